"""The line between a browser and the server, which a test cuts, restores, or lets carry one way only."""

import asyncio
import re
from collections.abc import Coroutine
from contextlib import suppress
from threading import Thread
from typing import Any

from tests.resilience.server import Server, until
from tests.servers import free_port

CHUNK = 65_536
SECONDS = 10
A_REPLY = re.compile(rb'"kind": "(?!citizen)')
"""Of the event stream: a message of the assistant's."""


class Line:
    """A relay in front of a server; its address is the public one.

    Attributes:
        address: where browsers find the server.
        server: what it leads to; to be set before it is used.
    """

    server: Server

    def __init__(self) -> None:
        self._port = free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self._answers_are_lost = False
        self._lost = b""
        self._ends: set[asyncio.StreamWriter] = set()
        self._listening: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, daemon=True).start()

    def cut(self) -> None:
        """Breaks every connection, and refuses new ones."""
        self._do(self._cut())

    def restore(self) -> None:
        """Carries both ways again, for new connections."""
        self._answers_are_lost, self._lost = False, b""
        self._do(self._listen())

    def lose_answers(self) -> None:
        """From now on the server hears the browser, and not the other way round."""
        self._answers_are_lost, self._lost = True, b""

    def wait_for_lost_reply(self) -> None:
        """Waits until the assistant has said something that the browser did not get."""
        until(lambda: A_REPLY.search(self._lost))

    def close(self) -> None:
        """Ends it."""
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(SECONDS)

    async def _listen(self) -> None:
        if self._listening is None:
            self._listening = await asyncio.start_server(self._relay, "127.0.0.1", self._port)

    async def _cut(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        for end in list(self._ends):
            end.transport.abort()

    async def _relay(self, browser: asyncio.StreamReader, to_browser: asyncio.StreamWriter) -> None:
        to_server: asyncio.StreamWriter | None = None
        self._ends.add(to_browser)
        with suppress(OSError):
            server, to_server = await asyncio.open_connection("127.0.0.1", self.server.port)
            self._ends.add(to_server)
            there = asyncio.create_task(self._carry(browser, to_server))
            back = asyncio.create_task(self._carry(server, to_browser, answers=True))
            await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
        # One side has ended: so does the other, also where the server cannot be reached.
        for end in filter(None, (to_browser, to_server)):
            end.transport.abort()
            self._ends.discard(end)

    async def _carry(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, answers: bool = False
    ) -> None:
        with suppress(OSError):
            while data := await source.read(CHUNK):
                if answers and self._answers_are_lost:
                    self._lost += data
                    continue
                target.write(data)
                await target.drain()
