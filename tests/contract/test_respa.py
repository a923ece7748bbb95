"""Respa as our client uses it, against the sandbox or a test server that the environment names."""

import asyncio
import uuid
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from akkuna.errors import OutcomeUnknown, SystemUnavailable
from integrations.django_rest import Problem, Refused, in_language
from integrations.http import Http
from integrations.respa.client import Respa
from integrations.respa.reservations import Reservation
from integrations.respa.sandbox import SWITCHES
from integrations.respa.sending import Citizen, Order, OrderLine, ReservationToSend
from integrations.respa.slots import Slot, free_slots, nearest
from integrations.tolerant import HELSINKI
from tests.contract.conftest import real
from tests.contract.server import Sandbox

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ROOM = real("respa", "RESOURCE") or "nivala-kokoushuone"
"""Takes reservations at once, for nothing, and asks the reserver's name only."""

only_sandbox = pytest.mark.skipif(bool(real("respa", "URL")), reason="needs the sandbox's own calendars")


def person(**changes: Any) -> Citizen:
    """A citizen whom the server has not seen."""
    known = {"given_name": "Aino", "family_name": "Esimerkki", "email": "aino@example.org"}
    return Citizen(uuid.uuid4(), **(known | changes))


def client(sandbox: Sandbox, http: Http, **changes: Any) -> Respa:
    login = {
        "secret": real("respa", "KEY") or SWITCHES["secret"],
        "audience": real("respa", "AUDIENCE") or SWITCHES["audience"],
        "issuer": real("respa", "ISSUER") or SWITCHES["issuer"],
    }
    return Respa(real("respa", "URL") or f"{sandbox.url}/respa", http=http, **(login | changes))


@pytest.fixture
def respa(sandbox: Sandbox, http: Http) -> Respa:
    return client(sandbox, http)


def now() -> datetime:
    return datetime.now(HELSINKI)


def whole_days(first: date, count: int = 1) -> dict[str, datetime]:
    start = datetime.combine(first, datetime.min.time(), HELSINKI)
    return {"start": start, "end": start + count * DAY - timedelta(seconds=1)}


def coming(weekday: int) -> date:
    """A day of the week (1 is Monday) that is at least a week away."""
    first = now().date() + 7 * DAY
    return first + ((weekday - first.isoweekday()) % 7) * DAY


async def free(respa: Respa, room: str = ROOM, length: timedelta = HOUR, days: int = 21) -> list[Slot]:
    """Free times of a room that do not touch each other, from the day after tomorrow on."""
    first = now().date() + 2 * DAY
    resource = await respa.resource(room, **whole_days(first, days))
    assert resource is not None
    found: list[Slot] = []
    for day in (first + number * DAY for number in range(days)):
        for slot in free_slots(resource, day, length, now=now()):
            if not found or slot.begin > found[-1].end:
                found.append(slot)
    return found


def wish(slot: Slot, room: str = ROOM, **changes: Any) -> ReservationToSend:
    return ReservationToSend(
        room, slot.begin, slot.end, **({"extra": {"reserver_name": "Aino Esimerkki"}} | changes)
    )


async def reserve(respa: Respa, citizen: Citizen, room: str = ROOM) -> Reservation:
    slot = (await free(respa, room))[0]
    return await respa.reserve(citizen, wish(slot, room))


async def refusal(call: Any) -> Refused:
    with pytest.raises(Refused) as raised:
        await call
    return raised.value


async def test_purposes_have_names(respa: Respa) -> None:
    purposes = await respa.purposes()
    assert purposes and all(purpose.id and purpose.name for purpose in purposes)


@only_sandbox
async def test_every_municipality_has_rooms_in_both_languages(respa: Respa) -> None:
    found = await respa.resources(**whole_days(coming(6)))
    assert len({room.unit.municipality for room in found if room.unit}) == 11
    for room in found:
        assert room.unit is not None
        texts = (room.name, room.description, room.unit.name, room.unit.street_address, room.terms)
        assert all(set(one) == {"fi", "sv"} for one in texts)
    assert len(found) > 40, "more than one page of twenty"


@only_sandbox
async def test_a_hall_for_ten_on_saturday_evening(respa: Respa) -> None:
    saturday = coming(6)
    found = await respa.resources(
        municipality="nivala", purpose="gatherings", people=20, **whole_days(saturday - DAY, 3)
    )
    assert [room.id for room in found] == ["nivala-juhlasali"]
    (hall,) = found
    assert in_language(hall.name, "sv") == ("Festsal", "sv")
    assert hall.required_fields == (
        "reserver_name", "reserver_phone_number", "event_subject", "number_of_participants",
    )  # fmt: skip
    evening = datetime.combine(saturday, datetime.min.time(), HELSINKI) + 18 * HOUR
    assert evening not in {slot.begin for slot in free_slots(hall, saturday, 2 * HOUR, now=now())}
    best = nearest([hall], evening, 2 * HOUR, now=now())
    assert [offer.slot.begin - evening for offer in best] == [-2 * HOUR, -24 * HOUR, 24 * HOUR]


@only_sandbox
@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"search": "liikuntasali kyösti"}, []),
        ({"search": "handarbets"}, ["nivala-kadentaidot"]),
        ({"people": 100}, ["nivala-juhlasali"]),
        ({"purpose": "exercise"}, ["nivala-liikuntasali"]),
        ({"purpose": "no-such"}, []),
    ],
)
async def test_conditions_choose(respa: Respa, conditions: dict[str, Any], expected: list[str]) -> None:
    found = await respa.resources(municipality="nivala", **conditions, **whole_days(coming(6)))
    assert [room.id for room in found] == expected


async def test_free_times_are_seen_without_login(sandbox: Sandbox, http: Http) -> None:
    assert await free(client(sandbox, http, secret=None))


async def test_a_reservation_is_made_listed_moved_and_cancelled(respa: Respa) -> None:
    citizen = person()
    slot, later, *_ = await free(respa)
    made = await respa.reserve(citizen, wish(slot))
    assert (made.state, made.is_own, made.begin, made.end) == ("confirmed", True, slot.begin, slot.end)
    assert made.extra["reserver_name"] == "Aino Esimerkki"
    assert [one.id for one in await respa.reservations(citizen)] == [made.id]

    moved = await respa.move(citizen, made, later.begin, later.end)
    assert (moved.id, moved.begin, moved.extra) == (made.id, later.begin, made.extra)

    await respa.cancel(citizen, made.id)
    gone = await respa.reservation(citizen, made.id)
    assert gone is not None and gone.state == "cancelled" and not gone.active
    assert slot in await free(respa) and later in await free(respa)


@only_sandbox
async def test_the_ledger_has_what_was_done_and_for_whom(respa: Respa, sandbox: Sandbox) -> None:
    citizen = person()
    made = await reserve(respa, citizen)
    await respa.cancel(citizen, made.id)
    await respa.cancel(citizen, made.id)
    assert [entry["effect"] for entry in sandbox.ledger()] == ["reservation.created", "reservation.cancelled"]
    body = sandbox.ledger()[0]["body"]
    assert body["user"] == {
        "id": str(citizen.subject),
        "given_name": "Aino",
        "family_name": "Esimerkki",
        "email": "aino@example.org",
    }
    assert body["extra"] == {"reserver_name": "Aino Esimerkki"}


async def test_what_is_anothers_is_not_shown_nor_touched(respa: Respa) -> None:
    made = await reserve(respa, person())
    other = person()
    assert await respa.reservation(other, made.id) is None
    assert await respa.reservations(other) == []
    assert (await refusal(respa.cancel(other, made.id))).status in (403, 404)


async def test_a_time_that_another_took_is_told(respa: Respa) -> None:
    slot = (await free(respa))[0]
    await respa.reserve(person(), wish(slot))
    error = await refusal(respa.reserve(person(), wish(slot)))
    assert (error.reason, error.field, error.status) == ("taken", "begin", 400)
    assert slot not in await free(respa)


@only_sandbox
async def test_of_those_who_come_at_once_one_gets_it(respa: Respa, sandbox: Sandbox) -> None:
    slot = (await free(respa))[0]
    results = await asyncio.gather(
        *(respa.reserve(person(), wish(slot)) for _ in range(5)), return_exceptions=True
    )
    assert sum(isinstance(one, Reservation) for one in results) == 1
    assert [one.reason for one in results if isinstance(one, Refused)] == ["taken"] * 4
    assert len(sandbox.ledger()) == 1


async def test_a_required_field_that_is_missing_is_named(respa: Respa) -> None:
    slot = (await free(respa))[0]
    for extra in ({}, {"reserver_name": ""}):
        error = await refusal(respa.reserve(person(), wish(slot, extra=extra)))
        assert error.problems == (Problem("required", "reserver_name"),)


@only_sandbox
@pytest.mark.parametrize("language", [None, "fi", "sv"])
async def test_every_complaint_comes_to_its_field(
    respa: Respa, sandbox: Sandbox, language: str | None
) -> None:
    sandbox.mode("respa", language=language)
    slot = (await free(respa, "nivala-juhlasali"))[0]
    extra = {"reserver_phone_number": "0" * 40, "number_of_participants": "monta", "event_subject": "  "}
    error = await refusal(respa.reserve(person(), wish(slot, "nivala-juhlasali", extra=extra)))
    assert {(one.reason, one.field) for one in error.problems} == {
        ("required", "reserver_name"),
        ("invalid", "reserver_phone_number"),
        ("invalid", "number_of_participants"),
        ("required", "event_subject"),
    }
    assert error.field in {one.field for one in error.problems}


@only_sandbox
@pytest.mark.parametrize("language", [None, "fi", "sv"])
async def test_a_time_that_cannot_be_is_explained(
    respa: Respa, sandbox: Sandbox, language: str | None
) -> None:
    sandbox.mode("respa", language=language)
    day = datetime.combine(coming(2), datetime.min.time(), HELSINKI)
    times = {
        "closed": (day + 5 * HOUR, day + 6 * HOUR),
        "slot": (day + 11.2 * HOUR, day + 12.2 * HOUR),
        "too_long": (day + 11 * HOUR, day + 17 * HOUR),
        "past": (day - 70 * DAY, day - 70 * DAY + HOUR),
        "too_late": (day + 370 * DAY, day + 370 * DAY + HOUR),
    }
    for reason, (begin, end) in times.items():
        error = await refusal(respa.reserve(person(), wish(Slot(begin, end))))
        assert (error.reason, error.field) == (reason, "begin")
    hall = "nivala-juhlasali"
    filled = {
        "reserver_name": "A",
        "reserver_phone_number": "1",
        "event_subject": "x",
        "number_of_participants": 999,
    }
    slot = (await free(respa, hall))[0]
    error = await refusal(respa.reserve(person(), wish(slot, hall, extra=filled)))
    assert error.problems == (Problem("too_many_people", "number_of_participants", limit=120),)
    short = Slot(slot.begin, slot.begin + HOUR / 2)
    assert (await refusal(respa.reserve(person(), wish(short, hall, extra=filled)))).reason == "too_short"


@only_sandbox
@pytest.mark.parametrize("language", [None, "fi", "sv"])
async def test_nobody_reserves_more_than_allowed(
    respa: Respa, sandbox: Sandbox, language: str | None
) -> None:
    sandbox.mode("respa", language=language)
    citizen, room = person(), "haapajarvi-perakarry"
    extra = {"reserver_name": "Aino", "reserver_phone_number": "040 123 4567"}
    first, second, *_ = await free(respa, room, 2 * HOUR)
    await respa.reserve(citizen, wish(first, room, extra=extra))
    error = await refusal(respa.reserve(citizen, wish(second, room, extra=extra)))
    assert error.reason == "too_many"


@only_sandbox
async def test_an_official_confirms_or_denies(respa: Respa, sandbox: Sandbox) -> None:
    citizen = person()
    made = await reserve(respa, citizen, "nivala-kadentaidot")
    assert (made.state, made.need_manual_confirmation, made.can_modify) == ("requested", True, True)
    for state in ("denied", "confirmed"):
        sandbox.post("/respa/_state", {"id": made.id, "state": state})
        seen = await respa.reservation(citizen, made.id)
        assert seen is not None and seen.state == state
    assert not seen.can_modify
    assert (await refusal(respa.cancel(citizen, made.id))).reason == "forbidden"


@only_sandbox
async def test_a_paid_room_waits_for_the_payment(respa: Respa, sandbox: Sandbox) -> None:
    citizen, room = person(), "nivala-liikuntasali"
    slot = (await free(respa, room, 2 * HOUR))[0]
    resource = await respa.resource(room, **whole_days(slot.begin.date()))
    assert resource is not None and resource.is_paid
    assert (resource.min_price, resource.price_type) == (1800, "hourly")
    line = OrderLine(resource.products[0].id)
    price = await respa.price([line], slot.begin, slot.end)
    assert (price.price, price.lines) == (3600, ((line.product, 1, 3600),))
    extra = {
        "reserver_name": "Aino",
        "reserver_email_address": "aino@example.org",
        "reserver_phone_number": "040 123 4567",
    }
    assert (await refusal(respa.reserve(citizen, wish(slot, room, extra=extra)))).status == 400
    order = Order((line,), f"{sandbox.url}/ledger")
    made = await respa.reserve(citizen, wish(slot, room, extra=extra, order=order))
    assert (made.state, made.price) == ("waiting_for_payment", 3600)
    assert made.payment_url and made.order_id
    assert slot not in await free(respa, room, 2 * HOUR)
    assert sandbox.get(made.payment_url).status_code == 302
    paid = await respa.reservation(citizen, made.id)
    assert paid is not None and (paid.state, paid.order_id) == ("confirmed", made.order_id)


@only_sandbox
async def test_a_price_of_nothing_is_refused_and_an_outage_is_no_unknown_outcome(
    respa: Respa, sandbox: Sandbox
) -> None:
    slot = (await free(respa))[0]
    assert (await refusal(respa.price([], slot.begin, slot.end))).status == 400
    sandbox.fault("respa", "garbage", methods=["POST"])
    with pytest.raises(SystemUnavailable):
        await respa.price([OrderLine("nivala-liikuntasali-rent")], slot.begin, slot.end)


@only_sandbox
async def test_only_the_municipalitys_own_token_is_taken(respa: Respa, sandbox: Sandbox, http: Http) -> None:
    slot = (await free(respa))[0]
    wrong = ({"secret": "another-secret-0123456789-0123456789"}, {"audience": "other"}, {"issuer": "other"})
    for changes in wrong:
        error = await refusal(client(sandbox, http, **changes).reserve(person(), wish(slot)))
        assert (error.status, error.reason) == (401, "unauthorised")
    assert sandbox.ledger() == []


@only_sandbox
async def test_without_a_secret_nothing_is_sent(sandbox: Sandbox, http: Http) -> None:
    respa = client(sandbox, http, secret=None)
    slot = (await free(respa))[0]
    assert (await refusal(respa.reserve(person(), wish(slot)))).reason == "unauthorised"


async def test_what_cannot_be_is_none(respa: Respa) -> None:
    citizen, span = person(), whole_days(coming(1))
    for id in ("no-such", "", "x" * 1000, "../purpose", "\n"):
        assert await respa.resource(id, **span) is None
        assert await respa.reservation(citizen, id) is None


@only_sandbox
@pytest.mark.parametrize("mode", ["slow", "drop_answer", "garbage"])
async def test_a_lost_answer_is_looked_up_by_the_time(respa: Respa, sandbox: Sandbox, mode: str) -> None:
    citizen = person()
    slot, later, *_ = await free(respa)
    sandbox.fault("respa", mode, methods=["POST"])
    with pytest.raises(OutcomeUnknown):
        await respa.reserve(citizen, wish(slot))
    found = await respa.find(citizen, ROOM, slot.begin, slot.end)
    assert found is not None and [entry["id"] for entry in sandbox.ledger()] == [found.id]
    assert await respa.find(citizen, ROOM, later.begin, later.end) is None
    assert await respa.find(person(), ROOM, slot.begin, slot.end) is None

    sandbox.fault("respa", mode, methods=["PUT"])
    with pytest.raises(OutcomeUnknown):
        await respa.move(citizen, found, later.begin, later.end)
    moved = await respa.reservation(citizen, found.id)
    assert moved is not None and (moved.begin, moved.end) == (later.begin, later.end)

    sandbox.fault("respa", "slow" if mode == "garbage" else mode, methods=["DELETE"])
    with pytest.raises(OutcomeUnknown):
        await respa.cancel(citizen, found.id)
    gone = await respa.reservation(citizen, found.id)
    assert gone is not None and gone.state == "cancelled"
    assert await respa.find(citizen, ROOM, later.begin, later.end) is None
    effects = [entry["effect"] for entry in sandbox.ledger()]
    assert effects == ["reservation.created", "reservation.moved", "reservation.cancelled"]


@only_sandbox
async def test_a_failing_server_has_done_nothing(respa: Respa, sandbox: Sandbox) -> None:
    citizen = person()
    slot = (await free(respa))[0]
    sandbox.fault("respa", "fail", methods=["POST"])
    with pytest.raises(SystemUnavailable):
        await respa.reserve(citizen, wish(slot))
    assert sandbox.ledger() == [] and await respa.find(citizen, ROOM, slot.begin, slot.end) is None
    assert (await respa.reserve(citizen, wish(slot))).id


@only_sandbox
async def test_a_long_list_comes_whole(respa: Respa, sandbox: Sandbox, http: Http, monkeypatch: Any) -> None:
    citizen, span = person(), whole_days(coming(6))
    whole = [room.id for room in await respa.resources(**span)]
    monkeypatch.setattr("integrations.respa.client.PAGE_SIZE", 7)
    assert [room.id for room in await respa.resources(**span)] == whole
    made = []
    for slot in (await free(respa))[:3]:
        made.append((await respa.reserve(citizen, wish(slot))).id)
    monkeypatch.setattr("integrations.respa.client.PAGE_SIZE", 2)
    assert [one.id for one in await respa.reservations(citizen)] == made


@only_sandbox
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/respa/resource", 404),
        ("/respa/resource/?start=2027-01-25T00:00:00+02:00&end=2027-01-26T00:00:00+02:00", 400),
        ("/respa/resource/?start=2027-01-25T00:00:00&end=2027-01-26T00:00:00", 400),
        ("/respa/resource/?start=2027-01-25T00:00:00Z", 400),
        ("/respa/resource/?kunta=nivala", 400),
        ("/respa/resource/?page=99", 404),
        ("/respa/resource/?people=ten", 400),
    ],
)
def test_the_sandbox_takes_no_slips(sandbox: Sandbox, path: str, status: int) -> None:
    assert sandbox.get(path).status_code == status


@only_sandbox
def test_a_reservation_without_a_token_or_as_a_form_is_refused(sandbox: Sandbox) -> None:
    assert sandbox.post("/respa/reservation/", {"resource": ROOM}).status_code == 401
