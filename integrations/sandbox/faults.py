"""Faults on demand: how a municipal system misbehaves for the next requests.

slow         does the work and answers late
fail         answers 503 and has done nothing
drop_answer  does the work, then cuts the connection without an answer
garbage      does the work, then answers 200 with bytes that are no JSON
"""

import asyncio
from dataclasses import dataclass
from typing import Any, cast

from sanic import Request
from sanic.response import HTTPResponse, json, raw

MODES = ("slow", "fail", "drop_answer", "garbage")


@dataclass
class Fault:
    """A fault and how many requests it still meets.

    Attributes:
        seconds: that a slow answer waits.
        methods: HTTP methods it meets; empty for all.
    """

    mode: str
    count: int
    seconds: float = 30.0
    methods: tuple[str, ...] = ()


class Faults:
    """One system's faults."""

    def __init__(self) -> None:
        self._fault: Fault | None = None

    def order(self, wish: Any) -> None:
        """Takes ``{"mode", "count", "seconds"?, "methods"?}``; a count of 0 ends the fault.

        Raises:
            ValueError: it is no such object.
        """
        if not isinstance(wish, dict) or not isinstance(count := wish.get("count"), int):
            raise ValueError("count must be a whole number")
        if count <= 0:
            self._fault = None
            return
        if wish.get("mode") not in MODES:
            raise ValueError(f"mode must be one of {', '.join(MODES)}")
        seconds, methods = wish.get("seconds", 30.0), wish.get("methods", [])
        if not isinstance(seconds, (int, float)) or not isinstance(methods, list):
            raise ValueError("seconds must be a number, methods a list")
        self._fault = Fault(wish["mode"], count, seconds, tuple(str(method).upper() for method in methods))

    async def change(self, request: Request) -> HTTPResponse:
        """``POST /<system>/_faults``: see `order`."""
        try:
            self.order(request.json)
        except ValueError as error:
            return json({"error": str(error)}, status=400)
        return json({})

    def next(self, method: str) -> Fault | None:
        """The fault that the request now coming in meets, counted."""
        fault = self._fault
        if fault is None or (fault.methods and method not in fault.methods):
            return None
        fault.count -= 1
        if fault.count == 0:
            self._fault = None
        return fault


def before(request: Request, faults: Faults) -> HTTPResponse | None:
    """Decides what the request will meet; answers at once where nothing shall be done."""
    request.ctx.fault = fault = faults.next(request.method)
    if fault is not None and fault.mode == "fail":
        return json([{"code": 503, "description": "service unavailable"}], status=503)
    return None


async def after(request: Request) -> HTTPResponse | None:
    """Spoils the answer of a request whose work is done. None leaves the answer as it is."""
    fault: Fault | None = getattr(request.ctx, "fault", None)
    if fault is None or fault.mode == "fail":
        return None
    if fault.mode == "slow":
        await asyncio.sleep(fault.seconds)
        return None
    if fault.mode == "drop_answer":
        cast(asyncio.Transport, request.transport).abort()
    return raw(b"\x1f\x00<<< not JSON \xff\xfe", content_type="application/json")
