"""eVaka's service as our client uses it, against the sandbox or a test service that the environment names."""

import json
from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given
from hypothesis import strategies as st

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused, SystemUnavailable
from integrations.evaka import models
from integrations.evaka.blame import blamed_field
from integrations.evaka.client import Citizen, Evaka
from integrations.evaka.form import ApplicationForm, Sibling, WishedUnit, missing, read_form, write_form
from integrations.evaka.models import Application, Child, Decision, Unit
from integrations.evaka.token import Credentials
from integrations.http import Http
from integrations.tolerant import parse_rows
from tests.contract.conftest import real
from tests.contract.server import Sandbox

SYSTEM = "evaka"
LIISA, JOHAN, TAPIO = "010594Y9021", "050594U903M", "040594V9030"
NIVALA = (63.92, 24.97)
TODAY = date.today()
START = TODAY + timedelta(days=120)

only_sandbox = pytest.mark.skipif(bool(real("evaka", "URL")), reason="a real service has no faults to order")


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    """The gateway's key."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def private_pem(key: rsa.RSAPrivateKey) -> str:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


def public_pem(key: rsa.RSAPrivateKey) -> str:
    return (
        key.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


@pytest.fixture
def evaka(sandbox: Sandbox, http: Http, key: rsa.RSAPrivateKey) -> Evaka:
    if address := real("evaka", "URL"):
        credentials = Credentials(str(real("evaka", "KEY")), str(real("evaka", "KEY_ID")))
        return Evaka(address, credentials=credentials, http=http)
    sandbox.mode(SYSTEM, public_key=public_pem(key))
    return Evaka(f"{sandbox.url}/{SYSTEM}", credentials=Credentials(private_pem(key), "akkuna"), http=http)


async def logged_in(evaka: Evaka, code: str = LIISA) -> Citizen:
    person = await evaka.person(
        identity_code=real("evaka", "PERSON") or code, first_names="Liisa Maria", last_name="Esimerkki"
    )
    return evaka.citizen(person)


@pytest.fixture
async def liisa(evaka: Evaka) -> AsyncIterator[Citizen]:
    """A guardian; applications under way that a test leaves behind are taken back."""
    citizen = await logged_in(evaka)
    yield citizen
    for one in await citizen.applications():
        if one.state in ("draft", "sent"):
            await citizen.cancel(one.id)


async def child(citizen: Citizen, name: str = "Aino") -> str:
    return next(one.id for one in await citizen.children() if one.first_name.startswith(name))


async def form(citizen: Citizen, **changes: Any) -> ApplicationForm:
    unit = (await citizen.units("DAYCARE", START, near=NIVALA))[0]
    values: dict[str, Any] = {
        "start": START,
        "units": (WishedUnit(unit.id, unit.name),),
        "from_time": time(8),
        "to_time": time(16),
        "phone": "040 123 4567",
    }
    return ApplicationForm(**(values | changes))


async def begun(citizen: Citizen) -> str:
    id = await citizen.create(await child(citizen), "DAYCARE")
    await citizen.save(id, await form(citizen), "DAYCARE")
    return id


def effects(sandbox: Sandbox) -> list[str]:
    return [entry["effect"] for entry in sandbox.ledger()]


async def test_children_have_names_and_birthdays(evaka: Evaka) -> None:
    children = await (await logged_in(evaka)).children()
    assert children and all(one.id and one.first_name for one in children)


@only_sandbox
async def test_a_guardian_sees_their_own_children_only(evaka: Evaka) -> None:
    names = {one.first_name for one in await (await logged_in(evaka)).children()}
    assert names == {"Onni Elias", "Aino Helmi", "Eeli Oskari", "Vilma Kerttu"}
    assert {one.first_name for one in await (await logged_in(evaka, JOHAN)).children()} == {
        "Elsa Maria", "Nils Anders",
    }  # fmt: skip
    assert await (await logged_in(evaka, "020594X902N")).children() == []


@only_sandbox
async def test_the_same_person_has_the_same_id(evaka: Evaka) -> None:
    first = await evaka.person(identity_code=LIISA, first_names="Liisa", last_name="Esimerkki")
    assert first == await evaka.person(identity_code=LIISA, first_names="Liisa", last_name="Esimerkki")


@only_sandbox
async def test_what_is_no_identity_code_is_refused(evaka: Evaka) -> None:
    with pytest.raises(RequestRefused) as raised:
        await evaka.person(identity_code="010594Y9020", first_names="Liisa", last_name="Esimerkki")
    assert raised.value.status == 400 and "010594" not in repr(raised.value)


async def test_the_nearest_unit_comes_first(evaka: Evaka) -> None:
    units = await (await logged_in(evaka)).units("DAYCARE", START, near=NIVALA)
    distances = [unit.distance_m for unit in units if unit.distance_m is not None]
    assert units and distances == sorted(distances)


@only_sandbox
async def test_units_are_of_the_kind_asked_for(evaka: Evaka) -> None:
    citizen = await logged_in(evaka)
    day_care = await citizen.units("DAYCARE", START, near=NIVALA)
    assert day_care[0].post_office == "Nivala" and len(day_care) >= 33
    assert {unit.post_office for unit in await citizen.units("CLUB", START)} == {
        unit.post_office for unit in day_care
    }
    assert all("PRESCHOOL" in unit.kinds for unit in await citizen.units("PRESCHOOL", START))
    assert all(unit.shift_care for unit in await citizen.units("DAYCARE", START, shift_care=True))
    assert {unit.language for unit in day_care} == {"fi", "sv"}


@only_sandbox
async def test_an_application_from_draft_to_place(liisa: Citizen, sandbox: Sandbox) -> None:
    id = await liisa.create(await child(liisa), "DAYCARE")
    wished = await form(liisa, allergies="pähkinä", sibling=Sibling("Eeli Esimerkki", "030920A904H"))
    await liisa.save(id, wished, "DAYCARE")
    kept = await liisa.application(id)
    assert kept is not None and (kept.status, kept.type) == ("CREATED", "DAYCARE")
    assert kept.form == wished
    await liisa.send(id)
    (listed,) = [one for one in await liisa.applications() if one.id == id]
    assert (listed.state, listed.start, listed.sent) == ("sent", START, TODAY)
    assert listed.units == (wished.units[0].name,) and listed.created is not None
    sandbox.post(f"/{SYSTEM}/_decide", {"applicationId": id})
    (decision,) = await liisa.decisions_on(id)
    assert (decision.status, decision.start, decision.earliest) == ("PENDING", START, START)
    assert decision.can_decide and decision.unit == wished.units[0].name and decision.latest is not None
    await liisa.accept(id, decision.id, START + timedelta(days=3))
    (answered,) = await liisa.decisions_on(id)
    assert answered.status == "ACCEPTED"
    assert next(one for one in await liisa.applications() if one.id == id).state == "active"
    assert effects(sandbox) == [
        "application.created", "application.saved", "application.sent", "decision.accepted",
    ]  # fmt: skip


@only_sandbox
@pytest.mark.parametrize("type", ["PRESCHOOL", "CLUB"])
async def test_other_applications_are_sent_too(liisa: Citizen, type: Any) -> None:
    id = await liisa.create(await child(liisa), type)
    unit = (await liisa.units(type, START))[0]
    wished = await form(liisa, units=(WishedUnit(unit.id, unit.name),), from_time=None, to_time=None)
    await liisa.save(id, wished, type)
    await liisa.send(id)
    kept = await liisa.application(id)
    assert kept is not None and kept.form == wished and kept.status == "SENT"


@only_sandbox
async def test_a_draft_may_be_unfinished_and_is_replaced(liisa: Citizen, sandbox: Sandbox) -> None:
    id = await liisa.create(await child(liisa), "DAYCARE")
    await liisa.save(id, ApplicationForm(phone="040 123 4567"), "DAYCARE")
    await liisa.save(id, ApplicationForm(other_info="Aamulla aikaisin"), "DAYCARE")
    kept = await liisa.application(id)
    assert kept is not None and kept.form == ApplicationForm(other_info="Aamulla aikaisin")
    with pytest.raises(RequestRefused) as raised:
        await liisa.send(id)
    assert raised.value.status == 400
    assert "application.sent" not in effects(sandbox)


@only_sandbox
async def test_two_applications_of_a_kind_are_one_too_many(liisa: Citizen) -> None:
    aino = await child(liisa)
    assert "DAYCARE" not in await liisa.applied_already(aino)
    await liisa.create(aino, "DAYCARE")
    assert "DAYCARE" in await liisa.applied_already(aino)
    with pytest.raises(RequestRefused) as raised:
        await liisa.create(aino, "DAYCARE")
    assert raised.value.status == 400


@only_sandbox
async def test_an_application_is_sent_once(liisa: Citizen, sandbox: Sandbox) -> None:
    id = await begun(liisa)
    await liisa.send(id)
    with pytest.raises(RequestRefused):
        await liisa.send(id)
    with pytest.raises(RequestRefused):
        await liisa.save(id, await form(liisa), "DAYCARE")
    assert effects(sandbox).count("application.sent") == 1


@only_sandbox
async def test_an_application_can_be_taken_back(liisa: Citizen) -> None:
    draft = await begun(liisa)
    await liisa.cancel(draft)
    assert await liisa.application(draft) is None
    sent = await begun(liisa)
    await liisa.send(sent)
    await liisa.cancel(sent)
    kept = await liisa.application(sent)
    assert kept is not None and kept.status == "CANCELLED"
    with pytest.raises(RequestRefused):
        await liisa.cancel(sent)


@only_sandbox
async def test_nobody_opens_anothers_application(evaka: Evaka, liisa: Citizen) -> None:
    id = await begun(liisa)
    johan = await logged_in(evaka, JOHAN)
    assert await johan.application(id) is None
    with pytest.raises(RequestRefused) as raised:
        await johan.send(id)
    assert raised.value.status == 403
    with pytest.raises(RequestRefused) as refused:
        await johan.create(await child(liisa), "CLUB")
    assert refused.value.status == 403


async def test_unknown_ids_are_none(evaka: Evaka) -> None:
    citizen = await logged_in(evaka)
    assert await citizen.application("00000000-0000-4000-8000-000000000000") is None
    assert await citizen.application("../children") is None
    assert await citizen.application("") is None


@only_sandbox
async def test_a_decision_can_be_turned_down(evaka: Evaka, sandbox: Sandbox) -> None:
    johan = await logged_in(evaka, JOHAN)
    (waiting,) = [one for one in await johan.decisions() if one.type == "DAYCARE"]
    if waiting.status == "PENDING":
        await johan.reject(waiting.application_id, waiting.id)
        assert effects(sandbox) == ["decision.rejected"]
    (answered,) = await johan.decisions_on(waiting.application_id)
    assert (answered.status, answered.resolved) == ("REJECTED", TODAY)
    with pytest.raises(RequestRefused) as raised:
        await johan.accept(waiting.application_id, waiting.id, answered.earliest or START)
    assert raised.value.status == 400


@only_sandbox
async def test_a_start_that_will_not_do_is_named(liisa: Citizen, sandbox: Sandbox) -> None:
    (waiting,) = [one for one in await liisa.decisions() if one.child_id == await child(liisa, "Vilma")]
    (decision,) = await liisa.decisions_on(waiting.application_id)
    assert decision.latest is not None
    with pytest.raises(RequestRefused) as raised:
        await liisa.accept(waiting.application_id, waiting.id, decision.latest + timedelta(days=1))
    assert (raised.value.status, raised.value.field) == (400, "start")
    assert sandbox.ledger() == []


@only_sandbox
async def test_several_children_are_absent_for_several_days(liisa: Citizen, sandbox: Sandbox) -> None:
    ids = [await child(liisa, "Aino"), await child(liisa, "Eeli")]
    monday = TODAY + timedelta(days=7 - TODAY.weekday())
    await liisa.report_absence(ids, monday, monday + timedelta(days=1), "SICKLEAVE")
    days = await liisa.days(monday, monday + timedelta(days=2))
    absent = {(one.child_id, one.on) for one in days if one.absence == "SICKLEAVE"}
    assert absent == {(id, monday + timedelta(ahead)) for id in ids for ahead in range(2)}
    await liisa.report_absence(ids[:1], monday, monday, "OTHER_ABSENCE")
    changed = await liisa.days(monday, monday)
    assert {(one.child_id, one.absence) for one in changed} == {
        (ids[0], "OTHER_ABSENCE"), (ids[1], "SICKLEAVE"),
    }  # fmt: skip
    assert effects(sandbox) == ["absence.reported", "absence.reported"]


@only_sandbox
async def test_a_past_day_is_refused(liisa: Citizen, sandbox: Sandbox) -> None:
    with pytest.raises(RequestRefused) as raised:
        await liisa.report_absence([await child(liisa)], TODAY - timedelta(days=1), TODAY, "SICKLEAVE")
    assert raised.value.status == 400 and sandbox.ledger() == []


async def test_days_in_the_wrong_order_are_never_sent(evaka: Evaka) -> None:
    citizen = evaka.citizen("00000000-0000-4000-8000-000000000000")
    with pytest.raises(ValueError):
        await citizen.report_absence(["x"], TODAY, TODAY - timedelta(days=1), "SICKLEAVE")
    with pytest.raises(ValueError):
        await citizen.report_absence([], TODAY, TODAY, "SICKLEAVE")


@only_sandbox
async def test_another_key_is_not_trusted(sandbox: Sandbox, http: Http, key: rsa.RSAPrivateKey) -> None:
    sandbox.mode(SYSTEM, public_key=public_pem(key))
    stranger = private_pem(rsa.generate_private_key(public_exponent=65537, key_size=2048))
    other = Evaka(f"{sandbox.url}/{SYSTEM}", credentials=Credentials(stranger, "akkuna"), http=http)
    with pytest.raises(RequestRefused) as raised:
        await logged_in(other)
    assert raised.value.status == 401


def test_a_key_that_is_none_is_not_quoted(http: Http) -> None:
    with pytest.raises(ValueError) as raised:
        Evaka("http://localhost:1", credentials=Credentials("no key at all", "id"), http=http)
    assert "no key at all" not in str(raised.value) and "no key" not in repr(
        Credentials("no key at all", "id")
    )


@only_sandbox
@pytest.mark.parametrize("mode", ["slow", "drop_answer", "garbage"])
async def test_a_lost_beginning_is_looked_up(liisa: Citizen, sandbox: Sandbox, mode: str) -> None:
    aino, since = await child(liisa), datetime.now(timezone.utc) - timedelta(seconds=1)
    assert await liisa.find_begun(aino, "DAYCARE", since) is None
    sandbox.fault(SYSTEM, mode, methods=["POST"])
    with pytest.raises(OutcomeUnknown):
        await liisa.create(aino, "DAYCARE")
    found = await liisa.find_begun(aino, "DAYCARE", since)
    assert [entry["id"] for entry in sandbox.ledger()] == [found]
    assert await liisa.find_begun(aino, "CLUB", since) is None


@only_sandbox
async def test_a_lost_sending_is_looked_up(liisa: Citizen, sandbox: Sandbox) -> None:
    id = await begun(liisa)
    sandbox.fault(SYSTEM, "drop_answer", methods=["POST"])
    with pytest.raises(OutcomeUnknown):
        await liisa.send(id)
    kept = await liisa.application(id)
    assert kept is not None and kept.status == "SENT"


@only_sandbox
async def test_a_failing_service_has_done_nothing(liisa: Citizen, sandbox: Sandbox) -> None:
    id = await begun(liisa)
    sandbox.fault(SYSTEM, "fail", methods=["POST"])
    with pytest.raises(SystemUnavailable):
        await liisa.send(id)
    kept = await liisa.application(id)
    assert kept is not None and kept.status == "CREATED"


@only_sandbox
@pytest.mark.parametrize(
    ("mode", "error"), [("slow", SystemUnavailable), ("fail", SystemUnavailable), ("garbage", BadAnswer)]
)
async def test_an_outage_in_reading_is_told(
    evaka: Evaka, sandbox: Sandbox, mode: str, error: type[Exception]
) -> None:
    citizen = await logged_in(evaka)
    sandbox.fault(SYSTEM, mode, count=100)
    with pytest.raises(error):
        await citizen.applications()


@only_sandbox
@pytest.mark.parametrize(
    "spoil",
    [
        lambda body: body | {"unknown": 1},
        lambda body: {key: value for key, value in body.items() if key != "guardian"},
        lambda body: body | {"maxFeeAccepted": "no"},
        lambda body: body | {"preferences": body["preferences"] | {"preferredStartDate": "1.8.2027"}},
        lambda body: (
            body | {"preferences": body["preferences"] | {"preferredUnits": [{"id": "x", "name": ""}]}}
        ),
    ],
)
async def test_the_stand_in_takes_the_documented_form_only(
    liisa: Citizen, sandbox: Sandbox, spoil: Any
) -> None:
    id = await liisa.create(await child(liisa), "DAYCARE")
    body = spoil(write_form(await form(liisa), "DAYCARE"))
    headers = liisa._evaka._tokens.of_citizen(liisa._person, "citizen")
    url = f"{sandbox.url}/{SYSTEM}/citizen/applications/{id}/draft"
    async with httpx.AsyncClient(trust_env=False) as raw:
        assert (await raw.put(url, json=body, headers=headers)).status_code == 400


# The form


def test_what_is_missing_is_named_in_the_order_of_asking() -> None:
    assert missing(ApplicationForm(), "DAYCARE", TODAY) == ("start", "units", "from_time", "to_time", "phone")
    assert missing(ApplicationForm(), "CLUB", TODAY) == ("start", "units", "phone")
    units = tuple(WishedUnit(str(one), "") for one in range(4))
    whole = ApplicationForm(start=TODAY, units=units[:3], phone="040 123 4567")
    assert missing(whole, "PRESCHOOL", TODAY) == ()
    assert missing(whole, "PRESCHOOL", TODAY + timedelta(days=1)) == ("start",)
    assert missing(ApplicationForm(start=TODAY, units=units, phone="1"), "CLUB", TODAY) == ("units",)


@given(
    st.builds(
        ApplicationForm,
        start=st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
        units=st.lists(st.builds(WishedUnit, st.uuids().map(str), st.just("Päiväkoti")), max_size=3).map(
            tuple
        ),
        from_time=st.just(time(7, 30)),
        to_time=st.just(time(16)),
        part_time=st.booleans(),
        shift_care=st.booleans(),
        urgent=st.booleans(),
        phone=st.sampled_from(["", "040 123 4567"]),
        email=st.sampled_from([None, "liisa@example.org"]),
        assistance=st.sampled_from([None, "", "Kuulokoje"]),
        max_fee_accepted=st.booleans(),
    )
)
def test_what_is_written_is_read(form: ApplicationForm) -> None:
    assert read_form(write_form(form, "DAYCARE")) == form
    assert json.loads(json.dumps(write_form(form, "DAYCARE"))) == write_form(form, "DAYCARE")


def test_nothing_personal_shows() -> None:
    shown = repr(
        ApplicationForm(phone="040 123 4567", allergies="pähkinä", sibling=Sibling("Eeli", "030920A904H"))
    )
    assert not any(word in shown for word in ("040", "pähkinä", "Eeli", "030920"))


# Odd shapes

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = [
    "id", "applicationId", "childId", "applicationSummaries", "decisions", "decision", "unit", "days", "date",
    "children", "absence", "preferences", "guardian", "location", "type", "validRequestedStartDatePeriod",
]  # fmt: skip


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_no_shape_stops_the_readers(row: dict[str, Any]) -> None:
    parse_rows(Application, list(models.applications([row])))
    parse_rows(Decision, list(models.decision_rows([row])))
    parse_rows(Decision, [models.decision_with_period(row)])
    parse_rows(Unit, [row])
    parse_rows(Child, [row])
    list(models.child_days(row))
    assert isinstance(read_form(row), ApplicationForm)


def test_decisions_of_an_older_service_are_read() -> None:
    old = [
        {
            "applicationId": "a",
            "childId": "c",
            "childName": "Aino E",
            "decisions": [{"id": "d", "type": "CLUB"}],
        }
    ]
    new = {"decisions": [{"id": "d", "type": "CLUB", "applicationId": "a", "childId": "c"}]}
    for answer in (old, new):
        (read,) = parse_rows(Decision, list(models.decision_rows(answer)))
        assert (read.id, read.application_id, read.child_id, read.type) == ("d", "a", "c", "CLUB")


def test_an_unknown_status_is_unknown() -> None:
    row = {"applicationId": 5, "applicationStatus": "SOMETHING_NEW", "createdDate": None}
    (read,) = parse_rows(Application, [row])
    assert (read.id, read.state) == ("5", "unknown")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b'{"errorCode":"decision.validation.invalid-requested-start-date"}', "start"),
        (b'{"errorCode":null}', None),
        (b"Cannot apply to preschool on 2027-08-10 at the moment", "start"),
        (b"Cannot mark absences for past days", "days"),
        (b'["Duplicate application"]', "type"),
        (b"\xff\xfe", None),
    ],
)
def test_the_field_of_a_refusal(body: bytes, field: str | None) -> None:
    assert blamed_field(body) == field
