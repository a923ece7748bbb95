"""The citizen's own bookings: what the municipalities' reservation systems show of them."""

import asyncio
from dataclasses import dataclass
from typing import Any

from actions.fields.slot import Slot
from actions.identity.citizen import citizen_of, note
from actions.respa.acting import reserver
from actions.respa.receipts import booking_code
from actions.respa.rooms import SYSTEM, Rooms, window
from actions.respa.showing import slot_of
from actions.respa.times import Found
from actions.systems import Systems
from actions.turn import TurnContext
from akkuna.citizen import Citizen
from akkuna.errors import NotAllowed, SystemFailure
from akkuna.municipality import Municipality
from akkuna.times import HELSINKI
from integrations.database import Operation, operations
from integrations.respa.models import Resource
from integrations.respa.reservations import Reservation
from integrations.respa.slots import Slot as Time

MOST_REMEMBERED = 100
"""Operations that are looked through for municipalities in which the citizen has booked, and for payments."""
BOOKED_BY = "book_space"


@dataclass(frozen=True)
class Booking:
    """One booking.

    Attributes:
        slot: what, where and when, as the form keeps it.
        payment_url: where it is paid for, while it waits for that.
        price: cents; None where nobody said.
    """

    municipality: Municipality
    reservation: Reservation
    slot: Slot
    payment_url: str | None = None
    price: int | None = None

    @property
    def code(self) -> str:
        """Tells it from the citizen's others."""
        return booking_code(self.municipality.code, self.reservation.id)


@dataclass(frozen=True)
class Listed:
    """All bookings that are to come, earliest first, and the municipalities whose system did not answer."""

    bookings: tuple[Booking, ...]
    silent: tuple[Municipality, ...] = ()

    def by_code(self, code: str) -> Booking | None:
        """The booking of a code; None where the citizen has none such."""
        return next((one for one in self.bookings if one.code == code), None)


class Bookings:
    """Reads the citizen's bookings in their own name."""

    def __init__(self, rooms: Rooms, systems: Systems) -> None:
        self._rooms, self._systems = rooms, systems

    async def listed(self, context: TurnContext, *, purpose: str) -> Listed:
        """The bookings of who is identified, or of whom they act for, here and where they booked before.

        Args:
            purpose: the service that needs them, for the audit log.

        Raises:
            NotAllowed: nobody is identified.
        """
        citizen = await citizen_of(context)
        if citizen is None:
            raise NotAllowed()
        subject = citizen.subject_hash
        made = await context.store(lambda tx: operations.of_person(tx, subject, limit=MOST_REMEMBERED))
        made = [one for one in made if one.service == BOOKED_BY]
        asked = _municipalities(made, context)
        answers = await asyncio.gather(*(self._answer(one, citizen, made, context) for one in asked))
        await note("personal_data_read", citizen, context, purpose=purpose, source=SYSTEM)
        bookings = [one for answer in answers if answer is not None for one in answer]
        bookings.sort(key=lambda one: one.reservation.begin)
        silent = [one for one, answer in zip(asked, answers, strict=True) if answer is None]
        return Listed(tuple(bookings), tuple(silent))

    async def of(
        self, municipality: Municipality, citizen: Citizen, made: list[Operation], context: TurnContext
    ) -> list[Booking]:
        """Those of the citizen in one municipality that are to come.

        Args:
            made: the citizen's operations that booked something.

        Raises:
            SystemFailure: its system does not answer.
        """
        server = self._systems.respa(municipality)
        own = await server.reservations(reserver(citizen, municipality))
        coming = [one for one in own if one.end > context.now and one.active]
        rooms = await self._named(municipality, coming, context) if coming else {}
        return [_booking(municipality, one, rooms, _facts(one, municipality, made)) for one in coming]

    async def _answer(
        self, municipality: Municipality, citizen: Citizen, made: list[Operation], context: TurnContext
    ) -> list[Booking] | None:
        """The same; None where its system does not answer."""
        try:
            return await self.of(municipality, citizen, made, context)
        except SystemFailure:
            return None

    async def _named(
        self, municipality: Municipality, own: list[Reservation], context: TurnContext
    ) -> dict[str, Resource]:
        days = window(None, context.now.astimezone(HELSINKI).date())
        rooms = {one.id: one for one in await self._rooms.of(municipality, days)}
        server = self._systems.respa(municipality)
        for one in own:
            if one.resource and one.resource not in rooms:
                found = await server.resource(one.resource, start=one.begin, end=one.end)
                rooms |= {one.resource: found} if found else {}
        return rooms


def _municipalities(made: list[Operation], context: TurnContext) -> list[Municipality]:
    """This one, and those in which something was booked, where they have the system."""
    served = context.catalogue.municipalities
    codes = dict.fromkeys(
        [context.conversation.municipality or "", *(one.municipality or "" for one in made)]
    )
    return [served[code] for code in codes if code in served and SYSTEM in served[code].systems]


def _booking(
    municipality: Municipality, one: Reservation, rooms: dict[str, Resource], facts: dict[str, Any]
) -> Booking:
    room = rooms.get(one.resource or "") or Resource.parse_obj({"id": one.resource or "?"})
    slot = slot_of(Found(municipality, room, Time(one.begin, one.end)))
    waits = one.state == "waiting_for_payment"
    price = one.price if one.price is not None else facts.get("price")
    return Booking(municipality, one, slot, facts.get("payment_url") if waits else None, price)


def _facts(one: Reservation, municipality: Municipality, made: list[Operation]) -> dict[str, Any]:
    """What the server told when the booking was made, and never again: price and address of the payment."""
    for operation in made:
        if operation.external_id == one.id and operation.municipality == municipality.code:
            return dict(operation.result.get("facts") or {})
    return {}
