"""A connection to PostgreSQL that plans each statement once and never waits for ever.

Planning: the statements are small and always the same, so that planning them anew each time would be about a
third of the server's work. PREPARE: https://www.postgresql.org/docs/15/sql-prepare.html

Waiting: libpq waits for as long as the server keeps its socket open, also for a server that hangs. The
server's own ``statement_timeout`` comes first, unless all of the server hangs; then the socket is shut from
our side.
"""

import os
import re
import socket
import threading
import time
from contextlib import suppress
from typing import Any
from weakref import WeakSet

import psycopg2
import psycopg2.extensions

CONNECT_SECONDS = 5
MOST_PREPARED = 200
"""Statements that a connection remembers; a list of values makes one of each length."""
LOOK_SECONDS = 0.5
"""How often the connections are looked at."""

_BEGIN = b"BEGIN"
_PARAMETER = re.compile(r"%\((\w+)\)s|%%")


class PostgresqlConnection(psycopg2.extensions.connection):
    """A connection of SQLAlchemy's pool.

    Transactions are begun and ended here, not by the driver, because what a statement costs is mostly the way
    to the server and back: BEGIN and statements whose result nobody needs go together with the next one.

    Attributes:
        silence_seconds: how long the server may leave a question unanswered before it counts as hanging.
        asked_at: when the question was asked that is not answered yet; `time.monotonic`.
        prepared: statement → what executes it.
        alone: whether each statement is a transaction of its own.
        holding_back: whether statements wait for the next one, where a transaction is open.
        last_words: a statement to be sent together with COMMIT, after it.
    """

    silence_seconds = CONNECT_SECONDS + 1.0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.autocommit = True
        self.cursor_factory = _Cursor
        self.asked_at: float | None = None
        self.prepared: dict[str, str] = {}
        self.alone = self.holding_back = False
        self.last_words = b""
        self._held_back: list[bytes] = []
        _lookout.add(self)

    def begin(self) -> None:
        """Begins a transaction, unless each statement is one."""
        self._held_back = [] if self.alone else [_BEGIN]

    def hold_back(self, statement: bytes) -> None:
        """Keeps a statement until the next one, or until the transaction commits."""
        self._held_back.append(statement)

    def with_held_back(self, statement: bytes) -> bytes:
        """The statement after those that were held back, which are now its sender's."""
        held_back, self._held_back = self._held_back, []
        return b"; ".join([*held_back, statement])

    def commit(self) -> None:
        """Commits."""
        last_words, self.last_words = self.last_words, b""
        if self._held_back == [_BEGIN]:
            self._held_back = []
        if self._held_back or self._is_open():
            self._end(b"; ".join(filter(None, (b"COMMIT", last_words))))

    def rollback(self) -> None:
        """Rolls back."""
        self._held_back, self.last_words = [], b""
        if self._is_open():
            self._end(b"ROLLBACK")

    def _is_open(self) -> bool:
        return bool(self.get_transaction_status() != psycopg2.extensions.TRANSACTION_STATUS_IDLE)

    def _end(self, statement: bytes) -> None:
        with self.cursor() as cursor:
            cursor.execute(statement)

    def cut_if_silent(self, now: float) -> None:
        """Breaks the connection off if its question is too old; who waits for the answer gets an error."""
        asked_at = self.asked_at
        if asked_at is None or now - asked_at <= self.silence_seconds:
            return
        with suppress(OSError, psycopg2.Error), socket.socket(fileno=os.dup(self.fileno())) as line:
            line.shutdown(socket.SHUT_RDWR)


class _Cursor(psycopg2.extensions.cursor):
    connection: PostgresqlConnection

    def execute(self, query: str | bytes, values: dict[str, Any] | None = None) -> None:
        connection = self.connection
        connection.asked_at = time.monotonic()
        try:
            if values:
                query = connection.prepared.get(str(query)) or self._prepare(str(query))
            if connection.holding_back and not connection.alone:
                connection.hold_back(self.mogrify(query, values))
            else:
                super().execute(connection.with_held_back(self.mogrify(query, values)))
        finally:
            connection.asked_at = None

    def _prepare(self, query: str) -> str:
        """What executes the statement from now on."""
        prepared = self.connection.prepared
        if len(prepared) >= MOST_PREPARED:
            return query
        name = f"akkuna_{len(prepared)}"
        numbers: dict[str, int] = {}

        def numbered(match: re.Match[str]) -> str:
            return f"${numbers.setdefault(match[1], len(numbers) + 1)}" if match[1] else "%"

        super().execute(f"PREPARE {name} AS {_PARAMETER.sub(numbered, query)}")
        prepared[query] = f"EXECUTE {name} ({', '.join(f'%({one})s' for one in numbers)})"
        return prepared[query]


class _Lookout:
    """A thread of this process that looks at all its connections."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connections: WeakSet[PostgresqlConnection] = WeakSet()
        self._process: int | None = None
        os.register_at_fork(after_in_child=self._begin_anew)

    def add(self, connection: PostgresqlConnection) -> None:
        with self._lock:
            self._connections.add(connection)
            if self._process != os.getpid():
                self._process = os.getpid()
                threading.Thread(target=self._look, name="postgresql lookout", daemon=True).start()

    def _look(self) -> None:
        while True:
            time.sleep(LOOK_SECONDS)
            with self._lock:
                connections = list(self._connections)
            for connection in connections:
                connection.cut_if_silent(time.monotonic())

    def _begin_anew(self) -> None:
        # The parent's thread may have held the lock, and its connections are none of ours.
        self._lock = threading.Lock()
        self._connections = WeakSet()


_lookout = _Lookout()
