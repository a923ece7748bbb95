"""A whole report on a small phone, with a finger only; the phone's keyboard covers half of the screen."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.contract.server import Sandbox

from .chat_page import ChatPage
from .conftest import OpenChat
from .journeys import CONTACT, FIRST_WORDS, picture

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
HERE: dict[str, Any] = {
    "geolocation": {"latitude": 63.92512, "longitude": 24.97512},
    "permissions": ["geolocation"],
}
ABOVE_THE_KEYBOARD = 380
"""CSS pixels that are left of the phone's screen."""
LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])

LAID_OVER = """(height) => {
  Object.defineProperty(VisualViewport.prototype, "height", { configurable: true, get: () => height });
  visualViewport.dispatchEvent(new Event("resize"));
}"""
"""As iOS does it: the page keeps its size, and the keyboard lies over its lower half."""


def suggestion(chat: ChatPage) -> Locator:
    return chat.page.locator("#suggestions [role=option]").first


def tap_primary(chat: ChatPage) -> None:
    chat.page.locator(".message .choices .primary:enabled").last.tap()


def tap_and_write(chat: ChatPage, words: str) -> None:
    """Into the field and to the large button, as one does with a phone's keyboard."""
    chat.field.tap()
    chat.page.keyboard.type(words)
    chat.page.locator("#send").tap()


def middle_is_free(place: Locator) -> bool:
    """Whether a finger in the middle of it would meet it, and nothing that lies above it."""
    free: bool = place.evaluate(
        """(node) => {
          const { left, top, width, height } = node.getBoundingClientRect();
          const met = document.elementFromPoint(left + width / 2, top + height / 2);
          return node.contains(met);
        }"""
    )
    return free


def report_by_touch(chat: ChatPage, language: str, place: str) -> None:
    chat.expect_answered(0)
    tap_and_write(chat, FIRST_WORDS[language])
    chat.expect_answered(1)
    if place == "suggestion":
        chat.field.tap()
        chat.page.keyboard.type("Kalliontie 1")
        option = suggestion(chat)
        expect(option).to_be_visible()
        assert middle_is_free(option)
        wanted = option.inner_text()
        option.tap()
        chat.expect_answered(2)
        assert chat.own.last.locator(".bubble").inner_text() == wanted
    else:
        chat.share_place.tap()
        chat.expect_answered(2)
        expect(chat.field).not_to_be_focused()  # or the keyboard would cover the reply
    with chat.page.expect_file_chooser() as chooser:
        chat.add_photo.tap()
    chooser.value.set_files({"name": "kuva.png", "mimeType": "image/png", "buffer": picture()})
    expect(chat.photos.get_by_role("img")).to_be_visible()
    chat.photo_send.tap()
    chat.expect_answered(3)
    tap_primary(chat)
    chat.expect_answered(4)
    tap_and_write(chat, CONTACT)
    chat.expect_answered(5)
    chat.expect_last("summary")
    assert chat.overflow() == 0
    tap_primary(chat)
    chat.expect_answered(6)
    expect(chat.page.locator(".message.receipt")).to_have_count(1)
    assert chat.overflow() == 0


@LANGUAGES
@pytest.mark.parametrize("place", ["suggestion", "here"])
def test_a_fault_is_reported_with_a_finger(
    open_chat: OpenChat, sandbox: Sandbox, language: str, place: str
) -> None:
    chat = open_chat("/nivala", language, **PHONE, **HERE)
    report_by_touch(chat, language, place)
    (effect,) = sandbox.ledger()
    expect(chat.page.locator(".message.receipt .bubble")).to_contain_text(effect["id"])


@LANGUAGES
def test_a_day_for_a_call_is_chosen_with_a_finger(open_chat: OpenChat, language: str) -> None:
    chat = open_chat("/nivala", language, **PHONE)
    chat.expect_answered(0)
    ask_for_a_call(chat, language)
    days = chat.page.locator("ak-date .choices button")
    expect(days.first).to_be_visible()
    days.last.tap()
    dialog = chat.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert chat.overflow() == 0
    dialog.locator("td button[tabindex='0']").tap()
    expect(dialog).to_be_hidden()
    own = chat.own.count()
    chat.expect_answered(own)
    expect(chat.page.locator("ak-date")).to_have_count(0)


def ask_for_a_call(chat: ChatPage, language: str) -> None:
    """Goes on to the question about the day."""
    chat.say({"fi": "Haluan puhua ihmisen kanssa", "sv": "Jag vill tala med en människa"}[language])
    chat.expect_answered(1)
    chat.last.locator(".choices button").first.click()
    chat.expect_answered(2)
    chat.say("044 9876543")
    chat.expect_answered(3)
    chat.say({"fi": "Tontin ostaminen", "sv": "Köp av tomt"}[language])
    chat.expect_answered(4)


@LANGUAGES
@pytest.mark.parametrize("laid_over", [True, False], ids=["laid over the page", "makes the page smaller"])
def test_above_the_phones_keyboard_one_sees_the_field_and_the_question(
    open_chat: OpenChat, language: str, laid_over: bool
) -> None:
    chat = open_chat("/nivala", language, **PHONE)
    chat.expect_answered(0)
    tap_and_write(chat, FIRST_WORDS[language])
    chat.expect_answered(1)
    chat.field.tap()
    if laid_over:
        chat.page.evaluate(LAID_OVER, ABOVE_THE_KEYBOARD)
    else:
        chat.page.set_viewport_size({"width": 360, "height": ABOVE_THE_KEYBOARD})
    chat.page.keyboard.type("Kalliontie")
    expect(suggestion(chat)).to_be_visible()
    for seen in (chat.field, chat.page.locator("#send"), suggestion(chat)):
        expect_above_the_keyboard(seen)
    chat.page.keyboard.press("Escape")
    expect_above_the_keyboard(chat.last.locator(".bubble p").first)


def expect_above_the_keyboard(seen: Locator) -> None:
    expect(seen).to_be_in_viewport()
    box = seen.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= ABOVE_THE_KEYBOARD
    assert middle_is_free(seen)
