"""All addresses of the web channel, in one list."""

import asyncio

from sanic import Blueprint, Sanic

from akkuna.errors import AkkunaError
from channels.web import (
    assets,
    events,
    messages,
    notices,
    pages,
    photos,
    places,
    rating,
    session,
    transcript,
    widget,
)
from channels.web.errors import answer_error
from channels.web.limits import Streams
from channels.web.security import add_headers

blueprint = Blueprint("web")
_READ = ["GET", "HEAD"]

blueprint.add_route(pages.hosted, "/", methods=_READ, name="home")
blueprint.add_route(pages.hosted, "/<folder:str>", methods=_READ, name="municipality")
blueprint.add_route(assets.serve, "/chat/static/<version:str>/<name:str>", methods=_READ)
blueprint.add_route(widget.serve, "/widget.js", methods=_READ, name="widget")
blueprint.add_route(session.open_session, "/chat/session", methods=["POST"], stream=True)
blueprint.add_route(messages.post_message, "/chat/messages", methods=["POST"], stream=True)
blueprint.add_route(photos.post_photo, "/chat/photos", methods=["POST"], stream=True)
blueprint.add_route(rating.post_rating, "/chat/rating", methods=["POST"], stream=True)
blueprint.add_route(places.suggest, "/chat/places", methods=["POST"])
for _notice in (notices.privacy, notices.accessibility, notices.about):
    blueprint.add_route(_notice, f"/chat/{_notice.__name__}", methods=_READ)
blueprint.add_route(events.stream_events, "/chat/events", methods=["GET"])
blueprint.add_route(transcript.download, "/chat/transcript", methods=["GET"])

blueprint.on_response(add_headers)
blueprint.exception(AkkunaError)(answer_error)


@blueprint.listener("before_server_start")
async def prepare_closing(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
    """Open event streams watch this, so that a stopping server need not wait for them."""
    app.ctx.web_streams = Streams(app.ctx.limits.streams)
    app.ctx.web_lookups = places.Lookups()


@blueprint.listener("before_server_stop")
async def end_streams(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
    """Lets the pages go: they come back to another process, or when the server is up again."""
    app.ctx.web_streams.close()
