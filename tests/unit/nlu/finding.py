"""Finds entities in a message for the tests, at a fixed moment."""

from datetime import datetime

from bot.nlu.clock import FINLAND
from bot.nlu.entities import Entity, find_entities
from bot.nlu.message import analyse_message

NOW = datetime(2026, 11, 23, 12, tzinfo=FINLAND)
"""A Monday."""


def entities(text: str, kind: str) -> list[Entity]:
    """The entities of one kind that a message has."""
    return [entity for entity in find_entities(analyse_message(text), NOW) if entity.entity == kind]


def normalized(text: str, kind: str) -> list[str]:
    """Normal forms of the entities of one kind."""
    return [entity.normalized for entity in entities(text, kind)]
