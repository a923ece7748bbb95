"""The two bots: Rasa's own starter bot as `rasa init` makes it, and the assistant."""

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from akkuna.settings import ROOT
from bench.server import BotServer
from tests.contract.server import Sandbox
from tests.servers import PostgresqlServer, free_port, municipalities_at, postgresql_binaries

BIN = Path(sys.executable).parent
CACHE = ROOT / ".cache" / "bench"
PROCESSES = 3
"""One more than the cores, as the README advises: while one waits for the disk, another has work."""
TRAINING_SECONDS = 900

QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}


def stock_bot() -> Path:
    """Folder of the starter bot, trained; made at first use and kept for this version of Rasa.

    Raises:
        subprocess.CalledProcessError: Rasa could not make or train it.
    """
    folder = CACHE / f"rasa-init-{version('rasa')}"
    if not any(folder.glob("models/*.tar.gz")):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        command = [str(BIN / "rasa"), "init", "--no-prompt", "--init-dir", "."]
        with (folder / "init.log").open("wb") as log:
            subprocess.run(
                command,
                cwd=folder,
                env={**os.environ, **QUIET},
                stdout=log,
                stderr=log,
                timeout=TRAINING_SECONDS,
                check=True,
            )
    return folder


@contextmanager
def serving_stock(log: Path, *options: str) -> Iterator[BotServer]:
    """The starter bot behind `rasa run`, as it comes, or with options of that command."""
    port = free_port()
    command = [str(BIN / "rasa"), "run", "--port", str(port), *options]
    url = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
    server = BotServer(command, stock_bot(), QUIET, url, log)
    try:
        yield server
    finally:
        server.stop()


class Surroundings:
    """What the assistant needs outside itself: PostgreSQL that commits durably, and the sandboxes.

    Args:
        folder: for the sandboxes' storage and the municipalities' data.

    Raises:
        RuntimeError: PostgreSQL's server programs are not installed, or one of them does not start.
    """

    def __init__(self, folder: Path) -> None:
        binaries = postgresql_binaries()
        if binaries is None:
            raise RuntimeError("PostgreSQL's server programs are not installed: `make system-packages`")
        self._postgresql = PostgresqlServer(binaries)
        self.sandbox = Sandbox(folder)
        self._municipalities = municipalities_at(self.sandbox.url, folder)

    def close(self) -> None:
        """Ends both."""
        self.sandbox.close()
        self._postgresql.remove()

    @contextmanager
    def serving_ours(self, log: Path) -> Iterator[BotServer]:
        """The assistant behind `akkuna run`, on an empty database."""
        port = free_port()
        environment = {
            "AKKUNA_BASE_URL": f"http://127.0.0.1:{port}",
            "AKKUNA_PORT": str(port),
            "AKKUNA_PROCESSES": str(PROCESSES),
            "AKKUNA_DATABASE_URL": self._postgresql.create_database(),
            "AKKUNA_MUNICIPALITIES": str(self._municipalities),
            "AKKUNA_SECRET_KEY": secrets.token_urlsafe(32),
            "AKKUNA_REST_TOKEN": secrets.token_urlsafe(32),
        }
        url = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
        server = BotServer([str(BIN / "akkuna"), "run"], ROOT, environment, url, log)
        try:
            yield server
        finally:
            server.stop()
