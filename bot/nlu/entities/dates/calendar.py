"""Periods and Finnish holidays.

A period is a first and a last day. Expressions that name no year ("15.3.", "heinäkuussa", "jouluna")
mean the occurrence that ends no earlier than `LOOK_BACK` before today: citizens tell of the near past
and ask about the coming year.
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True, order=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def day(cls, day: date) -> "Period":
        """A single day."""
        return cls(day, day)

    def __str__(self) -> str:
        """ISO 8601: a date, or two with a slash between them."""
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"

    def within(self, other: "Period") -> bool:
        """Whether all its days belong to the other."""
        return other.first <= self.first and self.last <= other.last


def near(of_year: Callable[[int], Period | None], today: date, turn: int | None = None) -> Period | None:
    """The occurrence that a citizen means by something that comes once a year.

    Args:
        of_year: its period in a year, or None where the year has none (29 February).
        turn: -1 for "last", +1 for "next"; otherwise the occurrence near today.
    """
    found = [period for year in range(today.year - 2, today.year + 6) if (period := of_year(year))]
    if turn is not None and turn < 0:
        return max((period for period in found if period.last < today), default=None)
    if turn:
        return min((period for period in found if period.first > today), default=None)
    return min((period for period in found if period.last >= today - LOOK_BACK), default=None)


def day_of(year: int, month: int, day: int) -> Period | None:
    """A day, or None where the calendar has no such day."""
    try:
        return Period.day(date(year, month, day))
    except ValueError:
        return None


def week(day: date, weeks: int = 0) -> Period:
    """The week, Monday to Sunday, that a day is in, or one so many weeks away."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return Period(monday, monday + timedelta(days=6))


def weekend(day: date, weeks: int = 0) -> Period:
    """Saturday and Sunday of a week."""
    sunday = week(day, weeks).last
    return Period(sunday - timedelta(days=1), sunday)


def numbered_week(today: date, number: int) -> Period | None:
    """The ISO week of that number that is near today; None where there is none."""

    def of_year(year: int) -> Period | None:
        try:
            return week(date.fromisocalendar(year, number, 1))
        except ValueError:
            return None

    return near(of_year, today)


def month(year: int, number: int) -> Period:
    """A whole month; numbers outside 1–12 go on into the neighbouring years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def months_away(day: date, months: int) -> date:
    """The same day of another month, or its last day where it is shorter."""
    there = month(day.year, day.month + months)
    return there.first.replace(day=min(day.day, there.last.day))


def season(year: int, first_month: int) -> Period:
    """Three months; winter begins in December of its year."""
    return Period(month(year, first_month).first, month(year, first_month + 2).last)


def holiday(name: str, year: int) -> Period:
    """A Finnish holiday by the name that ``date.yml`` uses; some last several days."""
    if name in _FIXED:
        (first_month, first_day), (last_month, last_day) = _FIXED[name]
        return Period(date(year, first_month, first_day), date(year, last_month, last_day))
    if name in _FROM_EASTER:
        first, last = (easter(year) + timedelta(days=days) for days in _FROM_EASTER[name])
        return Period(first, last)
    if name in _SCHOOL_WEEKS:
        return week(date.fromisocalendar(year, _SCHOOL_WEEKS[name], 1))
    first, last = (_weekday_from(date(year, *day), weekday) for day, weekday in _MOVING[name])
    return Period(first, last)


def _weekday_from(day: date, weekday: int) -> date:
    """The first such weekday on the day or after it."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


_FIXED = {
    "new_year": ((1, 1), (1, 1)),
    "epiphany": ((1, 6), (1, 6)),
    "may_eve": ((4, 30), (4, 30)),
    "may_day": ((5, 1), (5, 1)),
    "independence": ((12, 6), (12, 6)),
    "lucia": ((12, 13), (12, 13)),
    "christmas_eve": ((12, 24), (12, 24)),
    "christmas": ((12, 24), (12, 26)),
    "christmas_day": ((12, 25), (12, 25)),
    "boxing_day": ((12, 26), (12, 26)),
    "new_year_eve": ((12, 31), (12, 31)),
    "valentine": ((2, 14), (2, 14)),
    "runeberg": ((2, 5), (2, 5)),
    "kalevala": ((2, 28), (2, 28)),
    "womens_day": ((3, 8), (3, 8)),
    "halloween": ((10, 31), (10, 31)),
    "swedish_day": ((11, 6), (11, 6)),
    "summer_break": ((6, 1), (8, 10)),
    "christmas_break": ((12, 22), (12, 31)),
}
"""(month, day) of the first and the last day."""

_FROM_EASTER = {
    "shrove_sunday": (-49, -49),
    "shrove_tuesday": (-47, -47),
    "good_friday": (-2, -2),
    "easter": (-2, 1),
    "easter_sunday": (0, 0),
    "easter_monday": (1, 1),
    "ascension": (39, 39),
    "palm_sunday": (-7, -7),
    "maundy_thursday": (-3, -3),
    "whitsun": (49, 49),
}
"""Days from Easter Sunday."""

_MOVING = {
    "mothers_day": (((5, 8), 6), ((5, 8), 6)),
    "midsummer_eve": (((6, 19), 4), ((6, 19), 4)),
    "midsummer": (((6, 19), 4), ((6, 20), 5)),
    "midsummer_day": (((6, 20), 5), ((6, 20), 5)),
    "all_saints": (((10, 31), 5), ((10, 31), 5)),
    "fathers_day": (((11, 8), 6), ((11, 8), 6)),
    "advent": (((11, 27), 6), ((11, 27), 6)),
}
"""First and last day as the first such weekday (0 = Monday) from (month, day)."""

_SCHOOL_WEEKS = {"winter_break": 10, "autumn_break": 43}
"""ISO weeks of the school holidays in Northern Ostrobothnia; a municipality may differ by a week."""
