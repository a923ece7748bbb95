"""The application as its own processes: a supervisor and the processes that it forks."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import httpx
import psutil
from sqlalchemy import create_engine, text

from akkuna.settings import ROOT
from tests.conftest import SECRET
from tests.servers import free_port

START_SECONDS = 60
STOP_SECONDS = 30
PATIENCE = 60
"""Seconds until something that must come is given up. Nothing is expected to take so long."""
REST_TOKEN = "a token for tests, of no value anywhere"
PRODUCTION = (str(Path(sys.executable).parent / "akkuna"), "run")
KILLABLE = ("-m", "tests.resilience.killable")

Found = TypeVar("Found")


class Server:
    """The application on a free port.

    Args:
        folder: of its own; gets the log and the switches of `killable`.
        database_url: SQLAlchemy URL; the database is made where there is none.
        municipalities: folder of municipalities, their systems at a running sandbox.
        program: what is started, as arguments of Python.
        processes: how many serve.
        settings: environment variables besides ours.

    Raises:
        RuntimeError: it does not start; holds the end of its log.
    """

    def __init__(
        self,
        folder: Path,
        database_url: str,
        municipalities: Path,
        program: tuple[str, ...] = KILLABLE,
        processes: int = 2,
        **settings: str,
    ) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        self._program = program
        self._environment = {
            **os.environ,
            "AKKUNA_BASE_URL": self.address,
            "AKKUNA_PORT": str(self.port),
            "AKKUNA_PROCESSES": str(processes),
            "AKKUNA_DATABASE_URL": database_url,
            "AKKUNA_MUNICIPALITIES": str(municipalities),
            "AKKUNA_SECRET_KEY": SECRET,
            "AKKUNA_REST_TOKEN": REST_TOKEN,
            "KILL_SWITCHES": str(folder),
            **settings,
        }
        self.start()

    @property
    def log(self) -> Path:
        """Everything that its processes have written to stdout and stderr."""
        return self.folder / "log"

    @property
    def supervisor(self) -> int:
        """Process id of the one that forks the others."""
        return self._process.pid

    def start(self) -> None:
        """Starts it and waits until it can serve."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self._program],
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while self.status("/health/ready") != 200:
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill_everything()
                raise RuntimeError(f"the application did not start: {self.log.read_text()[-3000:]}")
            time.sleep(0.05)

    def leave_other_matters(self) -> None:
        """Ends the follow-up of what earlier tests have left, so that no kill point is met on its account."""
        engine = create_engine(self._environment["AKKUNA_DATABASE_URL"])
        with engine.begin() as connection:
            connection.execute(text("UPDATE operation SET next_attempt_at = NULL"))
        engine.dispose()

    def status(self, path: str, timeout: float = 2.0) -> int | None:
        """Status of the answer to a GET; None where none came in time."""
        try:
            return httpx.get(self.address + path, timeout=timeout, trust_env=False).status_code
        except httpx.TransportError:
            return None

    def children(self) -> list[int]:
        """Process ids of those that serve."""
        with suppress(psutil.NoSuchProcess):
            return [child.pid for child in psutil.Process(self.supervisor).children()]
        return []

    def kill_one(self, number: int = 0) -> None:
        """Kills one of those that serve; the supervisor forks another."""
        with suppress(IndexError, ProcessLookupError):
            os.kill(self.children()[number], signal.SIGKILL)

    def kill_everything(self) -> None:
        """Ends all processes at once, as when the machine dies."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(STOP_SECONDS)

    def stop(self) -> None:
        """Ends it in good order."""
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill_everything()
            raise

    # ---- the switches of `killable`

    def arm(self, point: str) -> None:
        """Lets the next process that comes to this point die there."""
        (self.folder / point).touch()

    def has_died_at(self, point: str) -> bool:
        """Whether a process has come there and died."""
        return not (self.folder / point).exists()


def until(condition: Callable[[], Found], seconds: float = PATIENCE) -> Found:
    """Polls until there is something true.

    Raises:
        AssertionError: there was nothing in time.
    """
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, f"not in {seconds} seconds"
        time.sleep(0.02)
    return found
