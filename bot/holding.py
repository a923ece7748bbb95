"""Holding a conversation: first against this process's other tasks, then against other processes."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Generic, TypeVar

from akkuna.errors import StorageUnavailable
from integrations.database import Database, HeldConversation

Begun = TypeVar("Begun")
Done = TypeVar("Done")

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

    async def try_after(
        self, work: Callable[[], tuple[str, Done]]
    ) -> tuple[str, Done, tuple[HeldConversation, Begun] | None]:
        """Does something in a thread and tries, in the same go, to hold the conversation that it was about.

        Args:
            work: returns the conversation's id, and anything else.

        Returns:
            What `work` returned, and a hold that `of` must be given at once; None where another has the
            conversation, or the database failed, or the process already holds `MOST_HELD`.

        Raises:
            StorageUnavailable: or anything else, as `work` raises it.
        """

        def work_and_take(may_hold: bool) -> tuple[str, Done, tuple[HeldConversation, Begun] | None]:
            conversation_id, done = work()
            held = None
            # The work is done and stays so; what follows is tried again by `of`.
            with suppress(StorageUnavailable):
                held = self._take(conversation_id) if may_hold else None
            return conversation_id, done, held

        if self._room.locked():
            return await asyncio.to_thread(work_and_take, False)
        return await self._with_room(partial(work_and_take, True), lambda result: result[2] is not None)

    @asynccontextmanager
    async def of(
        self,
        conversation_id: str,
        wait: bool = True,
        held: tuple[HeldConversation, Begun] | None = None,
    ) -> AsyncIterator[tuple[HeldConversation, Begun] | None]:
        """Holds the conversation for the block, unless the block releases it before.

        Args:
            wait: until another process lets it go.
            held: the hold that `try_after` has got already.

        Returns:
            The hold and what `begin` returned; None where another process has the conversation.

        Raises:
            StorageUnavailable: the database cannot be used.
        """
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        # Who has the lock, or is promised it, waits for the hold: who has the hold must not wait for them.
        locking = held is None
        if locking:
            await lock.acquire()
        try:
            held = held or await self._against_others(conversation_id, wait)
            try:
                yield held
            finally:
                if held is not None:
                    await self._give_back(held[0])
        finally:
            if locking:
                lock.release()
            if not lock.locked() and not getattr(lock, "_waiters", None):
                self._locks.pop(conversation_id, None)

    async def _give_back(self, held: HeldConversation) -> None:
        try:
            if not held.released:
                await asyncio.to_thread(held.release)
        finally:
            self._room.release()

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
        return await self._with_room(partial(self._take, conversation_id), lambda held: held is not None)

    async def _with_room(self, work: Callable[[], Done], holds: Callable[[Done], bool]) -> Done:
        """Runs `work` in a thread with a place among `MOST_HELD`, which stays taken if it came to a hold."""
        await self._room.acquire()
        keeps = False
        try:
            done = await asyncio.to_thread(work)
            keeps = holds(done)
        finally:
            if not keeps:
                self._room.release()
        return done

    def _take(self, conversation_id: str) -> tuple[HeldConversation, Begun] | None:
        held = self._database.try_hold(conversation_id, str(os.getpid()))
        if held is None:
            return None
        try:
            return held, self._begin(conversation_id, held)
        except BaseException:
            held.release()
            raise
