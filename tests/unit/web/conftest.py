"""A real server of the web channel on a free port, in the test's own event loop."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sanic import Sanic

from tests.servers import free_port

from .scripted_server import ScriptedIntake, scripted_app


@dataclass
class Site:
    """The served application, and a browser's view of it."""

    app: Sanic
    address: str
    http: httpx.AsyncClient
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def intake(self) -> ScriptedIntake:
        return self.app.ctx.intake

    async def post(self, path: str, body: Any, **headers: str) -> httpx.Response:
        return await self.http.post(path, json=body, headers={"Origin": self.address, **headers})

    async def open(self, **body: Any) -> httpx.Response:
        return await self.post("/chat/session", {"language": "fi", **body})

    async def say(self, text: str, **more: Any) -> httpx.Response:
        return await self.post("/chat/messages", {"id": str(uuid4()), "kind": "text", "text": text, **more})


@pytest.fixture
async def site(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Site]:
    monkeypatch.setattr(Sanic, "test_mode", True)  # lets several applications start in one process
    port = free_port()
    address = f"http://localhost:{port}"
    app = scripted_app(address, f"site-{uuid4().hex}")
    server = await app.create_server(
        host="127.0.0.1", port=port, return_asyncio_server=True, access_log=False
    )
    await server.startup()
    await server.before_start()
    await server.start_serving()
    async with httpx.AsyncClient(base_url=address, timeout=10) as http:
        yield Site(app, address, http)
    await server.before_stop()
    await server.close()
    for connection in list(server.connections):
        connection.abort()
