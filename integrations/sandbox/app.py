"""The sandboxes' server: finds every system's ``sandbox.py`` and mounts it under the system's name."""

from importlib import import_module
from pathlib import Path

from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse, HTTPResponse, json

from integrations.sandbox import faults
from integrations.sandbox.storage import Ledger, connect
from integrations.sandbox.world import World, route

INTEGRATIONS = Path(__file__).resolve().parent.parent


def systems() -> list[str]:
    """Folders of the systems that have a sandbox, such as ``open311`` or ``suomifi/messages``."""
    return sorted(str(file.parent.relative_to(INTEGRATIONS)) for file in INTEGRATIONS.rglob("sandbox.py"))


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
        module = f"integrations.{system.replace('/', '.')}.sandbox"
        blueprint = import_module(module).blueprint(world)
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
    for system, world in worlds.items():
        route(app, "POST", f"/{system}/_faults", world.faults.change)

    async def before(request: Request) -> HTTPResponse | None:
        for system, world in worlds.items():
            if request.path.startswith(f"/{system}/") and not request.path.startswith(f"/{system}/_"):
                return faults.before(request, world.faults)
        return None

    async def after(request: Request, _: BaseHTTPResponse) -> HTTPResponse | None:
        return await faults.after(request)

    app.register_middleware(before, "request")
    app.register_middleware(after, "response")
