"""All addresses of the login channel, in one list."""

import asyncio

from sanic import Blueprint, Request, Sanic
from sanic.response import BaseHTTPResponse

from akkuna.errors import AkkunaError
from channels.browser import is_https
from channels.login import answer, begin, claim, finish, logout, mandate, metadata, slo
from channels.login.pages import answer_error, script, style
from channels.login.parties import Parties
from channels.login.validation import Validation

TRANSPORT_SECURITY = "max-age=31536000; includeSubDomains"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    # An address may hold a handle.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Of an answer that does not set its own. No Cross-Origin-Opener-Policy: a chat in a frame must hear from the
window that it opened."""

blueprint = Blueprint("login", url_prefix="/suomifi")
_READ = ["GET"]

for _folder, _name in (("", "shared"), ("/<folder:str>", "own")):
    blueprint.add_route(metadata.give, f"{_folder}/metadata", methods=_READ, name=f"metadata_{_name}")
    blueprint.add_route(begin.begin, f"{_folder}/login", methods=_READ, name=f"login_{_name}")
    blueprint.add_route(answer.receive, f"{_folder}/acs", methods=["POST"], stream=True, name=f"acs_{_name}")
    blueprint.add_route(slo.receive, f"{_folder}/slo", methods=_READ, name=f"slo_{_name}")
blueprint.add_route(finish.finish, "/finish", methods=_READ)
blueprint.add_route(script, "/window.js", methods=_READ)
blueprint.add_route(style, "/page.css", methods=_READ)
blueprint.add_route(begin.let_begin, "/window", methods=["POST"], stream=True)
blueprint.add_route(claim.claim, "/claim", methods=["POST"], stream=True)
blueprint.add_route(logout.log_out, "/logout", methods=["POST"], name="log_out")
blueprint.add_route(logout.go_on, "/logout", methods=_READ, name="log_out_at_suomifi")
blueprint.add_route(mandate.go_on, "/authorise", methods=_READ, name="authorise")
blueprint.add_route(mandate.come_back, "/mandate", methods=_READ, name="mandate")


@blueprint.on_response
async def add_headers(request: Request, response: BaseHTTPResponse) -> None:
    """Puts the security headers on every answer of the channel."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if is_https(request.app.ctx.settings):
        response.headers["Strict-Transport-Security"] = TRANSPORT_SECURITY


blueprint.exception(AkkunaError)(answer_error)


@blueprint.listener("before_server_start")
async def prepare(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
    """Reads our keys, then the metadata, and goes on reading both. Nobody's server is waited for."""
    app.ctx.validation = Validation()
    app.ctx.parties = Parties(app.ctx.settings, app.ctx.municipalities)
    app.ctx.parties.warn_of_sample()
    await app.ctx.parties.read_ours()
    app.ctx.parties_refreshing = asyncio.create_task(app.ctx.parties.keep_fresh())


@blueprint.listener("before_server_stop")
async def stop(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
    """Stops reading."""
    app.ctx.parties_refreshing.cancel()
    app.ctx.validation.close()
