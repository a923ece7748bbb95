"""``/suomifi/authorise``, ``/suomifi/mandate``: to Valtuudet, where a citizen chooses a principal, and back.

The state finds the citizen's session. It is of one use; what comes back with it counts for that session only,
for Valtuudet lets choose among the mandates of the citizen whom the session registered there.
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
from channels.login.begin import require_conversation
from channels.login.pages import go_to, to_chat
from channels.login.shown import is_about
from channels.login.stored import read
from integrations.database import Transaction, mandates
from integrations.suomifi.authorisations.models import Mode, Registration
from integrations.suomifi.identification.errors import LoginRejected, Reason


async def go_on(request: Request) -> HTTPResponse:
    """``GET /suomifi/authorise?state=…``: the conversation's browser goes to Valtuudet.

    Raises:
        LoginRejected: the state is used or too old, the session has ended, or it is another browser.
    """
    state, now = request.args.get("state", ""), datetime.now(timezone.utc)

    def find(tx: Transaction) -> tuple[str, dict[str, str]] | None:
        begun = mandates.begun(tx, state, now=now)
        conversation_id = mandates.conversation_of(tx, begun[0], now=now) if begun else None
        return (conversation_id, begun[1]) if begun and conversation_id else None

    found = await read(request, find)
    if found is None:
        raise LoginRejected(Reason.UNKNOWN_LOGIN)
    conversation_id, kept = found
    if request.args.get("window") != "1":
        await require_conversation(request, conversation_id)
    systems = request.app.ctx.systems
    url = systems.authorisations().authorise_url(
        _registration(kept), return_url=systems.return_url, state=state, language=_language(kept)
    )
    return go_to(url)


async def come_back(request: Request) -> HTTPResponse:
    """``GET /suomifi/mandate?state=…``: keeps what Valtuudet is asked with from now on, and tells the chat.

    Raises:
        LoginRejected: the state is used or too old, or the session has ended.
    """
    state, now = request.args.get("state", ""), datetime.now(timezone.utc)

    def take(tx: Transaction, _: Tell) -> tuple[str, str, dict[str, str]] | None:
        taken = mandates.take(tx, state, now=now)
        conversation_id = mandates.conversation_of(tx, taken[0], now=now) if taken else None
        return (conversation_id, *taken) if taken and conversation_id else None

    taken = await request.app.ctx.intake.happen(take)
    if taken is None:
        raise LoginRejected(Reason.UNKNOWN_LOGIN)
    conversation_id, session_id, kept = taken
    news, access = await _exchange(request, kept)

    def store(tx: Transaction, tell: Tell) -> None:
        if access is not None:
            mandates.set_access(tx, session_id, access, now=now)
        tell(conversation_id, news, uuid4().hex)

    await request.app.ctx.intake.happen(store)
    sender = sender_of(request)
    own = await request.app.ctx.intake.find(CHANNEL, sender) if sender else None
    is_about(request, conversation_id, in_window=own is None or own.id != conversation_id)
    return await to_chat(request)


async def _exchange(request: Request, kept: dict[str, str]) -> tuple[LoginNews, dict[str, object] | None]:
    if "code" not in request.args:
        cancelled = request.args.get("error") == "access_denied"
        return ("mandate_cancelled" if cancelled else "mandate_failed"), None
    systems = request.app.ctx.systems
    try:
        access = await systems.authorisations().exchange(
            _registration(kept), request.args["code"][0], return_url=systems.return_url
        )
    except SystemFailure:
        return "mandate_failed", None
    return "mandate", asdict(access)


def _registration(kept: dict[str, str]) -> Registration:
    mode: Mode = "hpa" if kept["mode"] == "hpa" else "ypa"
    return Registration(mode, kept["session_id"], kept["user_id"], kept["end_user"])


def _language(kept: dict[str, str]) -> Language:
    return "sv" if kept.get("language") == "sv" else "fi"
