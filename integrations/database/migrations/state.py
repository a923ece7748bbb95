"""Whether the tables stand at the newest version."""

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from integrations.database.engine import translated
from integrations.database.transaction import Transaction


def is_current(tx: Transaction) -> bool:
    """Whether all migrations have run on this database; changes nothing.

    Raises:
        StorageUnavailable: the database cannot be used.
    """
    newest = ScriptDirectory(str(Path(__file__).parent)).get_current_head()
    with translated():
        # Alembic asks the connection itself, for it knows how to find no version table.
        return bool(MigrationContext.configure(tx._connection).get_current_revision() == newest)
