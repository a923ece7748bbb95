"""What the machine must have: Python, the Finnish dictionary, free ports; and what only tests need."""

import errno
import shutil
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from cli.doctor.finding import Finding

PYTHON = (3, 10)
"""The only version that Rasa 3.6 and the lock file are made for."""
SANDBOX_PORT = 5100
WAIT_SECONDS = 2


def machine(port: int) -> Iterator[Finding]:
    """Findings about the machine.

    Args:
        port: that the application is to listen on.
    """
    yield _python()
    yield _finnish()
    yield _own_port(port)
    yield _sandbox_port()
    yield from _for_tests()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] == PYTHON:
        return Finding.ok(f"Python {version}")
    return Finding.missing(f"Python 3.10 is needed; this is {version}. `make setup` brings it.")


def _finnish() -> Finding:
    import libvoikko

    try:
        libvoikko.Voikko("fi").terminate()
    except (OSError, libvoikko.VoikkoException):
        return _bundled_finnish()
    return Finding.ok("Finnish dictionary: libvoikko")


def _bundled_finnish() -> Finding:
    try:
        import pyvoikko
    except ImportError:
        return Finding.missing(
            "Finnish dictionary: neither libvoikko nor pyvoikko; `make setup` brings pyvoikko."
        )
    if not pyvoikko.analyse("kunta"):
        return Finding.missing("Finnish dictionary: pyvoikko knows no words; `make setup` brings it anew.")
    return Finding.note(
        "Finnish dictionary: pyvoikko, the slower one; with the Debian packages libvoikko1 and voikko-fi"
        " it would be libvoikko."
    )


def _own_port(port: int) -> Finding:
    if _is_free(port):
        return Finding.ok(f"port {port}: free")
    if _answers_as_ours(port):
        return Finding.ok(f"port {port}: the assistant is running there")
    return Finding.missing(f"port {port}: taken by another program; stop it or set AKKUNA_PORT.")


def _sandbox_port() -> Finding:
    if _is_free(SANDBOX_PORT):
        return Finding.ok(f"port {SANDBOX_PORT}: free for the sandboxes")
    return Finding.note(
        f"port {SANDBOX_PORT}: taken; `akkuna run --sandbox` needs it unless it runs already."
    )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As servers do: connections that have just closed do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
            raise
    return True


def _answers_as_ours(port: int) -> bool:
    # A proxy of the environment has no say about this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://127.0.0.1:{port}/health/live", timeout=WAIT_SECONDS) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError, ValueError):
        return False


def _for_tests() -> Iterator[Finding]:
    chromium = any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    postgresql = any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None
    for name, is_there in (("Chromium", chromium), ("PostgreSQL's server", postgresql)):
        if is_there:
            yield Finding.ok(f"{name}, for tests")
        else:
            yield Finding.note(f"{name} is not installed; only tests need it, and `make test` brings it.")
