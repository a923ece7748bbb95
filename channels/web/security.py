"""What every answer of the web channel carries, and what every request must prove.

The content security policy lets in our own files only and no inline script or style; trusted types
make the browser refuse any script of ours that would turn text into markup. Only the templates of lit,
which are part of the script, are let through.
"""

from typing import cast
from urllib.parse import urlsplit

from sanic import Request
from sanic.exceptions import PayloadTooLarge
from sanic.http import Http
from sanic.response import BaseHTTPResponse

from akkuna.errors import InputRejected, NotAllowed
from akkuna.settings import Settings
from channels.web.embedding import LOOPBACK


def content_security_policy(*ancestors: str) -> str:
    """The policy of a page that only pages of ours and of these origins may show in a frame.

    Without `ancestors` nobody may, not even we.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' blob:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            " ".join(("frame-ancestors", *(("'self'", *ancestors) if ancestors else ("'none'",)))),
            "require-trusted-types-for 'script'",
            "trusted-types lit-html",
        )
    )


HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": content_security_policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Of an answer that does not set its own."""

TRANSPORT_SECURITY = "max-age=31536000; includeSubDomains"


def is_https(settings: Settings) -> bool:
    """Whether the public address is an https one; the sandbox on localhost is not."""
    return settings.base_url.startswith("https://")


async def add_headers(request: Request, response: BaseHTTPResponse) -> None:
    """Response middleware: puts the security headers on every answer of the channel."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if is_https(request.app.ctx.settings):
        response.headers["Strict-Transport-Security"] = TRANSPORT_SECURITY


def require_same_origin(request: Request) -> None:
    """Lets through only what a page of ours sent.

    Raises:
        NotAllowed: ``Origin`` is missing or is not the origin of the public address.
    """
    if request.headers.get("origin") not in _origins(request.app.ctx.settings.base_url):
        raise NotAllowed("web.origin")


def _origins(base_url: str) -> set[str]:
    """The origin of the public address; on a developer's machine, by any of its names."""
    address = urlsplit(base_url)
    names = LOOPBACK if address.hostname in LOOPBACK else (address.hostname,)
    port = f":{address.port}" if address.port else ""
    return {f"{address.scheme}://{name}{port}" for name in names}


async def read_body(request: Request, limit: int) -> bytes:
    """Reads the body of a streamed request, at most `limit` bytes of it.

    Raises:
        InputRejected: the body is longer; it was not kept.
    """
    stream = cast(Http, request.stream)
    stream.request_max_size = limit
    try:
        await request.receive_body()
    except PayloadTooLarge as error:
        # Lets sanic read the rest and drop it: who is still writing could not read our answer.
        stream.request_max_size = request.app.config.REQUEST_MAX_SIZE
        raise InputRejected("web.too_large") from error
    return request.body
