"""``GET /suomifi/metadata``: our metadata, for Suomi.fi."""

from sanic import Request
from sanic.response import HTTPResponse

from akkuna.errors import SystemUnavailable
from channels.login.pages import no_metadata_page
from channels.login.parties import Parties
from integrations.suomifi.identification.errors import LoginRejected


async def give(request: Request, folder: str | None = None) -> HTTPResponse:
    """The signed metadata of the shared service provider or of a municipality's own, or 404."""
    parties: Parties = request.app.ctx.parties
    try:
        xml = parties.metadata(parties.code(folder))
    except (LoginRejected, SystemUnavailable):
        return await no_metadata_page(request)
    return HTTPResponse(xml, content_type="application/samlmetadata+xml")
