"""What unit tests of integrations share."""

from collections.abc import AsyncIterator

import pytest

from integrations.http import Http, Limits


@pytest.fixture
async def http() -> AsyncIterator[Http]:
    """Connections of one test, that repeats without waiting and soon tires."""
    shared = Http(Limits(read=0.3, whole_read=0.6, whole_write=0.6, pause=0.001, answer_bytes=10_000))
    yield shared
    await shared.aclose()
