"""Number words of both languages, in any inflected form."""

import re
from functools import cache

from akkuna.words import Word
from bot.nlu.lookups import lookup

SHORTEST_NUMBER_WORD = 3

_SWEDISH_ORDINAL = re.compile(r"(\d{1,2}):[ae]")


def cardinal(word: Word) -> int | None:
    """The value of a number written in digits or as a word ("kahdeksasta" → 8)."""
    if word.surface.isdecimal():
        return int(word.surface)
    # the written form is left out: Swedish "en" is one, Finnish "en" is "I do not"
    return _first(word.lemmas, "cardinals")


def ordinal(word: Word) -> int | None:
    """The value of an ordinal ("tionde", "10:e", "viidestoista")."""
    written = word.surface.lower()
    match = _SWEDISH_ORDINAL.fullmatch(written)
    return int(match.group(1)) if match else _first((written, *word.lemmas), "ordinals")


def written_cardinal(surface: str) -> int | None:
    """The value of a number word in its base form, as house numbers are said ("kakstoista"); not "en"."""
    return _values("cardinals").get(surface.lower()) if len(surface) >= SHORTEST_NUMBER_WORD else None


def _first(forms: tuple[str, ...], group: str) -> int | None:
    values = _values(group)
    return next((values[form] for form in forms if form in values), None)


@cache
def _values(group: str) -> dict[str, int]:
    return {form: value for value, forms in lookup("number")[group].items() for form in forms}
