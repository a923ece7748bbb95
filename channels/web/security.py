"""What every answer of the web channel carries.

The content security policy lets in our own files only and no inline script or style; trusted types
make the browser refuse any script of ours that would turn text into markup. Only the templates of lit,
which are part of the script, are let through.
"""

from sanic import Request
from sanic.response import BaseHTTPResponse

from channels.browser import is_https


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


async def add_headers(request: Request, response: BaseHTTPResponse) -> None:
    """Response middleware: puts the security headers on every answer of the channel."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if is_https(request.app.ctx.settings):
        response.headers["Strict-Transport-Security"] = TRANSPORT_SECURITY
