"""What is told of a booking that was made, moved or cancelled."""

from collections.abc import Mapping
from typing import Any

from actions.fields.slot import Slot, when_of
from actions.handlers import Receipt
from actions.payment import payment_link
from actions.respa.showing import SERVICE, euros
from akkuna.replies import Button, Line, Press, Term, Value, Words
from integrations.database import Operation
from integrations.respa.reservations import Reservation


def facts_of(made: Reservation, slot: Slot, price: int | None) -> dict[str, Any]:
    """What later turns need of a reservation."""
    told = {name: slot[name] for name in ("municipality", "resource", "name", "house", "begin", "end")}
    facts = {"slot": told, "price": made.price if made.price is not None else price}
    return facts | {"payment_url": made.payment_url, "access_code": made.access_code}


def booking_code(municipality: str, reservation_id: str) -> str:
    """Tells one of the citizen's bookings from their others, in a button."""
    return f"{municipality}:{reservation_id}"


def change_buttons(code: str) -> tuple[Button, ...]:
    """Moves or cancels a booking."""
    return (
        Button(Term("do.move", service=SERVICE), Press("start_service", "move_booking", about=code)),
        Button(
            Term("do.cancel", service=SERVICE),
            Press("start_service", "cancel_booking", about=code),
        ),
    )


def place_and_time(slot: Mapping[str, Any]) -> dict[str, Value]:
    """Values of a text that names a booking."""
    name, house = Words(**slot["name"]), Words(**slot["house"])
    return {
        "place": Term("slot.place", {"name": name, "house": house}, service=SERVICE),
        "when": when_of(dict(slot)),
    }


def receipt_of(operation: Operation) -> Receipt:
    """Place, time, price and code of the door; the page where it is paid for; moving and cancelling."""
    facts = operation.result.get("facts") or {}
    if not facts.get("slot"):
        return Receipt()
    lines = []
    if facts.get("price"):
        price = Term("price", {"euros": euros(facts["price"])}, service=SERVICE)
        lines.append(Line(Term("label.price", service=SERVICE), price))
    if facts.get("access_code"):
        lines.append(Line(Term("label.access_code", service=SERVICE), str(facts["access_code"])))
    link = payment_link(Term("payment.link", service="book_space"), facts.get("payment_url"))
    number = operation.external_id
    buttons = change_buttons(booking_code(operation.municipality or "", number)) if number else ()
    return Receipt(place_and_time(facts["slot"]), tuple(lines), (link,) if link else (), buttons)
