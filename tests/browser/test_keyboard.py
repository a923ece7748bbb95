"""Every way of answering and every panel by keys only: the focus is always somewhere and can be seen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from channels.web.texts import TEXTS
from tests.contract.server import Sandbox

from .chat_page import ChatPage
from .conftest import OpenChat
from .focus import Keyboard
from .host_site import HostPage, HostSite
from .journeys import CONTACT, FIRST_WORDS, PLACE, begin_report, picture, report_fault, tell_place
from .test_touch import ask_for_a_call
from .test_widget import Visit, site, visit  # noqa: F401 (fixtures)

LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])


@pytest.fixture
def words(language: str) -> Callable[[str], str]:
    """Words of the page in the test's language."""
    return lambda key: TEXTS[language][f"client.{key}"]


Words = Callable[[str], str]


def start(open_chat: OpenChat, language: str, path: str = "/nivala") -> tuple[ChatPage, Keyboard]:
    chat = open_chat(path, language)
    chat.expect_answered(0)
    return chat, Keyboard(chat.page, chat.page)


@LANGUAGES
def test_an_address_is_chosen_from_the_suggestions(open_chat: OpenChat, language: str, words: Words) -> None:
    chat, keys = start(open_chat, language)
    begin_report(chat, language)
    options = chat.page.locator("#suggestions [role=option]")
    selected = chat.page.locator("#suggestions [aria-selected=true]")
    keys.type("Kirk")
    expect(chat.field).to_have_attribute("aria-expanded", "true")
    count = options.count()
    assert count > 1
    keys.press("ArrowDown")
    expect(selected).to_have_text(options.first.inner_text())
    keys.press("ArrowUp")
    expect(selected).to_have_count(0)  # what is written
    keys.press("ArrowUp")
    expect(selected).to_have_text(options.last.inner_text())
    keys.press("Escape")
    expect(chat.field).to_have_attribute("aria-expanded", "false")
    expect(chat.field).to_have_value("Kirk")
    keys.press("Backspace")
    expect(chat.field).to_have_attribute("aria-expanded", "true")
    keys.press("Tab")
    expect(chat.field).to_have_attribute("aria-expanded", "false")
    assert keys.name == words("send")
    keys.press("Shift+Tab")
    expect(chat.field).to_be_focused()
    keys.press("End")  # the field is selected when one comes back to it
    keys.type("k")
    expect(chat.field).to_have_attribute("aria-expanded", "true")
    keys.press("ArrowDown", "ArrowDown")
    wanted = selected.inner_text()
    active = chat.field.get_attribute("aria-activedescendant")
    assert selected.get_attribute("id") == active
    keys.press("Enter")
    chat.expect_answered(2)
    assert chat.own.last.locator(".bubble").inner_text() == wanted
    keys.expect_focus()
    expect(chat.field).to_be_focused()


@LANGUAGES
def test_a_municipality_is_chosen_from_the_list(open_chat: OpenChat, language: str, words: Words) -> None:
    chat, keys = start(open_chat, language, "/")
    chat.field.focus()
    keys.type(FIRST_WORDS[language])
    keys.press("Enter")
    chat.expect_answered(1)
    own = chat.own.count()
    keys.tab_to(words("filter"), backwards=True)
    keys.type("karsamaki")
    expect(chat.last.locator(".choices button")).to_have_count(1)
    name = chat.last.locator(".choices button").inner_text()
    keys.press("Tab")
    assert keys.name == name
    keys.press("Enter")
    chat.expect_answered(own + 1)
    expect(chat.page.locator("h1")).to_have_text(name)
    keys.expect_focus()
    expect(chat.field).to_be_focused()


@LANGUAGES
def test_a_day_is_chosen_from_the_buttons_and_from_the_calendar(
    open_chat: OpenChat, language: str, words: Words
) -> None:
    chat, keys = start(open_chat, language)
    ask_for_a_call(chat, language)
    own = chat.own.count()
    chat.field.focus()
    keys.tab_to(words("date_calendar"), backwards=True)
    keys.press("Enter")
    dialog = chat.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    first = keys.name
    keys.press("ArrowRight")
    assert keys.name != first
    keys.press("ArrowLeft", "ArrowLeft")  # not before the first possible day
    assert keys.name == first
    keys.press("Escape")
    expect(dialog).to_be_hidden()
    assert keys.name == words("date_calendar")
    keys.press("Space")
    expect(dialog).to_be_visible()
    keys.press("ArrowDown")
    day = dialog.locator("[tabindex='0']").inner_text()
    keys.press("Enter")
    chat.expect_answered(own + 1)
    assert chat.own.last.locator(".bubble").inner_text().split(".")[0] == day
    keys.expect_focus()
    expect(chat.field).to_be_focused()


@LANGUAGES
def test_a_photo_is_looked_at_cancelled_and_sent(open_chat: OpenChat, language: str, words: Words) -> None:
    chat, keys = start(open_chat, language)
    tell_place(chat, language)
    chat.field.focus()
    with chat.page.expect_file_chooser() as chooser:
        keys.tab_to(words("add_photo"), backwards=True)
        keys.press("Enter")
    chooser.value.set_files({"name": "kuva.png", "mimeType": "image/png", "buffer": picture()})
    expect(chat.page.get_by_role("img", name=words("photo_alt"))).to_be_visible()
    assert keys.name == words("add_photo")
    keys.press("Tab")
    assert keys.name == words("cancel_photo")
    keys.press("Space")
    expect(chat.photos).to_be_hidden()
    assert keys.name == words("add_photo")
    chat.choose_photo(picture())
    expect(chat.photo_send).to_be_visible()
    keys.press("Tab")
    assert keys.name == words("cancel_photo")
    keys.press("Tab")
    assert keys.name == words("send_photo")
    keys.press("Enter")
    chat.expect_answered(3)
    keys.expect_focus()


@LANGUAGES
def test_the_focus_goes_through_the_page_in_the_order_of_reading(
    open_chat: OpenChat, language: str, words: Words
) -> None:
    chat, keys = start(open_chat, language)
    tell_place(chat, language)
    chat.page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
    chat.page.reload()
    chat.expect_answered(2)
    keys = Keyboard(chat.page, chat.page)
    passed = keys.tab_to(words("send"))
    order = ["skip", "other_language", "person", "menu", "add_photo", "write"]
    names = [words(key) for key in order]
    assert list(dict.fromkeys(name for name in passed if name in names)) == names
    tops = chat.page.evaluate(
        """() => [...document.querySelectorAll(".message button:enabled")]
          .map((node) => node.getBoundingClientRect().top)"""
    )
    assert tops == sorted(tops)


@LANGUAGES
def test_the_menu_and_the_pages_about_the_chat(open_chat: OpenChat, language: str, words: Words) -> None:
    chat, keys = start(open_chat, language)
    begin_report(chat, language)
    menu = chat.page.locator("#menu")
    chat.page.locator("#language").focus()
    keys.tab_to(words("menu"))
    keys.press("Enter")
    expect(menu).to_have_attribute("open", "")
    passed = keys.tab_to(words("accessibility"))
    for key in ("save_text", "save_html", "save_print", "restart", "change_municipality", "about", "privacy"):
        assert words(key) in passed, key
    # A page about the chat opens beside it, and the focus is where it was.
    for key in ("about", "privacy", "accessibility"):
        chat.page.bring_to_front()
        if keys.name != words(key):
            keys.tab_to(words(key), backwards=key == "about")
        with chat.page.context.expect_page() as opened:
            keys.press("Enter")
        expect(opened.value.locator("h1")).to_be_visible()
        assert opened.value.locator("html").get_attribute("lang") == language
        opened.value.close()
        chat.page.bring_to_front()
        assert keys.name == words(key)
    keys.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    assert keys.name == words("menu")


@LANGUAGES
def test_the_municipality_is_changed(open_chat: OpenChat, language: str, words: Words) -> None:
    chat, keys = start(open_chat, language)
    keys.tab_to(words("menu"))
    keys.press("Space")
    keys.tab_to(re.compile(f"{words('municipality')}.*"))
    keys.type("Kalajoki")
    keys.tab_to(words("change_municipality"))
    before = chat.own.count()
    keys.press("Enter")
    expect(chat.page.locator("h1")).to_have_text("Kalajoki")
    assert keys.name == words("menu")
    assert chat.own.count() == before


@LANGUAGES
def test_the_conversation_is_rated_before_another_begins(
    open_chat: OpenChat, sandbox: Sandbox, language: str, words: Words
) -> None:
    chat = open_chat("/nivala", language)
    report_fault(chat, language)
    keys = Keyboard(chat.page, chat.page)
    chat.field.focus()
    keys.tab_to(words("menu"), backwards=True)
    keys.press("Enter")
    keys.tab_to(words("restart"))
    keys.press("Enter")
    dialog = chat.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert keys.name == words("restart_no")
    keys.tab_to(re.compile("[15]/5: .*"), backwards=True)
    while keys.name != f"4/5: {words('rating_4')}":
        keys.press("ArrowLeft")
    keys.tab_to(words("rating_send"))
    keys.press("Enter")
    expect(dialog.get_by_text(words("rating_thanks"))).to_be_visible()
    keys.expect_never_lost()
    keys.tab_to(words("restart_no"))
    keys.press("Enter")
    expect(dialog).to_be_hidden()
    keys.expect_name(words("menu"))


@LANGUAGES
def test_the_language_is_changed(open_chat: OpenChat, language: str, words: Words) -> None:
    chat, keys = start(open_chat, language)
    keys.tab_to(words("other_language"))
    keys.press("Enter")
    other = "sv" if language == "fi" else "fi"
    expect(chat.page.locator("html")).to_have_attribute("lang", other)
    assert keys.name == TEXTS[other]["client.other_language"]
    keys.expect_focus()


@LANGUAGES
def test_a_fault_is_reported_in_the_widget_and_the_focus_comes_back(
    visit: Visit,  # noqa: F811
    site: HostSite,  # noqa: F811
    sandbox: Sandbox,
    language: str,
) -> None:
    host: HostPage = visit(f"/{language}", language)
    host.tab.get_by_role("link").focus()
    host.tab.keyboard.press("Tab")
    host.tab.keyboard.press("Enter")
    host.enter()
    host.expect_answered(0)
    expect(host.field).to_be_focused()
    keys = Keyboard(host.tab, host.page)
    for own, said in enumerate((FIRST_WORDS[language], PLACE[language]), start=1):
        keys.type(said)
        keys.press("Enter")
        host.expect_answered(own)
    keys.tab_to({"fi": "Ohita", "sv": "Hoppa över"}[language], backwards=True)
    keys.press("Enter")
    host.expect_answered(3)
    expect(host.field).to_be_focused()
    keys.type(CONTACT)
    keys.press("Enter")
    host.expect_answered(4)
    keys.tab_to(host.last.locator(".choices .primary").inner_text(), backwards=True)
    keys.press("Enter")
    host.expect_answered(5)
    expect(host.page.locator(".message.receipt")).to_have_count(1)
    keys.expect_focus()
    assert len(sandbox.ledger()) == 1
    host.tab.keyboard.press("Escape")
    host.expect_closed()
