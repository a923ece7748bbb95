"""Lengths of time ("ett par timmar", "puolitoista tuntia") and how often ("varannan vecka")."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from akkuna.words import Word
from bot.nlu.entities.model import Entity
from bot.nlu.entities.numbers import Number, ordinal
from bot.nlu.entities.phrases import ends_before, entries, forms, is_one_of
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage

_JOINED = re.compile(r"(\d{1,3})(h|t|tim|min|pv|vrk|vk|vko|kk|mån|d)", re.IGNORECASE)
_PLURAL_OF_TIMES = ("oa", "ää", "ia", "iä", "or", "er", "ar")
"""Ends of "tuntia" and "veckor", which cannot be an interval after "joka" or "var"."""

_MINUTES = "min"
_DAY, _WEEK, _MONTH, _YEAR = "d", "w", "m", "y"
_SMALLER = {_YEAR: (_MONTH, 12), _MONTH: (_WEEK, 4), _WEEK: (_DAY, 7)}
"""Unit → the next smaller one and how many of it there are, for "kaksi kertaa kuussa"."""

_Unit = tuple[str, int]
"""Letter, and how many of it: a day is (d, 1), an hour (min, 60)."""

_Span = tuple[int, int, str]
"""First word, after the last word, normal form."""


def find(message: AnalysedMessage, numbers: Sequence[Number]) -> Iterator[Entity]:
    """Yields lengths and intervals; `normalized` is minutes, or days (14d), weeks (2w) or months (1m)."""
    words = message.words
    spans = [*_intervals(words, numbers), *_lengths(words, numbers), *_joined(words), *_alone(words, numbers)]
    taken: set[int] = set()
    for first, after, form in spans:
        if not taken.intersection(range(first, after)):
            taken.update(range(first, after))
            start, end = words[first].start, words[after - 1].end
            yield Entity("duration", message.text[start:end], form, start, end, "duration_rules")


def _unit(word: Word) -> _Unit | None:
    units = _units()
    return next((units[form] for form in forms(word) if form in units), None)


def _form(number: float, unit: _Unit) -> str | None:
    """The normal form of so many units; None where it is none ("half a month")."""
    letter, size = unit
    amount = number * size
    if letter == _MINUTES:
        return str(round(amount)) if amount >= 1 else None
    while amount != int(amount) and letter in _SMALLER:
        letter, factor = _SMALLER[letter]
        amount *= factor
    if letter == _YEAR:
        letter, amount = _MONTH, amount * 12
    return f"{max(1, round(amount))}{letter}"


def _lengths(words: Sequence[Word], numbers: Sequence[Number]) -> Iterator[_Span]:
    for number in numbers:
        if number.after >= len(words) or not 0 < number.value <= _LONGEST:
            continue
        unit = _unit(words[number.after])
        if unit is None or unit[0] == _YEAR or _is_point(words, number):
            continue
        if unit[0] == _DAY and number.value < 1:  # "puolilta päivin" is noon
            continue
        form = _form(number.value, unit)
        if form:
            yield number.first, number.after + 1, form


_LONGEST = 1000


def _is_point(words: Sequence[Word], number: Number) -> bool:
    """Whether the words are a point of time: "om två timmar"."""
    return number.first > 0 and words[number.first - 1].surface.lower() in entries("duration", "not_after")


def _joined(words: Sequence[Word]) -> Iterator[_Span]:
    """Yields "2h", "45min"."""
    for place, word in enumerate(words):
        match = _JOINED.fullmatch(word.surface)
        unit = _units().get(match.group(2).lower()) if match else None
        form = _form(int(match.group(1)), unit) if match and unit else None
        if form:
            yield place, place + 1, form


def _alone(words: Sequence[Word], numbers: Sequence[Number]) -> Iterator[_Span]:
    """Yields units without a number: "viikoksi", "tunnin ajan", "viikko lisää"."""
    counted = {number.after for number in numbers}
    for place, word in enumerate(words):
        unit = _unit(word)
        if unit is None or unit[0] == _YEAR or place in counted or len(word.surface) < _SHORTEST:
            continue
        beside = words[place + 1 : place + 2]
        alone = word.surface.lower() in entries("duration", "alone")
        if alone or any(is_one_of(each, entries("duration", "beside")) for each in beside):
            form = _form(1, unit)
            if form:
                yield place, place + 1, form


_SHORTEST = 4
"""Letters of a unit that may stand alone; abbreviations need a number."""


def _intervals(words: Sequence[Word], numbers: Sequence[Number]) -> Iterator[_Span]:
    by_first = {number.first: number for number in numbers}
    for place, word in enumerate(words):
        adverb = lookup("duration")["adverbs"].get(word.surface.lower())
        if adverb:
            yield place, place + 1, adverb
        found = _every(words, place) or _so_often(words, place, by_first)
        if found:
            yield found


def _every(words: Sequence[Word], place: int) -> _Span | None:
    """ "joka viikko", "varannan vecka", "joka kolmas viikko", "var fjärde vecka"."""
    word = words[place].surface.lower()
    pair = " ".join(each.surface.lower() for each in words[place : place + 2])
    if word in entries("duration", "every_second"):
        return _of(words, place, place + 1, 2)
    if pair in entries("duration", "every_second"):
        return _of(words, place, place + 2, 2)
    if word not in entries("duration", "every") or place + 1 >= len(words):
        return None
    turn = ordinal(words[place + 1])
    return _of(words, place, place + 2, turn) if turn else _of(words, place, place + 1, 1)


def _of(words: Sequence[Word], first: int, place: int, number: int) -> _Span | None:
    unit = _unit(words[place]) if place < len(words) else None
    if unit is None or unit[0] == _MINUTES or words[place].surface.lower().endswith(_PLURAL_OF_TIMES):
        return None
    form = _form(number, unit)
    return (first, place + 1, form) if form else None


def _so_often(words: Sequence[Word], place: int, numbers: dict[int, Number]) -> _Span | None:
    """ "kerran viikossa", "kaksi kertaa kuussa", "två gånger i månaden"."""
    number = numbers.get(place)
    written = words[place].surface.lower()
    if number and number.after < len(words) and is_one_of(words[number.after], entries("duration", "times")):
        times, after = number.value, number.after + 1
    elif ends_before(words, place + 1, entries("duration", "once")):
        times, after = 1.0, place + 1
    elif written in entries("duration", "twice"):
        times, after = 2.0, place + 1
    else:
        return None
    if after < len(words) and words[after].surface.lower() in entries("duration", "per"):
        after += 1
    unit = _unit(words[after]) if after < len(words) else None
    if unit is None or unit[0] == _MINUTES or times < 1:
        return None
    form = _form(1 / times, unit)
    return (place, after + 1, form) if form else None


@lru_cache(maxsize=1)
def _units() -> dict[str, _Unit]:
    lists = lookup("duration")
    units: dict[str, _Unit] = {}
    for letter, group in ((_DAY, "days"), (_WEEK, "weeks"), (_MONTH, "months"), (_YEAR, "years")):
        units.update({form: (letter, 1) for form in lists[group]})
    for minutes, names in lists["minutes"].items():
        units.update({form: (_MINUTES, minutes) for form in names})
    return units
