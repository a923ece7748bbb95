"""What the words around a place say: which municipality it lies in, a new house number, nothing at all."""

import re
from dataclasses import replace

from actions.fields.place_search import NUMBER
from actions.phrases import is_heard, phrases
from actions.turn import Entity, TurnContext

PART_OF_PLACES = ("place", "municipality", "fault_type")
"""Values that words about a place may hold; digits and names of all others are never a place's."""
CONTACTS = ("phone", "email")
TURNING = ("correct_answer", "deny", "change_municipality")
"""Intents of words whose last municipality counts: "not in Nivala but in Kalajoki"."""
DIGITS_OF_NO_HOUSE = re.compile(r"[+0]\d[\d\s()./-]*|\d{5,}")
"""House numbers do not begin with a nought or a plus, as telephone numbers do, and are not so long."""
PREPOSITION = r"\b(?:i|på|vid)\s+"
LABELLED = re.compile(r"\s*:\s*([^\n,;.]+)")
MOST_WORDS_OF_CROSSING = 8


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


def municipality_of(place: Entity, context: TurnContext) -> str | None:
    """Code of the municipality that is named nearest to the place, where the words name several places."""
    text = context.turn.text
    at = text.find(place.value)

    def distance(one: Entity) -> int:
        start = text.find(one.value)
        return at - start - len(one.value) if start < at else start - at - len(place.value)

    named = [
        one for one in context.understood.values("municipality") if not _is_part_of(one.value, place.value)
    ]
    return min(named, key=distance).normalized if named else None


def places_named(context: TurnContext) -> list[Entity]:
    """The places in the words, without words that only turn to another: "vaan Raution koulu"."""
    places = [_without_turning(one) for one in context.understood.values("place")]
    if places:
        return places
    label = phrases("place_label").search(context.turn.text.casefold())
    labelled = LABELLED.match(context.turn.text, label.end()) if label else None
    return [Entity("place", labelled[1].strip(), labelled[1].strip())] if labelled else []


def name_without_municipality(place: Entity, context: TurnContext) -> str:
    """The place's normal form as a map has it.

    Without "i Kalajoki" after it, and with the number of "house number 15 on Kalliontie".
    """
    name = place.normalized
    if not NUMBER.search(name) and (number := _house_named(context)):
        name = f"{name} {number}"
    for one in context.understood.values("municipality"):
        name = re.sub(rf"\s+{PREPOSITION}{re.escape(one.value)}$", "", name)
    return name


def words_for_place(context: TurnContext) -> str:
    """The words without the municipality and without values of other kinds, such as a telephone number."""
    words = context.turn.text
    for one in context.understood.told:
        if one.entity not in PART_OF_PLACES:
            words = words.replace(one.value, " ")
        elif one.entity == "municipality":
            words = re.sub(rf"(?:{PREPOSITION})?\b{re.escape(one.value)}\b", " ", words)
    return re.sub(r"\s+", " ", words).strip(" ,.;:!?")


def crossing_in(context: TurnContext, place: Entity) -> str | None:
    """The words that name a crossing of two streets, which no map has; None where the words name none."""
    if is_heard("crossing", place.value):
        return place.value
    words, understood = words_for_place(context), context.understood
    bare = not understood.values("fault_type") and understood.intent not in TURNING
    few = len(words.split()) <= MOST_WORDS_OF_CROSSING
    return words if bare and few and is_heard("crossing", words) else None


def house_number_in(context: TurnContext) -> str | None:
    """The last number in the words that may be a house's."""
    numbers = NUMBER.findall(DIGITS_OF_NO_HOUSE.sub(" ", words_for_place(context)))
    return numbers[-1] if numbers else None


def is_contact(context: TurnContext) -> bool:
    """Whether the words give a telephone number or an e-mail address and no place."""
    understood = context.understood
    return not understood.values("place") and any(understood.values(kind) for kind in CONTACTS)


def _without_turning(place: Entity) -> Entity:
    turning = phrases("turning").match(place.value.casefold())
    if turning is None:
        return place
    value, name = (text[turning.end() :].strip() for text in (place.value, place.normalized))
    return replace(place, value=value, normalized=name) if value and name else place


def _house_named(context: TurnContext) -> str | None:
    """The number after "house" or "house number"."""
    text = context.turn.text.casefold()
    found = (NUMBER.match(text, one.end() + 1) for one in phrases("house").finditer(text))
    return next((match[0] for match in found if match), None)


def _is_part_of(word: str, name: str) -> bool:
    return word in name and not re.search(rf"{PREPOSITION}{re.escape(word)}$", name)
