"""``POST /suomifi/acs``: what Suomi.fi answers, brought by the citizen's browser from another site.

Cookies that bind a login do not come with such a request. The answer is therefore only parked here; who it is
for shows when the browser comes back by itself (`finish`).
"""

from datetime import datetime, timezone
from typing import Any
from urllib.parse import parse_qsl

from sanic import Request
from sanic.response import HTTPResponse

from akkuna.errors import InputRejected, TooMany
from channels.browser import read_body
from channels.intake import Tell
from channels.login.identified import as_kept
from channels.login.pages import go_to, to_chat
from channels.login.parties import Parties
from channels.login.shown import is_about
from channels.login.stored import read
from channels.login.validation import Validation
from integrations.database import Transaction, audit, logins, used_messages
from integrations.database.logins import Login
from integrations.suomifi.identification import relay_state
from integrations.suomifi.identification import response as saml_response
from integrations.suomifi.identification.errors import Failure, LoginFailed, LoginRejected, Reason
from integrations.suomifi.identification.models import PendingRequest

LARGEST_BODY = 256 * 1024
"""Bytes: the longest message in Base64, percent-encoded."""
_MOST_FIELDS = 8


async def receive(request: Request, folder: str | None = None) -> HTTPResponse:
    """Parks what a valid response tells, and sends the browser on to `finish`.

    Raises:
        LoginRejected: there is no such login under way, too many answers came already, or the message is not
            acceptable.
        SystemUnavailable: other messages keep us busy.
    """
    parties: Parties = request.app.ctx.parties
    code, now = parties.code(folder), datetime.now(timezone.utc)
    message, state = await _fields(request)
    login = await read(request, lambda tx: logins.started(tx, state, now=now))
    if login is None:
        raise LoginRejected(Reason.UNKNOWN_LOGIN)
    is_about(request, login.conversation_id, login.in_window)
    if login.provider != code:
        raise LoginRejected(Reason.OTHER_PROVIDER)
    await _count(request, login)
    provider, idp = parties.provider(code), parties.identity_provider(now)
    validation: Validation = request.app.ctx.validation
    try:
        found = await validation.run(saml_response.validate, message, _pending(login), provider, idp, now)
    except LoginFailed as failure:
        await _fail(request, login, state, failure.status, now)
        return await to_chat(request)
    except LoginRejected as error:
        await _note_rejection(request, login, error.reason_code, now)
        raise

    def park(tx: Transaction, _: Tell) -> str:
        replay = found.replay
        if not used_messages.use(tx, replay.issuer, replay.message_id, replay.keep_until):
            raise LoginRejected(Reason.REPLAY)
        parked = logins.park(tx, login, state, as_kept(found), now=now)
        if parked is None:
            raise LoginRejected(Reason.USED)
        return parked

    return go_to(f"/suomifi/finish?code={await request.app.ctx.intake.happen(park)}")


async def _fields(request: Request) -> tuple[str, str]:
    """SAMLResponse and the handle in RelayState, each given once."""
    try:
        body = await read_body(request, LARGEST_BODY)
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except InputRejected:
        raise LoginRejected(Reason.TOO_LARGE) from None
    except ValueError:
        raise LoginRejected(Reason.QUERY) from None
    fields = dict(pairs)
    if len(fields) != len(pairs) or "SAMLResponse" not in fields:
        raise LoginRejected(Reason.QUERY)
    return fields["SAMLResponse"], relay_state.handle(fields.get("RelayState"))


def _pending(login: Login) -> PendingRequest:
    kept: dict[str, Any] = login.request or {}
    return PendingRequest(kept["id"], datetime.fromisoformat(kept["issued_at"]), tuple(kept["levels"]))


async def _fail(request: Request, login: Login, state: str, failure: Failure, now: datetime) -> None:
    """Ends the login, and tells the conversation that nobody was identified."""

    def work(tx: Transaction, tell: Tell) -> None:
        if logins.end(tx, login, state):
            _record_failure(tx, login, failure.value, now)
            tell(login.conversation_id, "failed" if failure is Failure.OTHER else failure.value, login.id)

    await request.app.ctx.intake.happen(work)


async def _count(request: Request, login: Login) -> None:
    """Nobody keeps us busy, or fills the audit log, by posting nonsense again and again."""
    try:
        await request.app.ctx.limiter.count("answers", login.conversation_id)
    except TooMany:
        raise LoginRejected(Reason.TOO_MANY) from None


async def _note_rejection(request: Request, login: Login, reason: str, now: datetime) -> None:
    def work(tx: Transaction, tell: Tell) -> None:
        _record_failure(tx, login, reason, now)
        # Said once a login: the login itself goes on, and its owner can still finish it.
        tell(login.conversation_id, "failed", f"{login.id}:rejected")

    await request.app.ctx.intake.happen(work)


def _record_failure(tx: Transaction, login: Login, reason: str, now: datetime) -> None:
    audit.record(
        tx,
        "login_failed",
        conversation_id=login.conversation_id,
        municipality=login.municipality,
        details={"purpose": login.purpose, "reason": reason},
        now=now,
    )
