"""Bookings that are to come."""

from datetime import datetime, timezone
from typing import Any

from actions.matters.matter import Look, Matter, Need, card
from actions.payment import payment_link
from actions.respa.bookings import BOOKED_BY, Booking, Bookings
from actions.respa.own import state_of
from actions.respa.receipts import change_buttons, place_and_time
from akkuna.municipality import Municipality
from akkuna.replies import Line, Term

LIST = "list_bookings"


class OwnBookings:
    """Reads Respa."""

    system = "respa"

    def __init__(self, bookings: Bookings) -> None:
        self._bookings = bookings

    def asked(self, look: Look) -> list[Municipality]:
        """Here, and where something was booked before."""
        booked = [one.municipality for one in look.operations if one.service == BOOKED_BY]
        return look.municipalities(self.system, look.context.conversation.municipality, *booked)

    async def matters(self, municipality: Municipality, look: Look) -> list[Matter]:
        """Each booking with buttons that move and cancel it, and the way to pay for it."""
        made = [one for one in look.operations if one.service == BOOKED_BY]
        found = await self._bookings.of(municipality, look.citizen, made, look.context)
        return [_matter(one, look) for one in found]

    def remembered(self, municipality: Municipality, look: Look) -> list[Matter]:
        """Nothing: a booking may have been cancelled at the municipality."""
        return []


def slot_key(slot: dict[str, Any]) -> str:
    """Tells what is booked and from when, whether it has been booked or is about to be."""
    begin = datetime.fromisoformat(slot["begin"]).astimezone(timezone.utc)
    return f"slot:{slot['municipality']}:{slot['resource']}:{begin.isoformat()}"


def _matter(one: Booking, look: Look) -> Matter:
    told, state = place_and_time(one.slot), state_of(one)
    unpaid = state == "waiting_for_payment"
    shown = card(
        told["place"],
        Term(f"state.{state}", service=LIST),
        Term(f"next.booking.{state}") if one.reservation.can_modify else Term("fixed", service=LIST),
        (Line(Term("label.when"), told["when"]),),
        one.municipality,
        links=(payment_link(Term("payment.link", service="book_space"), one.payment_url),),
        buttons=change_buttons(one.code) if one.reservation.can_modify else (),
    )
    return Matter(
        shown,
        look.context.now,
        Need.PAY if unpaid else Need.NOTHING,
        one.reservation.begin,
        frozenset({f"booking:{one.code}", slot_key(one.slot)}),
    )
