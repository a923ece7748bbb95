"""Reads server-sent events as a browser does."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx


async def events(response: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    """Events with ``id``, ``event`` and ``data`` (read as JSON); comments as ``{"comment": …}``."""
    event: dict[str, Any] = {}
    async for line in response.aiter_lines():
        if line.startswith(":"):
            yield {"comment": line[1:].strip()}
        elif line:
            name, _, value = line.partition(": ")
            event[name] = json.loads(value) if name == "data" else value
        elif event:
            yield event
            event = {}


async def until(response: httpx.Response, kind: str) -> list[dict[str, Any]]:
    """The messages up to and with the first of this kind, or all before the state, "conversation"."""
    found = []
    async for event in events(response):
        if event.get("event") == kind:
            return [*found, event]
        if "id" in event:
            found.append(event)
            if event["data"]["kind"] == kind:
                return found
    raise AssertionError(f"the stream ended before {kind}: {found}")
