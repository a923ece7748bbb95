"""Which language a message is in: Finnish, Swedish, or one that the assistant does not speak."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from akkuna.words.language_model import chances
from akkuna.words.tokens import tokens

ENOUGH_WORDS = 3
"""Fewer words lower the confidence in proportion."""

NAME_WEIGHT = 0.3
"""How much a capitalised word inside a message weighs: it is mostly a name, which has no language."""

UNDETERMINED = "und"
"""ISO 639-2 code of a language that was not recognised, but is neither Finnish nor Swedish."""

_ADDRESS = re.compile(r"\S+@\S+")
_UKRAINIAN_LETTERS = set("іїєґ")


@dataclass(frozen=True)
class Detection:
    """The language of a message.

    Attributes:
        language: ISO 639-1 code (``fi``, ``sv``, ``en``, ``no`` for Norwegian and Danish, ``et``,
            ``ru``, ``uk``, ``ar``), ``und`` for any other; None where the message has no words.
        confidence: 0–1; at most a third for one word, two thirds for two.
    """

    language: str | None
    confidence: float


def detect(text: str) -> Detection:
    """The language of a message; numbers, e-mail addresses, emojis and names say little or nothing."""
    words = [surface for surface, _, _ in tokens(_ADDRESS.sub(" ", text)) if any(map(str.isalpha, surface))]
    if not words:
        return Detection(None, 0.0)
    enough = min(1.0, len(words) / ENOUGH_WORDS)
    script = _script(words)
    if script != "LATIN":
        return Detection(_language_of_script(script, text), enough)
    found = chances(_weights(words))
    language = max(found, key=lambda code: found[code])
    return Detection(language, found[language] * enough)


def _weights(words: list[str]) -> dict[str, float]:
    shouted = all(word.isupper() for word in words)
    weights: dict[str, float] = {}
    for place, word in enumerate(words):
        name = place > 0 and word[0].isupper() and not shouted
        weights[word.lower()] = NAME_WEIGHT if name else 1.0
    return weights


def _script(words: Iterable[str]) -> str:
    """Unicode's name of the script that most letters are of."""
    names = Counter(
        unicodedata.name(letter, "?").split()[0] for word in words for letter in word if letter.isalpha()
    )
    return names.most_common(1)[0][0]


def _language_of_script(script: str, text: str) -> str:
    if script == "CYRILLIC":
        return "uk" if _UKRAINIAN_LETTERS & set(text.lower()) else "ru"
    return "ar" if script == "ARABIC" else UNDETERMINED
