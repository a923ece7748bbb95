"""To Valtuudet and back, over HTTP."""

from dataclasses import asdict
from datetime import datetime, timezone

import pytest

from integrations.database import mandates
from integrations.http import Http
from integrations.suomifi.authorisations.client import Authorisations
from integrations.suomifi.authorisations.models import Access, Credentials
from tests.contract.server import Sandbox
from tests.resilience.server import until
from tests.security.login.browser import Browser, told_by
from tests.security.login.conftest import Site

LIISA, ONNI = "010594Y9021", "010516B903X"
CREDENTIALS = Credentials("sandbox1", "sandbox-api-key", "sandbox-oauth-password")


def client(sandbox: Sandbox, http: Http) -> Authorisations:
    return Authorisations(f"{sandbox.url}/suomifi/authorisations", credentials=CREDENTIALS, http=http)


async def path_of(site: Site, browser: Browser, sandbox: Sandbox) -> str:
    """The link that the conversation gives to a citizen who wants to act for another."""
    citizen = site.who(browser)
    assert citizen is not None
    http = Http()
    registration = await client(sandbox, http).register("hpa", LIISA, end_user=citizen.session_id)
    await http.aclose()
    kept = asdict(registration) | {"language": "fi"}
    with site.database.transaction() as tx:
        state = mandates.begin(tx, citizen.session_id, registration=kept, now=datetime.now(timezone.utc))
    return f"/suomifi/authorise?state={state}"


@pytest.fixture
def logged_in(site: Site, citizen: Browser) -> Browser:
    citizen.log_in(site.offer(citizen))
    return citizen


def access_of(site: Site, browser: Browser) -> dict[str, object] | None:
    citizen = site.who(browser)
    assert citizen is not None
    with site.database.transaction() as tx:
        return mandates.access_of(tx, citizen.session_id, now=datetime.now(timezone.utc))


async def test_who_chooses_comes_back_with_what_valtuudet_is_asked_with(
    site: Site, logged_in: Browser, sandbox: Sandbox
) -> None:
    told = site.news(site.conversation_of(logged_in))
    page = logged_in.follow(logged_in.get(await path_of(site, logged_in, sandbox)))
    back = logged_in.follow(logged_in.submit(page, principal="onni"))
    assert back.status_code == 200 and str(back.url) == f"{site.address}/nivala?lang=fi"
    assert site.news(site.conversation_of(logged_in)) == told + 1
    kept = access_of(site, logged_in)
    assert kept is not None
    http = Http()
    assert await client(sandbox, http).is_allowed(Access(**kept), ONNI, issue=None)  # type: ignore[arg-type]
    await http.aclose()


async def test_who_cancels_acts_for_nobody(site: Site, logged_in: Browser, sandbox: Sandbox) -> None:
    told = site.news(site.conversation_of(logged_in))
    page = logged_in.follow(logged_in.get(await path_of(site, logged_in, sandbox)))
    assert logged_in.follow(logged_in.submit(page, cancel="1")).status_code == 200
    assert access_of(site, logged_in) is None
    assert site.news(site.conversation_of(logged_in)) == told + 1


@pytest.mark.parametrize("window", ["", "&window=1"])
async def test_another_browser_is_not_sent_there(
    site: Site, logged_in: Browser, other: Browser, sandbox: Sandbox, window: str
) -> None:
    path = await path_of(site, logged_in, sandbox) + window
    assert other.get(path).status_code == 403 and site.reasons()[-1] == "other_browser"
    other.log_in(site.offer(other))
    assert other.get(path).status_code == 403 and site.reasons()[-1] == "other_browser"
    assert logged_in.get(path).status_code == 303


async def test_another_browser_cannot_bring_back_what_was_chosen(
    site: Site, logged_in: Browser, other: Browser, sandbox: Sandbox
) -> None:
    page = logged_in.follow(logged_in.get(await path_of(site, logged_in, sandbox)))
    back = logged_in.submit(page, principal="onni").headers["location"]
    assert other.get(back).status_code == 403 and site.reasons()[-1] == "other_browser"
    assert access_of(site, logged_in) is None
    assert logged_in.get(back).status_code == 303, "it is not used up"
    assert access_of(site, logged_in) is not None


async def test_a_window_chooses_for_the_chat_that_is_in_a_frame(
    site: Site, framed: Browser, sandbox: Sandbox
) -> None:
    page = framed.log_in(site.offer(framed), in_window=True)
    framed.post("/suomifi/claim", {"code": told_by(page)})
    page = framed.follow(framed.get(await path_of(site, framed, sandbox) + "&window=1"))
    end = framed.follow(framed.submit(page, principal="onni"))
    assert end.status_code == 200 and access_of(site, framed) is not None


def closed(sandbox: Sandbox) -> int:
    return [one["effect"] for one in sandbox.ledger()].count("mandate_session.closed")


async def test_the_session_in_valtuudet_is_closed_at_logout(
    site: Site, logged_in: Browser, sandbox: Sandbox
) -> None:
    page = logged_in.follow(logged_in.get(await path_of(site, logged_in, sandbox)))
    logged_in.follow(logged_in.submit(page, principal="onni"))
    before = closed(sandbox)
    logged_in.post("/suomifi/logout", {})
    until(lambda: closed(sandbox) == before + 1)


async def test_the_session_in_valtuudet_is_closed_when_nothing_is_chosen(
    site: Site, logged_in: Browser, sandbox: Sandbox
) -> None:
    page = logged_in.follow(logged_in.get(await path_of(site, logged_in, sandbox)))
    before = closed(sandbox)
    logged_in.follow(logged_in.submit(page, cancel="1"))
    until(lambda: closed(sandbox) == before + 1)


async def test_a_return_is_taken_once(site: Site, logged_in: Browser, sandbox: Sandbox) -> None:
    page = logged_in.follow(logged_in.get(await path_of(site, logged_in, sandbox)))
    back = logged_in.submit(page, principal="onni").headers["location"]
    assert logged_in.get(back).status_code == 303
    assert logged_in.get(back).status_code == 403 and site.reasons()[-1] == "unknown_login"


async def test_a_code_that_is_none_gives_nothing(site: Site, logged_in: Browser, sandbox: Sandbox) -> None:
    state = (await path_of(site, logged_in, sandbox)).partition("=")[2]
    logged_in.get(f"/suomifi/mandate?state={state}&code=invented")
    assert access_of(site, logged_in) is None


async def test_who_has_logged_out_comes_back_to_nothing(
    site: Site, logged_in: Browser, sandbox: Sandbox
) -> None:
    page = logged_in.follow(logged_in.get(await path_of(site, logged_in, sandbox)))
    logged_in.post("/suomifi/logout", {})
    assert logged_in.get(logged_in.submit(page, principal="onni").headers["location"]).status_code == 403


@pytest.mark.parametrize("query", ["", "?state=", "?state=invented&code=x"])
def test_a_return_that_nobody_began(site: Site, citizen: Browser, query: str) -> None:
    assert citizen.get(f"/suomifi/mandate{query}").status_code == 403
    assert citizen.get(f"/suomifi/authorise{query}").status_code == 403
