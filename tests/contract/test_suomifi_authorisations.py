"""Suomi.fi e-Authorizations as our client uses it, against the sandbox or DVV's test environment."""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from akkuna.errors import BadAnswer, RequestRefused, SystemUnavailable
from integrations.http import Http
from integrations.suomifi.authorisations.client import SYSTEM, Authorisations, SessionExpired
from integrations.suomifi.authorisations.models import Access, Credentials, Mode, Registration
from tests.contract.conftest import real
from tests.contract.server import Sandbox

LIISA, ONNI, EINO = "010594Y9021", "010516B903X", "030594W903B"
TAPIO, JOHAN, HELMI = "040594V9030", "050594U903M", "020594X902N"
SEURA, PAJA = "9900001-8", "9900002-6"
HOUSING = "http://valtuusrekisteri.suomi.fi/asumisen_asioiden_hoito"
GRANTS = "http://valtuusrekisteri.suomi.fi/avustushakemuksen_tekeminen"
BACK = "https://akkuna.example.org/suomifi/mandate"
STATE = "of this browser, once"
CREDENTIALS = Credentials("sandbox1", "sandbox-api-key", "sandbox-oauth-password")

REAL_URL = real("suomifi_authorisations", "URL")
PERSON = real("suomifi_authorisations", "PERSON") or LIISA
only_sandbox = pytest.mark.skipif(bool(REAL_URL), reason="needs a browser, or the sandbox's own people")


@pytest.fixture
def connect(sandbox: Sandbox, http: Http) -> Callable[..., Authorisations]:
    """Makes a client, with other credentials if asked."""

    def client(credentials: Credentials = CREDENTIALS) -> Authorisations:
        return Authorisations(f"{sandbox.url}/{SYSTEM}", credentials=credentials, http=http)

    return client


@pytest.fixture
def valtuudet(connect: Callable[..., Authorisations], http: Http) -> Authorisations:
    if REAL_URL is None:
        return connect()
    names = ("CLIENT_ID", "API_KEY", "OAUTH_PASSWORD")
    given = [real("suomifi_authorisations", name) or "" for name in names]
    return Authorisations(REAL_URL, credentials=Credentials(*given), http=http)


def authorise(valtuudet: Authorisations, registration: Registration, language: str = "fi") -> str:
    return valtuudet.authorise_url(
        registration, return_url=BACK, state=STATE, language="sv" if language == "sv" else "fi"
    )


def hidden_fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def choose(url: str, **pressed: str) -> dict[str, str]:
    """What the citizen's browser brings back after the page on which something was pressed."""
    with httpx.Client(trust_env=False) as browser:
        fields = hidden_fields(browser.get(url).raise_for_status().text)
        answer = browser.post(url, data=fields | pressed)
    assert answer.status_code == 303
    location = answer.headers["location"]
    assert location.split("?")[0] == BACK
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}


def page_of(url: str) -> str:
    return httpx.get(url, trust_env=False).text


async def access_of(
    valtuudet: Authorisations, identity_code: str, principal: str, mode: Mode = "hpa"
) -> Access:
    """The whole way of a citizen who chooses a principal."""
    registration = await valtuudet.register(mode, identity_code, end_user="u-1")
    back = choose(authorise(valtuudet, registration), principal=principal)
    assert back["state"] == STATE
    return await valtuudet.exchange(registration, back["code"], return_url=BACK)


async def test_a_session_is_begun_and_ended(valtuudet: Authorisations) -> None:
    registration = await valtuudet.register("hpa", PERSON, end_user="u-1")
    assert registration.session_id and registration.user_id
    assert registration.session_id not in authorise(valtuudet, registration)
    await valtuudet.unregister(registration)
    await valtuudet.unregister(registration)


async def test_a_code_that_nobody_gave_means_begin_again(valtuudet: Authorisations) -> None:
    registration = await valtuudet.register("hpa", PERSON, end_user="u-1")
    with pytest.raises(SessionExpired):
        await valtuudet.exchange(registration, "no-such-code", return_url=BACK)


async def test_a_token_that_nobody_gave_means_begin_again(valtuudet: Authorisations) -> None:
    registration = await valtuudet.register("hpa", PERSON, end_user="u-1")
    forged = Access("hpa", registration.session_id, "u-1", "forged")
    with pytest.raises(SessionExpired):
        await valtuudet.principals(forged)


@only_sandbox
async def test_a_guardian_acts_for_her_child_in_every_matter(
    valtuudet: Authorisations, sandbox: Sandbox
) -> None:
    access = await access_of(valtuudet, LIISA, "onni")
    (onni,) = await valtuudet.principals(access)
    assert (onni.id, onni.name) == (ONNI, "Onni Esimerkki")
    assert await valtuudet.is_allowed(access, onni.id, issue=HOUSING)
    assert await valtuudet.is_allowed(access, onni.id, issue=None)
    await valtuudet.unregister(access)
    with pytest.raises(SessionExpired):
        await valtuudet.is_allowed(access, onni.id, issue=HOUSING)
    effects = [entry["effect"] for entry in sandbox.ledger()]
    assert effects == ["mandate_session.opened", "principal.chosen", "mandate_session.closed"]
    assert ONNI not in str(sandbox.ledger()) and LIISA not in str(sandbox.ledger())


@only_sandbox
async def test_an_adult_has_mandated_one_matter_only(valtuudet: Authorisations) -> None:
    access = await access_of(valtuudet, LIISA, "eino")
    assert await valtuudet.is_allowed(access, EINO, issue=HOUSING)
    assert not await valtuudet.is_allowed(access, EINO, issue=GRANTS)
    assert not await valtuudet.is_allowed(access, EINO, issue=None)


@only_sandbox
async def test_nobody_may_act_for_whom_they_did_not_choose(valtuudet: Authorisations) -> None:
    access = await access_of(valtuudet, LIISA, "eino")
    assert not await valtuudet.is_allowed(access, ONNI, issue=HOUSING)
    assert not await valtuudet.is_allowed(access, TAPIO, issue=HOUSING)


@only_sandbox
async def test_a_server_may_list_all_principals(valtuudet: Authorisations, sandbox: Sandbox) -> None:
    sandbox.mode(SYSTEM, chosen_only=False)
    access = await access_of(valtuudet, LIISA, "onni")
    listed = [one.id for one in await valtuudet.principals(access)]
    assert {ONNI, EINO} < set(listed) and len(listed) > 2
    assert await valtuudet.is_allowed(access, ONNI, issue=HOUSING)
    assert not await valtuudet.is_allowed(access, EINO, issue=GRANTS)


@only_sandbox
@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_who_has_no_mandate_is_told_and_comes_back(
    valtuudet: Authorisations, sandbox: Sandbox, language: str
) -> None:
    registration = await valtuudet.register("hpa", HELMI, end_user="u-1")
    url = authorise(valtuudet, registration, language)
    page = page_of(url)
    assert f'<html lang="{language}">' in page
    assert {"fi": "Sinulla ei ole valtuuksia", "sv": "Du har inga fullmakter"}[language] in page
    assert choose(url, cancel="1") == {"error": "access_denied", "state": STATE}
    assert choose(url, principal="onni") == {"error": "access_denied", "state": STATE}


@only_sandbox
async def test_cancelling_gives_nothing_though_somebody_was_marked(
    valtuudet: Authorisations, sandbox: Sandbox
) -> None:
    registration = await valtuudet.register("hpa", LIISA, end_user="u-1")
    back = choose(authorise(valtuudet, registration), principal="onni", cancel="1")
    assert back == {"error": "access_denied", "state": STATE}
    assert "principal.chosen" not in {entry["effect"] for entry in sandbox.ledger()}


@only_sandbox
async def test_a_mandate_withdrawn_between_two_calls_is_gone(
    valtuudet: Authorisations, sandbox: Sandbox
) -> None:
    access = await access_of(valtuudet, LIISA, "onni")
    assert await valtuudet.is_allowed(access, ONNI, issue=HOUSING)
    sandbox.mode(SYSTEM, withdrawn="onni")
    assert not await valtuudet.is_allowed(access, ONNI, issue=HOUSING)
    assert await valtuudet.principals(access) == []


@only_sandbox
async def test_a_board_member_has_roles_in_the_association(valtuudet: Authorisations) -> None:
    access = await access_of(valtuudet, JOHAN, "seura", "ypa")
    (seura,) = await valtuudet.organisations(access)
    assert (seura.id, seura.name, seura.roles) == (SEURA, "Nivalan Esimerkkiseura ry", {"PJ", GRANTS})
    assert await valtuudet.holds_role(access, SEURA, {"J", "PJ"})
    assert await valtuudet.holds_role(access, SEURA, {GRANTS})
    assert not await valtuudet.holds_role(access, SEURA, {HOUSING})
    assert not await valtuudet.holds_role(access, SEURA, ())
    assert not await valtuudet.holds_role(access, PAJA, {"J"})


@only_sandbox
async def test_a_role_lost_between_two_calls_is_gone(valtuudet: Authorisations, sandbox: Sandbox) -> None:
    access = await access_of(valtuudet, JOHAN, "seura", "ypa")
    assert await valtuudet.holds_role(access, SEURA, {"PJ"})
    sandbox.mode(SYSTEM, withdrawn="seura")
    assert not await valtuudet.holds_role(access, SEURA, {"PJ"})


@only_sandbox
async def test_the_session_ends_by_itself(valtuudet: Authorisations, sandbox: Sandbox) -> None:
    person = await access_of(valtuudet, LIISA, "onni")
    organisation = await access_of(valtuudet, JOHAN, "seura", "ypa")
    assert person.expires_in == 599
    sandbox.mode(SYSTEM, session_seconds=0.0)
    for call in (
        valtuudet.principals(person),
        valtuudet.is_allowed(person, ONNI, issue=HOUSING),
        valtuudet.organisations(organisation),
        valtuudet.holds_role(organisation, SEURA, {"PJ"}),
    ):
        with pytest.raises(SessionExpired):
            await call


@only_sandbox
async def test_a_code_is_good_once_and_for_its_own_address(valtuudet: Authorisations) -> None:
    registration = await valtuudet.register("hpa", LIISA, end_user="u-1")
    code = choose(authorise(valtuudet, registration), principal="onni")["code"]
    with pytest.raises(SessionExpired):
        await valtuudet.exchange(registration, code, return_url="https://other.example.org/")
    assert await valtuudet.exchange(registration, code, return_url=BACK)
    with pytest.raises(SessionExpired):
        await valtuudet.exchange(registration, code, return_url=BACK)


@only_sandbox
async def test_a_token_is_good_for_its_own_session_only(valtuudet: Authorisations) -> None:
    mine, other = [await access_of(valtuudet, LIISA, "onni") for _ in range(2)]
    mixed = Access("hpa", other.session_id, "u-1", mine.token)
    with pytest.raises(SessionExpired):
        await valtuudet.principals(mixed)


@only_sandbox
@pytest.mark.parametrize("identity_code", ["010594Y9032", "garbage", "ä/ö?#%", "../../oauth"])
async def test_who_cannot_be_served_is_told_so(valtuudet: Authorisations, identity_code: str) -> None:
    with pytest.raises(RequestRefused) as raised:
        await valtuudet.register("hpa", identity_code, end_user="u-1")
    assert (raised.value.status, raised.value.field) == (403, "identity_code")
    assert identity_code not in f"{raised.value!r} {raised.value.values}"


@only_sandbox
async def test_credentials_that_dvv_does_not_know_are_no_expired_session(
    connect: Callable[..., Authorisations], valtuudet: Authorisations
) -> None:
    registration = await valtuudet.register("hpa", LIISA, end_user="u-1")
    code = choose(authorise(valtuudet, registration), principal="onni")["code"]
    wrong_key = connect(Credentials("sandbox1", "wrong", "sandbox-oauth-password"))
    wrong_password = connect(Credentials("sandbox1", "sandbox-api-key", "wrong"))
    for call in (
        wrong_key.register("hpa", LIISA, end_user="u-1"),
        wrong_password.exchange(registration, code, return_url=BACK),
    ):
        with pytest.raises(RequestRefused) as raised:
            await call
        assert (raised.value.status, raised.value.field) == (401, "credentials")


@only_sandbox
async def test_a_lost_token_means_begin_again(valtuudet: Authorisations, sandbox: Sandbox) -> None:
    for fault in ("drop_answer", "garbage", "slow"):
        registration = await valtuudet.register("hpa", LIISA, end_user="u-1")
        code = choose(authorise(valtuudet, registration), principal="onni")["code"]
        sandbox.fault(SYSTEM, fault, methods=["POST"])
        with pytest.raises(SessionExpired):
            await valtuudet.exchange(registration, code, return_url=BACK)


@only_sandbox
@pytest.mark.parametrize(
    ("fault", "error"), [("slow", SystemUnavailable), ("fail", SystemUnavailable), ("garbage", BadAnswer)]
)
async def test_no_answer_is_no_mandate(
    valtuudet: Authorisations, sandbox: Sandbox, fault: str, error: type[Exception]
) -> None:
    access = await access_of(valtuudet, LIISA, "onni")
    sandbox.fault(SYSTEM, fault, count=100)
    with pytest.raises(error):
        await valtuudet.is_allowed(access, ONNI, issue=HOUSING)
    sandbox.no_faults(SYSTEM)
    assert await valtuudet.is_allowed(access, ONNI, issue=HOUSING)


def header(path: str, moment: datetime, key: str = "sandbox-api-key", client: str = "sandbox1") -> str:
    """The checksum header, computed here by hand from DVV's description."""
    timestamp = moment.isoformat()
    block = hashlib.sha256().block_size
    padded = key.encode().ljust(block, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded) + f"{path} {timestamp}".encode()).digest()
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in padded) + inner).digest()
    return f"{client} {timestamp} {base64.b64encode(outer).decode()}"


@only_sandbox
@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 200),
        ({"offset": 240}, 200),
        ({"offset": -240}, 200),
        ({"offset": 360}, 401),
        ({"offset": -360}, 401),
        ({"key": "another"}, 401),
        ({"client": "sandbox2"}, 401),
        ({"path": "/service/hpa/user/register/sandbox1/010516B903X?requestId=1"}, 401),
        ({"naive": True}, 401),
        ({"value": ""}, 401),
        ({"value": "sandbox1 yesterday c3Vt"}, 401),
        ({"value": "a b c d"}, 401),
    ],
)
def test_the_checksum_is_of_the_address_and_of_now(
    sandbox: Sandbox, change: dict[str, object], status: int
) -> None:
    path = f"/{SYSTEM}/service/hpa/user/register/sandbox1/{LIISA}?requestId=1&endUserId=a%2Fb"
    zone = None if change.get("naive") else timezone(timedelta(hours=2))
    moment = datetime.now(zone) + timedelta(seconds=int(str(change.get("offset", 0))))
    value = change.get("value")
    if value is None:
        signed = f"/{SYSTEM}{change['path']}" if "path" in change else path
        key, client = str(change.get("key", "sandbox-api-key")), str(change.get("client", "sandbox1"))
        value = header(signed, moment, key, client)
    headers = {"X-AsiointivaltuudetAuthorization": str(value)}
    assert httpx.get(sandbox.url + path, headers=headers, trust_env=False).status_code == status


def test_the_header_computed_by_hand_is_an_hmac() -> None:
    moment = datetime(2026, 5, 1, 12, 0, tzinfo=timezone.utc)
    expected = hmac.new(b"k", b"/path?a=b 2026-05-01T12:00:00+00:00", "sha256").digest()
    assert header("/path?a=b", moment, "k").split()[2] == base64.b64encode(expected).decode()


@only_sandbox
@pytest.mark.parametrize(
    "change", [{"user": "nobody"}, {"client_id": "other"}, {"redirect_uri": "javascript:alert(1)"}]
)
async def test_the_page_sends_nobody_anywhere_without_a_session(
    valtuudet: Authorisations, change: dict[str, str]
) -> None:
    registration = await valtuudet.register("hpa", LIISA, end_user="u-1")
    parts = urlsplit(authorise(valtuudet, registration))
    query = {name: values[0] for name, values in parse_qs(parts.query).items()} | change
    address = f"{parts.scheme}://{parts.netloc}{parts.path}"
    async with httpx.AsyncClient(trust_env=False) as browser:
        answers = [
            await browser.get(address, params=query),
            await browser.post(address, data=query | {"principal": "onni"}),
        ]
    for answer in answers:
        assert answer.status_code == 400
        assert "location" not in answer.headers
