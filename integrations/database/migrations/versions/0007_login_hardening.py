"""Which browser logged in; and the audit log of SQLite, where an insertion could replace an entry."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column and the trigger."""
    op.add_column("citizen_session", sa.Column("browser_hash", sa.String(64)))
    if op.get_bind().dialect.name == "sqlite":
        # "INSERT OR REPLACE" deletes without asking the triggers of deletion.
        op.execute(
            "CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit"
            " WHEN NEW.id <= (SELECT max(id) FROM audit)"
            " BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END"
        )
