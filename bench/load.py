"""The clients, in a process of their own: ``python -m bench.load`` talks to a bot and prints JSON."""

import argparse
import asyncio
import json
import os
import time
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

from bench.line import Line
from bench.scenarios import SCENARIOS, Press, Scenario

TURN_SECONDS = 60


class WrongAnswer(Exception):
    """The bot did not answer as the scenario needs; a figure measured on such answers would be worthless."""


class Talk:
    """One sender's conversation.

    Args:
        line: to the REST channel's webhook.
        scenario: what is said.
    """

    def __init__(self, line: Line, scenario: Scenario) -> None:
        self._line, self._scenario = line, scenario
        self._sender = uuid4().hex
        self._buttons: list[dict[str, str]] = []

    async def turn(self, step: str | Press) -> float:
        """Takes one turn; returns its seconds, until the answer has been read.

        Raises:
            WrongAnswer: a status that is not 200, no reply, or no button as the step needs it.
        """
        message = self._payload(step.title) if isinstance(step, Press) else step
        body = {"sender": self._sender, "message": message, "metadata": self._scenario.metadata}
        asked = json.dumps(body).encode()
        start = time.perf_counter()
        status, content = await asyncio.wait_for(self._line.post(asked), TURN_SECONDS)
        seconds = time.perf_counter() - start
        replies = json.loads(content) if status == 200 else []
        if not replies:
            raise WrongAnswer(f"{status} to {message!r}")
        self._buttons = [button for reply in replies for button in reply.get("buttons", [])] or self._buttons
        return seconds

    def _payload(self, title: str) -> str:
        for button in self._buttons:
            if button["title"].startswith(title):
                return button["payload"]
        raise WrongAnswer(f"no button {title!r} in {[button['title'] for button in self._buttons]}")


async def many_senders(lines: Sequence[Line], scenario: Scenario, senders: int) -> dict[str, Any]:
    """All senders' conversations, as many at a time as there are connections, each turn after the other.

    Returns:
        Seconds of the whole, and of every turn.
    """
    turns: list[float] = []
    waiting: Iterator[int] = iter(range(senders))

    async def one_connection(line: Line) -> None:
        for _ in waiting:
            talk = Talk(line, scenario)
            for step in scenario.steps:
                turns.append(await talk.turn(step))
            # A new sender is a new connection, as a new citizen's would be.
            line.close()

    start = time.perf_counter()
    await asyncio.gather(*(one_connection(line) for line in lines))
    return {"seconds": time.perf_counter() - start, "turns": turns}


async def one_sender(line: Line, scenario: Scenario, turns: int) -> dict[str, Any]:
    """One sender who goes through the scenario again and again.

    Returns:
        Seconds of every turn.
    """
    talk = Talk(line, scenario)
    steps = scenario.steps
    return {"turns": [await talk.turn(steps[number % len(steps)]) for number in range(turns)]}


async def _run(arguments: argparse.Namespace) -> dict[str, Any]:
    token = os.environ.get("AKKUNA_REST_TOKEN")
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    scenario = SCENARIOS[arguments.scenario]
    lines = [Line(arguments.url, headers) for _ in range(arguments.connections)]
    try:
        if arguments.turns:
            return await one_sender(lines[0], scenario, arguments.turns)
        return await many_senders(lines, scenario, arguments.senders)
    finally:
        for line in lines:
            line.close()


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
