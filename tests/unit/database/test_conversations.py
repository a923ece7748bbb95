"""Conversations: one a sender of a channel, kept as they were saved."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from integrations.database import Conversation, Database, conversations
from tests.unit.database.conftest import NOW

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters()), inner, max_size=3),
    max_leaves=8,
)


def test_what_is_created_is_found(database: Database, conversation: Conversation) -> None:
    with database.transaction() as tx:
        assert conversations.get(tx, conversation.id) == conversation
        assert conversations.find(tx, "web", conversation.sender_hash) == conversation


def test_another_channel_or_sender_is_another_conversation(
    database: Database, conversation: Conversation
) -> None:
    with database.transaction() as tx:
        assert conversations.find(tx, "rest", conversation.sender_hash) is None
        assert conversations.find(tx, "web", "another") is None
        assert conversations.get(tx, "another") is None


def test_everything_that_may_change_is_saved(database: Database, conversation: Conversation) -> None:
    changed = replace(
        conversation,
        municipality="kalajoki",
        language="sv",
        language_source="chosen",
        snapshot={"active_loop": "service_form", "slots": {"a": [1, 2.5, None, True]}},
        memory={"last": "Ääkkösiä"},
        active_operation=uuid4().hex,
        last_active_at=NOW + timedelta(days=1),
    )
    with database.transaction() as tx:
        conversations.save(tx, changed)
    with database.transaction() as tx:
        assert conversations.get(tx, conversation.id) == changed


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(memory=st.dictionaries(st.text(st.characters()), JSON, max_size=4))
def test_memory_holds_any_json(
    database: Database, conversation: Conversation, memory: dict[str, object]
) -> None:
    with database.transaction() as tx:
        conversations.save(tx, replace(conversation, memory=memory))
        found = conversations.get(tx, conversation.id)
    assert found is not None and found.memory == memory


def test_of_two_that_create_at_once_both_get_the_one_that_won(database: Database) -> None:
    sender = uuid4().hex

    def create(_: int) -> Conversation:
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

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(create, range(16)))
    assert len({conversation.id for conversation in made}) == 1


def test_moments_come_back_in_utc(database: Database, conversation: Conversation) -> None:
    helsinki = timezone(timedelta(hours=2))
    moment = datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=helsinki)
    with database.transaction() as tx:
        conversations.save(tx, replace(conversation, last_active_at=moment))
        found = conversations.get(tx, conversation.id)
    assert found is not None
    assert found.last_active_at == moment and found.last_active_at.tzinfo == timezone.utc


def test_a_moment_without_a_time_zone_is_refused(database: Database, conversation: Conversation) -> None:
    with pytest.raises(StatementError), database.transaction() as tx:
        conversations.save(tx, replace(conversation, last_active_at=datetime(2026, 1, 1)))
