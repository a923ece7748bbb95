"""What contract tests need: a real HTTP server of sandboxes, or of a system that the environment names."""

import os
from collections.abc import AsyncIterator

import pytest

from integrations.http import Http, Limits

IMPATIENT = Limits(read=0.5, whole_read=1.2, whole_write=1.2, pause=0.01)
"""As in production, but soon tired of what is slow."""


@pytest.fixture
async def http() -> AsyncIterator[Http]:
    """Connections of one test."""
    shared = Http(IMPATIENT)
    yield shared
    await shared.aclose()


def real(system: str, name: str) -> str | None:
    """A setting of a real system to test against: ``URL``, ``KEY`` and others that its README names."""
    return os.environ.get(f"AKKUNA_TEST_{system.upper()}_{name}")
