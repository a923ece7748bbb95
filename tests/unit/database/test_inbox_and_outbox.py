"""The inbox takes each message once and in order; the outbox gives replies in order, once each."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy.exc import IntegrityError

from integrations.database import (
    Conversation,
    Database,
    Transaction,
    conversations,
    inbox,
    operations,
    outbox,
    turns,
)
from tests.unit.database.conftest import NOW, new_operation

_unique = count()


def accept(
    tx: Transaction, conversation_id: str, external_id: str | None = None, **values: object
) -> int | None:
    row: dict[str, object] = {
        "conversation_id": conversation_id,
        "municipality": "nivala",
        "channel": "web",
        "external_id": external_id or f"message {next(_unique)}",
        "body": {"text": "hei"},
        "now": NOW,
    }
    return inbox.accept(tx, **{**row, **values})


def test_a_message_is_accepted_once(database: Database, conversation: Conversation) -> None:
    with database.transaction() as tx:
        first = accept(tx, conversation.id, "same")
        assert first is not None
        assert accept(tx, conversation.id, "same") is None
        inbox.finish(tx, first)
        assert accept(tx, conversation.id, "same") is None


def test_fifty_copies_at_once_are_one_message(database: Database, conversation: Conversation) -> None:
    def deliver(_: int) -> int | None:
        with database.transaction() as tx:
            return accept(tx, conversation.id, f"copies {conversation.id}")

    with ThreadPoolExecutor(10) as pool:
        ids = list(pool.map(deliver, range(50)))
    assert len([id for id in ids if id is not None]) == 1


def test_ids_of_other_municipalities_and_channels_are_other_messages(
    database: Database, conversation: Conversation
) -> None:
    with database.transaction() as tx:
        ids = [
            accept(tx, conversation.id, "shared", **values)
            for values in ({}, {"municipality": "sievi"}, {"municipality": None}, {"channel": "rest"})
        ]
        assert None not in ids
        assert accept(tx, conversation.id, "shared", municipality=None) is None


def test_a_message_is_found_by_its_external_id(database: Database, conversation: Conversation) -> None:
    with database.transaction() as tx:
        id = accept(tx, conversation.id, "known", municipality=None, body={"text": "Ä\x00\ud800"})
        found = inbox.find(tx, municipality=None, channel="web", external_id="known")
        assert inbox.find(tx, municipality="nivala", channel="web", external_id="unknown") is None
    assert found == inbox.InboxRow(
        id or 0, conversation.id, None, "web", "known", {"text": "Ä\x00\ud800"}, NOW, "pending", 0
    )


def test_pending_messages_come_in_order_until_they_are_closed(
    database: Database, new_conversation: Callable[[], Conversation]
) -> None:
    mine, other = new_conversation(), new_conversation()
    with database.transaction() as tx:
        first, _, second = (accept(tx, id) for id in (mine.id, other.id, mine.id))
        assert first is not None and second is not None

        seen = []
        for close in (inbox.finish, inbox.bury):
            found = turns.next_pending(tx, mine.id)
            assert found is not None
            message, conversation, operation = found
            assert (conversation, operation) == (mine, None)
            seen.append(message.id)
            close(tx, message.id)
        assert seen == [first, second]
        assert turns.next_pending(tx, mine.id) is None


def test_a_turn_begins_with_the_operation_under_way(database: Database, conversation: Conversation) -> None:
    draft = new_operation(conversation.id, draft={"answers": {"place": "Kalliontie 15"}})
    with database.transaction() as tx:
        operations.create(tx, draft)
        about = replace(conversation, active_operation=draft.id)
        conversations.save(tx, about)
        accept(tx, conversation.id)
        found = turns.next_pending(tx, conversation.id)
    assert found is not None and found[1:] == (about, draft)


def test_the_last_message_of_a_turn_tells_that_none_waits(
    database: Database, new_conversation: Callable[[], Conversation]
) -> None:
    mine, other = new_conversation(), new_conversation()
    with database.transaction() as tx:
        first, _, second = (accept(tx, id) for id in (mine.id, other.id, mine.id))
        assert first is not None and second is not None
        assert inbox.finish(tx, first) is True
        assert inbox.finish(tx, second) is False
        assert inbox.finish(tx, second) is False


def test_a_conversation_tells_whether_a_message_waits(database: Database, conversation: Conversation) -> None:
    sender = conversation.channel, conversation.sender_hash
    with database.statements() as tx:
        assert conversations.find_with_waiting(tx, "web", "another") == (None, False)
        assert conversations.find_with_waiting(tx, *sender) == (conversation, False)
        id = accept(tx, conversation.id)
        assert id is not None
        assert conversations.find_with_waiting(tx, *sender) == (conversation, True)
        inbox.finish(tx, id)
        assert conversations.find_with_waiting(tx, *sender) == (conversation, False)


@pytest.mark.parametrize(("close", "state"), [(inbox.finish, "done"), (inbox.bury, "dead")])
def test_closing_clears_the_words_and_is_final(
    database: Database, conversation: Conversation, close: Callable[[Transaction, int], None], state: str
) -> None:
    external_id = f"closed {state} {conversation.id}"
    with database.transaction() as tx:
        id = accept(tx, conversation.id, external_id)
        assert id is not None
        close(tx, id)
        inbox.finish(tx, id)
        inbox.bury(tx, id)
        found = inbox.find(tx, municipality="nivala", channel="web", external_id=external_id)
    assert found is not None and (found.state, found.body) == (state, None)


def test_attempts_are_counted(database: Database, conversation: Conversation) -> None:
    with database.transaction() as tx:
        id = accept(tx, conversation.id)
        assert id is not None
        assert [inbox.count_attempt(tx, id) for _ in range(3)] == [1, 2, 3]


def test_waiting_lists_conversations_with_old_messages_longest_waiting_first(
    database: Database, new_conversation: Callable[[], Conversation]
) -> None:
    # Older than anything that other tests leave behind.
    past = NOW - timedelta(days=400)
    first, second, young = (new_conversation() for _ in range(3))
    with database.transaction() as tx:
        for conversation in (first, second, first):
            accept(tx, conversation.id, now=past)
        accept(tx, young.id, now=past + timedelta(hours=2))
        limit = past + timedelta(hours=1)
        assert inbox.waiting(tx, older_than=limit, limit=10) == [first.id, second.id]
        assert inbox.waiting(tx, older_than=limit, limit=1) == [first.id]
        assert inbox.waiting(tx, older_than=past, limit=10) == []


def test_a_message_needs_a_conversation(database: Database) -> None:
    with pytest.raises(IntegrityError) as raised, database.transaction() as tx:
        accept(tx, "nobody", body={"text": "Kanarianlintu"})
    assert "Kanarianlintu" not in str(raised.value)


def test_replies_come_in_the_order_of_adding(database: Database, conversation: Conversation) -> None:
    with database.transaction() as tx:
        added = outbox.add(
            tx, conversation_id=conversation.id, inbox_id=7, replies=[{"n": 1}, {"n": 2}, {"n": 3}], now=NOW
        )
        added += outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[{"n": 4}], now=NOW)
        assert outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[], now=NOW) == []

        rows = outbox.after(tx, conversation.id, 0)
        ids = [row.id for row in rows]
        assert rows == added and ids == sorted(ids)
        assert [row.reply for row in rows] == [{"n": 1}, {"n": 2}, {"n": 3}, {"n": 4}]
        assert rows[0] == outbox.OutboxRow(ids[0], conversation.id, 7, {"n": 1}, NOW, None, None)
        assert outbox.after(tx, conversation.id, ids[1]) == rows[2:]
        assert outbox.after(tx, conversation.id, ids[0], limit=2) == rows[1:3]
        assert outbox.after(tx, conversation.id, ids[-1]) == []


def test_replies_to_one_message(database: Database, new_conversation: Callable[[], Conversation]) -> None:
    mine = new_conversation()
    with database.transaction() as tx:
        message = accept(tx, mine.id)
        assert message is not None
        added = outbox.add(tx, conversation_id=mine.id, inbox_id=message, replies=[{}, {}], now=NOW)
        outbox.add(tx, conversation_id=mine.id, inbox_id=None, replies=[{}], now=NOW)
        assert outbox.of_inbox(tx, message) == added
        assert outbox.of_inbox(tx, message + 1_000_000) == []


def test_newest_ids(database: Database, new_conversation: Callable[[], Conversation]) -> None:
    one, two, silent = (new_conversation() for _ in range(3))
    with database.transaction() as tx:
        for conversation in (one, two, one):
            added = outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[{}, {}], now=NOW)
            newest = {conversation.id: added[-1].id}
            assert outbox.newest_ids(tx, [conversation.id, silent.id, "unknown"]) == newest
        assert set(outbox.newest_ids(tx, {one.id, two.id})) == {one.id, two.id}
        assert outbox.newest_ids(tx, []) == {}


def test_an_id_is_never_given_twice(database: Database, conversation: Conversation) -> None:
    from integrations.database import retention

    with database.transaction() as tx:
        last = outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[{}], now=NOW)[-1]
        assert retention.delete_conversations_idle_since(tx, NOW + timedelta(days=1)) > 0
        accept_again = _conversation_again(tx)
        again = outbox.add(tx, conversation_id=accept_again, inbox_id=None, replies=[{}], now=NOW)[0]
        assert again.id > last.id


def _conversation_again(tx: Transaction) -> str:
    from integrations.database import conversations

    return conversations.create(
        tx,
        channel="web",
        sender_hash="again",
        municipality=None,
        language=None,
        language_source=None,
        now=NOW,
    ).id


def test_rolled_back_is_not_stored(database: Database, conversation: Conversation) -> None:
    class Crash(Exception):
        pass

    with pytest.raises(Crash), database.transaction() as tx:
        accept(tx, conversation.id, "crashed")
        outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[{}], now=NOW)
        raise Crash
    with database.transaction() as tx:
        assert inbox.find(tx, municipality="nivala", channel="web", external_id="crashed") is None
        assert outbox.after(tx, conversation.id, 0) == []
