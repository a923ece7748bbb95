"""What the sandboxes keep: JSON documents and the ledger, in one SQLite file that survives a kill."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

_TABLES = """
CREATE TABLE IF NOT EXISTS document (
    system TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    position INTEGER PRIMARY KEY AUTOINCREMENT, UNIQUE (system, collection, id)
);
CREATE TABLE IF NOT EXISTS ledger (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    system TEXT NOT NULL, effect TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL
);
"""


def connect(file: Path) -> sqlite3.Connection:
    """Opens the sandboxes' file. What was written is on the disk when the call that wrote it returns."""
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.executescript(_TABLES)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside is kept, or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


class Storage:
    """One system's JSON documents by collection and id."""

    def __init__(self, connection: sqlite3.Connection, system: str) -> None:
        self._connection, self._system = connection, system

    def put(self, collection: str, id: str, document: dict[str, Any]) -> None:
        """Stores a document or replaces it; a replaced one keeps its place in `list`."""
        self._connection.execute(
            "INSERT INTO document (system, collection, id, body) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (system, collection, id) DO UPDATE SET body = excluded.body",
            (self._system, collection, id, json.dumps(document, ensure_ascii=False)),
        )

    def get(self, collection: str, id: str) -> dict[str, Any] | None:
        """The document; None if there is none."""
        row = self._connection.execute(
            "SELECT body FROM document WHERE system = ? AND collection = ? AND id = ?",
            (self._system, collection, id),
        ).fetchone()
        return json.loads(row[0]) if row else None

    def list(self, collection: str) -> list[dict[str, Any]]:
        """All documents of a collection, in the order in which they were first stored."""
        found = self._connection.execute(
            "SELECT body FROM document WHERE system = ? AND collection = ? ORDER BY position",
            (self._system, collection),
        )
        return [json.loads(row[0]) for row in found]

    def clear(self, collection: str) -> None:
        """Forgets all documents of a collection."""
        self._connection.execute(
            "DELETE FROM document WHERE system = ? AND collection = ?", (self._system, collection)
        )


class Ledger:
    """The record of every effect that the systems have had: the oracle of the tests."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def record(self, system: str, effect: str, id: str, body: dict[str, Any]) -> None:
        """Adds an effect; durable on return.

        Args:
            effect: such as ``service_request.created``; declared in the system's manifest.
            id: of what came into being or changed.
        """
        at = datetime.now(timezone.utc).isoformat()
        self._connection.execute(
            "INSERT INTO ledger (system, effect, id, at, body) VALUES (?, ?, ?, ?, ?)",
            (system, effect, id, at, json.dumps(body, ensure_ascii=False)),
        )

    def entries(self) -> list[dict[str, Any]]:
        """All effects in their order."""
        found = self._connection.execute("SELECT system, effect, id, at, body FROM ledger ORDER BY position")
        return [
            {"system": system, "effect": effect, "id": id, "at": at, "body": json.loads(body)}
            for system, effect, id, at, body in found
        ]

    def clear(self) -> None:
        """Forgets all effects; documents stay."""
        self._connection.execute("DELETE FROM ledger")
