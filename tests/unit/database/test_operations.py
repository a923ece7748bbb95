"""Operations move by compare-and-set and are claimed by one process at a time."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from sqlalchemy.exc import IntegrityError

from akkuna.errors import StorageUnavailable
from integrations.database import Conversation, Database, Operation, operations
from integrations.database.operations import UNCONFIRMED, State
from tests.unit.database.conftest import NOW, new_operation

CLAIMABLE = {"confirmed", "sending", "waiting", "checking", "with_staff", "done"}


@pytest.fixture
def stored(database: Database, conversation: Conversation) -> Iterator[Callable[..., Operation]]:
    """Stores operations of the test's conversation; afterwards they are no longer due."""

    def store(**columns: object) -> Operation:
        operation = new_operation(conversation.id, **columns)
        with database.transaction() as tx:
            operations.create(tx, operation)
        return operation

    yield store
    with database.transaction() as tx:
        for operation in operations.of_conversation(tx, conversation.id, get_args(State)):
            operations.move(
                tx, operation.id, from_states={operation.state}, to_state="done", next_attempt_at=None
            )


def test_what_is_created_is_found(database: Database, stored: Callable[..., Operation]) -> None:
    operation = stored(
        reference="KA-7F3K2Q",
        state="waiting",
        result={"token": "ä"},
        external_id="12",
        confirmed_by=3,
        attempts=2,
        next_attempt_at=NOW,
        lease_until=NOW,
        confirmed_at=NOW,
        settled_at=NOW,
    )
    with database.transaction() as tx:
        assert operations.get(tx, operation.id) == operation
        assert operations.find_by_reference(tx, "KA-7F3K2Q") == operation
        assert operations.find_by_reference(tx, "KA-000000") is None
        assert operations.get(tx, "unknown") is None


def test_put_creates_and_then_saves(database: Database, conversation: Conversation) -> None:
    operation = new_operation(conversation.id, state="draft", draft={"place": "Kalliontie 15"})
    for draft in (operation, replace(operation, draft={"place": "Kalliontie 17"}, attempts=1)):
        with database.transaction() as tx:
            operations.put(tx, draft)
            assert operations.get(tx, operation.id) == draft


def test_put_leaves_what_somebody_else_has_moved(
    database: Database, stored: Callable[..., Operation]
) -> None:
    operation = stored(state="confirmed", draft={"place": "Kalliontie 15"})
    with pytest.raises(StorageUnavailable), database.transaction() as tx:
        operations.put(tx, replace(operation, state="draft", draft={}))
    with database.transaction() as tx:
        assert operations.get(tx, operation.id) == operation


def test_a_reference_is_given_once(stored: Callable[..., Operation]) -> None:
    stored(reference="KA-AAAAAA")
    with pytest.raises(IntegrityError):
        stored(reference="KA-AAAAAA")


def test_operations_of_a_conversation_by_state(
    database: Database, conversation: Conversation, stored: Callable[..., Operation]
) -> None:
    later = stored(created_at=NOW + timedelta(seconds=1))
    parked, done = stored(state="parked"), stored(state="done")
    with database.transaction() as tx:
        assert operations.of_conversation(tx, conversation.id, {"draft", "parked"}) == [parked, later]
        assert operations.of_conversation(tx, conversation.id, ["done"]) == [done]
        assert operations.of_conversation(tx, conversation.id, []) == []
        assert operations.of_conversation(tx, "another", {"draft"}) == []


def test_saving_changes_all_but_the_state(database: Database, stored: Callable[..., Operation]) -> None:
    operation = stored()
    changed = replace(
        operation, draft={"place": "Kalliontie 17"}, result={"a": 1}, reference="KA-BBBBBB", attempts=1
    )
    with database.transaction() as tx:
        operations.put(tx, changed)
        assert operations.get(tx, operation.id) == changed


def test_saving_over_somebody_elses_move_is_refused(
    database: Database, stored: Callable[..., Operation]
) -> None:
    operation = stored()
    with database.transaction() as tx:
        assert operations.move(tx, operation.id, from_states={"draft"}, to_state="cancelled")
    with pytest.raises(StorageUnavailable), database.transaction() as tx:
        operations.put(tx, replace(operation, draft={"place": "elsewhere"}))
    with database.transaction() as tx:
        found = operations.get(tx, operation.id)
    assert found is not None and found.draft == operation.draft


@pytest.mark.parametrize("before", [None, "draft", "refused"])
def test_confirming_stores_what_was_confirmed(
    database: Database, conversation: Conversation, stored: Callable[..., Operation], before: State | None
) -> None:
    operation = stored(state=before) if before else new_operation(conversation.id)
    reference = f"KA-{operation.id[:6]}"
    with database.transaction() as tx:
        confirmed = operations.confirm(tx, replace(operation, reference=reference, draft={"a": "b"}))
        assert confirmed == operations.get(tx, operation.id)
    assert (confirmed.state, confirmed.reference, confirmed.draft) == ("confirmed", reference, {"a": "b"})
    assert confirmed.updated_at > operation.updated_at


@pytest.mark.parametrize("state", sorted(set(get_args(State)) - UNCONFIRMED))
def test_confirming_what_has_gone_on_changes_nothing(
    database: Database, stored: Callable[..., Operation], state: State
) -> None:
    operation = stored(state=state)
    with database.transaction() as tx:
        assert operations.confirm(tx, replace(operation, draft={"a": "b"})) == operation
        assert operations.get(tx, operation.id) == operation


def test_moving_sets_the_columns_given(database: Database, stored: Callable[..., Operation]) -> None:
    operation = stored(state="prepared")
    with database.transaction() as tx:
        moved = operations.move(
            tx,
            operation.id,
            from_states={"prepared", "draft"},
            to_state="confirmed",
            confirmed_by=5,
            confirmed_at=NOW,
            next_attempt_at=NOW,
            result={"x": "y"},
        )
        found = operations.get(tx, operation.id)
    assert moved == found and found is not None
    assert found.updated_at > operation.updated_at
    expected = replace(
        operation,
        state="confirmed",
        confirmed_by=5,
        confirmed_at=NOW,
        next_attempt_at=NOW,
        result={"x": "y"},
        updated_at=found.updated_at,
    )
    assert found == expected


def test_moving_from_another_state_changes_nothing(
    database: Database, stored: Callable[..., Operation]
) -> None:
    operation = stored(state="sending")
    with database.transaction() as tx:
        assert not operations.move(tx, operation.id, from_states={"confirmed"}, to_state="done", attempts=9)
        assert operations.get(tx, operation.id) == operation


def test_of_many_that_move_at_once_one_succeeds(database: Database, stored: Callable[..., Operation]) -> None:
    operation = stored(state="prepared")

    def confirm(_: int) -> bool:
        with database.transaction() as tx:
            moved = operations.move(tx, operation.id, from_states={"prepared"}, to_state="confirmed")
            return moved is not None

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(confirm, range(16))) == 1


@pytest.mark.parametrize("state", get_args(State))
def test_only_what_is_confirmed_and_not_given_up_is_claimed(
    database: Database, stored: Callable[..., Operation], state: State
) -> None:
    operation = stored(state=state, next_attempt_at=NOW)
    with database.transaction() as tx:
        claimed = operations.claim_due(tx, now=NOW, lease_seconds=30, limit=10)
    leased = replace(operation, lease_until=NOW + timedelta(seconds=30))
    assert claimed == ([leased] if state in CLAIMABLE else [])


@pytest.mark.parametrize(
    "columns",
    [
        {"next_attempt_at": None},
        {"next_attempt_at": NOW + timedelta(seconds=1)},
        {"next_attempt_at": NOW, "lease_until": NOW + timedelta(seconds=1)},
    ],
)
def test_what_is_not_due_or_taken_is_not_claimed(
    database: Database, stored: Callable[..., Operation], columns: dict[str, object]
) -> None:
    stored(state="waiting", **columns)
    with database.transaction() as tx:
        assert operations.claim_due(tx, now=NOW, lease_seconds=30, limit=10) == []


def test_a_lease_runs_out(database: Database, stored: Callable[..., Operation]) -> None:
    operation = stored(state="waiting", next_attempt_at=NOW)
    for seconds, due in ((0, True), (29, False), (30, True), (31, False)):
        with database.transaction() as tx:
            now = NOW + timedelta(seconds=seconds)
            claimed = operations.claim_due(tx, now=now, lease_seconds=30, limit=10)
        assert [found.id for found in claimed] == [operation.id] * due


def test_the_longest_due_are_claimed_first(database: Database, stored: Callable[..., Operation]) -> None:
    late, early, middle = (
        stored(state="confirmed", next_attempt_at=NOW - timedelta(seconds=seconds)) for seconds in (1, 3, 2)
    )
    with database.transaction() as tx:
        claimed = operations.claim_due(tx, now=NOW, lease_seconds=30, limit=2)
    assert [operation.id for operation in claimed] == [early.id, middle.id]
    with database.transaction() as tx:
        claimed = operations.claim_due(tx, now=NOW, lease_seconds=30, limit=2)
    assert [operation.id for operation in claimed] == [late.id]


def test_processes_that_claim_at_once_share_the_work(
    database: Database, stored: Callable[..., Operation]
) -> None:
    due = {stored(state="confirmed", next_attempt_at=NOW).id for _ in range(12)}

    def claim(_: int) -> list[str]:
        with database.transaction() as tx:
            claimed = operations.claim_due(tx, now=NOW, lease_seconds=30, limit=4)
            return [operation.id for operation in claimed]

    with ThreadPoolExecutor(6) as pool:
        claimed = [id for ids in pool.map(claim, range(12)) for id in ids]
    assert len(claimed) == len(set(claimed))
    assert set(claimed) == due
