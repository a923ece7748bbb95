"""First tables: conversations, messages in and out, operations, attachments, buttons, cache, leases.

Written with plain types: a migration must go on meaning the same when the tables module changes.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.String(32)
_COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_SEALED = sa.LargeBinary()


def upgrade() -> None:
    """Makes the tables."""
    _conversation()
    _inbox()
    _outbox()
    _message()
    _operation()
    _attachment()
    _button()
    _without_conversation()


def _required(name: str, kind: object) -> sa.Column:
    return sa.Column(name, kind, nullable=False)


def _table(name: str, *columns: object, **options: Any) -> None:
    """A table whose rows belong to a conversation and go with it."""
    op.create_table(
        name,
        *columns,
        _required("conversation_id", _ID),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], ondelete="CASCADE"),
        **options,
    )


def _counted_id() -> sa.Column:
    return sa.Column("id", _COUNTED, primary_key=True, autoincrement=True)


def _conversation() -> None:
    op.create_table(
        "conversation",
        sa.Column("id", _ID, primary_key=True),
        _required("channel", sa.String(40)),
        _required("sender_hash", sa.String(64)),
        sa.Column("municipality", sa.String(40)),
        sa.Column("language", sa.String(2)),
        sa.Column("language_source", sa.String(10)),
        _required("snapshot", sa.JSON()),
        _required("memory", _SEALED),
        sa.Column("active_operation", _ID),
        _required("created_at", _MOMENT),
        _required("last_active_at", _MOMENT),
        sa.UniqueConstraint("channel", "sender_hash", name="uq_conversation_sender"),
    )
    op.create_index("ix_conversation_last_active", "conversation", ["last_active_at"])


def _inbox() -> None:
    _table(
        "inbox",
        _counted_id(),
        _required("municipality", sa.String(40)),
        _required("channel", sa.String(40)),
        _required("external_id", sa.String(255)),
        sa.Column("body", _SEALED),
        _required("received_at", _MOMENT),
        _required("state", sa.String(7)),
        _required("attempts", sa.Integer()),
        sa.UniqueConstraint("municipality", "channel", "external_id", name="uq_inbox_external_id"),
        sqlite_autoincrement=True,
    )
    pending = sa.text("state = 'pending'")
    op.create_index(
        "ix_inbox_pending", "inbox", ["conversation_id", "id"], sqlite_where=pending, postgresql_where=pending
    )
    op.create_index("ix_inbox_conversation", "inbox", ["conversation_id"])


def _outbox() -> None:
    _table(
        "outbox",
        _counted_id(),
        sa.Column("inbox_id", _COUNTED),
        _required("reply", _SEALED),
        _required("created_at", _MOMENT),
        sa.Column("delivered_at", _MOMENT),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_conversation", "outbox", ["conversation_id", "id"])
    op.create_index("ix_outbox_inbox", "outbox", ["inbox_id"])


def _message() -> None:
    _table(
        "message",
        _counted_id(),
        sa.Column("municipality", sa.String(40)),
        _required("direction", sa.String(3)),
        _required("at", _MOMENT),
        sa.Column("language", sa.String(2)),
        _required("text", _SEALED),
        _required("kind", sa.String(40)),
        sa.Column("intent", sa.String(80)),
        sa.Column("confidence", sa.Float()),
        _required("entities", _SEALED),
        sa.Column("inbox_id", _COUNTED),
        sa.Column("key", sa.String(120)),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_message_conversation", "message", ["conversation_id", "id"])


def _operation() -> None:
    _table(
        "operation",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("reference", sa.String(20)),
        sa.Column("municipality", sa.String(40)),
        _required("service", sa.String(80)),
        _required("state", sa.String(12)),
        _required("draft", _SEALED),
        _required("result", _SEALED),
        sa.Column("external_id", sa.Text()),
        sa.Column("confirmed_by", _COUNTED),
        _required("attempts", sa.Integer()),
        sa.Column("next_attempt_at", _MOMENT),
        sa.Column("lease_until", _MOMENT),
        _required("created_at", _MOMENT),
        _required("updated_at", _MOMENT),
        sa.Column("confirmed_at", _MOMENT),
        sa.Column("settled_at", _MOMENT),
        sa.UniqueConstraint("reference", name="uq_operation_reference"),
    )
    op.create_index("ix_operation_conversation", "operation", ["conversation_id"])
    op.create_index("ix_operation_due", "operation", ["next_attempt_at"])


def _attachment() -> None:
    _table(
        "attachment",
        sa.Column("id", _ID, primary_key=True),
        _required("media_type", sa.String(80)),
        _required("size", sa.Integer()),
        _required("content", _SEALED),
        _required("created_at", _MOMENT),
    )
    op.create_index("ix_attachment_conversation", "attachment", ["conversation_id"])


def _button() -> None:
    _table(
        "button",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        _required("press", _SEALED),
        _required("created_at", _MOMENT),
    )
    op.create_index("ix_button_conversation", "button", ["conversation_id"])


def _without_conversation() -> None:
    op.create_table(
        "lease",
        sa.Column("name", sa.String(120), primary_key=True),
        _required("holder", sa.String(120)),
        _required("until", _MOMENT),
    )
