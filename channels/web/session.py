"""The conversation's cookie: the only thing that ties a browser to its conversation.

Its value is 256 random bits of ours. The intake keeps a keyed hash of it, so that nobody who reads
the database can take a conversation over. A value that was not made here is treated as none.
"""

import re
import secrets
from datetime import datetime, timezone
from typing import Literal

from pydantic import BaseModel
from sanic import Request
from sanic.response import HTTPResponse, json

from akkuna.errors import InputRejected, NotAllowed
from akkuna.settings import Settings
from channels.web.body import parse_json
from channels.web.security import is_https, require_same_origin

CHANNEL = "web"
COOKIE_DAYS = 30
_MADE_HERE = re.compile(r"[A-Za-z0-9_-]{43}")


class Opening(BaseModel):
    """Body of ``POST /chat/session``: what the page knows, and whether to leave the old conversation."""

    municipality: str | None = None
    language: Literal["fi", "sv"]
    new: bool = False


async def open_session(request: Request) -> HTTPResponse:
    """``POST /chat/session``: continues the browser's conversation, or begins one.

    Answers ``{"language", "municipality", "now"}`` as the conversation has them. ``now`` (ISO 8601,
    UTC) lets the page tell earlier messages from those that come while it is open.
    """
    require_same_origin(request)
    opening = await parse_json(request, Opening)
    if opening.municipality is not None and opening.municipality not in request.app.ctx.municipalities:
        raise InputRejected("web.request")
    now = datetime.now(timezone.utc).isoformat()
    sender = None if opening.new else sender_of(request)
    sender = sender or secrets.token_urlsafe(32)
    conversation = await request.app.ctx.intake.conversation(
        CHANNEL, sender, municipality=opening.municipality, language=opening.language
    )
    response = json(
        {
            "language": conversation.language or opening.language,
            "municipality": conversation.municipality,
            "now": now,
        }
    )
    _set_cookie(response, request.app.ctx.settings, sender)
    return response


def sender_of(request: Request) -> str | None:
    """The cookie's value, if it can have been made here."""
    value = request.cookies.get(cookie_name(request.app.ctx.settings), "")
    return value if _MADE_HERE.fullmatch(value) else None


def require_sender(request: Request) -> str:
    """The cookie's value.

    Raises:
        NotAllowed: there is none; the page opens a session again.
    """
    sender = sender_of(request)
    if sender is None:
        raise NotAllowed("web.session")
    return sender


def cookie_name(settings: Settings) -> str:
    """Under https the ``__Host-`` prefix keeps other hosts of the domain from planting a cookie."""
    return "__Host-akkuna" if is_https(settings) else "akkuna"


def _set_cookie(response: HTTPResponse, settings: Settings, value: str) -> None:
    name = cookie_name(settings)
    response.cookies[name] = value
    cookie = response.cookies[name]
    cookie["path"] = "/"
    cookie["max-age"] = COOKIE_DAYS * 24 * 60 * 60
    cookie["httponly"] = True
    cookie["samesite"] = "Lax"
    if is_https(settings):
        cookie["secure"] = True
