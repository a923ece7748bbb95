"""The conversation goes on by itself after login and logout, in both languages."""

import re

import pytest

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
