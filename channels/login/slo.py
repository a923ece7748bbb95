"""``GET /suomifi/slo``: logout messages of the identity provider, by redirect.

Its own logouts come in a frame of its page, without our cookies: the session is found by what the message
names.
"""

from datetime import datetime, timezone
from uuid import uuid4

from sanic import Request
from sanic.response import HTTPResponse

from channels.intake import Tell
from channels.login.pages import Outcome, go_to, logged_out_page
from channels.login.parties import Parties
from channels.login.shown import is_about
from integrations.database import Transaction, audit, citizens, logouts, used_messages
from integrations.suomifi.identification import logout as saml_logout
from integrations.suomifi.identification import relay_state
from integrations.suomifi.identification.errors import LoginRejected, Reason
from integrations.suomifi.identification.logout import LogoutOutcome, LogoutRequested
from integrations.suomifi.identification.redirect import Received

_SHOWN: dict[LogoutOutcome, Outcome] = {
    LogoutOutcome.EVERYWHERE: "everywhere",
    LogoutOutcome.PARTIAL: "partial",
    LogoutOutcome.FAILED: "partial",
}


async def receive(request: Request, folder: str | None = None) -> HTTPResponse:
    """Ends the sessions that a request names and answers it, or shows what our own logout came to.

    Raises:
        LoginRejected: the message is not acceptable.
    """
    parties: Parties = request.app.ctx.parties
    code, now = parties.code(folder), datetime.now(timezone.utc)
    received = saml_logout.receive(request.query_string, parties.identity_provider(now))
    if received.parameter == "SAMLRequest":
        response = await _requested(request, code, received, now)
    else:
        response = await _answered(request, code, received, now)
    ancestors = " ".join(("'self'", *parties.their_origins))
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none';"
        f" frame-ancestors {ancestors}"
    )
    return response


async def _requested(request: Request, code: str, received: Received, now: datetime) -> HTTPResponse:
    parties: Parties = request.app.ctx.parties
    provider, idp = parties.provider(code), parties.identity_provider(now)
    wanted = saml_logout.requested(received, provider, idp, now)
    ended = await request.app.ctx.intake.happen(lambda tx, tell: _end(tx, tell, code, wanted, now))
    return go_to(saml_logout.answer(wanted, ended, provider, idp, now))


def _end(tx: Transaction, tell: Tell, code: str, wanted: LogoutRequested, now: datetime) -> bool:
    replay = wanted.replay
    if not used_messages.use(tx, replay.issuer, replay.message_id, replay.keep_until):
        raise LoginRejected(Reason.REPLAY)
    named, ended = citizens.end_named(tx, code, wanted.name_id, wanted.session_indexes, now=now)
    for conversation_id in ended:
        audit.record(
            tx, "logged_out", conversation_id=conversation_id, details={"by": "identity_provider"}, now=now
        )
        tell(conversation_id, "logged_out_there", uuid4().hex)
    return named


async def _answered(request: Request, code: str, received: Received, now: datetime) -> HTTPResponse:
    parties: Parties = request.app.ctx.parties
    state = relay_state.handle(received.relay_state)

    def take(tx: Transaction, tell: Tell) -> tuple[str, LogoutOutcome]:
        logout = logouts.take(tx, state, now=now)
        if logout is None or logout.request_id is None:
            raise LoginRejected(Reason.UNKNOWN_LOGIN)
        if logout.provider != code:
            raise LoginRejected(Reason.OTHER_PROVIDER)
        provider, idp = parties.provider(code), parties.identity_provider(now)
        # Within the transaction: a message that is not acceptable uses nothing up.
        outcome = saml_logout.answered(received, logout.request_id, provider, idp, now)
        is_whole = outcome is LogoutOutcome.EVERYWHERE
        tell(
            logout.conversation_id, "logged_out_everywhere" if is_whole else "logged_out_partly", uuid4().hex
        )
        return logout.conversation_id, outcome

    conversation_id, outcome = await request.app.ctx.intake.happen(take)
    is_about(request, conversation_id)
    return await logged_out_page(request, _SHOWN[outcome])
