"""One turn at a time a conversation: holding it against every other thread and process."""

import hashlib
import secrets
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.elements import TextClause

from akkuna.errors import StorageUnavailable
from integrations.database import leases, liveness
from integrations.database.columns import now_utc
from integrations.database.engine import ALONE, translated
from integrations.database.transaction import Transaction

LEASE_SECONDS = 60
"""How long a living holder on SQLite may be silent before others may take the conversation."""

_LOCK = text("SELECT pg_try_advisory_lock(:key)")
_UNLOCK = text("SELECT pg_advisory_unlock(:key)")


class HeldConversation(ABC):
    """A conversation that nobody else can hold until `release`, or until this process dies.

    Also a context manager that releases at its end.
    """

    @abstractmethod
    def transaction(self) -> AbstractContextManager[Transaction]:
        """A transaction that can only commit while the hold lasts.

        Raises:
            StorageUnavailable: the hold is lost, or the database cannot be used; nothing was stored unless
                the connection broke in the very moment of committing.
        """

    @abstractmethod
    def statements(self) -> AbstractContextManager[Transaction]:
        """For reading while the hold lasts: see `Database.statements`.

        Raises:
            StorageUnavailable: the hold is lost, or the database cannot be used.
        """

    @abstractmethod
    def release_with(self, tx: Transaction) -> None:
        """Does `release` in the moment when this hold's open transaction commits, if it does."""

    @property
    @abstractmethod
    def released(self) -> bool:
        """Whether it has been given back."""

    @abstractmethod
    def release(self) -> None:
        """Lets others hold the conversation; a second time does nothing.

        Never raises: a hold that cannot be given back runs out.
        """

    def __enter__(self) -> "HeldConversation":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def try_hold(engine: Engine, conversation_id: str, holder: str) -> HeldConversation | None:
    """See `Database.try_hold`."""
    if engine.dialect.name == "postgresql":
        return _try_advisory_lock(engine, conversation_id)
    try:
        hold = _Lease(engine, conversation_id, holder)
        return hold if hold.take() else None
    except OSError as error:
        raise StorageUnavailable() from error


def let_go_of_all(engine: Engine) -> None:
    """Ends what this process holds on SQLite. On PostgreSQL holds end with their connections."""
    if engine.dialect.name == "sqlite":
        liveness.end(_sqlite_file(engine))


def _sqlite_file(engine: Engine) -> Path:
    """The database's file, named the same way whatever name the URL gives it."""
    return Path(engine.url.database).resolve()


class _AdvisoryLock(HeldConversation):
    """PostgreSQL: a session advisory lock; it lives and dies with its connection."""

    def __init__(self, connection: Connection, key: int) -> None:
        self._connection = connection
        self._key = key
        self._releasing = False

    @property
    def released(self) -> bool:
        return bool(self._connection.closed)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        with self._in(self._connection.default_isolation_level) as tx:
            yield tx

    @contextmanager
    def statements(self) -> Iterator[Transaction]:
        with self._in(ALONE) as tx:
            yield tx

    @contextmanager
    def _in(self, isolation_level: str) -> Iterator[Transaction]:
        # A broken connection would silently be replaced by a new one, which has no lock.
        if self._connection.closed or self._connection.invalidated:
            raise StorageUnavailable()
        self._releasing = False
        with translated():
            self._connection.execution_options(isolation_level=isolation_level)
            with self._connection.begin():
                yield Transaction(self._connection)
            if self._releasing:
                self._connection.close()

    def release_with(self, tx: Transaction) -> None:
        self._releasing = True
        # In one question with COMMIT, after which nobody can find anything undone.
        self._connection.connection.dbapi_connection.last_words = b"SELECT pg_advisory_unlock(%d)" % self._key

    def release(self) -> None:
        if self._connection.closed:
            return
        try:
            if not self._connection.invalidated:
                _call(self._connection, _UNLOCK, self._key)
        except SQLAlchemyError:
            # Closing the session is the other way to give its locks back.
            self._connection.invalidate()
        finally:
            self._connection.close()


class _Lease(HeldConversation):
    """SQLite: a lease that every transaction renews; two transactions can never be open at once.

    Only a living process keeps one: of a dead one it is taken over at once.
    """

    def __init__(self, engine: Engine, conversation_id: str, holder: str) -> None:
        self._engine, self._file = engine, _sqlite_file(engine)
        self._name = f"conversation:{conversation_id}"
        # Two threads of one process are two holders.
        self._holder = f"{holder}:{liveness.own_place(self._file)}:{secrets.token_hex(8)}"
        self._released = self._releasing = False

    @property
    def released(self) -> bool:
        return self._released

    def take(self) -> bool:
        with translated(), self._engine.begin() as connection:
            tx = Transaction(connection)
            return self._renew(tx) or (self._end_of_dead(tx) and self._renew(tx))

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        self._releasing = False
        with translated(), self._engine.begin() as connection:
            tx = Transaction(connection)
            if not self._renew(tx):
                raise StorageUnavailable()
            yield tx
        self._released = self._releasing

    statements = transaction

    def release_with(self, tx: Transaction) -> None:
        self._releasing = True
        leases.release(tx, self._name, self._holder)

    def release(self) -> None:
        if self._released:
            return
        self._released = True
        try:
            with translated(), self._engine.begin() as connection:
                leases.release(Transaction(connection), self._name, self._holder)
        except StorageUnavailable:
            # Nobody else holds it a minute later, so nothing is lost by waiting that long.
            return

    def _renew(self, tx: Transaction) -> bool:
        return leases.try_lease(tx, self._name, self._holder, LEASE_SECONDS, now_utc())

    def _end_of_dead(self, tx: Transaction) -> bool:
        """Ends the lease if its holder's process is dead."""
        holder = leases.holder_of(tx, self._name)
        if holder is None or liveness.is_alive(self._file, int(holder.split(":")[-2])):
            return False
        leases.release(tx, self._name, holder)
        return True


def _try_advisory_lock(engine: Engine, conversation_id: str) -> HeldConversation | None:
    digest = hashlib.sha256(f"conversation:{conversation_id}".encode()).digest()
    key = int.from_bytes(digest[:8], "big", signed=True)
    with translated():
        connection = engine.connect()
        try:
            taken = _call(connection, _LOCK, key)
        except BaseException:
            connection.close()
            raise
    if not taken:
        connection.close()
        return None
    return _AdvisoryLock(connection, key)


def _call(connection: Connection, statement: TextClause, key: int) -> bool:
    # A session's lock belongs to no transaction: beginning and ending one would ask the server twice more.
    connection.execution_options(isolation_level=ALONE)
    with connection.begin():
        return bool(connection.execute(statement, {"key": key}).scalar_one())
