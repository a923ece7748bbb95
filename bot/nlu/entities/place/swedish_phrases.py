"""Swedish noun phrases that say where: "utanför skolan i Kalajoki", "vid Rautio skola", "på Hiekkasärkät"."""

from collections.abc import Iterator

from akkuna.words import swedish
from bot.nlu.entities.model import Entity
from bot.nlu.entities.place.context import Context, is_listed
from bot.nlu.entities.place.finnish_phrases import COMMON
from bot.nlu.lookups import lookup

_LONGEST = 3
"""Words before the head."""

_SHORT_MESSAGE = 3
"""Words of a message that is an answer, in which a place needs no preposition."""

_BELONGS = frozenset({"i", "på", "vid"})
"""Prepositions between a place and the name of what it lies in."""


def find(context: Context) -> Iterator[Entity]:
    """Yields phrases, without the preposition before them; `normalized` is the phrase as written."""
    for place in range(len(context.words)):
        found = _phrase(context, place) or _name(context, place)
        if found:
            yield found


def _phrase(context: Context, head: int) -> Entity | None:
    """The phrase of a common noun of places at `head` with what belongs to it, if there is one."""
    if not is_listed(context.words[head], "nouns_sv"):
        return None
    first = _first(context, head)
    named = any(context.words[place].surface[0].isupper() for place in range(first, head))
    if not named and not _after_preposition(context, first) and len(context.words) > _SHORT_MESSAGE:
        return None
    last = _last(context, head)
    named = named or last > head
    start, end = context.words[first].start, context.words[last].end
    value = context.text[start:end]
    return Entity("place", value, value, start, end, "place_name" if named else COMMON)


def _name(context: Context, place: int) -> Entity | None:
    """Capitalised words after a preposition of place, if they are no Swedish words."""
    if (
        not context.is_name(place)
        or not _after_preposition(context, place)
        or not _is_foreign(context, place)
    ):
        return None
    last = place
    while context.adjoins(last) and context.is_name(last + 1) and _is_foreign(context, last + 1):
        last += 1
    start, end = context.words[place].start, context.words[last].end
    value = context.text[start:end]
    return Entity("place", value, value, start, end, "place_name")


def _is_foreign(context: Context, place: int) -> bool:
    word = context.words[place]
    return not swedish.is_known(word.surface.lower()) and not is_listed(word, "not_names")


def _first(context: Context, head: int) -> int:
    """Index of the first word: names, adjectives and owners ("skolans gård") go before the head."""
    first = head
    while first and head - first < _LONGEST and context.adjoins(first - 1):
        word = context.words[first - 1]
        owner = word.surface.endswith("s") and is_listed(word, "nouns_sv")
        name = word.surface[0].isupper() and _is_foreign(context, first - 1)
        if not (name or owner or word.surface.lower() in lookup("place")["adjectives_sv"]):
            break
        first -= 1
    return first


def _last(context: Context, head: int) -> int:
    """Index of the last word: "i Kalajoki" goes after the head."""
    adjoins = head + 2 < len(context.words) and context.adjoins(head) and context.adjoins(head + 1)
    if adjoins and context.words[head + 1].surface in _BELONGS and context.is_name(head + 2):
        return head + 2
    return head


def _after_preposition(context: Context, place: int) -> bool:
    return (
        place > 0
        and context.adjoins(place - 1)
        and context.words[place - 1].surface.lower() in lookup("place")["before_sv"]
    )
