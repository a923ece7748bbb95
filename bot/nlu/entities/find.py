"""Runs all extractors over a message and settles which of overlapping findings stands."""

from datetime import datetime

from bot.nlu.entities import (
    age,
    amount,
    contact,
    count,
    dates,
    duration,
    fault_type,
    identifiers,
    languages,
    municipality,
    person_name,
    place,
    reference_number,
    space_type,
    times,
    topic,
)
from bot.nlu.entities.model import Entity
from bot.nlu.entities.numbers import numbers
from bot.nlu.entities.place import streets
from bot.nlu.entities.place.finnish_phrases import COMMON
from bot.nlu.message import AnalysedMessage

_MAY_STAND_INSIDE = {
    ("municipality", "place"),
    ("fault_type", "place"),
    ("space_type", "place"),
    ("municipality", "topic"),
}
"""(inner, outer): "Nivalan kirjasto" names a municipality, and "uimaranta" is a kind of fault, too."""

_EXACT = ("email", "phone", "identity_code", "iban", "business_id")
"""Found by their form alone, so that nothing longer may swallow them: "Kirkkokadun 0400 123 456"."""


def find_entities(message: AnalysedMessage, now: datetime) -> list[Entity]:
    """All entities of a message in the order in which they stand in it.

    Args:
        message: the message, analysed.
        now: the time that relative expressions such as "tomorrow" are counted from.
    """
    amounts = list(numbers(message.text, message.words))
    people = list(person_name.find(message))
    topics = list(topic.find(message))
    days = list(dates.find(message, now.date()))
    found = [
        *people,
        *municipality.find(message),
        *topics,
        *(one for one in place.find(message) if not _holds_topic(one, topics)),
        *space_type.find(message),
        *fault_type.find(message),
        *identifiers.find(message),
        *contact.find(message),
        *reference_number.find(message),
        *days,
        *times.find(message, days),
        *amount.find(message, amounts),
        *age.find(message, amounts, people),
        *duration.find(message, amounts),
        *count.find(message, amounts),
        *languages.find(message),
    ]
    return sorted(_without_overlaps(found), key=lambda entity: (entity.start, -entity.end))


def _holds_topic(one: Entity, topics: list[Entity]) -> bool:
    """Whether a place without a name has a subject in it: "tytön uimakouluun"."""
    return one.extractor == COMMON and any(
        one.start <= other.start and other.end <= one.end for other in topics
    )


def _without_overlaps(found: list[Entity]) -> list[Entity]:
    """The exact and then the longest of overlapping findings; earlier extractors win among equals."""
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda one: (not _is_exact(one), one.start - one.end)):
        if not any(_clashes(entity, other) for other in kept):
            kept.append(entity)
    return kept


def _is_exact(entity: Entity) -> bool:
    return entity.entity in _EXACT or entity.extractor == reference_number.INVOICE


def _clashes(entity: Entity, other: Entity) -> bool:
    """Whether a finding must give way to another that is as long or longer."""
    if entity.end <= other.start or other.end <= entity.start:
        return False
    allowed = (entity.entity, other.entity) in _MAY_STAND_INSIDE
    if entity.entity == "municipality" and other.extractor == streets.STREET:
        # "Kokkolan tie 3" lies anywhere but in Kokkola.
        return True
    return not allowed or entity.extractor == fault_type.IN_COMPOUND
