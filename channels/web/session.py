"""The conversation's cookie: the only thing that ties a browser to its conversation.

Its value is 256 random bits of ours. The intake keeps a keyed hash of it, so that nobody who reads
the database can take a conversation over. A value that was not made here is treated as none.
"""

import re
import secrets
from datetime import datetime, timedelta, timezone
from typing import Literal

from pydantic import BaseModel
from sanic import Request
from sanic.response import HTTPResponse, json

from akkuna.errors import InputRejected, NotAllowed
from akkuna.settings import Settings
from channels.web.body import parse_json
from channels.web.embedding import is_embedded
from channels.web.limits import network_of
from channels.web.security import is_https, require_same_origin
from integrations.database import Conversation

CHANNEL = "web"
COOKIE_SECONDS = 30 * 24 * 60 * 60
MARK_HEADER = "Akkuna-Conversation"
"""By which a page tells which conversation it shows."""
MARK_DIGITS = 16
_MADE_HERE = re.compile(r"[A-Za-z0-9_-]{43}")


class Opening(BaseModel):
    """Body of ``POST /chat/session``: what the page knows, and whether to leave the old conversation."""

    municipality: str | None = None
    language: Literal["fi", "sv"]
    new: bool = False


async def open_session(request: Request) -> HTTPResponse:
    """``POST /chat/session``: continues the browser's conversation, or begins one.

    Answers ``{"language", "municipality", "expires", "mark", "now"}`` as the conversation has them. The
    cookie is given anew, so that it lasts until ``expires``. ``now`` (ISO 8601, UTC) lets the page tell
    earlier messages from those that come while it is open.

    Raises:
        TooMany: many conversations were begun from one network in a short time.
    """
    require_same_origin(request)
    opening = await parse_json(request, Opening)
    if opening.municipality is not None and opening.municipality not in request.app.ctx.municipalities:
        raise InputRejected("web.request")
    now = datetime.now(timezone.utc)
    known = None if opening.new else await find_conversation(request)
    if known is None:
        await request.app.ctx.limiter.count("openings", network_of(request))
    # A value that nobody has a conversation by was not given by us, or long ago.
    sender = sender_of(request) if known else None
    sender = sender or secrets.token_urlsafe(32)
    conversation = await request.app.ctx.intake.open(
        CHANNEL,
        sender,
        municipality=opening.municipality,
        language=opening.language,
        until=now + timedelta(seconds=COOKIE_SECONDS),
    )
    state = state_of(request, conversation)
    response = json({**state, "language": state["language"] or opening.language, "now": now.isoformat()})
    _set_cookie(request, response, sender)
    return response


def state_of(request: Request, conversation: Conversation) -> dict[str, str | None]:
    """What the page follows: municipality, language, when the browser loses the conversation, its mark."""
    ends = conversation.session_ends_at
    return {
        "municipality": conversation.municipality,
        "language": conversation.language,
        "expires": ends.isoformat() if ends else None,
        "mark": mark_of(request, conversation),
    }


def mark_of(request: Request, conversation: Conversation) -> str:
    """Tells this conversation from every other, and nothing about it.

    All tabs of a browser have one cookie. A tab that sends its mark back (`MARK_HEADER`) gets nothing of
    a conversation that has begun since in another tab.
    """
    hashed: str = request.app.ctx.database.hash("conversation mark", conversation.id)
    return hashed[:MARK_DIGITS]


async def find_conversation(request: Request) -> Conversation | None:
    """The conversation of the browser's cookie, if there is one. None is begun."""
    sender = sender_of(request)
    found: Conversation | None = await request.app.ctx.intake.find(CHANNEL, sender) if sender else None
    return found


async def require_conversation(request: Request) -> Conversation:
    """Does `find_conversation`.

    Raises:
        NotAllowed: there is none, or the page shows another one; it opens a session again.
    """
    conversation = await find_conversation(request)
    if conversation is None or not _is_shown(request, conversation):
        raise NotAllowed("web.session")
    return conversation


def _is_shown(request: Request, conversation: Conversation) -> bool:
    shown = request.headers.get(MARK_HEADER)
    return shown is None or shown == mark_of(request, conversation)


def sender_of(request: Request) -> str | None:
    """The cookie's value, if it can have been made here."""
    name = cookie_name(request.app.ctx.settings, is_embedded(request))
    value = request.cookies.get(name, "")
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


def cookie_name(settings: Settings, embedded: bool) -> str:
    """Under https the ``__Host-`` prefix keeps other hosts of the domain from planting a cookie."""
    name = "akkuna-embedded" if embedded else "akkuna"
    return f"__Host-{name}" if is_https(settings) else name


def _set_cookie(request: Request, response: HTTPResponse, value: str) -> None:
    settings: Settings = request.app.ctx.settings
    embedded = is_embedded(request)
    parts = [f"{cookie_name(settings, embedded)}={value}", "Path=/", f"Max-Age={COOKIE_SECONDS}", "HttpOnly"]
    if embedded:
        # Sent inside another site's page, but a different one for each such site: neither that site nor
        # anybody else can follow a citizen by it. Sanic's cookies do not know `Partitioned`.
        parts += ["SameSite=None", "Secure", "Partitioned"]
    else:
        parts += ["SameSite=Lax", *(["Secure"] if is_https(settings) else [])]
    response.headers.add("Set-Cookie", "; ".join(parts))
