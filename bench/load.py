"""The clients, in a process of their own: ``python -m bench.load`` talks to a bot and prints JSON."""

import argparse
import asyncio
import json
import os
import time
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import aiohttp

from bench.scenarios import SCENARIOS, Press, Scenario

TURN_SECONDS = 60


class WrongAnswer(Exception):
    """The bot did not answer as the scenario needs; a figure measured on such answers would be worthless."""


class Talk:
    """One sender's conversation.

    Args:
        http: connections.
        url: of the REST channel's webhook.
        scenario: what is said.
    """

    def __init__(self, http: aiohttp.ClientSession, url: str, scenario: Scenario) -> None:
        self._http, self._url, self._scenario = http, url, scenario
        self._sender = uuid4().hex
        self._buttons: list[dict[str, str]] = []

    async def turn(self, step: str | Press) -> float:
        """Takes one turn; returns its seconds, until the answer has been read.

        Raises:
            WrongAnswer: a status that is not 200, no reply, or no button as the step needs it.
        """
        message = self._payload(step.title) if isinstance(step, Press) else step
        body = {"sender": self._sender, "message": message, "metadata": self._scenario.metadata}
        start = time.perf_counter()
        async with self._http.post(self._url, json=body) as response:
            content = await response.read()
        seconds = time.perf_counter() - start
        replies = json.loads(content) if response.status == 200 else []
        if not replies:
            raise WrongAnswer(f"{response.status} to {message!r}")
        self._buttons = [button for reply in replies for button in reply.get("buttons", [])] or self._buttons
        return seconds

    def _payload(self, title: str) -> str:
        for button in self._buttons:
            if button["title"].startswith(title):
                return button["payload"]
        raise WrongAnswer(f"no button {title!r} in {[button['title'] for button in self._buttons]}")


async def many_senders(
    http: aiohttp.ClientSession, url: str, scenario: Scenario, connections: int, senders: int
) -> dict[str, Any]:
    """All senders' conversations, as many at a time as there are connections, each turn after the other.

    Returns:
        Seconds of the whole, and of every turn.
    """
    turns: list[float] = []
    waiting: Iterator[int] = iter(range(senders))

    async def one_connection() -> None:
        for _ in waiting:
            talk = Talk(http, url, scenario)
            for step in scenario.steps:
                turns.append(await talk.turn(step))

    start = time.perf_counter()
    await asyncio.gather(*(one_connection() for _ in range(connections)))
    return {"seconds": time.perf_counter() - start, "turns": turns}


async def one_sender(http: aiohttp.ClientSession, url: str, scenario: Scenario, turns: int) -> dict[str, Any]:
    """One sender who goes through the scenario again and again.

    Returns:
        Seconds of every turn.
    """
    talk = Talk(http, url, scenario)
    steps = scenario.steps
    return {"turns": [await talk.turn(steps[number % len(steps)]) for number in range(turns)]}


async def _run(arguments: argparse.Namespace) -> dict[str, Any]:
    token = os.environ.get("AKKUNA_REST_TOKEN")
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    timeout = aiohttp.ClientTimeout(total=TURN_SECONDS)
    connector = aiohttp.TCPConnector(limit=arguments.connections)
    async with aiohttp.ClientSession(headers=headers, timeout=timeout, connector=connector) as http:
        scenario = SCENARIOS[arguments.scenario]
        if arguments.turns:
            return await one_sender(http, arguments.url, scenario, arguments.turns)
        return await many_senders(http, arguments.url, scenario, arguments.connections, arguments.senders)


def main() -> None:
    """Runs what the command line says and prints the result as one line of JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("scenario", choices=SCENARIOS)
    parser.add_argument("--connections", type=int, default=1)
    parser.add_argument("--senders", type=int, default=0, help="so many, each once through the scenario")
    parser.add_argument("--turns", type=int, default=0, help="one sender with so many turns instead")
    print(json.dumps(asyncio.run(_run(parser.parse_args()))))


if __name__ == "__main__":
    main()
