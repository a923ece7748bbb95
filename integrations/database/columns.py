"""Column types: UTC times and encrypted values.

The keys travel with the engine's dialect (`engine.make_engine` puts them there), so that the tables can be
module constants while every `Database` has its own secret.
"""

import json
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import BigInteger, DateTime, Integer, LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from integrations.database.encryption import Keys

RowId = BigInteger().with_variant(Integer(), "sqlite")
"""Type of counted ids; SQLite counts by itself only in a column declared INTEGER."""


def now_utc() -> datetime:
    """The present moment, with its time zone."""
    return datetime.now(timezone.utc)


class UtcDateTime(TypeDecorator):
    """A moment: timezone-aware in Python, UTC in the database.

    Raises:
        ValueError: (wrapped in SQLAlchemy's StatementError) a moment without a time zone is stored.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(timezone.utc)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite has no time zones: it gives back the UTC that was stored, without saying so.
        return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value.astimezone(timezone.utc)


class EncryptedBytes(TypeDecorator):
    """Bytes that are stored encrypted.

    Args:
        place: ``table.column``, authenticated with the value.
    """

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else _keys(dialect).seal(self.place, self.to_bytes(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self.from_bytes(_keys(dialect).open(self.place, bytes(value)))

    def to_bytes(self, value: Any) -> bytes:
        """What is encrypted."""
        return bytes(value)

    def from_bytes(self, plain: bytes) -> Any:
        """The inverse of `to_bytes`."""
        return plain


class EncryptedText(EncryptedBytes):
    """Text that is stored encrypted; holds any string, lone surrogates and NUL included."""

    cache_ok = True

    def to_bytes(self, value: Any) -> bytes:
        return str(value).encode("utf-8", "surrogatepass")

    def from_bytes(self, plain: bytes) -> Any:
        return plain.decode("utf-8", "surrogatepass")


class EncryptedJson(EncryptedText):
    """A JSON value that is stored encrypted."""

    cache_ok = True

    def to_bytes(self, value: Any) -> bytes:
        return super().to_bytes(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def from_bytes(self, plain: bytes) -> Any:
        return json.loads(super().from_bytes(plain))


def _keys(dialect: Dialect) -> Keys:
    keys = dialect.akkuna_keys
    assert isinstance(keys, Keys)
    return keys
