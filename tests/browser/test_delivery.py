"""Nothing that the citizen wrote is lost or doubled, whatever happens to the connection."""

import re
from collections.abc import Callable

from playwright.sync_api import Request, Route, expect

from .chat_page import ChatPage
from .conftest import OpenChat
from .journeys import FIRST_WORDS, PLACE, be_asked_for_the_municipality

BROKEN = r"Failed to load resource|net::ERR"
MESSAGES = "**/chat/messages"
EVENTS = "**/chat/events"


def open_where_requests_fail(open_chat: OpenChat) -> ChatPage:
    chat = open_chat()
    chat.expect_answered(0)
    chat.expect_failures(BROKEN)
    return chat


def refuse(status: int, body: str = "") -> Callable[[Route], None]:
    """Answers as the server, or a proxy before it, does."""
    return lambda route: route.fulfill(status=status, body=body, content_type="application/json")


def test_messages_written_offline_are_kept_told_and_sent_in_order(open_chat: OpenChat) -> None:
    chat = open_where_requests_fail(open_chat)
    chat.page.context.set_offline(True)
    expect(chat.connection).to_contain_text("Ei yhteyttä palveluun")
    chat.say(FIRST_WORDS["fi"])
    chat.say(PLACE["fi"])
    expect(chat.page.locator(".state")).to_have_text(["Odottaa yhteyttä. Lähtee, kun yhteys palaa."] * 2)
    assert len(chat.waiting()) == 2
    expect(chat.page.locator("#typing")).to_be_hidden()
    chat.page.context.set_offline(False)
    expect(chat.connection).to_have_text("Yhteys palasi.")
    chat.expect_answered(2)
    assert chat.own.locator(".bubble").all_inner_texts() == [FIRST_WORDS["fi"], PLACE["fi"]]
    assert chat.waiting() == []
    expect(chat.page.locator(".state")).to_have_count(0)


def test_while_the_server_answers_503_the_message_waits_also_over_a_reload(open_chat: OpenChat) -> None:
    chat = open_where_requests_fail(open_chat)
    chat.page.context.route(MESSAGES, refuse(503, '{"error": "Tilapäinen häiriö.", "retry": true}'))
    chat.say(FIRST_WORDS["fi"])
    expect(chat.page.locator(".state")).to_contain_text("Odottaa yhteyttä")
    chat.page.reload()
    expect(chat.page.locator(".state")).to_contain_text("Odottaa yhteyttä")
    chat.page.context.unroute(MESSAGES)
    chat.expect_answered(1)
    assert FIRST_WORDS["fi"] in chat.texts()
    assert chat.waiting() == []


def test_a_proxy_that_answers_502_is_no_refusal(open_chat: OpenChat) -> None:
    chat = open_where_requests_fail(open_chat)
    chat.page.route(MESSAGES, refuse(502, "<html>Bad gateway</html>"), times=1)
    chat.say(FIRST_WORDS["fi"])
    chat.expect_answered(1)


def test_an_answer_lost_on_the_way_doubles_nothing(open_chat: OpenChat) -> None:
    chat = open_where_requests_fail(open_chat)
    ids = []

    def store_and_cut(route: Route) -> None:
        ids.append(route.request.post_data_json["id"])
        route.fetch()
        route.abort()

    chat.page.route(EVENTS, lambda route: route.abort())
    chat.page.context.set_offline(True)
    chat.page.context.set_offline(False)
    chat.page.route(MESSAGES, store_and_cut, times=1)
    chat.page.on("request", lambda request: ids.append((request.post_data_json or {}).get("id", "")))
    chat.say(FIRST_WORDS["fi"])
    expect(chat.page.locator(".state")).to_have_attribute("data-state", "sent")
    chat.page.unroute(EVENTS)
    chat.expect_answered(1)
    assert chat.texts().count(FIRST_WORDS["fi"]) == 1
    sent = [each for each in ids if each]
    assert len(sent) > 1
    assert len(set(sent)) == 1


def test_a_refused_message_goes_back_to_the_field_with_the_reason(open_chat: OpenChat) -> None:
    chat = open_where_requests_fail(open_chat)
    chat.page.route(MESSAGES, refuse(400, '{"error": "Tätä ei voi lähettää.", "retry": false}'), times=1)
    chat.say(FIRST_WORDS["fi"])
    expect(chat.error).to_have_text("Tätä ei voi lähettää.")
    expect(chat.field).to_have_value(FIRST_WORDS["fi"])
    expect(chat.own).to_have_count(0)
    assert chat.waiting() == []
    chat.field.press("Enter")
    chat.expect_answered(1)


def test_a_refused_choice_can_be_made_again(open_chat: OpenChat) -> None:
    chat = open_chat("/")
    be_asked_for_the_municipality(chat)
    before = chat.own.count()
    chat.expect_failures(BROKEN)
    chat.page.route(MESSAGES, refuse(400, '{"error": "Valinta on vanhentunut.", "retry": false}'), times=1)
    chat.press("Nivala")
    expect(chat.error).to_have_text("Valinta on vanhentunut.")
    chat.press("Nivala")
    chat.expect_answered(before + 1)


def test_a_double_press_is_one_choice(open_chat: OpenChat) -> None:
    chat = open_chat("/")
    be_asked_for_the_municipality(chat)
    before = chat.own.count()
    chat.page.get_by_role("button", name="Nivala").dblclick()
    chat.expect_answered(before + 1)


def test_a_broken_stream_comes_back_with_the_last_number(open_chat: OpenChat) -> None:
    chat = open_where_requests_fail(open_chat)
    asked: list[str | None] = []

    def note(request: Request) -> None:
        if request.url.endswith("/chat/events"):
            asked.append(request.headers.get("last-event-id"))

    chat.page.on("request", note)
    chat.page.context.set_offline(True)
    chat.page.context.set_offline(False)
    chat.say(FIRST_WORDS["fi"])
    chat.expect_answered(1)
    assert len(chat.announced_replies()) == chat.replies.count(), "nothing is said twice"
    assert asked
    assert all(int(number or 0) > 0 for number in asked)


def test_a_message_unsent_when_the_browser_was_closed_is_sent_by_the_next_tab(open_chat: OpenChat) -> None:
    chat = open_where_requests_fail(open_chat)
    chat.page.route(MESSAGES, lambda route: route.abort())
    chat.say(FIRST_WORDS["fi"])
    expect(chat.page.locator(".state")).to_have_attribute("data-state", "waiting")
    chat.page.goto("about:blank")
    later = open_chat(beside=chat)
    later.expect_answered(1)
    assert FIRST_WORDS["fi"] in later.texts()


def test_when_the_conversation_is_forgotten_the_page_begins_anew_and_keeps_the_words(
    open_chat: OpenChat,
) -> None:
    chat = open_where_requests_fail(open_chat)
    chat.page.context.clear_cookies()
    chat.say(FIRST_WORDS["fi"])
    chat.expect_answered(1)
    assert chat.own.locator(".bubble").all_inner_texts() == [FIRST_WORDS["fi"]]


def test_a_tab_does_not_mix_its_conversation_with_a_newer_one(open_chat: OpenChat) -> None:
    chat = open_where_requests_fail(open_chat)
    chat.say(FIRST_WORDS["fi"])
    chat.expect_answered(1)
    chat.page.context.clear_cookies()
    other = open_chat(beside=chat)
    other.expect_answered(0)
    other.expect_failures(BROKEN)
    other.say(PLACE["fi"])
    other.expect_answered(1)
    chat.page.context.set_offline(True)
    expect(chat.connection).to_be_visible()
    chat.page.context.set_offline(False)
    expect(chat.own.locator(".bubble")).to_have_text([PLACE["fi"]])
    chat.expect_answered(1)
    assert chat.texts() == other.texts()


def test_after_a_reload_the_conversation_keeps_its_municipality_whatever_the_language(
    open_chat: OpenChat,
) -> None:
    chat = open_chat()
    chat.expect_answered(0)
    chat.page.locator("#menu summary").click()
    chat.page.locator("ak-municipality select").select_option(label="Kalajoki")
    chat.page.locator("ak-municipality button").click()
    expect(chat.page.locator("h1")).to_have_text("Kalajoki")
    chat.page.get_by_role("link", name="På svenska").click()
    expect(chat.field).to_be_visible()
    expect(chat.page).to_have_url(re.compile("lang=sv"))
    chat.page.reload()
    expect(chat.page.locator("#loading")).to_have_count(0)
    expect(chat.page.locator("html")).to_have_attribute("lang", "sv")
    chat.page.wait_for_timeout(500)  # in which a wish of the address would be heard
    expect(chat.page.locator("h1")).to_have_text("Kalajoki")
    assert chat.waiting() == []


def test_what_was_pressed_before_a_reload_cannot_be_pressed_again(open_chat: OpenChat) -> None:
    chat = open_chat("/")
    be_asked_for_the_municipality(chat)
    before = chat.own.count()
    chat.expect_failures(BROKEN)
    chat.page.context.route(MESSAGES, lambda route: route.abort())
    chat.press("Nivala")
    chat.page.reload()
    expect(chat.page.locator("#loading")).to_have_count(0)
    buttons = chat.page.locator(".message button", has_text="Nivala")
    expect(buttons.last).to_be_disabled()
    expect(buttons.last).to_contain_text("(valittu)")
    chat.page.context.unroute(MESSAGES)
    chat.expect_answered(before + 1)


def test_what_the_page_says_of_the_connection_follows_the_language(open_chat: OpenChat) -> None:
    chat = open_where_requests_fail(open_chat)
    chat.page.context.set_offline(True)
    expect(chat.connection).to_contain_text("Ei yhteyttä palveluun")
    chat.page.get_by_role("link", name="På svenska").click()
    expect(chat.connection).to_contain_text("Ingen förbindelse till tjänsten")
    chat.page.context.set_offline(False)
    expect(chat.replies.last).to_have_attribute("lang", "sv")
