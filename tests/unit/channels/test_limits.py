"""How much one browser may ask for: alone, over Redis, and when Redis is gone."""

import asyncio
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from akkuna.errors import TooMany
from channels.web.limits import Limiter, Limits, Rate, Streams
from tests.servers import free_port

FEW = Limits(messages=Rate(2, 60), photos=Rate(1, 3600), openings=Rate(1, 1), streams=2)


@pytest.fixture
def redis_server() -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """A Redis server of the test's own."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed")
    port = free_port()
    server = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        stdout=subprocess.DEVNULL,
    )
    yield f"redis://127.0.0.1:{port}/0", server
    server.terminate()
    server.wait()


async def test_one_too_many_is_refused_with_the_time_to_come_back() -> None:
    limiter = Limiter(FEW, str)
    await limiter.count("messages", "one")
    await limiter.count("messages", "one")
    with pytest.raises(TooMany) as refused:
        await limiter.count("messages", "one")
    assert 0 < refused.value.retry_after <= 60
    assert refused.value.values == {"minutes": 1}
    await limiter.count("messages", "another")
    await limiter.count("photos", "one")


async def test_the_count_begins_anew() -> None:
    limiter = Limiter(FEW, str)
    await limiter.count("openings", "here")
    with pytest.raises(TooMany) as refused:
        await limiter.count("openings", "here")
    await asyncio.sleep(refused.value.retry_after + 0.01)
    await limiter.count("openings", "here")


async def test_what_is_counted_is_hidden() -> None:
    seen: list[str] = []

    def hidden(key: str) -> str:
        seen.append(key)
        return "hidden"

    limiter = Limiter(FEW, hidden)
    await limiter.count("openings", "192.0.2.1")
    assert seen == ["openings:192.0.2.1"]
    assert "192.0.2.1" not in repr(vars(limiter))


async def test_all_processes_count_together_over_redis(
    redis_server: tuple[str, "subprocess.Popen[bytes]"],
) -> None:
    url, _ = redis_server
    first, second = Limiter(FEW, str, url), Limiter(FEW, str, url)
    await _reachable(first)
    await first.count("messages", "one")
    await second.count("messages", "one")
    for limiter in (first, second):
        with pytest.raises(TooMany) as refused:
            await limiter.count("messages", "one")
        assert 0 < refused.value.retry_after <= 60
        await limiter.close()


async def test_without_redis_each_process_counts_by_itself(
    redis_server: tuple[str, "subprocess.Popen[bytes]"],
) -> None:
    url, server = redis_server
    limiter = Limiter(FEW, str, url)
    await _reachable(limiter)
    server.terminate()
    server.wait()
    await limiter.count("photos", "one")
    with pytest.raises(TooMany):
        await limiter.count("photos", "one")
    await limiter.close()


def test_the_oldest_stream_ends_when_there_are_many() -> None:
    streams = Streams(2)
    with streams.opened("one") as first, streams.opened("one") as second, streams.opened("other") as other:
        assert not first.is_set()
        with streams.opened("one") as third:
            assert [each.is_set() for each in (first, second, third, other)] == [True, False, False, False]


def test_all_streams_end_when_the_server_stops() -> None:
    streams = Streams(2)
    with streams.opened("one") as one:
        streams.close()
        assert one.is_set()
    with streams.opened("one") as late:
        assert late.is_set()


async def _reachable(limiter: Limiter) -> None:
    """Waits until Redis has started."""
    assert limiter._redis is not None
    for _ in range(100):
        try:
            await limiter._redis.ping()
        except OSError:
            await asyncio.sleep(0.05)
        except Exception as error:
            if "onnect" not in str(error):
                raise
            await asyncio.sleep(0.05)
        else:
            return
    raise AssertionError("Redis did not start")
