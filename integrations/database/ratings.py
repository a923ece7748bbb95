"""Ratings: what a citizen thought of a conversation, once a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, func, select

from integrations.database.statements import insert_rows, select_rows
from integrations.database.tables import rating as table
from integrations.database.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating.

    Attributes:
        conversation_id: what was rated.
        day: the Finnish day that it was given on.
        municipality: controller of the row; None while the municipality is not known.
        stars: from 1 to 5.
        words: what was said with it, identity codes masked; may be empty; stored encrypted.
        at: when it was given.
    """

    conversation_id: str
    day: date
    municipality: str | None
    stars: int
    words: str
    at: datetime


_REPLACE = """ON CONFLICT (conversation_id, day) DO UPDATE SET
    municipality = excluded.municipality, stars = excluded.stars, words = excluded.words, at = excluded.at"""
_OF_CONVERSATION = (
    select_rows(table, Rating)
    .where(table.c.conversation_id == bindparam("conversation_id"))
    .order_by(table.c.day)
)
_COUNTS = select(table.c.municipality, table.c.stars, func.count()).group_by(
    table.c.municipality, table.c.stars
)


def put(tx: Transaction, rating: Rating) -> None:
    """Stores a rating, in place of one that the conversation was given on the same day."""
    row = {name: getattr(rating, name) for name in Rating.__slots__}
    insert_rows(tx, table, [row], _REPLACE)


def of_conversation(tx: Transaction, conversation_id: str) -> list[Rating]:
    """The conversation's ratings, oldest first."""
    return [Rating(*row) for row in tx.execute(_OF_CONVERSATION, {"conversation_id": conversation_id})]


def count(tx: Transaction) -> Mapping[tuple[str, int], int]:
    """(Municipality's code, or "" for none; stars) → number of ratings that are kept now."""
    return {(row[0] or "", int(row[1])): int(row[2]) for row in tx.execute(_COUNTS, {})}
