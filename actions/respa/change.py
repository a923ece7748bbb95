"""Cancelling one of the citizen's own bookings, and what moving it has in common with that."""

from typing import Any

from actions.fields.slot_words import wish_of
from actions.form.draft import Draft
from actions.handlers import Commission, Done, Handler, Option, Receipt
from actions.identity.citizen import citizen_of
from actions.respa.acting import KNOWN_AS, names_of, reserver_of
from actions.respa.bookings import Booking, Bookings
from actions.respa.receipts import place_and_time
from actions.respa.refusing import told
from actions.respa.rooms import Rooms
from actions.systems import Systems
from actions.turn import ABOUT, TurnContext
from akkuna.errors import SystemUnavailable
from akkuna.replies import LANGUAGES, Language, Reply, Term, Words
from akkuna.service import FieldSpec
from akkuna.wording import Wording
from akkuna.words import lemmas
from integrations.database import Operation
from integrations.respa.reservations import Reservation

BOOKING = "booking"


class ChangesBooking(Handler):
    """One of the citizen's own bookings is chosen and changed.

    Attributes:
        service: whose texts tell of it.
    """

    service = ""

    def __init__(self, bookings: Bookings, rooms: Rooms, systems: Systems) -> None:
        self._bookings, self._rooms, self._systems = bookings, rooms, systems

    async def options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The bookings that the citizen may change.

        Raises:
            SystemUnavailable: no system answers.
        """
        return [_option(one, context) for one in await self._changeable(context)]

    async def guess(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The booking of the button that began this, the only one, or those that the words name."""
        if await citizen_of(context) is None:
            return []
        own = await self._changeable(context)
        pressed = [one.normalized for one in context.understood.values(ABOUT)]
        if pressed:
            own = [one for one in own if one.code in pressed]
        elif len(own) > 1:
            own = _named(own, context)
        return [_option(one, context) for one in own]

    async def prepare(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """Sees that the booking still stands and may be changed; goes to its municipality."""
        citizen = await citizen_of(context)
        if citizen is None:
            return []
        draft.answers[KNOWN_AS] = names_of(citizen)
        found = await self.chosen(draft, context)
        if isinstance(found, Reply):
            if found.key != "not_checked":
                draft.forget(BOOKING)
            return [found]
        if found.municipality == context.municipality:
            return []
        context.change_conversation(municipality=found.municipality.code)
        return [Reply("municipality.changed", {"municipality": found.municipality.form("of")})]

    async def chosen(self, draft: Draft, context: TurnContext) -> Booking | Reply:
        """The booking that was chosen, as it is now; or why it cannot be changed, or not seen."""
        listed = await self._bookings.listed(context, purpose=self.service)
        found = next((one for one in listed.bookings if one.code == _code(draft)), None)
        if found is None:
            return Reply("not_checked" if listed.silent else "gone", service=self.service)
        return found if found.reservation.can_modify else Reply("fixed", service=self.service)

    async def _changeable(self, context: TurnContext) -> list[Booking]:
        listed = await self._bookings.listed(context, purpose=self.service)
        if listed.silent and not listed.bookings:
            raise SystemUnavailable("respa")
        return [one for one in listed.bookings if one.reservation.can_modify]

    async def standing(self, commission: Commission) -> Reservation | None:
        """The booking as the server has it now."""
        who = reserver_of(commission.operation, commission.draft, commission.municipality)
        server = self._systems.respa(commission.municipality)
        return await server.reservation(who, number_of_booking(commission.draft))


class CancelBooking(ChangesBooking):
    """Gives a booking up."""

    service = "cancel_booking"

    async def commit(self, commission: Commission) -> Done:
        """Cancels; once more does no harm."""
        draft, municipality = commission.draft, commission.municipality
        who = reserver_of(commission.operation, draft, municipality)
        number = number_of_booking(draft)
        with told(draft.answers):
            await self._systems.respa(municipality).cancel(who, number)
        self._rooms.forget(municipality)
        return Done(number, state="cancelled", facts={BOOKING: draft.value(BOOKING)})

    async def look_up(self, commission: Commission) -> Done | None:
        """Whether it is cancelled; if not, it is now.

        Raises:
            SystemFailure: the server could not be asked.
        """
        found = await self.standing(commission)
        if found is not None and found.active:
            return await self.commit(commission)
        facts = {BOOKING: commission.draft.value(BOOKING)}
        return Done(number_of_booking(commission.draft), state="cancelled", facts=facts)

    def receipt(self, operation: Operation) -> Receipt:
        """Which one it was."""
        booking = (operation.result.get("facts") or {}).get(BOOKING)
        return Receipt({BOOKING: Words(booking["fi"], booking["sv"])}) if booking else Receipt()


def number_of_booking(draft: Draft) -> str:
    """The server's number of the chosen booking. It was chosen among those that the server gave as own."""
    return _code(draft).partition(":")[2]


def _code(draft: Draft) -> str:
    return str((draft.value(BOOKING) or {}).get("code"))


def _option(one: Booking, context: TurnContext) -> Option:
    """Its place and time in both languages."""
    told: dict[str, Any] = place_and_time(one.slot)
    name = Term("slot.booking", told, service="book_space")

    def words(language: Language) -> str:
        return Wording(context.catalogue, language, one.municipality, lambda press: "").words(name)

    return Option(one.code, words("fi"), words("sv"))


def _named(own: list[Booking], context: TurnContext) -> list[Booking]:
    """Those of a day that the words name, and of a room or house; none where they name neither."""
    wish, said = wish_of(context), context.understood.lemmas
    of_day = [
        one
        for one in own
        if wish.first and wish.last and wish.first <= one.reservation.begin.date() <= wish.last
    ]
    among = of_day or own
    names = {one.code: _lemmas(one) for one in among}
    common = frozenset.intersection(*names.values())
    of_room = [one for one in among if (names[one.code] - common) & said]
    return of_room or of_day


def _lemmas(one: Booking) -> frozenset[str]:
    parts = (one.slot["name"], one.slot["house"])
    return frozenset().union(*(lemmas(part[language], language) for part in parts for language in LANGUAGES))
