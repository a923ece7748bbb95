"""What was imported of the service catalogue: services, who is offered them, the state of each import.

Services are JSON, which this module neither makes nor reads.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import bindparam, delete, func, or_, select, update

from integrations.database.statements import IGNORE_DUPLICATES, insert_rows, select_rows
from integrations.database.tables import catalogue_import as imports
from integrations.database.tables import catalogue_offer as offers
from integrations.database.tables import catalogue_service as services
from integrations.database.transaction import Transaction

AT_ONCE = 200
"""Rows of one statement: SQLite counts the values of a statement."""
_Item = TypeVar("_Item")
_MOMENT = imports.c.next_at.type
_REPLACE = (
    "ON CONFLICT (id) DO UPDATE SET content = excluded.content,"
    " changed_at = excluded.changed_at, imported_at = excluded.imported_at"
)


@dataclass(frozen=True, slots=True)
class Import:
    """The state of a municipality's import.

    Attributes:
        number: grows whenever what is offered there has changed.
        next_at: when it is due.
        lease_until: until when a process has it.
        holder: which one, or had it last.
        read_at: when the last one that succeeded began to read; what changed since then is still to be read.
        whole_at: the same of the last one that read everything.
        failures: how many in a row have failed.
        failure: what was wrong with the last of them; None after one that succeeded.
    """

    municipality: str
    number: int
    next_at: datetime
    lease_until: datetime | None
    holder: str | None
    read_at: datetime | None
    whole_at: datetime | None
    failures: int
    failure: str | None


@dataclass(frozen=True, slots=True)
class Stored:
    """A service as it is stored."""

    id: str
    content: str
    changed_at: datetime | None
    imported_at: datetime


_IMPORTS = select_rows(imports, Import).order_by(imports.c.municipality)
_OF = _IMPORTS.where(imports.c.municipality == bindparam("code"))
_FREE = or_(imports.c.lease_until.is_(None), imports.c.lease_until <= bindparam("now", type_=_MOMENT))
_DUE = (
    select(imports.c.municipality)
    .where(
        imports.c.municipality.in_(bindparam("codes", expanding=True)),
        imports.c.next_at <= bindparam("now", type_=_MOMENT),
        _FREE,
    )
    .order_by(imports.c.next_at, imports.c.municipality)
    .limit(1)
    # SQLite knows no row locks and needs none: its write transactions exclude each other.
    .with_for_update(skip_locked=True)
)
_LEASE = (
    update(imports)
    .where(
        imports.c.municipality == bindparam("code"),
        or_(imports.c.holder == bindparam("by"), _FREE),
    )
    .values(lease_until=bindparam("until", type_=_MOMENT), holder=bindparam("by"))
)
_SETTLE = (
    update(imports)
    .where(imports.c.municipality == bindparam("code"), imports.c.holder == bindparam("by"))
    .values(
        number=imports.c.number + bindparam("more"),
        next_at=bindparam("due_at", type_=_MOMENT),
        read_at=func.coalesce(bindparam("began", type_=_MOMENT), imports.c.read_at),
        whole_at=func.coalesce(bindparam("whole", type_=_MOMENT), imports.c.whole_at),
        failures=bindparam("failed"),
        failure=bindparam("why"),
        lease_until=None,
        holder=None,
    )
)
_STATE = select(func.count(), func.coalesce(func.sum(imports.c.number), 0)).where(imports.c.number > 0)
_CONTENT = select(services.c.id, services.c.content).where(
    services.c.id.in_(bindparam("ids", expanding=True))
)
_IDS_OF = select(offers.c.service_id).where(offers.c.municipality == bindparam("code"))
_WITHDRAW = delete(offers).where(
    offers.c.municipality == bindparam("code"), offers.c.service_id.in_(bindparam("ids", expanding=True))
)
_REMOVE = delete(services).where(services.c.id.in_(bindparam("ids", expanding=True)))
_FORGET = delete(services).where(
    services.c.id.in_(bindparam("ids", expanding=True)),
    services.c.id.not_in(select(offers.c.service_id)),
)
_ALL = select_rows(services, Stored).order_by(services.c.id)
_OFFERS = select(offers.c.service_id, offers.c.municipality).order_by(offers.c.municipality)
_COUNTS = select(offers.c.municipality, func.count()).group_by(offers.c.municipality)


def expect(tx: Transaction, codes: Collection[str], *, now: datetime) -> None:
    """Makes the state of municipalities that have none: their import is due at once."""
    first = {"number": 0, "next_at": now, "failures": 0}
    rows = [{"municipality": code, **first} for code in sorted(codes)]
    insert_rows(tx, imports, rows, IGNORE_DUPLICATES)


def claim_due(
    tx: Transaction, codes: Collection[str], holder: str, *, now: datetime, lease_seconds: float
) -> Import | None:
    """Takes the import that has been due longest and that nobody has; None if there is none.

    Args:
        codes: municipalities to choose from.
        holder: who takes it.
        lease_seconds: for how long, unless `claim` prolongs it; afterwards others may take it.
    """
    code = tx.execute(_DUE, {"codes": sorted(codes), "now": now}).scalar_one_or_none()
    return claim(tx, code, holder, now=now, lease_seconds=lease_seconds) if code else None


def claim(tx: Transaction, code: str, holder: str, *, now: datetime, lease_seconds: float) -> Import | None:
    """Takes or prolongs the import of a municipality, due or not; None while somebody else has it."""
    values = {"code": code, "by": holder, "now": now, "until": now + timedelta(seconds=lease_seconds)}
    return state_of(tx, code) if tx.execute(_LEASE, values).rowcount else None


def state_of(tx: Transaction, code: str) -> Import | None:
    """The state of one municipality's import."""
    row = tx.execute(_OF, {"code": code}).first()
    return Import(*row) if row else None


def states(tx: Transaction) -> list[Import]:
    """The states of all imports, by municipality."""
    return [Import(*row) for row in tx.execute(_IMPORTS)]


def settle(
    tx: Transaction,
    code: str,
    holder: str,
    *,
    next_at: datetime,
    changed: bool = False,
    read_at: datetime | None = None,
    whole_at: datetime | None = None,
    failures: int = 0,
    failure: str | None = None,
) -> bool:
    """Ends an import and lets it go; False, and nothing done, where somebody else has it by now.

    Args:
        changed: whether what is offered there has.
        read_at, whole_at: of an import that succeeded; None leaves what was.
    """
    values = {
        "code": code,
        "by": holder,
        "more": int(changed),
        "due_at": next_at,
        "began": read_at,
        "whole": whole_at,
        "failed": failures,
        "why": failure,
    }
    return bool(tx.execute(_SETTLE, values).rowcount)


def put(tx: Transaction, code: str, found: Sequence[Stored], *, whole: bool) -> bool:
    """Stores services that were read for a municipality.

    Args:
        whole: they are all that it is offered: what else was offered there is taken away.

    Returns:
        Whether that made any difference.
    """
    known = {row[0] for row in tx.execute(_IDS_OF, {"code": code})}
    ids = {one.id for one in found}
    changed = _changed(tx, found)
    for some in _pieces(changed):
        insert_rows(tx, services, [_row(one) for one in some], _REPLACE)
    added = sorted(ids - known)
    for pieces in _pieces(added):
        insert_rows(
            tx, offers, [{"municipality": code, "service_id": id} for id in pieces], IGNORE_DUPLICATES
        )
    gone = sorted(known - ids) if whole else []
    for pieces in _pieces(gone):
        tx.execute(_WITHDRAW, {"code": code, "ids": pieces})
        tx.execute(_FORGET, {"ids": pieces})
    return bool(changed or added or gone)


def remove(tx: Transaction, ids: Collection[str]) -> bool:
    """Takes services away everywhere; whether there were any."""
    removed = [tx.execute(_REMOVE, {"ids": some}).rowcount for some in _pieces(sorted(ids))]
    return any(removed)


def version(tx: Transaction) -> tuple[int, int]:
    """Differs from what it was whenever what is offered anywhere has changed; (0, 0) before all imports."""
    count, numbers = tx.execute(_STATE).one()
    return int(count), int(numbers)


def count_by_municipality(tx: Transaction) -> Mapping[str, int]:
    """How many services each municipality is offered."""
    return {row[0]: int(row[1]) for row in tx.execute(_COUNTS)}


def everything(tx: Transaction) -> Iterator[tuple[Stored, tuple[str, ...]]]:
    """All services, with the municipalities that are offered each."""
    codes: dict[str, list[str]] = {}
    for id, code in tx.execute(_OFFERS):
        codes.setdefault(id, []).append(code)
    for row in tx.execute(_ALL):
        yield Stored(*row), tuple(codes.get(row[0], ()))


def _changed(tx: Transaction, found: Sequence[Stored]) -> list[Stored]:
    """Those that are not stored yet, or otherwise."""
    by_id = {one.id: one for one in found}
    stored: dict[str, str] = {}
    for some in _pieces(sorted(by_id)):
        stored |= {row[0]: row[1] for row in tx.execute(_CONTENT, {"ids": some})}
    return [one for id, one in by_id.items() if stored.get(id) != one.content]


def _row(one: Stored) -> dict[str, object]:
    return {
        "id": one.id,
        "content": one.content,
        "changed_at": one.changed_at,
        "imported_at": one.imported_at,
    }


def _pieces(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]
