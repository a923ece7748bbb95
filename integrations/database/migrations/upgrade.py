"""Runs the migrations on an open connection, with no file of settings."""

import hashlib
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import func, select
from sqlalchemy.engine import Connection

_LOCK = int.from_bytes(hashlib.sha256(b"migrations").digest()[:8], "big", signed=True)


def upgrade(connection: Connection) -> None:
    """Brings the tables to the newest version within the connection's open transaction.

    On PostgreSQL an advisory lock makes others wait; on SQLite the write transaction itself does.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
