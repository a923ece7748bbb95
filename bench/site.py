"""A site with a chat on it, ours or rasa-webchat, whose script comes from the npm registry."""

import gzip
import subprocess
import tarfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from string import Template

from akkuna.settings import ROOT
from bench.bots import CACHE

RASA_WEBCHAT = "1.0.1"
BUNDLE = "package/lib/index.js"
"""What the README of rasa-webchat loads in a script tag; React is in it."""
HOST = ROOT / "bench" / "page_host"
CONTENT = "<main><h1>Kunta</h1><p>Kadut ja tiet</p></main>"
NPM_SECONDS = 120


def rasa_webchat() -> bytes:
    """The script of rasa-webchat; fetched at first use and kept. Nothing of the package is run here.

    Raises:
        FileNotFoundError: npm is not installed.
        subprocess.CalledProcessError: npm could not fetch it.
    """
    package = CACHE / f"rasa-webchat-{RASA_WEBCHAT}.tgz"
    if not package.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", f"rasa-webchat@{RASA_WEBCHAT}", "--ignore-scripts", "--silent"]
        subprocess.run(command, cwd=CACHE, check=True, capture_output=True, timeout=NPM_SECONDS)
    with tarfile.open(package) as archive:
        bundle = archive.extractfile(BUNDLE)
        assert bundle is not None
        return bundle.read()


@contextmanager
def site(ours: str, theirs: str) -> Iterator[str]:
    """A site with gzip, on another origin than the chats.

    Args:
        ours, theirs: addresses of the chats.

    Returns:
        Its address. ``/rasa-webchat`` is a page that is a chat and nothing else; ``/with-rasa-webchat`` and
        ``/with-ours`` are pages with a heading and a chat that is not open.
    """
    alone = _page("rasa_webchat.html", chat=theirs, embedded="true", content="")
    beside = _page("rasa_webchat.html", chat=theirs, embedded="false", content=CONTENT)
    files = {
        "/rasa-webchat": ("text/html; charset=utf-8", alone),
        "/with-rasa-webchat": ("text/html; charset=utf-8", beside),
        "/with-ours": ("text/html; charset=utf-8", _page("widget.html", chat=ours, content=CONTENT)),
        "/rasa-webchat.js": ("text/javascript; charset=utf-8", gzip.compress(rasa_webchat(), 9)),
    }
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(files))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _page(name: str, **values: str) -> bytes:
    return gzip.compress(Template((HOST / name).read_text("utf-8")).substitute(values).encode(), 9)


def _handler(files: Mapping[str, tuple[str, bytes]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            kind, body = files.get(self.path, ("", b""))
            self.send_response(200 if kind else 204)  # a missing icon is no fault
            self.send_header("Content-Length", str(len(body)))
            if kind:
                self.send_header("Content-Type", kind)
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    return Handler
