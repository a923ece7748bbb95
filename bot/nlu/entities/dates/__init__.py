"""Dates: in digits, in words, relative, by weekday and by holiday, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.nlu.entities.dates import numeric, rules, tags
from bot.nlu.entities.dates.calendar import Period
from bot.nlu.entities.dates.rules import Match
from bot.nlu.entities.model import Entity
from bot.nlu.entities.phrases import entries, is_one_of
from bot.nlu.message import AnalysedMessage

_RANGE = re.compile(r"\s*(?:[-–—]|till|t\.o\.m\.)\s*", re.IGNORECASE)
_PART_OF_NUMBER = re.compile(r"\d[.,/-]$")
_DASH = re.compile(r"\s*[-–—]\s*")
_BESIDE = re.compile(r"[\s,]*(?:\bden\s*)?")
_FROM = re.compile(r"(?:st|lt)[aä]$", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(?<![\w.,:/-])(\d{1,2})\.?\s?[-–—]\s?$")
_DAYS_BEFORE = re.compile(r"(?<![\w.,:/-])(\d{1,2})-(\d{1,2})\s$")
"""Two days as one word, before their month: "25-27 november"."""
_WORD_BEFORE = re.compile(r"([^\W\d]+)\s+$")
_WORD_AFTER = re.compile(r"\s+([^\W\d]+)")
_INTO_END = ("loppuun",)
_BEGINNING = ("början", "alku")
_FROM_BEGINNING = ("alusta", "alusta alkaen", "alusta lähtien")
_TO = re.compile(r"(?:[ei]in|o?on|aan|ään|ihin|lle|öön)$", re.IGNORECASE)


def find(message: AnalysedMessage, today: date) -> Iterator[Entity]:
    """Yields dates; `normalized` is an ISO date, or two with a slash between them for a period.

    Args:
        today: the day that relative expressions are counted from, in Finland.
    """
    text = message.text
    in_digits = list(numeric.match(text, today))
    in_words = [
        found
        for found in rules.match(tags.tag(message.words), today)
        if not _inside(found, in_digits) and not _PART_OF_NUMBER.search(text[: found.start])
    ]
    matches = [
        _from_day(text, found) for found in sorted([*in_digits, *in_words], key=lambda found: found.start)
    ]
    apart = any(is_one_of(word, entries("date", "moves")) for word in message.words)
    for found in _joined(text, matches, apart):
        before = _WORD_BEFORE.search(text[: found.start])
        if before and before.group(1).lower() in entries("date", "wishes"):
            continue
        value = text[found.start : found.end]
        period = _settled(text, found)
        yield Entity("date", value, str(period), found.start, found.end, "date_rules")


def _from_day(text: str, found: Match) -> Match:
    """The match with the day that a range begins with: "4–9 januari", "3.–5. kesäkuuta"."""
    days = _DAYS_BEFORE.search(text[: found.start])
    if (
        days
        and found.period.first.day == 1
        and found.period.last.day >= int(days.group(2)) > int(days.group(1)) > 0
    ):
        first, last = (found.period.first.replace(day=int(days.group(place))) for place in (1, 2))
        return Match(Period(first, last), days.start(), found.end)
    if found.period.first != found.period.last or not text[found.start].isdecimal():
        return found
    before = _DAY_BEFORE.search(text[: found.start])
    day = int(before.group(1)) if before else 0
    if before is None or not 0 < day < found.period.first.day:
        return found
    return Match(Period(found.period.first.replace(day=day), found.period.last), before.start(1), found.end)


def _settled(text: str, found: Match) -> Period:
    """What the words around make of a period: its end, its beginning, the day after it."""
    period = found.period
    if period.first == period.last:
        return period
    before = _WORD_BEFORE.search(text[: found.start])
    after = _WORD_AFTER.match(text, found.end)
    around = {match.group(1).lower() for match in (before, after) if match}
    value = text[found.start : found.end].lower()
    if around & entries("date", "after"):
        return Period.day(period.last + timedelta(days=1))
    if around & entries("date", "before"):
        return Period.day(period.first)
    if value.endswith(_INTO_END) or around & entries("date", "until"):
        return Period.day(period.last)
    begins = value.endswith(_FROM_BEGINNING) or "från" in around and value.startswith(_BEGINNING)
    if begins or after and after.group(1).lower() in entries("date", "since"):
        return Period.day(period.first)
    return period


def _inside(found: Match, others: list[Match]) -> bool:
    return any(found.start < other.end and other.start < found.end for other in others)


def _joined(text: str, matches: list[Match], apart: bool) -> list[Match]:
    """Joins neighbours: "tiistaina 15.3." is one day, "maanantaista torstaihin" one period.

    Args:
        apart: whether a day moves to another, so that "from … to …" are two.
    """
    joined: list[Match] = []
    for found in matches:
        together = _together(text, joined[-1], found, apart) if joined else None
        if together:
            joined[-1] = replace(joined[-1], period=together, end=found.end)
        else:
            joined.append(found)
    return joined


def _same_weekday(one: Period, other: Period) -> bool:
    """Whether "tiistaina" can have meant the day that follows it."""
    single = one.first == one.last and other.first == other.last
    return single and one.first.weekday() == other.first.weekday()


def _together(text: str, one: Match, other: Match, apart: bool) -> Period | None:
    """What two expressions mean as one, or None where they are two."""
    gap = text[one.end : other.start]
    if _BESIDE.fullmatch(gap):
        if one.period.within(other.period):
            return one.period
        if other.period.within(one.period) or _same_weekday(one.period, other.period):
            return other.period
    if apart and not _DASH.fullmatch(gap):
        return None
    from_to = gap.isspace() and _FROM.search(text[: one.end]) and _TO.search(text[: other.end])
    if _RANGE.fullmatch(gap) or from_to:
        last = other.period.last
        if last < one.period.first:
            last += timedelta(weeks=1)
        return Period(one.period.first, last) if last >= one.period.first else None
    return None
