"""A database that cannot be used refuses, says so in our own words, and works again afterwards."""

import os
import signal
import sqlite3
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import exc, text

from akkuna.errors import StorageUnavailable
from integrations.database import Conversation, Database, conversations, engine, inbox
from tests.conftest import SECRET
from tests.servers import PostgresqlServer, postgresql_binaries
from tests.unit.database.conftest import NOW


def create(database: Database, sender: str) -> Conversation:
    with database.transaction() as tx:
        return conversations.create(
            tx,
            channel="web",
            sender_hash=sender,
            municipality=None,
            language=None,
            language_source=None,
            now=NOW,
        )


@pytest.fixture
def stoppable(postgresql_server: PostgresqlServer) -> Iterator[PostgresqlServer]:
    """A server of one's own, to be stopped. Asks for the shared one so as to be skipped with it."""
    binaries = postgresql_binaries()
    assert binaries is not None
    server = PostgresqlServer(binaries)
    yield server
    server.remove()


@pytest.mark.parametrize("crash", [False, True])
def test_a_restarted_server_is_used_again_at_the_next_try(stoppable: PostgresqlServer, crash: bool) -> None:
    database = Database(stoppable.create_database(), SECRET)
    database.migrate()
    kept = create(database, "before")
    hold = database.try_hold(kept.id, "a")
    assert hold is not None

    stoppable.stop(crash=crash)
    for _ in range(2):
        with pytest.raises(StorageUnavailable):
            database.ping()
    with pytest.raises(StorageUnavailable), hold.transaction() as tx:
        conversations.get(tx, kept.id)
    with pytest.raises(StorageUnavailable):
        database.try_hold("another", "a")
    hold.release()

    stoppable.start()
    database.ping()
    with database.transaction() as tx:
        assert conversations.get(tx, kept.id) == kept
    with database.try_hold(kept.id, "b") as again, again.transaction() as tx:
        assert conversations.get(tx, kept.id) == kept
    database.dispose()


def test_a_server_that_goes_away_in_mid_transaction_loses_it_whole(stoppable: PostgresqlServer) -> None:
    database = Database(stoppable.create_database(), SECRET)
    database.migrate()
    with pytest.raises(StorageUnavailable), database.transaction() as tx:
        made = conversations.create(
            tx,
            channel="web",
            sender_hash="x",
            municipality=None,
            language=None,
            language_source=None,
            now=NOW,
        )
        stoppable.stop(crash=True)
    stoppable.start()
    with database.transaction() as tx:
        assert conversations.get(tx, made.id) is None
    database.dispose()


def test_a_hanging_statement_is_given_up(
    postgresql_server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integrations.database.database.TIMEOUT_SECONDS", 0.05)
    database = Database(postgresql_server.create_database(), SECRET)
    with pytest.raises(StorageUnavailable), database.transaction() as tx:
        tx.execute(text("SELECT pg_sleep(30)"))
    database.ping()
    database.dispose()


def test_a_server_that_falls_silent_is_given_up(
    postgresql_server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integrations.database.database.TIMEOUT_SECONDS", 0.05)
    database = Database(postgresql_server.create_database(), SECRET)
    backend = _connection_number(database)
    assert backend is not None
    os.kill(backend, signal.SIGSTOP)
    try:
        with pytest.raises(StorageUnavailable):
            database.ping()
        database.ping()
    finally:
        os.kill(backend, signal.SIGCONT)
    database.dispose()


def test_a_busy_sqlite_file_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integrations.database.database.TIMEOUT_SECONDS", 0.05)
    database = Database(f"sqlite:///{tmp_path / 'busy.db'}", SECRET)
    database.migrate()
    blocker = sqlite3.connect(tmp_path / "busy.db", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailable):
        database.ping()
    with pytest.raises(StorageUnavailable):
        database.try_hold("conversation", "a")
    blocker.execute("ROLLBACK")
    database.ping()
    database.dispose()


def test_a_damaged_or_unreachable_sqlite_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "damaged.db").write_bytes(b"no database at all" * 100)
    for name in ("damaged.db", "no such folder/akkuna.db"):
        with pytest.raises(StorageUnavailable):
            Database(f"sqlite:///{tmp_path / name}", SECRET).migrate()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql+pymysql://localhost/x"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="database URL"):
        Database(url, SECRET)


def test_faults_of_ours_are_not_called_outages(database: Database) -> None:
    with pytest.raises(exc.IntegrityError) as raised, database.transaction() as tx:
        inbox.accept(
            tx,
            conversation_id="nobody",
            municipality="nivala",
            channel="web",
            external_id="Kanarianlintu",
            body={"text": "Kanarianlintu"},
            now=NOW,
        )
    assert "Kanarianlintu" not in "".join(traceback.format_exception(raised.value))


def test_a_forked_process_uses_connections_of_its_own(database: Database) -> None:
    kept = create(database, "before the fork")
    parents = _connection_number(database)
    child = os.fork()
    if child == 0:
        try:
            create(database, "in the child")
            os._exit(2 if parents is not None and _connection_number(database) == parents else 0)
        except BaseException:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert status == 0
    assert _connection_number(database) == parents
    with database.transaction() as tx:
        assert conversations.get(tx, kept.id) == kept
        assert conversations.find(tx, "web", "in the child") is not None


def _connection_number(database: Database) -> int | None:
    """The server's process that serves our connection; SQLite has no server."""
    with database.transaction() as tx:
        if tx._connection.dialect.name == "sqlite":
            return None
        return int(tx.execute(text("SELECT pg_backend_pid()")).scalar_one())


@pytest.mark.parametrize(
    ("error", "outage"),
    [
        (exc.OperationalError("", {}, Exception()), True),
        (exc.InterfaceError("", {}, Exception()), True),
        (exc.InternalError("", {}, Exception()), True),
        (exc.DatabaseError("", {}, Exception()), True),
        (exc.TimeoutError(), True),
        (exc.ProgrammingError("", {}, Exception(), connection_invalidated=True), True),
        (exc.ProgrammingError("", {}, Exception()), False),
        (exc.IntegrityError("", {}, Exception()), False),
        (exc.DataError("", {}, Exception()), False),
    ],
)
def test_which_errors_mean_that_the_database_cannot_be_used(error: Exception, outage: bool) -> None:
    with pytest.raises(StorageUnavailable if outage else type(error)), engine.translated():
        raise error


def test_it_works_on_after_being_disposed_of(database: Database) -> None:
    database.dispose()
    database.ping()
