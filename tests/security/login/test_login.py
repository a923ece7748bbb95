"""Login over HTTP, as a citizen's browser goes through it."""

from uuid import uuid4

import pytest
from lxml import etree

from integrations.suomifi.identification.levels import TEST
from tests.contract.server import Sandbox
from tests.resilience.server import until
from tests.security.login.browser import Browser, relay_state_of, told_by
from tests.security.login.conftest import OWN, OWN_CODE, Site
from tests.security.login.identity_provider import IdentityProvider, request_in


def test_who_identifies_is_logged_in_in_their_conversation(site: Site, citizen: Browser) -> None:
    before, cookie = site.conversation_of(citizen), citizen.cookies["akkuna"]
    page = citizen.log_in(site.offer(citizen))
    assert page.status_code == 200 and str(page.url) == f"{site.address}/nivala?lang=fi"
    assert site.conversation_of(citizen) == before
    assert citizen.cookies["akkuna"] != cookie, "the cookie is another after login"
    found = site.who(citizen)
    assert found is not None and found.person.display_name == "Liisa Esimerkki"
    assert found.person.address is not None and found.person.address.street_fi == "Kalliontie 15"
    assert (found.person.home_code, found.level, found.has_identity_code) == ("535", "substantial", True)
    assert site.news(before) == 1


def test_the_page_is_told_who_is_logged_in(site: Site, citizen: Browser) -> None:
    citizen.log_in(site.offer(citizen))
    answer = citizen.post("/chat/session", {"language": "fi", "municipality": "535"}).json()
    assert answer["identity"]["name"] == "Liisa Esimerkki" and answer["identity"]["actingFor"] is None


def test_the_same_person_has_the_same_hash_at_every_login(
    site: Site, citizen: Browser, other: Browser
) -> None:
    for browser in (citizen, other):
        browser.log_in(site.offer(browser))
    one, two = site.who(citizen), site.who(other)
    assert one is not None and two is not None and one.person_hash == two.person_hash
    assert one.session_id != two.session_id


def test_nothing_tells_where_a_protected_person_lives(site: Site, citizen: Browser) -> None:
    citizen.log_in(site.offer(citizen), "helmi")
    found = site.who(citizen)
    assert found is not None and found.person.is_protected
    assert (found.person.address, found.person.home_code, found.person.email) == (None, "", None)


def test_means_of_another_country_do_too(site: Site, citizen: Browser) -> None:
    citizen.log_in(site.offer(citizen), "ines")
    found = site.who(citizen)
    assert found is not None and found.person.display_name == "Inés Ejemplo"
    assert not found.has_identity_code


def test_a_high_level_is_asked_for_where_a_service_needs_it(
    site: Site, citizen: Browser, sandbox: Sandbox
) -> None:
    refused = citizen.log_in(site.offer(citizen, level="high"))
    assert refused.status_code == 403 and site.reasons()[-1] == "level"
    sandbox.mode("suomifi-idp", level="http://ftn.ficora.fi/2017/loa3")
    citizen.log_in(site.offer(citizen, level="high"))
    found = site.who(citizen)
    assert found is not None and found.level == "high"


def test_who_cancels_comes_back_to_the_conversation(site: Site, citizen: Browser) -> None:
    page = citizen.follow(citizen.get(site.offer(citizen)))
    back = citizen.follow(citizen.submit(citizen.submit(page, cancel="1")))
    assert back.status_code == 200 and str(back.url) == f"{site.address}/nivala?lang=fi"
    assert site.who(citizen) is None
    assert site.news(site.conversation_of(citizen)) == 1


def test_who_cancels_and_who_is_rejected_is_in_the_audit_log(site: Site, citizen: Browser) -> None:
    before = len(site.audit())
    page = citizen.follow(citizen.get(site.offer(citizen)))
    citizen.submit(citizen.submit(page, cancel="1"))
    citizen.submit(citizen.identify(site.offer(citizen)), SAMLResponse="AAAA")
    failed = [one.details for one in site.audit()[before:] if one.event == "login_failed"]
    assert failed == [{"purpose": "my_matters", "reason": one} for one in ("cancelled", "xml")]


def test_a_level_that_cannot_be_had_is_told(site: Site, citizen: Browser, sandbox: Sandbox) -> None:
    before, sent = len(site.audit()), citizen.get(site.offer(citizen))
    answer = IdentityProvider(sandbox, site.address).failed(
        request_in(sent.headers["location"]), "Responder", "NoAuthnContext"
    )
    fields = {"SAMLResponse": answer, "RelayState": relay_state_of(sent.headers["location"])}
    back = citizen.follow(citizen.send(f"{site.address}/suomifi/acs", fields, sandbox.url))
    assert back.status_code == 200 and str(back.url) == f"{site.address}/nivala?lang=fi"
    assert site.who(citizen) is None and site.news(site.conversation_of(citizen)) == 1
    assert site.audit()[before + 1].details["reason"] == "level_not_available"


def test_the_test_identifier_is_refused_where_it_is_not_asked_for(
    site: Site, citizen: Browser, sandbox: Sandbox
) -> None:
    sandbox.mode("suomifi-idp", level=TEST)
    assert citizen.log_in(site.offer(citizen)).status_code == 403
    assert site.reasons()[-1] == "level" and site.who(citizen) is None


def test_a_chat_in_a_frame_claims_what_its_window_got(site: Site, framed: Browser) -> None:
    page = framed.log_in(site.offer(framed), in_window=True)
    assert site.who(framed) is None, "nothing before the chat has claimed it"
    cookie, conversation_id = framed.cookies["akkuna-embedded"], site.conversation_of(framed)
    assert framed.post("/suomifi/claim", {"code": told_by(page)}).json() == {"claimed": True}
    assert framed.cookies["akkuna-embedded"] != cookie
    assert site.conversation_of(framed) == conversation_id and site.who(framed) is not None


def test_a_chat_in_a_frame_goes_on_when_its_window_is_cancelled(site: Site, framed: Browser) -> None:
    page = framed.follow(framed.open_window(site.offer(framed)))
    end = framed.follow(framed.submit(framed.submit(page, cancel="1")))
    assert end.status_code == 200 and 'data-step="over"' in end.text
    assert site.news(site.conversation_of(framed)) == 1


def test_a_municipality_with_its_own_service_provider(site: Site, citizen: Browser) -> None:
    start = site.offer(citizen, provider=OWN_CODE).replace("/suomifi/", f"/suomifi/{OWN}/")
    page = citizen.log_in(start)
    assert str(page.url) == f"{site.address}/nivala?lang=fi" and site.who(citizen) is not None


@pytest.mark.parametrize("path", ["", f"/{OWN}"])
def test_metadata_name_their_own_addresses_in_three_languages(site: Site, path: str) -> None:
    answer = Browser(site.address).get(f"/suomifi{path}/metadata")
    root = etree.fromstring(answer.content)
    assert root.get("entityID") == f"{site.address}/suomifi{path}/metadata"
    locations = {one.get("Location") for one in root.iter("{*}AssertionConsumerService")}
    assert locations == {f"{site.address}/suomifi{path}/acs"}
    languages = [one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in root.iter("{*}DisplayName")]
    assert languages == ["fi", "sv", "en"]


@pytest.mark.parametrize(
    ("language", "title"), [("fi", "Metatietoja ei ole"), ("sv", "Det finns inga metadata")]
)
def test_a_municipality_without_one_has_no_metadata(site: Site, language: str, title: str) -> None:
    page = Browser(site.address).get(f"/suomifi/nivala/metadata?lang={language}")
    assert page.status_code == 404 and title in page.text and '"/suomifi/metadata"' in page.text


def test_every_step_is_in_the_audit_log(site: Site, citizen: Browser) -> None:
    before = len(site.audit())
    citizen.log_in(site.offer(citizen))
    citizen.post("/suomifi/logout", {})
    added = site.audit()[before:]
    assert [one.event for one in added] == ["login_started", "login_succeeded", "logged_out"]
    assert added[1].details == {
        "purpose": "my_matters",
        "level": "substantial",
        "identifier": "identity_code",
    }
    assert len({one.conversation_hash for one in added}) == 1
    assert added[1].person_hash == added[2].person_hash is not None


def test_the_cookie_of_a_login_is_for_the_server_only(site: Site, citizen: Browser) -> None:
    cookie = citizen.get(site.offer(citizen)).headers["set-cookie"]
    assert cookie.startswith("akkuna-login=") and "HttpOnly" in cookie and "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    "path", ["/suomifi/login", "/suomifi/finish", "/suomifi/logout", "/suomifi/window.js"]
)
def test_headers(site: Site, path: str) -> None:
    headers = Browser(site.address).get(path).headers
    assert headers["cache-control"] == "no-store" and headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "cross-origin-opener-policy" not in headers, "the window must reach the chat that opened it"


@pytest.mark.parametrize(
    ("language", "title"), [("fi", "Linkkiä ei voi käyttää"), ("sv", "Länken kan inte användas")]
)
def test_the_page_of_a_rejection_is_in_both_languages(site: Site, language: str, title: str) -> None:
    page = Browser(site.address).get(f"/suomifi/login?lang={language}")
    assert title in page.text and f'<html lang="{language}">' in page.text


@pytest.mark.parametrize(
    ("language", "title"), [("fi", "Linkkiä ei voi käyttää"), ("sv", "Länken kan inte användas")]
)
def test_the_page_of_a_rejection_is_in_the_language_of_the_conversation(
    site: Site, sandbox: Sandbox, language: str, title: str
) -> None:
    """Whatever the browser's language is; and it leads back to the municipality of the conversation."""
    browser = Browser(site.address, language=language).open()
    page = browser.get("/suomifi/login")
    assert title in page.text and f'href="/nivala?lang={language}"' in page.text


def test_who_went_on_meanwhile_comes_back_to_where_they_are(site: Site, citizen: Browser) -> None:
    """In another tab they chose Swedish and another municipality while they identified."""
    page = citizen.identify(site.offer(citizen))
    for kind, value in (("language", "sv"), ("municipality", "208")):
        body = {"id": str(uuid4()), "kind": kind, "value": value}
        assert citizen.post("/chat/messages", body).status_code == 202
    until(lambda: site.conversation(citizen).municipality == "208")
    back = citizen.submit(page)
    location = citizen.get(back.headers["location"]).headers["location"]
    assert location == "/kalajoki?lang=sv"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_chat_is_told_once_of_an_answer_that_was_rejected(
    site: Site, sandbox: Sandbox, language: str
) -> None:
    browser = Browser(site.address, language=language).open()
    page = browser.identify(site.offer(browser))
    for _ in range(2):
        rejected = browser.submit(page, SAMLResponse="AAAA")
        assert rejected.status_code == 403 and f'<html lang="{language}">' in rejected.text
    assert site.news(site.conversation_of(browser)) == 1
    assert browser.follow(browser.submit(page)).status_code == 200 and site.who(browser) is not None
