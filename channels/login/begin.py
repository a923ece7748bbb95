"""``GET /suomifi/login?handle=…``: the browser goes to Suomi.fi.

A window that a chat in a frame opens has not the conversation's cookie. Its page tells the chat that opened
it, and nobody of another origin, which browser it is; the chat, which has the cookie, lets that browser
begin. A link that somebody forwarded leads to a page of ours that says so, and never to Suomi.fi.
"""

import re
from dataclasses import asdict
from datetime import datetime, timezone
from uuid import uuid4

from sanic import Request
from sanic.response import HTTPResponse, json

from akkuna.errors import SystemUnavailable
from channels.browser import (
    CHANNEL,
    host_cookie,
    is_https,
    made_here,
    new_value,
    read_body,
    require_same_origin,
    sender_of,
)
from channels.intake import Tell
from channels.login.pages import go_to, to_chat, window_page
from channels.login.parties import Parties
from channels.login.shown import is_about
from channels.login.stored import read
from integrations.database import Transaction, audit, citizens, logins
from integrations.database.logins import SHARED, Login
from integrations.suomifi.identification import levels
from integrations.suomifi.identification.errors import LoginRejected, Reason
from integrations.suomifi.identification.models import ServiceProvider
from integrations.suomifi.identification.request import StartedLogin, start

COOKIE = "akkuna-login"
"""Tells the browser that began a login from all others, as long as what comes of it lasts. Lax is enough: it
is asked for after the answer."""
LARGEST_BODY = 4096
_HASH = re.compile("[0-9a-f]{64}")


async def begin(request: Request, folder: str | None = None) -> HTTPResponse:
    """Sends the browser of the conversation, or the window that its page opened, to Suomi.fi.

    A login that has not been answered yet can be begun again; the attempt before is void then.

    Raises:
        LoginRejected: the handle is used, too old or another browser's.
        TooMany: many logins were begun in the conversation.
    """
    parties: Parties = request.app.ctx.parties
    code, now = parties.code(folder), datetime.now(timezone.utc)
    handle, in_window = request.args.get("handle", ""), request.args.get("window") == "1"
    login = await read(request, lambda tx: logins.offered(tx, handle, now=now))
    if login is None:
        raise LoginRejected(Reason.UNKNOWN_LOGIN)
    if code not in (SHARED, login.provider):
        raise LoginRejected(Reason.OTHER_PROVIDER)
    if not in_window:
        await require_conversation(request, login.conversation_id)
    is_about(request, login.conversation_id, in_window)
    cookie = _cookie_of(request) or new_value()
    if in_window and not (login.in_window and login.browser_hash == _hash(request, cookie)):
        return await _ask_chat(request, cookie)
    await request.app.ctx.limiter.count("logins", login.conversation_id)
    try:
        provider, idp = parties.provider(login.provider), parties.identity_provider(now)
    except SystemUnavailable:
        return await _unavailable(request, login)
    started = start(provider, idp, login.language, now, _levels(login, provider))
    if not await _store(request, login, started, cookie, in_window, now):
        raise LoginRejected(Reason.USED)
    response = go_to(started.url)
    _set_cookie(request, response, cookie)
    return response


async def let_begin(request: Request) -> HTTPResponse:
    """``POST /suomifi/window``: the conversation's own page lets the window that it opened begin.

    Takes ``{"handle", "browser"}``, the latter as the window told it; answers ``{"allowed": true}``.

    Raises:
        LoginRejected: the handle is used, too old or another conversation's.
    """
    require_same_origin(request)
    await read_body(request, LARGEST_BODY)
    body = request.load_json() if request.body else None
    asked = body if isinstance(body, dict) else {}
    handle, browser, now = str(asked.get("handle")), str(asked.get("browser")), datetime.now(timezone.utc)
    login = await read(request, lambda tx: logins.offered(tx, handle, now=now))
    if login is None or not _HASH.fullmatch(browser):
        raise LoginRejected(Reason.UNKNOWN_LOGIN)
    await require_conversation(request, login.conversation_id)
    if not await request.app.ctx.intake.happen(lambda tx, _: logins.let_begin(tx, login, browser)):
        raise LoginRejected(Reason.USED)
    return json({"allowed": True})


async def require_conversation(request: Request, conversation_id: str) -> None:
    """Lets the conversation's own browser through.

    Raises:
        LoginRejected: it is another one.
    """
    if await conversation_of(request) != conversation_id:
        raise LoginRejected(Reason.OTHER_BROWSER)


async def conversation_of(request: Request) -> str | None:
    """Id of the conversation of the browser's cookie; None where it has none.

    Who comes back asks for it before looking at the login, which another tab may be finishing: that gives
    the conversation a new cookie, and this would look like another browser.
    """
    sender = sender_of(request)
    conversation = await request.app.ctx.intake.find(CHANNEL, sender) if sender else None
    return conversation.id if conversation else None


def browser_of(request: Request) -> str | None:
    """Keyed hash of the cookie of the browser that began a login; None where it has none."""
    cookie = _cookie_of(request)
    return _hash(request, cookie) if cookie else None


async def _store(
    request: Request, login: Login, started: StartedLogin, cookie: str, in_window: bool, now: datetime
) -> bool:
    pending = asdict(started.pending) | {"issued_at": started.pending.issued_at.isoformat()}
    browser_hash = _hash(request, cookie)

    def work(tx: Transaction, _: Tell) -> bool:
        is_begun = logins.start(
            tx,
            login,
            relay_state=started.relay_state,
            request=pending,
            browser_hash=browser_hash,
            in_window=in_window,
            now=now,
        )
        if is_begun:
            audit.record(
                tx,
                "login_started",
                conversation_id=login.conversation_id,
                municipality=login.municipality,
                details={"purpose": login.purpose, "level": login.level},
                now=now,
            )
        return is_begun

    stored: bool = await request.app.ctx.intake.happen(work)
    return stored


async def _ask_chat(request: Request, cookie: str) -> HTTPResponse:
    page = await window_page(request, "begin", _hash(request, cookie))
    _set_cookie(request, page, cookie)
    return page


async def _unavailable(request: Request, login: Login) -> HTTPResponse:
    def work(_: Transaction, tell: Tell) -> None:
        tell(login.conversation_id, "unavailable", uuid4().hex)

    await request.app.ctx.intake.happen(work)
    return await to_chat(request)


def _levels(login: Login, provider: ServiceProvider) -> tuple[str, ...]:
    return provider.levels if login.level == "substantial" else levels.highest(provider.levels)


def _cookie_of(request: Request) -> str | None:
    value = request.cookies.get(host_cookie(request.app.ctx.settings, COOKIE), "")
    return value if made_here(value) else None


def _hash(request: Request, cookie: str) -> str:
    hashed: str = request.app.ctx.database.hash("login browser", cookie)
    return hashed


def _set_cookie(request: Request, response: HTTPResponse, value: str) -> None:
    settings = request.app.ctx.settings
    seconds = int((logins.STARTED_FOR + logins.PARKED_FOR + citizens.LONGEST).total_seconds())
    parts = [f"{host_cookie(settings, COOKIE)}={value}", "Path=/", f"Max-Age={seconds}"]
    parts += ["HttpOnly", "SameSite=Lax", *(["Secure"] if is_https(settings) else [])]
    response.headers.add("Set-Cookie", "; ".join(parts))
