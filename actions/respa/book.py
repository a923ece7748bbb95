"""Booking a hall, a room or a thing: free times without login, the booking itself in the citizen's name."""

from datetime import date
from typing import Any

from actions.fields.slot import Slot, ends_of, note_wish, wish_in_draft
from actions.fields.slot_words import Wish
from actions.form.draft import Draft
from actions.handlers import Commission, Done, Handler, Option, Receipt
from actions.identity.citizen import citizen_of
from actions.respa.acting import KNOWN_AS, names_of, reserver, reserver_of
from actions.respa.asking import question_of
from actions.respa.details import NUMBER, PEOPLE, extra_of, fields_of
from actions.respa.receipts import facts_of, receipt_of
from actions.respa.refusing import told
from actions.respa.rooms import Rooms, window
from actions.respa.search import Finder
from actions.respa.showing import euros, slot_of
from actions.respa.spaces import in_both, is_item, is_of_kind, is_telling, kinds, likely
from actions.systems import Systems
from actions.turn import TurnContext
from akkuna.errors import SystemFailure
from akkuna.municipality import Municipality
from akkuna.replies import Line, Reply, Term, Words
from akkuna.service import FieldSpec
from akkuna.times import HELSINKI
from integrations.django_rest import Refused
from integrations.respa.client import Respa
from integrations.respa.models import Resource
from integrations.respa.reservations import Reservation
from integrations.respa.sending import Order, OrderLine, ReservationToSend
from integrations.respa.slots import free_slots

SERVICE = "book_space"
PRICE, TERMS = "price", "terms"
"""Under which the draft keeps what `prepare` learnt, beside its answers: cents, and texts by language."""


class BookSpace(Handler):
    """Finds a free time and books it."""

    def __init__(self, rooms: Rooms, systems: Systems) -> None:
        self._rooms, self._systems, self._finder = rooms, systems, Finder(rooms)

    async def options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The kinds of what the municipality has."""
        return kinds(await self._here(context))

    async def guess(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """Kinds that the words fit."""
        named = [one.normalized for one in context.understood.values("space_type") if is_telling(one.value)]
        return likely(await self._here(context), context.understood.lemmas, named)

    def is_asked(self, field: FieldSpec, draft: Draft) -> bool:
        """A thing holds no people."""
        return field.name != PEOPLE or not is_item(draft.value("space_type"))

    async def more_fields(self, draft: Draft, context: TurnContext) -> tuple[FieldSpec, ...]:
        """What a reservation of the chosen room must tell."""
        slot = draft.value("slot")
        return fields_of(slot["required"], draft) if slot else ()

    async def offered(self, draft: Draft, context: TurnContext) -> list[Slot]:
        """The free times for the wish."""
        return [slot_of(one) for one in (await self._finder.search(draft, context)).found]

    async def ask_for_slot(self, draft: Draft, context: TurnContext) -> Reply:
        """When, with the free days; or the free times for the wish."""
        return question_of(await self._finder.search(draft, context), draft, context)

    async def prepare(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """Sees once more that the time is free and the room large enough; learns price and terms."""
        slot, here = draft.value("slot"), context.municipality
        citizen = await citizen_of(context)
        if slot is None or here is None or citizen is None:
            return []
        draft.answers[KNOWN_AS] = names_of(citizen)
        draft.answers.pop(PRICE, None)
        begin, end = ends_of(slot)
        server = self._systems.respa(here)
        who = reserver(citizen, here)
        try:
            room = await server.resource(slot["resource"], start=begin, end=end, citizen=who)
            if slot["products"]:
                lines = [OrderLine(one) for one in slot["products"]]
                draft.answers[PRICE] = (await server.price(lines, begin, end, citizen=who)).price
        except SystemFailure:
            # What is confirmed now waits until the system answers, and is refused then if it must be.
            return [Reply("not_checked", service=SERVICE)]
        draft.answers[TERMS] = dict(room.terms) if room else {}
        wrong = _what_is_wrong(room, slot, draft, context)
        if wrong is None:
            return []
        self._rooms.forget(here)
        _ask_for_another(draft, begin.date(), slot)
        return [wrong]

    def summary_lines(self, draft: Draft, context: TurnContext) -> tuple[Line, ...]:
        """What it costs, and the terms that are accepted with it."""
        lines = []
        if draft.answers.get(PRICE):
            lines.append(Line(Term("label.price"), Term("price", {"euros": euros(draft.answers[PRICE])})))
        terms = draft.answers.get(TERMS) or {}
        finnish, swedish, _ = in_both(terms, "")
        if finnish:
            words = Words(finnish, swedish)
            lines.append(Line(Term("label.terms"), words))
        return tuple(lines)

    async def commit(self, commission: Commission) -> Done:
        """Reserves the time in the name of who confirmed it."""
        with told(commission.draft.answers):
            return await self._reserve(commission)

    async def look_up(self, commission: Commission) -> Done | None:
        """Whether it was reserved; if not, it is now: a time cannot be reserved twice.

        Raises:
            SystemFailure: the server could not be asked.
        """
        found = await self._find(commission)
        if found is not None:
            return _done(found, commission.draft)
        try:
            return await self._reserve(commission)
        except Refused:
            found = await self._find(commission)
            return _done(found, commission.draft) if found else None

    def receipt(self, operation: Any) -> Receipt:
        """What was booked, in which state it is, where it is paid for, and how it is changed."""
        return receipt_of(operation)

    async def _reserve(self, commission: Commission) -> Done:
        draft, municipality = commission.draft, commission.municipality
        slot = draft.value("slot")
        begin, end = ends_of(slot)
        order = None
        if slot["products"]:
            lines = tuple(OrderLine(one) for one in slot["products"])
            order = Order(lines, f"{self._systems.base_url}/{municipality.folder}")
        wish = ReservationToSend(slot["resource"], begin, end, extra_of(draft, slot["required"]), order)
        who = reserver_of(commission.operation, draft, municipality)
        made = await self._server(municipality).reserve(who, wish)
        self._rooms.forget(municipality)
        return _done(made, draft)

    async def _find(self, commission: Commission) -> Reservation | None:
        slot = commission.draft.value("slot")
        who = reserver_of(commission.operation, commission.draft, commission.municipality)
        return await self._server(commission.municipality).find(who, slot["resource"], *ends_of(slot))

    def _server(self, municipality: Municipality) -> Respa:
        return self._systems.respa(municipality)

    async def _here(self, context: TurnContext) -> list[Resource]:
        here = context.municipality
        if here is None:
            return []
        press = context.understood.press
        if press and press.argument == "again":
            self._rooms.forget(here)
        return await self._rooms.of(here, window(None, context.now.astimezone(HELSINKI).date()))


def _what_is_wrong(room: Resource | None, slot: Slot, draft: Draft, context: TurnContext) -> Reply | None:
    """Why the time cannot be had after all; None where it can."""
    begin, end = ends_of(slot)
    kind, people = draft.value("space_type"), draft.value(PEOPLE) or draft.value(NUMBER)
    if room is None:
        return Reply("slot.gone", service=SERVICE)
    if kind and not is_of_kind(room, kind):
        return Reply("slot.other_kind", service=SERVICE)
    if people and room.people_capacity and people > room.people_capacity:
        values = {"people": people, "most": room.people_capacity}
        return Reply("slot.too_small", values, service=SERVICE)
    free = free_slots(room, begin.date(), end - begin, now=context.now)
    if not any((one.begin, one.end) == (begin, end) for one in free):
        return Reply("slot.taken", service=SERVICE)
    return None


def _ask_for_another(draft: Draft, day: date, slot: Slot) -> None:
    """Takes the time back, and wishes for one like it; everything else stays."""
    begin, end = ends_of(slot)
    draft.forget("slot")
    if not wish_in_draft(draft).first:
        minutes = int((end - begin).total_seconds() // 60)
        note_wish(draft, Wish(first=day, last=day, at=begin.time(), minutes=minutes))


def _done(made: Reservation, draft: Draft) -> Done:
    state = made.state if made.state in ("confirmed", "requested", "waiting_for_payment") else "made"
    return Done(made.id, state=state, facts=facts_of(made, draft.value("slot"), draft.answers.get(PRICE)))
