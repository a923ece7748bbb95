"""Dates in words: patterns over the letters of `tags`, and what each pattern means.

The first rule that matches at a place takes it; longer expressions stand before shorter ones.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.nlu.entities.dates import calendar
from bot.nlu.entities.dates.calendar import Period, near
from bot.nlu.entities.dates.tags import Tagged

_UNITS = "uvky"

_WITHOUT_I = "MhBER"
"""Letters of words before which the Swedish "i" is a preposition of its own: "i januari", not "i somras"."""

_Values = dict[str, list[int]]
"""Meanings of the matched words by letter, in order."""

_Meaning = Callable[[_Values, date], Period | None]


@dataclass(frozen=True)
class Match:
    """A date expression: what it means and where it stands."""

    period: Period
    start: int
    end: int


def match(words: Sequence[Tagged], today: date) -> Iterator[Match]:
    """Yields the date expressions of a tagged message, in order, without overlaps."""
    letters = "".join(word.letter for word in words)
    place = 0
    while place < len(words):
        found = _at(letters, words, place, today) if letters[place] != "." else None
        if found:
            length, period = found
            first = place + (letters[place] == "i" and letters[place + 1] in _WITHOUT_I)
            yield Match(period, words[first].start, words[place + length - 1].end)
            place += length
        else:
            place += 1


def _at(letters: str, words: Sequence[Tagged], place: int, today: date) -> tuple[int, Period] | None:
    for pattern, meaning in _RULES:
        matched = pattern.match(letters, place)
        if matched:
            values: _Values = {}
            for word in words[place : matched.end()]:
                values.setdefault(word.letter, []).append(word.value)
            period = meaning(values, today)
            if period:
                return matched.end() - place, period
    return None


def _one(values: _Values, letters: str, default: int | None = None) -> int | None:
    """The meaning of the first word with one of the letters."""
    return next((values[letter][0] for letter in letters if letter in values), default)


def _day_of_month(values: _Values, today: date) -> Period | None:
    """ "15. kesäkuuta", "kesäkuun viidestoista", "den 10 juni 2026"."""
    day, month, year = _one(values, "NO"), values["M"][0], _one(values, "Y")
    if day is None:
        return None
    if year:
        return calendar.day_of(year, month, day)
    return near(lambda year: calendar.day_of(year, month, day), today, _one(values, "R"))


def _day_only(values: _Values, today: date) -> Period | None:
    """ "den tionde": the next such day; "den andra" is mostly no date at all."""
    day = _one(values, "NO")
    if day == 1 and "N" in values:  # "den en gång till"
        return None
    if "n" in values and _one(values, "O", _FIRST_SURE) in range(_FIRST_SURE):
        return None
    months = (calendar.month(today.year, today.month + step) for step in range(-1, 4))
    days = (calendar.day_of(month.first.year, month.first.month, day or 0) for month in months)
    return next((found for found in days if found and found.last >= today), None)


def _part_of_month(values: _Values, today: date) -> Period | None:
    """ "elokuun alussa": the first ten days; "i slutet av augusti": from the 21st on."""
    whole = _month(values, today)
    if whole is None:
        return None
    if "B" in values:
        return Period(whole.first, whole.first.replace(day=10))
    return Period(whole.first.replace(day=21), whole.last)


def _month(values: _Values, today: date) -> Period | None:
    """ "heinäkuussa", "juli 2024", "viime heinäkuussa"."""
    month, year = values["M"][0], _one(values, "Y")
    if year:
        return calendar.month(year, month)
    return near(lambda year: calendar.month(year, month), today, _one(values, "R"))


def _weekday_of_week(values: _Values, today: date) -> Period:
    """ "ensi viikon tiistaina", "tisdag nästa vecka"."""
    monday = calendar.week(today, values["R"][0]).first
    return Period.day(monday + timedelta(days=values["W"][0]))


def _weekday_of_distant_week(values: _Values, today: date) -> Period | None:
    """ "viikko sitten keskiviikkona"."""
    there = _distance(values, today)
    return there and Period.day(calendar.week(there.first).first + timedelta(days=values["W"][0]))


def _weekday(values: _Values, today: date) -> Period:
    """ "tiistaina" is the next one, "viime tiistaina" and "i tisdags" the last one."""
    weekday = values["w"][0] if "w" in values else values["W"][0]
    if "w" in values or "Z" in values or (_one(values, "R", 0) or 0) < 0:
        return Period.day(today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1))
    return Period.day(today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1))


def _unit(values: _Values, today: date) -> Period | None:
    """ "ensi viikolla", "förra månaden", "tänä vuonna", "viikonloppuna"."""
    turn = _one(values, "R", 0) or 0
    if "v" in values:
        return calendar.week(today, turn)
    if "h" in values:
        return calendar.weekend(today, turn)
    if "k" in values:
        return calendar.month(today.year, today.month + turn)
    return Period(date(today.year + turn, 1, 1), date(today.year + turn, 12, 31))


def _distance(values: _Values, today: date) -> Period | None:
    """ "kaksi viikkoa sitten", "om tre dagar"."""
    number = (_one(values, "N", 1) or 0) * (-1 if "A" in values else 1)
    if abs(number) > _FURTHEST:
        return None
    if "u" in values or "v" in values:
        return Period.day(today + timedelta(days=number * (7 if "v" in values else 1)))
    return Period.day(calendar.months_away(today, number * (12 if "y" in values else 1)))


_FIRST_SURE = 4
"""Ordinals from here on name a day by themselves after the Swedish "den"."""

_FURTHEST = 500
"""Days, weeks, months or years; no citizen means more."""


def _holiday(values: _Values, today: date) -> Period | None:
    name = str(values["H"][0])
    return near(lambda year: calendar.holiday(name, year), today, _one(values, "R"))


def _holiday_week(values: _Values, today: date) -> Period | None:
    """ "juhannusviikolla": Monday to Sunday."""
    name = str(values["b"][0])
    return near(lambda year: calendar.week(calendar.holiday(name, year).first), today, _one(values, "R"))


def _whole_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _season(values: _Values, today: date) -> Period | None:
    turn = -1 if "s" in values else _one(values, "R")
    month = _one(values, "Sts") or 1
    return near(lambda year: calendar.season(year, month), today, turn)


_RULES: tuple[tuple[re.Pattern[str], _Meaning], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"n?[NO]MY?|R?M[NO]Y?", _day_of_month),
        (r"i?MY?[BE]|i?[BE]a?MY?", _part_of_month),
        (r"MY|i?RM|iM|M", _month),
        (r"RvW|WRv", _weekday_of_week),
        (r"N?v[AP]W|WN?v[AP]", _weekday_of_distant_week),
        (r"R?WZ?|iw", _weekday),
        (
            rf"(?:V|(?<!N)v)N(?![{_UNITS}])",
            lambda values, today: calendar.numbered_week(today, values["N"][0]),
        ),
        (rf"N?[{_UNITS}]A", _distance),
        (rf"N?[{_UNITS}]P|oN[{_UNITS}]", _distance),
        (r"i?R[vkyh]|h|ih", _unit),
        (r"y?Y", lambda values, today: _whole_year(values["Y"][0])),
        (r"q", lambda values, today: _whole_year(today.year + values["q"][0])),
        (r"R?b", _holiday_week),
        (r"R?H", _holiday),
        (r"i?RS|t|iS|is|Rt", _season),
        (r"RT", lambda values, today: Period.day(today + timedelta(days=values["R"][0]))),
        (r"D", lambda values, today: Period.day(today + timedelta(days=values["D"][0]))),
        (r"n[NO](?!M)|Ou", _day_only),
    )
)
