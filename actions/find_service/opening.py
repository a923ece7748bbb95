"""When something is open, in words."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from akkuna.replies import Day, Term, Value
from akkuna.times import HELSINKI
from integrations.suomifi.catalogue.models import Hours
from integrations.suomifi.catalogue.opening import Span, spans_on, status

WEEK = 7
EXCEPTIONS_AHEAD = timedelta(days=30)
MOST_EXCEPTIONS = 6


def state_now(hours: Sequence[Hours], now: datetime) -> Term | None:
    """Whether it is open, until when, or when it opens next; None where nothing is told of that."""
    found = status(hours, now)
    if found is None:
        return None
    if found.always:
        return Term("open.always")
    if found.span is not None:
        key_now = "open.by_appointment_now" if found.span.by_appointment else "open.now"
        return Term(key_now, {"closes": _when(found.span.closes, now)})
    if found.next is None:
        return Term("open.closed_for_long")
    key_next = "open.opens_by_appointment" if found.next.by_appointment else "open.opens"
    return Term(key_next, {"opens": _when(found.next.opens, now)})


def state_on(hours: Sequence[Hours], day: date) -> Term | None:
    """When it is open on a day; None where nothing is told of that."""
    if status(hours, datetime.combine(day, datetime.min.time(), HELSINKI)) is None:
        return None
    spans = spans_on(hours, day)
    return Term("open.on_day", {"hours": _joined(spans)}) if spans else Term("open.closed_on_day")


def usual_week(hours: Sequence[Hours], today: date) -> Value | None:
    """The weekly hours, weekdays with the same hours together; None where there are none."""
    weekly = [one for one in hours if one.kind == "weekly"]
    days = [today + timedelta(ahead) for ahead in range(WEEK)]
    by_hours: dict[tuple[str, ...], list[int]] = {}
    words: dict[tuple[str, ...], Value] = {}
    for day in sorted(days, key=date.isoweekday):
        spans = spans_on(weekly, day)
        key = tuple(str(_clock_times(span)) for span in spans)
        if spans:
            by_hours.setdefault(key, []).append(day.isoweekday())
            words[key] = _joined(spans)
    rows: list[Value] = [
        Term("open.row", {"days": _weekdays(days), "hours": words[key]}) for key, days in by_hours.items()
    ]
    return _chained("open.rows", rows) if rows else None


def exceptions(hours: Sequence[Hours], today: date) -> Value | None:
    """Days soon on which it is open otherwise than usually; None where there are none."""
    if not any(one.kind != "weekly" for one in hours):
        return None
    weekly = [one for one in hours if one.kind == "weekly"]
    rows: list[Value] = []
    for ahead in range(EXCEPTIONS_AHEAD.days):
        day = today + timedelta(ahead)
        spans = spans_on(hours, day)
        if spans != spans_on(weekly, day):
            state = Term("open.on_day", {"hours": _joined(spans)}) if spans else Term("open.closed_on_day")
            rows.append(Term("open.day", {"day": Day(day.isoformat()), "state": state}))
    return _chained("open.rows", rows[:MOST_EXCEPTIONS]) if rows else None


def _when(moment: datetime, now: datetime) -> Value:
    """A time today, tomorrow, or on a day."""
    local, today = moment.astimezone(HELSINKI), now.astimezone(HELSINKI).date()
    clock = Term("clock", {"hour": local.hour, "minute": f"{local.minute:02}"})
    ahead = (local.date() - today).days
    if ahead == 0:
        return clock
    # What closes at midnight closes at the end of the day before.
    if ahead == 1:
        return Term("open.tomorrow", {"time": clock})
    return Term("open.day", {"day": Day(local.date().isoformat()), "state": clock})


def _joined(spans: Sequence[Span]) -> Value:
    return _chained("open.and", [_hours(span) for span in spans])


def _hours(span: Span) -> Term:
    opens, closes = _clock_times(span)
    if opens == closes:
        return Term("open.all_day")
    key = "open.hours_by_appointment" if span.by_appointment else "open.hours"
    return Term(key, {"opens": opens, "closes": closes})


def _clock_times(span: Span) -> tuple[str, str]:
    opens, closes = span.opens.astimezone(HELSINKI), span.closes.astimezone(HELSINKI)
    return f"{opens.hour}.{opens.minute:02}", f"{closes.hour}.{closes.minute:02}"


def _weekdays(days: Sequence[int]) -> Value:
    """Weekdays, three or more in a row as a range."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts: list[Value] = []
    for run in runs:
        first, last = Term(f"weekday.{run[0]}"), Term(f"weekday.{run[-1]}")
        if len(run) > 2:
            parts.append(Term("contact.day_range", {"first": first, "last": last}))
        else:
            parts += [Term(f"weekday.{day}") for day in run]
    return tuple(parts)


def _chained(key: str, parts: Sequence[Value]) -> Value:
    """The parts put together by a text that joins two."""
    whole = parts[0]
    for part in parts[1:]:
        whole = Term(key, {"first": whole, "rest": part})
    return whole
