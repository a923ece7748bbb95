"""Counts for operations: how much waits, and in which state the citizens' matters are."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from integrations.database import ratings
from integrations.database.tables import inbox, operation
from integrations.database.transaction import Transaction

_PENDING = select(func.count()).select_from(inbox).where(inbox.c.state == "pending")
_STATES = select(operation.c.service, operation.c.state, func.count()).group_by(
    operation.c.service, operation.c.state
)


@dataclass(frozen=True)
class Counts:
    """What the database holds now.

    Attributes:
        pending: messages whose turn is not over.
        operations: (service, state) → number of operations.
        ratings: (municipality's code, stars) → number of ratings.
    """

    pending: int
    operations: dict[tuple[str, str], int]
    ratings: Mapping[tuple[str, int], int]


def count(tx: Transaction) -> Counts:
    """Counts; costs a look through the operations."""
    states = {(row[0], row[1]): int(row[2]) for row in tx.execute(_STATES, {})}
    return Counts(int(tx.execute(_PENDING, {}).scalar_one()), states, ratings.count(tx))
