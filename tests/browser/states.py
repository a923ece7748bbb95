"""Every state that the chat page can be in, and how to bring it there."""

from collections.abc import Callable

from playwright.sync_api import expect

from .chat_page import ChatPage
from .journeys import FIRST_WORDS, answer_until_summary, begin_report, picture, report_fault, tell_place

BROKEN = r"Failed to load resource|net::ERR"


def start(chat: ChatPage, language: str) -> None:
    chat.expect_answered(0)


def photo_chosen(chat: ChatPage, language: str) -> None:
    tell_place(chat, language)
    chat.choose_photo(picture())
    expect(chat.photo_send).to_be_visible()


def photo_on_its_way(chat: ChatPage, language: str) -> None:
    photo_chosen(chat, language)
    chat.page.route("**/chat/photos", lambda route: None)
    chat.photo_send.click()
    expect(chat.photo_progress).to_be_visible()


def photo_failed(chat: ChatPage, language: str) -> None:
    photo_chosen(chat, language)
    chat.expect_failures(BROKEN)
    chat.page.route("**/chat/photos", lambda route: route.abort())
    chat.photo_send.click()
    expect(chat.photo_retry).to_be_visible()


def wrong_file(chat: ChatPage, language: str) -> None:
    tell_place(chat, language)
    chat.choose_photo(b"%PDF-1.7", "liite.pdf", "application/pdf")
    expect(chat.photo_complaint).not_to_be_empty()


def summary(chat: ChatPage, language: str) -> None:
    begin_report(chat, language)
    answer_until_summary(chat, language)


def nothing_written(chat: ChatPage, language: str) -> None:
    start(chat, language)
    chat.page.locator("#send").click()
    expect(chat.error).not_to_be_empty()


def too_long(chat: ChatPage, language: str) -> None:
    start(chat, language)
    chat.say("a" * 10_000)
    expect(chat.error).not_to_be_empty()


def waiting_for_a_reply(chat: ChatPage, language: str) -> None:
    start(chat, language)
    chat.page.route(
        "**/chat/messages", lambda route: route.fulfill(status=202, json={"accepted": True}), times=1
    )
    chat.say(FIRST_WORDS[language])
    expect(chat.page.locator("#typing")).to_be_visible()


def offline(chat: ChatPage, language: str) -> None:
    start(chat, language)
    chat.expect_failures(BROKEN)
    chat.page.context.set_offline(True)
    expect(chat.connection).not_to_be_empty()
    chat.say(FIRST_WORDS[language])
    expect(chat.page.locator(".state")).to_have_attribute("data-state", "waiting")


def new_messages_below(chat: ChatPage, language: str) -> None:
    report_fault(chat, language)
    chat.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    chat.page.locator("#language").focus()
    chat.page.keyboard.press("Enter")
    expect(chat.page.locator("#new-messages")).to_be_visible()


def person_open(chat: ChatPage, language: str) -> None:
    start(chat, language)
    chat.page.locator("#person summary").click()


def menu_open(chat: ChatPage, language: str) -> None:
    start(chat, language)
    chat.page.locator("#menu summary").click()


def asked_to_begin_again(chat: ChatPage, language: str) -> None:
    menu_open(chat, language)
    chat.page.locator("#restart").click()
    expect(chat.page.get_by_role("dialog")).to_be_visible()


State = Callable[[ChatPage, str], None]

STATES: dict[str, State] = {
    state.__name__: state
    for state in (
        start,
        begin_report,
        tell_place,
        photo_chosen,
        photo_on_its_way,
        photo_failed,
        wrong_file,
        summary,
        report_fault,
        nothing_written,
        too_long,
        waiting_for_a_reply,
        offline,
        new_messages_below,
        person_open,
        menu_open,
        asked_to_begin_again,
    )
}
