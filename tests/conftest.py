"""Fixtures that tests of every layer share."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from integrations.database import Database
from integrations.sandbox.secrets import secrets_of_stand_ins
from tests.contract.server import Sandbox
from tests.servers import PostgresqlServer, municipalities_at, postgresql_binaries

if TYPE_CHECKING:
    from bot.engine import Engine
    from bot.service_finder import ServiceFinder
    from tests.assistant import World

# A slow machine is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SECRET = "a secret for tests, of no value anywhere"


@pytest.fixture(scope="session", autouse=True)
def _secrets_of_stand_ins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the municipalities' systems are called with, as `akkuna run --sandbox` sets it."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in secrets_of_stand_ins(tmp_path_factory.mktemp("keys")).items():
            patched.setenv(name, value)
        yield


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


@pytest.fixture(scope="session")
def running_sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """The sandboxes' server for the whole run."""
    sandbox = Sandbox(tmp_path_factory.mktemp("sandbox"))
    yield sandbox
    sandbox.close()


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """The sandboxes without faults, with their first switches and an empty ledger."""
    running_sandbox.start_anew()
    return running_sandbox


@pytest.fixture(scope="session")
def engine() -> "Engine":
    """The newest trained model. Rasa is imported only by tests that need it."""
    from bot.engine import Engine

    engine = Engine()
    asyncio.run(engine.warm_up())
    return engine


@pytest.fixture(scope="session")
def municipalities(running_sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The municipalities, their systems at the running sandbox."""
    return municipalities_at(running_sandbox.url, tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def finder(
    running_sandbox: Sandbox, municipalities: Path, tmp_path_factory: pytest.TempPathFactory
) -> "ServiceFinder":
    """The search over the sample catalogue of all municipalities, imported as it would be by itself."""
    from akkuna.municipality import load_municipalities
    from bot.catalogue_import import CatalogueImport
    from bot.service_finder import ServiceFinder

    database = Database(f"sqlite:///{tmp_path_factory.mktemp('catalogue') / 'akkuna.db'}", SECRET)
    database.migrate()
    running_sandbox.start_anew()
    outcomes = asyncio.run(CatalogueImport(database, load_municipalities(municipalities)).run_due())
    assert not [outcome.failure for outcome in outcomes if outcome.failure]
    finder = ServiceFinder()
    finder.load(database)
    database.dispose()
    return finder


@pytest.fixture
async def world(
    engine: "Engine", municipalities: Path, running_sandbox: Sandbox, tmp_path: Path
) -> "AsyncIterator[World]":
    """An assistant over an empty SQLite database."""
    from tests.assistant import World
    from tests.citizens import authorisations_at

    database = Database(f"sqlite:///{tmp_path / 'akkuna.db'}", SECRET)
    database.migrate()
    world = World(engine, database, municipalities, authorisations_at(running_sandbox.url))
    yield world
    await world.close()
    database.dispose()
