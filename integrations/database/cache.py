"""Reference data of municipal systems, for instance a service list. Never personal data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam

from integrations.database.statements import insert_rows, select_rows
from integrations.database.tables import system_cache
from integrations.database.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Cached:
    """A kept value.

    Attributes:
        value: any JSON value.
        fetched_at: when the system gave it.
    """

    value: Any
    fetched_at: datetime


_GET = select_rows(system_cache, Cached).where(
    system_cache.c.municipality == bindparam("municipality"),
    system_cache.c.system == bindparam("system"),
    system_cache.c.key == bindparam("key"),
)
_REPLACE = (
    "ON CONFLICT (municipality, system, key) DO UPDATE"
    " SET value = excluded.value, fetched_at = excluded.fetched_at"
)


def put(tx: Transaction, *, municipality: str, system: str, key: str, value: Any, now: datetime) -> None:
    """Keeps a value, in place of the one before.

    Args:
        municipality: folder name; empty for what all municipalities share.
        system: folder name.
    """
    row = {"municipality": municipality, "system": system, "key": key, "value": value, "fetched_at": now}
    insert_rows(tx, system_cache, [row], _REPLACE)


def get(tx: Transaction, *, municipality: str, system: str, key: str) -> Cached | None:
    """The kept value, however old."""
    row = tx.execute(_GET, {"municipality": municipality, "system": system, "key": key}).first()
    return Cached(*row) if row else None
