"""A small model of languages: letter n-grams of words, weighted by logistic regression.

A word's evidence is a vector with one number a language; a message's evidence is the sum over its
words, so that few words give little and unsure evidence. The weights are in ``data/languages.npz``,
made by ``python -m akkuna.words.language_training``.
"""

import zlib
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_Floats = NDArray[np.float32]

FILE = Path(__file__).parent / "data" / "languages.npz"

BUCKETS = 1 << 15
"""N-grams are hashed into this many numbers."""

PRIOR = {"fi": 4.0, "sv": 4.0}
"""How many times likelier than another language, before a word is read, in a Finnish municipality."""

LONGEST_GRAM = 4
LONGEST_WORD = 40
"""Letters of a word that are looked at."""


def grams(word: str) -> list[int]:
    """Hashed n-grams of a lower-case word, its borders and the word itself."""
    padded = f"<{word[:LONGEST_WORD]}>"
    found = [padded]
    for length in range(1, LONGEST_GRAM + 1):
        found.extend(padded[start : start + length] for start in range(len(padded) - length + 1))
    return [zlib.crc32(gram.encode()) % BUCKETS for gram in found]


def chances(words: dict[str, float]) -> dict[str, float]:
    """Probability of each language.

    Args:
        words: lower-case words of the message and how much each weighs, 0–1.
    """
    languages, _, bias = _model()
    prior = np.log([PRIOR.get(language, 1.0) for language in languages])
    scores = (
        prior + bias + sum((weight * _evidence(word) for word, weight in words.items()), np.zeros(len(bias)))
    )
    chance = np.exp(scores - scores.max())
    chance /= chance.sum()
    return dict(zip(languages, map(float, chance), strict=True))


@lru_cache(maxsize=20_000)
def _evidence(word: str) -> _Floats:
    _, weights, _ = _model()
    rows = grams(word)
    evidence: _Floats = weights[rows].sum(axis=0) / np.float32(len(rows) ** 0.5)
    return evidence


@lru_cache(maxsize=1)
def _model() -> tuple[tuple[str, ...], _Floats, _Floats]:
    """Names of the languages, weights (buckets × languages), bias."""
    with np.load(FILE, allow_pickle=False) as arrays:
        return tuple(map(str, arrays["languages"])), arrays["weights"].astype(np.float32), arrays["bias"]
