"""The outbox: every reply, stored with the turn that made it, in the order in which it is to be read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from integrations.database.statements import insert_rows, select_rows
from integrations.database.tables import conversation, outbox
from integrations.database.transaction import Transaction


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A stored reply.

    Attributes:
        id: counted; rises with the order of reading and is never given twice.
        conversation_id: to whom.
        inbox_id: the message that it answers; None for what the assistant says by itself.
        reply: the reply as JSON.
        created_at: when it was stored.
        delivered_at: when the channel took it, where the channel is one that we send to.
        person_hash: of who was identified when it was said: nobody else is to see it; None where nobody was.
    """

    id: int
    conversation_id: str
    inbox_id: int | None
    reply: dict[str, Any]
    created_at: datetime
    delivered_at: datetime | None
    person_hash: str | None


_ROWS = select_rows(outbox, OutboxRow).order_by(outbox.c.id)
_AFTER = _ROWS.where(
    outbox.c.conversation_id == bindparam("conversation_id"), outbox.c.id > bindparam("after_id")
).limit(bindparam("row_limit"))
_OF_INBOX = _ROWS.where(outbox.c.inbox_id == bindparam("inbox_id"))
# The subquery is one look into the index for each conversation, however long it is.
_NEWEST = select(
    conversation.c.id,
    select(func.max(outbox.c.id))
    .where(outbox.c.conversation_id == conversation.c.id)
    .correlate(conversation)
    .scalar_subquery(),
).where(conversation.c.id.in_(bindparam("ids", expanding=True)))


def add(
    tx: Transaction,
    *,
    conversation_id: str,
    inbox_id: int | None,
    replies: Sequence[Mapping[str, Any]],
    now: datetime,
    person_hash: str | None = None,
) -> list[OutboxRow]:
    """Stores replies in their order; returns their rows.

    The caller holds the conversation (`Database.try_hold`): only then is the order of ids the order in
    which readers can see the rows.
    """
    rows: list[dict[str, Any]] = [
        {
            "conversation_id": conversation_id,
            "inbox_id": inbox_id,
            "reply": dict(reply),
            "created_at": now,
            "person_hash": person_hash,
        }
        for reply in replies
    ]
    ids = insert_rows(tx, outbox, rows)
    return [OutboxRow(id=id, delivered_at=None, **row) for id, row in zip(ids, rows, strict=True)]


def after(tx: Transaction, conversation_id: str, after_id: int, limit: int = 500) -> list[OutboxRow]:
    """The conversation's replies with an id above ``after_id``, in order, ``limit`` at most."""
    values = {"conversation_id": conversation_id, "after_id": after_id, "row_limit": limit}
    return [OutboxRow(*row) for row in tx.execute(_AFTER, values)]


def of_inbox(tx: Transaction, inbox_id: int) -> list[OutboxRow]:
    """The replies to one message, in order."""
    return [OutboxRow(*row) for row in tx.execute(_OF_INBOX, {"inbox_id": inbox_id})]


def newest_ids(tx: Transaction, conversation_ids: Collection[str]) -> dict[str, int]:
    """The newest reply's id of each conversation that has one."""
    rows = tx.execute(_NEWEST, {"ids": list(conversation_ids)})
    return {id: newest for id, newest in rows if newest is not None}
