"""Migrations make exactly the tables that the code uses, also when several processes start at once."""

from concurrent.futures import ThreadPoolExecutor

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from integrations.database import Database, leases
from integrations.database.tables import metadata
from tests.conftest import SECRET
from tests.unit.database.conftest import NOW


def test_several_that_migrate_at_once_make_exactly_the_tables_of_the_code(database_url: str) -> None:
    databases = [Database(database_url, SECRET) for _ in range(4)]
    with ThreadPoolExecutor(len(databases)) as pool:
        list(pool.map(Database.migrate, databases))
    for database in databases:
        database.dispose()

    with create_engine(database_url).connect() as connection:
        # SQLite keeps its counters in a table of its own.
        options = {"compare_type": True, "include_name": lambda name, *_: name != "sqlite_sequence"}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_pending_messages_are_found_by_an_index_of_their_own(database: Database, database_url: str) -> None:
    indexes = {index["name"]: index for index in inspect(create_engine(database_url)).get_indexes("inbox")}
    conditions = indexes["ix_inbox_pending"]["dialect_options"]
    assert any(name.endswith("_where") and "pending" in str(value) for name, value in conditions.items())


def test_migrating_again_keeps_the_rows(database: Database) -> None:
    with database.transaction() as tx:
        leases.try_lease(tx, "kept", "somebody", 60, NOW)
    database.migrate()
    with database.transaction() as tx:
        assert leases.holder_of(tx, "kept") == "somebody"
