"""``/suomifi/logout``: the citizen logs out, here at once and then at Suomi.fi."""

from datetime import datetime, timezone
from uuid import uuid4

from sanic import Request
from sanic.response import HTTPResponse, json

from akkuna.citizen import logout_path
from akkuna.errors import NotAllowed, SystemUnavailable
from channels.browser import CHANNEL, new_value, require_same_origin, sender_of, set_sender_cookie
from channels.intake import Intake, Tell
from channels.login.pages import go_to, logged_out_page
from channels.login.parties import Parties
from channels.login.shown import is_about, shown
from channels.login.stored import read
from integrations.database import Transaction, audit, citizens, conversations, logouts
from integrations.suomifi.identification import logout as saml_logout
from integrations.suomifi.identification.models import Session


async def log_out(request: Request) -> HTTPResponse:
    """``POST``: ends the session of the page's conversation, if it has not ended yet, and gives the
    conversation a new cookie: a page also comes here when a session has ended in another way.

    Answers ``{"url"}``: where the browser goes on to log out of Suomi.fi; null where nobody was logged in.

    Raises:
        NotAllowed: not from a page of ours, or there is no conversation.
    """
    require_same_origin(request)
    intake: Intake = request.app.ctx.intake
    old, sender, now = sender_of(request), new_value(), datetime.now(timezone.utc)
    conversation = await intake.find(CHANNEL, old) if old else None
    if conversation is None:
        raise NotAllowed("web.session")
    id, municipality = conversation.id, conversation.municipality
    new_hash = intake.sender_hash(CHANNEL, sender)

    def work(tx: Transaction, tell: Tell) -> str | None:
        citizen = citizens.peek(tx, id, now=now)
        handle = citizens.end(tx, id, by="citizen", now=now) if citizen else None
        conversations.rebind(tx, id, new_hash)
        if citizen is None or handle is None:
            return None
        audit.record(
            tx,
            "logged_out",
            conversation_id=id,
            person_hash=citizen.person_hash,
            municipality=municipality,
            details={"by": "citizen"},
            now=now,
        )
        tell(id, "logged_out", uuid4().hex)
        return handle

    handle = await intake.happen(work)
    response = json({"url": logout_path(handle) if handle else None})
    set_sender_cookie(request, response, sender)
    return response


async def go_on(request: Request) -> HTTPResponse:
    """``GET ?handle=…``: our session has ended; the browser goes on to Suomi.fi's single logout."""
    parties: Parties = request.app.ctx.parties
    handle, now = request.args.get("handle", ""), datetime.now(timezone.utc)
    logout = await read(request, lambda tx: logouts.offered(tx, handle, now=now))
    if logout is None:
        return await logged_out_page(request, "here")
    is_about(request, logout.conversation_id, request.args.get("window") == "1")
    try:
        provider, idp = parties.provider(logout.provider), parties.identity_provider(now)
    except SystemUnavailable:
        return await logged_out_page(request, "partial")
    session = Session(logout.saml["name_id"], logout.saml["session_index"])
    started = saml_logout.start(provider, idp, session, (await shown(request)).language, now)
    if started is None:
        return await logged_out_page(request, "partial")

    def work(tx: Transaction, _: Tell) -> bool:
        return logouts.start(tx, logout, relay_state=started.relay_state, request_id=started.request_id)

    if not await request.app.ctx.intake.happen(work):
        return await logged_out_page(request, "here")
    return go_to(started.url)
