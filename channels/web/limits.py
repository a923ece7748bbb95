"""How much one browser may ask for, so that nobody keeps the others waiting.

Counted over all processes where there is Redis, else by each process for itself. Whoever asks for too
much is told when to come back; what the page was to send waits there until then.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Literal

import redis.asyncio
import structlog
from redis.exceptions import RedisError
from sanic import Request

from akkuna.errors import TooMany

log = structlog.get_logger()

Counted = Literal["messages", "photos", "places", "openings", "logins", "answers"]
TEXT_KEYS: dict[Counted, str] = {
    "messages": "error.too_many",
    "photos": "error.too_many_photos",
    "places": "error.too_many",
    "openings": "error.too_many_openings",
    "logins": "error.too_many",
    "answers": "error.too_many",
}
REDIS_SECONDS = 0.5
"""How long an answer of Redis is waited for; without one, this process counts by itself."""
PAUSE_SECONDS = 5.0
"""How long Redis is left alone after it has failed."""
SWEEP_SECONDS = 60.0


@dataclass(frozen=True)
class Rate:
    """At most `most` in any span of `seconds` that began with the first of them."""

    most: int
    seconds: int


@dataclass(frozen=True)
class Limits:
    """What is modest, and far above what a person needs.

    Attributes:
        messages, photos: of one conversation.
        places: suggestions asked for while an address is written, of one conversation.
        openings: of new conversations, from one network. Many people can stand behind one address, so that
            the span is short.
        logins, answers: begun, and answered by Suomi.fi, of one conversation.
        streams: open at a time in one conversation, in each process.
    """

    messages: Rate = Rate(30, 60)
    photos: Rate = Rate(30, 3600)
    places: Rate = Rate(120, 60)
    openings: Rate = Rate(60, 60)
    logins: Rate = Rate(20, 3600)
    answers: Rate = Rate(20, 3600)
    streams: int = 6


class Limiter:
    """Counts.

    Args:
        limits: how much is allowed.
        hidden: makes of a conversation or an address what it is counted under.
        redis_url: where all processes count together.
    """

    def __init__(self, limits: Limits, hidden: Callable[[str], str], redis_url: str | None = None) -> None:
        self._limits, self._hidden = limits, hidden
        self._redis = None
        if redis_url:
            self._redis = redis.asyncio.Redis.from_url(
                redis_url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS
            )
        self._redis_rests_until = 0.0
        self._windows: dict[str, tuple[int, float]] = {}
        self._swept_at = 0.0

    async def count(self, what: Counted, whose: str) -> None:
        """Counts one more.

        Raises:
            TooMany: it is one too many; carries when to try again.
        """
        rate: Rate = getattr(self._limits, what)
        key = self._hidden(f"{what}:{whose}")
        counted = await self._together(key, rate) if self._redis else None
        number, left = counted or self._alone(key, rate)
        if number > rate.most:
            raise TooMany(TEXT_KEYS[what], left)

    async def close(self) -> None:
        """Lets the connection go."""
        if self._redis:
            await self._redis.close()

    async def _together(self, key: str, rate: Rate) -> tuple[int, float] | None:
        """How many all processes have counted, and the seconds until they begin anew; None without Redis."""
        assert self._redis is not None
        if time.monotonic() < self._redis_rests_until:
            return None
        name = f"akkuna:limit:{key}"
        try:
            async with self._redis.pipeline(transaction=True) as pipe:
                pipe.set(name, 0, ex=rate.seconds, nx=True).incr(name).pttl(name)
                _, number, milliseconds = await pipe.execute()
        except (RedisError, OSError, asyncio.TimeoutError):
            log.warning("limits.without_redis")
            self._redis_rests_until = time.monotonic() + PAUSE_SECONDS
            return None
        return int(number), milliseconds / 1000

    def _alone(self, key: str, rate: Rate) -> tuple[int, float]:
        now = time.monotonic()
        self._sweep(now)
        number, ends = self._windows.get(key, (0, 0.0))
        if ends <= now:
            number, ends = 0, now + rate.seconds
        self._windows[key] = (number + 1, ends)
        return number + 1, ends - now

    def _sweep(self, now: float) -> None:
        """Forgets what has ended, so that many visitors do not fill the memory."""
        if now - self._swept_at > SWEEP_SECONDS:
            self._swept_at = now
            self._windows = {key: window for key, window in self._windows.items() if window[1] > now}


class Streams:
    """The event streams that are open in this process.

    Args:
        most: of one conversation; another one ends the oldest.
    """

    def __init__(self, most: int) -> None:
        self._most, self._closed = most, False
        self._ends: dict[str, list[asyncio.Event]] = {}

    @contextmanager
    def opened(self, conversation_id: str) -> Iterator[asyncio.Event]:
        """A stream of the conversation; what it gives is set when the stream must end."""
        end = asyncio.Event()
        ends = self._ends.setdefault(conversation_id, [])
        ends.append(end)
        if self._closed:
            end.set()
        for oldest in ends[: -self._most]:
            oldest.set()
        try:
            yield end
        finally:
            ends.remove(end)
            if not ends:
                self._ends.pop(conversation_id, None)

    def close(self) -> None:
        """Ends all streams, and those that are still to be opened."""
        self._closed = True
        for ends in self._ends.values():
            for end in ends:
                end.set()


def network_of(request: Request) -> str:
    """The network of whoever asks, as the proxy in front tells it where there is one.

    An IPv4 address, or the /64 of an IPv6 address: every connection has one whole, RFC 6177.
    """
    told = str(request.remote_addr or request.ip)
    try:
        address = ip_address(told)
    except ValueError:
        return told
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((address, 64), strict=False))
    return str(address)
