"""``POST /suomifi/claim``: a chat in a frame claims the login of the window that it opened.

The window hands the code to the page that opened it, and to none of another origin. A link that somebody
forwarded was opened by nobody of ours, so its code reaches nobody.
"""

from datetime import datetime, timezone

from sanic import Request
from sanic.response import HTTPResponse, json

from channels.browser import read_body, require_same_origin, set_sender_cookie
from channels.login.begin import conversation_of
from channels.login.finish import log_in
from channels.login.stored import read
from integrations.database import logins
from integrations.suomifi.identification.errors import LoginRejected, Reason

LARGEST_BODY = 4096


async def claim(request: Request) -> HTTPResponse:
    """Takes ``{"code"}`` of the conversation's own page; answers ``{"claimed": true}`` with the new cookie.

    Raises:
        LoginRejected: the code is used, too old or another conversation's.
    """
    require_same_origin(request)
    code, now = await _code(request), datetime.now(timezone.utc)
    own = await conversation_of(request)
    login = await read(request, lambda tx: logins.claimable(tx, code, now=now))
    if login is None:
        raise LoginRejected(Reason.UNKNOWN_LOGIN)
    if own != login.conversation_id:
        raise LoginRejected(Reason.OTHER_BROWSER)
    sender = await log_in(request, login, code)
    response = json({"claimed": True})
    set_sender_cookie(request, response, sender)
    return response


async def _code(request: Request) -> str:
    await read_body(request, LARGEST_BODY)
    body = request.load_json() if request.body else None
    return str(body.get("code", "")) if isinstance(body, dict) else ""
