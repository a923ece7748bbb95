"""What the intent classifier sees of a message.

Both languages share one feature space. A feature's name begins with the letter of its block:

    w  words                  b  pairs of base forms         k  concepts
    l  base forms             t  translated words            q  pairs of concepts
    p  parts of compounds     u  pairs of translated words   e  entities, length, question mark
    c  letter n-grams in words  a  any two base forms

Each block of a message is weighted by inverse document frequency and scaled to the same length, so
that many n-grams do not drown few words. What only one message has tells nothing of others and is left
out. The weights of the blocks were chosen by cross-validation on ``nlu_data/``.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from akkuna.words import Language, Word
from bot.nlu.concepts import concepts
from bot.nlu.entities import Entity
from bot.nlu.message import AnalysedMessage
from bot.nlu.suggestions import corrections
from bot.nlu.translations import meanings

BLOCK_WEIGHTS = {
    "w": 0.3,
    "l": 0.7,
    "p": 0.5,
    "c": 2.0,
    "b": 1.0,
    "a": 1.0,
    "e": 0.7,
    "k": 1.0,
    "q": 0.7,
    "t": 1.0,
    "u": 0.8,
}

SHORTEST_GRAM, LONGEST_GRAM = 2, 5

_LONG = 6
"""Words; longer messages count as long as this."""

_PAIRED = 14
"""Base forms of a message that are paired with each other; more would cost long messages much time."""

FEWEST_MESSAGES = 2
"""Messages of the training that must have a feature."""

_SHARES = 4
"""Steps in which the share of words that belong to entities is measured."""

KINDS = frozenset(
    {"municipality", "place", "phone", "email", "reference_number", "date", "time", "language", "fault_type"}
)
"""Entities that the classifier sees; another kind comes in when cross-validation and tests say it helps."""

_DIGITS = str.maketrans("0123456789", "0" * 10)

SUGGESTED = frozenset("lpbakqtu")
"""Blocks that the suggestions for a misspelt word have a part in; letters are taken as they were written."""

Floats = NDArray[np.float32]
Vector = tuple[NDArray[np.int64], Floats]
"""Indices and values of the features that a message has."""


def features(message: AnalysedMessage, entities: Sequence[Entity]) -> set[str]:
    """Names of the features of one message, given the entities found in it."""
    found = _of_readings(message)
    found.update(_of_entities(message, [entity for entity in entities if entity.entity in KINDS]))
    for meant in corrections(message, entities):
        found.update(name for name in _of_readings(meant) if name[0] in SUGGESTED)
    return found


def _of_readings(message: AnalysedMessage) -> set[str]:
    found = set(_of_words(message.words))
    for language, words in message.readings:
        found.update(_of_concepts(words, language))
        found.update(_of_translations(words, language))
    return found


def _of_words(words: Sequence[Word]) -> Iterator[str]:
    firsts = ["^"]
    for word in words:
        surface = word.surface.lower().translate(_DIGITS)
        yield f"w{surface}"
        yield from (f"l{lemma.translate(_DIGITS)}" for lemma in word.lemmas)
        yield from (f"p{part}" for part in word.parts)
        yield from (f"c{gram}" for gram in _grams(surface))
        firsts.append(word.lemmas[0].translate(_DIGITS))
    firsts.append("$")
    yield from (f"b{one} {other}" for one, other in pairwise(firsts))
    paired = sorted(set(firsts[1:-1]))[:_PAIRED]
    yield from (f"a{one} {other}" for one, other in combinations(paired, 2))


def _grams(word: str) -> Iterator[str]:
    padded = f" {word} "
    for length in range(SHORTEST_GRAM, LONGEST_GRAM + 1):
        for start in range(len(padded) - length + 1):
            yield padded[start : start + length]


def _of_entities(message: AnalysedMessage, entities: Sequence[Entity]) -> Iterator[str]:
    yield from (f"e{entity.entity}" for entity in entities)
    words = message.words
    yield f"elength {min(len(words), _LONG)}"
    if words:
        inside = sum(any(each.start <= word.start < each.end for each in entities) for word in words)
        yield f"eshare {_SHARES * inside // len(words)}"
    if "?" in message.text:
        yield "e?"


def _of_concepts(words: Sequence[Word], language: Language) -> Iterator[str]:
    if not words:
        return
    found = sorted(set(concepts(words, language)))
    yield from (f"k{name}" for name in found)
    yield from (f"kfirst {name}" for name in concepts(words[:1], language))
    yield from (f"klast {name}" for name in concepts(words[-1:], language))
    yield from (f"q{one} {other}" for place, one in enumerate(found) for other in found[place + 1 :])


def _of_translations(words: Sequence[Word], language: Language) -> Iterator[str]:
    known = [sorted(meanings(word, language)) for word in words]
    yield from (f"t{name}" for names in known for name in names)
    firsts = ["^", *(names[0] if names else None for names in known), "$"]
    yield from (f"u{one} {other}" for one, other in pairwise(firsts) if one and other)


@dataclass(frozen=True)
class Vocabulary:
    """The features that training has seen, and how telling each is.

    Attributes:
        index: feature's name → its number.
        idf: inverse document frequency by number.
    """

    index: dict[str, int]
    idf: Floats

    @classmethod
    def learn(cls, documents: Sequence[set[str]]) -> "Vocabulary":
        """The vocabulary of a set of messages."""
        counts = Counter(name for document in documents for name in document)
        names = sorted(name for name, count in counts.items() if count >= FEWEST_MESSAGES)
        idf = [math.log((1 + len(documents)) / (1 + counts[name])) + 1 for name in names]
        return cls({name: number for number, name in enumerate(names)}, np.asarray(idf, dtype=np.float32))

    def vector(self, document: Iterable[str]) -> Vector:
        """The message as numbers; features that training has not seen are left out."""
        blocks: dict[str, list[int]] = {block: [] for block in BLOCK_WEIGHTS}
        for name in document:
            number = self.index.get(name)
            if number is not None:
                blocks[name[0]].append(number)
        for numbers in blocks.values():
            numbers.sort()  # a set has no order, and sums of floats depend on it
        values = [self._scaled(numbers, BLOCK_WEIGHTS[block]) for block, numbers in blocks.items() if numbers]
        indices = np.asarray([number for numbers in blocks.values() for number in numbers], dtype=np.int64)
        return indices, np.concatenate(values) if values else np.zeros(0, dtype=np.float32)

    def _scaled(self, numbers: list[int], weight: float) -> Floats:
        values = self.idf[numbers]
        return values * np.float32(weight / math.sqrt(float(values @ values)))
