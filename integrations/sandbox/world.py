"""What a system's sandbox is given to live in."""

import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sanic import Blueprint, Request, Sanic
from sanic.response import HTTPResponse, json

from integrations.sandbox.faults import Faults
from integrations.sandbox.storage import Ledger, Storage, transaction

Handler = Callable[..., Awaitable[HTTPResponse]]


def route(routes: Blueprint | Sanic, method: str, path: str, handler: Handler) -> None:
    """Adds a route whose handler may be a method of an object; Sanic itself takes plain functions only."""

    async def handle(request: Request, **values: str) -> HTTPResponse:
        return await handler(request, **values)

    routes.add_route(handle, path, methods=[method], name=f"{method}_{path}")


class SystemLedger:
    """The ledger as one system writes it."""

    def __init__(self, ledger: Ledger, system: str) -> None:
        self._ledger, self._system = ledger, system

    def record(self, effect: str, id: str, body: dict[str, Any]) -> None:
        """Adds an effect; durable on return, or with the transaction around it."""
        self._ledger.record(self._system, effect, id, body)


class World:
    """One system's surroundings: storage, ledger, faults.

    Attributes:
        system: folder of the system under ``integrations/``; also the beginning of its paths.
        storage: its documents.
        ledger: where it records its effects, before it answers.
        faults: what its next requests will meet.
    """

    def __init__(self, system: str, connection: sqlite3.Connection) -> None:
        self.system = system
        self.storage = Storage(connection, system)
        self.ledger = SystemLedger(Ledger(connection), system)
        self.faults = Faults()
        self._connection = connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Documents and effects written inside are kept together."""
        with transaction(self._connection):
            yield

    def modes(self, blueprint: Blueprint, defaults: Mapping[str, Any]) -> "Modes":
        """Adds ``POST /<system>/_mode`` to a sandbox; see `Modes`."""
        modes = Modes(self.storage, defaults)

        route(blueprint, "POST", "/_mode", modes.change)
        return modes


class Modes:
    """Switches of a sandbox: how this server of many possible ones behaves. They survive a restart.

    Args:
        defaults: name and first value of every switch; a posted value must be of the same type,
            or text where the default is None.
    """

    def __init__(self, storage: Storage, defaults: Mapping[str, Any]) -> None:
        self._storage, self._defaults = storage, defaults

    def __getitem__(self, name: str) -> Any:
        return self._all()[name]

    async def change(self, request: Request) -> HTTPResponse:
        """Changes the switches named in the JSON object; others stay. The answer tells all of them."""
        wish = request.json
        if not isinstance(wish, dict) or not wish.keys() <= self._defaults.keys():
            return json({"error": f"known switches: {', '.join(self._defaults)}"}, status=400)
        for name, value in wish.items():
            if not _fits(value, self._defaults[name]):
                return json({"error": f"{name} has another type"}, status=400)
        switches = self._all() | wish
        self._storage.put("_mode", "now", switches)
        return json(switches)

    def _all(self) -> dict[str, Any]:
        return {**self._defaults, **(self._storage.get("_mode", "now") or {})}


def _fits(value: Any, default: Any) -> bool:
    """Whether a switch that stands at `default` first may be set to `value`."""
    if default is None:
        return value is None or isinstance(value, str)
    if isinstance(default, float):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, type(default))
