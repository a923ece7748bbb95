"""Tells that people are called only while the municipality's office is open."""

from datetime import date

from actions.contacts import hours
from actions.turn import TurnContext
from akkuna.municipality import Municipality
from akkuna.replies import Reply

EVENING = "17.00"
"""From when on "in the evening" is."""


def time_is_outside(wish: dict[str, str], municipality: Municipality | None) -> bool:
    """Whether the office is closed on every day at the time that is wished."""
    if municipality is None:
        return False
    opens = min(row.opens for row in municipality.contact.hours)
    closes = max(row.closes for row in municipality.contact.hours)
    earliest, latest = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
    first, last = _span(wish)
    return last < earliest or first >= latest


def day_is_outside(first: date, last: date, municipality: Municipality | None) -> bool:
    """Whether the office is closed on this one day of the week."""
    if municipality is None or first != last:
        return False
    return all(first.isoweekday() not in row.days for row in municipality.contact.hours)


def outside_notice(context: TurnContext) -> tuple[Reply, ...]:
    """When calls are made; the wish is kept nevertheless."""
    assert context.municipality is not None
    return (Reply("office_hours_only", {"hours": hours(context.municipality)}),)


def _span(wish: dict[str, str]) -> tuple[int, int]:
    """Minutes since midnight from and until which a call would suit."""
    day = (0, 24 * 60)
    if wish["when"] == "evening":
        return _minutes(EVENING), day[1]
    if "first" not in wish:
        return day
    first = _minutes(wish["first"])
    spans = {"at": (first, first), "after": (first, day[1]), "before": (day[0], first - 1)}
    return spans.get(wish["when"]) or (first, _minutes(wish["last"]))


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(".")
    return int(hour) * 60 + int(minute)
