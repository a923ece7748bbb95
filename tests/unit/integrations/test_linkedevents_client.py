"""Our Linked Events client and servers of every temper."""

import json
import re
from datetime import date, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
import respx
from hypothesis import given
from hypothesis import strategies as st

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused, SystemUnavailable
from integrations.django_rest import Complaint, Problem
from integrations.http import Http
from integrations.linkedevents import refusals
from integrations.linkedevents.client import LinkedEvents
from integrations.linkedevents.enrolments import Enrolment, SeatHold, Signup
from integrations.linkedevents.models import Event, Registration, age_on
from integrations.linkedevents.refusals import explain
from integrations.linkedevents.sending import Contact, EnrolmentToSend, Participant
from integrations.tolerant import HELSINKI

URL = "http://events.example.org/v1"
NOW = datetime(2027, 1, 1, tzinfo=HELSINKI)
CONTACT = Contact("Aino", "Esimerkki", "aino@example.org")
WISH = EnrolmentToSend("1", "the-code", (Participant("Onni", "Esimerkki"),), CONTACT, "KA-1234")
PAIR = EnrolmentToSend("1", "the-code", (Participant("Onni"), Participant("Venla")), CONTACT, "KA-1234")

VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "@id", "fi", "type", "name", "price"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.fixture
def events(http: Http) -> LinkedEvents:
    return LinkedEvents(URL, api_key="the key", http=http)


def page(*found: Any, next: str | None = None) -> dict[str, Any]:
    return {"meta": {"count": len(found), "next": next, "previous": None}, "data": list(found)}


def event(id: Any, **changes: Any) -> dict[str, Any]:
    return {"id": id, "name": {"fi": "Konsertti"}, "start_time": "2027-01-13T15:00:00Z", **changes}


def signup(id: Any, **changes: Any) -> dict[str, Any]:
    return {"id": id, "attendee_status": "attending", "registration": 1, "signup_group": None, **changes}


@respx.mock
async def test_events_of_a_server_that_writes_carelessly(events: LinkedEvents) -> None:
    respx.get(f"{URL}/event/").respond(
        json=page(
            event(
                "a:1", name="Konsertti", location={"@id": f"{URL}/place/a:5/"}, registration=None, offers=None
            ),
            event(
                "a:2",
                location={"id": "p", "name": None, "position": {"coordinates": ["24.9", 63.9, 0]}},
                registration={"@id": f"{URL}/registration/7/"},
                offers=[{"is_free": "true", "price": None}, {"is_free": False, "price": {"fi": "5 €"}}],
                keywords=[{"name": {"sv": "musik"}}, {"@id": "x"}, None],
                in_language=[{"@id": f"{URL}/language/sv/"}, "en", None],
                event_status="EventCancelled",
            ),
            event(
                "a:3", registration={"id": "9", "mandatory_fields": ["name", {"id": "city"}, "name", None]}
            ),
            {"name": {"fi": "no id"}},
        )
    )
    first, second, third = await events.events(start=date(2027, 1, 1))
    assert (first.name, first.registration, first.is_free) == ({"fi": "Konsertti"}, None, None)
    assert first.location is not None and first.location.id == "a:5" and first.location.lat is None
    assert second.location is not None and (second.location.lat, second.location.lon) == (63.9, 24.9)
    assert second.registration is not None and second.registration.id == "7"
    assert (second.is_free, second.price, second.status) == (True, {"fi": "5 €"}, "cancelled")
    assert (second.keywords, second.in_languages) == (({"sv": "musik"},), ("sv", "en"))
    assert third.registration is not None
    assert third.registration.mandatory_fields == ("first_name", "last_name", "city")


@respx.mock
async def test_what_was_asked_for_is_asked_and_chosen_again(events: LinkedEvents) -> None:
    here = {"id": "p", "divisions": [{"type": "muni", "name": {"fi": "Haapajärvi"}}]}
    there = {"id": "q", "divisions": [{"type": "muni", "name": {"fi": "Sievi"}}]}
    route = respx.get(f"{URL}/event/").respond(
        json=page(
            event("right", location=here, audience_min_age=7, audience_max_age=12),
            event("far", location=there),
            event("old", location=here, registration={"id": 1, "audience_max_age": "8"}),
            event("over", location=here, start_time="2026-12-01T10:00:00Z"),
            event("late", location=here, start_time="2027-02-01T10:00:00+02:00"),
            event(
                "running", location=here, start_time="2026-12-01T10:00:00Z", end_time="2027-01-05T10:00:00Z"
            ),
            event("unsaid", location={"id": "r"}, start_time=None),
            event("swedish", location=here, name={"sv": "Konsert"}),
        )
    )
    found = await events.events(
        text="konsertti",
        municipality="Haapajärvi",
        start=date(2027, 1, 2),
        end=date(2027, 1, 31),
        age=9,
        language="fi",
    )
    assert [one.id for one in found] == ["right", "running", "unsaid"]
    asked = dict(route.calls.last.request.url.params)
    assert asked == {
        "text": "konsertti",
        "division": "kunta:haapajärvi",
        "start": "2027-01-02",
        "end": "2027-01-31",
        "language": "fi",
        "include": "location,registration,keywords",
        "event_type": "General,Course",
        "sort": "start_time",
        "page_size": "50",
        "page": "1",
    }
    assert "apikey" not in route.calls.last.request.headers


@respx.mock
async def test_one_enrolment_is_sent_as_the_contract_says(events: LinkedEvents) -> None:
    route = respx.post(f"{URL}/signup/").respond(201, json=[signup(5)])
    sent = EnrolmentToSend(
        "1",
        "the-code",
        (Participant("Onni", "Esimerkki", date(2018, 5, 1), extra_info="Allergia", price_group="31"),),
        CONTACT,
        "KA-1234",
        pay=True,
    )
    made = await events.enrol(sent)
    assert (made.group, [one.id for one in made.signups]) == (None, ["5"])
    request = route.calls.last.request
    assert request.headers["apikey"] == "the key"
    assert json.loads(request.content) == {
        "registration": 1,
        "reservation_code": "the-code",
        "signups": [
            {
                "first_name": "Onni",
                "last_name": "Esimerkki",
                "date_of_birth": "2018-05-01",
                "extra_info": "Allergia\nKA-1234",
                "user_consent": False,
                "price_group": {"registration_price_group": 31},
                "create_payment": True,
                "contact_person": {
                    "first_name": "Aino",
                    "last_name": "Esimerkki",
                    "email": "aino@example.org",
                    "notifications": "email",
                    "service_language": "fi",
                },
            }
        ],
    }


@respx.mock
async def test_a_group_has_one_contact_person(events: LinkedEvents) -> None:
    answer = {
        "id": 3,
        "registration": 1,
        "signups": [signup(5, signup_group=3), signup(6, attendee_status="waitlisted")],
    }
    route = respx.post(f"{URL}/signup_group/").respond(201, json=answer)
    made = await events.enrol(PAIR)
    assert (made.group, made.status, len(made.signups)) == ("3", "waitlisted", 2)
    body = json.loads(route.calls.last.request.content)
    assert body["contact_person"]["email"] == "aino@example.org"
    assert [one["extra_info"] for one in body["signups"]] == ["KA-1234", "KA-1234"]
    assert not any("contact_person" in one for one in body["signups"])


@respx.mock
@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'[{"id": null}]', b"<html>", b'{"id": 3, "signups": []}']
)
async def test_an_enrolment_without_a_usable_answer_is_unknown(events: LinkedEvents, body: bytes) -> None:
    respx.post(f"{URL}/signup_group/").respond(201, content=body)
    with pytest.raises(OutcomeUnknown):
        await events.enrol(PAIR)
    respx.post(f"{URL}/signup/").respond(201, content=body if b"3" not in body else b"[]")
    with pytest.raises(OutcomeUnknown):
        await events.enrol(WISH)


@respx.mock
@pytest.mark.parametrize(
    "body", [{}, {"code": "x"}, {"code": "x", "registration": 1, "expiration": "soon"}, []]
)
async def test_a_hold_without_its_end_is_no_hold(events: LinkedEvents, body: Any) -> None:
    respx.post(f"{URL}/seats_reservation/").respond(201, json=body)
    with pytest.raises(OutcomeUnknown):
        await events.reserve_seats("1", 1)


def test_a_hold_of_many_forms() -> None:
    read = SeatHold.parse_obj(
        {"id": "7", "registration": {"@id": "/registration/1/"}, "seats": "2", "code": "c", "in_waitlist": 1,
         "expiration": "2027-01-01T10:00:00Z"}
    )  # fmt: skip
    assert (read.registration, read.seats, read.in_waitlist) == ("1", 2, True)
    assert read.expiration == datetime(2027, 1, 1, 12, tzinfo=HELSINKI)
    assert read.expired(read.expiration) and not read.expired(read.expiration - timedelta(seconds=1))


@respx.mock
async def test_the_reference_is_found_as_a_whole_word_of_the_right_registration(events: LinkedEvents) -> None:
    respx.get(f"{URL}/signup/").respond(
        json=page(
            signup(1, extra_info="KA-12345"),
            signup(2, extra_info=None),
            signup(3, extra_info="ka-1234", registration=2),
            signup(4, extra_info="Allergia\nka-1234.", registration={"@id": "/registration/1/"}),
        )
    )
    found = await events.find_by_reference("1", "KA-1234")
    assert found is not None and [one.id for one in found.signups] == ["4"]


@respx.mock
async def test_a_reference_of_a_group_gives_the_whole_group(events: LinkedEvents) -> None:
    rows = [signup(5, extra_info="KA-1234", signup_group=3), signup(6, extra_info="KA-1234", signup_group=3)]
    respx.get(f"{URL}/signup/").respond(json=page(*rows))
    group = respx.get(f"{URL}/signup_group/3/").respond(
        json={"id": 3, "signups": rows, "payment": {"amount": "5"}}
    )
    found = await events.find_by_reference("1", "KA-1234")
    assert found is not None and found.group == "3" and found.payment and found.payment.amount == 500
    group.respond(404)
    alone = await events.find_by_reference("1", "KA-1234")
    assert alone is not None and len(alone.signups) == 2


@respx.mock
async def test_where_the_list_is_closed_nothing_is_known(events: LinkedEvents) -> None:
    respx.get(f"{URL}/signup/").respond(403, json={"detail": "Only the admins have access rights."})
    with pytest.raises(RequestRefused):
        await events.find_by_reference("1", "KA-1234")


@respx.mock
async def test_where_the_list_is_too_long_nothing_is_known(events: LinkedEvents, monkeypatch: Any) -> None:
    monkeypatch.setattr("integrations.linkedevents.client.MOST_SIGNUPS", 2)
    respx.get(f"{URL}/signup/").respond(json=page(signup(1), signup(2), next="more"))
    with pytest.raises(BadAnswer):
        await events.find_by_reference("1", "KA-1234")


@respx.mock
async def test_an_event_that_was_deleted_is_none(events: LinkedEvents) -> None:
    route = respx.get(f"{URL}/event/a:1/").respond(410, json={"detail": "Deleted"})
    assert await events.event("a:1") is None and route.called


@respx.mock
async def test_what_is_gone_is_cancelled(events: LinkedEvents) -> None:
    respx.delete(f"{URL}/signup/5/").respond(404)
    await events.cancel("5")
    respx.delete(f"{URL}/signup_group/5/").respond(403, json={"detail": "No."})
    with pytest.raises(RequestRefused):
        await events.cancel_group("5")


@respx.mock
async def test_a_server_that_asks_for_patience_is_heard(events: LinkedEvents) -> None:
    reading = respx.get(f"{URL}/registration/1/")
    reading.side_effect = [
        httpx.Response(429, headers={"Retry-After": "0"}),
        httpx.Response(200, json={"id": 1}),
    ]
    assert await events.registration("1")
    writing = respx.post(f"{URL}/signup/").respond(429, headers={"Retry-After": "60"})
    with pytest.raises(SystemUnavailable) as raised:
        await events.enrol(WISH)
    assert raised.value.retry_after == 60 and writing.call_count == 1


@respx.mock
@pytest.mark.parametrize("answer", [{"data": [{"name": "no id"}]}, {"data": 5}, "text", 7])
async def test_an_unusable_list_is_not_an_empty_one(events: LinkedEvents, answer: Any) -> None:
    respx.get(f"{URL}/event/").respond(json=answer)
    with pytest.raises(BadAnswer):
        await events.events()


@respx.mock
async def test_an_unusable_object_is_not_none(events: LinkedEvents) -> None:
    respx.get(f"{URL}/registration/1/").respond(json=[])
    with pytest.raises(BadAnswer):
        await events.registration("1")
    respx.get(f"{URL}/signup_group/1/").respond(json={"id": 1})
    with pytest.raises(BadAnswer):
        await events.group("1")


@pytest.mark.parametrize(
    ("status", "path", "said", "problem"),
    [
        (
            400,
            ("signups", "1", "date_of_birth"),
            "The participant is too old.",
            Problem("too_old", "date_of_birth", 1),
        ),
        (
            400,
            ("signups", "0", "last_name"),
            "This field must be specified.",
            Problem("required", "last_name", 0),
        ),
        (
            400,
            ("signups", "date_of_birth"),
            "The participant is too young.",
            Problem("too_young", "date_of_birth"),
        ),
        (
            400,
            ("signups", "0", "contact_person", "email"),
            "Wrong.",
            Problem("invalid", "contact_person.email"),
        ),
        (400, ("contact_person",), "Must be provided for a group.", Problem("invalid", "contact_person")),
        (400, ("reservation_code",), "Reservation code doesn't exist.", Problem("hold_expired")),
        (400, ("reservation_code",), "Ei kelpaa.", Problem("hold_expired")),
        (400, ("seats",), "Not enough seats available. Capacity left: 2.", Problem("full", limit=2)),
        (
            400,
            ("seats",),
            "Not enough capacity in the waiting list. Capacity left: 0.",
            Problem("waiting_list_full", limit=0),
        ),
        (
            400,
            ("seats",),
            "Amount of seats is greater than maximum group size: 3.",
            Problem("group_too_large", limit=3),
        ),
        (409, ("detail",), "Enrolment is not yet open.", Problem("not_open_yet")),
        (409, ("detail",), "Enrolment is already closed.", Problem("closed")),
        (409, ("detail",), "Something else.", Problem("conflict")),
        (403, ("detail",), "The waiting list is already full", Problem("waiting_list_full")),
        (403, ("detail",), "Something else.", Problem("forbidden")),
        (401, ("detail",), "Bad key.", Problem("unauthorised")),
        (400, ("detail",), "Something else.", Problem("other")),
    ],
)
def test_complaints_in_our_words(status: int, path: tuple[str, ...], said: str, problem: Problem) -> None:
    assert explain(status, (Complaint(path, said),)) == (problem,)


@given(
    st.integers(400, 499),
    st.lists(
        st.tuples(st.lists(st.sampled_from(["signups", "0", "contact_person", "email", "x"])), st.text())
    ),
)
def test_any_complaint_is_explained(status: int, said: list[tuple[list[str], str]]) -> None:
    assert explain(status, tuple(Complaint(tuple(path), text) for path, text in said))


@given(st.dictionaries(st.sampled_from([*Event.__fields__, "event_status", "in_language", "offers"]), VALUE))
def test_any_event_with_an_id_is_read(row: dict[str, Any]) -> None:
    read = Event.parse_obj(row | {"id": 5})
    assert read.id == "5" and read.suits(9) in (True, False) and read.speaks("fi") in (True, False)


@given(st.dictionaries(st.sampled_from([*Registration.__fields__, "registration_price_groups"]), VALUE))
def test_any_registration_with_an_id_is_read(row: dict[str, Any]) -> None:
    read = Registration.parse_obj(row | {"id": 5})
    assert read.id == "5" and read.is_open(NOW) in (True, False)
    assert len(set(read.asked_fields)) == len(read.asked_fields)


@given(st.dictionaries(st.sampled_from([*Signup.__fields__, "signup_group", "payment_refund"]), VALUE))
def test_any_signup_with_an_id_is_read(row: dict[str, Any]) -> None:
    assert Signup.parse_obj(row | {"id": 5}).id == "5"


def test_when_one_can_enrol() -> None:
    hour = timedelta(hours=1)
    times = {"enrolment_start_time": NOW.isoformat(), "enrolment_end_time": (NOW + hour).isoformat()}
    read = Registration.parse_obj({"id": 1} | times)
    assert read.is_open(NOW) and read.is_open(NOW + hour)
    assert not read.is_open(NOW - hour) and not read.is_open(NOW + 2 * hour)
    assert Registration.parse_obj({"id": 1}).is_open(NOW)


@pytest.mark.parametrize(
    ("seats", "queue", "full", "none_left"),
    [
        (3, 5, False, False),
        (0, 5, True, False),
        (0, 0, True, True),
        (0, None, True, False),
        (None, 0, False, False),
    ],
)
def test_what_is_full(seats: int | None, queue: int | None, full: bool, none_left: bool) -> None:
    row = {"id": 1, "remaining_attendee_capacity": seats, "remaining_waiting_list_capacity": queue}
    read = Registration.parse_obj(row)
    assert (read.is_full, read.is_waiting_list_full) == (full, none_left)


def test_of_several_what_waits_comes_first() -> None:
    def together(*words: str) -> str:
        rows = tuple(Signup.parse_obj(signup(1, attendee_status=word)) for word in words)
        return Enrolment(signups=rows).status

    assert together("attending", "waitlisted", "awaiting_payment") == "awaiting_payment"
    assert together("attending", "parked") == "unknown"
    assert together("attending", "waitlisted") == "waitlisted"
    assert together("ATTENDING") == "attending"


def test_nothing_shows_who_it_is() -> None:
    row = signup(
        1, first_name="Onni", last_name="Esimerkki", date_of_birth="2018-05-01", extra_info="Allergia"
    )
    shown = repr(WISH) + repr(PAIR) + repr(CONTACT) + repr(Signup.parse_obj(row))
    assert not re.search("Onni|Aino|aino|Esimerkki|2018|Allergia|the-code", shown)


@given(st.dates(date(1900, 1, 1), date(2027, 1, 1)), st.dates(date(2027, 1, 1), date(2100, 1, 1)))
def test_an_age_grows_on_the_birthday(birth: date, day: date) -> None:
    age = age_on(birth, day)
    assert 0 <= age <= 200
    assert age_on(birth, day + timedelta(days=366)) > age
    assert age_on(birth, birth) == 0


def test_times_are_finnish() -> None:
    read = Event.parse_obj(event(1))
    assert read.start_time == datetime(2027, 1, 13, 15, tzinfo=timezone.utc)
    assert read.start_time is not None and read.start_time.hour == 17


def test_every_reason_is_documented() -> None:
    documented = set(re.findall(r"``(\w+)``", refusals.__doc__ or ""))
    reasons = {reason for reason, _ in refusals._WORDS}
    assert reasons | set(refusals._BY_STATUS.values()) | set(refusals._OTHERWISE.values()) <= documented
