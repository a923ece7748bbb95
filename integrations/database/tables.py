"""The tables. Every change here needs a migration in ``migrations/versions`` (a test compares them).

Words of a citizen stand in encrypted columns only. Rows of a conversation go with it (ON DELETE CASCADE).
Column order is the field order of the row classes, which are built by position.
"""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)

from integrations.database.columns import EncryptedBytes, EncryptedJson, EncryptedText, RowId, UtcDateTime

metadata = MetaData()


def _conversation_id() -> Column:
    return Column(
        "conversation_id", String(32), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False
    )


conversation = Table(
    "conversation",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("channel", String(40), nullable=False),
    Column("sender_hash", String(64), nullable=False),
    Column("municipality", String(40)),
    Column("language", String(2)),
    Column("language_source", String(10)),
    Column("snapshot", JSON, nullable=False),
    Column("memory", EncryptedJson("conversation.memory"), nullable=False),
    Column("active_operation", String(32)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_active_at", UtcDateTime, nullable=False),
    # When the browser's cookie ends; NULL where the channel has none.
    Column("session_ends_at", UtcDateTime),
    UniqueConstraint("channel", "sender_hash", name="uq_conversation_sender"),
    Index("ix_conversation_last_active", "last_active_at"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    _conversation_id(),
    # '' stands for none: NULLs would be distinct from each other in the unique constraint.
    Column("municipality", String(40), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("external_id", String(255), nullable=False),
    Column("body", EncryptedJson("inbox.body")),
    Column("received_at", UtcDateTime, nullable=False),
    Column("state", String(7), nullable=False),
    Column("attempts", Integer, nullable=False),
    UniqueConstraint("municipality", "channel", "external_id", name="uq_inbox_external_id"),
    Index(
        "ix_inbox_pending",
        "conversation_id",
        "id",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
    Index("ix_inbox_conversation", "conversation_id"),
    sqlite_autoincrement=True,
)
# A literal, not a parameter: SQLite uses the partial index only when it can see the condition.
PENDING = inbox.c.state == literal_column("'pending'")

outbox = Table(
    "outbox",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    _conversation_id(),
    Column("inbox_id", RowId),
    Column("reply", EncryptedJson("outbox.reply"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("delivered_at", UtcDateTime),
    Index("ix_outbox_conversation", "conversation_id", "id"),
    Index("ix_outbox_inbox", "inbox_id"),
    # A reader goes on from the last id it saw: an id must never be given twice.
    sqlite_autoincrement=True,
)

message = Table(
    "message",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=True),
    _conversation_id(),
    Column("municipality", String(40)),
    Column("direction", String(3), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("language", String(2)),
    Column("text", EncryptedText("message.text"), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("intent", String(80)),
    Column("confidence", Float),
    Column("entities", EncryptedJson("message.entities"), nullable=False),
    Column("inbox_id", RowId),
    Column("key", String(120)),
    Index("ix_message_conversation", "conversation_id", "id"),
    sqlite_autoincrement=True,
)

operation = Table(
    "operation",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("reference", String(20)),
    _conversation_id(),
    Column("municipality", String(40)),
    Column("service", String(80), nullable=False),
    Column("state", String(12), nullable=False),
    Column("draft", EncryptedJson("operation.draft"), nullable=False),
    Column("result", EncryptedJson("operation.result"), nullable=False),
    Column("external_id", Text),
    Column("confirmed_by", RowId),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", UtcDateTime),
    Column("lease_until", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("confirmed_at", UtcDateTime),
    Column("settled_at", UtcDateTime),
    UniqueConstraint("reference", name="uq_operation_reference"),
    Index("ix_operation_conversation", "conversation_id"),
    Index("ix_operation_due", "next_attempt_at"),
)

attachment = Table(
    "attachment",
    metadata,
    Column("id", String(32), primary_key=True),
    _conversation_id(),
    Column("media_type", String(80), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", EncryptedBytes("attachment.content"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_attachment_conversation", "conversation_id"),
)

button = Table(
    "button",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    _conversation_id(),
    Column("press", EncryptedJson("button.press"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_button_conversation", "conversation_id"),
)

rating = Table(
    "rating",
    metadata,
    _conversation_id(),
    Column("day", Date, nullable=False),
    Column("municipality", String(40)),
    Column("stars", Integer, nullable=False),
    Column("words", EncryptedText("rating.words"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("conversation_id", "day", name="pk_rating"),
)

lease = Table(
    "lease",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("holder", String(120), nullable=False),
    Column("until", UtcDateTime, nullable=False),
)
