"""HTTP towards municipal systems: one way to call out, one translation of what goes wrong.

One `Http` lives in a process (in one event loop) and is shared by all clients of systems. For each system at
each address it keeps a connection pool and a circuit breaker of its own, so that one that hangs
cannot starve the others. Proxies of the environment are ignored, cookies are not kept (they would carry one
citizen's session into another's call), and redirects are never followed: an address is the one that the
municipality's file names, and a secret goes nowhere else.
"""

import asyncio
import json
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, TypeVar

import httpx
import tenacity

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused, SystemFailure, SystemUnavailable
from integrations.breaker import Breaker

# httpx logs whole addresses at INFO, and the addresses of searches hold what a citizen wrote.
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("httpcore").setLevel(logging.WARNING)

# Statuses that say that the request was not taken:
# RFC 9110 §15.5.9, RFC 8470 §5.2, RFC 6585 §4, RFC 9110 §15.6.4.
NOT_TAKEN = frozenset({408, 425, 429, 503})

_T = TypeVar("_T")


@dataclass(frozen=True)
class Limits:
    """How long we wait and how much we take. Times in seconds.

    Attributes:
        connect, read, write, pool: httpx's timeouts; `read` and `write` are for each piece of data.
        whole_read: a reading call with its retries, so that a trickling answer ends too.
        whole_write: a writing call; long enough for photos over a slow line.
        answer_bytes: largest answer taken.
        connections: to one system at a time.
        attempts: of a reading call.
        pause: before the second attempt, give or take a half; it doubles with each further one.
        longest_retry_after: a system that asks for a longer wait is not asked again by itself.
        failures, open_seconds: of the circuit breaker.
    """

    connect: float = 2.0
    read: float = 8.0
    write: float = 8.0
    pool: float = 2.0
    whole_read: float = 12.0
    whole_write: float = 30.0
    answer_bytes: int = 2_000_000
    connections: int = 10
    attempts: int = 3
    pause: float = 0.3
    longest_retry_after: float = 5.0
    failures: int = 5
    open_seconds: float = 15.0


def no_field(answer: bytes) -> str | None:
    """Of systems whose refusals name no field of ours."""
    return None


class Http:
    """What all systems' clients of a process share. Belongs to one event loop; make it after forking.

    Args:
        limits: times and sizes.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._clients: dict[tuple[str, str], SystemClient] = {}

    def client(self, system: str, base_url: str) -> "SystemClient":
        """The one client of a system at an address; the same object each time.

        Args:
            system: folder name of the system under ``integrations/``.
            base_url: ``http://`` or ``https://`` address that paths are added to.

        Raises:
            ValueError: `base_url` is no such address.
        """
        address = base_url.rstrip("/")
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL as error:
            raise ValueError(f"the address of {system} is not a URL") from error
        if url.scheme not in ("http", "https") or not url.host:
            raise ValueError(f"the address of {system} must begin with http:// or https://")
        key = (system, address)
        if key not in self._clients:
            self._clients[key] = SystemClient(system, address, self._limits)
        return self._clients[key]

    async def aclose(self) -> None:
        """Closes all connections."""
        for client in self._clients.values():
            await client.aclose()
        self._clients.clear()


class SystemClient:
    """Calls one system at one address. Made by `Http.client`.

    Attributes:
        system: folder name of the system, which every error carries.
    """

    def __init__(self, system: str, base_url: str, limits: Limits) -> None:
        self.system, self._base_url, self._limits = system, base_url, limits
        self._breaker = Breaker(system, limits.failures, limits.open_seconds)
        self._reading = _connections(limits, kept=limits.connections)
        # A kept connection may be cut by the server just as we write on it, and then nobody knows
        # whether the request was taken. A writing call therefore always opens a connection.
        self._writing = _connections(limits, kept=0)

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._reading.aclose()
        await self._writing.aclose()

    async def read(
        self,
        path: str,
        params: Mapping[str, str | int | float] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        blame: Callable[[bytes], str | None] = no_field,
    ) -> Any:
        """GETs JSON. Repeats the call where the system did not answer or asked for a short wait.

        Args:
            path: added to the address; begins with a slash.
            blame: finds in the body of a refusal which field of ours it complains of.

        Returns:
            The parsed JSON.

        Raises:
            SystemUnavailable: no answer, a server error, or the breaker is open.
            RequestRefused: another 4xx status.
            BadAnswer: a redirect, an answer too large, or one that is not JSON.
        """
        request = self._reading.build_request("GET", self._base_url + path, params=params, headers=headers)

        async def attempt() -> Any:
            return self._understand_read(*await self._fetch(self._reading, request, BadAnswer), blame)

        retrying = tenacity.AsyncRetrying(
            stop=tenacity.stop_after_attempt(self._limits.attempts),
            wait=self._pause,
            retry=tenacity.retry_if_exception(self._worth_repeating),
            reraise=True,
        )
        with self._breaker.guard():
            whole = self._limits.whole_read
            return await _within(whole, retrying(attempt), SystemUnavailable(self.system))

    async def write(
        self, method: str, path: str, *, blame: Callable[[bytes], str | None] = no_field, **content: Any
    ) -> Any:
        """Sends a request that changes something, once.

        Args:
            path: added to the address; begins with a slash.
            blame: finds in the body of a refusal which field of ours it complains of.
            content: httpx's `params`, `headers`, `data`, `files`, `json` or `content`.

        Returns:
            The parsed JSON of the answer; None if it has no body.

        Raises:
            SystemUnavailable: surely not done: no connection, 408, 425, 429, 503, or the breaker is open.
            RequestRefused: another 4xx status.
            OutcomeUnknown: anything that went wrong after the request may have arrived.
        """
        request = self._writing.build_request(method, self._base_url + path, **content)
        # In one piece: httpx would write each part of a form by itself.
        request.read()
        with self._breaker.guard():
            whole = self._limits.whole_write
            answer = self._fetch(self._writing, request, OutcomeUnknown)
            status, headers, body = await _within(whole, answer, OutcomeUnknown(self.system))
            return self._understand_write(status, headers, body, blame)

    async def _fetch(
        self, http: httpx.AsyncClient, request: httpx.Request, unusable: type[SystemFailure]
    ) -> tuple[int, httpx.Headers, bytes]:
        """Status, headers and body of the answer; `unusable` is raised where the answer breaks off."""
        try:
            response = await http.send(request, stream=True)
            try:
                return response.status_code, response.headers, await self._body(response, unusable)
            finally:
                await response.aclose()
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise SystemUnavailable(self.system) from error
        except httpx.DecodingError as error:
            raise unusable(self.system) from error
        except httpx.TransportError as error:
            if unusable is OutcomeUnknown:
                raise OutcomeUnknown(self.system) from error
            raise SystemUnavailable(self.system) from error

    async def _body(self, response: httpx.Response, unusable: type[SystemFailure]) -> bytes:
        body = bytearray()
        async for piece in response.aiter_bytes():
            body += piece
            if len(body) > self._limits.answer_bytes:
                raise unusable(self.system)
        return bytes(body)

    def _understand_read(
        self, status: int, headers: httpx.Headers, body: bytes, blame: Callable[[bytes], str | None]
    ) -> Any:
        if status in NOT_TAKEN or status >= 500:
            raise SystemUnavailable(self.system, _retry_after(headers))
        if status >= 400:
            raise RequestRefused(self.system, status, blame(body))
        if not 200 <= status < 300:
            raise BadAnswer(self.system)
        try:
            return parse_json(body)
        except ValueError as error:
            raise BadAnswer(self.system) from error

    def _understand_write(
        self, status: int, headers: httpx.Headers, body: bytes, blame: Callable[[bytes], str | None]
    ) -> Any:
        if status in NOT_TAKEN:
            raise SystemUnavailable(self.system, _retry_after(headers))
        if 400 <= status < 500:
            raise RequestRefused(self.system, status, blame(body))
        if not 200 <= status < 300:
            raise OutcomeUnknown(self.system)
        try:
            return parse_json(body) if body.strip() else None
        except ValueError as error:
            raise OutcomeUnknown(self.system) from error

    def _worth_repeating(self, error: BaseException) -> bool:
        longest = self._limits.longest_retry_after
        return isinstance(error, SystemUnavailable) and (error.retry_after or 0) <= longest

    def _pause(self, state: tenacity.RetryCallState) -> float:
        """Seconds before the next attempt: what the system asked for, else growing and uneven."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, SystemUnavailable) and error.retry_after is not None:
            return error.retry_after
        pause: float = self._limits.pause * 2 ** (state.attempt_number - 1)
        return pause * random.uniform(0.5, 1.5)


def parse_json(body: bytes) -> Any:
    """Parses JSON, with or without a byte order mark.

    Raises:
        ValueError: it is not JSON, or nested deeper than Python can follow.
    """
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        # Python's own errors carry the whole answer with them, and answers hold people's words.
        raise ValueError(f"no JSON: {type(error).__name__}") from None


def _connections(limits: Limits, kept: int) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        timeout=httpx.Timeout(connect=limits.connect, read=limits.read, write=limits.write, pool=limits.pool),
        limits=httpx.Limits(max_connections=limits.connections, max_keepalive_connections=kept),
        follow_redirects=False,
        trust_env=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        # An answer that is not compressed cannot unpack to more than it weighs on the line.
        headers={"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "kunta-akkuna"},
    )


async def _within(seconds: float, work: Awaitable[_T], late: SystemFailure) -> _T:
    try:
        return await asyncio.wait_for(work, seconds)
    except asyncio.TimeoutError as error:
        raise late from error


def _retry_after(headers: httpx.Headers) -> float | None:
    """Seconds of `Retry-After`; its other form, a date, needs clocks that agree and is left out."""
    value = headers.get("retry-after", "").strip()
    return float(value) if value.isascii() and value.isdigit() else None
