"""The inbox: every message from outside, stored before it is acknowledged, once."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, func, literal_column, select, text, update
from sqlalchemy.engine import Row

from integrations.database.statements import IGNORE_DUPLICATES, insert_rows, select_rows
from integrations.database.tables import inbox
from integrations.database.transaction import Transaction


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A stored message from outside.

    Attributes:
        id: counted; rises with the order of arrival.
        conversation_id: whose turn it is.
        municipality: of the channel's endpoint, if it has one.
        channel: folder name of the channel.
        external_id: the channel's id of the message.
        body: the message as JSON; None when it has been dealt with.
        received_at: when it was stored.
        state: ``pending``, ``done`` or, given up after too many attempts, ``dead``.
        attempts: turns begun for it.
    """

    id: int
    conversation_id: str
    municipality: str | None
    channel: str
    external_id: str
    body: dict[str, Any] | None
    received_at: datetime
    state: Literal["pending", "done", "dead"]
    attempts: int


# A literal, not a parameter: SQLite uses the partial index only when it can see the condition.
_PENDING = inbox.c.state == literal_column("'pending'")
_ROWS = select_rows(inbox, InboxRow)
_FIND = _ROWS.where(
    inbox.c.municipality == bindparam("municipality"),
    inbox.c.channel == bindparam("channel"),
    inbox.c.external_id == bindparam("external_id"),
)
_NEXT = (
    _ROWS.where(_PENDING, inbox.c.conversation_id == bindparam("conversation_id"))
    .order_by(inbox.c.id)
    .limit(1)
)
_WAITING = (
    select(inbox.c.conversation_id)
    .where(_PENDING)
    .group_by(inbox.c.conversation_id)
    .having(func.min(inbox.c.received_at) < bindparam("older_than", type_=inbox.c.received_at.type))
    .order_by(func.min(inbox.c.id))
    .limit(bindparam("row_limit"))
)
_ALL_PENDING = _ROWS.where(_PENDING, inbox.c.conversation_id == bindparam("conversation_id")).order_by(
    inbox.c.id
)
_REPLACE = update(inbox).where(inbox.c.id == bindparam("row_id"), _PENDING).values(body=bindparam("new_body"))
_BY_ID = _ROWS.where(inbox.c.id == bindparam("row_id"))
_CLOSE = (
    update(inbox)
    .where(inbox.c.id == bindparam("row_id"), _PENDING)
    .values(state=bindparam("new_state"), body=None)
)
_COUNT = text("UPDATE inbox SET attempts = attempts + 1 WHERE id = :row_id RETURNING attempts")


def accept(
    tx: Transaction,
    *,
    conversation_id: str,
    municipality: str | None,
    channel: str,
    external_id: str,
    body: dict[str, Any],
    now: datetime,
) -> int | None:
    """Stores a message that nobody has stored before.

    Args:
        external_id: unique for the municipality and channel; a channel whose clients choose their ids
            puts the conversation's id in front.

    Returns:
        The new row's id; None when the same message was stored before, whatever has become of it.
    """
    row = {
        "conversation_id": conversation_id,
        "municipality": municipality or "",
        "channel": channel,
        "external_id": external_id,
        "body": body,
        "received_at": now,
        "state": "pending",
        "attempts": 0,
    }
    ids = insert_rows(tx, inbox, [row], IGNORE_DUPLICATES)
    return ids[0] if ids else None


def find(tx: Transaction, *, municipality: str | None, channel: str, external_id: str) -> InboxRow | None:
    """The row of a message by the channel's id."""
    values = {"municipality": municipality or "", "channel": channel, "external_id": external_id}
    return _row(tx.execute(_FIND, values).first())


def get(tx: Transaction, id: int) -> InboxRow | None:
    """The row with this id."""
    return _row(tx.execute(_BY_ID, {"row_id": id}).first())


def next_pending(tx: Transaction, conversation_id: str) -> InboxRow | None:
    """The oldest message of the conversation that has not been dealt with."""
    return _row(tx.execute(_NEXT, {"conversation_id": conversation_id}).first())


def all_pending(tx: Transaction, conversation_id: str) -> list[InboxRow]:
    """All messages of the conversation that have not been dealt with, oldest first."""
    return [InboxRow(*row) for row in tx.execute(_ALL_PENDING, {"conversation_id": conversation_id})]


def replace_body(tx: Transaction, id: int, body: dict[str, Any]) -> None:
    """Replaces a message that has not been dealt with, for instance when its end is half an identity code."""
    tx.execute(_REPLACE, {"row_id": id, "new_body": body})


def waiting(tx: Transaction, *, older_than: datetime, limit: int) -> list[str]:
    """Conversations with a pending message stored before ``older_than``, longest waiting first."""
    rows = tx.execute(_WAITING, {"older_than": older_than, "row_limit": limit})
    return [row[0] for row in rows]


def finish(tx: Transaction, id: int) -> None:
    """Marks a pending message as dealt with and clears its body."""
    tx.execute(_CLOSE, {"row_id": id, "new_state": "done"})


def bury(tx: Transaction, id: int) -> None:
    """Gives up a pending message and clears its body."""
    tx.execute(_CLOSE, {"row_id": id, "new_state": "dead"})


def count_attempt(tx: Transaction, id: int) -> int:
    """Counts one more attempt; returns how many there have been, this one included."""
    return int(tx.execute(_COUNT, {"row_id": id}).scalar_one())


def _row(row: Row | None) -> InboxRow | None:
    if row is None:
        return None
    found = InboxRow(*row)
    return found if found.municipality else replace(found, municipality=None)
