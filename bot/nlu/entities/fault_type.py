"""Kinds of faults by the words of ``nlu_data/lookups/fault_type.yml``, in any form and in compounds.

A kind that is named by a thing of every day, such as "laituri", needs a sign of trouble in the message
(``trouble.yml``), and so does a hint; in a short message, which is an answer, neither does.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from akkuna.words import Language, Word, analyse
from bot.nlu.entities.model import Entity
from bot.nlu.entities.phrases import entries, is_one_of
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage

IN_COMPOUND = "fault_type_compound"
"""Extractor of kinds that only a part of a compound tells, as in the street name Puistokatu."""

_SHORT_MESSAGE = 3
"""Words of a message that is an answer."""

_SHORTEST_TAIL = 3
"""Letters of the second word of a compound that was written apart; "har e" is no "hare"."""

_Found = tuple[str, str, int, int]
"""Concept, extractor, start, end."""


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields each kind of fault once, where it is first named; `normalized` is the concept."""
    words = message.words
    if any(is_one_of(word, entries("trouble", "not_with")) for word in words):
        return
    languages = tuple(language for language, _ in message.readings)
    trouble = len(words) <= _SHORT_MESSAGE or any(_is_trouble(word) for word in words)
    found = [
        one for one in _in(words, "words", languages) if trouble or one[0] not in entries("trouble", "things")
    ]
    if trouble and not found:
        found = _in(words, "hints", languages)
    for concept, extractor, start, end in {item[0]: item for item in reversed(found)}.values():
        yield Entity("fault_type", message.text[start:end], concept, start, end, extractor)


def _is_trouble(word: Word) -> bool:
    signs = entries("trouble", "signs")
    return is_one_of(word, signs) or any(part in signs for part in word.parts)


def _in(words: tuple[Word, ...], group: str, languages: tuple[Language, ...]) -> list[_Found]:
    concepts = _concepts(group, languages)
    found: list[_Found] = []
    place = 0
    while place < len(words):
        word = words[place]
        pair = _pair(words[place : place + 2], concepts)
        if pair:
            found.append((pair, "fault_type_list", word.start, words[place + 1].end))
            place += 1
        elif concept := _first((*_bases_of(word, group), word.surface.lower()), concepts):
            found.append((concept, "fault_type_list", word.start, word.end))
        elif concept := _first(_inside(word), concepts):
            found.append((concept, IN_COMPOUND, word.start, word.end))
        place += 1
    return found


def _bases_of(word: Word, group: str) -> tuple[str, ...]:
    """The base forms that count; of a hint only the likeliest: "jäin" is "I stayed" before it is ice."""
    return word.lemmas if group == "words" else word.lemmas[:1]


def _first(forms: tuple[str, ...], concepts: dict[str, str]) -> str | None:
    return next((concepts[form] for form in forms if form in concepts), None)


def _pair(words: tuple[Word, ...], concepts: dict[str, str]) -> str | None:
    """A compound that was written apart: "katu valo", "gat lampa"."""
    if len(words) < 2:
        return None
    first, last = words
    if len(last.surface) < _SHORTEST_TAIL:
        return None
    heads = (first.surface.lower(), *first.lemmas)
    return _first(tuple(head + tail for head in heads for tail in last.lemmas), concepts)


def _inside(word: Word) -> tuple[str, ...]:
    """Pairs of parts, then the last part: "katuvaloasia" has "katuvalo", "lehtikuusi" has "kuusi"."""
    parts = word.parts
    if not parts or not word.lemmas[0].endswith(parts[-1]):  # the likeliest reading is no compound
        return ()
    return (*(one + other for one, other in pairwise(parts)), parts[-1])


@cache
def _concepts(group: str, languages: tuple[Language, ...]) -> dict[str, str]:
    """Base form → concept; the first concept that lists a word has it.

    Of a language that the message is not in only long words count: "lan" is no Finnish "lana".
    """
    table: dict[str, str] = {}
    for concept, entry in lookup("fault_type").items():
        for language in _LANGUAGES:
            for text in entry.get(group, {}).get(language, []):
                for base in (text.lower(), *_bases(text.lower(), analyse(text, language))):
                    if language in languages or len(base) >= _SHORTEST_FOREIGN:
                        table.setdefault(base, concept)
    return table


_LANGUAGES: tuple[Language, ...] = ("fi", "sv")
_SHORTEST_FOREIGN = 5


def _bases(text: str, words: list[Word]) -> tuple[str, ...]:
    """The base form of a listed word that is not listed in its own: "lumessa" stands for "lumi"."""
    if len(words) != 1 or text in words[0].lemmas:
        return ()
    return tuple(base for base in words[0].lemmas[:1] if len(base) >= _SHORTEST_BASE)


_SHORTEST_BASE = 4
"""Letters of a base form that a listed word may stand for; "mås" is no "må"."""
