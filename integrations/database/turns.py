"""What a turn begins with, asked for in one statement: the message, its conversation, what that is about."""

from dataclasses import fields

from sqlalchemy import bindparam, select

from integrations.database.conversations import Conversation
from integrations.database.inbox import InboxRow, row_of
from integrations.database.operations import Operation
from integrations.database.statements import columns_of
from integrations.database.tables import PENDING, conversation, inbox, operation
from integrations.database.transaction import Transaction

_INBOX, _CONVERSATION = len(fields(InboxRow)), len(fields(Conversation))
_NEXT = (
    select(
        *columns_of(inbox, InboxRow),
        *columns_of(conversation, Conversation),
        *columns_of(operation, Operation),
    )
    .select_from(
        inbox.join(conversation, conversation.c.id == inbox.c.conversation_id).outerjoin(
            operation, operation.c.id == conversation.c.active_operation
        )
    )
    .where(PENDING, inbox.c.conversation_id == bindparam("conversation_id"))
    .order_by(inbox.c.id)
    .limit(1)
)


def next_pending(
    tx: Transaction, conversation_id: str
) -> tuple[InboxRow, Conversation, Operation | None] | None:
    """The oldest message of the conversation that has not been dealt with, and the operation under way."""
    found = tx.execute(_NEXT, {"conversation_id": conversation_id}).first()
    if found is None:
        return None
    values = tuple(found)
    active = values[_INBOX + _CONVERSATION :]
    return (
        row_of(values[:_INBOX]),
        Conversation(*values[_INBOX : _INBOX + _CONVERSATION]),
        Operation(*active) if active[0] is not None else None,
    )
