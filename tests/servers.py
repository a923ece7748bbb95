"""Real servers that tests start for themselves, on free ports, in temporary folders."""

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg2

from akkuna.settings import ROOT

_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1
_WAIT_SECONDS = 30
_SETTINGS = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "max_connections": "100"}


def free_port() -> int:
    """A TCP port of the loopback address that nobody listened on a moment ago."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def municipalities_at(sandbox_url: str, folder: Path) -> Path:
    """A copy of the municipalities whose systems are at this sandbox."""
    copy = folder / "municipalities"
    shutil.copytree(ROOT / "bot" / "municipalities", copy)
    for path in copy.glob("*/municipality.yml"):
        text = path.read_text(encoding="utf-8").replace("http://localhost:5100", sandbox_url)
        path.write_text(text, encoding="utf-8")
    return copy


def postgresql_binaries() -> Path | None:
    """The folder of PostgreSQL's server programs; None when they are not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class PostgresqlServer:
    """A PostgreSQL server with its own cluster, durable as in production.

    Args:
        binaries: see `postgresql_binaries`.

    Raises:
        RuntimeError: it does not start; says where its log is.
    """

    def __init__(self, binaries: Path) -> None:
        self.port = free_port()
        self._binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
        self._process: subprocess.Popen[bytes] | None = None
        # PostgreSQL refuses to run as root.
        self._user = _unprivileged_user() if os.getuid() == 0 else None
        if self._user:
            os.chown(self._folder, pwd.getpwnam(self._user).pw_uid, -1)
        self._run("initdb", "-D", "data", "-U", "akkuna", "-A", "trust", "--no-locale", "-E", "UTF8", "-N")
        self.start()

    def start(self) -> None:
        """Starts it and waits until it answers."""
        arguments = ["-D", "data", "-p", str(self.port), "-c", "listen_addresses=127.0.0.1"]
        arguments += ["-c", f"unix_socket_directories={self._folder}"]
        for name, value in _SETTINGS.items():
            arguments += ["-c", f"{name}={value}"]
        self._process = self._popen("postgres", *arguments)
        deadline = time.monotonic() + _WAIT_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start: {self._folder / 'log'}")
            time.sleep(0.05)

    @property
    def process_id(self) -> int:
        """Of the first of its processes, while it runs."""
        assert self._process is not None
        return self._process.pid

    def stop(self, crash: bool = False) -> None:
        """Ends it and waits; ``crash`` drops everything at once, as a power cut would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT if crash else signal.SIGINT)
            self._process.wait(_WAIT_SECONDS)
            self._process = None

    def remove(self) -> None:
        """Ends it and deletes its folder."""
        self.stop()
        shutil.rmtree(self._folder)

    def create_database(self) -> str:
        """A fresh, empty database; returns its SQLAlchemy URL."""
        name = f"test_{uuid4().hex[:12]}"
        with closing(self._connect()) as connection:
            connection.autocommit = True
            connection.cursor().execute(f"CREATE DATABASE {name}")
        return f"postgresql://akkuna@127.0.0.1:{self.port}/{name}"

    def _connect(self) -> "psycopg2.extensions.connection":
        return psycopg2.connect(
            host="127.0.0.1", port=self.port, user="akkuna", dbname="postgres", connect_timeout=2
        )

    def _answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg2.OperationalError:
            return False
        return True

    def _popen(self, program: str, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [str(self._binaries / program), *arguments]
        identity = {"user": self._user, "group": pwd.getpwnam(self._user).pw_gid} if self._user else {}
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                command,
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={"PATH": os.environ["PATH"], "TZ": "Europe/Helsinki"},
                extra_groups=[] if self._user else None,
                # Ctrl-C at the tests is not for the server: it must outlive the tests' own clean-up …
                start_new_session=True,
                # … but not the tests, should they be killed.
                preexec_fn=_end_with_parent,
                **identity,
            )

    def _run(self, program: str, *arguments: str) -> None:
        if self._popen(program, *arguments).wait(_WAIT_SECONDS):
            raise RuntimeError(f"{program} failed: {self._folder / 'log'}")


def _end_with_parent() -> None:
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)


def _unprivileged_user() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
