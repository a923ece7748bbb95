"""The conversation goes on by itself after login and logout, in both languages."""

import re
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import update

from integrations.database import citizens
from integrations.database.tables import citizen_session
from tests.contract.server import Sandbox
from tests.resilience.citizen import Citizen
from tests.security.login.browser import Browser
from tests.security.login.conftest import Site
from tests.security.login.test_logout import frame_of, in_frame

_LINK = re.compile(r"/suomifi/login\?handle=[\w-]{43}")
WISH = {"fi": "haluan nähdä omat asiani", "sv": "jag vill se mina ärenden"}


def page_of(site: Site, browser: Browser, language: str) -> Citizen:
    """The page that the browser shows, with whatever cookie it has now."""
    page = Citizen(site.address, language)
    page.use_cookie(browser.cookies["akkuna"])
    return page


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_own_matters_ask_to_identify_and_go_on(site: Site, sandbox: Sandbox, language: str) -> None:
    browser = Browser(site.address, language=language).open()
    page = page_of(site, browser, language)
    asked = page.say(WISH[language])
    links = _LINK.findall(str(asked))
    assert asked[-1]["key"] == "login.ask" and links
    back = browser.log_in(links[-1])
    assert str(back.url).endswith(f"?lang={language}")
    page = page_of(site, browser, language)
    welcome = page.wait_for(lambda one: one["key"] == "login.welcome")
    assert "Liisa Esimerkki" in welcome["text"] and welcome["lang"] == language
    told = page.shown[-1]["number"]
    in_frame(frame_of(browser, sandbox))
    page.wait_for(lambda one: one["number"] > told)
    assert site.who(browser) is None


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_who_cancels_hears_what_still_works(site: Site, sandbox: Sandbox, language: str) -> None:
    browser = Browser(site.address, language=language).open()
    page = page_of(site, browser, language)
    link = _LINK.findall(str(page.say(WISH[language])))[-1]
    told = page.shown[-1]["number"]
    choice = browser.follow(browser.get(link))
    assert f'<html lang="{language}">' in choice.text
    browser.follow(browser.submit(browser.submit(choice, cancel="1")))
    news = page.wait_for(lambda one: one["number"] > told)
    assert news["kind"] != "citizen" and news["lang"] == language


@pytest.mark.parametrize(
    ("language", "hidden"),
    [("fi", "Näkyy, kun tunnistaudut uudelleen."), ("sv", "Visas när du identifierar dig igen.")],
)
def test_what_was_said_while_identified_is_for_the_eyes_of_that_person(
    site: Site, sandbox: Sandbox, language: str, hidden: str
) -> None:
    """In the stream and in the saved conversation, after logout and when somebody else identifies."""
    browser = Browser(site.address, language=language).open()
    for person, sees in (("liisa", True), (None, False), ("tapio", False), ("liisa", True)):
        if person is None:
            browser.post("/suomifi/logout", {})
        else:
            browser.log_in(site.offer(browser), person)
            page_of(site, browser, language).wait_for(lambda one: one["key"] == "login.welcome")
        page = page_of(site, browser, language)
        page.read()
        saved = browser.get("/chat/transcript").text
        assert ("Liisa" in str(page.shown)) is ("Liisa" in saved) is sees
        assert (hidden in str(page.shown)) and (hidden in saved) or person == "liisa"


@pytest.mark.parametrize(("language", "again"), [("fi", "toista"), ("sv", "upprepa")])
def test_nobody_has_it_said_again_after_logout(
    site: Site, sandbox: Sandbox, language: str, again: str
) -> None:
    browser = Browser(site.address, language=language).open()
    browser.log_in(site.offer(browser))
    page_of(site, browser, language).wait_for(lambda one: one["key"] == "login.welcome")
    conversation_id = site.conversation_of(browser)
    with site.database.transaction() as tx:
        citizens.end(tx, conversation_id, by="expired", now=datetime.now(timezone.utc))
    assert "Liisa" not in str(page_of(site, browser, language).say(again))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_who_begins_anew_is_logged_out(site: Site, sandbox: Sandbox, language: str) -> None:
    """Here at once, and at Suomi.fi where the page goes on to."""
    browser = Browser(site.address, language=language).open()
    browser.log_in(site.offer(browser))
    before = site.conversation_of(browser)
    answer = browser.post("/chat/session", {"language": language, "municipality": "535", "new": True})
    assert site.who(before) is None and site.conversation_of(browser) != before
    assert "suomifi-idp" in browser.get(answer.json()["logout"]).headers["location"]


def test_who_says_that_they_are_there_stays_identified(site: Site, citizen: Browser) -> None:
    citizen.log_in(site.offer(citizen))
    page_of(site, citizen, "fi").wait_for(lambda one: one["key"] == "login.welcome")
    opening = {"language": "fi", "municipality": "535"}
    earlier = datetime.now(timezone.utc) - timedelta(minutes=10)
    with site.database.transaction() as tx:
        tx.execute(update(citizen_session).values(last_used_at=earlier))
    left = citizen.post("/chat/session", opening).json()["identity"]["left"]
    assert 290 <= left <= 300, "to look is no use"
    told = citizen.post("/chat/session", {**opening, "prolong": True}).json()["identity"]
    assert 890 <= told["left"] <= 900 and told["isIdle"]
