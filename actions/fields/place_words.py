"""What the words around a place say: which municipality it lies in, a new house number, nothing at all."""

import re

from actions.fields.place_search import NUMBER
from actions.turn import Entity, TurnContext

PART_OF_PLACES = ("place", "municipality", "fault_type")
"""Values that words about a place may hold; digits and names of all others are never a place's."""
CONTACTS = ("phone", "email")
TURNING = ("correct_answer", "deny", "change_municipality")
"""Intents of words whose last municipality counts: "not in Nivala but in Kalajoki"."""
DIGITS_OF_NO_HOUSE = re.compile(r"[+0]\d[\d\s()./-]*|\d{5,}")
"""House numbers do not begin with a nought or a plus, as telephone numbers do, and are not so long."""
PREPOSITION = r"\b(?:i|på|vid)\s+"


def municipality_in(context: TurnContext, place: Entity | None) -> str | None:
    """Code of the municipality that the words say the place lies in; None where they name none.

    A name that is part of the place's own name ("Nivalan kirjasto") says nothing by itself.
    """
    named = [
        one.normalized
        for one in context.understood.values("municipality")
        if place is None or not _is_part_of(one.value, place.value)
    ]
    if not named:
        return None
    return named[-1] if context.understood.intent in TURNING else named[0]


def name_without_municipality(place: Entity, context: TurnContext) -> str:
    """The place's normal form without "i Kalajoki" after it, which no map has in a name."""
    name = place.normalized
    for one in context.understood.values("municipality"):
        name = re.sub(rf"\s+{PREPOSITION}{re.escape(one.value)}$", "", name)
    return name


def words_for_place(context: TurnContext) -> str:
    """The words without the municipality and without values of other kinds, such as a telephone number."""
    words = context.turn.text
    for one in context.understood.entities:
        if one.entity not in PART_OF_PLACES:
            words = words.replace(one.value, " ")
        elif one.entity == "municipality":
            words = re.sub(rf"(?:{PREPOSITION})?\b{re.escape(one.value)}\b", " ", words)
    return re.sub(r"\s+", " ", words).strip(" ,.;:!?")


def house_number_in(context: TurnContext) -> str | None:
    """The last number in the words that may be a house's."""
    numbers = NUMBER.findall(DIGITS_OF_NO_HOUSE.sub(" ", words_for_place(context)))
    return numbers[-1] if numbers else None


def is_contact(context: TurnContext) -> bool:
    """Whether the words give a telephone number or an e-mail address and no place."""
    understood = context.understood
    return not understood.values("place") and any(understood.values(kind) for kind in CONTACTS)


def _is_part_of(word: str, name: str) -> bool:
    return word in name and not re.search(rf"{PREPOSITION}{re.escape(word)}$", name)
