"""The tables. Every change here needs a migration in ``migrations/versions`` (a test compares them).

Words of a citizen stand in encrypted columns only. Rows of a conversation go with it (ON DELETE CASCADE).
Column order is the field order of the row classes, which are built by position.
"""

from sqlalchemy import (
    JSON,
    Boolean,
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
    Column("person_hash", String(64)),
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
    Column("person_hash", String(64)),
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
    # Who did it, where they were logged in.
    Column("person_hash", String(64)),
    UniqueConstraint("reference", name="uq_operation_reference"),
    Index("ix_operation_conversation", "conversation_id"),
    Index("ix_operation_due", "next_attempt_at"),
    Index("ix_operation_person", "person_hash"),
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

login = Table(
    "login",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("handle_hash", String(64), nullable=False),
    _conversation_id(),
    Column("municipality", String(40)),
    Column("language", String(2), nullable=False),
    Column("level", String(12), nullable=False),
    Column("purpose", String(80), nullable=False),
    Column("state", String(9), nullable=False),
    # Of a municipality with a service provider of its own: its code; '' for the shared one.
    Column("provider", String(40), nullable=False),
    Column("in_window", Boolean, nullable=False),
    Column("browser_hash", String(64)),
    Column("relay_hash", String(64)),
    Column("request", EncryptedJson("login.request")),
    Column("code_hash", String(64)),
    Column("result", EncryptedJson("login.result")),
    Column("expires_at", UtcDateTime, nullable=False),
    UniqueConstraint("handle_hash", name="uq_login_handle"),
    UniqueConstraint("relay_hash", name="uq_login_relay"),
    UniqueConstraint("code_hash", name="uq_login_code"),
    Index("ix_login_conversation", "conversation_id"),
    Index("ix_login_expires", "expires_at"),
)

citizen_session = Table(
    "citizen_session",
    metadata,
    Column("id", String(32), primary_key=True),
    _conversation_id(),
    Column("municipality", String(40)),
    Column("provider", String(40), nullable=False),
    Column("person_hash", String(64), nullable=False),
    # Emptied when the session ends: what stays is who it was by hash, for logout and audit.
    Column("identifier", EncryptedJson("citizen_session.identifier")),
    Column("person", EncryptedJson("citizen_session.person")),
    Column("saml", EncryptedJson("citizen_session.saml")),
    Column("principal", EncryptedJson("citizen_session.principal")),
    Column("access", EncryptedJson("citizen_session.access")),
    Column("name_hash", String(64), nullable=False),
    Column("index_hash", String(64), nullable=False),
    Column("browser_hash", String(64)),
    Column("level", String(12), nullable=False),
    Column("authenticated_at", UtcDateTime, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_used_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("ended_by", String(20)),
    # One at a time, however many logins end at once.
    Index(
        "uq_citizen_session_open",
        "conversation_id",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
    Index("ix_citizen_session_conversation", "conversation_id"),
    Index("ix_citizen_session_name", "name_hash"),
    Index("ix_citizen_session_expires", "expires_at"),
)

logout = Table(
    "logout",
    metadata,
    Column("handle_hash", String(64), primary_key=True),
    _conversation_id(),
    Column("provider", String(40), nullable=False),
    Column("saml", EncryptedJson("logout.saml"), nullable=False),
    Column("relay_hash", String(64)),
    Column("request_id", String(80)),
    Column("expires_at", UtcDateTime, nullable=False),
    UniqueConstraint("relay_hash", name="uq_logout_relay"),
    Index("ix_logout_conversation", "conversation_id"),
    Index("ix_logout_expires", "expires_at"),
)

mandate_choice = Table(
    "mandate_choice",
    metadata,
    Column("state_hash", String(64), primary_key=True),
    Column("session_id", String(32), ForeignKey("citizen_session.id", ondelete="CASCADE"), nullable=False),
    Column("registration", EncryptedJson("mandate_choice.registration"), nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Index("ix_mandate_choice_session", "session_id"),
    Index("ix_mandate_choice_expires", "expires_at"),
)

handover = Table(
    "handover",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    _conversation_id(),
    Column("operation_id", String(32), nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    # The draft in the secure window; NULL until somebody opens it.
    Column("window_operation", String(32)),
    Column("told_at", UtcDateTime),
    Index("ix_handover_conversation", "conversation_id"),
    Index("ix_handover_window_operation", "window_operation"),
)

used_message = Table(
    "used_message",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("keep_until", UtcDateTime, nullable=False),
    Index("ix_used_message_keep_until", "keep_until"),
)

# Only added to: the database itself refuses changes and deletions (see the migration).
audit = Table(
    "audit",
    metadata,
    Column("id", RowId, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("event", String(40), nullable=False),
    Column("municipality", String(40)),
    Column("conversation_hash", String(64)),
    Column("person_hash", String(64)),
    Column("details", JSON, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
)

lease = Table(
    "lease",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("holder", String(120), nullable=False),
    Column("until", UtcDateTime, nullable=False),
)

catalogue_service = Table(
    "catalogue_service",
    metadata,
    Column("id", String(80), primary_key=True),
    # JSON as it was read, which is public; the municipalities are those of `catalogue_offer`.
    Column("content", Text, nullable=False),
    Column("changed_at", UtcDateTime),
    Column("imported_at", UtcDateTime, nullable=False),
)

catalogue_offer = Table(
    "catalogue_offer",
    metadata,
    Column("municipality", String(40), nullable=False),
    Column("service_id", String(80), ForeignKey("catalogue_service.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("municipality", "service_id", name="pk_catalogue_offer"),
    Index("ix_catalogue_offer_service", "service_id"),
)

catalogue_import = Table(
    "catalogue_import",
    metadata,
    Column("municipality", String(40), primary_key=True),
    # Grows whenever what is offered there has changed.
    Column("number", Integer, nullable=False),
    Column("next_at", UtcDateTime, nullable=False),
    Column("lease_until", UtcDateTime),
    Column("holder", String(40)),
    Column("read_at", UtcDateTime),
    Column("whole_at", UtcDateTime),
    Column("failures", Integer, nullable=False),
    Column("failure", String(80)),
)
