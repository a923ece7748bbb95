"""The conditions that come with a listing of the stand-in's events."""

import re
from datetime import datetime, time
from typing import Any

from sanic import Request

from integrations.linkedevents import calendar
from integrations.sandbox.django_rest import invalid
from integrations.tolerant import HELSINKI

KNOWN = {
    "text", "division", "start", "end", "language", "keyword", "event_type", "include", "sort", "page",
    "page_size",
}  # fmt: skip


def wanted(event: dict[str, Any], request: Request) -> bool:
    """Whether an event meets the conditions; without a type, only what is of the type ``General``."""
    args = request.args
    begin, end = _moment(request, "start", time.min), _moment(request, "end", time.max)
    language, keyword = args.get("language"), args.get("keyword")
    return (
        event["kind"] in args.get("event_type", "General").split(",")
        and args.get("text", "").lower() in calendar.texts_of(event)
        and _in_division(event, args.get("division"))
        and (begin is None or calendar.ends(event) >= begin)
        and (end is None or calendar.begins(event) <= end)
        and (language is None or language in event["languages"] or language in event["name"])
        and (keyword is None or bool(set(keyword.split(",")) & set(event["keywords"])))
    )


def sorted_by(events: list[dict[str, Any]], order: str | None) -> list[dict[str, Any]]:
    """In the order asked for.

    Raises:
        Refusal: 400: the order is not known.
    """
    if order is None:
        return events
    if order not in ("start_time", "-start_time"):
        raise invalid("sort", "choice", value=order)
    return sorted(events, key=calendar.begins, reverse=order.startswith("-"))


def _in_division(event: dict[str, Any], division: str | None) -> bool:
    if division is None:
        return True
    kind, _, name = division.rpartition(":")
    return kind in ("", "kunta") and name in {one.lower() for one in event["municipality"].values()}


def _moment(request: Request, name: str, clock: time) -> datetime | None:
    stated = request.args.get(name)
    now = datetime.now(HELSINKI)
    if stated is None or stated == "now":
        return now if stated else None
    if stated == "today":
        return datetime.combine(now.date(), clock, HELSINKI)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", stated):
        raise invalid(name, "date")
    return datetime.combine(datetime.fromisoformat(stated).date(), clock, HELSINKI)
