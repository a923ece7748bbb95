"""PostgreSQL plans each statement once a connection, where it would plan it at each execution.

About a third of its work for a turn is planning: the statements are small and always the same.
PREPARE: https://www.postgresql.org/docs/15/sql-prepare.html
"""

import re
from typing import Any

import psycopg2.extensions

MOST_PREPARED = 200
"""Statements that a connection remembers; a list of values makes one of each length."""
_PARAMETER = re.compile(r"%\((\w+)\)s|%%")


class PreparingConnection(psycopg2.extensions.connection):
    """A connection whose statements with parameters are prepared at first use."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.cursor_factory = _PreparingCursor
        self.prepared: dict[str, str] = {}


class _PreparingCursor(psycopg2.extensions.cursor):
    connection: PreparingConnection

    def execute(self, query: str, values: dict[str, Any] | None = None) -> None:
        if values:
            query = self.connection.prepared.get(query) or self._prepare(query)
        super().execute(query, values)

    def _prepare(self, query: str) -> str:
        """What executes the prepared statement."""
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
