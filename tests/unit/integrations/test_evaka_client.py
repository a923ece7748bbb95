"""Our eVaka client and services of every temper."""

import json
from datetime import date, datetime, timezone
from functools import cache
from typing import Any

import jwt
import pytest
import respx
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused, SystemUnavailable
from integrations.evaka.client import Citizen, Evaka
from integrations.evaka.token import Credentials
from integrations.http import Http

URL = "http://evaka.example.org"
ID = "11111111-2222-4333-8444-555555555555"
SINCE = datetime(2026, 11, 1, tzinfo=timezone.utc)


@cache
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def evaka(http: Http) -> Evaka:
    pem = key().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Evaka(URL, credentials=Credentials(pem.decode(), "akkuna"), http=http)


@pytest.fixture
def citizen(evaka: Evaka) -> Citizen:
    return evaka.citizen("person-1")


@respx.mock
async def test_a_call_says_for_whom_it_is_and_who_vouches(evaka: Evaka) -> None:
    route = respx.get(url__startswith=URL).respond(json=[])
    await evaka.citizen("person-1").children()
    await evaka.citizen("person-2", "citizen_weak").children()
    first, second = (call.request.headers for call in route.calls)
    assert json.loads(first["x-user"]) == {"type": "citizen", "id": "person-1"}
    assert json.loads(second["x-user"]) == {"type": "citizen_weak", "id": "person-2"}
    assert first["authorization"] == second["authorization"]
    token = first["authorization"].removeprefix("Bearer ")
    assert jwt.get_unverified_header(token)["kid"] == "akkuna"
    claims = jwt.decode(token, key().public_key(), algorithms=["RS256"])
    assert set(claims) == {"iat", "exp"} and claims["exp"] - claims["iat"] == 3600


@respx.mock
async def test_an_identity_code_is_in_the_body_only(evaka: Evaka) -> None:
    route = respx.post(f"{URL}/system/citizen-login").respond(json={"id": "person-1"})
    assert await evaka.person(identity_code="010594Y9021", first_names="Liisa", last_name="Esimerkki")
    request = route.calls.last.request
    assert "010594" not in str(request.url) + str(request.headers)
    assert json.loads(request.headers["x-user"]) == {"type": "system"}


@respx.mock
@pytest.mark.parametrize("answer", [ID, {"id": ID}])
async def test_the_id_of_an_application_may_be_wrapped(citizen: Citizen, answer: Any) -> None:
    respx.post(f"{URL}/citizen/applications").respond(json=answer)
    assert await citizen.create("child", "DAYCARE") == ID


@respx.mock
@pytest.mark.parametrize("answer", [None, [], {}, ""])
async def test_a_beginning_without_an_id_is_unknown(citizen: Citizen, answer: Any) -> None:
    respx.post(f"{URL}/citizen/applications").respond(json=answer)
    with pytest.raises(OutcomeUnknown):
        await citizen.create("child", "DAYCARE")


@respx.mock
async def test_an_empty_answer_to_an_order_is_enough(citizen: Citizen) -> None:
    route = respx.post(f"{URL}/citizen/applications/{ID}/actions/send-application").respond(200)
    await citizen.send(ID)
    assert route.call_count == 1


@respx.mock
async def test_an_order_is_never_repeated(citizen: Citizen) -> None:
    route = respx.post(url__startswith=URL).respond(500)
    with pytest.raises(OutcomeUnknown):
        await citizen.send(ID)
    assert route.call_count == 1


@respx.mock
async def test_a_busy_service_has_done_nothing(citizen: Citizen) -> None:
    respx.post(url__startswith=URL).respond(429, headers={"Retry-After": "30"})
    with pytest.raises(SystemUnavailable) as raised:
        await citizen.send(ID)
    assert raised.value.retry_after == 30


@respx.mock
@pytest.mark.parametrize(
    ("body", "field"),
    [
        ('{"errorCode":"decision.validation.invalid-requested-start-date"}', "start"),
        ('["Invalid start date 2027-01-01"]', "start"),
        ("Bad Request", None),
    ],
)
async def test_a_refusal_may_be_written_in_any_way(citizen: Citizen, body: str, field: str | None) -> None:
    respx.post(url__startswith=URL).respond(400, text=body)
    with pytest.raises(RequestRefused) as raised:
        await citizen.accept(ID, "decision", date(2027, 1, 1))
    assert raised.value.field == field


@respx.mock
@pytest.mark.parametrize("answer", [{"message": "hello"}, "text", 5])
async def test_an_answer_without_a_list_is_not_nothing(citizen: Citizen, answer: Any) -> None:
    respx.get(url__startswith=URL).respond(json=answer)
    for ask in (citizen.children, citizen.applications, lambda: citizen.decisions_on(ID)):
        with pytest.raises(BadAnswer):
            await ask()


@respx.mock
@pytest.mark.parametrize("status", [403, 404])
async def test_an_application_of_others_is_none(citizen: Citizen, status: int) -> None:
    respx.get(url__startswith=URL).respond(status, json={"errorCode": None})
    assert await citizen.application(ID) is None


@respx.mock
async def test_applications_stand_under_their_child(citizen: Citizen) -> None:
    summaries = [
        {
            "applicationId": 7,
            "type": "DAYCARE",
            "applicationStatus": "CREATED",
            "createdDate": "2026-11-20T10:00:00Z",
        },
        {"applicationId": "8", "type": "DAYCARE", "applicationStatus": "CREATED", "createdDate": None},
        {"type": "DAYCARE"},
    ]
    answer = [{"childId": "c", "childName": "Aino E", "applicationSummaries": summaries}, {"childId": "d"}]
    respx.get(url__startswith=URL).respond(json=answer)
    listed = await citizen.applications()
    assert [(one.id, one.child_id, one.child_name) for one in listed] == [
        ("7", "c", "Aino E"),
        ("8", "c", "Aino E"),
    ]
    assert await citizen.find_begun("c", "DAYCARE", SINCE) == "7"
    assert await citizen.find_begun("d", "DAYCARE", SINCE) is None


@respx.mock
async def test_a_unit_without_a_place_comes_last(citizen: Citizen) -> None:
    units = [
        {"id": 1, "name": "Ei sijaintia", "location": None},
        {"id": 2, "name": "Kaukana", "location": {"lat": "64.5", "lon": 25}},
        {"id": 3, "name": "Lähellä", "location": {"lat": 63.92, "lon": 24.97}, "type": ["CENTRE"]},
    ]
    respx.get(url__startswith=URL).respond(json=units)
    found = await citizen.units("DAYCARE", date(2027, 1, 1), near=(63.92, 24.97))
    assert [unit.name for unit in found] == ["Lähellä", "Kaukana", "Ei sijaintia"]
    assert found[0].distance_m == pytest.approx(0, abs=1) and found[2].distance_m is None
