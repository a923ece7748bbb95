"""Fixtures that tests of every layer share."""

import os
from collections.abc import Iterator

import pytest

from integrations.database import Database
from tests.servers import PostgresqlServer, postgresql_binaries

SECRET = "a secret for tests, of no value anywhere"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    """A real PostgreSQL server for the whole run."""
    binaries = postgresql_binaries()
    if binaries is None:
        reason = "PostgreSQL's server programs are not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    server = PostgresqlServer(binaries)
    yield server
    server.remove()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a fresh, empty database for the test module, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('database') / 'akkuna.db'}"
    server: PostgresqlServer = request.getfixturevalue("postgresql_server")
    return server.create_database()


@pytest.fixture(scope="module")
def database(database_url: str) -> Iterator[Database]:
    """A migrated database for the test module; modules keep out of each other's rows."""
    database = Database(database_url, SECRET)
    database.migrate()
    yield database
    database.dispose()
