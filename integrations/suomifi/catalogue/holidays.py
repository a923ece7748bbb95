"""Dates of the Finnish holidays that PTV version 12 names. Dates: https://almanakka.helsinki.fi ."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache


@cache
def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar: J. Meeus, Astronomical Algorithms, chapter 8."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _first(weekday: int, month: int, day: int) -> Callable[[int], date]:
    """The first such weekday (ISO number) on a day or after it."""

    def found(year: int) -> date:
        start = date(year, month, day)
        return start + timedelta((weekday - start.isoweekday()) % 7)

    return found


_RULES: dict[str, Callable[[int], date]] = {
    "NewYearEve": _fixed(12, 31),
    "NewYearDay": _fixed(1, 1),
    "Epiphany": _fixed(1, 6),
    "MaundyThursday": _after_easter(-3),
    "GoodFriday": _after_easter(-2),
    "EasterSunday": _after_easter(0),
    "EasterMonday": _after_easter(1),
    "MayDayEve": _fixed(4, 30),
    "MayDay": _fixed(5, 1),
    "AscensionDay": _after_easter(39),
    "WhitSunday": _after_easter(49),
    "MidsummerEve": _first(5, 6, 19),
    "MidsummerDay": _first(6, 6, 20),
    "AllSaintsDay": _first(6, 10, 31),
    "IndependenceDay": _fixed(12, 6),
    "ChristmasEve": _fixed(12, 24),
    "ChristmasDay": _fixed(12, 25),
    "SecondDayOfChristmas": _fixed(12, 26),
}

NAMES = frozenset(_RULES)
"""All names that PTV knows."""


def holidays_on(day: date) -> frozenset[str]:
    """PTV's names of the holidays that fall on a day."""
    return frozenset(name for name, rule in _RULES.items() if rule(day.year) == day)
