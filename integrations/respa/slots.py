"""Free times of resources, computed from their hours and reservations: pure functions, nothing is called.

Rules: a reservation lies within one day's opening hours, begins and ends on the grid of slots that starts at
opening, keeps to the shortest and longest length, and begins in the time that the resource is reservable
(resources/models/resource.py and reservation.py of Respa).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from integrations.respa.models import Hours, Resource
from integrations.tolerant import HELSINKI

USUAL_SLOT = timedelta(minutes=30)
"""Grid of a resource that names neither a slot nor a shortest length."""


@dataclass(frozen=True)
class Slot:
    """A free time, in Finnish time."""

    begin: datetime
    end: datetime


@dataclass(frozen=True)
class Offer:
    """A free time of a resource."""

    resource: Resource
    slot: Slot


def free_slots(
    resource: Resource, day: date, length: timedelta, *, now: datetime, moving: str | None = None
) -> list[Slot]:
    """Times of a length at which the resource can be reserved on a day, earliest first. They overlap.

    Args:
        resource: with the opening hours and reservations of that day.
        length: of the reservation; one that the resource does not allow has no slots, see `fitting_length`.
        now: nothing before it is free.
        moving: id of a reservation that will be moved, and so does not keep its own time.
    """
    if not resource.reservable or fitting_length(resource, length) != length:
        return []
    taken = [
        (one.begin.astimezone(timezone.utc), one.end.astimezone(timezone.utc))
        for one in resource.reservations
        if one.active and one.id != moving
    ]
    found = {
        begin
        for hours in resource.opening_hours
        if hours.date == day
        for begin in _grid(resource, hours, length)
        if begin >= now
        and _reservable(resource, begin)
        and not any(begin < last and first < begin + length for first, last in taken)
    }
    return [
        Slot(begin.astimezone(HELSINKI), (begin + length).astimezone(HELSINKI)) for begin in sorted(found)
    ]


def nearest(
    resources: Iterable[Resource], begin: datetime, length: timedelta, *, now: datetime, most: int = 3
) -> list[Offer]:
    """The free times closest to the one wished for, the closest first; of equals, the earlier resource's.

    Of each resource and each day that was loaded, the one nearest to the wished time of day is offered: who
    asks for Saturday evening is better served by Sunday evening than by Sunday morning.

    Args:
        resources: with hours and reservations of the days to look at; those of neighbours after one's own.
        begin: the wish, an aware time.
    """
    clock = begin.astimezone(HELSINKI).timetz()
    offers = [
        Offer(resource, min(slots, key=lambda slot: abs(slot.begin - datetime.combine(day, clock))))
        for resource in resources
        for day in sorted({hours.date for hours in resource.opening_hours})
        if (slots := free_slots(resource, day, length, now=now))
    ]
    return sorted(offers, key=lambda offer: abs(offer.slot.begin - begin))[:most]


def fitting_length(resource: Resource, length: timedelta) -> timedelta:
    """The allowed length nearest to the wish: whole slots, neither too short nor too long."""
    slot = slot_size(resource)
    shortest = _whole_slots(resource.min_period or slot, slot)
    longest = resource.max_period - resource.max_period % slot if resource.max_period else None
    fitting = max(_whole_slots(length, slot), shortest)
    return min(fitting, longest) if longest and longest >= shortest else fitting


def slot_size(resource: Resource) -> timedelta:
    """The grid on which reservations begin and end."""
    return resource.slot_size or resource.min_period or USUAL_SLOT


def _whole_slots(length: timedelta, slot: timedelta) -> timedelta:
    return max(-(-length // slot), 1) * slot


def _grid(resource: Resource, hours: Hours, length: timedelta) -> Iterator[datetime]:
    """Beginnings from opening on, in UTC: on the night of a clock change, local times would lie."""
    if hours.opens is None or hours.closes is None:
        return
    begin, closes = hours.opens.astimezone(timezone.utc), hours.closes.astimezone(timezone.utc)
    while begin + length <= closes:
        yield begin
        begin += slot_size(resource)


def _reservable(resource: Resource, begin: datetime) -> bool:
    after, before = resource.reservable_after, resource.reservable_before
    return (after is None or begin >= after) and (before is None or begin < before)
