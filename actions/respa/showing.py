"""Rooms and times as cards, and what a time's button stands for."""

from collections.abc import Iterable
from typing import Any

from actions.fields.slot import Slot, when_of
from actions.respa.spaces import in_both
from actions.respa.times import Found
from akkuna.municipality import Municipality
from akkuna.replies import Button, Card, Press, Term, Value, Words
from integrations.respa.models import Resource

SERVICE = "book_space"
"""Whose texts tell of rooms and times."""
PRICED_BY = ("hourly", "daily", "fixed")


def slot_of(found: Found) -> Slot:
    """A time as a button carries it and the draft keeps it, with what else a reservation of it needs."""
    resource, unit = found.resource, found.resource.unit
    name, house = _names(resource)
    return {
        "municipality": found.municipality.code,
        "resource": resource.id,
        "unit": unit.id if unit else None,
        "name": name,
        "house": house,
        "begin": found.slot.begin.isoformat(),
        "end": found.slot.end.isoformat(),
        "required": list(resource.required_fields),
        "products": [one.id for one in resource.products if one.type == "rent"],
        "holds": resource.people_capacity,
    }


def cards_of(found: Iterable[Found], here: Municipality | None) -> tuple[Card, ...]:
    """A card for each room, with a button for each of its times."""
    rooms: dict[str, list[Found]] = {}
    for one in found:
        rooms.setdefault(one.resource.id, []).append(one)
    return tuple(_card(times, here) for times in rooms.values())


def title_of(resource: Resource) -> Term:
    """The room's name and its house's."""
    name, house = _names(resource)
    return Term("slot.place", {"name": Words(**name), "house": Words(**house)}, service=SERVICE)


def euros(cents: int) -> str:
    """ "18,00": as both languages write it."""
    return f"{cents // 100},{cents % 100:02}"


def _card(times: list[Found], here: Municipality | None) -> Card:
    resource, there = times[0].resource, times[0].municipality
    buttons = tuple(Button(when_of(slot_of(one)), Press("inform", slot_of(one))) for one in times)
    told = [] if there == here else [Term("slot.there", {"municipality": there.names.words}, service=SERVICE)]
    return Card("item", title_of(resource), text=_sentences([*told, *_told_of(resource)]), buttons=buttons)


def _told_of(resource: Resource) -> list[Term]:
    told = []
    if resource.people_capacity:
        told.append(Term("slot.holds", {"people": resource.people_capacity}, service=SERVICE))
    if resource.min_price and resource.price_type in PRICED_BY:
        price = {"euros": euros(resource.min_price)}
        told.append(Term(f"slot.price_{resource.price_type}", price, service=SERVICE))
    elif not resource.is_paid and not resource.min_price:
        told.append(Term("slot.free_of_charge", service=SERVICE))
    if resource.need_manual_confirmation:
        told.append(Term("slot.by_official", service=SERVICE))
    return told


def _sentences(told: list[Term]) -> Value:
    """Sentences one after the other."""
    whole: Value = ""
    for one in told:
        whole = Term("slot.and", {"before": whole, "after": one}, service=SERVICE) if whole else one
    return whole


def _names(resource: Resource) -> tuple[dict[str, Any], dict[str, Any]]:
    unit = resource.unit
    finnish, swedish, both = in_both(resource.name, resource.id)
    house_fi, house_sv, _ = in_both(unit.name if unit else {}, "")
    source = None if both else ("fi" if resource.name.get("fi") else "sv")
    name = {"fi": finnish, "sv": swedish, "source": source}
    return name, {"fi": house_fi, "sv": house_sv, "source": None}
