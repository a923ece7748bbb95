"""One process holds only so many conversations at a time; the others wait their turn."""

import asyncio
from typing import cast

from bot.holding import MOST_HELD, Holds
from integrations.database import Database


class Counted:
    """Stands in for the database: gives every hold and counts those that are not given back."""

    def __init__(self) -> None:
        self.held = self.most = 0

    def try_hold(self, conversation_id: str, holder: str) -> "Counted":
        self.held += 1
        self.most = max(self.most, self.held)
        return self

    def release(self) -> None:
        self.held -= 1


async def test_slow_turns_leave_connections_to_others() -> None:
    database = Counted()
    holds = Holds(cast(Database, database))
    taken = []

    async def turn(number: int) -> None:
        async with holds.of(f"conversation {number}"):
            await asyncio.sleep(0.01)
            taken.append(number)

    turns = 3 * MOST_HELD
    await asyncio.gather(*(turn(number) for number in range(turns)))
    assert sorted(taken) == list(range(turns))
    assert (database.held, database.most) == (0, MOST_HELD)
