"""Holding a conversation: first against this process's other tasks, then against other processes."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from integrations.database import Database, HeldConversation

SHORTEST_WAIT, LONGEST_WAIT = 0.02, 0.5
"""Seconds between tries to hold a conversation that another process holds; each wait is twice the last."""
MOST_HELD = 14
"""Conversations that one process holds at a time. On PostgreSQL each takes a connection of its pool (20), and
a municipal system that answers slowly must not keep new messages from being stored."""


class Holds:
    """The holds of one process.

    Args:
        database: which keeps the processes apart.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._locks: dict[str, asyncio.Lock] = {}
        self._room = asyncio.Semaphore(MOST_HELD)

    def has(self, conversation_id: str) -> bool:
        """Whether a task of this process holds the conversation or waits for it."""
        return conversation_id in self._locks

    @asynccontextmanager
    async def of(self, conversation_id: str, wait: bool = True) -> AsyncIterator[HeldConversation | None]:
        """Holds the conversation for the block; gives None where another process has it.

        Args:
            wait: until the other process lets it go.

        Raises:
            StorageUnavailable: the database cannot be used.
        """
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        await lock.acquire()
        try:
            held = await self._against_others(conversation_id, wait)
            try:
                yield held
            finally:
                if held is not None:
                    try:
                        await asyncio.to_thread(held.release)
                    finally:
                        self._room.release()
        finally:
            lock.release()
            if not lock.locked() and not getattr(lock, "_waiters", None):
                self._locks.pop(conversation_id, None)

    async def _against_others(self, conversation_id: str, wait: bool) -> HeldConversation | None:
        pause = SHORTEST_WAIT
        while True:
            held = await self._tried(conversation_id)
            if held is not None or not wait:
                return held
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_WAIT)

    async def _tried(self, conversation_id: str) -> HeldConversation | None:
        """The hold, with its place among `MOST_HELD`; None where another process has the conversation."""
        await self._room.acquire()
        held = None
        try:
            held = await asyncio.to_thread(self._database.try_hold, conversation_id, str(os.getpid()))
        finally:
            if held is None:
                self._room.release()
        return held
