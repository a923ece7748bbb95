"""Binds the services of the reservation system to their handlers."""

from actions.handlers import register
from actions.respa.book import BookSpace
from actions.respa.bookings import Bookings
from actions.respa.change import CancelBooking
from actions.respa.move import MoveBooking
from actions.respa.own import ListBookings
from actions.respa.rooms import Rooms
from actions.systems import Systems


def register_respa(systems: Systems) -> None:
    """Registers booking, and the citizen's own bookings."""
    rooms = Rooms(systems)
    bookings = Bookings(rooms, systems)
    register("book_space", BookSpace(rooms, systems))
    register("list_bookings", ListBookings(bookings))
    register("cancel_booking", CancelBooking(bookings, rooms, systems))
    register("move_booking", MoveBooking(bookings, rooms, systems))
