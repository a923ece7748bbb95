"""The database: tables, encryption, the conversation lock and one repository a table.

Use: ``with database.transaction() as tx: inbox.accept(tx, …)``. Repositories are the modules of this
folder; each takes the transaction first and returns frozen row classes. Calls block: run them in threads.
"""

from integrations.database.attachments import Attachment
from integrations.database.conversations import Conversation
from integrations.database.database import Database
from integrations.database.inbox import InboxRow
from integrations.database.locks import HeldConversation
from integrations.database.messages import Message, NewMessage
from integrations.database.operations import Operation
from integrations.database.outbox import OutboxRow
from integrations.database.ratings import Rating
from integrations.database.transaction import Transaction

__all__ = [
    "Attachment",
    "Conversation",
    "Database",
    "HeldConversation",
    "InboxRow",
    "Message",
    "NewMessage",
    "Operation",
    "OutboxRow",
    "Rating",
    "Transaction",
]
