"""Logout from either end, in all its messages, over HTTP."""

import html
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx
import pytest

from tests.contract.server import Sandbox
from tests.resilience.server import until
from tests.security.conftest import Tell
from tests.security.login.browser import Browser
from tests.security.login.conftest import Site
from tests.security.login.identity_provider import IdentityProvider, session_in

_FRAME = re.compile(r'<iframe[^>]* src="([^"]*)"')
_BACK = re.compile(r'<a id="back" href="([^"]*)"')


@pytest.fixture
def logged_in(site: Site, citizen: Browser) -> Browser:
    citizen.log_in(site.offer(citizen))
    assert site.who(citizen) is not None
    return citizen


def frame_of(citizen: Browser, sandbox: Sandbox, name: str = "Liisa Esimerkki") -> str:
    """Address of the frame in which Suomi.fi logs the citizen out of our service."""
    session = citizen.get(f"{sandbox.url}/suomifi-idp/")
    assert name in session.text
    return html.unescape(_FRAME.findall(citizen.submit(session).text)[-1])


def in_frame(address: str) -> httpx.Response:
    """What a frame without any cookie gets."""
    return httpx.get(address, trust_env=False)


def test_who_logs_out_is_logged_out_here_at_once_and_then_there(site: Site, logged_in: Browser) -> None:
    conversation_id, cookie = site.conversation_of(logged_in), logged_in.cookies["akkuna"]
    told = site.news(conversation_id)
    url = logged_in.post("/suomifi/logout", {}).json()["url"]
    assert site.who(logged_in) is None, "before Suomi.fi knows of it"
    assert logged_in.cookies["akkuna"] != cookie and site.conversation_of(logged_in) == conversation_id
    assert site.news(conversation_id) == told + 1
    summary = logged_in.follow(logged_in.get(url))
    page = logged_in.get(html.unescape(_BACK.findall(summary.text)[0]))
    assert page.status_code == 200 and "Suomi.fi-tunnistuksesta" in page.text


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "Suomi.fi-tunnistuksesta"), ("sv", "identifikationen")]
)
def test_the_whole_logout_is_in_the_language_of_the_conversation(
    site: Site, sandbox: Sandbox, language: str, words: str
) -> None:
    """Suomi.fi is told it too, whatever the browser's language is."""
    browser = Browser(site.address, language=language).open()
    browser.log_in(site.offer(browser))
    told = site.news(site.conversation_of(browser))
    sent = browser.get(browser.post("/suomifi/logout", {}).json()["url"])
    summary = browser.follow(sent)
    assert f'<html lang="{language}">' in summary.text
    page = browser.get(html.unescape(_BACK.findall(summary.text)[0]))
    assert words in page.text and f'href="/nivala?lang={language}"' in page.text
    assert site.news(site.conversation_of(browser)) == told + 2, "the chat hears of both ends"


def test_an_answer_to_a_logout_is_taken_once(site: Site, logged_in: Browser) -> None:
    url = logged_in.post("/suomifi/logout", {}).json()["url"]
    back = html.unescape(_BACK.findall(logged_in.follow(logged_in.get(url)).text)[0])
    assert logged_in.get(back).status_code == 200
    assert logged_in.get(back).status_code == 403 and site.reasons()[-1] == "unknown_login"


def test_a_link_to_log_out_leads_to_suomifi_once(site: Site, logged_in: Browser) -> None:
    url = logged_in.post("/suomifi/logout", {}).json()["url"]
    assert logged_in.get(url).status_code == 303
    again = logged_in.get(url)
    assert again.status_code == 200 and "Olet kirjautunut ulos keskustelusta." in again.text


def test_who_is_not_logged_in_has_nowhere_to_go_on_to(site: Site, citizen: Browser) -> None:
    assert citizen.post("/suomifi/logout", {}).json() == {"url": None}


def test_a_session_that_words_have_ended_leaves_a_new_cookie_too(site: Site, logged_in: Browser) -> None:
    """The page asks for it as soon as it hears that nobody is identified any more."""
    cookie, conversation_id = logged_in.cookies["akkuna"], site.conversation_of(logged_in)
    until(lambda: logged_in.get("/chat/transcript").text.count("Liisa") > 0)
    logged_in.say("kirjaudu ulos")
    until(lambda: site.who(conversation_id) is None)
    assert logged_in.post("/suomifi/logout", {}).json() == {"url": None}
    assert logged_in.cookies["akkuna"] != cookie and site.conversation_of(logged_in) == conversation_id


def test_another_site_logs_nobody_out(site: Site, logged_in: Browser) -> None:
    assert logged_in.post("/suomifi/logout", {}, Origin="https://evil.example.org").status_code == 403
    assert site.who(logged_in) is not None


def test_suomifi_logs_out_in_a_frame_without_cookies(
    site: Site, logged_in: Browser, sandbox: Sandbox
) -> None:
    conversation_id = site.conversation_of(logged_in)
    told = site.news(conversation_id)
    answer = in_frame(frame_of(logged_in, sandbox))
    assert site.who(conversation_id) is None and site.news(conversation_id) == told + 1
    policy = answer.headers["content-security-policy"]
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(sandbox.url))
    assert f"frame-ancestors 'self' {origin}" in policy and "x-frame-options" not in answer.headers
    assert in_frame(answer.headers["location"]).status_code == 200
    assert {"success": True} in [
        one["body"] for one in sandbox.ledger() if one["effect"] == "logout.answered"
    ]


def test_suomifi_hears_success_of_a_session_that_has_ended_already(
    site: Site, logged_in: Browser, sandbox: Sandbox
) -> None:
    logged_in.post("/suomifi/logout", {})
    in_frame(in_frame(frame_of(logged_in, sandbox)).headers["location"])
    assert {"success": True} in [
        one["body"] for one in sandbox.ledger() if one["effect"] == "logout.answered"
    ]


def test_a_logout_of_suomifi_is_taken_once(site: Site, logged_in: Browser, sandbox: Sandbox) -> None:
    frame = frame_of(logged_in, sandbox)
    assert in_frame(frame).status_code == 303
    logged_in.log_in(site.offer(logged_in))
    assert in_frame(frame).status_code == 403 and site.reasons()[-1] == "replay"
    assert site.who(logged_in) is not None


def test_only_the_session_that_is_named_ends(
    site: Site, logged_in: Browser, other: Browser, sandbox: Sandbox
) -> None:
    other.log_in(site.offer(other))
    in_frame(frame_of(logged_in, sandbox))
    assert site.who(logged_in) is None and site.who(other) is not None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda url: url.split("&SigAlg")[0], "message_not_signed"),
        (lambda url: url.replace("RelayState=", "RelayState=x"), "signature"),
        (lambda url: url.split("?")[0], "query"),
        (lambda url: url.split("?")[0] + "?SAMLRequest=x&SAMLResponse=y", "query"),
    ],
    ids=["unsigned", "changed", "empty", "two_messages"],
)
def test_attack(
    site: Site,
    logged_in: Browser,
    sandbox: Sandbox,
    change: Callable[[str], str],
    reason: str,
    tell: Tell,
) -> None:
    frame = frame_of(logged_in, sandbox)
    assert in_frame(change(frame)).status_code == 403
    assert site.reasons()[-1] == reason
    assert site.who(logged_in) is not None
    assert in_frame(frame).status_code == 303 and site.who(logged_in) is None, "accepted once mended"
    tell(reason)


def answered(sandbox: Sandbox, address: str) -> bool:
    """Whether our answer to a logout request says that the session has ended."""
    in_frame(in_frame(address).headers["location"])
    done = [one["body"]["success"] for one in sandbox.ledger() if one["effect"] == "logout.answered"]
    return bool(done[-1])


def test_success_is_said_of_nothing_but_the_session_that_is_named(
    site: Site, logged_in: Browser, other: Browser, sandbox: Sandbox
) -> None:
    other.log_in(site.offer(other), "eino")
    idp = IdentityProvider(sandbox, site.address)
    name, index = session_in(frame_of(logged_in, sandbox))
    other_name, other_index = session_in(frame_of(other, sandbox, "Eino Esimerkki"))
    for wrong in ((name, other_index), (other_name, index), (name, "_unknown"), ("_unknown", index)):
        assert not answered(sandbox, idp.logout(*wrong))
        assert site.who(logged_in) is not None and site.who(other) is not None
    assert answered(sandbox, idp.logout(name, index))
    assert site.who(logged_in) is None and site.who(other) is not None


def test_a_logout_of_suomifi_is_in_the_audit_log(site: Site, logged_in: Browser, sandbox: Sandbox) -> None:
    before = len(site.audit())
    in_frame(frame_of(logged_in, sandbox))
    [entry] = site.audit()[before:]
    assert (entry.event, entry.details) == ("logged_out", {"by": "identity_provider"})


def test_an_answer_to_a_logout_counts_at_its_own_service_provider(site: Site, logged_in: Browser) -> None:
    url = logged_in.post("/suomifi/logout", {}).json()["url"]
    back = html.unescape(_BACK.findall(logged_in.follow(logged_in.get(url)).text)[0])
    elsewhere = back.replace("/suomifi/slo", "/suomifi/kalajoki/slo")
    assert logged_in.get(elsewhere).status_code == 403 and site.reasons()[-1] == "other_provider"
    assert logged_in.get(back).status_code == 200, "it is not used up"


def test_the_shared_providers_message_ends_nothing_at_another(
    site: Site, logged_in: Browser, sandbox: Sandbox
) -> None:
    frame = frame_of(logged_in, sandbox).replace("/suomifi/slo", "/suomifi/kalajoki/slo")
    assert in_frame(frame).status_code == 403 and site.reasons()[-1] == "destination"
    assert site.who(logged_in) is not None
