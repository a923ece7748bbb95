"""The page's files, read once and kept in memory with their compressed form.

Their address holds a version made of their content: browsers may keep them for ever, and a new
version is a new address. Script and style sheet are built from page/ and committed.
"""

import gzip
import hashlib
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
    return {file.name: _asset(file) for file in files}


def _asset(file: Path) -> Asset:
    content = file.read_bytes()
    return Asset(content, gzip.compress(content, 9, mtime=0), MEDIA_TYPES[file.suffix])


ASSETS = load()
VERSION = hashlib.sha256(b"\0".join(asset.content for asset in ASSETS.values())).hexdigest()[:12]
ADDRESS = f"/chat/static/{VERSION}"


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
