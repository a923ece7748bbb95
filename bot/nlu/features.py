"""What the intent classifier sees of a message: words, base forms, parts of compounds, n-grams, entities.

Both languages share one feature space. A feature's name begins with the letter of its block; each
block of a message is weighted by inverse document frequency and scaled to the same length, so that
many n-grams do not drown few words.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from akkuna.words import Word

BLOCK_WEIGHTS = {"w": 1.0, "l": 1.0, "p": 0.7, "c": 1.0, "b": 0.5, "e": 0.7}
"""Blocks: w words, l base forms, p parts of compounds, c n-grams within words, b pairs, e entities."""

SHORTEST_GRAM, LONGEST_GRAM = 2, 5

_DIGITS = str.maketrans("0123456789", "0" * 10)

Vector = tuple[np.ndarray, np.ndarray]
"""Indices and values of the features that a message has."""


def features(words: Sequence[Word], entities: Iterable[str] = ()) -> set[str]:
    """Names of the features of one message.

    Args:
        words: the message's words, analysed.
        entities: names of the entities found in it.
    """
    found: set[str] = set()
    surfaces = [word.surface.lower().translate(_DIGITS) for word in words]
    for word, surface in zip(words, surfaces):
        found.add("w" + surface)
        found.update("l" + lemma.translate(_DIGITS) for lemma in word.lemmas)
        found.update("p" + part for part in word.parts)
        found.update("c" + gram for gram in _grams(surface))
    firsts = ["^", *(word.lemmas[0].translate(_DIGITS) for word in words), "$"]
    found.update(f"b{one} {other}" for one, other in zip(firsts, firsts[1:]))
    found.update("e" + name for name in entities)
    return found


def _grams(word: str) -> Iterator[str]:
    padded = f" {word} "
    for length in range(SHORTEST_GRAM, LONGEST_GRAM + 1):
        for start in range(len(padded) - length + 1):
            yield padded[start : start + length]


@dataclass(frozen=True)
class Vocabulary:
    """The features that training has seen, and how telling each is.

    Attributes:
        index: feature's name → its number.
        idf: inverse document frequency by number.
    """

    index: dict[str, int]
    idf: np.ndarray

    @classmethod
    def learn(cls, documents: Sequence[set[str]]) -> "Vocabulary":
        """The vocabulary of a set of messages."""
        counts = Counter(name for document in documents for name in document)
        names = sorted(counts)
        idf = [math.log((1 + len(documents)) / (1 + counts[name])) + 1 for name in names]
        return cls({name: number for number, name in enumerate(names)}, np.asarray(idf, dtype=np.float32))

    def vector(self, document: Iterable[str]) -> Vector:
        """The message as numbers; features that training has not seen are left out."""
        blocks: dict[str, list[int]] = {block: [] for block in BLOCK_WEIGHTS}
        for name in document:
            number = self.index.get(name)
            if number is not None:
                blocks[name[0]].append(number)
        indices = np.asarray([number for block in blocks.values() for number in block], dtype=np.int64)
        values = [self._scaled(numbers, BLOCK_WEIGHTS[block]) for block, numbers in blocks.items() if numbers]
        return indices, np.concatenate(values) if values else np.zeros(0, dtype=np.float32)

    def _scaled(self, numbers: list[int], weight: float) -> np.ndarray:
        values = self.idf[numbers]
        return values * np.float32(weight / math.sqrt(float(values @ values)))
