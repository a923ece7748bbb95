"""What runs by itself, in every process: messages, waiting operations, imports, retention. No leader."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import TypeVar
from uuid import uuid4

import structlog

from actions.identity.mandates import close as close_mandate
from actions.operations import Operations
from actions.systems import Systems
from actions.updates import update_of
from akkuna.catalogue import Catalogue
from akkuna.errors import StorageUnavailable
from bot.assistant import Assistant, Say
from bot.catalogue_import import CatalogueImport
from bot.secure_window import close_draft, news_of
from bot.service_finder import ServiceFinder
from integrations.database import (
    Database,
    HeldConversation,
    Operation,
    Transaction,
    citizens,
    handovers,
    inbox,
    leases,
    mandates,
    operations,
    retention,
)
from integrations.database.handovers import Handover

log = structlog.get_logger()

ROUND_SECONDS = 1.0
OVERDUE = timedelta(seconds=2)
"""Age from which a pending message is taken up by whoever sees it first."""
LEASE_SECONDS = 15
"""How long an operation is one process's; the conversation's lock is what keeps two from doing it."""
MOST_AT_ONCE = 10
"""Operations that one round takes up."""
MOST_WAITING = 100
"""Conversations that one round looks at: those whose turn is only slow are among them."""
MOST_UNDER_WAY = 30
"""Jobs of one process that are not over; none begins while there are as many."""
RETENTION_EVERY = 3600
"""Seconds between two rounds of retention, over all processes."""
IMPORTS_EVERY, INDEX_EVERY = 30.0, 5.0
"""Seconds between two looks of a process at what is due to be imported, and at what was imported."""

Result = TypeVar("Result")


class Jobs:
    """The rounds of one process.

    Args:
        assistant: takes turns and announces.
        catalogue: for the municipalities of operations.
        database: where the work lies.
        systems: the clients that the assistant uses.
        services: the search that follows what is imported of the service catalogue; None imports nothing.
    """

    def __init__(
        self,
        assistant: Assistant,
        catalogue: Catalogue,
        database: Database,
        systems: Systems,
        services: ServiceFinder | None = None,
    ) -> None:
        self._assistant, self._catalogue, self._database = assistant, catalogue, database
        self._systems = systems
        self._import = CatalogueImport(database, catalogue.municipalities)
        self._services = services
        self._import_at = self._index_at = 0.0
        self._under_way: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Goes round until cancelled; an outage of the database is waited out."""
        try:
            while True:
                now = _now()
                for job in (
                    partial(self.take_pending, now),
                    partial(self.follow_operations, now),
                    self.tell_handovers,
                    self.close_mandates,
                    self.retain,
                    self.import_services,
                    self.follow_catalogue,
                ):
                    self._begin(job)
                await asyncio.sleep(ROUND_SECONDS * random.uniform(0.8, 1.2))
        finally:
            for task in self._under_way:
                task.cancel()

    def _begin(self, job: Callable[[], Awaitable[None]]) -> None:
        """Lets a job go on by itself: a system that is slow to answer one must not hold up the others."""
        if len(self._under_way) < MOST_UNDER_WAY:
            task = asyncio.create_task(_do(job))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def take_pending(self, now: datetime) -> None:
        """Takes up messages whose process died before their turn was over."""
        late = now - OVERDUE
        waiting = await self._store(lambda tx: inbox.waiting(tx, older_than=late, limit=MOST_WAITING))
        await asyncio.gather(*(_do(partial(self._assistant.take_up, one)) for one in waiting))

    async def follow_operations(self, now: datetime) -> None:
        """Sends what waits, looks up what is not known, asks for numbers; tells of each change."""
        due = await self._store(
            lambda tx: operations.claim_due(tx, now=now, lease_seconds=LEASE_SECONDS, limit=MOST_AT_ONCE)
        )
        await asyncio.gather(*(_do(partial(self._follow, operation)) for operation in due))

    async def tell_handovers(self) -> None:
        """Tells messaging channels of what was done in the secure window that they gave a link to."""
        finished = await self._store(lambda tx: handovers.finished(tx, limit=MOST_AT_ONCE))
        await asyncio.gather(*(_do(partial(self._tell, *one)) for one in finished))

    async def _tell(self, handover: Handover, reference: str | None) -> None:
        async def act(held: HeldConversation, say: Say) -> None:
            def work() -> None:
                with held.transaction() as tx:
                    if close_draft(tx, handover, now=_now()):
                        say(tx, [news_of(reference)])

            await asyncio.to_thread(work)

        await self._assistant.announce(handover.conversation_id, act)

    async def close_mandates(self) -> None:
        """Closes sessions in Valtuudet that nobody will ask with any more, however that came about."""
        over = await self._store(lambda tx: mandates.claim_over(tx, now=_now()))
        await asyncio.gather(*(_do(partial(close_mandate, one, self._systems)) for one in over))

    async def retain(self) -> None:
        """Deletes what is older than it may be."""

        def work(tx: Transaction) -> None:
            if leases.try_lease(tx, "retention", uuid4().hex, RETENTION_EVERY, _now()):
                retention.delete_conversations_idle_since(tx, _now() - timedelta(days=retention.IDLE_DAYS))
                citizens.end_expired(tx, now=_now())
                retention.delete_logins_passed_before(tx, _now())

        if random.random() < ROUND_SECONDS / 60:
            await self._store(work)

    async def import_services(self) -> None:
        """Does the imports of the service catalogue that are due, one at a time in each process."""
        if self._services is None or time.monotonic() < self._import_at:
            return
        self._import_at = float("inf")
        try:
            await self._import.run_due()
        finally:
            self._import_at = time.monotonic() + IMPORTS_EVERY * random.uniform(0.8, 1.2)

    async def follow_catalogue(self) -> None:
        """Lets the search see what was imported, here or by another process."""
        # The first imports follow each other, and each would make another index.
        importing = self._import_at == float("inf")
        if self._services is not None and not importing and time.monotonic() >= self._index_at:
            self._index_at = time.monotonic() + INDEX_EVERY
            await self._services.refresh(self._database)

    async def _follow(self, operation: Operation) -> None:
        async def act(held: HeldConversation, say: Say) -> None:
            def run(work: Callable[[Transaction], Result]) -> Result:
                with held.transaction() as tx:
                    return work(tx)

            async def store(work: Callable[[Transaction], Result], /) -> Result:
                return await asyncio.to_thread(run, work)

            current = await store(lambda tx: operations.get(tx, operation.id))
            if current is None or (current.state, current.attempts) != (operation.state, operation.attempts):
                # A turn, or another process, has gone on with it meanwhile.
                return

            def tell(tx: Transaction, moved: Operation) -> None:
                # With the move itself: whoever dies in between must not keep the news to themselves.
                had_number, is_there = operation.external_id is not None, _is_there(tx, moved)
                if news := update_of(operation.state, had_number, moved, is_there=is_there):
                    say(tx, [news])

            await Operations(self._catalogue, store, tell).carry_out(current)

        await self._assistant.announce(operation.conversation_id, act)

    async def _store(self, work: Callable[[Transaction], Result]) -> Result:
        def run() -> Result:
            with self._database.transaction() as tx:
                return work(tx)

        return await asyncio.to_thread(run)


def _is_there(tx: Transaction, operation: Operation) -> bool:
    """Whether the one whose operation it is is identified in its conversation now."""
    citizen = citizens.peek(tx, operation.conversation_id, now=datetime.now(timezone.utc))
    return citizen is not None and operation.person_hash in (citizen.person_hash, citizen.subject_hash)


async def _do(job: Callable[[], Awaitable[None]]) -> None:
    """Does a job; what fails of it is logged and left to a later round."""
    try:
        await job()
    except StorageUnavailable:
        log.warning("jobs.postponed", reason="storage_unavailable")
    except Exception as error:
        log.error("jobs.failed", exc_info=error)


def _now() -> datetime:
    return datetime.now(timezone.utc)
