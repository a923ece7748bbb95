"""The stand-in's calendars, out of ``rooms.yml``, and the rows in which the server shows them."""

import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml

from integrations.tolerant import HELSINKI

_CONTENT = yaml.safe_load(Path(__file__).with_name("rooms.yml").read_text(encoding="utf-8"))

FORMS: dict[str, dict[str, list[str]]] = _CONTENT["forms"]

Row = dict[str, Any]


def _rooms() -> Iterator[Row]:
    for municipality, content in _CONTENT["municipalities"].items():
        houses = {house["id"]: house | {"municipality": municipality} for house in content["houses"]}
        for room in content["rooms"]:
            yield room | {"unit": houses[room["house"]], "municipality": municipality}


ROOMS: dict[str, Row] = {room["id"]: room for room in _rooms()}
"""Every room as the file has it, with its house under ``unit`` and its ``municipality``; by id."""


def purposes() -> list[Row]:
    """The rows of ``GET /purpose/``."""
    return [purpose | {"parent": purpose.get("parent")} for purpose in _CONTENT["purposes"]]


def opening(room: Row, day: date) -> tuple[datetime, datetime] | None:
    """When a room opens and closes on a day; None where it does not."""
    for hours in room["hours"]:
        if day.isoweekday() in hours["days"]:
            return _at(day, hours["opens"]), _at(day, hours["closes"])
    return None


def length(room: Row, which: str) -> timedelta:
    """``shortest``, ``longest`` or ``slot`` of a room's reservations."""
    hours, minutes = room["length"][which].split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


def reservable_before(room: Row, now: datetime) -> datetime:
    """A reservation must begin before this."""
    return _at((now + timedelta(days=room["days_ahead"])).date(), "00:00")


def standing(room: Row, first: date, last: date) -> list[Row]:
    """The reservations that others have every week, from one day to another."""
    return [
        {
            "id": 1_000_000_000 + zlib.crc32(f"{room['id']} {day} {wish['from']}".encode()) // 2,
            "resource": room["id"],
            "begin": _at(day, wish["from"]).isoformat(),
            "end": _at(day, wish["to"]).isoformat(),
            "state": "confirmed",
            "user": None,
        }
        for day in (first + timedelta(days=number) for number in range((last - first).days + 1))
        for wish in room["taken"]
        if wish["day"] == day.isoweekday()
    ]


def product(room: Row) -> Row | None:
    """What a room's reservation costs; None where it costs nothing."""
    price = room.get("price")
    if price is None:
        return None
    return {
        "id": f"{room['id']}-rent",
        "type": "rent",
        "name": {"fi": f"{room['name']['fi']}, vuokra", "sv": f"{room['name']['sv']}, hyra"},
        "description": {},
        "price": {
            "type": "per_period",
            "tax_percentage": "25.50",
            "amount": price["euros"],
            "period": _clock(price["per"]),
        },
        "max_quantity": 1,
    }


def shown(room: Row, now: datetime, with_unit: bool) -> Row:
    """A room without its hours and reservations, as ``GET /resource/`` shows it."""
    kind = next(one for one in _CONTENT["types"] if one["id"] == room["type"])
    form = FORMS[room["form"]]
    sold = product(room)
    return {
        "id": room["id"],
        "name": room["name"],
        "description": room["description"],
        "unit": _unit(room["unit"]) if with_unit else room["unit"]["id"],
        "type": {"id": kind["id"], "main_type": kind["main"], "name": kind["name"]},
        "purposes": [one for one in purposes() if one["id"] in room["purposes"]],
        "people_capacity": room.get("people"),
        "min_period": _clock(room["length"]["shortest"]),
        "max_period": _clock(room["length"]["longest"]),
        "slot_size": _clock(room["length"]["slot"]),
        "need_manual_confirmation": room["an_official_confirms"],
        "authentication": "none",
        "reservable": True,
        "reservable_max_days_in_advance": room["days_ahead"],
        "reservable_before": reservable_before(room, now).isoformat(),
        "reservable_after": None,
        "max_reservations_per_user": room["at_most"],
        "supported_reservation_extra_fields": form["may"],
        "required_reservation_extra_fields": form["must"],
        "generic_terms": _CONTENT["terms"],
        "min_price": room["price"]["euros"] if sold else None,
        "max_price": room["price"]["euros"] if sold else None,
        "price_type": "hourly",
        "products": [sold] if sold else [],
    }


def has_purpose(room: Row, wanted: str) -> bool:
    """Whether a room is for a purpose or for one below it."""
    return any(
        wanted.lower() in (one["id"], one["parent"]) for one in purposes() if one["id"] in room["purposes"]
    )


def says(room: Row, words: str) -> bool:
    """Whether all words are somewhere in the room's name or description or its house's name."""
    unit = room["unit"]
    said = [*room["name"].values(), *room["description"].values(), *unit["name"].values()]
    return all(any(word in one.lower() for one in said) for word in words.lower().split())


def _unit(house: Row) -> Row:
    return {
        "id": house["id"],
        "name": house["name"],
        "description": None,
        "location": {"type": "Point", "coordinates": [house["lon"], house["lat"]]},
        "time_zone": "Europe/Helsinki",
        "municipality": house["municipality"],
        "street_address": house["address"],
        "address_zip": house["postal_code"],
        "phone": None,
        "email": None,
        "www_url": None,
    }


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), HELSINKI)


def _clock(stated: str) -> str:
    return f"{stated.zfill(5)}:00"
