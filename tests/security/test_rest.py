"""The REST channel: closed without its token, shut off from other channels, unmoved by what is no message."""

import hmac
import json
from types import SimpleNamespace

import pytest

from channels.rest import webhook
from integrations.database import Database, conversations
from tests.resilience.citizen import SEND, Citizen
from tests.resilience.server import REST_TOKEN, Server
from tests.security.conftest import RestCaller
from tests.security.hostile import NO_JSON, TOO_LARGE

GREETING = "automaattinen palvelu"
MESSAGE = {"sender": "stranger", "message": "hei"}


@pytest.mark.parametrize(
    "given",
    [
        None,
        b"",
        b"Bearer",
        b"Bearer wrong",
        b"Basic " + REST_TOKEN.encode(),
        b"bearer  " + REST_TOKEN.encode(),
        REST_TOKEN.encode(),
        b"Bearer " + REST_TOKEN.encode()[:-1],
        b"Bearer " + REST_TOKEN.encode() + b"x",
        b"Bearer \xff\xfe",
        "Bearer ä€".encode(),
    ],
)
def test_without_the_token_nobody_gets_in(rest: RestCaller, given: bytes | None) -> None:
    headers = {} if given is None else {"Authorization": given}
    for path_ends in ("", f"?token={REST_TOKEN}"):
        answer = rest.post(headers, json=MESSAGE, params={"token": REST_TOKEN} if path_ends else None)
        assert answer.status_code == 401
        assert answer.json() == {"error": "unauthorized"}


def test_a_body_from_a_stranger_is_not_read(rest: RestCaller) -> None:
    for body in (*NO_JSON, TOO_LARGE):
        assert rest.post({"Content-Type": "text/plain"}, content=body).status_code == 401


def test_where_no_token_is_set_nobody_gets_in() -> None:
    for given in ("", "Bearer ", "Bearer None"):
        assert not webhook._may_call(_request(given, rest_token=None))


def test_the_token_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    real = hmac.compare_digest
    monkeypatch.setattr(webhook.hmac, "compare_digest", lambda a, b: compared.append((a, b)) or real(a, b))
    assert webhook._may_call(_request("Bearer right", rest_token="right"))
    assert not webhook._may_call(_request("Bearer wrong", rest_token="right"))
    assert len(compared) == 2


def _request(given: str, rest_token: str | None) -> SimpleNamespace:
    settings = SimpleNamespace(sandbox=False, rest_token=rest_token)
    app = SimpleNamespace(ctx=SimpleNamespace(settings=settings))
    return SimpleNamespace(headers={"authorization": given}, app=app)


def test_a_sender_never_reaches_a_conversation_of_the_web(
    server: Server, rest: RestCaller, database: Database
) -> None:
    citizen = Citizen(server.address).open()
    citizen.report_up_to_the_summary()
    cookie = citizen.cookie
    button = citizen.payload(SEND["fi"])
    with database.transaction() as tx:
        web = conversations.find(tx, "web", database.hash("sender", f"web:{cookie}"))
    assert web is not None
    before = list(citizen.keys)
    for sender in (
        cookie,
        f"web:{cookie}",
        f"rest:web:{cookie}",
        web.id,
        web.sender_hash,
        f"../web:{cookie}",
    ):
        assert GREETING in rest.say(sender, "hei")[0]["text"], "a conversation of its own begins"
        replies = rest.say(sender, button)
        assert [one["text"] for one in replies] == [_unknown_button()]
    citizen.read()
    assert citizen.keys == before
    with database.transaction() as tx:
        assert conversations.get(tx, web.id) == web


def _unknown_button() -> str:
    return "En tunnista tuota painiketta. Jatka uusimmasta viestistä tai kirjoita asiasi."


@pytest.mark.parametrize("body", NO_JSON)
def test_what_is_no_json_is_refused(rest: RestCaller, body: bytes) -> None:
    assert rest.post(content=body).status_code == 400


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"sender": "", "message": "hei"},
        {"sender": None, "message": "hei"},
        {"sender": "a" * 201, "message": "hei"},
        {"sender": ["a"], "message": "hei"},
        {"sender": "a", "message": {"text": "hei"}},
        {"sender": "a", "message": "hei", "message_id": ""},
        {"sender": "a", "message": "hei", "message_id": "b" * 201},
        {"sender": "a", "message": "hei", "message_id": "\0"},
        {"sender": "a\0", "message": "hei"},
        {"sender": "\ud800", "message": "hei"},
        {"sender": "a", "message": "\udfff"},
        {"sender": "a", "message": "hei", "message_id": "\ud800"},
        {"sender": "a", "message": "hei", "metadata": "nivala"},
    ],
)
def test_what_has_another_shape_is_refused(rest: RestCaller, message: object) -> None:
    assert rest.post(content=json.dumps(message).encode()).status_code == 400


def test_a_body_that_is_too_large_is_refused(rest: RestCaller) -> None:
    assert rest.post(content=TOO_LARGE).status_code == 413


@pytest.mark.parametrize("message", ["", "   ", "a" * 10_000, "\u200b", "b:", "b:forged", "b:" + "x" * 5000])
def test_what_cannot_be_answered_gets_a_sentence(rest: RestCaller, message: str) -> None:
    replies = rest.say("odd messages", message)
    assert replies
    assert all(one["text"] for one in replies)
