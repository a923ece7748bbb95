"""What the page sends up."""

import asyncio
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkuna.errors import InputRejected, NotAllowed, StorageUnavailable, TooMany
from channels.web.body import MAX_JSON
from channels.web.messages import Posted, content_of

from .conftest import Site
from .scripted_words import WORDS
from .streams import until


async def test_a_message_is_stored_once_however_often_it_is_sent(site: Site) -> None:
    await site.open()
    answers = await asyncio.gather(*(site.say("Katuvalo on rikki", id=FIXED_ID) for _ in range(10)))
    assert {(answer.status_code, answer.text) for answer in answers} == {(202, '{"accepted":true}')}
    async with site.http.stream("GET", "/chat/events") as response:
        said = await until(response, "question")
    assert [event["data"]["client_id"] for event in said] == [FIXED_ID, None]


async def test_without_a_session_nothing_is_taken(site: Site) -> None:
    answer = await site.say("Hei")
    assert answer.status_code == 401
    assert answer.json() == {"error": "Keskustelu on vanhentunut. Lataa sivu uudelleen.", "retry": False}


async def test_another_page_cannot_speak_for_the_citizen(site: Site) -> None:
    await site.open()
    body = {"id": str(uuid4()), "kind": "text", "text": "Hei"}
    assert (await site.post("/chat/messages", body, Origin="https://evil.example.org")).status_code == 403


async def test_a_form_of_another_page_is_no_message(site: Site) -> None:
    await site.open()
    text = f'{{"id": "{uuid4()}", "kind": "text", "text": "Hei"}}'
    headers = {"Origin": site.address, "Content-Type": "text/plain"}
    assert (await site.http.post("/chat/messages", content=text, headers=headers)).status_code == 400


@pytest.mark.parametrize(
    ("language", "text", "status", "key"),
    [("fi", " \n", 400, "error.empty"), ("sv", "a" * 10_000, 413, "error.too_long")],
)
async def test_what_the_intake_refuses_is_said_in_the_page_language(
    site: Site, language: str, text: str, status: int, key: str
) -> None:
    await site.open()
    body = {"id": str(uuid4()), "kind": "text", "text": text}
    answer = await site.post("/chat/messages", body, **{"Accept-Language": language})
    assert answer.status_code == status
    assert answer.json() == {"error": WORDS[language][key], "retry": False}


@pytest.mark.parametrize(
    ("failure", "status", "retry"),
    [
        (StorageUnavailable(), 503, True),
        (TooMany(), 429, True),
        (NotAllowed(), 403, False),
    ],
)
async def test_the_page_hears_whether_to_keep_the_message(
    site: Site, failure: Exception, status: int, retry: bool
) -> None:
    await site.open()
    site.intake.failure = failure
    answer = await site.say("Hei")
    assert (answer.status_code, answer.json()["retry"]) == (status, retry)
    assert ("retry-after" in answer.headers) is retry


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[" * 200_000,
        b"null",
        b'{"id": "1", "kind": "text", "text": "Hei"}',
        b'{"id": "7b7a4f0e-1f6e-4d2f-9d3c-000000000001", "kind": "intent", "text": "Hei"}',
        b'{"id": "7b7a4f0e-1f6e-4d2f-9d3c-000000000001", "kind": "text", "text": "\\ud800"}',
        b'{"id": "7b7a4f0e-1f6e-4d2f-9d3c-000000000001", "kind": "location", "lat": NaN, "lon": 24.9}',
        b'{"id": "7b7a4f0e-1f6e-4d2f-9d3c-000000000001", "kind": "location", "lat": 91, "lon": 24.9}',
        b'{"id": "7b7a4f0e-1f6e-4d2f-9d3c-000000000001", "kind": "location", "lat": 63.9}',
        b'{"id": "7b7a4f0e-1f6e-4d2f-9d3c-000000000001", "kind": "button", "payload": "/confirm"}',
        b'{"id": "7b7a4f0e-1f6e-4d2f-9d3c-000000000001", "kind": "button"}',
        b'{"id": "7b7a4f0e-1f6e-4d2f-9d3c-000000000001", "kind": "language", "value": "en"}',
        b'{"id": "7b7a4f0e-1f6e-4d2f-9d3c-000000000001", "kind": "municipality", "value": "091"}',
        b"\xff\xfe",
    ],
)
async def test_what_is_no_message_is_refused_without_harm(site: Site, content: bytes) -> None:
    await site.open()
    headers = {"Origin": site.address, "Content-Type": "application/json"}
    answer = await site.http.post("/chat/messages", content=content, headers=headers)
    assert answer.status_code == 400
    assert set(answer.json()) == {"error", "retry"}


async def test_a_body_that_is_too_large_is_not_kept(site: Site) -> None:
    await site.open()
    answer = await site.say("a" * (MAX_JSON + 1))
    assert answer.status_code == 413


@given(st.text(), st.text(), st.none() | st.text())
def test_only_a_token_of_ours_passes_as_a_button(text: str, payload: str, value: str | None) -> None:
    posted = Posted(id=FIXED_ID, kind="button", text=text, payload=payload, value=value)
    try:
        content = content_of(posted, {"535"})
    except InputRejected:
        return
    assert payload == f"b:{content['value']}"
    assert content["value"].replace("-", "").replace("_", "").isalnum()


def test_each_kind_passes_on_its_own_fields_only() -> None:
    everything = {"text": "Hei", "payload": "b:token", "value": "sv", "lat": 63.9, "lon": 24.9}
    kinds = ("text", "button", "location", "language", "start")
    passed = [content_of(Posted(id=FIXED_ID, kind=kind, **everything), {"535"}) for kind in kinds]
    assert passed == [{"text": "Hei"}, {"value": "token"}, {"lat": 63.9, "lon": 24.9}, {"value": "sv"}, {}]


FIXED_ID = "7b7a4f0e-1f6e-4d2f-9d3c-0123456789ab"
