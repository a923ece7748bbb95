"""Kinds of faults by the words of ``nlu_data/lookups/fault_type.yml``, in any form and in compounds."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from akkuna.words import Word, analyse
from bot.nlu.entities.model import Entity
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage

IN_COMPOUND = "fault_type_compound"
"""Extractor of kinds that only a part of a compound tells, as in the street name Puistokatu."""

_Found = tuple[str, str, int, int]
"""Concept, extractor, start, end."""


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields each kind of fault once, where it is first named; `normalized` is the concept."""
    found = _in(message.words, "words") or _in(message.words, "hints")
    for concept, extractor, start, end in {item[0]: item for item in reversed(found)}.values():
        yield Entity("fault_type", message.text[start:end], concept, start, end, extractor)


def _in(words: tuple[Word, ...], group: str) -> list[_Found]:
    concepts = _concepts(group)
    found: list[_Found] = []
    place = 0
    while place < len(words):
        word = words[place]
        pair = _pair(words[place : place + 2], concepts)
        if pair:
            found.append((pair, "fault_type_list", word.start, words[place + 1].end))
            place += 1
        elif concept := _first((*word.lemmas, word.surface.lower()), concepts):
            found.append((concept, "fault_type_list", word.start, word.end))
        elif concept := _first(_inside(word), concepts):
            found.append((concept, IN_COMPOUND, word.start, word.end))
        place += 1
    return found


def _first(forms: tuple[str, ...], concepts: dict[str, str]) -> str | None:
    return next((concepts[form] for form in forms if form in concepts), None)


def _pair(words: tuple[Word, ...], concepts: dict[str, str]) -> str | None:
    """A compound that was written apart: "katu valo", "gat lampa"."""
    if len(words) < 2:
        return None
    first, last = words
    heads = (first.surface.lower(), *first.lemmas)
    return _first(tuple(head + tail for head in heads for tail in last.lemmas), concepts)


def _inside(word: Word) -> tuple[str, ...]:
    """Pairs of parts, then the last part: "katuvaloasia" has "katuvalo", "lehtikuusi" has "kuusi"."""
    parts = word.parts
    if not parts or not word.lemmas[0].endswith(parts[-1]):  # the likeliest reading is no compound
        return ()
    return (*(one + other for one, other in pairwise(parts)), parts[-1])


@cache
def _concepts(group: str) -> dict[str, str]:
    """Base form → concept; the first concept that lists a word has it."""
    table: dict[str, str] = {}
    for concept, entry in lookup("fault_type").items():
        for language in ("fi", "sv"):
            for text in entry.get(group, {}).get(language, []):
                for base in (text.lower(), *_bases(analyse(text, language))):
                    table.setdefault(base, concept)
    return table


def _bases(words: list[Word]) -> tuple[str, ...]:
    return words[0].lemmas if len(words) == 1 else ()
