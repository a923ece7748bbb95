"""Imported services: who is offered them, one import at a time, and whether anything has changed."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from integrations.database import Database
from integrations.database import service_catalogue as store
from integrations.database.service_catalogue import Stored
from tests.unit.database.conftest import NOW

DAY = timedelta(days=1)


@pytest.fixture
def code() -> str:
    """A municipality of the test's own: the module's tests share a database."""
    return uuid4().hex[:6]


def service(id: str, content: str = "{}", changed_at: datetime | None = NOW) -> Stored:
    return Stored(id, content, changed_at, NOW)


def offered(database: Database, code: str) -> dict[str, str]:
    with database.transaction() as tx:
        return {one.id: one.content for one, codes in store.everything(tx) if code in codes}


def put(database: Database, code: str, *services: Stored, whole: bool = True) -> bool:
    with database.transaction() as tx:
        return store.put(tx, code, services, whole=whole)


def test_everything_replaces_and_changes_add(database: Database, code: str) -> None:
    one, two, three = (f"{code}-{number}" for number in "123")
    assert put(database, code, service(one), service(two))
    assert put(database, code, service(two, "[2]"), service(three), whole=False)
    assert offered(database, code) == {one: "{}", two: "[2]", three: "{}"}
    assert put(database, code, service(one))
    assert offered(database, code) == {one: "{}"}


def test_the_same_again_makes_no_difference(database: Database, code: str) -> None:
    assert put(database, code, service(code, "[1]"))
    assert not put(database, code, service(code, "[1]"))
    assert put(database, code, service(code, "[2]"))


def test_a_service_of_two_stays_when_one_is_offered_it_no_more(database: Database, code: str) -> None:
    other, shared = code + "b", f"{code}-shared"
    put(database, code, service(shared))
    put(database, other, service(shared))
    put(database, code)
    assert offered(database, code) == {} and offered(database, other) == {shared: "{}"}
    put(database, other)
    assert offered(database, other) == {}


def test_what_was_archived_goes_everywhere(database: Database, code: str) -> None:
    other = code + "b"
    for one in (code, other):
        put(database, one, service(f"{code}-gone"), service(f"{code}-stays"))
    with database.transaction() as tx:
        assert store.remove(tx, {f"{code}-gone", "never there"})
        assert not store.remove(tx, {f"{code}-gone"})
    assert offered(database, code) == offered(database, other) == {f"{code}-stays": "{}"}


def test_more_services_than_one_statement_takes(database: Database, code: str) -> None:
    many = [service(f"{code}-{number}") for number in range(2 * store.AT_ONCE + 1)]
    assert put(database, code, *many)
    assert len(offered(database, code)) == len(many)
    put(database, code, many[0])
    assert len(offered(database, code)) == 1


def test_one_process_at_a_time(database: Database, code: str) -> None:
    with database.transaction() as tx:
        store.expect(tx, [code], now=NOW)
        taken = store.claim_due(tx, [code], "first", now=NOW, lease_seconds=60)
        assert taken and (taken.number, taken.read_at, taken.failures) == (0, None, 0)
        assert store.claim_due(tx, [code], "second", now=NOW, lease_seconds=60) is None
        assert store.claim(tx, code, "second", now=NOW, lease_seconds=60) is None
        assert store.claim(tx, code, "first", now=NOW + timedelta(seconds=50), lease_seconds=60)
        later = NOW + timedelta(seconds=100)
        assert store.claim_due(tx, [code], "second", now=later, lease_seconds=60) is None
        # The first has died: its lease runs out.
        assert store.claim_due(tx, [code], "second", now=later + timedelta(seconds=20), lease_seconds=60)
        assert not store.settle(tx, code, "first", next_at=later)
        assert store.settle(tx, code, "second", next_at=later + DAY, read_at=later)


def test_it_is_due_again_when_its_time_has_come(database: Database, code: str) -> None:
    with database.transaction() as tx:
        store.expect(tx, [code], now=NOW)
        store.claim_due(tx, [code], "a", now=NOW, lease_seconds=60)
        store.settle(tx, code, "a", next_at=NOW + DAY, changed=True, read_at=NOW, whole_at=NOW)
        store.expect(tx, [code], now=NOW)
        assert store.claim_due(tx, [code], "a", now=NOW + DAY / 2, lease_seconds=60) is None
        again = store.claim_due(tx, [code], "a", now=NOW + DAY, lease_seconds=60)
        assert again and (again.number, again.read_at, again.whole_at) == (1, NOW, NOW)


def test_a_failure_leaves_what_was_read_and_is_told(database: Database, code: str) -> None:
    with database.transaction() as tx:
        store.expect(tx, [code], now=NOW)
        store.claim_due(tx, [code], "a", now=NOW, lease_seconds=60)
        store.settle(tx, code, "a", next_at=NOW, changed=True, read_at=NOW, whole_at=NOW)
        store.claim_due(tx, [code], "a", now=NOW, lease_seconds=60)
        store.settle(tx, code, "a", next_at=NOW + DAY, failures=3, failure="BadAnswer")
        state = store.state_of(tx, code)
    assert state and (state.number, state.read_at, state.whole_at) == (1, NOW, NOW)
    assert (state.failures, state.failure, state.lease_until) == (3, "BadAnswer", None)


def test_the_version_tells_of_each_change(database: Database, code: str) -> None:
    with database.transaction() as tx:
        before = store.version(tx)
        store.expect(tx, [code], now=NOW)
        assert store.version(tx) == before, "nothing has been imported"
        seen = {before}
        for changed in (True, False, True):
            store.claim(tx, code, "a", now=NOW, lease_seconds=60)
            store.settle(tx, code, "a", next_at=NOW, changed=changed, read_at=NOW)
            seen.add(store.version(tx))
    assert len(seen) == 3
