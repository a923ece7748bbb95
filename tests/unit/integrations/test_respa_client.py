"""Our Respa client and servers of every temper; free times; tokens."""

import json
import re
import uuid
from datetime import date, datetime, timedelta, timezone
from typing import Any

import httpx
import jwt
import pytest
import respx
from hypothesis import example, given
from hypothesis import strategies as st

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused, SystemUnavailable
from integrations.django_rest import Complaint, Problem
from integrations.http import Http
from integrations.respa.client import Respa
from integrations.respa.models import Resource
from integrations.respa.refusals import explain
from integrations.respa.reservations import Price, Reservation, duration
from integrations.respa.sending import EXTRA_FIELDS, Citizen, ReservationToSend
from integrations.respa.slots import fitting_length, free_slots, nearest
from integrations.respa.token import LIFETIME, mint
from integrations.tolerant import HELSINKI

URL = "http://respa.example.org/v1"
SECRET = "a secret for tests, of no value anywhere"
AINO = Citizen(uuid.UUID(int=7), "Aino", "Esimerkki", "aino@example.org")
HOUR = timedelta(hours=1)
NOW = datetime(2027, 1, 1, tzinfo=HELSINKI)
SPAN = {"start": NOW, "end": NOW + timedelta(days=1)}


@pytest.fixture
def respa(http: Http) -> Respa:
    return Respa(URL, secret=SECRET, audience="respa", issuer="kunta", http=http)


def page(*found: Any) -> dict[str, Any]:
    return {"count": len(found), "next": None, "previous": None, "results": list(found)}


def reserved(**changes: Any) -> dict[str, Any]:
    row = {
        "id": 1,
        "resource": "room-1",
        "begin": "2027-01-25T16:00:00+02:00",
        "end": "2027-01-25T17:00:00+02:00",
        "is_own": True,
        "state": "confirmed",
    }
    return row | changes


BEGIN, END = datetime(2027, 1, 25, 16, tzinfo=HELSINKI), datetime(2027, 1, 25, 17, tzinfo=HELSINKI)
WISH = ReservationToSend("room-1", BEGIN, END, {"reserver_name": "Aino Esimerkki"})


@respx.mock
async def test_resources_of_a_server_that_writes_carelessly(respa: Respa) -> None:
    respx.get(f"{URL}/resource/").respond(
        json=page(
            {"id": 1, "name": "Sali", "unit": 5, "people_capacity": "25", "min_period": 3600, "type": None},
            {
                "id": "2",
                "name": {"fi": None, "sv": "Sal"},
                "unit": {"id": "u", "municipality": {"id": "nivala"}},
                "people_capacity": 30.0,
                "purposes": ["meetings", {"id": "x", "parent": {"id": "gatherings"}}, None],
                "min_period": "1 00:00:00",
                "opening_hours": [{"date": "2027-01-25T00:00:00"}, {"opens": "x"}, {"date": None}],
                "reservations": None,
                "required_reservation_extra_fields": ["reserver_name", None],
                "reservable": "true",
                "min_price": "10,00",
                "products": [{"id": 3, "type": "RENT", "price": "4.50"}],
            },
            {"name": "no id"},
        )
    )
    first, second = await respa.resources(**SPAN)
    assert (first.id, first.name, first.unit and first.unit.id) == ("1", {"fi": "Sali"}, "5")
    assert (first.people_capacity, first.min_period, first.kind) == (25, HOUR, "space")
    assert first.reservable and not first.can_reserve and not first.is_paid
    assert second.unit is not None and second.unit.municipality == "nivala"
    assert [(one.id, one.parent) for one in second.purposes] == [("meetings", None), ("x", "gatherings")]
    assert second.min_period == timedelta(days=1) and second.min_price == 1000
    assert [hours.date for hours in second.opening_hours] == [date(2027, 1, 25)]
    assert second.required_fields == ("reserver_name",)
    assert second.is_paid and second.products[0].price == 450


@respx.mock
async def test_conditions_that_the_server_left_out_are_applied_here(respa: Respa) -> None:
    rows = [
        {"id": "small", "people_capacity": 5, "purposes": [{"id": "meetings"}]},
        {"id": "unknown", "people_capacity": None, "purposes": [{"id": "meetings"}]},
        {"id": "sports", "people_capacity": 50, "purposes": [{"id": "sports"}]},
        {
            "id": "far",
            "people_capacity": 50,
            "purposes": ["meetings"],
            "unit": {"id": 1, "municipality": "sievi"},
        },
        {"id": "right", "people_capacity": 50, "purposes": [{"id": "Meetings"}], "unit": "1"},
    ]
    route = respx.get(f"{URL}/resource/").respond(json=page(*rows))
    found = await respa.resources(people=10, purpose="meetings", municipality="nivala", **SPAN)
    assert [one.id for one in found] == ["right"]
    asked = route.calls.last.request.url
    assert b"start=2027-01-01T00%3A00%3A00%2B02%3A00" in asked.query
    assert dict(asked.params)["people"] == "10"
    assert "authorization" not in route.calls.last.request.headers


@respx.mock
async def test_the_token_goes_only_with_what_is_somebodys(respa: Respa) -> None:
    route = respx.get(f"{URL}/reservation/").respond(json=page())
    assert await respa.reservations(AINO) == []
    scheme, token = route.calls.last.request.headers["authorization"].split(" ")
    claims = jwt.decode(token, SECRET, algorithms=["HS256"], audience="respa", issuer="kunta")
    assert scheme == "JWT"
    assert claims.pop("exp") - datetime.now(timezone.utc).timestamp() == pytest.approx(300, abs=30)
    assert claims == {
        "sub": str(AINO.subject),
        "aud": "respa",
        "iss": "kunta",
        "given_name": "Aino",
        "family_name": "Esimerkki",
        "email": "aino@example.org",
    }


def test_a_token_tells_only_what_is_known() -> None:
    value = mint(Citizen(uuid.UUID(int=1)), secret=SECRET, audience="a", issuer="i", now=NOW)
    claims = jwt.decode(value[4:], options={"verify_signature": False})
    assert set(claims) == {"sub", "aud", "iss", "exp"}
    assert claims["exp"] == int((NOW + LIFETIME).timestamp())


def test_nothing_shows_who_it_is() -> None:
    shown = repr(AINO) + repr(WISH) + repr(Reservation.parse_obj(reserved(reserver_name="Aino Esimerkki")))
    assert "Aino" not in shown and "aino" not in shown


@respx.mock
async def test_a_reservation_is_sent_in_finnish_time_with_what_was_answered(respa: Respa) -> None:
    route = respx.post(f"{URL}/reservation/").respond(201, json=reserved())
    extra = {"reserver_name": "Aino", "number_of_participants": "10", "event_subject": ""}
    utc = ReservationToSend("room-1", BEGIN.astimezone(timezone.utc), END.astimezone(timezone.utc), extra)
    made = await respa.reserve(AINO, utc)
    assert json.loads(route.calls.last.request.content) == {
        "resource": "room-1",
        "begin": "2027-01-25T16:00:00+02:00",
        "end": "2027-01-25T17:00:00+02:00",
        "reserver_name": "Aino",
        "number_of_participants": 10,
    }
    assert (made.id, made.begin, made.state) == ("1", BEGIN, "confirmed")


async def test_a_time_without_a_zone_is_never_sent(respa: Respa) -> None:
    with pytest.raises(ValueError, match="time zone"):
        await respa.reserve(AINO, ReservationToSend("room-1", datetime(2027, 1, 25, 16), END))


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Confirmed", "confirmed"),
        ("waiting_for_payment", "waiting_for_payment"),
        ("parked", "unknown"),
        (None, "unknown"),
    ],
)
def test_states_known_and_not(word: Any, state: str) -> None:
    read = Reservation.parse_obj(reserved(state=word))
    assert (read.state, read.state_word) == (state, word or "")
    assert read.active


@respx.mock
@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"id": 1}', b'{"id": null}', b"<html>"])
async def test_a_reservation_without_a_usable_answer_is_unknown(respa: Respa, body: bytes) -> None:
    respx.post(f"{URL}/reservation/").respond(201, content=body)
    with pytest.raises(OutcomeUnknown):
        await respa.reserve(AINO, WISH)


@respx.mock
async def test_others_reservations_are_never_given_for_ones_own(respa: Respa) -> None:
    respx.get(f"{URL}/reservation/").respond(
        json=page(reserved(id=1, is_own=False), reserved(id=2), reserved(id=3, is_own=None))
    )
    assert [one.id for one in await respa.reservations(AINO)] == ["2"]
    respx.get(f"{URL}/reservation/9/").respond(json=reserved(id=9, is_own=False))
    assert await respa.reservation(AINO, "9") is None


@respx.mock
async def test_only_a_reservation_of_just_that_time_that_stands_is_the_one(respa: Respa) -> None:
    later = "2027-01-25T18:00:00+02:00"
    respx.get(f"{URL}/reservation/").respond(
        json=page(
            reserved(id=1, state="cancelled"),
            reserved(id=2, end=later),
            reserved(id=3, resource="room-2"),
            reserved(id=4, is_own=False),
            reserved(
                id=5, resource={"id": "room-1"}, begin="2027-01-25T14:00:00Z", end="2027-01-25T15:00:00Z"
            ),
        )
    )
    found = await respa.find(AINO, "room-1", BEGIN, END)
    assert found is not None and found.id == "5"


@respx.mock
async def test_a_server_that_asks_for_patience_is_heard(respa: Respa) -> None:
    reading = respx.get(f"{URL}/purpose/")
    reading.side_effect = [
        httpx.Response(429, headers={"Retry-After": "0"}),
        httpx.Response(200, json=page({"id": "p", "name": None})),
    ]
    assert [one.id for one in await respa.purposes()] == ["p"]
    writing = respx.post(f"{URL}/reservation/").respond(429, headers={"Retry-After": "60"})
    with pytest.raises(SystemUnavailable) as raised:
        await respa.reserve(AINO, WISH)
    assert raised.value.retry_after == 60 and writing.call_count == 1


@respx.mock
@pytest.mark.parametrize("answer", [{"results": [{"name": "no id"}]}, {"results": 5}, "text", 7])
async def test_an_unusable_list_is_not_an_empty_one(respa: Respa, answer: Any) -> None:
    respx.get(f"{URL}/resource/").respond(json=answer)
    with pytest.raises(BadAnswer):
        await respa.resources(**SPAN)


@respx.mock
async def test_an_unusable_resource_is_not_none(respa: Respa) -> None:
    respx.get(f"{URL}/resource/1/").respond(json=[])
    with pytest.raises(BadAnswer):
        await respa.resource("1", **SPAN)
    respx.get(f"{URL}/resource/2/").respond(403)
    with pytest.raises(RequestRefused):
        await respa.resource("2", **SPAN)


@pytest.mark.parametrize(
    ("path", "said", "problem"),
    [
        (
            ("non_field_errors",),
            "The resource is already reserved for some of the period",
            Problem("taken", "begin"),
        ),
        ((), "Tila on jo varattu", Problem("taken", "begin")),
        (("0",), "Du kan inte boka utanför öppettiderna", Problem("closed", "begin")),
        (("begin",), "This field is required.", Problem("required", "begin")),
        (("end",), "Datetime has wrong format.", Problem("invalid", "begin")),
        (("reserver_name",), "Det här fältet krävs.", Problem("required", "reserver_name")),
        (
            ("reserver_email_address",),
            "Ange en giltig e-postadress.",
            Problem("invalid", "reserver_email_address"),
        ),
        (
            ("non_field_errors",),
            "Maximum number of active reservations for this resource exceeded.",
            Problem("too_many"),
        ),
        (("detail",), "Something else", Problem("other")),
    ],
)
def test_complaints_in_our_words(path: tuple[str, ...], said: str, problem: Problem) -> None:
    assert explain(400, (Complaint(path, said),)) == (problem,)


@pytest.mark.parametrize(
    ("status", "reason"), [(401, "unauthorised"), (403, "forbidden"), (404, "not_found"), (400, "other")]
)
def test_a_status_alone_says_something(status: int, reason: str) -> None:
    assert explain(status, ()) == (Problem(reason),)


@given(st.lists(st.tuples(st.lists(st.sampled_from([*EXTRA_FIELDS, "begin", "x", "0"])), st.text())))
def test_any_complaint_is_explained(said: list[tuple[list[str], str]]) -> None:
    problems = explain(400, tuple(Complaint(tuple(path), text) for path, text in said))
    assert problems and all(one.field in (None, "begin", *EXTRA_FIELDS) for one in problems)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("01:00:00", HOUR),
        ("00:30", HOUR / 2),
        ("1 02:00:00", 26 * HOUR),
        ("01:00:00.000000", HOUR),
        (1800, HOUR / 2),
        ("1800", HOUR / 2),
        ("0:00:00", None),
        (None, None),
        ("soon", None),
        ("-01:00:00", None),
        (True, None),
    ],
)
def test_lengths_of_time(value: Any, expected: timedelta | None) -> None:
    assert duration(value) == expected


@example({"purposes": True})
@given(
    st.dictionaries(
        st.sampled_from(
            [*Resource.__fields__, "type", "user_permissions", "required_reservation_extra_fields"]
        ),
        JSON_VALUE := st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["id", "fi", "date", "price"]), inner, max_size=3)
            ),
            max_leaves=8,
        ),
    )
)
def test_any_resource_with_an_id_is_read(row: dict[str, Any]) -> None:
    assert Resource.parse_obj(row | {"id": 5}).id == "5"


@given(
    st.dictionaries(
        st.sampled_from([*EXTRA_FIELDS, "state", "order", "user_permissions", "is_own"]), JSON_VALUE
    )
)
def test_any_reservation_with_its_time_is_read(row: dict[str, Any]) -> None:
    assert Reservation.parse_obj(reserved() | row).begin == BEGIN


def test_a_price_of_many_forms() -> None:
    read = Price.parse_obj(
        {
            "price": "10.50",
            "order_lines": [{"product": {"id": 1}, "quantity": "2", "price": 5.25}, {"product": None}],
        }
    )
    assert (read.price, read.lines) == (1050, (("1", 2, 525),))


def room(day: str = "2027-01-25", opens: str = "08:00", closes: str = "21:00", **changes: Any) -> Resource:
    offset = (
        datetime.combine(date.fromisoformat(day), datetime.min.time(), HELSINKI)
        .replace(hour=12)
        .strftime("%z")
    )
    hours = {"date": day, "opens": f"{day}T{opens}:00{offset}", "closes": f"{day}T{closes}:00{offset}"}
    row = {
        "id": "r",
        "slot_size": "00:30:00",
        "min_period": "01:00:00",
        "max_period": "03:00:00",
        "opening_hours": [hours],
    }
    return Resource.parse_obj(row | changes)


def starts(
    resource: Resource, length: timedelta = HOUR, day: str = "2027-01-25", **options: Any
) -> list[str]:
    found = free_slots(resource, date.fromisoformat(day), length, **({"now": NOW} | options))
    assert all(slot.end - slot.begin == length and slot.begin.tzinfo is HELSINKI for slot in found)
    return [f"{slot.begin:%H:%M}" for slot in found]


def test_free_times_lie_between_what_is_reserved() -> None:
    taken = [
        reserved(begin="2027-01-25T09:00:00+02:00", end="2027-01-25T10:00:00+02:00"),
        reserved(id=2, begin="2027-01-25T11:30:00+02:00", end="2027-01-25T12:00:00+02:00"),
        reserved(id=3, begin="2027-01-25T10:00:00+02:00", end="2027-01-25T11:00:00+02:00", state="cancelled"),
    ]
    busy = room(closes="13:00", reservations=taken)
    assert starts(busy) == ["08:00", "10:00", "10:30", "12:00"]
    assert starts(busy, moving="1") == ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "12:00"]
    assert starts(busy, 1.5 * HOUR) == ["10:00"]


def test_what_cannot_be_reserved_has_no_free_times() -> None:
    assert starts(room(reservable=False)) == []
    assert starts(room(opening_hours=[{"date": "2027-01-25", "opens": None, "closes": None}])) == []
    assert starts(room(), day="2027-01-26") == []
    assert starts(room(), 0.5 * HOUR) == starts(room(), 4 * HOUR) == starts(room(), 1.1 * HOUR) == []
    assert starts(room(closes="10:00"), now=datetime(2027, 1, 25, 8, 1, tzinfo=HELSINKI)) == [
        "08:30",
        "09:00",
    ]
    assert starts(room(closes="10:00", reservable_before="2027-01-25T08:30:00+02:00")) == ["08:00"]
    assert starts(room(closes="10:00", reservable_after="2027-01-25T08:30:00+02:00")) == ["08:30", "09:00"]


def test_on_the_night_of_a_clock_change_an_hour_is_an_hour() -> None:
    autumn = room("2027-10-31", opening_hours=[
        {"date": "2027-10-31", "opens": "2027-10-31T02:00:00+03:00", "closes": "2027-10-31T05:00:00+02:00"}
    ], slot_size="01:00:00")  # fmt: skip
    assert starts_utc(autumn, date(2027, 10, 31)) == ["23:00", "00:00", "01:00", "02:00"]


def starts_utc(resource: Resource, day: date) -> list[str]:
    return [
        f"{slot.begin.astimezone(timezone.utc):%H:%M}" for slot in free_slots(resource, day, HOUR, now=NOW)
    ]


@pytest.mark.parametrize(
    ("minutes", "expected"), [(1, 60), (60, 60), (61, 90), (180, 180), (181, 180), (600, 180)]
)
def test_the_nearest_length_that_is_allowed(minutes: int, expected: int) -> None:
    assert fitting_length(room(), timedelta(minutes=minutes)) == timedelta(minutes=expected)


def test_without_rules_a_length_is_whole_half_hours() -> None:
    assert fitting_length(Resource.parse_obj({"id": 1}), 0.7 * HOUR) == HOUR


def test_the_nearest_offers_keep_the_time_of_day() -> None:
    other = room("2027-01-26", id="other")
    wish = datetime(2027, 1, 25, 18, tzinfo=HELSINKI)
    full = room(reservations=[reserved(begin="2027-01-25T08:00:00+02:00", end="2027-01-25T21:00:00+02:00")])
    assert [(one.resource.id, one.slot.begin) for one in nearest([full, other], wish, HOUR, now=NOW)] == [
        ("other", wish + timedelta(days=1))
    ]
    assert nearest([room(), other], wish, HOUR, now=NOW, most=1)[0].slot.begin == wish
    assert nearest([full], wish, HOUR, now=NOW) == []


QUARTERS = st.integers(0, 95)


@given(
    st.tuples(QUARTERS, QUARTERS),
    st.lists(st.tuples(QUARTERS, QUARTERS), max_size=6),
    st.sampled_from([15, 30, 60]),
    st.integers(1, 8),
    st.sampled_from(["2027-01-25", "2027-03-28", "2027-10-31"]),
)
def test_a_free_time_is_open_on_the_grid_and_nobodys(
    hours: tuple[int, int], taken: list[tuple[int, int]], slot: int, slots: int, day: str
) -> None:
    midnight = datetime.combine(date.fromisoformat(day), datetime.min.time(), HELSINKI).astimezone(
        timezone.utc
    )

    def at(quarter: int) -> datetime:
        return midnight + quarter * timedelta(minutes=15)

    opens, closes = sorted(map(at, hours))
    reservations = [
        reserved(id=number, begin=at(first).isoformat(), end=at(last).isoformat())
        for number, (first, last) in enumerate(taken)
    ]
    resource = Resource.parse_obj(
        {
            "id": "r",
            "slot_size": slot * 60,
            "opening_hours": [{"date": day, "opens": opens.isoformat(), "closes": closes.isoformat()}],
            "reservations": reservations,
        }
    )
    length = timedelta(minutes=slot * slots)
    found = {
        one.begin.astimezone(timezone.utc)
        for one in free_slots(resource, date.fromisoformat(day), length, now=NOW)
    }
    expected = {
        begin
        for begin in (opens + number * timedelta(minutes=slot) for number in range(100))
        if begin + length <= closes
        and all(begin >= at(last) or begin + length <= at(first) for first, last in taken)
    }
    assert found == expected


def test_every_reason_is_documented() -> None:
    from integrations.respa import refusals

    documented = set(re.findall(r"``(\w+)``", refusals.__doc__ or ""))
    assert {reason for reason, _, _ in refusals._WORDS} | set(refusals._BY_STATUS.values()) <= documented
