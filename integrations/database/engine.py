"""The engine: how SQLite and PostgreSQL are opened, and which of their errors mean "not usable now"."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import create_engine, event, exc
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.pool import QueuePool

from akkuna.errors import StorageUnavailable
from integrations.database.encryption import Keys
from integrations.database.postgresql import CONNECT_SECONDS, PostgresqlConnection

ALONE = "AUTOCOMMIT"
"""Isolation level at which each statement is a transaction of its own."""
_POOL_SIZE = 20
# A plan is kept from the day when the tables were nearly empty, and then reading all of a table looks cheap.
_PLANS = "-c enable_seqscan=off -c jit=off"
# A server that vanished from the network is noticed in seconds, not in the kernel's two hours.
_KEEPALIVES = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}


def make_engine(url: str, keys: Keys, timeout_seconds: float) -> Engine:
    """An engine with a pool; it connects at first use, not now.

    Args:
        url: SQLAlchemy URL of a SQLite file or a PostgreSQL database.
        keys: for the encrypted columns.
        timeout_seconds: how long a statement, a busy file or an exhausted pool may keep a thread waiting.

    Raises:
        ValueError: neither a SQLite file nor PostgreSQL.
    """
    backend = make_url(url).get_backend_name()
    if backend == "postgresql":
        milliseconds = round(timeout_seconds * 1000)
        connect_args: dict[str, Any] = {
            "options": f"-c statement_timeout={milliseconds} -c timezone=UTC {_PLANS}",
            "application_name": "akkuna",
            "connect_timeout": CONNECT_SECONDS,
            "connection_factory": PostgresqlConnection,
            "tcp_user_timeout": 2 * milliseconds,
            **_KEEPALIVES,
        }
    elif backend == "sqlite" and make_url(url).database not in (None, "", ":memory:"):
        connect_args = {"timeout": timeout_seconds, "check_same_thread": False}
    else:
        raise ValueError("the database URL names neither a SQLite file nor PostgreSQL")
    engine = create_engine(
        url,
        future=True,
        # SQLAlchemy's exceptions leave values out. The driver's may quote them, so logs name kinds only.
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=_POOL_SIZE,
        max_overflow=0,
        pool_timeout=timeout_seconds,
        pool_use_lifo=True,
        connect_args=connect_args,
    )
    engine.dialect.akkuna_keys = keys
    if backend == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_immediate)
    else:
        event.listen(engine, "connect", partial(_open_postgresql, timeout_seconds))
        # SQLAlchemy's own way asks the server at each change.
        engine.dialect.set_isolation_level = _set_isolation_level
        engine.dialect.do_begin = _begin
    return engine


def alone(engine: Engine) -> Engine:
    """The same engine, on which each statement is a transaction of its own where the database can do that."""
    if engine.dialect.name != "postgresql":
        return engine
    return engine.execution_options(isolation_level=ALONE)


@contextmanager
def translated() -> Iterator[None]:
    """Turns errors that mean "the database cannot be used now" into `StorageUnavailable`, once.

    Others (a violated constraint, a mistake in a statement) are faults of ours and pass through.
    """
    try:
        yield
    except exc.SQLAlchemyError as error:
        if _is_outage(error):
            raise StorageUnavailable() from error
        raise


def _is_outage(error: exc.SQLAlchemyError) -> bool:
    outages = (exc.OperationalError, exc.InterfaceError, exc.InternalError, exc.TimeoutError)
    # The drivers raise the bare base class for a connection cut in mid-answer and for a damaged file.
    bare = type(error) is exc.DatabaseError
    return isinstance(error, outages) or bare or getattr(error, "connection_invalidated", False)


def _open_postgresql(timeout_seconds: float, connection: PostgresqlConnection, _record: Any) -> None:
    # The server's own timeout comes first, unless the whole server hangs.
    connection.silence_seconds = timeout_seconds + 1.0


def _set_isolation_level(connection: PostgresqlConnection, level: str) -> None:
    """Lets statements be transactions of their own, or not; a transaction is READ COMMITTED, the default."""
    connection.alone = level == ALONE


def _begin(connection: PostgresqlConnection) -> None:
    connection.begin()


def _open_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own BEGIN comes too late and is deferred; `_begin_immediate` begins instead.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL: a commit is on the disk when it returns, as "stored before acknowledged" needs.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
