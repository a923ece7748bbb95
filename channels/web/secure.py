"""``/chat/secure/<token>``: the secure window that a messaging channel gives a link to.

Looking at the address uses nothing up, since messaging apps open links by themselves to show what is behind
them; pressing the button does. Whoever presses it goes on with the draft in a conversation of their own.
"""

from datetime import datetime, timedelta, timezone

from sanic import Request
from sanic.response import HTTPResponse

from bot.secure_window import open_window
from channels.browser import CHANNEL, COOKIE_SECONDS, new_value, require_same_origin, set_sender_cookie
from channels.intake import Intake, Tell
from channels.language import language_of
from channels.web.limits import network_of
from channels.web.pages import page
from channels.web.session import find_conversation, leave
from integrations.database import Conversation, Transaction, conversations, handovers


async def show(request: Request, token: str) -> HTTPResponse:
    """``GET``: what the window is for, with the button that opens it; 404 where the link is of no use."""
    intake: Intake = request.app.ctx.intake
    now = datetime.now(timezone.utc)
    offered = await intake.happen(lambda tx, _: handovers.offered(tx, token, now=now))
    return page(request, "secure.html") if offered else _of_no_use(request)


async def open_here(request: Request, token: str) -> HTTPResponse:
    """``POST``: uses the link up and goes on in the chat, in place of the browser's conversation.

    Raises:
        NotAllowed: another site's page sent it.
        TooMany: many conversations were begun from one network in a short time.
    """
    require_same_origin(request)
    await request.app.ctx.limiter.count("openings", network_of(request))
    left = await find_conversation(request)
    if left is not None:
        await leave(request, left)
    intake: Intake = request.app.ctx.intake
    sender, now = new_value(), datetime.now(timezone.utc)
    sender_hash = intake.sender_hash(CHANNEL, sender)

    def work(tx: Transaction, _: Tell) -> Conversation | None:
        window = open_window(tx, token, channel=CHANNEL, sender_hash=sender_hash, now=now)
        if window is not None:
            conversations.prolong(tx, window.id, now=now, until=now + timedelta(seconds=COOKIE_SECONDS))
        return window

    window = await intake.happen(work)
    if window is None:
        return _of_no_use(request)
    municipality = request.app.ctx.municipalities.get(window.municipality or "")
    address = f"/{municipality.folder if municipality else ''}?lang={window.language or language_of(request)}"
    response = HTTPResponse(status=303, headers={"Location": address})
    set_sender_cookie(request, response, sender)
    return response


def _of_no_use(request: Request) -> HTTPResponse:
    return page(request, "secure_over.html", status=404)
