"""The server that the browser tests talk to."""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkstemp

import httpx

from tests.servers import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 60


class ChatServer:
    """A server of the hosted page in a process of its own, on a free port.

    Args:
        command: what starts it; ``{port}`` stands for the port.
        environment: variables it gets besides ours; ``{port}`` likewise.

    Raises:
        RuntimeError: it did not answer in time; holds what it printed.
    """

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self._command = [part.format(port=self.port) for part in command]
        self._environment = {name: value.format(port=self.port) for name, value in environment.items()}
        handle, name = mkstemp(prefix="chat-server-", suffix=".log")
        os.close(handle)
        self._log = Path(name)
        self._start()

    def stop(self) -> None:
        """Ends it, waits, and forgets what it printed."""
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.unlink()

    def _start(self) -> None:
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env={**os.environ, **self._environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                printed = self._log.read_text("utf-8", "replace")
                self.stop()
                raise RuntimeError(f"the server did not start: {printed[-3000:]}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/", timeout=2).status_code == 200
        except httpx.TransportError:
            return False


def scripted_server() -> ChatServer:
    """The page in front of the scripted assistant of ``tests/unit/web``: fast, and the same every time."""
    return ChatServer([sys.executable, "-m", "tests.unit.web.scripted_server", "--port", "{port}"], {})
