"""Ways through the chat that hold for any assistant that reports faults."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from .chat_page import ChatPage

FIRST_WORDS = {
    "fi": "Meidän kadulla on katuvalo pimeenä",
    "sv": "Gatlyktan utanför skolan är sönder",
}
PLACE = {"fi": "Kalliontie 15", "sv": "Kalliontie 15"}
MOST_QUESTIONS = 10


def picture() -> bytes:
    """A photo as a phone takes it, only smaller."""
    file = BytesIO()
    Image.new("RGB", (320, 240), "darkgreen").save(file, "PNG")
    return file.getvalue()


def answer_until_summary(chat: ChatPage, language: str) -> None:
    """Answers what is asked: a place in words, a photo where one is wanted, else the last choice."""
    for _ in range(MOST_QUESTIONS):
        expect(chat.page.locator("#typing")).to_be_hidden()
        if chat.last.get_attribute("data-kind") == "summary":
            return
        before = chat.messages.count()
        if chat.page.locator("#share-place").is_visible():
            chat.say(PLACE[language])
        elif chat.page.locator("#add-photo").is_visible():
            chat.send_photo(picture())
        else:
            chat.open_buttons.last.click()
        expect(chat.messages.nth(before + 1)).to_be_attached()
    raise AssertionError(f"no summary after {MOST_QUESTIONS} questions: {chat.texts()}")


def report_fault(chat: ChatPage, language: str) -> None:
    """The whole fault report with the mouse, to the receipt."""
    expect(chat.replies.first).to_be_visible()
    chat.say(FIRST_WORDS[language])
    chat.expect_last("question")
    answer_until_summary(chat, language)
    chat.last.locator(".choices .primary").click()
    chat.expect_last("receipt")
