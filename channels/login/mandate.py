"""``/suomifi/authorise``, ``/suomifi/mandate``: to Valtuudet, where a citizen chooses a principal, and back.

The state finds the citizen's session. It is of one use, and of use only in the browser that logged in; what
comes back with it counts for that session only, for Valtuudet lets choose among the mandates of the citizen
whom the session registered there.
"""

from dataclasses import asdict
from datetime import datetime, timezone
from uuid import uuid4

from sanic import Request
from sanic.response import HTTPResponse

from akkuna.errors import SystemFailure
from akkuna.replies import Language
from akkuna.turn import LoginNews
from channels.browser import CHANNEL, sender_of
from channels.intake import Tell
from channels.login.begin import browser_of
from channels.login.pages import go_to, to_chat
from channels.login.shown import is_about
from channels.login.stored import read
from integrations.database import Transaction, mandates
from integrations.database.mandates import Choice, Chooser
from integrations.suomifi.authorisations.models import Registration
from integrations.suomifi.identification.errors import LoginRejected, Reason


async def go_on(request: Request) -> HTTPResponse:
    """``GET /suomifi/authorise?state=…``: the browser that logged in goes to Valtuudet.

    Raises:
        LoginRejected: the state is used or too old, the session has ended, or it is another browser.
    """
    state, now = request.args.get("state", ""), datetime.now(timezone.utc)

    def find(tx: Transaction) -> tuple[Choice, Chooser]:
        return _whose(request, tx, mandates.begun(tx, state, now=now), now)

    choice, _ = await read(request, find)
    systems, kept = request.app.ctx.systems, choice.registration
    url = systems.authorisations().authorise_url(
        Registration.from_json(kept), return_url=systems.return_url, state=state, language=_language(kept)
    )
    return go_to(url)


async def come_back(request: Request) -> HTTPResponse:
    """``GET /suomifi/mandate?state=…``: keeps what Valtuudet is asked with from now on, and tells the chat.

    Raises:
        LoginRejected: the state is used or too old, the session has ended, or it is another browser.
    """
    state, now = request.args.get("state", ""), datetime.now(timezone.utc)

    def take(tx: Transaction, _: Tell) -> tuple[Choice, Chooser]:
        return _whose(request, tx, mandates.take(tx, state, now=now), now)

    choice, chooser = await request.app.ctx.intake.happen(take)
    conversation_id = chooser.conversation_id
    news, access = await _exchange(request, choice.registration)

    def store(tx: Transaction, tell: Tell) -> None:
        if access is None:
            mandates.drop(tx, choice, now=now)
        elif not mandates.keep(tx, choice, access, now=now):
            raise LoginRejected(Reason.UNKNOWN_LOGIN)
        tell(conversation_id, news, uuid4().hex)

    await request.app.ctx.intake.happen(store)
    sender = sender_of(request)
    own = await request.app.ctx.intake.find(CHANNEL, sender) if sender else None
    is_about(request, conversation_id, in_window=own is None or own.id != conversation_id)
    return await to_chat(request)


def _whose(request: Request, tx: Transaction, choice: Choice | None, now: datetime) -> tuple[Choice, Chooser]:
    """The choice with who makes it, for the browser in which they logged in and for no other."""
    chooser = mandates.chooser_of(tx, choice, now=now) if choice else None
    if choice is None or chooser is None:
        raise LoginRejected(Reason.UNKNOWN_LOGIN)
    if chooser.browser_hash is None or browser_of(request) != chooser.browser_hash:
        raise LoginRejected(Reason.OTHER_BROWSER)
    return choice, chooser


async def _exchange(request: Request, kept: dict[str, str]) -> tuple[LoginNews, dict[str, object] | None]:
    if "code" not in request.args:
        cancelled = request.args.get("error") == "access_denied"
        return ("mandate_cancelled" if cancelled else "mandate_failed"), None
    systems = request.app.ctx.systems
    try:
        access = await systems.authorisations().exchange(
            Registration.from_json(kept), request.args["code"][0], return_url=systems.return_url
        )
    except SystemFailure:
        return "mandate_failed", None
    return "mandate", asdict(access)


def _language(kept: dict[str, str]) -> Language:
    return "sv" if kept.get("language") == "sv" else "fi"
