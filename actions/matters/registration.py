"""Binds the citizen's own matters to the systems that have some."""

from actions.handlers import register
from actions.matters.bookings import OwnBookings
from actions.matters.early_education import EarlyEducation
from actions.matters.enrolments import OwnEnrolments
from actions.matters.fault_reports import FaultReports
from actions.matters.handler import MyMatters
from actions.respa.bookings import Bookings
from actions.respa.rooms import Rooms
from actions.systems import Systems


def register_matters(systems: Systems) -> None:
    """Registers the service."""
    bookings = OwnBookings(Bookings(Rooms(systems), systems))
    sources = (FaultReports(systems), bookings, OwnEnrolments(systems), EarlyEducation(systems))
    register("my_matters", MyMatters(sources))
