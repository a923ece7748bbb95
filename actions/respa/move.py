"""Moving one of the citizen's own bookings to another time of the same room."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.fields.slot import Slot, ends_of, wish_in_draft
from actions.fields.slot_words import Wish
from actions.form.draft import Draft
from actions.form.opening import understood_from
from actions.handlers import Commission, Done, Receipt
from actions.respa.acting import reserver_of
from actions.respa.asking import question_of
from actions.respa.bookings import Booking
from actions.respa.change import ChangesBooking
from actions.respa.receipts import facts_of, receipt_of
from actions.respa.refusing import told
from actions.respa.rooms import span, window
from actions.respa.search import MOST, NEAREST, Search
from actions.respa.showing import slot_of
from actions.respa.times import counts, each_day, nearest, of_rooms
from actions.turn import TurnContext
from akkuna.errors import RequestRefused, SystemUnavailable
from akkuna.replies import Reply
from akkuna.times import HELSINKI
from integrations.database import Operation
from integrations.respa.models import Resource
from integrations.respa.reservations import Reservation
from integrations.respa.slots import free_slots


@dataclass(frozen=True)
class _Room:
    """The room of the booking, with what is taken of it, and the booking."""

    booking: Booking
    room: Resource
    days: tuple[date, date]
    wish: Wish


class MoveBooking(ChangesBooking):
    """Offers the free times of the same room, and moves the booking to one of them."""

    service = "move_booking"

    async def offered(self, draft: Draft, context: TurnContext) -> list[Slot]:
        """The room's free times for the wish."""
        return [slot_of(one) for one in (await self._search(draft, context)).found]

    async def ask_for_slot(self, draft: Draft, context: TurnContext) -> Reply:
        """To when, with the free days; or the free times for the wish."""
        return question_of(await self._search(draft, context), draft, context)

    async def prepare(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """Sees that the booking still stands, and that the new time is free."""
        replies = await super().prepare(draft, context)
        slot = draft.value("slot")
        if slot is None or draft.value("booking") is None or any(one.key == "not_checked" for one in replies):
            return replies
        try:
            there = await self._room(draft, context)
        except SystemUnavailable:
            return [*replies, Reply("not_checked", service=self.service)]
        begin, end = ends_of(slot)
        moving = there.booking.reservation.id
        free = free_slots(there.room, begin.date(), end - begin, now=context.now, moving=moving)
        if slot["resource"] == there.room.id and any((one.begin, one.end) == (begin, end) for one in free):
            return replies
        draft.forget("slot")
        return [*replies, Reply("slot.taken", service="book_space")]

    async def commit(self, commission: Commission) -> Done:
        """Moves; once more does no harm."""
        draft, municipality = commission.draft, commission.municipality
        standing = await self.standing(commission)
        if standing is None or not standing.active:
            raise RequestRefused("respa", 404, "booking", "not_found")
        who, slot = reserver_of(commission.operation, draft, municipality), draft.value("slot")
        with told(draft.answers):
            moved = await self._systems.respa(municipality).move(who, standing, *ends_of(slot))
        self._rooms.forget(municipality)
        return _done(moved, slot)

    async def look_up(self, commission: Commission) -> Done | None:
        """Whether it has the new time; if not, it is moved now.

        Raises:
            SystemFailure: the server could not be asked.
        """
        standing, slot = await self.standing(commission), commission.draft.value("slot")
        if standing is not None and (standing.begin, standing.end) == ends_of(slot):
            return _done(standing, slot)
        return await self.commit(commission)

    def receipt(self, operation: Operation) -> Receipt:
        """Place and new time; moving again and cancelling."""
        return receipt_of(operation)

    async def _search(self, draft: Draft, context: TurnContext) -> Search:
        there = await self._room(draft, context)
        here, rooms, wish = there.booking.municipality, [there.room], there.wish
        given = {"now": context.now, "moving": there.booking.reservation.id}
        free = counts(rooms, each_day(*there.days), wish, **given)  # type: ignore[arg-type]
        if wish.first is None:
            return Search("when" if free else "none", days=free)
        last = min(wish.last or wish.first, there.days[1])
        days = each_day(max(wish.first, there.days[0]), last)
        own = (there.booking.reservation.begin, there.booking.reservation.end)
        exact = of_rooms(here, rooms, days, wish, **given)  # type: ignore[arg-type]
        exact = [one for one in exact if (one.slot.begin, one.slot.end) != own]
        if exact:
            start = wish.later if wish.later < len(exact) else 0
            shown = tuple(exact[start : start + MOST])
            return Search("free", shown, len(exact) > start + len(shown), free)
        near = nearest(here, rooms, list(free), wish, **given)  # type: ignore[arg-type]
        near = [one for one in near if (one.slot.begin, one.slot.end) != own][:NEAREST]
        return Search("nearest" if near else "none", tuple(near), days=free)

    async def _room(self, draft: Draft, context: TurnContext) -> _Room:
        """Raises:
        SystemUnavailable: it cannot be read now.
        """
        found = await self.chosen(draft, context)
        if isinstance(found, Reply):
            raise SystemUnavailable("respa")
        wish = _wish(draft, found.reservation)
        days = window(wish.first, context.now.astimezone(HELSINKI).date())
        start, end = span(days)
        server = self._systems.respa(found.municipality)
        room = await server.resource(found.slot["resource"], start=start, end=end)
        if room is None:
            raise SystemUnavailable("respa")
        return _Room(found, room, days, wish)


def _wish(draft: Draft, standing: Reservation) -> Wish:
    """The wish for the new time, as long as the old one unless that was told. Of two days that began this,
    the one that is the booking's only names it."""
    wish, begin = wish_in_draft(draft), standing.begin.astimezone(HELSINKI)
    if wish.minutes is None:
        wish = replace(wish, minutes=int((standing.end - standing.begin).total_seconds() // 60))
    told_days = [one.normalized for one in understood_from(draft.opening_values).values("date")]
    if wish.first == begin.date() and told_days and told_days[0] == wish.first.isoformat():
        other = told_days[1] if len(told_days) > 1 else None
        if other is not None:
            first, _, last = other.partition("/")
            return replace(wish, first=date.fromisoformat(first), last=date.fromisoformat(last or first))
        if wish.at is None and wish.earliest is None and wish.latest is None:
            return replace(wish, first=None, last=None)
    return wish


def _done(moved: Reservation, slot: Mapping[str, Any]) -> Done:
    return Done(moved.id, state="moved", facts=facts_of(moved, dict(slot), moved.price))
