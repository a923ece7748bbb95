"""Our GeoReport v2 client and servers of every temper."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
import respx
from hypothesis import given
from hypothesis import strategies as st

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused
from integrations.http import Http
from integrations.open311.blame import blamed_field
from integrations.open311.client import Open311
from integrations.open311.models import Photo, ReportToSend

URL = "http://open311.example.org/v1"
START, END = datetime(2026, 5, 1, tzinfo=timezone.utc), datetime(2026, 5, 31, tzinfo=timezone.utc)
REPORT = ReportToSend("100", "Katuvalo on pimeänä", lat=63.9, long=24.9)


@pytest.fixture
def open311(http: Http) -> Open311:
    return Open311(URL, api_key="the key", jurisdiction="nivala", http=http)


def listing(*rows: dict[str, Any]) -> respx.Route:
    return respx.get(f"{URL}/requests.json").respond(json=list(rows))


def row(id: Any, **changes: Any) -> dict[str, Any]:
    return {
        "service_request_id": id,
        "status": "open",
        "service_code": "100",
        "requested_datetime": "2026-05-10T10:00:00+03:00",
        "lat": 63.9,
        "long": 24.9,
        **changes,
    }


@respx.mock
async def test_services_of_a_server_that_writes_carelessly(open311: Open311) -> None:
    respx.get(f"{URL}/services.json", params={"locale": "sv", "jurisdiction_id": "nivala"}).respond(
        json=[
            {"service_code": 1, "service_name": "Hål", "keywords": "hål, grop,,", "metadata": "true"},
            {"service_code": "2", "service_name": "Is", "keywords": None, "description": None, "group": None},
            {"service_code": 3, "service_name": "Snö", "keywords": ["snö", None], "type": "BATCH", "new": {}},
            {"service_code": None, "service_name": "utan kod"},
            None,
        ]
    )
    first, second, third = await open311.services("sv")
    assert (first.code, first.keywords, first.metadata) == ("1", ("hål", "grop"), True)
    assert (second.description, second.group, second.metadata, second.type) == ("", "", False, "realtime")
    assert (third.keywords, third.type) == (("snö",), "batch")


@respx.mock
@pytest.mark.parametrize("answer", [[{"name": "x"}], {"error": "x"}, "text", 3, [[]], True])
async def test_a_list_of_other_things_is_a_bad_answer(open311: Open311, answer: Any) -> None:
    respx.get(f"{URL}/services.json").respond(content=json.dumps(answer).encode())
    with pytest.raises(BadAnswer):
        await open311.services("fi")


@respx.mock
@pytest.mark.parametrize("answer", [[], "[]", {"services": []}])
async def test_an_empty_list_is_empty(open311: Open311, answer: Any) -> None:
    respx.get(f"{URL}/services.json").respond(content=json.dumps(answer).encode())
    assert await open311.services("fi") == []


@respx.mock
async def test_a_list_printed_into_a_string_is_read(open311: Open311) -> None:
    inner = json.dumps([{"service_code": 1, "service_name": "Kuoppa"}])
    respx.get(f"{URL}/services.json").respond(content=json.dumps(inner).encode())
    (service,) = await open311.services("fi")
    assert service.name == "Kuoppa"


@respx.mock
async def test_a_definition_is_in_the_order_to_ask(open311: Open311) -> None:
    attributes = [
        {"code": "B", "order": "2", "required": "false", "datatype": "String", "values": None},
        {"code": "A", "order": 1, "required": True, "datatype": "singlevaluelist",
         "values": [{"key": 123, "name": "Ford"}, {"key": "x"}, {"name": "no key"}], "variable": False},
    ]  # fmt: skip
    respx.get(f"{URL}/services/DMV%2F66.json").respond(json=[{"service_code": 1, "attributes": attributes}])
    first, second = await open311.definition("DMV/66", "fi")
    assert (first.code, first.required, first.variable) == ("A", True, False)
    assert first.values == (("123", "Ford"), ("x", "x"))
    assert (second.code, second.required, second.variable, second.datatype) == ("B", False, True, "string")


@respx.mock
@pytest.mark.parametrize("photos", [(), (Photo("photo-1.jpg", "image/jpeg", b"content"),)])
async def test_a_report_is_always_a_multipart_form(open311: Open311, photos: tuple[Photo, ...]) -> None:
    route = respx.post(f"{URL}/requests.json").respond(json=[{"service_request_id": 7}])
    sent = ReportToSend(
        "100",
        "Katuvalo on pimeänä",
        lat=63.9,
        long=24.9,
        attributes={"A": "1", "B": ["2", "3"]},
        photos=photos,
    )
    assert (await open311.create(sent)).request_id == "7"
    request = route.calls[0].request
    body = request.content.decode()
    assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
    for name, value in [
        ("api_key", "the key"),
        ("jurisdiction_id", "nivala"),
        ("service_code", "100"),
        ("description", "Katuvalo on pimeänä"),
        ("lat", "63.900000"),
        ("long", "24.900000"),
        ("attribute[A]", "1"),
        ("attribute[B][]", "2"),
        ("attribute[B][]", "3"),
    ]:
        assert f'name="{name}"\r\n\r\n{value}\r\n' in body
    assert body.count('name="media"; filename="photo-1.jpg"') == len(photos)
    assert "email" not in body and "None" not in body


@respx.mock
@pytest.mark.parametrize(
    ("answer", "request_id", "token"),
    [
        ([{"service_request_id": 638344, "service_notice": "", "account_id": None}], "638344", None),
        ([{"service_request_id": None, "token": 12345}], None, "12345"),
        ({"service_request_id": "8fmht6g1470b3qk8pthg"}, "8fmht6g1470b3qk8pthg", None),
        ({"service_requests": [{"service_request_id": "a"}]}, "a", None),
        ('[{"token": "t"}]', None, "t"),
        ([{"service_notice": "Thank you", "service_request_id": None}], None, None),
    ],
)
async def test_what_a_report_is_answered_with(
    open311: Open311, answer: Any, request_id: str | None, token: str | None
) -> None:
    respx.post(f"{URL}/requests.json").respond(201, content=json.dumps(answer).encode())
    created = await open311.create(REPORT)
    assert (created.request_id, created.token) == (request_id, token)


@respx.mock
@pytest.mark.parametrize(
    "answer", [b"", b"[]", b"{}", b"null", b'"ok"', b"<html>", b'[{"id": 7}]', b'[{"code": 500}]']
)
async def test_an_answer_without_an_id_leaves_the_outcome_unknown(open311: Open311, answer: bytes) -> None:
    respx.post(f"{URL}/requests.json").respond(200, content=answer)
    with pytest.raises(OutcomeUnknown):
        await open311.create(REPORT)


@respx.mock
async def test_a_refusal_with_a_status_of_success_is_a_refusal(open311: Open311) -> None:
    answer = [{"code": "400", "description": "email is not valid"}]
    respx.post(f"{URL}/requests.json").respond(200, json=answer)
    with pytest.raises(RequestRefused) as raised:
        await open311.create(REPORT)
    assert (raised.value.status, raised.value.field) == (400, "email")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ('[{"code":400,"description":"description is too short"}]', "description"),
        ('[{"code":400,"description":"Kuvauksen pituus pitää olla 10-5000 merkkiä"}]', "description"),
        ('{"code":400,"description":"Ogiltig e-postadress"}', "email"),
        ('{"errors": {"email": ["Enter a valid email address."]}}', "email"),
        ("\"[{'code': 400, 'description': 'Virheellinen sähköposti'}]\"", "email"),
        ('"[{\\"code\\": 400, \\"description\\": \\"phone is not valid\\"}]"', "phone"),
        ('[{"code":404,"description":"service_code was not found"}]', "service_code"),
        ('[{"code":400,"description":"jurisdiction_id was not provided"}]', "service_code"),
        ('[{"code":400,"description":"The description of this service_code is missing"}]', "service_code"),
        ("Location can't be blank", "address"),
        ("lat ja long puuttuvat", "address"),
        ("Osoitetta ei löydy", "address"),
        ("Kuva on liian suuri", "media"),
        ("Bilden är för stor", "media"),
        ("Kuvaus puuttuu", "description"),
        ('[{"code":400,"description":"General service error"}]', None),
        ("<h1>Server Error</h1>", None),
        ("", None),
    ],
)
def test_the_field_that_a_refusal_is_about(body: str, field: str | None) -> None:
    assert blamed_field(body.encode()) == field


@given(st.binary() | st.text().map(str.encode))
def test_any_answer_can_be_asked_for_its_field(body: bytes) -> None:
    fields = {"service_code", "email", "phone", "media", "address", "description", None}
    assert blamed_field(body) in fields


@respx.mock
@pytest.mark.parametrize(
    ("status", "answer", "request_id"),
    [
        (200, [{"service_request_id": 7, "token": "t"}], "7"),
        (200, [{"service_request_id": None, "token": "t"}], None),
        (200, [{"service_request_id": "", "token": "t"}], None),
        (200, [], None),
        (404, [{"code": 404, "description": "token not found"}], None),
    ],
)
async def test_a_token_is_an_id_or_nothing_yet(
    open311: Open311, status: int, answer: Any, request_id: str | None
) -> None:
    respx.get(f"{URL}/tokens/t.json").respond(status, json=answer)
    assert await open311.by_token("t") == request_id


@respx.mock
@pytest.mark.parametrize("status", [400, 401, 403])
async def test_only_not_found_means_none(open311: Open311, status: int) -> None:
    respx.route().respond(status)
    for call in (open311.by_token("7"), open311.request("7")):
        with pytest.raises(RequestRefused):
            await call


@respx.mock
async def test_a_report_with_numbers_as_ids_and_nothing_else(open311: Open311) -> None:
    respx.get(f"{URL}/requests/7.json").respond(json=[{"service_request_id": 7, "lat": "63,9", "long": None}])
    found = await open311.request("7")
    assert found is not None
    assert (found.id, found.status, found.lat, found.long, found.requested_datetime) == (
        "7",
        "unknown",
        63.9,
        None,
        None,
    )


@respx.mock
async def test_another_report_than_was_asked_for_is_not_shown(open311: Open311) -> None:
    respx.get(f"{URL}/requests/8FMHT.json").respond(json=[row("other"), row("8fmht")])
    respx.get(f"{URL}/requests/7.json").respond(json=[row("other")])
    found = await open311.request("8FMHT")
    assert found is not None and found.id == "8fmht"
    assert await open311.request("7") is None


@respx.mock
@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("open", "open"), ("OPEN", "open"), ("received", "open"), ("inProcess", "open"), ("closed", "closed"),
        ("Processed", "closed"), ("fixed", "closed"), ("odottaa", "unknown"), (None, "unknown"),
        (3, "unknown"),
    ],
)  # fmt: skip
async def test_status_words(open311: Open311, word: Any, status: str) -> None:
    respx.get(f"{URL}/requests/7.json").respond(json=[row(7, status=word)])
    found = await open311.request("7")
    assert found is not None
    assert (found.status, found.status_word) == (status, "" if word is None else str(word))


@respx.mock
async def test_a_server_that_ignores_every_condition_is_filtered(open311: Open311) -> None:
    route = listing(
        row("wanted"),
        row("other kind", service_code="200"),
        row("closed", status="closed"),
        row("far", lat=64.5),
        row("nowhere", lat=None),
        row("old", requested_datetime="2025-01-01T00:00:00+02:00"),
        row("undated", requested_datetime=None),
        row("kind untold", service_code=None),
    )
    found = await open311.requests(
        start=START, end=END, service_code="100", status="open", near=(63.9, 24.9, 100.0)
    )
    assert {one.id for one in found} == {"wanted", "undated", "kind untold"}
    sent = route.calls[0].request.url.params
    assert sent["start_date"] == "2026-05-01T00:00:00+00:00"
    assert (sent["service_code"], sent["status"], sent["radius"]) == ("100", "open", "100.0")


@respx.mock
async def test_a_listing_is_newest_first_without_doubles(open311: Open311) -> None:
    listing(
        row(1, requested_datetime="2026-05-02T00:00:00Z"),
        row(2, requested_datetime="2026-05-03T00:00:00Z"),
        row(2, requested_datetime="2026-05-03T00:00:00Z"),
        row(3, requested_datetime=None),
    )
    assert [one.id for one in await open311.requests(start=START, end=END)] == ["2", "1", "3"]


@respx.mock
async def test_a_long_time_is_asked_for_in_pieces_of_90_days(open311: Open311) -> None:
    route = listing()
    await open311.requests(start=END - timedelta(days=200), end=END)
    asked = [
        tuple(datetime.fromisoformat(call.request.url.params[name]) for name in ("start_date", "end_date"))
        for call in route.calls
    ]
    assert [last - first for first, last in asked] == [
        timedelta(days=90),
        timedelta(days=90),
        timedelta(days=20),
    ]
    assert asked[0][1] == END and asked[-1][0] == END - timedelta(days=200)


@respx.mock
@pytest.mark.parametrize(
    ("description", "found"),
    [
        ("Kuoppa. Viite KA-7F3K2M", True),
        ("(ka-7f3k2m) Kuoppa", True),
        ("Kuoppa KA-7F3K2M0", False),
        ("Kuoppa XKA-7F3K2M", False),
        (None, False),
    ],
)
async def test_a_reference_is_a_whole_word(open311: Open311, description: str | None, found: bool) -> None:
    at = datetime.now(timezone.utc).isoformat()
    listing(row(1, description="Muu"), row(2, description=description, requested_datetime=at))
    seen = await open311.find_by_reference(
        "KA-7F3K2M", service_code="100", since=datetime.now(timezone.utc) - timedelta(hours=1)
    )
    assert (seen is not None and seen.id == "2") == found


@respx.mock
async def test_a_reference_is_not_missed_for_a_clock_that_differs(open311: Open311) -> None:
    sent_at = datetime.now(timezone.utc)
    for difference in (timedelta(minutes=-10), timedelta(minutes=10)):
        at = (sent_at + difference).isoformat()
        listing(row(1, description="KA-7F3K2M", requested_datetime=at))
        assert await open311.find_by_reference("KA-7F3K2M", service_code="100", since=sent_at)


@respx.mock
async def test_a_lookup_that_fails_is_not_a_lookup_that_finds_nothing(open311: Open311) -> None:
    respx.get(f"{URL}/requests.json").mock(
        side_effect=[httpx.Response(200, json=[]), httpx.Response(200, text="x")]
    )
    with pytest.raises(BadAnswer):
        await open311.find_by_reference("KA-7F3K2M", service_code="100", since=datetime.now(timezone.utc))


@respx.mock
async def test_without_jurisdiction_and_key_none_is_sent(http: Http) -> None:
    route = respx.route().respond(json=[{"service_request_id": 1}])
    open311 = Open311(URL, api_key=None, jurisdiction=None, http=http)
    await open311.create(REPORT)
    await open311.request("1")
    assert b"api_key" not in route.calls[0].request.content
    assert "jurisdiction_id" not in str(route.calls[1].request.url)


def test_a_report_shows_nothing_of_the_person() -> None:
    shown = repr(ReportToSend("100", "private words", address="Kalliontie 15", email="aino@example.org"))
    assert "private" not in shown and "Kalliontie" not in shown and "aino" not in shown
