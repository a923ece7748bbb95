"""Processes wake each other through a real Redis, and do without it."""

import asyncio
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress

import pytest

from channels.waking import Waking
from tests.servers import free_port

SECONDS = 10


@pytest.fixture
def redis_url() -> Iterator[str]:
    """A Redis server of the test's own."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed")
    port = free_port()
    server = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        stdout=subprocess.DEVNULL,
    )
    yield f"redis://127.0.0.1:{port}/0"
    server.terminate()
    server.wait()


async def _woken(told: asyncio.Event, teller: Waking) -> None:
    """Tells again and again, as conversations do, until it has been heard."""
    for _ in range(SECONDS * 10):
        teller.tell("one")
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(told.wait(), 0.1)
            return
    raise AssertionError("nobody was woken")


async def test_another_process_is_woken(redis_url: str) -> None:
    """What one tells, the other hears."""
    heard, told = [], asyncio.Event()

    def wake(conversation: str) -> None:
        heard.append(conversation)
        told.set()

    listener, teller = Waking(redis_url, wake), Waking(redis_url, lambda _: None)
    await _woken(told, teller)
    assert set(heard) == {"one"}
    await listener.close()
    await teller.close()


async def test_without_redis_nothing_fails() -> None:
    """Telling does not raise, and closing does not hang, when there is no server."""
    waking = Waking(f"redis://127.0.0.1:{free_port()}/0", lambda _: None)
    waking.tell("one")
    await asyncio.sleep(0.1)
    await waking.close()
