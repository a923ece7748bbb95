"""Whose eyes a reply or a message is for, where it was said while somebody was identified."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the columns."""
    for table in ("outbox", "message"):
        op.add_column(table, sa.Column("person_hash", sa.String(64)))
