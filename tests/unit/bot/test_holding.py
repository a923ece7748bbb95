"""One process holds only so many conversations at a time; the others wait their turn."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from akkuna.errors import StorageUnavailable
from bot.holding import MOST_HELD, Holds
from integrations.database import Database, HeldConversation

MESSAGES = 40


class Counted:
    """Stands in for the database: gives every hold and counts those that are not given back."""

    def __init__(self) -> None:
        self.held = self.most = 0
        self.released = False

    def try_hold(self, conversation_id: str, holder: str) -> "Counted":
        self.held += 1
        self.most = max(self.most, self.held)
        return self

    def release(self) -> None:
        self.held -= 1


async def test_slow_turns_leave_connections_to_others() -> None:
    database = Counted()
    holds = Holds(cast(Database, database), lambda *_: None)
    taken = []

    async def turn(number: int) -> None:
        async with holds.of(f"conversation {number}"):
            await asyncio.sleep(0.01)
            taken.append(number)

    turns = 3 * MOST_HELD
    await asyncio.gather(*(turn(number) for number in range(turns)))
    assert sorted(taken) == list(range(turns))
    assert (database.held, database.most) == (0, MOST_HELD)


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'holds.db'}", "secret")
    database.migrate()
    yield database
    database.dispose()


async def test_a_hold_is_given_back_when_its_beginning_fails(stored: Database) -> None:
    def begin(conversation_id: str, held: HeldConversation) -> None:
        raise StorageUnavailable()

    holds: Holds[None] = Holds(stored, begin)
    for _ in range(MOST_HELD + 1):
        with pytest.raises(StorageUnavailable):
            async with holds.of("conversation"):
                pass
    with stored.try_hold("conversation", "another") as held:
        assert held is not None


async def test_a_holder_may_let_go_before_the_end(stored: Database) -> None:
    holds = Holds(stored, lambda conversation_id, held: conversation_id)
    for _ in range(MOST_HELD + 1):
        async with holds.of("conversation") as (held, begun):
            assert begun == "conversation"
            assert stored.try_hold("conversation", "another") is None
            held.release()
            other = stored.try_hold("conversation", "another")
            assert other is not None
        assert stored.try_hold("conversation", "third") is None, "only one's own hold is given back"
        other.release()


async def test_work_and_hold_are_one_go(stored: Database) -> None:
    holds = Holds(stored, lambda conversation_id, held: f"began {conversation_id}")
    for _ in range(MOST_HELD + 1):
        conversation_id, done, held = await holds.try_after(lambda: ("conversation", "stored"))
        assert (conversation_id, done) == ("conversation", "stored")
        assert held is not None and held[1] == "began conversation"
        async with holds.of(conversation_id, held=held) as own:
            assert own is held
            assert stored.try_hold("conversation", "another") is None
        with stored.try_hold("conversation", "another") as other:
            assert other is not None


async def test_who_waits_for_the_conversation_does_not_stop_who_got_it(stored: Database) -> None:
    holds = Holds(stored, lambda conversation_id, held: None)
    order = []

    async def wait() -> None:
        async with holds.of("conversation"):
            order.append("waited")

    _, _, held = await holds.try_after(lambda: ("conversation", None))
    waiting = asyncio.create_task(wait())
    await asyncio.sleep(0.05)
    async with holds.of("conversation", held=held):
        order.append("got it")
    await asyncio.wait_for(waiting, 5)
    assert order == ["got it", "waited"]


async def test_who_is_next_to_wait_does_not_stop_who_got_it(stored: Database) -> None:
    holds = Holds(stored, lambda conversation_id, held: None)
    order = []

    async def wait() -> None:
        async with holds.of("conversation"):
            order.append("waited")

    async def all_three() -> None:
        async with holds.of("conversation") as (held, _):
            waiting = asyncio.create_task(wait())
            await asyncio.sleep(0.01)
            held.release()
            _, _, got = await holds.try_after(lambda: ("conversation", None))
        # The lock is free and promised to who waits, who has not run yet.
        async with holds.of("conversation", held=got):
            order.append("got it")
        await waiting

    await asyncio.wait_for(all_three(), 5)
    assert order == ["got it", "waited"]


async def test_all_messages_of_one_conversation_are_taken(stored: Database) -> None:
    holds = Holds(stored, lambda conversation_id, held: None)
    taken = []

    async def message(number: int) -> None:
        _, _, held = await holds.try_after(lambda: ("conversation", None))
        async with holds.of("conversation", held=held) as (own, _):
            await asyncio.sleep(0.001 * (number % 3))
            await asyncio.to_thread(own.release)
            taken.append(number)

    await asyncio.wait_for(asyncio.gather(*map(message, range(MESSAGES))), 60)
    assert sorted(taken) == list(range(MESSAGES))


async def test_work_is_done_also_where_there_is_no_hold(stored: Database) -> None:
    holds = Holds(stored, lambda conversation_id, held: None)
    with stored.try_hold("conversation", "another"):
        assert await holds.try_after(lambda: ("conversation", 1)) == ("conversation", 1, None)

    def begin(conversation_id: str, held: HeldConversation) -> None:
        raise StorageUnavailable()

    assert await Holds(stored, begin).try_after(lambda: ("conversation", 2)) == ("conversation", 2, None)


async def test_work_is_done_also_where_the_process_holds_its_most() -> None:
    database = Counted()
    holds = Holds(cast(Database, database), lambda *_: None)
    taken = [await holds.try_after(lambda: ("conversation", None)) for _ in range(MOST_HELD + 1)]
    assert [held is not None for _, _, held in taken] == [True] * MOST_HELD + [False]
    assert database.held == MOST_HELD
