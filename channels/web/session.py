"""The browser's conversation: found by its cookie, continued or begun."""

from datetime import datetime, timedelta, timezone
from typing import Any, Literal

from pydantic import BaseModel
from sanic import Request
from sanic.response import HTTPResponse, json

from akkuna.citizen import Citizen, logout_path
from akkuna.errors import InputRejected, NotAllowed
from channels.browser import (
    CHANNEL,
    COOKIE_SECONDS,
    new_value,
    require_same_origin,
    sender_of,
    set_sender_cookie,
)
from channels.intake import Tell
from channels.web.body import parse_json
from channels.web.limits import network_of
from integrations.database import Conversation, Transaction, audit, citizens

MARK_HEADER = "Akkuna-Conversation"
"""By which a page tells which conversation it shows."""
MARK_DIGITS = 16


class Opening(BaseModel):
    """Body of ``POST /chat/session``: what the page knows, whether to leave the old conversation, and whether
    the citizen has said that they are still there: that keeps them identified for another while."""

    municipality: str | None = None
    language: Literal["fi", "sv"]
    new: bool = False
    prolong: bool = False


async def open_session(request: Request) -> HTTPResponse:
    """``POST /chat/session``: continues the browser's conversation, or begins one.

    Answers ``{"language", "municipality", "expires", "mark", "identity", "now"}`` as the conversation has
    them. The cookie is given anew, so that it lasts until ``expires``. ``now`` (ISO 8601, UTC) lets the page
    tell earlier messages from those that come while it is open. Who leaves a conversation is logged out in
    it: ``logout`` is where the browser goes on to log out of Suomi.fi too.

    Raises:
        TooMany: many conversations were begun from one network in a short time.
    """
    require_same_origin(request)
    opening = await parse_json(request, Opening)
    if opening.municipality is not None and opening.municipality not in request.app.ctx.municipalities:
        raise InputRejected("web.request")
    now = datetime.now(timezone.utc)
    known = await find_conversation(request)
    logout = await leave(request, known) if known and opening.new else None
    if opening.new:
        known = None
    elif known and opening.prolong:
        await request.app.ctx.intake.use_identity(known.id)
    if known is None:
        await request.app.ctx.limiter.count("openings", network_of(request))
    # A value that nobody has a conversation by was not given by us, or long ago.
    sender = sender_of(request) if known else None
    sender = sender or new_value()
    conversation = await request.app.ctx.intake.open(
        CHANNEL,
        sender,
        municipality=opening.municipality,
        language=opening.language,
        until=now + timedelta(seconds=COOKIE_SECONDS),
    )
    state = await state_of(request, conversation)
    language = state["language"] or opening.language
    response = json({**state, "language": language, "now": now.isoformat(), "logout": logout})
    set_sender_cookie(request, response, sender)
    return response


async def state_of(request: Request, conversation: Conversation) -> dict[str, Any]:
    """What the page follows: municipality, language, when the browser loses the conversation, its mark,
    and who is logged in, for whom they act and until when."""
    ends = conversation.session_ends_at
    citizen: Citizen | None = await request.app.ctx.intake.logged_in(conversation.id)
    return {
        "municipality": conversation.municipality,
        "language": conversation.language,
        "expires": ends.isoformat() if ends else None,
        "mark": mark_of(request, conversation),
        "identity": _shown(citizen) if citizen else None,
    }


async def leave(request: Request, conversation: Conversation) -> str | None:
    """Logs out whoever is identified in a conversation that the browser leaves.

    Returns:
        Path of the address where the browser goes on to log out of Suomi.fi; None where nobody was.
    """
    now = datetime.now(timezone.utc)

    def work(tx: Transaction, _: Tell) -> str | None:
        citizen = citizens.peek(tx, conversation.id, now=now)
        handle = citizens.end(tx, conversation.id, by="citizen", now=now)
        if citizen is None or handle is None:
            return None
        audit.record(
            tx,
            "logged_out",
            conversation_id=conversation.id,
            person_hash=citizen.person_hash,
            municipality=conversation.municipality,
            details={"by": "citizen"},
            now=now,
        )
        return logout_path(handle)

    path: str | None = await request.app.ctx.intake.happen(work)
    return path


def _shown(citizen: Citizen) -> dict[str, Any]:
    """What the page shows. Its clock may be wrong: it is told how many seconds are left, and not until when.

    ``isIdle``: it ends then because nobody does anything, which may be prolonged; else because that is the
    longest that it lasts. ``minutes``: how long that is.
    """
    now, acting_for = datetime.now(timezone.utc), citizen.acting_for
    is_idle = citizen.ends_at < citizen.expires_at
    return {
        "name": citizen.person.display_name,
        "actingFor": {"kind": acting_for.kind, "name": acting_for.name} if acting_for else None,
        "left": max(0, round((citizen.ends_at - now).total_seconds())),
        "isIdle": is_idle,
        "minutes": (citizens.IDLE if is_idle else citizens.LONGEST) // timedelta(minutes=1),
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


def require_sender(request: Request) -> str:
    """The cookie's value.

    Raises:
        NotAllowed: there is none; the page opens a session again.
    """
    sender = sender_of(request)
    if sender is None:
        raise NotAllowed("web.session")
    return sender
