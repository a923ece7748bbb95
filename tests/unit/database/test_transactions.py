"""Statements whose result nobody needs: done with the next one, at the latest with the commit, or never."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from integrations.database import Conversation, Database, conversations
from integrations.database.tables import conversation as table

_COUNT = text("SELECT count(*) FROM conversation WHERE municipality = :municipality")
_BREAK = table.insert().values(id="broken")


def moved(conversation: Conversation, municipality: str) -> Conversation:
    return replace(conversation, municipality=municipality)


def test_they_are_done_before_the_next_one(database: Database, conversation: Conversation) -> None:
    with database.transaction() as tx:
        conversations.save(tx, moved(conversation, "before"))
        found = conversations.get(tx, conversation.id)
        assert found is not None and found.municipality == "before"


def test_they_are_done_at_the_latest_with_the_commit(
    database: Database, new_conversation: Callable[[], Conversation]
) -> None:
    first, second = new_conversation(), new_conversation()
    with database.transaction() as tx:
        conversations.save(tx, moved(first, "latest"))
        conversations.save(tx, moved(second, "latest"))
    with database.statements() as tx:
        assert tx.execute(_COUNT, {"municipality": "latest"}).scalar_one() == 2


def test_they_are_done_at_once_where_each_statement_is_a_transaction(
    database: Database, conversation: Conversation
) -> None:
    with database.statements() as tx:
        conversations.save(tx, moved(conversation, "at once"))
    with database.statements() as tx:
        assert tx.execute(_COUNT, {"municipality": "at once"}).scalar_one() == 1


def test_they_are_not_done_in_a_transaction_that_fails(
    database: Database, conversation: Conversation
) -> None:
    with pytest.raises(ValueError, match="failed"), database.transaction() as tx:
        conversations.save(tx, moved(conversation, "never"))
        raise ValueError("failed")
    with database.transaction() as tx:
        found = conversations.get(tx, conversation.id)
    assert found is not None and found.municipality != "never"


def test_the_connection_of_a_failed_transaction_is_good_for_the_next(
    database: Database, conversation: Conversation
) -> None:
    for _ in range(3):
        with pytest.raises(IntegrityError), database.transaction() as tx:
            conversations.save(tx, moved(conversation, "never"))
            tx.execute_later(_BREAK, {})
            conversations.get(tx, conversation.id)
        with database.transaction() as tx:
            conversations.save(tx, conversation)
    with database.statements() as tx:
        assert conversations.get(tx, conversation.id) == conversation
