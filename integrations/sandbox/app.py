"""The sandboxes' server: finds every system's ``sandbox.py`` and mounts it under the system's name."""

from importlib import import_module
from pathlib import Path

from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse, HTTPResponse, json

from integrations.sandbox import faults
from integrations.sandbox.storage import Ledger, connect
from integrations.sandbox.world import World

INTEGRATIONS = Path(__file__).resolve().parent.parent


def systems() -> list[str]:
    """Names of the systems that have a sandbox, such as ``open311``."""
    return sorted(file.parent.name for file in INTEGRATIONS.glob("*/sandbox.py"))


def create_app(storage: Path) -> Sanic:
    """Makes the server.

    Args:
        storage: SQLite file of documents and ledger; made if it is not there.
    """
    app = Sanic("sandbox", configure_logging=False)
    # The fault "slow" must be able to outlast every client.
    app.config.RESPONSE_TIMEOUT = 600
    app.config.FALLBACK_ERROR_FORMAT = "json"
    connection = connect(storage)
    worlds = {system: World(system, connection) for system in systems()}
    for system, world in worlds.items():
        blueprint = import_module(f"integrations.{system}.sandbox").blueprint(world)
        app.blueprint(blueprint, url_prefix=f"/{system}")
    _add_ledger(app, Ledger(connection))
    _add_faults(app, worlds)
    return app


def _add_ledger(app: Sanic, ledger: Ledger) -> None:
    @app.get("/ledger")
    async def entries(request: Request) -> HTTPResponse:
        return json(ledger.entries(), ensure_ascii=False)

    @app.post("/ledger/_clear")
    async def clear(request: Request) -> HTTPResponse:
        ledger.clear()
        return json({})


def _add_faults(app: Sanic, worlds: dict[str, World]) -> None:
    @app.post("/<system:str>/_faults")
    async def order(request: Request, system: str) -> HTTPResponse:
        if system not in worlds:
            return json({"error": f"no system {system}"}, status=404)
        try:
            worlds[system].faults.order(request.json)
        except ValueError as error:
            return json({"error": str(error)}, status=400)
        return json({})

    async def before(request: Request) -> HTTPResponse | None:
        system, _, rest = request.path.lstrip("/").partition("/")
        if system not in worlds or rest.startswith("_"):
            return None
        return faults.before(request, worlds[system].faults)

    async def after(request: Request, _: BaseHTTPResponse) -> HTTPResponse | None:
        return await faults.after(request)

    app.register_middleware(before, "request")
    app.register_middleware(after, "response")
