"""Holding a conversation: first against this process's other tasks, then against other processes."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Generic, TypeVar

from integrations.database import Database, HeldConversation

Begun = TypeVar("Begun")

SHORTEST_WAIT, LONGEST_WAIT = 0.02, 0.5
"""Seconds between tries to hold a conversation that another process holds; each wait is twice the last."""
MOST_HELD = 14
"""Conversations that one process holds at a time. On PostgreSQL each takes a connection of its pool (20), and
a municipal system that answers slowly must not keep new messages from being stored."""


class Holds(Generic[Begun]):
    """The holds of one process.

    Args:
        database: which keeps the processes apart.
        begin: what every holder does first; called, with the conversation's id and the hold, in the thread
            that took it, because going there and back costs as much as a question to the database.
    """

    def __init__(self, database: Database, begin: Callable[[str, HeldConversation], Begun]) -> None:
        self._database, self._begin = database, begin
        self._locks: dict[str, asyncio.Lock] = {}
        self._room = asyncio.Semaphore(MOST_HELD)

    def has(self, conversation_id: str) -> bool:
        """Whether a task of this process holds the conversation or waits for it."""
        return conversation_id in self._locks

    @asynccontextmanager
    async def of(
        self, conversation_id: str, wait: bool = True
    ) -> AsyncIterator[tuple[HeldConversation, Begun] | None]:
        """Holds the conversation for the block, unless the block releases it before.

        Args:
            wait: until another process lets it go.

        Returns:
            The hold and what `begin` returned; None where another process has the conversation.

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
                        if not held[0].released:
                            await asyncio.to_thread(held[0].release)
                    finally:
                        self._room.release()
        finally:
            lock.release()
            if not lock.locked() and not getattr(lock, "_waiters", None):
                self._locks.pop(conversation_id, None)

    async def _against_others(
        self, conversation_id: str, wait: bool
    ) -> tuple[HeldConversation, Begun] | None:
        pause = SHORTEST_WAIT
        while True:
            held = await self._tried(conversation_id)
            if held is not None or not wait:
                return held
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_WAIT)

    async def _tried(self, conversation_id: str) -> tuple[HeldConversation, Begun] | None:
        """The hold, with its place among `MOST_HELD`; None where another process has the conversation."""
        await self._room.acquire()
        held = None
        try:
            held = await asyncio.to_thread(self._take, conversation_id)
        finally:
            if held is None:
                self._room.release()
        return held

    def _take(self, conversation_id: str) -> tuple[HeldConversation, Begun] | None:
        held = self._database.try_hold(conversation_id, str(os.getpid()))
        if held is None:
            return None
        try:
            return held, self._begin(conversation_id, held)
        except BaseException:
            held.release()
            raise
