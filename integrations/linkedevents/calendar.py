"""The stand-in's events, out of ``events.yml``, and the rows in which the server shows them."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import yaml

from integrations.tolerant import HELSINKI

Row = dict[str, Any]

_CONTENT = yaml.safe_load(Path(__file__).with_name("events.yml").read_text(encoding="utf-8"))
_KEYWORDS: dict[str, Row] = {keyword["id"]: keyword for keyword in _CONTENT["keywords"]}


def _events() -> Iterator[Row]:
    for municipality, content in _CONTENT["municipalities"].items():
        places = {place["id"]: place for place in content["places"]}
        for event in content["events"]:
            place = places[event["place"]]
            yield event | {
                "id": f"sandbox:{municipality}-{event['id']}",
                "place": place | {"id": f"sandbox:{municipality}-{place['id']}"},
                "municipality": content["name"],
            }


EVENTS: dict[str, Row] = {event["id"]: event for event in _events()}
"""Every event as the file has it, with its place in full and the names of its municipality; by id."""

REGISTRATIONS: dict[str, Row] = {
    str(event["registration"]["number"]): event["registration"] | {"event": event}
    for event in EVENTS.values()
    if "registration" in event
}
"""Every registration as the file has it, with its event; by number."""


def begins(event: Row) -> datetime:
    """When an event begins."""
    return _in_days(event["starts"]["in_days"], event["starts"]["at"])


def ends(event: Row) -> datetime:
    """When an event ends."""
    hours, minutes = event["lasts"].split(":")
    return begins(event) + timedelta(hours=int(hours), minutes=int(minutes))


def enrolment(registration: Row) -> tuple[datetime, datetime]:
    """From when until when one can enrol."""
    return _in_days(registration["opens_in_days"]), _in_days(registration["closes_in_days"], "23:59")


def texts_of(event: Row) -> str:
    """All that an event says, text by text, in small letters."""
    said = (text for name in ("name", "summary", "description") for text in event[name].values())
    return "\n".join(said).lower()


def shown(event: Row, base: str, include: set[str], registration: Row | None) -> Row:
    """An event as the server shows it; what is not included is given by its address.

    Args:
        base: address of the API.
        registration: as the server shows it, with the seats that are left.
    """
    place, number = event["place"], event.get("registration", {}).get("number")
    address = {"@id": f"{base}/registration/{number}/"} if number else None
    keywords = [_keyword(id, base, "keywords" in include) for id in event["keywords"]]
    ages = event.get("ages", {})
    return {
        "id": event["id"],
        "name": event["name"],
        "short_description": event["summary"],
        "description": event["description"],
        "start_time": _utc(begins(event)),
        "end_time": _utc(ends(event)),
        "event_status": "EventScheduled",
        "type_id": event["kind"],
        "location": _place(place, event["municipality"], base)
        if "location" in include
        else {"@id": f"{base}/place/{place['id']}/"},
        "registration": registration if registration and "registration" in include else address,
        "keywords": keywords,
        "in_language": [{"@id": f"{base}/language/{language}/"} for language in event["languages"]],
        "audience_min_age": ages.get("youngest"),
        "audience_max_age": ages.get("oldest"),
        "offers": [{"is_free": bool(event.get("free")), "price": _price(event), "description": None}],
        "info_url": None,
        "publisher": "sandbox:organization",
        "data_source": "sandbox",
        "@id": f"{base}/event/{event['id']}/",
        "@context": "http://schema.org",
        "@type": "Event/LinkedEvent",
    }


def shown_registration(registration: Row, base: str, attending: int, waiting: int, held: int) -> Row:
    """A registration as the server shows it.

    Args:
        attending, waiting: how many there are.
        held: seats that somebody is just filling in the form for.
    """
    opens, closes = enrolment(registration)
    places, queue = registration["places"], registration.get("waiting_list")
    free = max(places - attending - held, 0)
    ages = registration["event"].get("ages", {})
    return {
        "id": registration["number"],
        "event": {"@id": f"{base}/event/{registration['event']['id']}/"},
        "maximum_attendee_capacity": places,
        "remaining_attendee_capacity": free,
        "waiting_list_capacity": queue,
        "remaining_waiting_list_capacity": None if queue is None else max(queue - waiting, 0),
        "current_attendee_count": attending,
        "current_waiting_list_count": waiting,
        "audience_min_age": ages.get("youngest"),
        "audience_max_age": ages.get("oldest"),
        "enrolment_start_time": opens.isoformat(),
        "enrolment_end_time": closes.isoformat(),
        "mandatory_fields": registration["asks"],
        "maximum_group_size": registration.get("at_a_time"),
        "registration_price_groups": [
            {
                "id": price["number"],
                "price_group": {"id": price["number"], "description": price["name"]},
                "price": price["euros"],
                "vat_percentage": "25.50",
            }
            for price in registration.get("prices", [])
        ],
        "signup_url": None,
        "confirmation_message": None,
        "instructions": registration.get("instructions"),
        "data_source": "sandbox",
        "publisher": "sandbox:organization",
    }


def _place(place: Row, municipality: Row, base: str) -> Row:
    return {
        "id": place["id"],
        "name": place["name"],
        "position": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
        "street_address": place["address"],
        "address_locality": municipality,
        "postal_code": place["postal_code"],
        "divisions": [{"type": "muni", "ocd_id": None, "municipality": None, "name": municipality}],
        "@id": f"{base}/place/{place['id']}/",
        "@type": "Place",
    }


def _keyword(id: str, base: str, whole: bool) -> Row:
    address = {"@id": f"{base}/keyword/{id}/"}
    return _KEYWORDS[id] | address | {"@type": "Keyword"} if whole else address


def _price(event: Row) -> Row | None:
    prices = event.get("registration", {}).get("prices", [])
    if not prices:
        return None
    euros = {price["number"]: price["euros"].replace(".", ",") for price in prices}
    return {
        language: ", ".join(f"{price['name'][language]} {euros[price['number']]} €" for price in prices)
        for language in ("fi", "sv")
    }


def _in_days(days: int, clock: str = "00:00") -> datetime:
    day = datetime.now(HELSINKI).date() + timedelta(days=days)
    return datetime.combine(day, time.fromisoformat(clock), HELSINKI)


def _utc(moment: datetime) -> str:
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
