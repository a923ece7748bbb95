"""Dates in digits: "15.3.", "3.–5.6.2026", "2026-06-03", "den 3/6"."""

import re
from collections.abc import Iterator
from datetime import date

from bot.nlu.entities.dates.calendar import Period, day_of, near
from bot.nlu.entities.dates.rules import Match

_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<month>\d{1,2})"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\w.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])",
        rf"(?<![\w.])(?:(?P<from_day>\d{{1,2}})\.?(?:(?<=\.)(?P<from_month>\d{{1,2}})\.?)?\s?[-–—]\s?)?"
        rf"{_DAY}\.\s?{_MONTH}\.\s?(?P<year>(?:19|20)\d\d)(?!\w)",
        rf"(?<![\w.])(?:(?P<from_day>\d{{1,2}})\.?(?:(?<=\.)(?P<from_month>\d{{1,2}})\.?)?\s?[-–—]\s?)?"
        rf"{_DAY}\.{_MONTH}\.(?P<year>\d\d)?(?!\w|\.\d)",
        r"(?<=\bden )(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>(?:19|20)\d\d))?(?!\w)",
        rf"(?<![\w/]){_DAY}/{_MONTH}[/ ](?P<year>(?:19|20)\d\d)(?!\w)",
    )
)


_YEARS = re.compile(r"(?<![\w.,-])((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)\d\d)(?![\w-]|[.,]\d)")

_NO_FULL_STOP = re.compile(
    r"(?<![\w.,:/-])(?P<day>\d{1,2})\.(?P<month>1?\d)(?![\w]|[.,:]\d|\.|\s?(?:€|%|e\b|eur|m\b|km|kg|h\b|tun|tim))"
)
"""A day and a month without the last full stop; where it may be a time of day or a number, it is no date."""

_LARGEST_HOUR = 23


def match(text: str, today: date) -> Iterator[Match]:
    """Yields the dates and ranges of dates in digits; impossible dates are left out."""
    for found in _YEARS.finditer(text):
        first, last = int(found.group(1)), int(found.group(2))
        if first <= last:
            yield Match(Period(date(first, 1, 1), date(last, 12, 31)), found.start(), found.end())
    for found in _NO_FULL_STOP.finditer(text):
        if int(found["day"]) > _LARGEST_HOUR:
            period = _period(found.groupdict(), today)
            if period:
                yield Match(period, found.start(), found.end())
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            period = _period(found.groupdict(), today)
            if period:
                yield Match(period, found.start(), found.end())


def _period(groups: dict[str, str | None], today: date) -> Period | None:
    last = _day(groups["day"], groups["month"], groups.get("year"), today)
    if last is None or not groups.get("from_day"):
        return last
    from_month = groups.get("from_month") or groups["month"]
    turns = int(from_month or 0) > int(groups["month"] or 0)  # "1.12.–28.2." begins in the year before
    first = _day(groups["from_day"], from_month, str(last.last.year - turns), today)
    return Period(first.first, last.last) if first and first.first <= last.last else None


def _day(day: str | None, month: str | None, year: str | None, today: date) -> Period | None:
    numbers = int(month or 0), int(day or 0)
    if year:
        return day_of(int(year) + (2000 if len(year) == 2 else 0), *numbers)
    return near(lambda some_year: day_of(some_year, *numbers), today)
