"""``GET /suomifi/finish?code=…``: the browser that began the login comes back by itself."""

from datetime import datetime, timezone

from sanic import Request
from sanic.response import HTTPResponse

from channels.browser import CHANNEL, new_value, set_sender_cookie
from channels.intake import Intake, Tell
from channels.login.begin import browser_of, conversation_of
from channels.login.identified import session_of
from channels.login.pages import to_chat, window_page
from channels.login.shown import is_about
from channels.login.stored import read
from integrations.database import Transaction, audit, citizens, conversations, logins
from integrations.database.logins import Login
from integrations.suomifi.identification.errors import LoginRejected, Reason


async def finish(request: Request) -> HTTPResponse:
    """Makes the session, or gives the window a code that only the chat that opened it can use.

    Raises:
        LoginRejected: the code is used or too old, or it is not the browser that began.
    """
    code, now = request.args.get("code", ""), datetime.now(timezone.utc)
    own = await conversation_of(request)
    login = await read(request, lambda tx: logins.parked(tx, code, now=now))
    if login is None:
        raise LoginRejected(Reason.UNKNOWN_LOGIN)
    if login.browser_hash is None or browser_of(request) != login.browser_hash:
        raise LoginRejected(Reason.OTHER_BROWSER)
    is_about(request, login.conversation_id, login.in_window)
    if login.in_window:
        return await _hand_over(request, login, code)
    if own != login.conversation_id:
        raise LoginRejected(Reason.OTHER_BROWSER)
    sender = await log_in(request, login, code)
    response = await to_chat(request)
    set_sender_cookie(request, response, sender)
    return response


async def log_in(request: Request, login: Login, code: str) -> str:
    """Makes the session, gives the conversation to a new cookie, and tells it, all at once and once.

    Returns:
        The new cookie's value.

    Raises:
        LoginRejected: another request was first.
    """
    intake: Intake = request.app.ctx.intake
    now, sender = datetime.now(timezone.utc), new_value()
    new_hash = intake.sender_hash(CHANNEL, sender)

    def work(tx: Transaction, tell: Tell) -> None:
        if login.result is None or not logins.take(tx, login, code):
            raise LoginRejected(Reason.USED)
        session = session_of(login, login.result)
        person_hash = citizens.begin(tx, login.conversation_id, session, now=now)
        conversations.rebind(tx, login.conversation_id, new_hash)
        audit.record(
            tx,
            "login_succeeded",
            conversation_id=login.conversation_id,
            person_hash=person_hash,
            municipality=login.municipality,
            details={"purpose": login.purpose, "level": session.level, "identifier": session.kind},
            now=now,
        )
        tell(login.conversation_id, "logged_in", login.id)

    await intake.happen(work)
    return sender


async def _hand_over(request: Request, login: Login, code: str) -> HTTPResponse:
    def work(tx: Transaction, _: Tell) -> str | None:
        return logins.open_to_claim(tx, login, code)

    claim = await request.app.ctx.intake.happen(work)
    if claim is None:
        raise LoginRejected(Reason.USED)
    return await window_page(request, "claim", claim)
