"""Languages that the citizen names: "suomeksi", "på svenska"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from akkuna.words import Word
from bot.nlu.entities.model import Entity
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields named languages; `normalized` is the ISO 639-1 code."""
    words, text = message.words, message.text
    place = 0
    while place < len(words):
        code, length = _named(text, words, place)
        if code:
            start, end = words[place].start, words[place + length - 1].end
            yield Entity("language", text[start:end], code, start, end, "language_list")
        place += length


def _named(text: str, words: Sequence[Word], place: int) -> tuple[str | None, int]:
    """The code of the language that is named at a place, and how many words name it."""
    codes = _codes()
    word = words[place]
    written = word.surface.lower()
    if place + 1 < len(words):
        pair = next(
            (
                codes.get(f"{written} {base}")
                for base in words[place + 1].lemmas
                if f"{written} {base}" in codes
            ),
            None,
        )
        if pair:
            return pair, 2
    if _ADDRESS.match(text, word.end):
        return None, 1
    # "Suomessa" is the country: of the base forms only those of adjectives are listed as such
    code = codes.get(written) or next(
        (codes[base] for base in word.lemmas if base.endswith(_ADJECTIVES) and base in codes), None
    )
    if code is None and _asked_for(words, place):
        code = next((codes[base] for base in word.lemmas if base in codes), None)
    return code, 1


def _asked_for(words: Sequence[Word], place: int) -> bool:
    """Whether "kieleksi" stands just before: "vaihda kieleksi ruotsin"."""
    return place > 0 and words[place - 1].lemmas[0] in _LANGUAGE


_LANGUAGE = ("kieli", "språk", "språket")
_ADDRESS = re.compile(r"\.(?:fi|se|com)\b", re.IGNORECASE)
"""After "suomi" in "suomi.fi", which is a service."""


_ADJECTIVES = ("kielinen", "språkig")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {form: code for code, forms in lookup("language").items() for form in forms}
