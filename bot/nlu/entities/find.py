"""Runs all extractors over a message and settles which of overlapping findings stands."""

from datetime import datetime

from bot.nlu.entities import fault_type, municipality, place
from bot.nlu.entities.model import Entity
from bot.nlu.message import AnalysedMessage

_MAY_STAND_INSIDE = {("municipality", "place"), ("fault_type", "place")}
"""(inner, outer): "Nivalan kirjasto" is a place and names a municipality."""


def find_entities(message: AnalysedMessage, now: datetime) -> list[Entity]:
    """All entities of a message in the order in which they stand in it.

    Args:
        message: the message, analysed.
        now: the time that relative expressions such as "tomorrow" are counted from.
    """
    found = [
        *place.find(message),
        *municipality.find(message),
        *fault_type.find(message),
    ]
    return sorted(_without_overlaps(found), key=lambda entity: (entity.start, -entity.end))


def _without_overlaps(found: list[Entity]) -> list[Entity]:
    """The longest of overlapping findings; earlier extractors win among equals."""
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda entity: entity.start - entity.end):
        if not any(_clashes(entity, other) for other in kept):
            kept.append(entity)
    return kept


def _clashes(entity: Entity, other: Entity) -> bool:
    overlap = entity.start < other.end and other.start < entity.end
    return overlap and (entity.entity, other.entity) not in _MAY_STAND_INSIDE
