"""The server that the browser tests talk to."""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryFile

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
        self._log = TemporaryFile()
        self._start()

    def stop(self) -> None:
        """Ends it and waits."""
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            self._command,
            cwd=ROOT,
            env={**os.environ, **self._environment},
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                self._log.seek(0)
                raise RuntimeError(f"the server did not start: {self._log.read().decode()[-3000:]}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/", timeout=2).status_code == 200
        except httpx.TransportError:
            return False


def scripted_server() -> ChatServer:
    """The page in front of the scripted assistant of ``tests/unit/web``: fast, and the same every time."""
    return ChatServer([sys.executable, "-m", "tests.unit.web.scripted_server", "--port", "{port}"], {})
