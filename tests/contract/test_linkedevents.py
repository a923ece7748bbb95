"""Linked Events as our client uses it, against the sandbox or a test server that the environment names."""

import asyncio
import secrets
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from akkuna.errors import OutcomeUnknown, RequestRefused, SystemUnavailable
from integrations.django_rest import Problem, Refused, in_language
from integrations.http import Http
from integrations.linkedevents.client import LinkedEvents
from integrations.linkedevents.enrolments import Enrolment
from integrations.linkedevents.models import age_on
from integrations.linkedevents.sandbox import SWITCHES
from integrations.linkedevents.sending import Contact, EnrolmentToSend, Participant
from integrations.tolerant import HELSINKI
from tests.contract.conftest import real
from tests.contract.server import Sandbox

OPEN = real("linkedevents", "REGISTRATION") or "701"
"""A registration with many seats, for children of seven to twelve years: name and home town are mandatory."""
FULL, NO_QUEUE, OPENS_LATER, CLOSED, STARTED = "702", "102", "704", "304", "204"
PAID = "703"
ADULTS = "802"

only_sandbox = pytest.mark.skipif(
    bool(real("linkedevents", "URL")), reason="needs the sandbox's own calendar"
)


def client(sandbox: Sandbox, http: Http, **changes: Any) -> LinkedEvents:
    settings: dict[str, Any] = {"api_key": real("linkedevents", "KEY") or SWITCHES["key"]}
    return LinkedEvents(
        real("linkedevents", "URL") or f"{sandbox.url}/linkedevents", http=http, **(settings | changes)
    )


@pytest.fixture
def events(sandbox: Sandbox, http: Http) -> LinkedEvents:
    sandbox.post("/linkedevents/_empty", {}).raise_for_status()
    return client(sandbox, http)


def today() -> date:
    return datetime.now(HELSINKI).date()


def born(years: int) -> date:
    """A birthday of somebody who has been so many years old for half a year."""
    return today() - timedelta(days=365 * years + years // 4 + 180)


def child(**changes: Any) -> Participant:
    values: dict[str, Any] = {
        "first_name": "Onni",
        "last_name": "Esimerkki",
        "date_of_birth": born(9),
        "city": "Nivala",
        "user_consent": True,
    }
    return Participant(**(values | changes))


def contact(**changes: Any) -> Contact:
    values: dict[str, Any] = {
        "first_name": "Aino",
        "last_name": "Esimerkki",
        "email": "aino@example.org",
        "phone_number": "+358401234567",
        "language": "sv",
    }
    return Contact(**(values | changes))


def reference() -> str:
    return f"KA-{secrets.token_hex(4).upper()}"


async def wish(
    events: LinkedEvents, *people: Participant, registration: str = OPEN, **changes: Any
) -> EnrolmentToSend:
    """An enrolment with seats held for it."""
    people = people or (child(),)
    hold = await events.reserve_seats(registration, len(people))
    values = {"registration": registration, "code": hold.code, "participants": people, "contact": contact()}
    return EnrolmentToSend(**(values | {"reference": reference()} | changes))


async def enrol(events: LinkedEvents, *people: Participant, **changes: Any) -> Enrolment:
    return await events.enrol(await wish(events, *people, **changes))


async def refusal(call: Any) -> Refused:
    with pytest.raises(Refused) as raised:
        await call
    return raised.value


def effects(sandbox: Sandbox) -> list[str]:
    """All but holds, which change nothing for good."""
    return [entry["effect"] for entry in sandbox.ledger() if entry["effect"] != "seats.reserved"]


async def test_events_to_come_are_found(events: LinkedEvents) -> None:
    found = await events.events(start=today())
    assert found and all(event.id and event.name for event in found)
    begun = [event.start_time for event in found if event.start_time]
    assert begun == sorted(begun)


@only_sandbox
async def test_every_municipality_has_events_in_both_languages(events: LinkedEvents) -> None:
    found = await events.events()
    assert len({event.location.municipalities for event in found if event.location}) == 11
    for event in found:
        assert event.location is not None
        texts = (event.name, event.short_description, event.description, event.location.name, *event.keywords)
        assert all(set(one) == {"fi", "sv"} for one in texts)


@only_sandbox
async def test_a_childs_course_in_nivala(events: LinkedEvents) -> None:
    found = await events.events(text="uimakoulu", municipality="Nivala", age=9, language="sv")
    (course,) = found
    assert in_language(course.name, "sv") == ("Simskola för barn", "sv")
    assert course.location is not None and course.location.municipalities == ("Nivala", "Nivala")
    assert course.location.lat is not None and 63 < course.location.lat < 65
    assert course.start_time is not None and course.start_time.tzinfo is HELSINKI
    assert course.start_time.hour == 17
    assert course.registration is not None and course.registration.id == OPEN
    assert (course.audience_min_age, course.audience_max_age) == (7, 12)
    assert await events.events(text="uimakoulu", municipality="Nivala", age=13) == []


@only_sandbox
@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"text": "Tittar på fåglar"}, {"luontoretki"}),
        ({"text": "fåglar tittar"}, set()),
        ({"keyword": "sandbox:camps"}, {"taideleiri"}),
        ({"age": 40}, {"digitaidot", "lukupiiri", "luontoretki"}),
        ({"age": 5}, {"lukupiiri", "luontoretki"}),
        ({"start": 10, "end": 20}, {"uimakoulu", "digitaidot"}),
        ({"start": 500}, set()),
    ],
)
async def test_conditions_choose(
    events: LinkedEvents, sandbox: Sandbox, conditions: dict[str, Any], expected: set[str]
) -> None:
    days = {
        name: today() + timedelta(days=conditions[name]) for name in ("start", "end") if name in conditions
    }
    only_the_server_can = {"text", "keyword"} & conditions.keys()
    for ignores in (False,) if only_the_server_can else (False, True):
        sandbox.mode("linkedevents", ignores_conditions=ignores)
        found = await events.events(**(conditions | days), municipality="Nivala")
        assert {event.id.removeprefix("sandbox:nivala-") for event in found} == expected


@only_sandbox
async def test_an_event_and_its_registration_by_their_ids(events: LinkedEvents) -> None:
    event = await events.event("sandbox:nivala-uimakoulu")
    assert event is not None and event.registration is not None
    registration = await events.registration(event.registration.id)
    assert registration is not None and registration.event == event.id
    assert registration.asked_fields == ("first_name", "last_name", "city", "date_of_birth")
    assert registration.is_open(datetime.now(HELSINKI)) and not registration.is_full
    assert registration.maximum_group_size == 3
    assert registration.suits(9) and not registration.suits(6) and not registration.suits(13)


async def test_what_cannot_be_is_none(events: LinkedEvents) -> None:
    for id in ("999999999", "", "x" * 1000, "../event", "\n"):
        assert await events.event(id) is None
        assert await events.registration(id) is None
        assert await events.signup(id) is None
        assert await events.group(id) is None


async def test_a_hold_keeps_seats_for_a_while(events: LinkedEvents) -> None:
    before = await events.registration(OPEN)
    hold = await events.reserve_seats(OPEN, 2)
    now = datetime.now(HELSINKI)
    assert (hold.registration, hold.seats, hold.in_waitlist) == (OPEN, 2, False)
    assert timedelta(minutes=10) < hold.expiration - now < timedelta(minutes=30)
    assert not hold.expired(now) and hold.expired(hold.expiration)
    after = await events.registration(OPEN)
    assert before and after
    assert before.remaining_attendee_capacity is not None
    assert after.remaining_attendee_capacity == before.remaining_attendee_capacity - 2


async def test_a_child_is_enrolled_seen_and_cancelled(events: LinkedEvents) -> None:
    made = await enrol(events)
    (signup,) = made.signups
    assert (made.group, made.status, signup.registration) == (None, "attending", OPEN)
    seen = await events.signup(signup.id)
    assert seen is not None and (seen.status, seen.first_name) == ("attending", "Onni")
    await events.cancel(signup.id)
    assert await events.signup(signup.id) is None
    await events.cancel(signup.id)


@only_sandbox
async def test_the_ledger_has_what_was_sent(events: LinkedEvents, sandbox: Sandbox) -> None:
    sent = await wish(events, child(extra_info="Pähkinäallergia", phone_number="+358401234567"))
    await events.enrol(sent)
    entry = sandbox.ledger()[-1]
    assert entry["effect"] == "signup.created"
    body = entry["body"]
    assert body["extra_info"] == f"Pähkinäallergia\n{sent.reference}"
    assert (body["date_of_birth"], body["user_consent"]) == (born(9).isoformat(), True)
    assert body["contact_person"] == {
        "first_name": "Aino",
        "last_name": "Esimerkki",
        "email": "aino@example.org",
        "phone_number": "+358401234567",
        "notifications": "email",
        "service_language": "sv",
    }


@only_sandbox
async def test_siblings_are_enrolled_as_a_group(events: LinkedEvents, sandbox: Sandbox) -> None:
    sent = await wish(events, child(), child(first_name="Venla"))
    made = await events.enrol(sent)
    assert made.group and [one.first_name for one in made.signups] == ["Onni", "Venla"]
    assert await events.find_by_reference(OPEN, sent.reference) == made
    assert await events.group(made.group) == made
    await events.cancel(made.signups[0].id)
    left = await events.group(made.group)
    assert left is not None and [one.first_name for one in left.signups] == ["Venla"]
    await events.cancel_group(made.group)
    assert await events.group(made.group) is None
    assert effects(sandbox) == ["signup_group.created", "signup.deleted", "signup_group.deleted"]


@only_sandbox
async def test_a_full_course_has_a_waiting_list(events: LinkedEvents) -> None:
    registration = await events.registration(FULL)
    assert registration is not None and registration.is_full and not registration.is_waiting_list_full
    grown = child(date_of_birth=born(30), phone_number="+358401234567")
    hold = await events.reserve_seats(FULL, 1)
    assert hold.in_waitlist
    made = await enrol(events, grown, registration=FULL)
    assert made.status == "waitlisted"
    error = await refusal(events.reserve_seats(FULL, 9))
    assert error.reason == "waiting_list_full" and error.problems[0].limit is not None


@only_sandbox
async def test_who_waits_moves_up_when_another_cancels(events: LinkedEvents) -> None:
    grown = child(date_of_birth=born(30), phone_number="+358401234567")
    made = [await enrol(events, grown, registration=ADULTS) for _ in range(7)]
    assert [one.status for one in made] == ["attending"] * 6 + ["waitlisted"]
    await events.cancel(made[0].signups[0].id)
    moved = await events.signup(made[6].signups[0].id)
    assert moved is not None and moved.status == "attending"


@only_sandbox
@pytest.mark.parametrize("language", [None, "fi", "sv"])
async def test_a_place_that_cannot_be_had_is_explained(
    events: LinkedEvents, sandbox: Sandbox, language: str | None
) -> None:
    sandbox.mode("linkedevents", language=language)
    for registration, seats, reason, limit in (
        (OPEN, 4, "group_too_large", 3),
        ("903", 4, "", None),
        (OPENS_LATER, 1, "not_open_yet", None),
        (CLOSED, 1, "closed", None),
        (NO_QUEUE, 1, "waiting_list_full", 0),
        ("803", 5, "", None),
        ("602", 7, "full", 6),
    ):
        if reason:
            error = await refusal(events.reserve_seats(registration, seats))
            assert (error.reason, error.problems[0].limit) == (reason, limit)
        else:
            assert (await events.reserve_seats(registration, seats)).seats == seats


@only_sandbox
@pytest.mark.parametrize("language", [None, "fi", "sv"])
async def test_every_complaint_comes_to_its_field_and_participant(
    events: LinkedEvents, sandbox: Sandbox, language: str | None
) -> None:
    sandbox.mode("linkedevents", language=language)
    old, young = child(date_of_birth=born(15)), child(date_of_birth=born(4), last_name=None)
    sent = await wish(events, child(), old, young, contact=contact(email="ei osoite"))
    error = await refusal(events.enrol(sent))
    assert set(error.problems) == {
        Problem("too_old", "date_of_birth", 1),
        Problem("required", "last_name", 2),
        Problem("too_young", "date_of_birth", 2),
        Problem("invalid", "contact_person.email"),
    }
    unborn = await wish(events, child(date_of_birth=None, city="x" * 51))
    error = await refusal(events.enrol(unborn))
    assert set(error.problems) == {Problem("required", "date_of_birth", 0), Problem("invalid", "city", 0)}
    assert effects(sandbox) == []


@only_sandbox
@pytest.mark.parametrize("language", [None, "fi", "sv"])
async def test_a_hold_that_expired_or_is_used_up_is_told(
    events: LinkedEvents, sandbox: Sandbox, language: str | None
) -> None:
    sandbox.mode("linkedevents", language=language)
    used = await wish(events)
    await events.enrol(used)
    assert (await refusal(events.enrol(used))).reason == "hold_expired"
    sandbox.mode("linkedevents", hold_minutes=0.0)
    expired = await wish(events)
    assert (await refusal(events.enrol(expired))).reason == "hold_expired"
    sandbox.mode("linkedevents", hold_minutes=15.0)
    hold = await events.reserve_seats(OPEN, 1)
    renewed = EnrolmentToSend(**{**vars(expired), "code": hold.code})
    assert (await events.enrol(renewed)).status == "attending"
    assert effects(sandbox) == ["signup.created", "signup.created"]


@only_sandbox
@pytest.mark.parametrize("language", [None, "fi", "sv"])
async def test_what_has_begun_is_not_cancelled(
    events: LinkedEvents, sandbox: Sandbox, language: str | None
) -> None:
    sandbox.mode("linkedevents", language=language)
    made = await enrol(events, child(date_of_birth=born(4)), registration=STARTED)
    error = await refusal(events.cancel(made.signups[0].id))
    assert (error.status, error.reason) == (409, "event_started")


@only_sandbox
async def test_a_price_is_chosen_and_paid(events: LinkedEvents, sandbox: Sandbox) -> None:
    registration = await events.registration(PAID)
    assert registration is not None
    first, sibling = registration.price_groups
    assert (first.price, in_language(sibling.description, "sv")) == (3500, ("Syskon", "sv"))
    home = {"date_of_birth": born(11), "street_address": "Koulukatu 1", "zipcode": "85500"}
    error = await refusal(enrol(events, child(**home), registration=PAID, pay=True))
    assert error.problems == (Problem("required", "price_group", 0),)

    made = await enrol(events, child(**home, price_group=first.id), registration=PAID, pay=True)
    assert made.status == "awaiting_payment" and made.payment is not None
    assert made.payment.amount == 3500 and made.payment.checkout_url
    assert sandbox.get(made.payment.checkout_url).json() == {"paid": True}
    paid = await events.signup(made.signups[0].id)
    assert paid is not None and paid.status == "attending"

    two = (child(**home, price_group=first.id), child(**home, price_group=sibling.id))
    group = await enrol(events, *two, registration=PAID, pay=True)
    assert group.status == "awaiting_payment"
    assert group.payment is not None and group.payment.amount == 5500


@only_sandbox
@pytest.mark.parametrize("language", [None, "fi", "sv"])
async def test_money_on_its_way_back_is_seen(
    events: LinkedEvents, sandbox: Sandbox, language: str | None
) -> None:
    sandbox.mode("linkedevents", refund_seconds=3600.0, language=language)
    registration = await events.registration(PAID)
    assert registration is not None
    home = {"date_of_birth": born(11), "street_address": "Koulukatu 1", "zipcode": "85500"}
    person = child(**home, price_group=registration.price_groups[0].id)
    made = await enrol(events, person, registration=PAID, pay=True)
    await events.cancel(made.signups[0].id)
    left = await events.signup(made.signups[0].id)
    assert left is not None and left.cancelling
    assert (await refusal(events.cancel(made.signups[0].id))).reason == "cancelling"
    group = await enrol(events, person, person, registration=PAID, pay=True)
    assert group.group
    await events.cancel_group(group.group)
    rest = await events.group(group.group)
    assert rest is not None and rest.cancelling


@only_sandbox
async def test_only_the_municipalitys_key_is_taken(sandbox: Sandbox, http: Http) -> None:
    error = await refusal(client(sandbox, http, api_key="another").reserve_seats(OPEN, 1))
    assert (error.status, error.reason) == (401, "unauthorised")
    nobody = client(sandbox, http, api_key=None)
    assert (await refusal(nobody.reserve_seats(OPEN, 1))).status == 401
    with pytest.raises(RequestRefused):
        await nobody.signup("1")
    assert await nobody.events(municipality="Nivala")
    assert sandbox.ledger() == []


@only_sandbox
@pytest.mark.parametrize("mode", ["slow", "drop_answer", "garbage"])
async def test_a_lost_answer_is_looked_up_by_our_reference(
    events: LinkedEvents, sandbox: Sandbox, mode: str
) -> None:
    for people in ((child(),), (child(), child(first_name="Venla"))):
        sent = await wish(events, *people)
        sandbox.fault("linkedevents", mode, methods=["POST"])
        with pytest.raises(OutcomeUnknown):
            await events.enrol(sent)
        found = await events.find_by_reference(OPEN, sent.reference.lower())
        assert found is not None and len(found.signups) == len(people)
        assert (await refusal(events.enrol(sent))).reason == "hold_expired"
    assert await events.find_by_reference(OPEN, "KA-00000000") is None
    assert await events.find_by_reference(OPEN, sent.reference[:-1]) is None
    assert effects(sandbox) == ["signup.created", "signup_group.created"]

    sandbox.fault("linkedevents", "slow" if mode == "garbage" else mode, methods=["DELETE"])
    with pytest.raises(OutcomeUnknown):
        await events.cancel_group(str(found.group))
    assert await events.group(str(found.group)) is None


@only_sandbox
async def test_a_failing_server_has_done_nothing(events: LinkedEvents, sandbox: Sandbox) -> None:
    sent = await wish(events)
    sandbox.fault("linkedevents", "fail", methods=["POST"])
    with pytest.raises(SystemUnavailable):
        await events.enrol(sent)
    assert effects(sandbox) == [] and await events.find_by_reference(OPEN, sent.reference) is None
    assert (await events.enrol(sent)).status == "attending"


@only_sandbox
async def test_of_those_who_come_at_once_no_more_than_fit_are_enrolled(
    events: LinkedEvents, sandbox: Sandbox
) -> None:
    grown = child(date_of_birth=born(30), phone_number="+358401234567")
    results = await asyncio.gather(
        *(enrol(events, grown, registration="402") for _ in range(9)), return_exceptions=True
    )
    enrolled = [one for one in results if isinstance(one, Enrolment)]
    assert sum(one.status == "attending" for one in enrolled) == 6
    assert len(effects(sandbox)) == len(enrolled)


@only_sandbox
async def test_a_long_list_comes_whole(events: LinkedEvents, monkeypatch: Any) -> None:
    whole = [event.id for event in await events.events()]
    assert len(whole) > 20
    monkeypatch.setattr("integrations.linkedevents.client.PAGE_SIZE", 7)
    assert [event.id for event in await events.events()] == whole
    sent = await wish(events)
    made = await events.enrol(sent)
    monkeypatch.setattr("integrations.linkedevents.client.PAGE_SIZE", 1)
    await enrol(events)
    assert await events.find_by_reference(OPEN, sent.reference) == made


@only_sandbox
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/linkedevents/event", 404),
        ("/linkedevents/event/?kunta=nivala", 400),
        ("/linkedevents/event/?start=huomenna", 400),
        ("/linkedevents/event/?sort=name", 400),
        ("/linkedevents/event/?page=99", 404),
        ("/linkedevents/signup/", 401),
        ("/linkedevents/registration/0/", 404),
    ],
)
def test_the_sandbox_takes_no_slips(sandbox: Sandbox, path: str, status: int) -> None:
    assert sandbox.get(path).status_code == status


def test_ages_are_counted_on_the_day() -> None:
    assert age_on(date(2016, 2, 29), date(2027, 2, 28)) == 10
    assert age_on(date(2016, 2, 29), date(2027, 3, 1)) == 11
