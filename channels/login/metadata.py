"""``GET /suomifi/metadata``: our metadata, for Suomi.fi."""

from sanic import Request
from sanic.response import HTTPResponse

from channels.login.parties import Parties


async def give(request: Request, folder: str | None = None) -> HTTPResponse:
    """The signed metadata of the shared service provider, or of a municipality's own.

    Raises:
        LoginRejected: there is no such service provider.
    """
    parties: Parties = request.app.ctx.parties
    xml = parties.metadata(parties.code(folder))
    return HTTPResponse(xml, content_type="application/samlmetadata+xml")
