"""When something is open, out of its hours.

On a day, holiday hours go before exceptional ones, exceptional ones before weekly ones, and weekly ones with
a beginning or an end before those until further notice: what is said of fewer days is said more exactly.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from integrations.suomifi.catalogue.holidays import holidays_on
from integrations.suomifi.catalogue.models import Hours, OpenTime
from integrations.tolerant import HELSINKI

AHEAD = timedelta(days=14)
"""How far ahead the next opening is looked for."""

_MIDNIGHT = time(0)


@dataclass(frozen=True)
class Span:
    """Open without a break. Times are aware.

    Attributes:
        by_appointment: only for those who have booked.
    """

    opens: datetime
    closes: datetime
    by_appointment: bool = False


@dataclass(frozen=True)
class Status:
    """Whether something is open.

    Attributes:
        span: in which it is open now; None if it is closed.
        next: the next span that begins later, within `AHEAD`; None if none is known.
        always: day and night.
    """

    span: Span | None
    next: Span | None
    always: bool = False


def spans_on(hours: Sequence[Hours], day: date) -> list[Span]:
    """When it is open, of openings on a day, earliest first; the last may end on the next day."""
    chosen = _chosen(hours, day)
    if any(one.closed for one in chosen):
        return []
    if any(one.always_open for one in chosen):
        return [_span(day, OpenTime(weekday=day.isoweekday(), opens=_MIDNIGHT, closes=_MIDNIGHT))]
    found = {_span(day, times) for one in chosen for times in one.times if _is_on(times, one, day)}
    return sorted(found, key=lambda span: span.opens)


def status(hours: Sequence[Hours], moment: datetime) -> Status | None:
    """Whether it is open at a moment (aware); None if no hours are told."""
    if not any(one.times or one.always_open or one.closed for one in hours):
        return None
    local = moment.astimezone(HELSINKI)
    today = local.date()
    if all(one.always_open for one in _chosen(hours, today)) and _chosen(hours, today):
        return Status(spans_on(hours, today)[0], None, always=True)
    days = range(-1, AHEAD.days + 1)
    spans = _merged(span for ahead in days for span in spans_on(hours, today + timedelta(ahead)))
    now = next((span for span in spans if span.opens <= local < span.closes), None)
    later = next((span for span in spans if span.opens > local), None)
    return Status(now, later)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans of which one begins when the other ends, as at midnight, in one."""
    merged: list[Span] = []
    for span in spans:
        before = merged[-1] if merged else None
        if before and before.closes == span.opens and before.by_appointment == span.by_appointment:
            merged[-1] = Span(before.opens, span.closes, span.by_appointment)
        else:
            merged.append(span)
    return merged


def _chosen(hours: Iterable[Hours], day: date) -> list[Hours]:
    """The hours that hold on a day: those of the strongest kind that has any."""
    today = holidays_on(day)
    valid = [one for one in hours if _is_valid(one, day)]
    kinds = (
        [one for one in valid if one.kind == "holiday" and one.holiday in today],
        [one for one in valid if one.kind == "exceptional" and _speaks_of(one, day)],
        [one for one in valid if one.kind == "weekly" and (one.valid_from or one.valid_to)],
        [one for one in valid if one.kind == "weekly"],
    )
    return next((kind for kind in kinds if kind), [])


def _is_valid(hours: Hours, day: date) -> bool:
    # An exception from nothing to nothing was not understood: it must not close the place for ever.
    if hours.kind == "exceptional" and not (hours.valid_from or hours.valid_to):
        return False
    return (hours.valid_from or day) <= day <= (hours.valid_to or day)


def _speaks_of(hours: Hours, day: date) -> bool:
    """Whether exceptional hours say anything of a day: a period may name some of its weekdays only."""
    if hours.closed or hours.always_open or day.isoweekday() in hours.closed_on:
        return True
    return any(one.weekday == day.isoweekday() for one in hours.times)


def _is_on(times: OpenTime, hours: Hours, day: date) -> bool:
    if hours.kind == "holiday":
        return True
    odd = day.isocalendar()[1] % 2 == 1
    return times.weekday == day.isoweekday() and times.weeks in ("every", "odd" if odd else "even")


def _span(day: date, times: OpenTime) -> Span:
    last = day + timedelta(1) if times.closes <= times.opens else day
    opens = datetime.combine(day, times.opens, HELSINKI)
    return Span(opens, datetime.combine(last, times.closes, HELSINKI), times.by_appointment)
