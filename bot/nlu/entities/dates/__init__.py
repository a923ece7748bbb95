"""Dates: in digits, in words, relative, by weekday and by holiday, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.nlu.entities.dates import numeric, rules, tags
from bot.nlu.entities.dates.calendar import Period
from bot.nlu.entities.dates.rules import Match
from bot.nlu.entities.model import Entity
from bot.nlu.message import AnalysedMessage

_RANGE = re.compile(r"\s*(?:[-–—]|till|t\.o\.m\.)\s*", re.IGNORECASE)
_BESIDE = re.compile(r"[\s,]*(?:\bden\s*)?")
_FROM = re.compile(r"(?:st|lt)[aä]$", re.IGNORECASE)
_TO = re.compile(r"(?:[ei]in|o?on|aan|ään|ihin|lle|öön)$", re.IGNORECASE)


def find(message: AnalysedMessage, today: date) -> Iterator[Entity]:
    """Yields dates; `normalized` is an ISO date, or two with a slash between them for a period.

    Args:
        today: the day that relative expressions are counted from, in Finland.
    """
    text = message.text
    in_digits = list(numeric.match(text, today))
    in_words = [
        found for found in rules.match(tags.tag(message.words), today) if not _inside(found, in_digits)
    ]
    for found in _joined(text, sorted([*in_digits, *in_words], key=lambda found: found.start)):
        value = text[found.start : found.end]
        yield Entity("date", value, str(found.period), found.start, found.end, "date_rules")


def _inside(found: Match, others: list[Match]) -> bool:
    return any(found.start < other.end and other.start < found.end for other in others)


def _joined(text: str, matches: list[Match]) -> list[Match]:
    """Joins neighbours: "tiistaina 15.3." is one day, "maanantaista torstaihin" one period."""
    joined: list[Match] = []
    for found in matches:
        together = _together(text, joined[-1], found) if joined else None
        if together:
            joined[-1] = replace(joined[-1], period=together, end=found.end)
        else:
            joined.append(found)
    return joined


def _same_weekday(one: Period, other: Period) -> bool:
    """Whether "tiistaina" can have meant the day that follows it."""
    single = one.first == one.last and other.first == other.last
    return single and one.first.weekday() == other.first.weekday()


def _together(text: str, one: Match, other: Match) -> Period | None:
    """What two expressions mean as one, or None where they are two."""
    gap = text[one.end : other.start]
    if _BESIDE.fullmatch(gap):
        if one.period.within(other.period):
            return one.period
        if other.period.within(one.period) or _same_weekday(one.period, other.period):
            return other.period
    from_to = gap.isspace() and _FROM.search(text[: one.end]) and _TO.search(text[: other.end])
    if _RANGE.fullmatch(gap) or from_to:
        last = other.period.last
        if last < one.period.first:
            last += timedelta(weeks=1)
        return Period(one.period.first, last) if last >= one.period.first else None
    return None
