"""Runs all extractors over a message and settles which of overlapping findings stands."""

from datetime import datetime

from bot.nlu.entities import (
    contact,
    dates,
    fault_type,
    languages,
    municipality,
    place,
    reference_number,
    times,
)
from bot.nlu.entities.model import Entity
from bot.nlu.entities.place import streets
from bot.nlu.message import AnalysedMessage

_MAY_STAND_INSIDE = {("municipality", "place"), ("fault_type", "place")}
"""(inner, outer): "Nivalan kirjasto" names a municipality, and "uimaranta" is a kind of fault, too."""

_EXACT = ("email", "phone")
"""Found by their form alone, so that nothing longer may swallow them: "Kirkkokadun 0400 123 456"."""


def find_entities(message: AnalysedMessage, now: datetime) -> list[Entity]:
    """All entities of a message in the order in which they stand in it.

    Args:
        message: the message, analysed.
        now: the time that relative expressions such as "tomorrow" are counted from.
    """
    found = [
        *municipality.find(message),
        *place.find(message),
        *contact.find(message),
        *reference_number.find(message),
        *dates.find(message, now.date()),
        *times.find(message),
        *languages.find(message),
        *fault_type.find(message),
    ]
    return sorted(_without_overlaps(found), key=lambda entity: (entity.start, -entity.end))


def _without_overlaps(found: list[Entity]) -> list[Entity]:
    """The exact and then the longest of overlapping findings; earlier extractors win among equals."""
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda one: (one.entity not in _EXACT, one.start - one.end)):
        if not any(_clashes(entity, other) for other in kept):
            kept.append(entity)
    return kept


def _clashes(entity: Entity, other: Entity) -> bool:
    """Whether a finding must give way to another that is as long or longer."""
    if entity.end <= other.start or other.end <= entity.start:
        return False
    allowed = (entity.entity, other.entity) in _MAY_STAND_INSIDE
    if entity.entity == "municipality" and other.extractor == streets.STREET:
        # "Kokkolan tie 3" lies anywhere but in Kokkola.
        return True
    return not allowed or entity.extractor == fault_type.IN_COMPOUND
