"""Logging in and out in the browser, on our own page and on a site of another origin, in both languages."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from sqlalchemy import create_engine, update

from integrations.database.tables import citizen_session
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
        "matters": "Tässä asiasi",
        "identified": "Tunnistautunut: Liisa Esimerkki",
        "log_out": "Kirjaudu ulos",
        "out": "Olet kirjautunut ulos",
        "child": "haluan asioida lapseni puolesta",
        "to_mandates": "Suomi.fi-valtuuksiin",
        "for_child": "Asioit toisen puolesta: Onni Esimerkki",
        "new_window": "avautuu uuteen ikkunaan",
        "alone": "Tämä linkki kuuluu toiseen keskusteluun",
        "say_out": "kirjaudu ulos",
        "hidden": "Näkyy, kun tunnistaudut uudelleen.",
        "out_there": "Olet nyt kirjautunut ulos myös Suomi.fi-tunnistuksesta.",
        "too": "Kirjaudu ulos myös Suomi.fi-tunnistuksesta",
        "to_chat": "Keskusteluun",
        "stay": "Pysy tunnistautuneena",
        "over": "Tunnistautumisesi päättyi, koska et tehnyt mitään 15 minuuttiin.",
        "out_title": "Olet kirjautunut ulos",
    },
    "sv": {
        "wish": "jag vill se mina ärenden",
        "log_in": "Identifiera dig",
        "matters": "Här är dina ärenden",
        "identified": "Identifierad: Liisa Esimerkki",
        "log_out": "Logga ut",
        "out": "Du har loggat ut",
        "child": "jag vill uträtta ärenden för mitt barn",
        "to_mandates": "Till Suomi.fi-fullmakter",
        "for_child": "För någon annan: Onni Esimerkki",
        "new_window": "öppnas i ett nytt fönster",
        "alone": "Länken hör till ett annat samtal",
        "say_out": "logga ut",
        "hidden": "Visas när du identifierar dig igen.",
        "out_there": "Du är nu utloggad också från Suomi.fi-identifikationen.",
        "too": "Logga ut också från Suomi.fi-identifikationen",
        "to_chat": "Till chatten",
        "stay": "Fortsätt vara identifierad",
        "over": "Din identifiering upphörde eftersom du inte gjorde något på 15 minuter.",
        "out_title": "Du är utloggad",
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
    expect(chat.replies.last).to_contain_text(words["matters"])
    expect(identity_in(chat)).to_contain_text(words["identified"])
    heard = " ".join(each["text"] for each in chat.announced_replies())
    assert "Liisa Esimerkki" in heard and words["matters"] in heard
    expect(chat.field).to_be_focused()
    expect(page.get_by_role("link", name=words["log_in"], exact=True)).to_be_disabled()
    identity_in(chat).get_by_role("button", name=words["log_out"]).click()
    page.wait_for_url(lambda address: not address.startswith(f"{suomifi_server.address}/nivala"))
    page.goto(f"{suomifi_server.address}/nivala?lang={language}")
    expect(chat.replies.last).to_contain_text(words["out"])
    expect(identity_in(chat)).to_be_empty()
    expect(page.locator("#transcript")).not_to_contain_text("Liisa")


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
        name = f"{words['log_in']} ({words['new_window']})"
        host.page.get_by_role("link", name=name, exact=True).last.click()
    choose(opened.value, "Liisa Esimerkki")
    expect(host.replies.last).to_contain_text(words["matters"])
    expect(identity_in(host)).to_contain_text(words["identified"])
    until(opened.value.is_closed)
    beginning = host.replies.last.get_by_text(words["matters"])
    expect(beginning).to_be_in_viewport(ratio=1)
    expect(host.field).to_be_focused()
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


@LANGUAGES
def test_a_forwarded_link_of_a_window_never_leads_to_suomifi(
    suomifi_server: Server, sandbox: Sandbox, page: Page, browser: Browser, language: str
) -> None:
    words, chat = WORDS[language], ChatPage(page, suomifi_server.address)
    chat.open("/nivala", language)
    chat.say(words["wish"])
    href = page.get_by_role("link", name=words["log_in"], exact=True).last.get_attribute("href")
    victim = browser.new_context().new_page()
    victim.goto(f"{suomifi_server.address}{href}&window=1")
    expect(victim.locator("main")).to_contain_text(words["alone"])
    assert victim.url.startswith(suomifi_server.address)
    victim.context.close()


def logged_in(page: Page, server: Server, language: str) -> ChatPage:
    words, chat = WORDS[language], ChatPage(page, server.address)
    chat.open("/nivala", language)
    chat.say(words["wish"])
    page.get_by_role("link", name=words["log_in"], exact=True).last.click()
    choose(page, "Liisa Esimerkki")
    expect(identity_in(chat)).to_contain_text(words["identified"])
    expect(chat.replies.last).to_contain_text(words["matters"])
    return chat


@LANGUAGES
def test_who_says_that_they_log_out_leaves_nothing_on_the_screen(
    suomifi_server: Server, sandbox: Sandbox, page: Page, language: str
) -> None:
    """The cookie is another from then on, and the chat hears of the logout at Suomi.fi."""
    words, chat = WORDS[language], logged_in(page, suomifi_server, language)
    cookie = cookie_of(page)
    chat.say(words["say_out"])
    too = page.get_by_role("link", name=words["too"], exact=True)
    expect(too).to_be_visible()
    expect(page.locator("#transcript")).not_to_contain_text("Liisa")
    expect(page.locator("#transcript").get_by_text(words["hidden"])).to_have_count(1)
    until(lambda: cookie_of(page) != cookie)
    too.click()
    page.locator("#back").click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.get_by_role("link", name=words["to_chat"]).click()
    page.wait_for_url(f"{suomifi_server.address}/nivala?lang={language}")
    expect(chat.replies.last).to_contain_text(words["out_there"])
    expect(page.get_by_role("link", name=words["too"], exact=True)).to_be_disabled()


@LANGUAGES
def test_who_begins_anew_is_logged_out_at_suomifi_too(
    suomifi_server: Server, sandbox: Sandbox, page: Page, language: str
) -> None:
    words = WORDS[language]
    logged_in(page, suomifi_server, language)
    page.locator("#menu summary").click()
    page.locator("#restart").click()
    page.locator("dialog [value=yes]").click()
    page.locator("#back").click()
    expect(page.locator("h1")).to_have_text(words["out_title"])


@LANGUAGES
def test_the_line_warns_is_prolonged_and_goes_with_its_reason(
    suomifi_server: Server, sandbox: Sandbox, page: Page, language: str
) -> None:
    words, chat = WORDS[language], logged_in(page, suomifi_server, language)
    pass_time(suomifi_server, timedelta(minutes=14))
    page.reload()
    stay = page.get_by_role("button", name=words["stay"])
    stay.click()
    expect(stay).to_have_count(0)
    expect(identity_in(chat)).to_contain_text(words["identified"])
    pass_time(suomifi_server, timedelta(minutes=14, seconds=50))
    page.reload()
    expect(identity_in(chat)).to_contain_text(words["over"], timeout=25_000)
    assert words["over"] in " ".join(each["text"] for each in chat.announced())
    expect(page.locator("#transcript")).not_to_contain_text("Liisa")


def cookie_of(page: Page) -> str:
    cookies = page.context.cookies()
    return next(one["value"] for one in cookies if one["name"] == "akkuna")


def pass_time(server: Server, time: timedelta) -> None:
    """Makes everybody's last use of their identification this old."""
    engine = create_engine(f"sqlite:///{server.log.parent / 'akkuna.db'}")
    with engine.begin() as connection:
        connection.execute(update(citizen_session).values(last_used_at=datetime.now(timezone.utc) - time))
    engine.dispose()
