"""Our client of Suomi.fi messages and servers of every temper."""

import asyncio
import json
import logging
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import respx
from hypothesis import given
from hypothesis import strategies as st

from akkuna.errors import AkkunaError, BadAnswer, OutcomeUnknown, RequestRefused, SystemUnavailable
from integrations.http import Http
from integrations.suomifi.messages import client as client_module
from integrations.suomifi.messages.client import MailboxNotInUse, Messages
from integrations.suomifi.messages.models import Account, Answered, Attachment, MessageToSend
from integrations.suomifi.messages.token import KeptToken
from integrations.suomifi.token import Token

URL = "https://viestit.example.org"
RECIPIENT, PASSWORD, TOKEN = "010594Y9032", "the-password", "the-token"
MESSAGE = MessageToSend("ext-1", RECIPIENT, "Päätös", "Salainen asia.")
WITH_FILE = MessageToSend(
    "ext-1", RECIPIENT, "Päätös", "Salainen asia.", (Attachment("p.pdf", "application/pdf", b"%PDF"),)
)
NOT_IN_USE = {"reason": "x", "validationErrors": [{"error": "x", "errorCode": "MAILBOX_NOT_IN_USE"}]}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three attempts, without waiting between them."""
    monkeypatch.setattr(client_module, "PAUSES", (0.001, 0.001))


@pytest.fixture
def viestit(http: Http) -> Messages:
    return Messages(URL, account=Account("user", PASSWORD, "service-1"), http=http)


@pytest.fixture
def server() -> Any:
    """Answers of the four calls; the token is given."""
    with respx.mock(base_url=URL, assert_all_called=False) as routes:
        routes.post("/v1/token", name="token").respond(json={"access_token": TOKEN, "expires_in": 3600})
        routes.post("/v1/mailboxes/active", name="active").respond(json={"endUsersWithActiveMailbox": []})
        routes.post("/v2/attachments", name="attach").respond(json={"attachmentId": "a-1"})
        routes.post("/v2/messages/electronic", name="send").respond(json={"messageId": 12})
        yield routes


async def test_a_message_is_the_contracts(viestit: Messages, server: Any) -> None:
    assert (await viestit.send(WITH_FILE)).message_id == "12"
    (login,), (attach,), (send,) = server["token"].calls, server["attach"].calls, server["send"].calls
    assert json.loads(login.request.content) == {"username": "user", "password": PASSWORD}
    assert "Authorization" not in login.request.headers
    assert b'name="file"; filename="p.pdf"' in attach.request.content
    for call in (attach, send):
        assert call.request.headers["Authorization"] == f"Bearer {TOKEN}"
    assert json.loads(send.request.content) == {
        "externalId": "ext-1",
        "recipient": {"id": RECIPIENT},
        "sender": {"serviceId": "service-1"},
        "electronic": {
            "title": "Päätös",
            "body": "Salainen asia.",
            "bodyFormat": "Text",
            "attachments": [{"attachmentId": "a-1"}],
            "messageServiceType": "Normal",
            "notifications": {
                "senderDetailsInNotifications": "Organisation and service name",
                "unreadMessageNotification": {"reminder": "Default reminder"},
            },
            "replyAllowedBy": "No one",
            "visibility": "Normal",
        },
    }


@pytest.mark.parametrize(
    ("body", "message_id"),
    [({"messageId": 7, "reason": "duplicate"}, "7"), ({"reason": "duplicate"}, None), ("text", None)],
)
async def test_409_is_success(viestit: Messages, server: Any, body: Any, message_id: str | None) -> None:
    server["send"].respond(409, json=body)
    assert (await viestit.send(MESSAGE)).message_id == message_id
    assert server["send"].call_count == 1


@pytest.mark.parametrize("body", [NOT_IN_USE, {"errorCode": "MAILBOX_NOT_IN_USE"}])
async def test_no_mailbox_is_told_at_once(viestit: Messages, server: Any, body: Any) -> None:
    server["send"].respond(400, json=body)
    with pytest.raises(MailboxNotInUse) as raised:
        await viestit.send(MESSAGE)
    assert (raised.value.status, raised.value.field) == (400, "recipient")
    assert server["send"].call_count == 1


@pytest.mark.parametrize("status", [400, 403, 404, 413, 422])
async def test_a_refusal_is_not_repeated(viestit: Messages, server: Any, status: int) -> None:
    server["send"].respond(status, json={"reason": "MAILBOX_NOT_IN_USE is not the reason"})
    with pytest.raises(RequestRefused) as raised:
        await viestit.send(MESSAGE)
    assert raised.value.status == status and not isinstance(raised.value, MailboxNotInUse)
    assert server["send"].call_count == 1


@pytest.mark.parametrize("failure", [httpx.Response(500), httpx.Response(503), httpx.ReadTimeout])
async def test_what_fails_is_tried_three_times(viestit: Messages, server: Any, failure: Any) -> None:
    server["send"].side_effect = [failure, failure, httpx.Response(409, json={"messageId": 3})]
    assert (await viestit.send(MESSAGE)).message_id == "3"


@pytest.mark.parametrize(
    ("failures", "error"),
    [
        ([503, 503, 503], SystemUnavailable),
        ([500, 500, 500], OutcomeUnknown),
        ([500, 503, 503], OutcomeUnknown),
        ([503, 500, 503], OutcomeUnknown),
        ([500, 400], OutcomeUnknown),
        ([503, 400], RequestRefused),
    ],
)
async def test_what_may_have_been_done_stays_unknown(
    viestit: Messages, server: Any, failures: list[int], error: type[Exception]
) -> None:
    server["send"].side_effect = [httpx.Response(status) for status in failures]
    with pytest.raises(error) as raised:
        await viestit.send(MESSAGE)
    assert type(raised.value) is error
    assert server["send"].call_count == len(failures)


async def test_a_server_that_wants_to_be_left_alone_is_left_alone(viestit: Messages, server: Any) -> None:
    server["send"].respond(429, headers={"Retry-After": "60"})
    with pytest.raises(SystemUnavailable) as raised:
        await viestit.send(MESSAGE)
    assert raised.value.retry_after == 60 and server["send"].call_count == 1


@pytest.mark.parametrize("answer", [{}, {"messageId": None}, [], "12", 12])
async def test_taken_is_said_only_of_what_has_an_id(viestit: Messages, server: Any, answer: Any) -> None:
    server["send"].respond(json=answer)
    with pytest.raises(OutcomeUnknown):
        await viestit.send(MESSAGE)


async def test_a_file_is_uploaded_again_only_where_that_failed(viestit: Messages, server: Any) -> None:
    uploaded = httpx.Response(200, json={"attachmentId": "a-2"})
    server["attach"].side_effect = [httpx.Response(500), httpx.Response(503), uploaded]
    server["send"].side_effect = [httpx.Response(500), httpx.Response(200, json={"messageId": 1})]
    await viestit.send(WITH_FILE)
    assert (server["attach"].call_count, server["send"].call_count) == (3, 2)
    assert b"a-2" in server["send"].calls[1].request.content


async def test_a_message_whose_file_did_not_go_is_not_sent(viestit: Messages, server: Any) -> None:
    server["attach"].respond(500)
    with pytest.raises(SystemUnavailable):
        await viestit.send(WITH_FILE)
    assert not server["send"].called


async def test_a_token_that_is_refused_is_renewed_once(viestit: Messages, server: Any) -> None:
    tokens = [httpx.Response(200, json={"access_token": name, "expires_in": 3600}) for name in "ab"]
    server["token"].side_effect = tokens
    server["send"].side_effect = [httpx.Response(401), httpx.Response(200, json={"messageId": 1})]
    await viestit.send(MESSAGE)
    used = [call.request.headers["Authorization"] for call in server["send"].calls]
    assert used == ["Bearer a", "Bearer b"]


async def test_a_token_that_is_always_refused_is_about_our_credentials(
    viestit: Messages, server: Any
) -> None:
    server["send"].respond(401)
    with pytest.raises(RequestRefused) as raised:
        await viestit.send(MESSAGE)
    assert (raised.value.status, raised.value.field) == (401, "credentials")
    assert (server["token"].call_count, server["send"].call_count) == (2, 2)


@pytest.mark.parametrize("status", [400, 401, 403])
async def test_refused_credentials_are_not_tried_again(
    viestit: Messages, server: Any, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    server["token"].respond(status)
    with pytest.raises(RequestRefused) as raised:
        await viestit.send(MESSAGE)
    assert (raised.value.status, raised.value.field) == (status, "credentials")
    assert server["token"].call_count == 1
    assert "credentials" in caplog.text


@pytest.mark.parametrize(
    "answer", [{}, [], {"access_token": ""}, {"access_token": "a b"}, {"access_token": "a\r\nX: y"}]
)
async def test_a_token_that_can_be_none(viestit: Messages, server: Any, answer: Any) -> None:
    server["token"].respond(json=answer)
    with pytest.raises(BadAnswer):
        await viestit.in_use([RECIPIENT])


async def test_only_those_asked_for_have_a_mailbox(viestit: Messages, server: Any) -> None:
    listed = [{"id": RECIPIENT}, {"id": "010516B902W"}, {"id": None}, {}, None]
    server["active"].respond(json={"endUsersWithActiveMailbox": listed})
    assert await viestit.in_use([RECIPIENT, "9900001-8"]) == {RECIPIENT}
    asked = json.loads(server["active"].calls[0].request.content)
    assert sorted(one["id"] for one in asked["endUsers"]) == [RECIPIENT, "9900001-8"]


@pytest.mark.parametrize("answer", [{}, [], {"endUsersWithActiveMailbox": None}, "text"])
async def test_no_list_of_mailboxes_is_a_bad_answer(viestit: Messages, server: Any, answer: Any) -> None:
    server["active"].respond(json=answer)
    with pytest.raises(BadAnswer):
        await viestit.in_use([RECIPIENT])


async def test_asking_changes_nothing_so_no_outcome_is_unknown(viestit: Messages, server: Any) -> None:
    server["active"].respond(500)
    with pytest.raises(SystemUnavailable):
        await viestit.in_use([RECIPIENT])


@pytest.mark.parametrize(("title", "body"), [("", "b"), ("x" * 257, "b"), ("t", "")])
def test_a_message_needs_a_title_and_a_body(title: str, body: str) -> None:
    with pytest.raises(ValueError):
        MessageToSend("ext-1", RECIPIENT, title, body)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["messageId", "validationErrors", "errorCode", "reason"]), inner, max_size=4
            )
        ),
        max_leaves=8,
    )
)
def test_any_answer_is_read(answer: Any) -> None:
    read = Answered.parse_obj(answer)
    assert read.message_id is None or read.message_id
    assert all(isinstance(code, str) and code for code in read.codes)


class Logins:
    """Gives tokens a, b, c … that are good for `expires_in` seconds of a clock that stands still."""

    def __init__(self, expires_in: int) -> None:
        self.now, self.count, self._expires_in = 0.0, 0, expires_in

    async def __call__(self) -> Token:
        await asyncio.sleep(0)
        self.count += 1
        return Token.parse_obj({"access_token": "abcdef"[self.count - 1], "expires_in": self._expires_in})


async def test_a_token_is_kept_until_its_last_minute() -> None:
    logins = Logins(3600)
    kept = KeptToken(logins, lambda: logins.now)
    assert [await kept.get(), await kept.get()] == ["a", "a"]
    logins.now = 3539
    assert await kept.get() == "a"
    logins.now = 3541
    assert await kept.get() == "b"


async def test_a_token_of_no_stated_life_is_used_once() -> None:
    kept = KeptToken(Logins(0), lambda: 0.0)
    assert [await kept.get(), await kept.get()] == ["a", "b"]


async def test_all_that_need_a_token_wait_for_one_login() -> None:
    logins = Logins(3600)
    kept = KeptToken(logins, lambda: 0.0)
    assert set(await asyncio.gather(*(kept.get() for _ in range(10)))) == {"a"}
    assert set(await asyncio.gather(*(kept.get(refused="a") for _ in range(10)))) == {"b"}
    assert logins.count == 2


async def test_a_login_that_failed_leaves_no_old_token() -> None:
    logins = Logins(3600)
    outcomes: list[Callable[[], Any]] = [logins, lambda: failing(), logins]

    async def failing() -> Token:
        raise SystemUnavailable("suomifi/messages")

    async def login() -> Token:
        token: Token = await outcomes.pop(0)()
        return token

    kept = KeptToken(login, lambda: 0.0)
    assert await kept.get() == "a"
    with pytest.raises(SystemUnavailable):
        await kept.get(refused="a")
    assert await kept.get() == "b"


@pytest.mark.parametrize("name", ["token", "active", "attach", "send"])
@pytest.mark.parametrize("status", [200, 400, 401, 403, 409, 500])
async def test_no_secret_and_no_words_come_out(
    viestit: Messages, server: Any, name: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server[name].respond(status, text=f'{{"reason": "{RECIPIENT} {TOKEN}", "errorCode": "{RECIPIENT}"')
    told = repr([viestit, MESSAGE, WITH_FILE, Account("user", PASSWORD, "service-1")])
    for call in (viestit.in_use([RECIPIENT]), viestit.send(WITH_FILE)):
        try:
            told += repr(await call)
        except AkkunaError as error:
            told += "".join(traceback.format_exception(error)) + repr(error.values)
    told += caplog.text
    for secret in (PASSWORD, TOKEN, RECIPIENT, "Salainen", "Päätös", "%PDF"):
        assert secret not in told


async def test_while_a_citizen_waits_it_is_sent_once(viestit: Messages, server: Any) -> None:
    server["send"].respond(500)
    with pytest.raises(OutcomeUnknown):
        await viestit.send(MESSAGE, patiently=False)
    assert server["send"].call_count == 1
