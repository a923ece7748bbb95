"""Links from a messaging channel to the secure window, where the same draft is gone on with.

offered ─ somebody opens the window ─▶ opened ─ the matter is confirmed or answered there ─▶ told
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, update

from integrations.database import tokens
from integrations.database.statements import insert_rows, select_rows
from integrations.database.tables import handover as table
from integrations.database.tables import operation
from integrations.database.transaction import Transaction

OFFERED_FOR = timedelta(minutes=30)
"""How long the link can be followed."""

_MOMENT = table.c.expires_at.type
_NOT_DONE = ("draft", "refused", "cancelled")


@dataclass(frozen=True, slots=True)
class Handover:
    """A draft on its way from one conversation to another.

    Attributes:
        token_hash: of the link's token.
        conversation_id: where the link was given.
        operation_id: the draft there.
    """

    token_hash: str
    conversation_id: str
    operation_id: str


_OFFERED = select_rows(table, Handover).where(
    table.c.token_hash == bindparam("hash"),
    table.c.window_operation.is_(None),
    table.c.expires_at > bindparam("now", type_=_MOMENT),
)
_OPEN = (
    update(table)
    .where(table.c.token_hash == bindparam("hash"), table.c.window_operation.is_(None))
    .values(window_operation=bindparam("opened_as"))
)
_FINISHED = (
    select_rows(table, Handover)
    .add_columns(operation.c.reference)
    .join(operation, operation.c.id == table.c.window_operation)
    .where(table.c.told_at.is_(None), operation.c.state.not_in(_NOT_DONE))
    .limit(bindparam("row_limit"))
)
_TELL = (
    update(table)
    .where(table.c.token_hash == bindparam("hash"), table.c.told_at.is_(None))
    .values(told_at=bindparam("now", type_=_MOMENT))
)


def offer(tx: Transaction, conversation_id: str, operation_id: str, *, now: datetime) -> str:
    """A token for the link to the secure window, of one use."""
    token = tokens.new()
    row = {
        "token_hash": tokens.hash_of(token),
        "conversation_id": conversation_id,
        "operation_id": operation_id,
        "expires_at": now + OFFERED_FOR,
    }
    insert_rows(tx, table, [row])
    return token


def offered(tx: Transaction, token: str, *, now: datetime) -> Handover | None:
    """What the token offers; None where it is used, too old or none of ours. Looking uses nothing up."""
    row = tx.execute(_OFFERED, {"hash": tokens.hash_of(token), "now": now}).first()
    return Handover(*row) if row else None


def open_as(tx: Transaction, handover: Handover, operation_id: str) -> bool:
    """Uses the link up for the window's draft; False for all but the first."""
    return bool(tx.execute(_OPEN, {"hash": handover.token_hash, "opened_as": operation_id}).rowcount)


def finished(tx: Transaction, *, limit: int) -> list[tuple[Handover, str | None]]:
    """Handovers whose matter is over in the window and of which the channel has not heard, and references."""
    rows = tx.execute(_FINISHED, {"row_limit": limit})
    return [(Handover(*row[:-1]), row[-1]) for row in rows]


def tell(tx: Transaction, handover: Handover, *, now: datetime) -> bool:
    """Notes that the channel hears of it; False for all but the first."""
    return bool(tx.execute(_TELL, {"hash": handover.token_hash, "now": now}).rowcount)
