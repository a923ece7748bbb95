"""The inbox: every message from outside, stored before it is acknowledged, once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Boolean, bindparam, func, select, text, update
from sqlalchemy.engine import Result

from integrations.database.statements import IGNORE_DUPLICATES, insert_rows, select_rows
from integrations.database.tables import PENDING, inbox
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


_ROWS = select_rows(inbox, InboxRow)
_FIND = _ROWS.where(
    inbox.c.municipality == bindparam("municipality"),
    inbox.c.channel == bindparam("channel"),
    inbox.c.external_id == bindparam("external_id"),
)
_WAITING = (
    select(inbox.c.conversation_id)
    .where(PENDING)
    .group_by(inbox.c.conversation_id)
    .having(func.min(inbox.c.received_at) < bindparam("older_than", type_=inbox.c.received_at.type))
    .order_by(func.min(inbox.c.id))
    .limit(bindparam("row_limit"))
)
_ALL_PENDING = _ROWS.where(PENDING, inbox.c.conversation_id == bindparam("conversation_id")).order_by(
    inbox.c.id
)
_REPLACE = update(inbox).where(inbox.c.id == bindparam("row_id"), PENDING).values(body=bindparam("new_body"))
_BY_ID = _ROWS.where(inbox.c.id == bindparam("row_id"))
_BURY = update(inbox).where(inbox.c.id == bindparam("row_id"), PENDING).values(state="dead", body=None)
_FINISH = text(
    "UPDATE inbox SET state = 'done', body = NULL WHERE id = :row_id AND state = 'pending' RETURNING EXISTS"
    " (SELECT 1 FROM inbox AS later WHERE later.conversation_id = inbox.conversation_id"
    " AND later.state = 'pending' AND later.id <> inbox.id) AS more"
).columns(more=Boolean)
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
    return _first(tx.execute(_FIND, values))


def get(tx: Transaction, id: int) -> InboxRow | None:
    """The row with this id."""
    return _first(tx.execute(_BY_ID, {"row_id": id}))


def all_pending(tx: Transaction, conversation_id: str) -> list[InboxRow]:
    """All messages of the conversation that have not been dealt with, oldest first."""
    return [row_of(row) for row in tx.execute(_ALL_PENDING, {"conversation_id": conversation_id})]


def replace_body(tx: Transaction, id: int, body: dict[str, Any]) -> None:
    """Replaces a message that has not been dealt with, for instance when its end is half an identity code."""
    tx.execute(_REPLACE, {"row_id": id, "new_body": body})


def waiting(tx: Transaction, *, older_than: datetime, limit: int) -> list[str]:
    """Conversations with a pending message stored before ``older_than``, longest waiting first."""
    rows = tx.execute(_WAITING, {"older_than": older_than, "row_limit": limit})
    return [row[0] for row in rows]


def finish(tx: Transaction, id: int) -> bool:
    """Marks a pending message as dealt with and clears its body; tells whether another one waits."""
    return bool(tx.execute(_FINISH, {"row_id": id}).scalar_one_or_none())


def bury(tx: Transaction, id: int) -> None:
    """Gives up a pending message and clears its body."""
    tx.execute(_BURY, {"row_id": id})


def count_attempt(tx: Transaction, id: int) -> int:
    """Counts one more attempt; returns how many there have been, this one included."""
    return int(tx.execute(_COUNT, {"row_id": id}).scalar_one())


def row_of(values: Sequence[Any]) -> InboxRow:
    """A row from its columns in the order of the fields; a channel's endpoint of no municipality has None."""
    found = InboxRow(*values)
    return found if found.municipality else replace(found, municipality=None)


def _first(result: Result) -> InboxRow | None:
    row = result.first()
    return None if row is None else row_of(row)
