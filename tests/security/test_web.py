"""The web channel as served: origin, cookie, buttons, sizes, shapes and headers."""

from html import escape
from uuid import uuid4

import httpx
import pytest

from tests.contract.server import Sandbox
from tests.resilience.citizen import OPENING, SEND, Citizen
from tests.resilience.server import Server
from tests.security.hostile import NO_JSON, TOO_LARGE

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
}
TAKING = ["/chat/session", "/chat/messages", "/chat/photos"]


@pytest.fixture
def citizen(server: Server) -> Citizen:
    return Citizen(server.address).open()


@pytest.mark.parametrize("path", TAKING)
@pytest.mark.parametrize(
    "origin",
    ["null", "https://evil.example.org", "http://127.0.0.1", "http://127.0.0.1.evil.example.org", ""],
)
def test_only_pages_of_ours_are_listened_to(citizen: Citizen, path: str, origin: str) -> None:
    body = {"id": str(uuid4()), "kind": "text", "text": "hei", "language": "fi"}
    assert citizen.request("POST", path, json=body, headers={"Origin": origin}).status_code == 403
    citizen.read()
    assert citizen.shown == []


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(server: Server, citizen: Citizen) -> None:
    answer = citizen.request("POST", "/chat/session", json={"language": "fi"})
    parts = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= parts
    assert not any(part.startswith("domain") for part in parts)


@pytest.mark.parametrize("cookie", ["", "x", "a" * 42, "a" * 44, "a" * 42 + "'", "../../web", "%00" * 14])
def test_a_forged_cookie_opens_nothing(server: Server, cookie: str) -> None:
    headers = {"Cookie": f"akkuna={cookie}"}
    with httpx.Client(base_url=server.address, trust_env=False) as http:
        assert http.get("/chat/events", headers=headers).status_code == 401


def test_another_conversations_button_does_nothing(
    server: Server, citizen: Citizen, sandbox: Sandbox
) -> None:
    citizen.report_up_to_the_summary()
    stranger = Citizen(server.address).open()
    stranger.report_up_to_the_summary()
    replies = stranger.replies_to(stranger.post("button", payload=citizen.payload(SEND["fi"])))
    assert [one["key"] for one in replies] == ["button.unknown"]
    assert sandbox.ledger() == []
    # Both are where they were.
    for one in (citizen, stranger):
        assert one.replies_to(one.confirm())[0]["key"] == "receipt"
    assert len(sandbox.ledger()) == 2


@pytest.mark.parametrize("payload", ["b:forged", "b:" + "A" * 16, "b:" + "_" * 128])
def test_a_forged_token_does_nothing(citizen: Citizen, sandbox: Sandbox, payload: str) -> None:
    citizen.report_up_to_the_summary()
    replies = citizen.replies_to(citizen.post("button", payload=payload))
    assert [one["key"] for one in replies] == ["button.unknown"]
    assert sandbox.ledger() == []


@pytest.mark.parametrize("payload", ["", "b:", "/affirm", "affirm", "b:a b", "b:ä", "b:" + "A" * 129])
def test_what_is_no_token_is_refused(citizen: Citizen, payload: str) -> None:
    body = {"id": str(uuid4()), "kind": "button", "payload": payload}
    assert citizen.request("POST", "/chat/messages", json=body).status_code == 400


@pytest.mark.parametrize("path", ["/chat/session", "/chat/messages"])
@pytest.mark.parametrize("body", NO_JSON)
def test_what_is_no_json_is_refused(citizen: Citizen, path: str, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    assert citizen.request("POST", path, content=body, headers=headers).status_code == 400


@pytest.mark.parametrize("path", ["/chat/session", "/chat/messages"])
def test_a_body_that_is_too_large_is_refused(citizen: Citizen, path: str) -> None:
    headers = {"Content-Type": "application/json"}
    assert citizen.request("POST", path, content=TOO_LARGE, headers=headers).status_code == 413


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_only_json_is_taken_for_json(citizen: Citizen, kind: str) -> None:
    """The other kinds are what a form of another site can send without being asked."""
    body = f'{{"id": "{uuid4()}", "kind": "text", "text": "hei"}}'.encode()
    answer = citizen.request("POST", "/chat/messages", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/nivala", 200),
        ("GET", "/nowhere", 404),
        ("GET", "/chat/transcript", 200),
        ("GET", "/chat/static/0/chat.js", 200),
        ("GET", "/chat/static/0/nothing.js", 404),
        ("GET", "/chat/static/0/..%2f..%2f..%2fakkuna%2fsettings.py", 404),
        ("POST", "/chat/messages", 400),
    ],
)
def test_every_answer_carries_the_headers(citizen: Citizen, method: str, path: str, status: int) -> None:
    answer = citizen.request(method, path)
    assert answer.status_code == status
    assert {part.strip() for part in answer.headers["content-security-policy"].split(";")} >= POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer")
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/nivala", "/nowhere"])
def test_markup_in_an_address_stays_words(citizen: Citizen, path: str) -> None:
    answer = citizen.request("GET", f"{path}?lang=<script>alert(1)</script>")
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    "markup",
    ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</li><h1>x</h1>", "{{7*7}} {first} %s"],
)
def test_markup_in_a_message_stays_words(citizen: Citizen, markup: str) -> None:
    citizen.say(OPENING["fi"])
    citizen.say(markup)
    saved = citizen.request("GET", "/chat/transcript?format=html").text
    assert escape(markup) in saved
    assert escape(markup) == markup or markup not in saved


@pytest.mark.parametrize(
    "path", ["/webhooks/rest/../../chat/events", "/model", "/conversations/x/tracker", "/status"]
)
def test_nothing_of_rasa_is_served(server: Server, path: str) -> None:
    assert server.status(path) in (401, 404)
