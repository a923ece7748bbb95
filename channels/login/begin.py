"""``GET /suomifi/login?handle=…``: the browser goes to Suomi.fi."""

from dataclasses import asdict
from datetime import datetime, timezone
from uuid import uuid4

from sanic import Request
from sanic.response import HTTPResponse

from akkuna.errors import SystemUnavailable
from channels.browser import CHANNEL, host_cookie, is_https, made_here, new_value, sender_of
from channels.intake import Tell
from channels.login.pages import go_to, in_frame_or_chat
from channels.login.parties import Parties
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
    await request.app.ctx.limiter.count("logins", login.conversation_id)
    try:
        provider, idp = parties.provider(login.provider), parties.identity_provider(now)
    except SystemUnavailable:
        return await _unavailable(request, login, in_window)
    started = start(provider, idp, login.language, now, _levels(login, provider))
    cookie = _cookie_of(request) or new_value()
    if not await _store(request, login, started, cookie, in_window, now):
        raise LoginRejected(Reason.USED)
    response = go_to(started.url)
    _set_cookie(request, response, cookie)
    return response


async def require_conversation(request: Request, conversation_id: str) -> None:
    """Lets the conversation's own browser through.

    Raises:
        LoginRejected: it is another one.
    """
    sender = sender_of(request)
    conversation = await request.app.ctx.intake.find(CHANNEL, sender) if sender else None
    if conversation is None or conversation.id != conversation_id:
        raise LoginRejected(Reason.OTHER_BROWSER)


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


async def _unavailable(request: Request, login: Login, in_window: bool) -> HTTPResponse:
    def work(_: Transaction, tell: Tell) -> None:
        tell(login.conversation_id, "unavailable", uuid4().hex)

    await request.app.ctx.intake.happen(work)
    return in_frame_or_chat(request, login, in_window)


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
