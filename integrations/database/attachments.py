"""Attachments: photos that a citizen has sent."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import bindparam

from integrations.database.statements import IGNORE_DUPLICATES, insert_rows, select_rows
from integrations.database.tables import attachment as table
from integrations.database.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment.

    Attributes:
        id: 32 hex digits, unguessable.
        conversation_id: who sent it.
        media_type: checked against the content, for instance ``image/jpeg``.
        size: of the content, in bytes.
        content: stored encrypted.
        created_at: when it was stored.
    """

    id: str
    conversation_id: str
    media_type: str
    size: int
    content: bytes
    created_at: datetime


_BY_ID = select_rows(table, Attachment).where(
    table.c.conversation_id == bindparam("conversation_id"), table.c.id == bindparam("id")
)


def store(tx: Transaction, attachment: Attachment) -> None:
    """Stores an attachment, unless it was stored before."""
    row = {field.name: getattr(attachment, field.name) for field in fields(Attachment)}
    insert_rows(tx, table, [row], IGNORE_DUPLICATES)


def get(tx: Transaction, conversation_id: str, id: str) -> Attachment | None:
    """The attachment, if it belongs to the conversation."""
    row = tx.execute(_BY_ID, {"conversation_id": conversation_id, "id": id}).first()
    return Attachment(*row) if row else None
