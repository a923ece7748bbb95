"""The audit log: who was let in, who was not, whose data was read and why. Only added to.

Each entry carries a keyed hash over itself and the entry before it, so that none can be changed, left out or
put in between without the master secret. What is cut off at the end shows by the last entry's number and
digest, which are to be kept elsewhere now and then. No words of citizens, no identity codes.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Literal

from sqlalchemy import bindparam, select

from akkuna.errors import StorageUnavailable
from integrations.database.statements import IGNORE_DUPLICATES, insert_rows, select_rows
from integrations.database.tables import audit as table
from integrations.database.transaction import Transaction

Event = Literal[
    "login_started",
    "login_succeeded",
    "login_failed",
    "logged_out",
    "mandate_chosen",
    "mandate_missing",
    "personal_data_read",
    "identity_code_sent",
]
FIRST = "0" * 64
"""What the first entry follows."""
_MOST_TRIES = 100
_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry.

    Attributes:
        id: from 1, without gaps.
        at: when.
        municipality: code of the controller, where it is known.
        conversation_hash, person_hash: keyed hashes.
        details: codes of ours by name, such as purpose, level or reason.
        previous: digest of the entry before.
        digest: of this entry with `previous`.
    """

    id: int
    at: datetime
    event: str
    municipality: str | None
    conversation_hash: str | None
    person_hash: str | None
    details: dict[str, str]
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a look through the log found.

    Attributes:
        entries: how many are in order, from the first on.
        last: digest of the last of them.
        broken_at: id of the first entry that is missing or not as it was written; None where all are.
    """

    entries: int
    last: str
    broken_at: int | None


_LAST = select(table.c.id, table.c.digest).order_by(table.c.id.desc()).limit(1)
_AFTER = select_rows(table, Entry).where(table.c.id > bindparam("after")).order_by(table.c.id).limit(_PAGE)


def record(
    tx: Transaction,
    event: Event,
    *,
    conversation_id: str | None = None,
    person_hash: str | None = None,
    municipality: str | None = None,
    details: Mapping[str, str] | None = None,
    now: datetime,
) -> None:
    """Adds an entry.

    Args:
        person_hash: `akkuna.citizen.Citizen.person_hash`.
        details: codes of ours; never what anybody wrote or is called.
    """
    values = {
        "at": now.astimezone(timezone.utc),
        "event": event,
        "municipality": municipality,
        "conversation_hash": tx.hash("audit conversation", conversation_id) if conversation_id else None,
        "person_hash": person_hash,
        "details": dict(details or {}),
    }
    for _ in range(_MOST_TRIES):
        last = tx.execute(_LAST).first()
        number, previous = (last.id + 1, last.digest) if last else (1, FIRST)
        row = {"id": number, **values, "previous": previous}
        # Of several that follow the same entry, one is stored; the others follow that one.
        if insert_rows(tx, table, [{**row, "digest": _digest(tx, row)}], IGNORE_DUPLICATES):
            return
    raise StorageUnavailable()


def verify(tx: Transaction, noted: tuple[int, str] | None = None) -> Verified:
    """Looks through the whole log.

    Args:
        noted: number and digest of an entry that was the last one before: it must be there still.
    """
    count, previous = 0, FIRST
    number, digest = noted or (0, FIRST)
    for entry in _entries(tx):
        row = {name: getattr(entry, name) for name in Entry.__slots__ if name != "digest"}
        if (entry.id, entry.previous, entry.digest) != (count + 1, previous, _digest(tx, row)):
            return Verified(count, previous, entry.id)
        if entry.id == number and entry.digest != digest:
            return Verified(count, previous, number)
        count, previous = entry.id, entry.digest
    return Verified(count, previous, count + 1 if count < number else None)


def entries(tx: Transaction) -> list[Entry]:
    """The whole log, oldest first."""
    return list(_entries(tx))


def _entries(tx: Transaction) -> Iterator[Entry]:
    after = 0
    while rows := tx.execute(_AFTER, {"after": after}).all():
        yield from (Entry(*row) for row in rows)
        after = rows[-1].id


def _digest(tx: Transaction, row: Mapping[str, object]) -> str:
    at = row["at"]
    assert isinstance(at, datetime)
    written = {**row, "at": at.isoformat(timespec="microseconds")}
    return tx.hash("audit", json.dumps(written, sort_keys=True, ensure_ascii=True))
