"""Ways through the chat that hold for any assistant that reports faults."""

import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from .chat_page import ChatPage

FIRST_WORDS = {
    "fi": "Meidän kadulla on katuvalo pimeenä",
    "sv": "Gatlyktan på vår gata är släckt",
}
PLACE = {"fi": "Kalliontie 15", "sv": "Kalliontie 15"}
OTHER_PLACE = "Kalliontie 17"
MOST_QUESTIONS = 10
PATIENCE = 30_000
"""Milliseconds that a disturbed conversation may need to come back."""


def picture() -> bytes:
    """A photo as a phone takes it, only smaller."""
    file = BytesIO()
    Image.new("RGB", (320, 240), "darkgreen").save(file, "PNG")
    return file.getvalue()


def begin_report(chat: ChatPage, language: str) -> None:
    """Opens the matter; the assistant asks where."""
    chat.expect_answered(0)
    chat.say(FIRST_WORDS[language])
    chat.expect_answered(1)
    expect(chat.share_place).to_be_visible()


def tell_place(chat: ChatPage, language: str) -> None:
    """Goes on to the question about a photo."""
    begin_report(chat, language)
    chat.say(PLACE[language])
    chat.expect_answered(2)
    expect(chat.add_photo).to_be_visible()


def be_asked_for_the_municipality(chat: ChatPage) -> None:
    """On the page of no municipality: says something that needs one."""
    chat.expect_answered(0)
    if not chat.page.get_by_role("button", name="Kalajoki").is_visible():
        chat.say(FIRST_WORDS["fi"])
        chat.expect_answered(1)


def answer_until_summary(chat: ChatPage, language: str) -> None:
    """Answers what is asked: a place in words, one photo where one is wanted, else the first choice."""
    photo_sent = False
    for _ in range(MOST_QUESTIONS):
        chat.expect_answered(chat.own.count())
        if chat.last.get_attribute("data-kind") == "summary":
            return
        before = chat.own.count()
        if chat.share_place.is_visible():
            chat.say(PLACE[language])
        elif chat.add_photo.is_visible() and not photo_sent:
            chat.send_photo(picture())
            photo_sent = True
        else:
            chat.last.locator(".choices button").first.click()
        chat.expect_answered(before + 1)
    raise AssertionError(f"no summary after {MOST_QUESTIONS} questions: {chat.texts()}")


def report_fault(chat: ChatPage, language: str) -> None:
    """The whole fault report with the mouse, to the receipt."""
    begin_report(chat, language)
    answer_until_summary(chat, language)
    chat.last.locator(".choices .primary").click()
    chat.expect_answered(chat.own.count())
    expect(chat.page.locator(".message.receipt")).to_have_count(1)
    expect(chat.page.locator(".message.receipt .bubble")).to_contain_text(re.compile(r"\d"))


# ---------------------------------------------------------------------- the same report, step by step

CONTACT = "maija.meikalainen@example.org"


def _tell_fault(chat: ChatPage, language: str) -> None:
    chat.say(FIRST_WORDS[language])


def _tell_place(chat: ChatPage, language: str) -> None:
    chat.say(PLACE[language])


def _add_photo(chat: ChatPage, language: str) -> None:
    chat.send_photo(picture())


def press_primary(chat: ChatPage, language: str) -> None:
    """Presses what goes on: "go on" after the photos, "send" in the summary."""
    chat.page.locator(".message .choices .primary:enabled").last.click()


def _leave_contact(chat: ChatPage, language: str) -> None:
    chat.say(CONTACT)


STEPS = (_tell_fault, _tell_place, _add_photo, press_primary, _leave_contact, press_primary)
"""Each says one thing; the last one confirms."""


def expect_receipt(chat: ChatPage, language: str, number: str) -> None:
    """The report is known to have arrived, told once, and the chat looks the same after a reload."""
    chat.expect_answered(len(STEPS), PATIENCE)
    expect(chat.page.locator(".message.receipt")).to_have_count(1)
    expect(chat.page.locator(".message.receipt .bubble")).to_contain_text(number)
    before = chat.texts()
    chat.page.reload()
    chat.expect_answered(len(STEPS), PATIENCE)
    assert chat.texts() == before
    assert chat.waiting() == []


def without_numbers(chat: ChatPage) -> list[str]:
    """What stands in the conversation, but for the numbers of this very report."""
    return [re.sub(r"\b(?=\w*\d)[\w-]{4,}", "#", text) for text in chat.texts()]
