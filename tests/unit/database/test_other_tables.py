"""Messages, attachments, buttons, leases and retention."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import get_args
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from integrations.database import (
    Attachment,
    Conversation,
    Database,
    NewMessage,
    Rating,
    attachments,
    buttons,
    conversations,
    inbox,
    leases,
    messages,
    operations,
    outbox,
    ratings,
    retention,
)
from integrations.database.operations import State
from tests.unit.database.conftest import NOW, new_operation


def said(conversation_id: str, words: str, **values: object) -> NewMessage:
    row: dict[str, object] = {
        "conversation_id": conversation_id,
        "municipality": "nivala",
        "direction": "in",
        "at": NOW,
        "language": "fi",
        "text": words,
        "kind": "text",
        "intent": "report_fault",
        "confidence": 0.75,
        "entities": [{"entity": "place", "value": "Kalliontie"}],
        "inbox_id": 5,
        "person_hash": None,
        "key": None,
    }
    return NewMessage(**{**row, **values})


def test_each_day_has_its_own_rating_and_the_last_one_counts(
    database: Database, conversation: Conversation
) -> None:
    first = Rating(conversation.id, NOW.date(), "nivala", 2, "hidas", NOW)
    second = replace(first, stars=4, words="parempi", at=NOW + timedelta(hours=1))
    next_day = replace(first, day=NOW.date() + timedelta(days=1), municipality=None)
    with database.transaction() as tx:
        for rating in (first, second, next_day):
            ratings.put(tx, rating)
        assert ratings.of_conversation(tx, conversation.id) == [second, next_day]
        assert ratings.count(tx) == {("nivala", 4): 1, ("", 2): 1}


def test_the_record_gives_back_what_was_said_in_order(database: Database, conversation: Conversation) -> None:
    new = [said(conversation.id, f"viesti {number}", key=f"key.{number}") for number in range(3)]
    with database.transaction() as tx:
        messages.record(tx, new[:2])
        messages.record(tx, new[2:])
        messages.record(tx, [])
        found = messages.of_conversation(tx, conversation.id)
        assert messages.of_conversation(tx, conversation.id, limit=2) == found[1:]
    assert [NewMessage(**{name: getattr(row, name) for name in vars(new[0])}) for row in found] == new
    assert [row.id for row in found] == sorted({row.id for row in found})


def test_the_last_incoming_message_and_its_replacement(
    database: Database, conversation: Conversation
) -> None:
    with database.transaction() as tx:
        assert messages.last_incoming(tx, conversation.id) is None
        messages.record(tx, [said(conversation.id, "eka"), said(conversation.id, "toka")])
        messages.record(tx, [said(conversation.id, "vastaus", direction="out")])
        messages.record(
            tx, [said(conversation.id, "Ohita", kind="button"), said(conversation.id, "", kind="photo")]
        )
        last = messages.last_incoming(tx, conversation.id)
        assert last is not None and last.text == "toka"
        messages.replace_text(tx, last.id, "‹hetu›")
        assert [row.text for row in messages.of_conversation(tx, conversation.id)] == [
            "eka",
            "‹hetu›",
            "vastaus",
            "Ohita",
            "",
        ]


def test_an_attachment_belongs_to_its_conversation(database: Database, conversation: Conversation) -> None:
    content = bytes(range(256)) * 4000
    photo = Attachment(uuid4().hex, conversation.id, "image/jpeg", len(content), content, NOW)
    with database.transaction() as tx:
        attachments.store(tx, photo)
        assert attachments.get(tx, conversation.id, photo.id) == photo
        assert attachments.get(tx, "another", photo.id) is None


def test_buttons_mean_what_they_meant_in_their_own_conversation_only(
    database: Database, new_conversation: Callable[[], Conversation]
) -> None:
    mine, other = new_conversation(), new_conversation()
    presses = [{"intent": "affirm"}, {"intent": "choose", "value": "ä"}]
    with database.transaction() as tx:
        tokens = buttons.issue(tx, mine.id, presses)
        assert buttons.issue(tx, mine.id, []) == []
        for _ in range(2):
            assert [buttons.redeem(tx, mine.id, token) for token in tokens] == presses
        for token in (*tokens, "", "forged", "\ud800"):
            assert buttons.redeem(tx, other.id, token) is None


def test_tokens_cannot_be_guessed_nor_read_from_the_database(
    database: Database, database_url: str, conversation: Conversation
) -> None:
    with database.transaction() as tx:
        tokens = buttons.issue(tx, conversation.id, [{}] * 50)
    assert len(set(tokens)) == 50
    # 16 characters of 6 bits.
    assert all(len(token) == 16 and token.replace("-", "").replace("_", "").isalnum() for token in tokens)
    with create_engine(database_url).connect() as connection:
        stored = str(connection.execute(text("SELECT * FROM button")).all())
    assert not any(token in stored for token in tokens)


def test_a_lease_has_one_holder_until_it_runs_out(database: Database) -> None:
    def lease(holder: str, seconds: float) -> bool:
        with database.transaction() as tx:
            return leases.try_lease(tx, "job", holder, 10, NOW + timedelta(seconds=seconds))

    assert lease("a", 0)
    assert not lease("b", 9.9)
    assert lease("a", 5), "the holder may prolong it"
    assert not lease("b", 14.9)
    assert lease("b", 15)
    assert not lease("a", 16)


def test_only_the_holder_gives_a_lease_back(database: Database) -> None:
    with database.transaction() as tx:
        assert leases.try_lease(tx, "thing", "a", 10, NOW)
        leases.release(tx, "thing", "b")
        assert not leases.try_lease(tx, "thing", "b", 10, NOW)
        leases.release(tx, "thing", "a")
        assert leases.try_lease(tx, "thing", "b", 10, NOW)


def test_an_idle_conversation_goes_with_everything_that_belongs_to_it(
    database: Database, database_url: str, conversation: Conversation
) -> None:
    id = conversation.id
    with database.transaction() as tx:
        inbox.accept(
            tx, conversation_id=id, municipality=None, channel="web", external_id=id, body={}, now=NOW
        )
        outbox.add(tx, conversation_id=id, inbox_id=None, replies=[{}], now=NOW)
        messages.record(tx, [said(id, "hei")])
        operations.create(tx, new_operation(id, state="done"))
        buttons.issue(tx, id, [{}])
        attachments.store(tx, Attachment(uuid4().hex, id, "image/png", 1, b"x", NOW))
        assert retention.delete_conversations_idle_since(tx, NOW) == 0
        assert retention.delete_conversations_idle_since(tx, NOW + timedelta(microseconds=1)) >= 1
    with create_engine(database_url).connect() as connection:
        for table in ("inbox", "outbox", "message", "operation", "button", "attachment"):
            statement = text(f"SELECT count(*) FROM {table} WHERE conversation_id = :id")
            assert connection.execute(statement, {"id": id}).scalar_one() == 0, table


UNDER_WAY = {"confirmed", "sending", "waiting", "checking", "with_staff"}


@pytest.mark.parametrize("state", get_args(State))
def test_a_conversation_whose_operation_is_under_way_stays_whole(
    database: Database, conversation: Conversation, state: State
) -> None:
    with database.transaction() as tx:
        operations.create(tx, new_operation(conversation.id, state=state))
        retention.delete_conversations_idle_since(tx, NOW + timedelta(days=1))
        kept = conversations.get(tx, conversation.id)
    assert (kept is not None) == (state in UNDER_WAY)


def test_a_conversation_that_is_followed_up_stays(database: Database, conversation: Conversation) -> None:
    with database.transaction() as tx:
        operation = new_operation(conversation.id, state="done", next_attempt_at=NOW)
        operations.create(tx, operation)
        retention.delete_conversations_idle_since(tx, NOW + timedelta(days=1))
        assert conversations.get(tx, conversation.id) is not None
        operations.move(tx, operation.id, from_states={"done"}, to_state="done", next_attempt_at=None)
        retention.delete_conversations_idle_since(tx, NOW + timedelta(days=1))
        assert conversations.get(tx, conversation.id) is None


def test_leases_that_ran_out_long_ago_are_cleared(database: Database, database_url: str) -> None:
    with database.transaction() as tx:
        leases.try_lease(tx, "left behind", "a", 10, NOW)
        leases.try_lease(tx, "live", "a", 10, NOW + timedelta(days=1))
        retention.delete_conversations_idle_since(tx, NOW + timedelta(hours=1))
    with create_engine(database_url).connect() as connection:
        names = set(connection.execute(text("SELECT name FROM lease")).scalars())
    assert "live" in names and "left behind" not in names
