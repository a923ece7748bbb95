"""Free times for what the draft wishes, here and, where nothing is free, with the neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from actions.fields.slot import wish_in_draft
from actions.fields.slot_words import Wish
from actions.form.draft import Draft
from actions.respa.details import PEOPLE
from actions.respa.rooms import Rooms, window
from actions.respa.spaces import is_of_kind, words_of_house
from actions.respa.times import Found, counts, each_day, nearest, of_rooms
from actions.turn import TurnContext
from akkuna.municipality import Municipality
from akkuna.times import HELSINKI
from integrations.respa.models import Resource

MOST = 6
"""Times that are offered at once."""
MOST_ROOMS = 3
NEAREST = 3
"""Alternatives that are offered, of each place that was looked at."""

Why = Literal["when", "free", "nearest", "or_elsewhere", "elsewhere", "too_big", "none"]
"""What is offered: nothing yet, what was wished, what is nearest, that and the neighbours', the neighbours'
only, theirs since no room here is large enough, or nothing."""


@dataclass(frozen=True)
class Search:
    """What was found.

    Attributes:
        found: in the order in which it is shown.
        further: whether there is more.
        days: day → how many times are free on it here.
        largest: how many people the largest room of the kind holds, where that is too few.
    """

    why: Why
    found: tuple[Found, ...] = ()
    further: bool = False
    days: dict[date, int] = field(default_factory=dict)
    largest: int | None = None


class Finder:
    """Searches.

    Args:
        rooms: what there is.
    """

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    async def search(self, draft: Draft, context: TurnContext) -> Search:
        """What is free for the draft's kind, people and wish.

        Raises:
            SystemFailure: the municipality's own server cannot be asked.
        """
        here = context.municipality
        if here is None:
            return Search("none")
        wish, now = wish_in_draft(draft), context.now
        days = window(wish.first, now.astimezone(HELSINKI).date())
        of_kind = _of_kind(await self.rooms.of(here, days), draft)
        people = draft.value(PEOPLE)
        own = _preferred(_large_enough(of_kind, people), draft)
        free = counts(own, each_day(*days), wish, now=now)
        if own and wish.first is None:
            return Search("when" if free else "none", days=free)
        exact = of_rooms(here, own, _wished(wish, days), wish, now=now)
        if exact:
            shown = _shown(exact, wish)
            return Search("free", shown, len(exact) > wish.later + len(shown), free)
        near = nearest(here, own, list(free), wish, now=now)[:NEAREST] if own else []
        others = await self._elsewhere(here, days, draft, context, exact=bool(near))
        if not own and of_kind:
            largest = max(one.people_capacity or 0 for one in of_kind)
            return Search("too_big" if others else "none", tuple(others), days=free, largest=largest)
        if not near and not others:
            return Search("none", days=free)
        why: Why = "elsewhere" if not near else ("or_elsewhere" if others else "nearest")
        return Search(why, tuple(_in_rooms([*near, *others])), days=free)

    async def _elsewhere(
        self,
        here: Municipality,
        days: tuple[date, date],
        draft: Draft,
        context: TurnContext,
        *,
        exact: bool,
    ) -> list[Found]:
        """The neighbours' times that the wish allows; where there is nothing else, their nearest too."""
        served = context.catalogue.municipalities
        neighbours = [served[code] for code in here.neighbours if code in served]
        offering = [
            one
            for one in neighbours
            if context.catalogue.offered(context.catalogue.services[draft.service], one)
        ]
        wish, now = wish_in_draft(draft), context.now
        found: list[Found] = []
        near: list[Found] = []
        for municipality, resources in await self.rooms.of_several(offering, days):
            rooms = _large_enough(_of_kind(resources, draft), draft.value(PEOPLE))
            found += of_rooms(municipality, rooms, _wished(wish, days), wish, now=now)[:1]
            if not exact and not found:
                near += nearest(municipality, rooms, each_day(*days), wish, now=now)[:1]
        return (found or near)[:NEAREST]


def _of_kind(resources: Sequence[Resource], draft: Draft) -> list[Resource]:
    kind = draft.value("space_type")
    return [one for one in resources if kind is None or is_of_kind(one, kind)]


def _large_enough(resources: Sequence[Resource], people: int | None) -> list[Resource]:
    """Those that hold so many, or of which nobody says how many they hold."""
    return [
        one
        for one in resources
        if people is None or one.people_capacity is None or one.people_capacity >= people
    ]


def _preferred(resources: list[Resource], draft: Draft) -> list[Resource]:
    """Those whose own name or house the words that began it name, if they name some and not all."""
    said = frozenset(draft.opening_values.get("lemmas", ()))
    if len(resources) < 2 or not said:
        return resources
    names = {one.id: words_of_house(one) for one in resources}
    common = frozenset.intersection(*names.values())
    told = {one.id: len((names[one.id] - common) & said) for one in resources}
    best = max(told.values())
    return [one for one in resources if told[one.id] == best] if best else resources


def _wished(wish: Wish, days: tuple[date, date]) -> list[date]:
    first, last = wish.first or days[0], wish.last or wish.first or days[1]
    return each_day(max(first, days[0]), min(last, days[1]))


def _shown(found: list[Found], wish: Wish) -> tuple[Found, ...]:
    """The next ones, of a few rooms at once; from the beginning again after the last."""
    start = wish.later if wish.later < len(found) else 0
    return tuple(_in_rooms(found[start : start + MOST]))


def _in_rooms(found: list[Found]) -> list[Found]:
    """Each room's times together, the rooms in the order of their first ones."""
    rooms = list(dict.fromkeys(one.resource.id for one in found))[:MOST_ROOMS]
    return [one for room in rooms for one in found if one.resource.id == room]
