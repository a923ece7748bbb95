"""Reading what is stored, in a thread."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sanic import Request

from integrations.database import Database, Transaction

Result = TypeVar("Result")


async def read(request: Request, work: Callable[[Transaction], Result]) -> Result:
    """Runs `work`, which only reads.

    Raises:
        StorageUnavailable: the database cannot be used.
    """
    database: Database = request.app.ctx.database

    def run() -> Result:
        with database.statements() as tx:
            return work(tx)

    return await asyncio.to_thread(run)
