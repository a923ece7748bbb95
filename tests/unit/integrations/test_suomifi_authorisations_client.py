"""Our client of Suomi.fi e-Authorizations and servers of every temper."""

import base64
import hashlib
import hmac
import json
import logging
import traceback
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import respx
from hypothesis import given
from hypothesis import strategies as st

from akkuna.errors import AkkunaError, BadAnswer, RequestRefused, SystemUnavailable
from integrations.http import Http, Limits
from integrations.suomifi.authorisations.checksum import checksum_value
from integrations.suomifi.authorisations.client import Authorisations, SessionExpired
from integrations.suomifi.authorisations.models import Access, Credentials, Registration

URL = "https://valtuudet.example.org/below"
SECRET_KEY, PASSWORD, TOKEN, SESSION = "the-api-key", "the-password", "the-token", "the-session"
CODE = "the-code"
IDENTITY, PRINCIPAL = "010594Y9032", "010516B902W"
CREDENTIALS = Credentials("client01", SECRET_KEY, PASSWORD)
REGISTRATION = Registration("hpa", SESSION, "the-user", "u-1")
PERSON = Access("hpa", SESSION, "u-1", TOKEN, 599)
ORGANISATION = Access("ypa", SESSION, "u-1", TOKEN, 599)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)

Call = Callable[[Authorisations], Awaitable[Any]]
CALLS: dict[str, Call] = {
    "register": lambda client: client.register("hpa", IDENTITY, end_user="u-1"),
    "exchange": lambda client: client.exchange(REGISTRATION, CODE, return_url="https://back.example.org"),
    "principals": lambda client: client.principals(PERSON),
    "is_allowed": lambda client: client.is_allowed(PERSON, PRINCIPAL, issue="urn:issue"),
    "organisations": lambda client: client.organisations(ORGANISATION),
    "holds_role": lambda client: client.holds_role(ORGANISATION, "9900001-8", {"PJ"}),
    "unregister": lambda client: client.unregister(PERSON),
}
WITHIN_A_SESSION = ["principals", "is_allowed", "organisations", "holds_role"]


@pytest.fixture
def client(http: Http) -> Authorisations:
    return Authorisations(URL, credentials=CREDENTIALS, http=http)


@pytest.fixture(scope="module")
def tireless() -> Http:
    """For many calls whose answers are mocked: bad answers open no breaker."""
    return Http(Limits(attempts=1, failures=10**9))


def answering(answer: Any) -> respx.Route:
    return respx.route(host="valtuudet.example.org").respond(content=json.dumps(answer).encode())


def refusing(status: int) -> respx.Route:
    return respx.route(host="valtuudet.example.org").respond(status)


def assert_signed(request: httpx.Request) -> None:
    """The header is right for the address on the line, by a computation of the test's own."""
    client_id, timestamp, checksum = request.headers["X-AsiointivaltuudetAuthorization"].split(" ")
    assert client_id == "client01"
    moment = datetime.fromisoformat(timestamp)
    assert abs(moment - datetime.now(timezone.utc)) < timedelta(minutes=1)
    message = request.url.raw_path + b" " + timestamp.encode()
    expected = hmac.new(SECRET_KEY.encode(), message, hashlib.sha256).digest()
    assert base64.b64decode(checksum) == expected


def test_the_checksum_of_a_known_case() -> None:
    # Computed with: printf '%s' '<path> <time>' | openssl dgst -sha256 -hmac 'secret' -binary | base64
    path = "/service/hpa/user/register/client01/010594Y9032?requestId=1&endUserId=2"
    moment = datetime(2026, 5, 1, 9, 30, tzinfo=timezone(timedelta(hours=3)))
    assert checksum_value("client01", "secret", path, moment) == (
        "client01 2026-05-01T09:30:00+03:00 MkJ+Wz33D/5JyXMipxuPiTFioVUV/piECuXgD8APOAs="
    )


@respx.mock
async def test_register_asks_with_the_checksum_only(client: Authorisations) -> None:
    route = answering({"sessionId": SESSION, "userId": "the-user"})
    assert await client.register("ypa", IDENTITY, end_user="u 1/2") == Registration(
        "ypa", SESSION, "the-user", "u 1/2"
    )
    (call,) = route.calls
    assert call.request.url.path == f"/below/service/ypa/user/register/client01/{IDENTITY}"
    assert call.request.url.params["endUserId"] == "u 1/2" and call.request.url.params["requestId"]
    assert "Authorization" not in call.request.headers
    assert_signed(call.request)


@respx.mock
async def test_a_question_has_the_token_and_the_checksum(client: Authorisations) -> None:
    issue = "http://valtuusrekisteri.suomi.fi/asumisen_asioiden_hoito"
    route = answering({"result": "ALLOWED", "reasons": [], "more": 1})
    assert await client.is_allowed(PERSON, PRINCIPAL, issue=issue)
    assert await client.is_allowed(PERSON, PRINCIPAL, issue=None)
    first, second = (call.request for call in route.calls)
    assert first.url.path == f"/below/service/hpa/api/authorization/{SESSION}/{PRINCIPAL}"
    assert first.url.params["issues"] == issue and "issues" not in second.url.params
    assert first.url.params["requestId"] != second.url.params["requestId"]
    for request in (first, second):
        assert request.headers["Authorization"] == f"Bearer {TOKEN}"
        assert_signed(request)


@given(
    session=st.text(min_size=1).filter(lambda text: text.isprintable() and text not in (".", "..")),
    issue=st.text(min_size=1).filter(str.isprintable),
)
async def test_what_is_signed_is_what_is_sent(tireless: Http, session: str, issue: str) -> None:
    with respx.mock:
        route = answering({"result": "DISALLOWED"})
        access = Access("hpa", session, "u-1", TOKEN)
        client = Authorisations(URL, credentials=CREDENTIALS, http=tireless)
        assert await client.is_allowed(access, PRINCIPAL, issue=issue) is False
        (call,) = route.calls
        assert_signed(call.request)
        # /below/service/hpa/api/authorization/<session>/<principal>: no id became two parts.
        assert call.request.url.raw_path.count(b"/") == 7


def test_the_browser_gets_no_more_than_it_needs(client: Authorisations) -> None:
    url = client.authorise_url(
        REGISTRATION, return_url="https://back.example.org/x?y=1", state="a&b", language="sv"
    )
    parts = urlsplit(url)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{URL}/oauth/authorize"
    assert parse_qs(parts.query) == {
        "client_id": ["client01"],
        "response_type": ["code"],
        "redirect_uri": ["https://back.example.org/x?y=1"],
        "user": ["the-user"],
        "lang": ["sv"],
        "state": ["a&b"],
    }


@respx.mock
async def test_a_token_is_asked_for_as_the_client(client: Authorisations) -> None:
    route = answering({"access_token": TOKEN, "token_type": "bearer", "expires_in": "599"})
    assert await CALLS["exchange"](client) == PERSON
    (call,) = route.calls
    basic = base64.b64encode(f"client01:{PASSWORD}".encode()).decode()
    assert call.request.method == "POST" and call.request.headers["Authorization"] == f"Basic {basic}"
    assert dict(call.request.url.params) == {
        "code": CODE,
        "grant_type": "authorization_code",
        "redirect_uri": "https://back.example.org",
    }


@respx.mock
@pytest.mark.parametrize("code", ["", "ä", "a\r\nX: y", "a\0", "x" * 1001, "\ud800"])
async def test_a_code_that_can_be_none_is_not_sent(client: Authorisations, code: str) -> None:
    route = answering({})
    with pytest.raises(SessionExpired):
        await client.exchange(REGISTRATION, code, return_url="https://back.example.org")
    assert not route.called


@respx.mock
@pytest.mark.parametrize("name", WITHIN_A_SESSION)
async def test_401_in_a_session_means_begin_again(client: Authorisations, name: str) -> None:
    refusing(401)
    with pytest.raises(SessionExpired) as raised:
        await CALLS[name](client)
    assert raised.value.system == "suomifi/authorisations"


@respx.mock
@pytest.mark.parametrize("name", ["register", "exchange"])
async def test_401_before_a_session_is_about_our_credentials(
    client: Authorisations, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    refusing(401)
    with pytest.raises(RequestRefused) as raised:
        await CALLS[name](client)
    assert (raised.value.status, raised.value.field) == (401, "credentials")
    assert "client01" in caplog.text


@respx.mock
async def test_other_refusals_stay_what_they_are(client: Authorisations) -> None:
    refusing(404)
    for name in ("register", *WITHIN_A_SESSION):
        with pytest.raises(RequestRefused) as raised:
            await CALLS[name](client)
        assert (raised.value.status, raised.value.field) == (404, None)


@respx.mock
@pytest.mark.parametrize("status", [400, 403, 404])
async def test_a_refused_code_means_begin_again(client: Authorisations, status: int) -> None:
    refusing(status)
    with pytest.raises(SessionExpired):
        await CALLS["exchange"](client)


@respx.mock
@pytest.mark.parametrize("status", [401, 404])
async def test_a_session_that_is_over_need_not_be_ended(client: Authorisations, status: int) -> None:
    route = refusing(status)
    await client.unregister(PERSON)
    assert route.called


@respx.mock
async def test_a_session_that_could_not_be_ended_is_told(client: Authorisations) -> None:
    refusing(503)
    with pytest.raises(SystemUnavailable):
        await client.unregister(REGISTRATION)


@respx.mock
@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("register", []),
        ("register", {}),
        ("register", {"sessionId": "x"}),
        ("register", {"sessionId": "", "userId": "u"}),
        ("register", [{"sessionId": "x", "userId": "u"}]),
        ("exchange", {}),
        ("exchange", {"access_token": None}),
        ("exchange", {"access_token": "a b"}),
        ("exchange", {"access_token": "a\nX-Header: b"}),
        ("exchange", {"access_token": "ä"}),
        ("principals", {}),
        ("principals", {"personId": PRINCIPAL, "name": "Onni"}),
        ("principals", [{"name": "nobody"}]),
        ("principals", "[]"),
        ("is_allowed", []),
        ("is_allowed", {}),
        ("is_allowed", {"result": None}),
        ("is_allowed", {"result": True}),
        ("is_allowed", {"result": "allowed"}),
        ("is_allowed", {"result": "PARTLY ALLOWED"}),
        ("is_allowed", ["ALLOWED"]),
        ("organisations", {}),
        ("organisations", [{"roles": ["PJ"]}]),
        ("holds_role", {"identifier": "9900001-8", "name": "Seura", "roles": ["PJ"]}),
    ],
)
async def test_an_answer_that_the_contract_does_not_know(
    client: Authorisations, name: str, answer: Any
) -> None:
    answering(answer)
    with pytest.raises(BadAnswer):
        await CALLS[name](client)


@given(answer=JSON | st.fixed_dictionaries({"result": JSON}))
async def test_nothing_but_allowed_allows(tireless: Http, answer: Any) -> None:
    with respx.mock:
        answering(answer)
        client = Authorisations(URL, credentials=CREDENTIALS, http=tireless)
        try:
            allowed = await client.is_allowed(PERSON, PRINCIPAL, issue=None)
        except BadAnswer:
            allowed = False
    assert allowed == (isinstance(answer, dict) and str(answer.get("result")).strip() == "ALLOWED")


@given(answer=JSON | st.lists(st.fixed_dictionaries({"identifier": st.just("9900001-8"), "roles": JSON})))
async def test_no_odd_answer_gives_a_role(tireless: Http, answer: Any) -> None:
    with respx.mock:
        answering(answer)
        client = Authorisations(URL, credentials=CREDENTIALS, http=tireless)
        try:
            held = await client.holds_role(ORGANISATION, "9900001-8", {"PJ-never-generated"})
        except BadAnswer:
            held = False
    assert held is False


@respx.mock
async def test_lists_are_read_tolerantly(client: Authorisations) -> None:
    answering(
        [
            {"identifier": "9900001-8", "name": "Seura", "roles": ["PJ", None, 7, {}], "new": 1},
            {"name": "x"},
            3,
        ]
    )
    (seura,) = await client.organisations(ORGANISATION)
    assert (seura.id, seura.name, seura.roles) == ("9900001-8", "Seura", {"PJ", "7"})


@respx.mock
async def test_nobody_to_act_for_is_an_empty_list(client: Authorisations) -> None:
    answering([])
    assert await client.principals(PERSON) == []
    assert await client.organisations(ORGANISATION) == []
    assert not await CALLS["holds_role"](client)


@respx.mock
@pytest.mark.parametrize("session", [".", "..", ""])
async def test_an_id_that_would_lead_elsewhere_is_not_asked_about(
    client: Authorisations, session: str
) -> None:
    route = answering([])
    with pytest.raises(BadAnswer):
        await client.principals(Access("hpa", session, "u-1", TOKEN))
    assert not route.called


async def test_the_modes_are_not_mixed(client: Authorisations) -> None:
    with pytest.raises(ValueError):
        await client.principals(ORGANISATION)
    with pytest.raises(ValueError):
        await client.organisations(PERSON)


@respx.mock
async def test_reading_is_repeated_where_valtuudet_stumbles(client: Authorisations) -> None:
    route = respx.route(host="valtuudet.example.org")
    route.side_effect = [httpx.Response(502), httpx.ReadTimeout, httpx.Response(200, json=[])]
    assert await client.principals(PERSON) == []
    assert route.call_count == 3


@respx.mock
@pytest.mark.parametrize("name", list(CALLS))
@pytest.mark.parametrize("status", [400, 401, 403, 500, 200])
async def test_no_secret_and_no_identity_code_comes_out(
    client: Authorisations, name: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    respx.route(host="valtuudet.example.org").respond(status, text=f"<{IDENTITY} {PRINCIPAL} {TOKEN}")
    told = repr([CREDENTIALS, REGISTRATION, PERSON, client])
    try:
        await CALLS[name](client)
    except AkkunaError as error:
        told += "".join(traceback.format_exception(error)) + repr(error.values)
    told += caplog.text
    for secret in (SECRET_KEY, PASSWORD, TOKEN, SESSION, IDENTITY, PRINCIPAL, CODE):
        assert secret not in told
