"""Whether the process lives, and whether it can serve."""

import asyncio

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

from akkuna.errors import StorageUnavailable

PING_SECONDS = 2.0

blueprint = Blueprint("health", url_prefix="/health")


@blueprint.get("/live")
async def live(request: Request) -> HTTPResponse:
    """Asks nothing of anybody: a hanging database must not get the process restarted."""
    return json({"status": "live"})


@blueprint.get("/ready")
async def ready(request: Request) -> HTTPResponse:
    """200 when messages can be stored, else 503."""
    try:
        await asyncio.wait_for(asyncio.to_thread(request.app.ctx.database.ping), PING_SECONDS)
    except (StorageUnavailable, asyncio.TimeoutError):
        return json({"status": "storage_unavailable"}, status=503)
    return json({"status": "ready"})
