"""Fixtures of the database's tests: a conversation of one's own in the module's database."""

from collections.abc import Callable
from datetime import datetime, timezone
from uuid import uuid4

import pytest

from integrations.database import Conversation, Database, Operation, conversations

NOW = datetime(2026, 3, 4, 5, 6, 7, 890123, tzinfo=timezone.utc)


def new_operation(conversation_id: str, **columns: object) -> Operation:
    """A draft of a fault report, with some columns changed."""
    values: dict[str, object] = {
        "id": uuid4().hex,
        "reference": None,
        "conversation_id": conversation_id,
        "municipality": "nivala",
        "service": "report_fault",
        "state": "draft",
        "draft": {"description": "katuvalo pimeänä"},
        "result": {},
        "external_id": None,
        "confirmed_by": None,
        "attempts": 0,
        "next_attempt_at": None,
        "lease_until": None,
        "created_at": NOW,
        "updated_at": NOW,
        "confirmed_at": None,
        "settled_at": None,
    }
    return Operation(**{**values, **columns})


@pytest.fixture
def new_conversation(database: Database) -> Callable[[], Conversation]:
    def make() -> Conversation:
        with database.transaction() as tx:
            return conversations.create(
                tx,
                channel="web",
                sender_hash=uuid4().hex,
                municipality="nivala",
                language="fi",
                language_source="page",
                now=NOW,
            )

    return make


@pytest.fixture
def conversation(new_conversation: Callable[[], Conversation]) -> Conversation:
    return new_conversation()
