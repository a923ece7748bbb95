"""Conversations: one row a sender of a channel."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import bindparam, exists, update

from akkuna.errors import StorageUnavailable
from integrations.database.statements import IGNORE_DUPLICATES, insert_rows, select_rows
from integrations.database.tables import PENDING, conversation, inbox
from integrations.database.transaction import Transaction

Language = Literal["fi", "sv"]
LanguageSource = Literal["chosen", "page", "detected"]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation.

    Attributes:
        id: uuid4, 32 hex digits.
        channel: folder name of the channel.
        sender_hash: keyed hash of the channel's name for the sender.
        municipality: code of the municipality, once known.
        language: language of the replies, once known.
        language_source: how the language is known.
        snapshot: the dialogue's state, plain JSON; holds no words of the citizen.
        memory: what else the dialogue remembers, any JSON object; stored encrypted.
        active_operation: id of the operation that the dialogue is about.
        created_at: when the first message came.
        last_active_at: when the last message came, or the citizen's browser last opened the conversation.
        session_ends_at: when the browser's cookie ends; None where the channel has none.
    """

    id: str
    channel: str
    sender_hash: str
    municipality: str | None
    language: Language | None
    language_source: LanguageSource | None
    snapshot: dict[str, Any]
    memory: dict[str, Any]
    active_operation: str | None
    created_at: datetime
    last_active_at: datetime
    session_ends_at: datetime | None


_MUTABLE = (
    "municipality",
    "language",
    "language_source",
    "snapshot",
    "memory",
    "active_operation",
    "last_active_at",
)
_ROWS = select_rows(conversation, Conversation)
_BY_ID = _ROWS.where(conversation.c.id == bindparam("id"))
_BY_SENDER = _ROWS.where(
    conversation.c.channel == bindparam("channel"), conversation.c.sender_hash == bindparam("sender_hash")
)
_WAITING = exists().where(inbox.c.conversation_id == conversation.c.id, PENDING)
_BY_SENDER_WITH_WAITING = _BY_SENDER.add_columns(_WAITING)
_PROLONG = (
    update(conversation)
    .where(conversation.c.id == bindparam("row_id"))
    .values(last_active_at=bindparam("now"), session_ends_at=bindparam("until"))
)
_REBIND = (
    update(conversation)
    .where(conversation.c.id == bindparam("row_id"))
    .values(sender_hash=bindparam("new_hash"))
)
_SAVE = (
    update(conversation)
    .where(conversation.c.id == bindparam("row_id"))
    .values({name: bindparam(name) for name in _MUTABLE})
)


def find(tx: Transaction, channel: str, sender_hash: str) -> Conversation | None:
    """The conversation of a sender, if there is one."""
    row = tx.execute(_BY_SENDER, {"channel": channel, "sender_hash": sender_hash}).first()
    return Conversation(*row) if row else None


def find_with_waiting(tx: Transaction, channel: str, sender_hash: str) -> tuple[Conversation | None, bool]:
    """Does `find`; tells as well whether a message of the conversation waits for its turn to end."""
    row = tx.execute(_BY_SENDER_WITH_WAITING, {"channel": channel, "sender_hash": sender_hash}).first()
    return (Conversation(*row[:-1]), bool(row[-1])) if row else (None, False)


def get(tx: Transaction, id: str) -> Conversation | None:
    """The conversation with this id, if there is one."""
    row = tx.execute(_BY_ID, {"id": id}).first()
    return Conversation(*row) if row else None


def create(
    tx: Transaction,
    *,
    channel: str,
    sender_hash: str,
    municipality: str | None,
    language: Language | None,
    language_source: LanguageSource | None,
    now: datetime,
) -> Conversation:
    """A new conversation; if another process has just made the sender's, that one.

    Raises:
        StorageUnavailable: the other process's conversation is already gone again.
    """
    made = Conversation(
        id=uuid4().hex,
        channel=channel,
        sender_hash=sender_hash,
        municipality=municipality,
        language=language,
        language_source=language_source,
        snapshot={},
        memory={},
        active_operation=None,
        created_at=now,
        last_active_at=now,
        session_ends_at=None,
    )
    values = {field.name: getattr(made, field.name) for field in fields(made)}
    if insert_rows(tx, conversation, [values], IGNORE_DUPLICATES):
        return made
    winner = find(tx, channel, sender_hash)
    if winner is None:
        raise StorageUnavailable()
    return winner


def prolong(tx: Transaction, id: str, *, now: datetime, until: datetime) -> None:
    """Notes that the citizen's browser opened the conversation, and when its cookie ends."""
    tx.execute(_PROLONG, {"row_id": id, "now": now, "until": until})


def rebind(tx: Transaction, id: str, sender_hash: str) -> None:
    """Gives the conversation to a sender of another name: the browser gets a new cookie, the old one ends."""
    tx.execute(_REBIND, {"row_id": id, "new_hash": sender_hash})


def save(tx: Transaction, conversation: Conversation) -> None:
    """Stores all columns that a turn may change."""
    values = {name: getattr(conversation, name) for name in _MUTABLE}
    tx.execute_later(_SAVE, {"row_id": conversation.id, **values})
