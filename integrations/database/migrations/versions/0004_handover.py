"""Links from a messaging channel to the secure window with the same draft."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "handover",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("operation_id", sa.String(32), nullable=False),
        sa.Column("expires_at", moment, nullable=False),
        sa.Column("window_operation", sa.String(32)),
        sa.Column("told_at", moment),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], ondelete="CASCADE"),
    )
    op.create_index("ix_handover_conversation", "handover", ["conversation_id"])
    op.create_index("ix_handover_window_operation", "handover", ["window_operation"])
