"""The conditions that come with a listing of the stand-in."""

from datetime import datetime, timedelta
from typing import Any

from sanic import Request

from integrations.respa import rooms
from integrations.respa.booking import read_moment
from integrations.sandbox.django_rest import invalid
from integrations.tolerant import HELSINKI

LIST = {"page", "page_size", "start", "end"}
"""Conditions of every list of resources and reservations."""

FILTERS = {"municipality", "purpose", "people", "search", "unit", "type"}
"""Conditions of resources."""


def wanted(room: dict[str, Any], request: Request) -> bool:
    """Whether a room meets the conditions."""

    def one_of(name: str, value: str) -> bool:
        wish = request.args.get(name)
        return wish is None or value in wish.split(",")

    people, purpose = request.args.get("people", "0"), request.args.get("purpose")
    if not people.isdecimal():
        raise invalid("people", "number")
    return (
        one_of("municipality", room["municipality"])
        and one_of("unit", room["unit"]["id"])
        and one_of("type", room["type"])
        and (people == "0" or room.get("people", 0) >= int(people))
        and (purpose is None or rooms.has_purpose(room, purpose))
        and rooms.says(room, request.args.get("search", ""))
    )


def span_of(request: Request, both: bool = True) -> tuple[datetime, datetime]:
    """From `start` to `end`; without them today, or for a list of reservations all time.

    Raises:
        Refusal: 400: one of them is no time with an offset, or only one is there.
    """
    stated = {name: request.args.get(name) for name in ("start", "end") if name in request.args}
    read = {name: read_moment(value) for name, value in stated.items()}
    for name, value in read.items():
        if value is None:
            raise invalid(name, "datetime")
    if both and len(read) == 1:
        raise invalid("start" if "end" in read else "end", "required")
    now = datetime.now(HELSINKI)
    default = (now, now) if both else (now - timedelta(days=3650), now + timedelta(days=3650))
    return read.get("start") or default[0], read.get("end") or default[1]
