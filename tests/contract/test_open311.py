"""GeoReport v2 as our client uses it, against the sandbox or a test server that the environment names."""

import asyncio
import hashlib
import io
import secrets
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from PIL import Image

from akkuna.errors import OutcomeUnknown, RequestRefused, SystemUnavailable
from integrations.http import Http
from integrations.open311.client import Open311
from integrations.open311.models import Photo, ReportToSend
from tests.contract.conftest import real
from tests.contract.server import Sandbox

NIVALA = (63.929, 24.977)
HOUR = timedelta(hours=1)

only_sandbox = pytest.mark.skipif(bool(real("open311", "URL")), reason="a real server has no faults to order")


def picture() -> bytes:
    """A small JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "grey").save(buffer, "JPEG")
    return buffer.getvalue()


def report(**changes: Any) -> ReportToSend:
    """A report that any server takes, with a reference of its own."""
    values: dict[str, Any] = {
        "service_code": real("open311", "SERVICE") or "101",
        "description": f"Iso kuoppa ajoradassa. Viite KA-{secrets.token_hex(3).upper()}",
        "lat": NIVALA[0],
        "long": NIVALA[1],
        "address": "Kalliontie 15, Nivala",
    }
    return ReportToSend(**(values | changes))


def reference(sent: ReportToSend) -> str:
    return sent.description.split()[-1]


def now() -> datetime:
    return datetime.now(timezone.utc)


@pytest.fixture
def open311(sandbox: Sandbox, http: Http) -> Open311:
    return Open311(
        real("open311", "URL") or f"{sandbox.url}/open311",
        api_key=real("open311", "KEY"),
        jurisdiction=real("open311", "JURISDICTION"),
        http=http,
    )


async def test_services_have_codes_and_names_in_both_languages(open311: Open311) -> None:
    finnish, swedish = await open311.services("fi"), await open311.services("sv")
    assert len(finnish) >= 1
    assert [service.code for service in finnish] == [service.code for service in swedish]


@only_sandbox
async def test_services_speak_the_language_asked_for(open311: Open311) -> None:
    finnish = {service.code: service for service in await open311.services("fi")}
    swedish = {service.code: service for service in await open311.services("sv")}
    assert finnish["100"].name == "Katuvalo"
    assert swedish["100"].name == "Gatubelysning"
    assert "gatlykta" in swedish["100"].keywords
    assert len(finnish) >= 20
    assert all(one.name and one.description and one.group and one.keywords for one in swedish.values())


@only_sandbox
async def test_every_service_with_metadata_has_questions(open311: Open311) -> None:
    asking = [service.code for service in await open311.services("fi") if service.metadata]
    assert asking == ["100", "102"]
    for code in asking:
        assert all(one.description for one in await open311.definition(code, "sv"))


@only_sandbox
async def test_a_definition_has_its_values(open311: Open311) -> None:
    (kind,) = await open311.definition("102", "sv")
    assert (kind.code, kind.datatype, kind.required) == ("SIGN_KIND", "singlevaluelist", True)
    assert ("speed", "Hastighetsbegränsning") in kind.values


async def test_a_report_can_be_followed_by_its_id(open311: Open311) -> None:
    sent = report()
    created = await open311.create(sent)
    assert created.request_id
    followed = await open311.request(created.request_id)
    assert followed is not None
    assert (followed.status, followed.description) == ("open", sent.description)


@only_sandbox
async def test_a_report_arrives_once_and_whole(open311: Open311, sandbox: Sandbox) -> None:
    content = picture()
    sent = report(
        service_code="102",
        first_name="Aino",
        last_name="Esimerkki",
        email="aino@example.org",
        phone="0457 5550 101",
        attributes={"SIGN_KIND": "speed"},
        photos=(Photo("photo-1.jpg", "image/jpeg", content), Photo("photo-2.jpg", "image/jpeg", content)),
    )
    created = await open311.create(sent)
    (entry,) = sandbox.ledger()
    assert (entry["system"], entry["effect"], entry["id"]) == (
        "open311", "service_request.created", created.request_id,
    )  # fmt: skip
    body = entry["body"]
    assert body["description"] == sent.description
    assert (body["lat"], body["long"], body["address_string"]) == (*NIVALA, sent.address)
    assert (body["first_name"], body["email"], body["phone"]) == ("Aino", "aino@example.org", "0457 5550 101")
    assert body["attributes"] == {"SIGN_KIND": "speed"}
    digest = hashlib.sha256(content).hexdigest()
    assert [one["sha256"] for one in body["media"]] == [digest, digest]
    assert body["media"][0]["size"] == len(content)


@only_sandbox
async def test_a_photo_can_be_fetched_where_the_report_says(open311: Open311, sandbox: Sandbox) -> None:
    created = await open311.create(report(photos=(Photo("photo-1.jpg", "image/jpeg", picture()),)))
    followed = await open311.request(str(created.request_id))
    assert followed is not None and followed.media_url
    assert sandbox.get(followed.media_url).content == picture()


@only_sandbox
async def test_the_same_report_twice_is_two_reports(open311: Open311, sandbox: Sandbox) -> None:
    sent = report()
    await open311.create(sent)
    await open311.create(sent)
    assert len(sandbox.ledger()) == 2


@only_sandbox
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"description": "lyhyt"}, "description"),
        ({"description": "x" * 5001}, "description"),
        ({"service_code": "no-such-code"}, "service_code"),
        ({"lat": None, "long": None, "address": None}, "address"),
        ({"lat": 95.0, "address": None}, "address"),
        ({"email": "ei osoite"}, "email"),
        ({"photos": (Photo("photo-1.jpg", "image/jpeg", b"no picture"),)}, "media"),
    ],
)
async def test_a_refusal_names_the_field(
    open311: Open311, sandbox: Sandbox, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(RequestRefused) as raised:
        await open311.create(report(**changes))
    assert raised.value.field == field
    assert sandbox.ledger() == []


@only_sandbox
@pytest.mark.parametrize("attributes", [{}, {"SIGN_KIND": "unknown"}, {"SIGN_KIND": ["speed", "unknown"]}])
async def test_a_required_attribute_is_required(open311: Open311, attributes: dict[str, Any]) -> None:
    with pytest.raises(RequestRefused):
        await open311.create(report(service_code="102", attributes=attributes))


@only_sandbox
async def test_an_address_alone_is_a_place(open311: Open311, sandbox: Sandbox) -> None:
    await open311.create(report(lat=None, long=None))
    (entry,) = sandbox.ledger()
    assert entry["body"]["lat"] is None and entry["body"]["address_string"] == "Kalliontie 15, Nivala"


@only_sandbox
def test_a_report_as_json_is_refused(sandbox: Sandbox) -> None:
    answer = sandbox.post("/open311/requests.json", {"service_code": "101"})
    assert answer.status_code == 415
    assert answer.json()[0]["code"] == 415
    assert sandbox.ledger() == []


@only_sandbox
async def test_a_key_is_asked_for_where_one_is_set(sandbox: Sandbox, http: Http) -> None:
    sandbox.mode("open311", api_key="the key")
    address = f"{sandbox.url}/open311"
    with pytest.raises(RequestRefused) as raised:
        await Open311(address, api_key="another", jurisdiction=None, http=http).create(report())
    assert raised.value.status == 403
    allowed = Open311(address, api_key="the key", jurisdiction="nivala", http=http)
    assert (await allowed.create(report())).request_id
    assert sandbox.ledger()[0]["body"]["jurisdiction_id"] == "nivala"
    assert "the key" not in str(sandbox.ledger())


async def test_unknown_ids_and_tokens_are_none(open311: Open311) -> None:
    assert await open311.request("00000000000000000000") is None
    assert await open311.request("../services") is None
    assert await open311.request("") is None
    assert await open311.request("x" * 10_000) is None
    assert await open311.by_token("0000000000000000") is None


@only_sandbox
async def test_a_token_turns_into_an_id(open311: Open311, sandbox: Sandbox) -> None:
    sandbox.mode("open311", token=True)
    created = await open311.create(report())
    assert created.request_id is None and created.token
    assert await open311.by_token(created.token) == sandbox.ledger()[0]["id"]


@only_sandbox
async def test_a_token_is_not_ready_at_once(open311: Open311, sandbox: Sandbox) -> None:
    sandbox.mode("open311", token=True, token_delay=3600)
    created = await open311.create(report())
    assert await open311.by_token(str(created.token)) is None


@only_sandbox
async def test_a_moderated_report_is_seen_by_its_id_only(open311: Open311, sandbox: Sandbox) -> None:
    sandbox.mode("open311", moderated=True)
    sent = report()
    created = await open311.create(sent)
    start = now() - HOUR
    assert await open311.request(str(created.request_id)) is not None
    assert await open311.find_by_reference(reference(sent), service_code="101", since=start) is None
    sandbox.post("/open311/_status", {"id": created.request_id, "status": "open"})
    assert await open311.find_by_reference(reference(sent), service_code="101", since=start) is not None


@only_sandbox
async def test_the_officials_word_is_seen(open311: Open311, sandbox: Sandbox) -> None:
    created = await open311.create(report())
    status = {"id": created.request_id, "status": "closed", "status_notes": "Kuoppa on paikattu."}
    sandbox.post("/open311/_status", status)
    followed = await open311.request(str(created.request_id))
    assert followed is not None
    assert (followed.status, followed.status_notes) == ("closed", "Kuoppa on paikattu.")


@only_sandbox
async def test_a_listing_has_what_was_asked_for(open311: Open311, sandbox: Sandbox) -> None:
    near, far = report(), report(lat=64.5, long=25.5, service_code="246")
    for sent in (near, far):
        await open311.create(sent)
    ours = {entry["id"] for entry in sandbox.ledger()}
    start, end = now() - HOUR, now() + HOUR

    async def listed(**conditions: Any) -> list[str | None]:
        found = await open311.requests(start=start, end=end, **conditions)
        return [one.description for one in found if one.id in ours]

    assert await listed() == [far.description, near.description]
    assert await listed(near=(*NIVALA, 500.0)) == [near.description]
    assert await listed(service_code="246") == [far.description]
    assert await listed(status="closed") == []
    assert await open311.requests(start=start - HOUR, end=start) == []


async def test_a_long_time_is_listed_in_pieces(open311: Open311) -> None:
    created = await open311.create(report())
    found = await open311.requests(start=now() - timedelta(days=200), end=now() + HOUR)
    assert created.request_id in {one.id for one in found}


@only_sandbox
@pytest.mark.parametrize("mode", ["slow", "drop_answer", "garbage"])
async def test_a_lost_answer_is_looked_up_by_our_reference(
    open311: Open311, sandbox: Sandbox, mode: str
) -> None:
    sent, since = report(), now()
    sandbox.fault("open311", mode, methods=["POST"])
    with pytest.raises(OutcomeUnknown):
        await open311.create(sent)
    found = await open311.find_by_reference(reference(sent).lower(), service_code="101", since=since)
    assert found is not None
    assert [entry["id"] for entry in sandbox.ledger()] == [found.id]
    assert await open311.find_by_reference("KA-000000", service_code="101", since=since) is None


@only_sandbox
async def test_a_report_moved_to_another_kind_is_found(open311: Open311) -> None:
    sent, since = report(service_code="246"), now()
    created = await open311.create(sent)
    found = await open311.find_by_reference(reference(sent), service_code="101", since=since)
    assert found is not None and found.id == created.request_id


@only_sandbox
async def test_a_failing_server_has_done_nothing(open311: Open311, sandbox: Sandbox) -> None:
    sandbox.fault("open311", "fail")
    with pytest.raises(SystemUnavailable):
        await open311.create(report())
    assert sandbox.ledger() == []
    assert (await open311.create(report())).request_id


@only_sandbox
async def test_reports_at_the_same_time_all_arrive(open311: Open311, sandbox: Sandbox) -> None:
    created = await asyncio.gather(*(open311.create(report()) for _ in range(10)))
    assert {one.request_id for one in created} == {entry["id"] for entry in sandbox.ledger()}
