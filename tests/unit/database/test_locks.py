"""One holder a conversation, among threads and processes, also when a holder dies."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from akkuna.errors import StorageUnavailable
from integrations.database import Conversation, Database, conversations, leases, outbox
from integrations.database.columns import now_utc
from tests.conftest import SECRET
from tests.unit.database.conftest import NOW

HOLD_UNTIL_KILLED = """
import sys
from integrations.database import Database
hold = Database(sys.argv[1], sys.argv[2]).try_hold(sys.argv[3], "other process")
print("held" if hold else "not held", flush=True)
sys.stdin.read()
"""


def hold_in_another_process(database_url: str, conversation_id: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD_UNTIL_KILLED, database_url, SECRET, conversation_id],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    return process


def test_one_holds_it_until_it_is_released(database: Database) -> None:
    id = uuid4().hex
    with database.try_hold(id, "a") as hold:
        assert database.try_hold(id, "b") is None
        assert database.try_hold(id, "a") is None, "the same process is not the same holder"
        other = database.try_hold(uuid4().hex, "b")
        assert other is not None
        other.release()
        hold.release()
        again = database.try_hold(id, "b")
        assert again is not None
        again.release()


def test_it_is_released_when_the_turn_fails(database: Database) -> None:
    id = uuid4().hex
    with pytest.raises(ValueError, match="turn"), database.try_hold(id, "a"):
        raise ValueError("turn")
    hold = database.try_hold(id, "b")
    assert hold is not None
    hold.release()


def test_of_many_at_once_one_holds_it(database: Database) -> None:
    id = uuid4().hex
    with ThreadPoolExecutor(8) as pool:
        holds = [hold for hold in pool.map(lambda _: database.try_hold(id, "a"), range(16)) if hold]
    assert len(holds) == 1
    holds[0].release()


def test_transactions_of_a_hold_are_stored_or_rolled_back(
    database: Database, conversation: Conversation
) -> None:
    with database.try_hold(conversation.id, "a") as hold:
        for reply in ({"n": 1}, {"n": 2}):
            with hold.transaction() as tx:
                outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[reply], now=NOW)
        with pytest.raises(ValueError, match="turn"), hold.transaction() as tx:
            outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[{"n": 3}], now=NOW)
            raise ValueError("turn")
    with database.transaction() as tx:
        assert [row.reply for row in outbox.after(tx, conversation.id, 0)] == [{"n": 1}, {"n": 2}]


def test_a_released_hold_stores_nothing_more(database: Database, conversation: Conversation) -> None:
    hold = database.try_hold(conversation.id, "a")
    assert hold is not None
    hold.release()
    hold.release()
    with database.try_hold(conversation.id, "b"):
        with pytest.raises(StorageUnavailable), hold.transaction() as tx:
            outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[{}], now=NOW)
        hold.release()
        assert database.try_hold(conversation.id, "c") is None, "only one's own hold is given back"


def test_a_lost_hold_stores_nothing(
    database: Database, database_url: str, conversation: Conversation
) -> None:
    hold = database.try_hold(conversation.id, "a")
    assert hold is not None
    take_away(database, database_url, conversation.id)

    for _ in range(2):
        with pytest.raises(StorageUnavailable), hold.transaction() as tx:
            outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[{}], now=NOW)
    hold.release()
    with database.transaction() as tx:
        assert outbox.after(tx, conversation.id, 0) == []


def take_away(database: Database, database_url: str, conversation_id: str) -> None:
    """Breaks a hold as a long pause (SQLite) or a lost connection (PostgreSQL) would."""
    if database_url.startswith("sqlite"):
        with database.transaction() as tx:
            late = now_utc() + timedelta(seconds=61)
            assert leases.try_lease(tx, f"conversation:{conversation_id}", "somebody else", 60, late)
        return
    with create_engine(database_url, future=True).connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks"
                " WHERE locktype = 'advisory' AND database ="
                " (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
        ).all()


def test_a_slow_turn_keeps_its_lease(database: Database, conversation: Conversation) -> None:
    """As long as it stores something at least once a minute."""
    hold = database.try_hold(conversation.id, "a")
    assert hold is not None
    with hold.transaction() as tx:
        assert conversations.get(tx, conversation.id) == conversation
    assert database.try_hold(conversation.id, "b") is None
    hold.release()


def test_another_process_holds_it(database: Database, database_url: str) -> None:
    id = uuid4().hex
    process = hold_in_another_process(database_url, id)
    assert database.try_hold(id, "here") is None
    process.communicate("")


def test_a_killed_process_holds_nothing(database: Database, database_url: str) -> None:
    """SQLite: at once. PostgreSQL: as soon as the server notices the closed connection."""
    id = uuid4().hex
    process = hold_in_another_process(database_url, id)
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)
    tries = 1 if database_url.startswith("sqlite") else 500
    hold = None
    for _ in range(tries):
        if hold := database.try_hold(id, "b"):
            break
    assert hold is not None
    assert database.try_hold(id, "c") is None
    hold.release()


def test_a_stopped_process_loses_its_lease_after_a_minute(tmp_path: Path) -> None:
    """SQLite: it lives, but is silent; when it goes on, it can store nothing more."""
    url = f"sqlite:///{tmp_path / 'akkuna.db'}"
    database = Database(url, SECRET)
    database.migrate()
    id = uuid4().hex
    process = hold_in_another_process(url, id)
    os.kill(process.pid, signal.SIGSTOP)
    with database.transaction() as tx:
        just_before, after = (now_utc() + timedelta(seconds=seconds) for seconds in (50, 61))
        assert not leases.try_lease(tx, f"conversation:{id}", "b", 60, just_before)
        assert leases.try_lease(tx, f"conversation:{id}", "b", 60, after)
    process.kill()
    process.wait(10)
    database.dispose()


def test_a_process_never_takes_itself_for_dead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even through another name of the same file."""
    url = f"sqlite:///{tmp_path / 'akkuna.db'}"
    database = Database(url, SECRET)
    database.migrate()
    id = uuid4().hex
    monkeypatch.chdir(tmp_path)
    other = Database("sqlite:///akkuna.db", SECRET)
    with database.try_hold(id, "a"):
        for _ in range(2):
            assert other.try_hold(id, "b") is None
            assert database.try_hold(id, "b") is None
        held_elsewhere = hold_in_another_process(url, uuid4().hex)
        held_elsewhere.communicate("")
        assert database.try_hold(id, "b") is None
    database.dispose()


def test_it_can_be_released_by_the_commit_itself(database: Database, conversation: Conversation) -> None:
    hold = database.try_hold(conversation.id, "a")
    assert hold is not None
    with hold.transaction() as tx:
        outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[{"n": 1}], now=NOW)
        hold.release_with(tx)
    assert hold.released
    with database.try_hold(conversation.id, "b") as other:
        with other.statements() as tx:
            assert [row.reply for row in outbox.after(tx, conversation.id, 0)] == [{"n": 1}]
        hold.release()
        assert database.try_hold(conversation.id, "c") is None, "only one's own hold is given back"


def test_a_commit_that_did_not_come_releases_nothing(database: Database, conversation: Conversation) -> None:
    with database.try_hold(conversation.id, "a") as hold:
        with pytest.raises(ValueError, match="turn"), hold.transaction() as tx:
            hold.release_with(tx)
            raise ValueError("turn")
        assert not hold.released
        with hold.transaction() as tx:
            outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[{"n": 1}], now=NOW)
        assert database.try_hold(conversation.id, "b") is None
    with database.try_hold(conversation.id, "b") as other:
        assert other is not None
