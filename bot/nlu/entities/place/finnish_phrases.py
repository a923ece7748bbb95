"""Finnish noun phrases that say where: "koulun pihalla", "Nivalan kirjaston", "Mieluskylän koululla"."""

from collections.abc import Iterator

from bot.nlu.entities.model import Entity
from bot.nlu.entities.place.context import Context, base, is_genitive, is_listed, is_locative, may_be_name

COMMON = "place_common"
"""Extractor of places that have no name of their own, such as "koulun pihalla"."""

_LONGEST = 4
"""Words before the head."""

_SHORT_MESSAGE = 3
"""Words of a message that is an answer, in which a place need not stand in a local case."""


def find(context: Context) -> Iterator[Entity]:
    """Yields phrases; `normalized` has the last word in its base form."""
    for place in range(len(context.words)):
        found = _phrase(context, place)
        if found:
            yield found


def _phrase(context: Context, head: int) -> Entity | None:
    """The phrase whose last word is at `head`, if there is one."""
    word = context.words[head]
    whole = is_listed(word, "nouns_fi")
    if not whole and not is_listed(word, "parts_fi"):
        return None
    first = _first(context, head)
    named = any(_is_named(context, place) for place in range(first, head + 1))
    if not whole and first == head:
        return None
    if not named and not _says_where(context, head):
        return None
    start, end = context.words[first].start, word.end
    before = context.text[start : word.start]
    value = context.text[start:end]
    return Entity("place", value, before + base(word), start, end, "place_name" if named else COMMON)


def _first(context: Context, head: int) -> int:
    """Index of the first word of the phrase: owners in the genitive and names go before the head."""
    first = head
    while first and head - first < _LONGEST and context.adjoins(first - 1):
        owner = context.words[first - 1]
        if first < head and context.words[first].surface[0].isupper() and owner.surface[0].islower():
            break
        name = owner.surface[0].isupper() and first < head and context.words[first].surface[0].isupper()
        if not (is_genitive(owner) or name) or is_listed(owner, "not_owners"):
            break
        first -= 1
    return first


def _is_named(context: Context, place: int) -> bool:
    """Whether the word is a name; the capital letter of the first of a sentence is not enough."""
    word = context.words[place]
    if not word.surface[0].isupper():
        return False
    return not context.begins_sentence(place) or may_be_name(word) and not is_listed(word, "nouns_fi")


def _says_where(context: Context, head: int) -> bool:
    word = context.words[head]
    if is_locative(word) or len(context.words) <= _SHORT_MESSAGE:
        return True
    if head + 1 < len(context.words) and is_genitive(word):
        return is_listed(context.words[head + 1], "after_fi")
    return False
