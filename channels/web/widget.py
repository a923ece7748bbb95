"""``GET /widget.js``: the script that a municipality puts on its own pages (``page/widget``).

Its address never changes, so browsers ask again after a while; a changed script has another ``ETag``.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache

from sanic import Request
from sanic.response import HTTPResponse

from akkuna.municipality import Municipality
from channels.web.assets import ASSETS, Asset

CACHE_CONTROL = "public, max-age=300"
NAMES = b'"__NAMES__"'
"""Where the built script wants the municipalities' names."""


async def serve(request: Request) -> HTTPResponse:
    """Answers the script with the names of the municipalities, or 304 where the browser has it."""
    widget = _widget(names(request.app.ctx.municipalities.values()))
    headers = {
        "Cache-Control": CACHE_CONTROL,
        "Cross-Origin-Resource-Policy": "cross-origin",
        "ETag": f'"{hashlib.sha256(widget.content).hexdigest()[:16]}"',
        "Vary": "Accept-Encoding",
    }
    # A proxy that compresses marks the tag as weak.
    known = request.headers.get("if-none-match", "").replace("W/", "")
    if headers["ETag"] in [tag.strip() for tag in known.split(",")]:
        return HTTPResponse(status=304, headers=headers)
    body = widget.content
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = widget.compressed
    return HTTPResponse(body, content_type=widget.media_type, headers=headers)


@lru_cache(maxsize=1)
def _widget(known: bytes) -> Asset:
    script = ASSETS["widget.js"]
    content = script.content.replace(NAMES, known)
    return Asset(content, gzip.compress(content, 9, mtime=0), script.media_type)


def names(municipalities: Iterable[Municipality]) -> bytes:
    """The names as a JavaScript object: ``{"nivala": {"fi": "Nivala", "sv": "Nivala"}, …}``."""
    known = {each.folder: each.names.dict() for each in municipalities}
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode()
