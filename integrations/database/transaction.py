"""What the repositories are given: one open transaction."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.engine import Connection, Result
from sqlalchemy.sql import Executable

from integrations.database.encryption import Keys
from integrations.database.engine import translated
from integrations.database.postgresql import PostgresqlConnection


class Transaction:
    """An open transaction, made by `Database` or `HeldConversation`."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hash(self, purpose: str, value: str) -> str:
        """Keyed hash, as `Database.hash` makes it."""
        keys = self._connection.dialect.akkuna_keys
        assert isinstance(keys, Keys)
        return keys.hash(purpose, value)

    def execute(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Result:
        """Runs one statement; for the repositories of this folder only.

        Raises:
            StorageUnavailable: the database cannot be used now; the transaction is lost.
        """
        with translated():
            return self._connection.execute(statement, parameters)

    def execute_later(self, statement: Executable, parameters: Mapping[str, Any]) -> None:
        """Runs a statement whose result nobody needs: at the latest when the transaction commits, on
        PostgreSQL together with the next statement, which spares a question to the server.

        Raises:
            StorageUnavailable: the database cannot be used now; the transaction is lost.
        """
        driver = self._connection.connection.dbapi_connection
        if not isinstance(driver, PostgresqlConnection):
            self.execute(statement, parameters)
            return
        driver.holding_back = True
        try:
            self.execute(statement, parameters)
        finally:
            driver.holding_back = False
