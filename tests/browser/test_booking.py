"""Booking a hall in the browser, from a day of the calendar to the receipt, in both languages."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.contract.server import Sandbox
from tests.resilience.server import Server, until
from tests.security.login.conftest import suomifi

from .chat_page import ChatPage
from .conftest import AS_RUN

PICTURES = os.environ.get("AKKUNA_TEST_PICTURES")
"""Folder into which the states are photographed, for looking at them."""
WORDS = {
    "fi": {
        "wish": "haluan varata juhlasalin 40 hengelle",
        "when": "Milloin?",
        "calendar": "Valitse kalenterista",
        "several": "vapaata aikaa",
        "time": "klo",
        "subject": "Mikä tilaisuus",
        "log_in": "Tunnistaudu",
        "phone": "Mihin numeroon",
        "summary": "Kun vahvistat sen, hyväksyt myös tilan käyttöehdot",
        "confirm": "Vahvista varaus",
        "done": "Varauksesi on vahvistettu",
        "move": "Siirrä varaus",
        "to": "Mihin aikaan haluat siirtää",
    },
    "sv": {
        "wish": "jag vill boka festsalen för 40 personer",
        "when": "När?",
        "calendar": "Välj i kalendern",
        "several": "lediga tider",
        "time": "kl.",
        "subject": "Vad är det för tillställning",
        "log_in": "Identifiera dig",
        "phone": "Vilket nummer",
        "summary": "När du bekräftar den godkänner du också villkoren",
        "confirm": "Bekräfta bokningen",
        "done": "Din bokning är bekräftad",
        "move": "Flytta bokningen",
        "to": "Till vilken tid vill du flytta",
    },
}
SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 900}}


@pytest.fixture(scope="module")
def suomifi_server(
    running_sandbox: Sandbox, municipalities: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The assistant with Suomi.fi's stand-ins."""
    folder = tmp_path_factory.mktemp("booking")
    database = f"sqlite:///{folder / 'akkuna.db'}"
    settings = suomifi(running_sandbox, "booking-sp")
    server = Server(folder, database, municipalities, AS_RUN, processes=1, **settings)
    until(lambda: "login.metadata_read" in server.log.read_text())
    yield server
    server.stop()


@pytest.mark.parametrize(("language", "size"), [("fi", "phone"), ("sv", "desktop")])
def test_a_hall_is_booked_and_moved(
    suomifi_server: Server, sandbox: Sandbox, browser: Browser, language: str, size: str
) -> None:
    """A free day is chosen with the keys, a time by a press, and after one login it is booked, once."""
    words, context = WORDS[language], browser.new_context(reduced_motion="reduce", viewport=SIZES[size])
    context.set_default_timeout(15_000)
    page = context.new_page()
    chat = ChatPage(page, suomifi_server.address)
    chat.open("/nivala", language)
    _choose_day(chat, words, f"{size}-{language}")
    page.locator(".message").last.locator(".card button").first.click()
    expect(chat.replies.last).to_contain_text(words["subject"])
    assert chat.problems == []
    chat.say("Test")
    page.get_by_role("link", name=words["log_in"], exact=True).last.click()
    page.get_by_label("Liisa Esimerkki", exact=True).check()
    page.locator("form button").first.click()
    page.wait_for_url(f"{suomifi_server.address}/nivala?lang={language}")
    expect(chat.replies.last).to_contain_text(words["phone"])
    chat.say("040 123 4567")
    expect(chat.replies.last).to_contain_text(words["summary"])
    _picture(page, f"summary-{size}-{language}")
    assert sandbox.ledger() == []
    chat.press(words["confirm"])
    receipt = chat.replies.filter(has_text=words["done"])
    expect(receipt).to_be_visible()
    _picture(page, f"receipt-{size}-{language}")
    chat.press(words["move"])
    expect(chat.replies.last).to_contain_text(words["to"])
    assert [one["effect"] for one in sandbox.ledger()] == ["reservation.created"]
    context.close()


def _choose_day(chat: ChatPage, words: dict[str, str], name: str) -> None:
    """Says what is wanted, and chooses a free day of the calendar with the keys."""
    page = chat.page
    chat.say(words["wish"])
    expect(chat.replies.last).to_contain_text(words["when"])
    _picture(page, f"days-{name}")
    page.get_by_role("button", name=words["calendar"]).click()
    grid = page.get_by_role("grid")
    expect(grid).to_be_visible()
    page.keyboard.press("PageDown")
    page.keyboard.press("End")
    day = page.locator("ak-calendar td [tabindex='0']")
    expect(day).to_have_accessible_name(_pattern(words["several"]))
    assert _fits(page), "nothing is wider than the window"
    _picture(page, f"calendar-{name}")
    page.keyboard.press("Enter")
    expect(grid).not_to_be_visible()
    _picture(page, f"times-{name}")


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words))


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def _picture(page: Page, name: str) -> None:
    if PICTURES:
        page.wait_for_timeout(400)
        page.screenshot(path=f"{PICTURES}/{name}.png")
