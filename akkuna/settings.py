"""Settings from the environment, read once at start. Secrets come only this way."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project's root: data files are found from here."""

VAR = ROOT / "var"
"""Files that a running assistant writes: database, sandbox storage, secret of the sandbox."""


@dataclass(frozen=True)
class Settings:
    """What the environment says.

    Attributes:
        base_url: public address of the chat, without a trailing slash; `Origin` is checked against it.
        port: TCP port that the application listens on.
        processes: number of forked serving processes.
        database_url: SQLAlchemy URL; SQLite in ``var/`` unless set.
        redis_url: where set, other processes are woken and requests counted through it; never needed for
            correctness.
        municipalities: folder with one folder a municipality.
        secret_key: master secret; encryption and keyed hashes derive from it.
        rest_token: bearer token of the REST channel; unused in the sandbox.
        sandbox: whether the REST channel is open and stand-ins of outside systems are running.
    """

    base_url: str
    port: int
    processes: int
    database_url: str
    redis_url: str | None
    municipalities: Path
    secret_key: str | None
    rest_token: str | None
    sandbox: bool

    @classmethod
    def from_environment(cls, sandbox: bool = False) -> "Settings":
        """Reads ``AKKUNA_*`` variables.

        Raises:
            ValueError: a number is not a number.
        """
        env = os.environ.get
        port = int(env("AKKUNA_PORT", "5005"))
        return cls(
            base_url=env("AKKUNA_BASE_URL", f"http://localhost:{port}").rstrip("/"),
            port=port,
            processes=int(env("AKKUNA_PROCESSES", "3")),
            database_url=env("AKKUNA_DATABASE_URL", f"sqlite:///{VAR / 'akkuna.db'}"),
            redis_url=env("AKKUNA_REDIS_URL"),
            municipalities=Path(env("AKKUNA_MUNICIPALITIES", str(ROOT / "bot" / "municipalities"))),
            secret_key=env("AKKUNA_SECRET_KEY"),
            rest_token=env("AKKUNA_REST_TOKEN"),
            sandbox=sandbox,
        )
