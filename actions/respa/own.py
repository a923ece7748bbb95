"""Telling the citizen what they have booked."""

from actions.form.draft import Draft
from actions.handlers import Handler
from actions.payment import payment_link
from actions.respa.bookings import Booking, Bookings
from actions.respa.receipts import change_buttons, place_and_time
from actions.respa.showing import euros
from actions.turn import TurnContext
from akkuna.replies import Button, Card, Line, Press, Reply, Term, Value

SERVICE = "list_bookings"
MOST_LISTED = 10
STATES = ("confirmed", "requested", "waiting_for_payment")


class ListBookings(Handler):
    """Lists the bookings that are to come."""

    def __init__(self, bookings: Bookings) -> None:
        self._bookings = bookings

    async def answer(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """Each with place, time and state, and buttons that move, cancel or pay for it."""
        found = await self._bookings.listed(context, purpose=SERVICE)
        replies = []
        if found.bookings:
            cards = tuple(_card(one) for one in found.bookings[:MOST_LISTED])
            replies.append(Reply("list", service=SERVICE, kind="list", cards=cards))
        elif not found.silent:
            book = Button(Term("button", service="book_space"), Press("start_service", "book_space"))
            replies.append(Reply("none", service=SERVICE, buttons=(book,)))
        if found.silent:
            names: tuple[Value, ...] = tuple(one.names.words for one in found.silent)
            replies.append(Reply("silent", {"municipalities": names}, service=SERVICE))
        return replies


def state_of(one: Booking) -> str:
    """How a booking stands: ``state.<this>`` of `list_bookings` tells it."""
    return one.reservation.state if one.reservation.state in STATES else "made"


def _card(one: Booking) -> Card:
    told, made = place_and_time(one.slot), one.reservation
    lines = [
        Line(Term("label.when"), told["when"]),
        Line(Term("label.state"), Term(f"state.{state_of(one)}")),
        Line(Term("label.municipality"), one.municipality.names.words),
    ]
    if one.price:
        price = Term("price", {"euros": euros(one.price)}, service="book_space")
        lines.append(Line(Term("label.price", service="book_space"), price))
    if made.access_code:
        lines.append(Line(Term("label.access_code", service="book_space"), made.access_code))
    link = payment_link(Term("payment.link", service="book_space"), one.payment_url)
    return Card(
        "item",
        told["place"],
        text="" if made.can_modify else Term("fixed"),
        lines=tuple(lines),
        links=(link,) if link else (),
        buttons=change_buttons(one.code) if made.can_modify else (),
    )
