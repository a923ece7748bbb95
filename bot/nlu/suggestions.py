"""What a message says where its misspelt Finnish words are read as the dictionary suggests.

A word is taken for a misspelt one only if neither language's dictionary knows it, no spoken or dotless form
explains it, it looks like no name and belongs to no entity. Looking for suggestions takes milliseconds, so
that few words of a message are looked at, and no long ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from akkuna.words import Word, analyse, finnish, swedish
from akkuna.words.voikko import suggestions
from bot.nlu.entities import Entity
from bot.nlu.message import AnalysedMessage

SHORTEST, LONGEST = 5, 20
"""Letters of a word that may be a misspelt one. In shorter ones one letter changes too much; suggestions
for longer ones take too long."""

MOST = 2
"""Words of a message for which suggestions are looked for."""

ALTERNATIVES = 5
"""Suggestions for a word that are taken; the classifier knows which of them citizens write about."""


def corrections(message: AnalysedMessage, entities: Sequence[Entity]) -> list[AnalysedMessage]:
    """The message with its misspelt words read as suggested, likeliest first; empty where none is misspelt.

    The first has the likeliest suggestion for each word, the second the next for each that has one.
    """
    language, words = message.readings[0]
    if language != "fi":
        return []
    misspelt = islice(_misspelt(words, entities), MOST)
    meant = {place: found for place, word in misspelt if (found := _suggested(word))}
    ranks = range(max(map(len, meant.values()), default=0))
    return [replace(message, readings=((language, _changed(words, meant, rank)),)) for rank in ranks]


def _misspelt(words: Sequence[Word], entities: Sequence[Entity]) -> Iterator[tuple[int, Word]]:
    for place, word in enumerate(words):
        in_entity = any(each.start <= word.start < each.end for each in entities)
        if not in_entity and _may_be_misspelt(word, is_first=place == 0):
            yield place, word


def _may_be_misspelt(word: Word, is_first: bool) -> bool:
    form = word.surface.lower()
    return (
        SHORTEST <= len(form) <= LONGEST
        and form.isalpha()
        and (is_first or word.surface.islower())
        and not finnish.understand(form)
        and not swedish.is_known(form)
    )


def _suggested(word: Word) -> list[Word]:
    """The likeliest single words, at the place of the misspelt one."""
    analysed = (analyse(form, "fi") for form in suggestions(word.surface.lower()))
    single = (found[0] for found in analysed if len(found) == 1)
    return [replace(found, start=word.start, end=word.end) for found in islice(single, ALTERNATIVES)]


def _changed(words: Sequence[Word], meant: Mapping[int, Sequence[Word]], rank: int) -> tuple[Word, ...]:
    return tuple(
        meant[place][min(rank, len(meant[place]) - 1)] if place in meant else word
        for place, word in enumerate(words)
    )
