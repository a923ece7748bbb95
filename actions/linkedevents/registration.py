"""The services of Linked Events."""

from actions.handlers import register
from actions.linkedevents.calendar import Calendar
from actions.linkedevents.cancel import CancelEnrolment
from actions.linkedevents.enrol import EnrolEvent
from actions.linkedevents.find import FindEvents
from actions.systems import Systems


def register_events(systems: Systems) -> None:
    """Registers the services; they share one calendar."""
    calendar = Calendar(systems)
    register("find_events", FindEvents(calendar))
    register("enrol_event", EnrolEvent(calendar, systems))
    register("cancel_enrolment", CancelEnrolment(calendar, systems))
