"""Operations: what a citizen has done or is doing in a municipal system, from draft to settled."""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import bindparam, or_, select, text, update
from sqlalchemy.sql.selectable import TextualSelect

from akkuna.errors import StorageUnavailable
from integrations.database.columns import now_utc
from integrations.database.statements import columns_of, insert_rows, select_rows
from integrations.database.tables import operation as table
from integrations.database.transaction import Transaction

State = Literal[
    "draft",
    "parked",
    "prepared",
    "confirmed",
    "sending",
    "waiting",
    "checking",
    "with_staff",
    "done",
    "refused",
    "cancelled",
]
UNCONFIRMED: frozenset[State] = frozenset({"draft", "refused"})
"""The citizen's to change: nothing has been sent, or what was sent has been refused."""
UNDER_WAY: frozenset[State] = frozenset({"confirmed", "sending", "waiting", "checking", "with_staff"})
"""Confirmed by the citizen and not settled: must not be lost."""

_CLAIMABLE = ("confirmed", "sending", "waiting", "checking", "with_staff", "done")


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation.

    Attributes:
        id: uuid4, 32 hex digits; the idempotency key.
        reference: what the citizen is told, ``KA-XXXXXX``; unique.
        conversation_id: where it is done.
        municipality: controller of the row.
        service: folder name of the service.
        state: see `State`; changed by `move` only.
        draft: the citizen's answers; stored encrypted.
        result: what the system answered (its id, token, status …); stored encrypted.
        external_id: the system's id, for finding the row by it.
        confirmed_by: inbox id of the message that confirmed it.
        attempts: calls made to the system for it.
        next_attempt_at: when a job has to look at it; None for never.
        lease_until: until when a job has it.
        created_at: when the draft was begun.
        updated_at: when the row last changed.
        confirmed_at: when the citizen confirmed.
        settled_at: when its outcome was known.
        person_hash: keyed hash of the citizen who did it logged in; None where nobody was.
    """

    id: str
    reference: str | None
    conversation_id: str
    municipality: str | None
    service: str
    state: State
    draft: dict[str, Any]
    result: dict[str, Any]
    external_id: str | None
    confirmed_by: int | None
    attempts: int
    next_attempt_at: datetime | None
    lease_until: datetime | None
    created_at: datetime
    updated_at: datetime
    confirmed_at: datetime | None
    settled_at: datetime | None
    person_hash: str | None = None


_NAMES = tuple(field.name for field in fields(Operation))
_SAVED = tuple(name for name in _NAMES if name not in ("id", "conversation_id", "state", "created_at"))
_ROWS = select_rows(table, Operation)
_BY_ID = _ROWS.where(table.c.id == bindparam("id"))
_BY_REFERENCE = _ROWS.where(table.c.reference == bindparam("reference"))
_OF_CONVERSATION = _ROWS.where(
    table.c.conversation_id == bindparam("conversation_id"),
    table.c.state.in_(bindparam("states", expanding=True)),
).order_by(table.c.created_at, table.c.id)
_OF_PERSON = (
    _ROWS.where(table.c.person_hash == bindparam("person_hash"), table.c.confirmed_at.is_not(None))
    .order_by(table.c.confirmed_at.desc(), table.c.id)
    .limit(bindparam("row_limit"))
)
_ALL_SAVED = ", ".join(f"{name} = excluded.{name}" for name in _SAVED)
_SAVE_INSTEAD = f"ON CONFLICT (id) DO UPDATE SET {_ALL_SAVED} WHERE {table.name}.state = excluded.state"
_CONFIRM_INSTEAD = (
    f"ON CONFLICT (id) DO UPDATE SET {_ALL_SAVED}, state = excluded.state"
    f" WHERE {table.name}.state IN ({', '.join(repr(state) for state in sorted(UNCONFIRMED))})"
)
_DUE = (
    select(table.c.id)
    .where(
        table.c.state.in_(_CLAIMABLE),
        table.c.next_attempt_at <= bindparam("now"),
        or_(table.c.lease_until.is_(None), table.c.lease_until <= bindparam("now")),
    )
    .order_by(table.c.next_attempt_at, table.c.id)
    .limit(bindparam("row_limit"))
    # SQLite knows no row locks and needs none: its write transactions exclude each other.
    .with_for_update(skip_locked=True)
)
_LEASE = (
    update(table)
    .where(table.c.id.in_(bindparam("ids", expanding=True)))
    .values(lease_until=bindparam("until"))
)
_BY_IDS = _ROWS.where(table.c.id.in_(bindparam("ids", expanding=True))).order_by(
    table.c.next_attempt_at, table.c.id
)


def create(tx: Transaction, operation: Operation) -> None:
    """Stores a new operation.

    Raises:
        sqlalchemy.exc.IntegrityError: its id or reference is taken.
    """
    insert_rows(tx, table, [{name: getattr(operation, name) for name in _NAMES}])


def get(tx: Transaction, id: str) -> Operation | None:
    """The operation with this id."""
    row = tx.execute(_BY_ID, {"id": id}).first()
    return Operation(*row) if row else None


def find_by_reference(tx: Transaction, reference: str) -> Operation | None:
    """The operation that the citizen knows by this reference."""
    row = tx.execute(_BY_REFERENCE, {"reference": reference}).first()
    return Operation(*row) if row else None


def of_conversation(tx: Transaction, conversation_id: str, states: Collection[State]) -> list[Operation]:
    """The conversation's operations in one of the states, oldest first."""
    values = {"conversation_id": conversation_id, "states": list(states)}
    return [Operation(*row) for row in tx.execute(_OF_CONVERSATION, values)]


def of_person(tx: Transaction, person_hash: str, *, limit: int = 20) -> list[Operation]:
    """What a citizen has confirmed while logged in, in any conversation, newest first."""
    values = {"person_hash": person_hash, "row_limit": limit}
    return [Operation(*row) for row in tx.execute(_OF_PERSON, values)]


def put(tx: Transaction, operation: Operation) -> None:
    """Stores the operation, or all of its columns but the state, which only `confirm` and `move` change.

    Raises:
        StorageUnavailable: the stored operation is in another state than this one: somebody else moved it.
        sqlalchemy.exc.IntegrityError: its reference is taken.
    """
    row = {name: getattr(operation, name) for name in _NAMES}
    if not insert_rows(tx, table, [row], _SAVE_INSTEAD):
        raise StorageUnavailable()


def confirm(tx: Transaction, operation: Operation) -> Operation:
    """Stores the operation as confirmed, if it is new or was not confirmed before.

    Returns:
        The row as it now is: another state than confirmed says that somebody went on with it before.

    Raises:
        StorageUnavailable: it was deleted meanwhile.
        sqlalchemy.exc.IntegrityError: its reference is taken.
    """
    confirmed = replace(operation, state="confirmed", updated_at=now_utc())
    row = {name: getattr(confirmed, name) for name in _NAMES}
    if insert_rows(tx, table, [row], _CONFIRM_INSTEAD):
        return confirmed
    stored = get(tx, operation.id)
    if stored is None:
        raise StorageUnavailable()
    return stored


def move(
    tx: Transaction, id: str, *, from_states: Collection[State], to_state: State, **columns: Any
) -> Operation | None:
    """Changes the state if it is one of ``from_states`` (compare and set).

    Args:
        columns: other columns to set along with it; ``updated_at`` is now unless it is given.

    Returns:
        The row as it now is; None if this call did not change it.
    """
    values = {"state": to_state, "updated_at": now_utc(), **columns}
    row = tx.execute(_move(tuple(values), tuple(sorted(from_states))), {"row_id": id, **values}).first()
    return Operation(*row) if row else None


@lru_cache(maxsize=64)
def _move(names: tuple[str, ...], from_states: tuple[State, ...]) -> TextualSelect:
    """One UPDATE … RETURNING for SQLite and PostgreSQL alike; see `statements` for why it is text."""
    changes = ", ".join(f"{name} = :{name}" for name in names)
    states = ", ".join(f"'{state}'" for state in from_states)
    sql = (
        f"UPDATE {table.name} SET {changes} WHERE id = :row_id AND state IN ({states})"
        f" RETURNING {', '.join(_NAMES)}"
    )
    binds = [bindparam(name, type_=table.c[name].type) for name in names]
    return text(sql).bindparams(*binds).columns(*columns_of(table, Operation))


def claim_due(tx: Transaction, *, now: datetime, lease_seconds: float, limit: int) -> list[Operation]:
    """Takes operations that a job has to look at, so that no other process takes them meanwhile.

    Due is what is confirmed, sending, waiting, checking, with staff, or done with a follow-up, whose next
    attempt's time has come and which nobody has. The claim holds when the transaction is committed.

    Args:
        lease_seconds: for how long they are taken; afterwards others may take them.
        limit: how many at most.
    """
    ids = [row[0] for row in tx.execute(_DUE, {"now": now, "row_limit": limit})]
    if not ids:
        return []
    tx.execute(_LEASE, {"ids": ids, "until": now + timedelta(seconds=lease_seconds)})
    return [Operation(*row) for row in tx.execute(_BY_IDS, {"ids": ids})]
