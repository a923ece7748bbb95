"""Building blocks of the repositories' statements, which are built once and compiled once."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Table, bindparam, select, text
from sqlalchemy.sql import Select
from sqlalchemy.sql.selectable import TextualSelect

from integrations.database.transaction import Transaction

IGNORE_DUPLICATES = "ON CONFLICT DO NOTHING"


def columns_of(table: Table, row_class: type) -> list[Column]:
    """The table's columns in the order of the row class's fields, for building rows by position."""
    return [table.c[field.name] for field in fields(row_class)]


def select_rows(table: Table, row_class: type) -> Select:
    """A SELECT whose rows are the positional arguments of ``row_class``."""
    return select(*columns_of(table, row_class))


def insert_rows(
    tx: Transaction, table: Table, rows: Sequence[Mapping[str, Any]], on_conflict: str = ""
) -> list[Any]:
    """Inserts all rows in one statement.

    Args:
        rows: columns and values; all rows name the same columns, in the same order.
        on_conflict: what follows the values, for instance `IGNORE_DUPLICATES`.

    Returns:
        The first primary key column of every row that was stored, ascending; for counted ids, that is the
        order of the rows.
    """
    if not rows:
        return []
    # The order of RETURNING is not promised; the counter's order is.
    return sorted(row[0] for row in tx.execute(*_of_all(table, rows, on_conflict)))


def insert_rows_later(tx: Transaction, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Does `insert_rows` where nobody asks what was stored: see `Transaction.execute_later`."""
    if rows:
        tx.execute_later(*_of_all(table, rows, ""))


def _of_all(
    table: Table, rows: Sequence[Mapping[str, Any]], on_conflict: str
) -> tuple[TextualSelect, dict[str, Any]]:
    parameters = {f"{name}_{place}": value for place, row in enumerate(rows) for name, value in row.items()}
    return _insert(table, tuple(rows[0]), len(rows), on_conflict), parameters


@lru_cache(maxsize=256)
def _insert(table: Table, names: tuple[str, ...], count: int, on_conflict: str) -> TextualSelect:
    """One INSERT … RETURNING for SQLite (3.35 or newer) and PostgreSQL alike.

    Written as text because SQLAlchemy 1.4 knows no RETURNING for SQLite and does not cache inserts of
    several rows.
    """
    values = ", ".join("(" + ", ".join(f":{name}_{place}" for name in names) + ")" for place in range(count))
    key = next(iter(table.primary_key.columns))
    sql = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES {values} {on_conflict} RETURNING {key.name}"
    binds = [
        bindparam(f"{name}_{place}", type_=table.c[name].type) for place in range(count) for name in names
    ]
    return text(sql).bindparams(*binds).columns(key)
