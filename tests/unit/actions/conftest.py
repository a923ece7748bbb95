"""An operation of a conversation, and the store that carries operations out."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timezone
from typing import TypeVar
from uuid import uuid4

import pytest

from actions.operations import Operations
from akkuna.catalogue import Catalogue, load_catalogue
from akkuna.settings import ROOT
from integrations.database import Database, Operation, Transaction, conversations, operations

Result = TypeVar("Result")
NIVALA = "535"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(ROOT / "bot" / "municipalities")


@pytest.fixture
def new_process(database: Database) -> Callable[[Catalogue], Operations]:
    """Makes what one process carries operations out with; all of them share the database."""

    async def store(work: Callable[[Transaction], Result], /) -> Result:
        def run() -> Result:
            with database.transaction() as tx:
                return work(tx)

        return await asyncio.to_thread(run)

    return lambda catalogue: Operations(catalogue, store)


@pytest.fixture
def confirmed(database: Database) -> Operation:
    """A confirmed fault report in Nivala, stored."""
    now = datetime.now(timezone.utc)
    with database.transaction() as tx:
        conversation = conversations.create(
            tx,
            channel="web",
            sender_hash=uuid4().hex,
            municipality=NIVALA,
            language="fi",
            language_source="page",
            now=now,
        )
        operation = Operation(
            id=uuid4().hex,
            reference=f"KA-{uuid4().hex[:6].upper()}",
            conversation_id=conversation.id,
            municipality=NIVALA,
            service="report_fault",
            state="confirmed",
            draft={"service": "report_fault"},
            result={},
            external_id=None,
            confirmed_by=1,
            attempts=0,
            next_attempt_at=now,
            lease_until=None,
            created_at=now,
            updated_at=now,
            confirmed_at=now,
            settled_at=None,
        )
        operations.create(tx, operation)
    return operation
