"""What ties a browser to its conversation, for every channel that talks to one.

A cookie's value is 256 random bits of ours. The intake keeps a keyed hash of it, so that nobody who reads
the database can take a conversation over. A value that was not made here is treated as none.
"""

import re
import secrets
from typing import cast
from urllib.parse import urlsplit

from sanic import Request
from sanic.exceptions import PayloadTooLarge
from sanic.http import Http
from sanic.response import HTTPResponse

from akkuna.errors import InputRejected, NotAllowed
from akkuna.settings import Settings

CHANNEL = "web"
"""Name of the channel whose conversations belong to browsers."""
COMMON = "1"
"""The embedded page on which the citizen chooses the municipality, as a request names it."""
COOKIE_SECONDS = 30 * 24 * 60 * 60
LOOPBACK = ("localhost", "127.0.0.1")
_MADE_HERE = re.compile(r"[A-Za-z0-9_-]{43}")


def is_https(settings: Settings) -> bool:
    """Whether the public address is an https one; the sandbox on localhost is not."""
    return settings.base_url.startswith("https://")


def embedded_in(request: Request) -> str | None:
    """Which embedded page the request is from: a municipality's folder or `COMMON`; None if it is from none.

    The page's fetches carry the header; its address and its links, which cannot, the argument.
    """
    named = request.headers.get("akkuna-embedded") or request.args.get("embedded")
    folders = (each.folder for each in request.app.ctx.municipalities.values())
    return named if named in (COMMON, *folders) else None


def require_same_origin(request: Request) -> None:
    """Lets through only what a page of ours sent.

    Raises:
        NotAllowed: ``Origin`` is missing or is not the origin of the public address.
    """
    if request.headers.get("origin") not in _origins(request.app.ctx.settings.base_url):
        raise NotAllowed("web.origin")


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


def new_value() -> str:
    """A fresh value for a cookie."""
    return secrets.token_urlsafe(32)


def made_here(value: str) -> bool:
    """Whether a cookie's value has the form of ours."""
    return bool(_MADE_HERE.fullmatch(value))


def sender_of(request: Request) -> str | None:
    """The conversation cookie's value, if it can have been made here."""
    name = cookie_name(request.app.ctx.settings, embedded_in(request))
    value = request.cookies.get(name, "")
    return value if made_here(value) else None


def cookie_name(settings: Settings, embedded: str | None) -> str:
    """Each embedded page (`embedded_in`) has its own."""
    names = {None: "akkuna", COMMON: "akkuna-embedded"}
    return host_cookie(settings, names.get(embedded, f"akkuna-embedded-{embedded}"))


def host_cookie(settings: Settings, name: str) -> str:
    """The name of a cookie that only this host can have set, where the browser can promise that."""
    return f"__Host-{name}" if is_https(settings) else name


def set_sender_cookie(request: Request, response: HTTPResponse, value: str) -> None:
    """Ties the browser to the conversation of `value`, for `COOKIE_SECONDS`."""
    settings: Settings = request.app.ctx.settings
    embedded = embedded_in(request)
    parts = [f"{cookie_name(settings, embedded)}={value}", "Path=/", f"Max-Age={COOKIE_SECONDS}", "HttpOnly"]
    if embedded:
        # Sent inside another site's page, but a different one for each such site: neither that site nor
        # anybody else can follow a citizen by it. Sanic's cookies do not know `Partitioned`.
        parts += ["SameSite=None", "Secure", "Partitioned"]
    else:
        parts += ["SameSite=Lax", *(["Secure"] if is_https(settings) else [])]
    response.headers.add("Set-Cookie", "; ".join(parts))


def _origins(base_url: str) -> set[str]:
    """The origin of the public address; on a developer's machine, by any of its names."""
    address = urlsplit(base_url)
    names = LOOPBACK if address.hostname in LOOPBACK else (address.hostname,)
    port = f":{address.port}" if address.port else ""
    return {f"{address.scheme}://{name}{port}" for name in names}
