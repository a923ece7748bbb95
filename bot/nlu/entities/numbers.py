"""Numbers in digits and words of both languages, in any inflected form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from akkuna.words import Word
from bot.nlu.lookups import lookup

SHORTEST_NUMBER_WORD = 3

_SWEDISH_ORDINAL = re.compile(r"(\d{1,2}):[ae]")

_GAP_OF_THOUSANDS = frozenset({" ", "\u00a0", "\u202f", "."})
_DECIMAL_MARKS = frozenset({",", "."})
_DIGITS_OF_THOUSANDS = 3
_NO_NUMBERS = frozenset({"ti", "ein", "sataa", "satelee"})
"""Dialect for "till" and "en", and "it rains", which the dictionaries take for numbers."""

_LARGE = 100
"""From here on a number word multiplies the smaller one before it: "kaksi sataa", "tre tusen"."""


_NEED_TIMES = ("sataa", "tuhatta", "kymmentä", "kyt")
"""Forms that need a number before them; "sataa" alone is "it rains"."""


@dataclass(frozen=True)
class Number:
    """A number in a message.

    Attributes:
        value: its value; half an hour is 0.5 of an hour.
        first: index of its first word.
        after: index after its last word.
        written: whether it stands in words rather than in digits.
    """

    value: float
    first: int
    after: int
    written: bool


def cardinal(word: Word) -> int | None:
    """The value of a number written in digits or as a word ("kahdeksasta" → 8)."""
    if word.surface.isdecimal():
        return int(word.surface)
    if word.surface.lower() in _NO_NUMBERS:
        return None
    # the written form is left out: Swedish "en" is one, Finnish "en" is "I do not"
    return _composed_of(word.lemmas)


def ordinal(word: Word) -> int | None:
    """The value of an ordinal ("tionde", "10:e", "viidestoista")."""
    written = word.surface.lower()
    match = _SWEDISH_ORDINAL.fullmatch(written)
    return int(match.group(1)) if match else _first((written, *word.lemmas), "ordinals")


def written_cardinal(surface: str) -> int | None:
    """The value of a number word in its base form, as house numbers are said ("kakstoista"); not "en"."""
    return _first((surface.lower(),), "cardinals") if len(surface) >= SHORTEST_NUMBER_WORD else None


def numbers(text: str, words: Sequence[Word]) -> Iterator[Number]:
    """Yields the numbers of a message in order: "2 000", "2,5", "sata viisikymmentä", "en och en halv"."""
    place = 0
    while place < len(words):
        found = _in_digits(text, words, place) or _in_words(words, place)
        if found:
            yield found
        place = found.after if found else place + 1


def _in_digits(text: str, words: Sequence[Word], place: int) -> Number | None:
    surface = words[place].surface
    if not surface.isdecimal() or _touches_left(text, words[place].start):
        return None
    digits, after = surface, place + 1
    while after < len(words) and _continues(text, words, after, len(digits)):
        digits += words[after].surface
        after += 1
    value = float(digits)
    if after < len(words) and _is_decimal(text, words, after):
        value = float(f"{digits}.{words[after].surface}")
        after += 1
    end = words[after - 1].end
    dotted = after > place + 1 and text[end : end + 1] == "."  # "3.5." is a day
    if text[end : end + 1] in (":", "/") or re.match(r"[.,]\d", text[end:]) or dotted and value != int(value):
        return None
    return Number(value, place, after, written=False)


def _touches_left(text: str, start: int) -> bool:
    """Whether the digits are the end of something longer: "1.12", "KA-15", "3/4"."""
    return bool(re.search(r"[\w][.,:/+-]$|[+/]$", text[max(0, start - 2) : start]))


def _continues(text: str, words: Sequence[Word], place: int, length: int) -> bool:
    """Whether the word is the next three digits of a number: "4 200", "1.500"."""
    surface = words[place].surface
    gap = text[words[place - 1].end : words[place].start]
    before = words[place - 1].surface
    return (
        len(surface) == _DIGITS_OF_THOUSANDS
        and surface.isdecimal()
        and gap in _GAP_OF_THOUSANDS
        and length % _DIGITS_OF_THOUSANDS != 0
        and len(before) <= _DIGITS_OF_THOUSANDS
        and before[0] != "0"
    )


def _is_decimal(text: str, words: Sequence[Word], place: int) -> bool:
    surface = words[place].surface
    gap = text[words[place - 1].end : words[place].start]
    return gap in _DECIMAL_MARKS and surface.isdecimal() and len(surface) <= 2


def _in_words(words: Sequence[Word], place: int) -> Number | None:
    if _is_rough(words, place + 1) and words[place].surface.lower() in lookup("number")["articles"]:
        return Number(_worded(words[place + 1]) or 0, place, place + 2, written=True)
    value = _worded(words[place])
    if value is None:
        return None
    after, total, part = place + 1, 0.0, value
    while after < len(words) and part >= 1:
        following = None if words[after].surface.isdecimal() else _worded(words[after])
        if following is None or following < 1:
            break
        if following >= _LARGE > part and following in (100, 1000):
            part *= following
        elif part >= 20 and following < part and following < _LARGE:
            total, part = total + part, following
        else:
            break
        after += 1
    half = _and_a_half(words, after)
    return Number(total + part + (0.5 if half else 0), place, after + half, written=True)


def _is_rough(words: Sequence[Word], place: int) -> bool:
    return place < len(words) and _first(words[place].lemmas, "approximate") is not None


def _worded(word: Word) -> float | None:
    if word.surface.isdecimal() or word.surface.lower() in _NO_NUMBERS:
        return None
    forms = (word.surface.lower(), *word.lemmas)
    for group in ("halves", "approximate"):
        values = _values(group)
        found = next((values[form] for form in forms if form in values), None)
        if found is not None:
            return found
    value = cardinal(word)
    if value is None and len(word.surface) > SHORTEST_NUMBER_WORD:
        value = _composed_of((forms[0],))  # a spoken form that no dictionary knows: "kakskytviis"
    return value


def _and_a_half(words: Sequence[Word], place: int) -> int:
    """How many words "ja puoli" or "och en halv" has here; 0 where it is not said."""
    for phrase in lookup("number")["and_a_half"]:
        parts = phrase.split()
        here = [word.surface.lower() for word in words[place : place + len(parts)]]
        if here == parts:
            return len(parts)
    return 0


def _first(forms: Sequence[str], group: str) -> int | None:
    values = _values(group)
    return next((int(values[form]) for form in forms if form in values), None)


def _composed_of(forms: Sequence[str]) -> int | None:
    return next((value for form in forms if (value := _composed(form)) is not None), None)


@lru_cache(maxsize=20_000)
def _composed(form: str) -> int | None:
    """The value of a number word by its parts: "kolmekymmentäkaksi", "trettiotvå", "tvåhundra"."""
    known = _values("cardinals").get(form)
    if known is not None:
        return int(known)
    for part, factor in lookup("number")["multiples"].items():
        head, found, tail = form.partition(part)
        if found:
            if not head and part in _NEED_TIMES:
                return None
            times, rest = _composed(head) if head else 1, _composed(tail) if tail else 0
            return times * factor + rest if times is not None and rest is not None else None
    for ten, value in _tens():
        if form.startswith(ten) and len(form) > len(ten):
            rest = _composed(form[len(ten) :])
            return value + rest if rest is not None and rest < 10 else None
    return None


@cache
def _tens() -> tuple[tuple[str, int], ...]:
    values = _values("cardinals")
    return tuple(
        (form, int(value)) for form, value in values.items() if 20 <= value < 100 and value % 10 == 0
    )


@cache
def _values(group: str) -> dict[str, float]:
    return {form: value for value, forms in lookup("number")[group].items() for form in forms}
