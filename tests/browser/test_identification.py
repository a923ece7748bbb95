"""Logging in and out in the browser, on our own page and on a site of another origin, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.contract.server import Sandbox
from tests.resilience.server import Server, until
from tests.security.login.conftest import suomifi

from .chat_page import ChatPage
from .conftest import AS_RUN
from .host_site import HostPage, HostSite

LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])
WORDS = {
    "fi": {
        "wish": "haluan nähdä omat asiani",
        "log_in": "Tunnistaudu",
        "nothing": "En löytänyt asioita",
        "identified": "Tunnistautunut: Liisa Esimerkki",
        "log_out": "Kirjaudu ulos",
        "out": "Olet kirjautunut ulos",
        "child": "haluan asioida lapseni puolesta",
        "to_mandates": "Suomi.fi-valtuuksiin",
        "for_child": "Asioit toisen puolesta: Onni Esimerkki",
    },
    "sv": {
        "wish": "jag vill se mina ärenden",
        "log_in": "Identifiera dig",
        "nothing": "Jag hittade inga ärenden",
        "identified": "Identifierad: Liisa Esimerkki",
        "log_out": "Logga ut",
        "out": "Du har loggat ut",
        "child": "jag vill uträtta ärenden för mitt barn",
        "to_mandates": "Till Suomi.fi-fullmakter",
        "for_child": "För någon annan: Onni Esimerkki",
    },
}


@pytest.fixture(scope="module")
def suomifi_server(
    running_sandbox: Sandbox, municipalities: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The assistant with Suomi.fi's stand-ins."""
    folder = tmp_path_factory.mktemp("identification")
    database = f"sqlite:///{folder / 'akkuna.db'}"
    settings = suomifi(running_sandbox, "browser-sp")
    server = Server(folder, database, municipalities, AS_RUN, processes=1, **settings)
    until(lambda: "login.metadata_read" in server.log.read_text())
    yield server
    server.stop()


@pytest.fixture(scope="module")
def site(suomifi_server: Server) -> Iterator[HostSite]:
    """A municipality's site on another origin."""
    site = HostSite(suomifi_server.address)
    for language in ("fi", "sv"):
        site.write(f"/{language}", {"municipality": "nivala", "lang": language}, lang=language)
    yield site
    site.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of a browser that knows nothing."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def choose(page: Page, name: str) -> None:
    """Chooses somebody on a page of the stand-ins, and goes on."""
    page.get_by_label(name, exact=True).check()
    page.locator("form button").first.click()


def identity_in(chat: ChatPage) -> Locator:
    return chat.page.locator("ak-identity")


@LANGUAGES
def test_on_our_own_page_the_conversation_goes_on_after_login(
    suomifi_server: Server, sandbox: Sandbox, page: Page, language: str
) -> None:
    """Own matters ask to identify, the login comes back to their answer; the line logs out here and there."""
    words, chat = WORDS[language], ChatPage(page, suomifi_server.address)
    chat.open("/nivala", language)
    chat.say(words["wish"])
    page.get_by_role("link", name=words["log_in"], exact=True).last.click()
    choose(page, "Liisa Esimerkki")
    page.wait_for_url(f"{suomifi_server.address}/nivala?lang={language}")
    expect(chat.replies.last).to_contain_text(words["nothing"])
    expect(identity_in(chat)).to_contain_text(words["identified"])
    identity_in(chat).get_by_role("button", name=words["log_out"]).click()
    page.wait_for_url(lambda address: not address.startswith(f"{suomifi_server.address}/nivala"))
    page.goto(f"{suomifi_server.address}/nivala?lang={language}")
    expect(chat.replies.last).to_contain_text(words["out"])
    expect(identity_in(chat)).to_be_empty()


@LANGUAGES
def test_from_a_frame_on_another_origin_a_window_of_ours_logs_in(
    site: HostSite, sandbox: Sandbox, page: Page, language: str
) -> None:
    """The window closes by itself, and the chat in the frame goes on where it was."""
    words, host = WORDS[language], HostPage(page, site, language)
    host.visit(f"/{language}")
    host.open_chat()
    host.say(words["wish"])
    with page.expect_popup() as opened:
        host.page.get_by_role("link", name=words["log_in"], exact=True).last.click()
    choose(opened.value, "Liisa Esimerkki")
    expect(host.replies.last).to_contain_text(words["nothing"])
    expect(identity_in(host)).to_contain_text(words["identified"])
    until(opened.value.is_closed)
    with page.expect_popup() as left:
        identity_in(host).get_by_role("button", name=words["log_out"]).click()
    left.value.wait_for_url(re.compile("suomifi-idp"))
    expect(host.replies.last).to_contain_text(words["out"])
    expect(identity_in(host)).to_be_empty()


@LANGUAGES
def test_a_guardian_chooses_her_child(
    suomifi_server: Server, sandbox: Sandbox, page: Page, language: str
) -> None:
    words, chat = WORDS[language], ChatPage(page, suomifi_server.address)
    chat.open("/nivala", language)
    chat.say(words["child"])
    page.get_by_role("link", name=words["log_in"], exact=True).last.click()
    choose(page, "Liisa Esimerkki")
    page.get_by_role("link", name=words["to_mandates"], exact=True).last.click()
    choose(page, "Onni Esimerkki")
    expect(identity_in(chat)).to_contain_text(words["for_child"])
