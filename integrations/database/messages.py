"""The record: what was said in a conversation, as the citizen, staff and the export read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, update

from integrations.database.statements import insert_rows_later, select_rows
from integrations.database.tables import message
from integrations.database.transaction import Transaction


@dataclass(frozen=True)
class NewMessage:
    """A message to record.

    Attributes:
        conversation_id: where it was said.
        municipality: controller of the row; None while the municipality is not known.
        direction: ``in`` from the citizen, ``out`` to them.
        at: when.
        language: in which it was said or worded.
        text: the words, personal data masked; stored encrypted.
        kind: what it was, for instance text, button, photo.
        intent: what it was understood as.
        confidence: how surely, from 0 to 1.
        entities: what was found in it; stored encrypted.
        inbox_id: the message from outside that it is, or answers.
        key: key of the text, for what the assistant said.
        person_hash: as in `outbox.OutboxRow`.
    """

    conversation_id: str
    municipality: str | None
    direction: Literal["in", "out"]
    at: datetime
    language: str | None
    text: str
    kind: str
    intent: str | None
    confidence: float | None
    entities: list[dict[str, Any]]
    inbox_id: int | None
    key: str | None
    person_hash: str | None


@dataclass(frozen=True)
class Message(NewMessage):
    """A recorded message.

    Attributes:
        id: counted; rises with the order of the conversation.
    """

    id: int


_ROWS = select_rows(message, Message).where(message.c.conversation_id == bindparam("conversation_id"))
_NEWEST = _ROWS.order_by(message.c.id.desc()).limit(bindparam("row_limit"))
_LAST_INCOMING = (
    _ROWS.where(message.c.direction == "in", message.c.kind == "text").order_by(message.c.id.desc()).limit(1)
)
_REPLACE = update(message).where(message.c.id == bindparam("row_id")).values(text=bindparam("new_text"))


def record(tx: Transaction, messages: Sequence[NewMessage]) -> None:
    """Stores messages in their order."""
    insert_rows_later(tx, message, [vars(new) for new in messages])


def of_conversation(tx: Transaction, conversation_id: str, limit: int = 1000) -> list[Message]:
    """The conversation's newest ``limit`` messages, oldest first."""
    rows = tx.execute(_NEWEST, {"conversation_id": conversation_id, "row_limit": limit})
    return [Message(*row) for row in rows][::-1]


def last_incoming(tx: Transaction, conversation_id: str) -> Message | None:
    """The citizen's newest message in words: photos and buttons may stand between two of them."""
    row = tx.execute(_LAST_INCOMING, {"conversation_id": conversation_id}).first()
    return Message(*row) if row else None


def replace_text(tx: Transaction, id: int, text: str) -> None:
    """Replaces the words of a message, for instance when its end turns out to be half an identity code."""
    tx.execute(_REPLACE, {"row_id": id, "new_text": text})
