"""Which free times fit a wish: pure functions on what was read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from actions.fields.slot_words import Wish
from akkuna.municipality import Municipality
from akkuna.times import HELSINKI
from integrations.respa.models import Resource
from integrations.respa.slots import Slot, fitting_length, free_slots, slot_size

USUAL = timedelta(hours=2)
"""How long is wanted where nothing was said."""
MIDDAY = time(16)
"""The time of day from which the nearest is reckoned where none was said."""
MOST_OF_A_DAY, MOST_OF_SEVERAL = 4, 2
"""Times of one room that are offered: on one day, and on each of several."""


@dataclass(frozen=True)
class Found:
    """A free time of a room of a municipality."""

    municipality: Municipality
    resource: Resource
    slot: Slot


def of_rooms(
    municipality: Municipality,
    resources: Iterable[Resource],
    days: list[date],
    wish: Wish,
    *,
    now: datetime,
    moving: str | None = None,
) -> list[Found]:
    """The free times on these days that the wish allows, earliest first.

    Args:
        moving: id of a reservation that will be moved, and so does not keep its own time.
    """
    found = [
        Found(municipality, resource, slot)
        for resource in resources
        for day in days
        for slot in list(_on(resource, day, wish, now, moving))[: _most(days)]
    ]
    return sorted(found, key=lambda one: (one.slot.begin.date(), _size(one.resource), one.slot.begin))


def nearest(
    municipality: Municipality,
    resources: Iterable[Resource],
    days: list[date],
    wish: Wish,
    *,
    now: datetime,
    moving: str | None = None,
) -> list[Found]:
    """The free times closest to the wish, the closest first: one of each room and day."""
    clock = wish.at or wish.earliest or MIDDAY
    aim = datetime.combine(wish.first or days[0], clock, HELSINKI)
    found = []
    for resource in resources:
        length = length_of(resource, wish)
        for day in days:
            slots = free_slots(resource, day, length, now=now, moving=moving)
            if slots:
                best = min(slots, key=lambda one: abs(one.begin - datetime.combine(day, clock, HELSINKI)))
                found.append(Found(municipality, resource, best))
    return sorted(found, key=lambda one: (abs(one.slot.begin - aim), _size(one.resource)))


def counts(
    resources: Iterable[Resource],
    days: Iterable[date],
    wish: Wish,
    *,
    now: datetime,
    moving: str | None = None,
) -> dict[date, int]:
    """Day → how many times of the wished length are free on it, one after the other; days with some."""
    whole_day = Wish(minutes=wish.minutes)
    counted: Counter[date] = Counter()
    for resource in resources:
        for day in days:
            counted[day] += len(list(_on(resource, day, whole_day, now, moving)))
    return {day: count for day, count in sorted(counted.items()) if count}


def length_of(resource: Resource, wish: Wish) -> timedelta:
    """The length that the resource allows nearest to the wish."""
    return fitting_length(resource, timedelta(minutes=wish.minutes) if wish.minutes else USUAL)


def each_day(first: date, last: date) -> list[date]:
    """All days from one to another."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _on(resource: Resource, day: date, wish: Wish, now: datetime, moving: str | None) -> Iterator[Slot]:
    """Times of a day that do not overlap, on whole hours where the grid has them."""
    end: datetime | None = None
    for slot in free_slots(resource, day, length_of(resource, wish), now=now, moving=moving):
        suits = _allows(wish, slot) and (wish.at is not None or _is_round(slot, resource))
        if suits and (end is None or slot.begin >= end):
            yield slot
            end = slot.end


def _is_round(slot: Slot, resource: Resource) -> bool:
    return slot.begin.minute == 0 or slot_size(resource) >= timedelta(hours=1)


def _allows(wish: Wish, slot: Slot) -> bool:
    begin, end = slot.begin.timetz().replace(tzinfo=None), slot.end.timetz().replace(tzinfo=None)
    if wish.at is not None:
        return begin == wish.at
    return (wish.earliest is None or begin >= wish.earliest) and (wish.latest is None or end <= wish.latest)


def _most(days: list[date]) -> int:
    return MOST_OF_A_DAY if len(days) == 1 else MOST_OF_SEVERAL


def _size(resource: Resource) -> int:
    """A room of which nobody says how many fit in comes last."""
    return resource.people_capacity or 10**6
