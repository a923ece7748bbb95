"""How an event is shown: when, where, for whom, for how much, and whether one can still enrol."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from actions.linkedevents.calendar import Listed
from actions.linkedevents.search import limits
from akkuna.replies import Button, Card, Day, Line, Moment, Press, Term, Value, Words
from akkuna.times import HELSINKI
from integrations.django_rest import Texts, in_language
from integrations.linkedevents.models import Event, Registration

TEXTS = "find_events"
"""The service whose texts are used wherever an event is shown."""

Enrolling = Literal["none", "elsewhere", "not_yet", "closed", "cancelled", "open", "waiting_list", "full"]


def enrolling(event: Event, registration: Registration | None, now: datetime) -> Enrolling:
    """Whether one can enrol now."""
    if event.status == "cancelled":
        return "cancelled"
    if registration is None:
        return "none"
    if registration.signup_url:
        return "elsewhere"
    if registration.enrolment_start_time and now < registration.enrolment_start_time:
        return "not_yet"
    if not registration.is_open(now):
        return "closed"
    if not registration.is_full:
        return "open"
    # Where nobody said how long the waiting list may be, it may be of any length.
    return "full" if registration.is_waiting_list_full else "waiting_list"


def card_of(listed: Listed, now: datetime, *, may_enrol: bool, with_municipality: bool) -> Card:
    """One event of several, with the button that begins the enrolment where one can enrol."""
    event = listed.event
    state = enrolling(event, event.registration, now)
    buttons: tuple[Button, ...] = ()
    if may_enrol and state in ("open", "waiting_list"):
        title = Term("enrol" if state == "open" else "queue", service=TEXTS)
        buttons = (Button(title, Press("enrol_event", listed.key), primary=True),)
    lines = [*lines_of(event), Line(Term("label.enrolling", service=TEXTS), _state(event, state))]
    if with_municipality:
        name = listed.municipality.names.words
        lines.insert(1, Line(Term("label.municipality", service=TEXTS), name))
    return Card(
        "item", words_of(event.name), words_of(event.short_description), tuple(lines), buttons=buttons
    )


def lines_of(event: Event) -> Iterator[Line]:
    """When, where, for whom, for how much: what is known of it."""
    yield Line(Term("label.when", service=TEXTS), when(event))
    if event.location and event.location.name:
        address = event.location.street_address
        place: tuple[Value, ...] = (words_of(event.location.name), *((words_of(address),) if address else ()))
        yield Line(Term("label.where", service=TEXTS), place)
    ages = ages_of(*limits(event))
    if ages:
        yield Line(Term("label.ages", service=TEXTS), ages)
    price = _price(event)
    if price:
        yield Line(Term("label.price", service=TEXTS), price)


def when(event: Event) -> Value:
    """Day and hours, or first and last day."""
    return span(event.start_time, event.end_time or event.start_time) if event.start_time else ""


def span(begins: datetime, ends: datetime) -> Value:
    """Day and hours from one moment to another, or first and last day."""
    start, end = begins.astimezone(HELSINKI), ends.astimezone(HELSINKI)
    if start.date() != end.date():
        values = {"first": Day(start.date().isoformat()), "last": Day(end.date().isoformat())}
        return Term("when.days", {**values, "start": _clock(start)}, service=TEXTS)
    key = "when.hours" if end > start else "when.begins"
    day = Day(start.date().isoformat())
    return Term(key, {"day": day, "start": _clock(start), "end": _clock(end)}, service=TEXTS)


def short_name(event: Event) -> Words:
    """Name and day, short enough for a button, so that two of the same name are told apart."""
    name = words_of(event.name)
    if event.start_time is None:
        return name
    start = event.start_time.astimezone(HELSINKI)
    day = f"{start.day}.{start.month}."
    return Words(f"{name.fi} {day}", f"{name.sv} {day}", name.source)


def ages_of(youngest: int | None, oldest: int | None) -> Term | None:
    """For which ages it is; None where it is for all."""
    if youngest is None and oldest is None:
        return None
    if youngest is None:
        return Term("ages.up_to", {"oldest": oldest or 0}, service=TEXTS)
    if oldest is None:
        return Term("ages.from", {"youngest": youngest}, service=TEXTS)
    return Term("ages.between", {"youngest": youngest, "oldest": oldest}, service=TEXTS)


def euros(cents: int) -> Value:
    """A price in words; nothing to pay is free."""
    if cents == 0:
        return Term("price.free", service=TEXTS)
    whole, rest = divmod(cents, 100)
    return f"{whole},{rest:02} €"


def words_of(texts: Texts) -> Words:
    """A server's text in both languages; where it has one of them only, that in both places."""
    finnish, swedish = in_language(texts, "fi"), in_language(texts, "sv")
    if finnish is None or swedish is None:
        return Words("", "")
    if finnish[1] != swedish[1]:
        return Words(finnish[0], swedish[0])
    return Words(finnish[0], swedish[0], "sv" if finnish[1] == "sv" else "fi")


def _state(event: Event, state: Enrolling) -> Value:
    registration = event.registration
    left = registration.remaining_attendee_capacity if registration else None
    if state == "open" and left is not None:
        return Term("seats.left" if left > 1 else "seats.one", {"count": left}, service=TEXTS)
    moments = {
        "not_yet": registration.enrolment_start_time if registration else None,
        "closed": registration.enrolment_end_time if registration else None,
    }
    moment = moments.get(state)
    if moment:
        return Term(f"enrolling_at.{state}", {"when": Moment(moment.isoformat())}, service=TEXTS)
    return Term(f"enrolling.{state}", service=TEXTS)


def _price(event: Event) -> Value | None:
    if event.is_free:
        return Term("price.free", service=TEXTS)
    if event.price:
        return words_of(event.price)
    groups = event.registration.price_groups if event.registration else ()
    told = tuple((words_of(one.description), euros(one.price)) for one in groups if one.price is not None)
    return tuple(Term("price.of", {"who": who, "price": price}, service=TEXTS) for who, price in told) or None


def _clock(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02}"
