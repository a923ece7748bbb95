"""What is sealed can be opened only by the same secret, for the same place, unchanged."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from akkuna.errors import StorageUnavailable
from integrations.database import (
    Attachment,
    Conversation,
    Database,
    NewMessage,
    attachments,
    buttons,
    conversations,
    inbox,
    messages,
    operations,
    outbox,
)
from integrations.database.encryption import Keys
from tests.conftest import SECRET
from tests.unit.database.conftest import NOW, new_operation

CANARY = "Kanarianlintu Ääkkönen"


@given(st.binary())
def test_what_is_sealed_can_be_opened(plain: bytes) -> None:
    keys = Keys(SECRET)
    assert keys.open("a.b", keys.seal("a.b", plain)) == plain


def test_equal_values_are_sealed_differently() -> None:
    keys = Keys(SECRET)
    assert keys.seal("a.b", b"x") != keys.seal("a.b", b"x")


@given(st.binary(max_size=40), st.data())
def test_a_changed_value_is_refused(plain: bytes, data: st.DataObject) -> None:
    keys = Keys(SECRET)
    sealed = bytearray(keys.seal("a.b", plain))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(StorageUnavailable):
        keys.open("a.b", bytes(sealed))


@pytest.mark.parametrize("cut", [0, 1, 5, 13, 20])
def test_a_shortened_value_is_refused(cut: int) -> None:
    keys = Keys(SECRET)
    with pytest.raises(StorageUnavailable):
        keys.open("a.b", keys.seal("a.b", b"value")[:cut])


def test_another_secret_or_another_column_cannot_open_it() -> None:
    sealed = Keys(SECRET).seal("a.b", b"x")
    for keys, place in ((Keys("another"), "a.b"), (Keys(SECRET), "a.c")):
        with pytest.raises(StorageUnavailable):
            keys.open(place, sealed)


def test_hashes_differ_by_purpose_and_by_secret() -> None:
    keys = Keys(SECRET)
    assert keys.hash("sender", "x") == keys.hash("sender", "x")
    hashes = {keys.hash("sender", "x"), keys.hash("other", "x"), Keys("another").hash("sender", "x")}
    assert len(hashes) == 3


def test_no_empty_secret() -> None:
    with pytest.raises(ValueError, match="secret"):
        Keys("")


def test_words_stand_in_no_table(database: Database, database_url: str, conversation: Conversation) -> None:
    words = {"words": CANARY}
    operation = new_operation(conversation.id, draft=words, result=words)
    new = NewMessage(
        conversation.id, None, "in", NOW, "fi", CANARY, "text", None, None, [words], None, None, None
    )
    with database.transaction() as tx:
        inbox.accept(
            tx,
            conversation_id=conversation.id,
            municipality=None,
            channel="web",
            external_id="canary",
            body=words,
            now=NOW,
        )
        outbox.add(tx, conversation_id=conversation.id, inbox_id=None, replies=[words], now=NOW)
        messages.record(tx, [new])
        operations.create(tx, operation)
        buttons.issue(tx, conversation.id, [words])
        photo = Attachment("photo", conversation.id, "image/png", 3, CANARY.encode(), NOW)
        attachments.store(tx, photo)
        conversations.save(tx, replace(conversation, memory=words))

    with create_engine(database_url).connect() as connection:
        tables = ("conversation", "inbox", "outbox", "message", "operation", "attachment", "button")
        dump = {table: connection.execute(text(f"SELECT * FROM {table}")).all() for table in tables}
    for table, rows in dump.items():
        assert rows, table
        stored = b"".join(
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            for row in rows
            for value in row
        )
        for word in CANARY.split():
            assert word.encode() not in stored, table


def test_a_database_of_another_secret_is_refused(
    database: Database, database_url: str, conversation: Conversation
) -> None:
    other = Database(database_url, "another secret")
    with pytest.raises(StorageUnavailable), other.transaction() as tx:
        conversations.get(tx, conversation.id)
    other.dispose()
