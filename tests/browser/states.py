"""Every state that the chat and its pages can be in, and how to bring it there.

The tests of accessibility go through all of them, those of the layout and the pictures of the
documentation through some.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from playwright.sync_api import expect

from channels.web.session import COOKIE_SECONDS
from channels.web.texts import TEXTS

from .chat_page import ChatPage
from .journeys import (
    FIRST_WORDS,
    answer_until_summary,
    be_asked_for_the_municipality,
    begin_report,
    picture,
    report_fault,
    tell_place,
)

BROKEN = r"Failed to load resource|net::ERR"
FAULT = {"fi": "Haluan tehdä vikailmoituksen", "sv": "Jag vill göra en felanmälan"}
PERSON = {"fi": "Haluan asioida ihmisen kanssa.", "sv": "Jag vill tala med en människa."}
TOPIC = {"fi": "Kirjaston kortti", "sv": "Bibliotekskortet"}
PHONE = "0457 5550 104"
NEARBY = {
    "fi": "Onko kukaan ilmoittanut mitään Kalliontien lähellä?",
    "sv": "Har någon anmält något i närheten av Kalliontie?",
}
IDENTITY_CODE = {
    "fi": "Henkilötunnukseni on 010594Y9032.",
    "sv": "Min personbeteckning är 010594Y9032.",
}
FAREWELL = {"fi": "Kiitos, ei muuta", "sv": "Tack, inget annat"}
NIVALA = {"latitude": 63.9286, "longitude": 24.9773}
FEW_MINUTES = 60 * 5

VOICES = """Object.defineProperty(speechSynthesis, "getVoices", {
  value: () => ["fi-FI", "sv-FI"].map((lang) => ({ lang, name: lang, default: false, localService: true })),
});"""
"""A device that can read aloud in both languages; a headless browser cannot."""


def forget_conversation(chat: ChatPage) -> None:
    """The browser has no conversation any more, and no page that would miss it."""
    chat.page.goto("about:blank")
    chat.page.context.clear_cookies()


# ---------------------------------------------------------------------- the conversation


def start(chat: ChatPage, language: str) -> None:
    chat.expect_answered(0)


def choice_of_fault(chat: ChatPage, language: str) -> None:
    """Quick replies."""
    start(chat, language)
    chat.say(FAULT[language])
    chat.expect_answered(1)
    expect(chat.last.locator(".choices button").first).to_be_visible()


def choice_from_list(chat: ChatPage, language: str) -> None:
    choice_of_fault(chat, language)
    chat.last.locator(".choices button").last.click()
    chat.expect_answered(2)
    expect(chat.last.get_by_role("searchbox")).to_be_visible()


def nothing_fits_in_list(chat: ChatPage, language: str) -> None:
    choice_from_list(chat, language)
    chat.last.get_by_role("searchbox").fill("qqq")
    expect(chat.last.locator(".choices button")).to_have_count(0)


def suggestions_open(chat: ChatPage, language: str) -> None:
    begin_report(chat, language)
    chat.field.press_sequentially("Kalliont", delay=20)
    expect(chat.page.locator("#suggestions li").first).to_be_visible()


def suggestion_active(chat: ChatPage, language: str) -> None:
    suggestions_open(chat, language)
    chat.field.press("ArrowDown")
    expect(chat.page.locator("#suggestions [aria-selected=true]")).to_have_count(1)


def location_refused(chat: ChatPage, language: str) -> None:
    begin_report(chat, language)
    chat.share_place.click()
    expect(chat.place_told).to_have_text(TEXTS[language]["client.place_denied"])


def location_inexact(chat: ChatPage, language: str) -> None:
    begin_report(chat, language)
    chat.page.context.grant_permissions(["geolocation"])
    chat.page.context.set_geolocation({**NIVALA, "accuracy": 900})
    chat.share_place.click()
    expect(chat.place_told).to_contain_text("900 m")


def photo_chosen(chat: ChatPage, language: str) -> None:
    tell_place(chat, language)
    chat.choose_photo(picture())
    expect(chat.photo_send).to_be_visible()


def several_photos(chat: ChatPage, language: str) -> None:
    photo_chosen(chat, language)
    chat.choose_photo(picture(), "kuva-2.png")
    expect(chat.photos.locator("li")).to_have_count(2)


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


def line_being_changed(chat: ChatPage, language: str) -> None:
    summary(chat, language)
    own = chat.own.count()
    chat.last.locator("dl button").first.click()
    chat.expect_answered(own + 1)


def rating_begun(chat: ChatPage, language: str) -> None:
    start(chat, language)
    chat.say(FAREWELL[language])
    chat.expect_answered(1)
    chat.page.locator("ak-rating.end label").nth(3).click()
    expect(chat.page.locator("ak-rating.end textarea")).to_be_visible()


def rated(chat: ChatPage, language: str) -> None:
    rating_begun(chat, language)
    chat.page.locator("ak-rating.end button.primary").click()
    expect(chat.page.locator("ak-rating.end button")).to_have_count(0)


def reports_nearby(chat: ChatPage, language: str) -> None:
    """A list of cards."""
    report_fault(chat, language)
    own = chat.own.count()
    chat.say(NEARBY[language])
    chat.expect_answered(own + 1)
    expect(chat.last.locator(".card.item").first).to_be_visible()


def report_in_full(chat: ChatPage, language: str) -> None:
    reports_nearby(chat, language)
    own = chat.own.count()
    chat.last.locator(".card.item button").first.click()
    chat.expect_answered(own + 1)
    expect(chat.last.locator(".card.detail")).to_be_visible()


def person_asked_for(chat: ChatPage, language: str) -> None:
    """The card of a service."""
    start(chat, language)
    chat.say(PERSON[language])
    chat.expect_answered(1)
    expect(chat.last.locator(".card.service")).to_be_visible()


def day_asked(chat: ChatPage, language: str) -> None:
    person_asked_for(chat, language)
    chat.last.get_by_role("button").last.click()
    chat.expect_answered(2)
    for own, words in ((3, PHONE), (4, TOPIC[language])):
        chat.say(words)
        chat.expect_answered(own)
    expect(chat.page.locator("ak-date fieldset")).to_be_visible()


def calendar_open(chat: ChatPage, language: str) -> None:
    day_asked(chat, language)
    chat.page.locator("ak-date button[aria-haspopup]").click()
    expect(chat.page.get_by_role("dialog")).to_be_visible()


def notice(chat: ChatPage, language: str) -> None:
    start(chat, language)
    chat.say(IDENTITY_CODE[language])
    chat.expect_answered(1)
    chat.expect_last("notice")


def municipality_asked(chat: ChatPage, language: str) -> None:
    """The page of no municipality, in a browser that has no conversation yet."""
    forget_conversation(chat)
    chat.open("/", language)
    be_asked_for_the_municipality(chat)


# ---------------------------------------------------------------------- what goes wrong, and what waits


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


def about_to_end(chat: ChatPage, language: str) -> None:
    """The browser loses the conversation in a few minutes."""
    start(chat, language)
    then = datetime.now() + timedelta(seconds=COOKIE_SECONDS - FEW_MINUTES)
    chat.page.clock.set_system_time(then)
    chat.page.reload()
    expect(chat.page.locator("ak-timeout button")).to_be_visible()
    chat.expect_answered(0)


def new_messages_below(chat: ChatPage, language: str) -> None:
    report_fault(chat, language)
    chat.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    chat.page.locator("#language").focus()
    chat.page.keyboard.press("Enter")
    expect(chat.page.locator("#new-messages")).to_be_visible()


# ---------------------------------------------------------------------- the header


def person_open(chat: ChatPage, language: str) -> None:
    start(chat, language)
    chat.page.locator("#person summary").click()


def menu_open(chat: ChatPage, language: str) -> None:
    start(chat, language)
    chat.page.locator("#menu summary").click()


def read_aloud(chat: ChatPage, language: str) -> None:
    """On a device with voices: each reply can be listened to, or all as they come."""
    chat.page.add_init_script(VOICES)
    chat.page.reload()
    chat.expect_answered(0)
    chat.say(FAULT[language])
    chat.expect_answered(1)
    chat.page.locator("#menu summary").click()
    expect(chat.page.locator("#menu input[type=checkbox]")).to_be_visible()


def largest_text(chat: ChatPage, language: str) -> None:
    begin_report(chat, language)
    chat.page.locator("#menu summary").click()
    chat.page.locator("ak-text-size input").last.check()
    chat.page.keyboard.press("Escape")


def asked_to_begin_again(chat: ChatPage, language: str) -> None:
    menu_open(chat, language)
    chat.page.locator("#restart").click()
    expect(chat.page.get_by_role("dialog")).to_be_visible()


# ---------------------------------------------------------------------- the other pages


def about(chat: ChatPage, language: str) -> None:
    _document(chat, "/chat/about", language)


def privacy(chat: ChatPage, language: str) -> None:
    _document(chat, "/chat/privacy", language)


def accessibility(chat: ChatPage, language: str) -> None:
    _document(chat, "/chat/accessibility", language)


def print_view(chat: ChatPage, language: str) -> None:
    begin_report(chat, language)
    _document(chat, "/chat/transcript", language, "&format=print")


def unknown_address(chat: ChatPage, language: str) -> None:
    chat.expect_failures(BROKEN)
    _document(chat, "/atlantis", language)


def no_conversation(chat: ChatPage, language: str) -> None:
    chat.expect_failures(BROKEN)
    forget_conversation(chat)
    _document(chat, "/chat/transcript", language, "&format=print")


def _document(chat: ChatPage, path: str, language: str, more: str = "") -> None:
    chat.page.goto(f"{chat.address}{path}?lang={language}&municipality=nivala{more}")
    expect(chat.page.locator("main.document")).to_be_visible()


State = Callable[[ChatPage, str], None]

STATES: dict[str, State] = {
    state.__name__: state
    for state in (
        start,
        choice_of_fault,
        choice_from_list,
        nothing_fits_in_list,
        begin_report,
        suggestions_open,
        suggestion_active,
        location_refused,
        location_inexact,
        tell_place,
        photo_chosen,
        several_photos,
        photo_on_its_way,
        photo_failed,
        wrong_file,
        summary,
        line_being_changed,
        report_fault,
        rating_begun,
        rated,
        reports_nearby,
        report_in_full,
        person_asked_for,
        day_asked,
        calendar_open,
        notice,
        municipality_asked,
        nothing_written,
        too_long,
        waiting_for_a_reply,
        offline,
        about_to_end,
        new_messages_below,
        person_open,
        menu_open,
        read_aloud,
        largest_text,
        asked_to_begin_again,
        about,
        privacy,
        accessibility,
        print_view,
        unknown_address,
        no_conversation,
    )
}
"""Each brings a page that has just been opened at a municipality's address into its state."""
