"""What runs by itself, in every process: pending messages, waiting operations, retention. No leader."""

import asyncio
import os
import random
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import TypeVar

import structlog

from actions.operations import Operations
from actions.updates import update_of
from akkuna.catalogue import Catalogue
from akkuna.errors import StorageUnavailable
from akkuna.replies import Reply
from bot.assistant import Assistant
from integrations.database import (
    Database,
    HeldConversation,
    Operation,
    Transaction,
    inbox,
    leases,
    operations,
    retention,
)

log = structlog.get_logger()

ROUND_SECONDS = 1.0
OVERDUE = timedelta(seconds=2)
"""Age from which a pending message is taken up by whoever sees it first."""
LEASE_SECONDS = 90
MOST_AT_ONCE = 10
RETENTION_EVERY = 3600
"""Seconds between two rounds of retention, over all processes."""
IDLE_DAYS = 30
"""Days after which a conversation that nobody goes on with is deleted."""

Result = TypeVar("Result")


class Jobs:
    """The rounds of one process.

    Args:
        assistant: takes turns and announces.
        catalogue: for the municipalities of operations.
        database: where the work lies.
    """

    def __init__(self, assistant: Assistant, catalogue: Catalogue, database: Database) -> None:
        self._assistant, self._catalogue, self._database = assistant, catalogue, database

    async def run(self) -> None:
        """Goes round until cancelled; an outage of the database is waited out."""
        while True:
            try:
                await self.take_pending(_now())
                await self.follow_operations(_now())
                await self.retain()
            except StorageUnavailable:
                log.warning("jobs.postponed", reason="storage_unavailable")
            except Exception as error:
                log.error("jobs.failed", exc_info=error)
            await asyncio.sleep(ROUND_SECONDS * random.uniform(0.8, 1.2))

    async def take_pending(self, now: datetime) -> None:
        """Takes up messages whose process died before their turn was over."""
        late = now - OVERDUE
        waiting = await self._store(lambda tx: inbox.waiting(tx, older_than=late, limit=MOST_AT_ONCE))
        await asyncio.gather(*(self._assistant.work_off(conversation) for conversation in waiting))

    async def follow_operations(self, now: datetime) -> None:
        """Sends what waits, looks up what is not known, asks for numbers; tells of each change."""
        due = await self._store(
            lambda tx: operations.claim_due(tx, now=now, lease_seconds=LEASE_SECONDS, limit=MOST_AT_ONCE)
        )
        await asyncio.gather(*(self._follow(operation) for operation in due))

    async def retain(self) -> None:
        """Deletes what is older than it may be."""

        def work(tx: Transaction) -> None:
            if leases.try_lease(tx, "retention", f"{os.getpid()}:{_now():%H}", RETENTION_EVERY, _now()):
                retention.delete_conversations_idle_since(tx, _now() - timedelta(days=IDLE_DAYS))

        if random.random() < ROUND_SECONDS / 60:
            await self._store(work)

    async def _follow(self, operation: Operation) -> None:
        async def make(held: HeldConversation) -> list[Reply]:
            def run(work: Callable[[Transaction], Result]) -> Result:
                with held.transaction() as tx:
                    return work(tx)

            async def store(work: Callable[[Transaction], Result], /) -> Result:
                return await asyncio.to_thread(run, work)

            # The turn that confirmed it may have gone on meanwhile.
            current = await store(lambda tx: operations.get(tx, operation.id))
            if current is None:
                return []
            moved = await Operations(self._catalogue, store).carry_out(current)
            news = update_of(current.state, current.external_id is not None, moved)
            return [news] if news else []

        await self._assistant.announce(operation.conversation_id, make)

    async def _store(self, work: Callable[[Transaction], Result]) -> Result:
        def run() -> Result:
            with self._database.transaction() as tx:
                return work(tx)

        return await asyncio.to_thread(run)


def _now() -> datetime:
    return datetime.now(timezone.utc)
