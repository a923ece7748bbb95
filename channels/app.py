"""The sanic application of one serving process."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse

from actions.registration import register_handlers
from actions.systems import Systems
from akkuna.catalogue import Catalogue
from akkuna.settings import Settings
from bot.assistant import Assistant
from bot.engine import Engine
from bot.jobs import Jobs
from bot.service_finder import ServiceFinder
from channels import health, login, metrics, rest, web
from channels.browser import is_https
from channels.intake import Intake
from channels.waking import Waking
from channels.web.limits import Limiter, Limits
from integrations.database import Database, OutboxRow
from integrations.http import Http

ACCEPTS = {"web": frozenset({"photo", "location", "address", "date", "time"}), "rest": frozenset[str]()}
"""What each channel offers besides text and buttons."""
THREADS = 3
"""For what blocks, which is mostly the database. They share the interpreter with the event loop: with more of
them a turn costs more, because they keep passing its lock around (measured: 8 % fewer turns with six)."""
LARGEST_REQUEST = 12 * 1024 * 1024
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}
"""Of every answer, also to an address that does not exist; a channel with pages sets its own."""


def make_app(
    settings: Settings,
    catalogue: Catalogue,
    engine: Engine,
    secret: str,
    services: ServiceFinder | None = None,
) -> Sanic:
    """The application; everything with a connection is made when its server starts, after the fork.

    Args:
        settings: from the environment.
        catalogue: loaded data.
        engine: loaded model.
        secret: the master secret.
        services: the search over services, loaded before the fork; it follows the database from here on.
    """
    app = Sanic("kunta-akkuna", configure_logging=False)
    finder = services or ServiceFinder()
    _configure(app, settings)
    app.ctx.settings = settings
    app.ctx.catalogue, app.ctx.municipalities = catalogue, catalogue.municipalities
    app.ctx.limits = Limits()
    for channel in (rest, health, login, metrics, web):
        app.blueprint(channel.blueprint)

    async def start(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        loop.set_default_executor(ThreadPoolExecutor(THREADS))
        database = Database(settings.database_url, secret)
        http = Http()
        systems = Systems(
            http,
            can_log_in=settings.can_log_in,
            authorisations=settings.authorisations,
            services=finder,
            base_url=settings.base_url,
        )
        register_handlers(systems)
        intake = Intake(database, catalogue)
        waking = Waking(settings.redis_url, intake.wake) if settings.redis_url else None

        def on_replies(conversation_id: str, rows: Sequence[OutboxRow]) -> None:
            intake.replied(conversation_id, rows)
            if waking:
                waking.tell(conversation_id)

        assistant = Assistant(engine, catalogue, database, systems, on_replies, ACCEPTS)
        intake.serve(assistant)
        jobs = Jobs(assistant, catalogue, database, systems, finder)
        app.ctx.database, app.ctx.http, app.ctx.intake = database, http, intake
        app.ctx.waking, app.ctx.systems = waking, systems
        app.ctx.limiter = Limiter(app.ctx.limits, partial(database.hash, "limit"), settings.redis_url)
        app.ctx.jobs = asyncio.create_task(jobs.run())

    async def stop(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.jobs.cancel()
        await app.ctx.intake.finish()
        if app.ctx.waking:
            await app.ctx.waking.close()
        await app.ctx.limiter.close()
        await app.ctx.http.aclose()
        app.ctx.database.dispose()

    app.register_middleware(_protect, "response")
    app.register_listener(start, "before_server_start")
    app.register_listener(stop, "after_server_stop")
    return app


async def _protect(request: Request, response: BaseHTTPResponse) -> None:
    with_pages = tuple(f"{request.app.name}.{channel.blueprint.name}." for channel in (login, web))
    if request.route is None or not request.route.name.startswith(with_pages):
        response.headers.update(HEADERS)


def _configure(app: Sanic, settings: Settings) -> None:
    app.config.REQUEST_MAX_SIZE = LARGEST_REQUEST
    app.config.RESPONSE_TIMEOUT = 3600
    app.config.KEEP_ALIVE_TIMEOUT = 75
    app.config.FALLBACK_ERROR_FORMAT = "text"
    app.config.AUTO_EXTEND = False
    if is_https(settings) and app.config.PROXIES_COUNT is None:
        # TLS ends at a proxy in front, which tells the address of who asks in X-Forwarded-For.
        app.config.PROXIES_COUNT = 1
