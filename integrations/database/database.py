"""The database as the other layers see it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.engine import Engine

from integrations.database import locks
from integrations.database.encryption import Keys
from integrations.database.engine import alone, make_engine, translated
from integrations.database.locks import HeldConversation
from integrations.database.transaction import Transaction

TIMEOUT_SECONDS = 5
"""How long the database may keep a thread waiting."""

_MIGRATION_SECONDS = 60
_PING = select(1)


class Database:
    """Everything that is stored: SQLite in a file, or PostgreSQL.

    Safe to share between threads. Call `dispose` before a fork; each process then connects for itself.

    Args:
        url: SQLAlchemy URL, ``sqlite:////path/to/file`` or ``postgresql://user@host/name``.
        secret: master secret; encryption and keyed hashes derive from it.

    Raises:
        ValueError: the secret is empty, or the URL names neither a SQLite file nor PostgreSQL.
    """

    def __init__(self, url: str, secret: str) -> None:
        self._url = url
        self._keys = Keys(secret)
        self._engine = make_engine(url, self._keys, TIMEOUT_SECONDS)
        self._alone = alone(self._engine)
        self._process = os.getpid()

    def migrate(self) -> None:
        """Brings the tables to the newest version. Processes that migrate at once wait for each other.

        Raises:
            StorageUnavailable: the database cannot be used.
        """
        # Alembic is needed at start only, by one process.
        from integrations.database.migrations.upgrade import upgrade

        # Waiting for another process that migrates is no hanging statement.
        engine = make_engine(self._url, self._keys, _MIGRATION_SECONDS)
        try:
            with translated(), engine.begin() as connection:
                upgrade(connection)
        finally:
            engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A transaction: committed when the block ends, rolled back when it raises.

        Raises:
            StorageUnavailable: the database cannot be used; nothing was stored unless the connection broke
                in the very moment of committing.
        """
        with translated(), self._connected().begin() as connection:
            yield Transaction(connection)

    @contextmanager
    def statements(self) -> Iterator[Transaction]:
        """For reading, and for one statement that writes: each statement is a transaction of its own.

        Spares PostgreSQL a BEGIN and a COMMIT, each of which is one more question to it. On SQLite it is
        the same as `transaction`.

        Raises:
            StorageUnavailable: the database cannot be used.
        """
        with translated(), self._connected(alone=True).begin() as connection:
            yield Transaction(connection)

    def try_hold(self, conversation_id: str, holder: str) -> HeldConversation | None:
        """Holds a conversation against all other threads and processes.

        PostgreSQL: a session advisory lock on a connection kept for the hold. SQLite: a lease of a minute,
        which every transaction of the hold renews and which ends with the holder's process.

        Args:
            holder: who holds it, for people who look at the lease.

        Returns:
            The hold; None while somebody else has it.

        Raises:
            StorageUnavailable: the database cannot be used.
        """
        return locks.try_hold(self._connected(), conversation_id, holder)

    def hash(self, purpose: str, value: str) -> str:
        """Keyed hash, 64 hex digits: equal for equal values of one purpose, unlinkable between purposes."""
        return self._keys.hash(purpose, value)

    def ping(self) -> None:
        """Returns if the database answers.

        Raises:
            StorageUnavailable: it does not.
        """
        with self.transaction() as tx:
            tx.execute(_PING).scalar_one()

    def dispose(self) -> None:
        """Closes all idle connections and ends this process's holds on SQLite; the next use connects anew."""
        self._engine.dispose()
        locks.let_go_of_all(self._engine)

    def _connected(self, alone: bool = False) -> Engine:
        if self._process != os.getpid():
            # Connections of the parent process: ours to forget, not to close.
            self._engine.dispose(close=False)
            self._process = os.getpid()
        return self._alone if alone else self._engine
