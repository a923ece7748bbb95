"""The page's files, read once and kept in memory with their compressed form.

Their address holds a version made of their content: browsers may keep them for ever, and a new
version is a new address. Modules import each other by relative address, so that they stay together.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from sanic import Request
from sanic.exceptions import NotFound
from sanic.response import HTTPResponse

FOLDER = Path(__file__).parent / "static"
MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
COMMENT_LINES = re.compile(rb"^[ \t]*(?://[^\n]*|/\*.*?\*/)\n", re.MULTILINE | re.DOTALL)
"""Lines that are all comment; they are for whoever reads the source, and make the page a sixth larger."""

FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """A file with its compressed form and its media type."""

    content: bytes
    compressed: bytes
    media_type: str


def load(folder: Path = FOLDER) -> dict[str, Asset]:
    """Reads every file of `folder` that the page may ask for, by name."""
    files = sorted(file for file in folder.iterdir() if file.suffix in MEDIA_TYPES)
    return {
        file.name: Asset(content, gzip.compress(content, 9, mtime=0), MEDIA_TYPES[file.suffix])
        for file in files
        for content in [COMMENT_LINES.sub(b"", file.read_bytes())]
    }


ASSETS = load()
VERSION = hashlib.sha256(b"\0".join(asset.content for asset in ASSETS.values())).hexdigest()[:12]
ADDRESS = f"/chat/static/{VERSION}"
MODULES = tuple(name for name in ASSETS if name.endswith(".js"))


async def serve(request: Request, version: str, name: str) -> HTTPResponse:
    """``GET /chat/static/<version>/<name>``: of an older version only if the name still exists."""
    asset = ASSETS.get(name)
    if asset is None:
        raise NotFound("no such file")
    lasting = FOR_EVER if version == VERSION else "no-cache"
    headers = {"Cache-Control": lasting, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    body = asset.compressed if "Content-Encoding" in headers else asset.content
    return HTTPResponse(body, content_type=asset.media_type, headers=headers)
