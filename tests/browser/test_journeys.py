"""Whole conversations: with the mouse, with the keyboard only, with a reload, in two tabs."""

import re

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .conftest import OpenChat
from .journeys import FIRST_WORDS, PLACE, answer_until_summary, report_fault

LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])


@LANGUAGES
def test_a_fault_is_reported_with_the_mouse(open_chat: OpenChat, language: str) -> None:
    chat = open_chat("/nivala", language)
    report_fault(chat, language)
    assert re.search(r"\w{2}-\w{6}", chat.last.inner_text())
    assert {lang for lang in chat.messages.evaluate_all("all => all.map((one) => one.lang)")} == {language}


def tab_to(chat: ChatPage, name: str, backwards: bool = False) -> None:
    for _ in range(60):
        chat.page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if re.fullmatch(name, chat.focused_name()):
            return
    raise AssertionError(f"{name} cannot be reached with the keyboard")


@pytest.mark.parametrize(
    ("language", "skip", "send"), [("fi", "Ohita", "Lähetä ilmoitus"), ("sv", "Hoppa över", "Skicka anmälan")]
)
def test_a_fault_is_reported_with_the_keyboard_only(
    open_chat: OpenChat, language: str, skip: str, send: str
) -> None:
    chat = open_chat("/nivala", language)
    chat.expect_replies(1)
    chat.page.keyboard.press("Tab")
    assert chat.focused_name() in ("Siirry viestin kirjoittamiseen", "Hoppa till meddelandefältet")
    chat.page.keyboard.press("Enter")
    expect(chat.field).to_be_focused()
    chat.page.keyboard.type(FIRST_WORDS[language])
    chat.page.keyboard.press("Enter")
    chat.expect_replies(2)
    chat.page.keyboard.type(PLACE[language])
    chat.page.keyboard.press("Shift+Enter")
    chat.page.keyboard.type("85500")
    chat.page.keyboard.press("Enter")
    chat.expect_replies(3)
    assert f"{PLACE[language]}\n85500" in chat.own.last.inner_text().replace("\n\n", "\n")
    for count in (4, 5):
        tab_to(chat, skip, backwards=count == 4)
        chat.page.keyboard.press("Space")
        chat.expect_replies(count)
        assert chat.focused_name().startswith(skip), "the focus is not lost with the choice"
    chat.expect_last("summary")
    tab_to(chat, send)
    chat.page.keyboard.press("Enter")
    chat.expect_last("receipt")


def test_panels_and_the_question_open_and_close_with_the_keyboard(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.expect_replies(1)
    tab_to(chat, "Ota yhteys ihmiseen")
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("link", name="+358 800 000 007")).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.page.locator("#person")).not_to_have_attribute("open", "")
    assert chat.focused_name() == "Ota yhteys ihmiseen"
    tab_to(chat, "Valikko")
    chat.page.keyboard.press("Space")
    tab_to(chat, "Aloita alusta")
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("dialog")).to_be_visible()
    assert chat.focused_name() == "Jatka tätä keskustelua"
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_role("dialog")).to_be_hidden()
    assert chat.focused_name() == "Valikko"
    chat.expect_replies(1)


def test_after_a_reload_everything_is_back_and_the_report_goes_on(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.expect_replies(1)
    chat.say(FIRST_WORDS["fi"])
    chat.expect_replies(2)
    chat.field.fill("Kalliontie 1")
    before = chat.texts()
    chat.page.reload()
    chat.expect_replies(2)
    assert chat.texts() == before
    expect(chat.field).to_have_value("Kalliontie 1")
    expect(chat.page.locator("#share-place")).to_be_visible()
    chat.field.fill("")
    answer_until_summary(chat, "fi")
    chat.page.reload()
    chat.expect_last("summary").locator(".choices .primary").click()
    chat.expect_last("receipt")


def test_a_choice_is_told_and_its_buttons_rest_also_after_a_reload(open_chat: OpenChat) -> None:
    chat = open_chat("/")
    chat.expect_replies(2)
    chat.press("Kalajoki")
    chat.expect_replies(3)
    for _ in range(2):
        chosen = chat.page.get_by_role("button", name="Kalajoki (valittu)")
        expect(chosen).to_be_visible()
        expect(chosen).to_be_disabled()
        expect(chat.open_buttons).to_have_count(0)
        expect(chat.page.locator("h1")).to_have_text("Kalajoki")
        expect(chat.page.locator("#person .contact:visible")).to_have_count(0)
        chat.page.reload()
        chat.expect_replies(3)


def test_an_answer_is_changed_from_the_summary(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.expect_replies(1)
    chat.say(FIRST_WORDS["fi"])
    chat.expect_replies(2)
    answer_until_summary(chat, "fi")
    chat.page.get_by_role("button", name="Muuta Paikka").click()
    expect(chat.page.locator("#share-place")).to_be_visible()
    chat.say("Kalliontie 17")
    summary = chat.expect_last("summary")
    expect(summary).to_contain_text("Kalliontie 17")
    first = chat.page.locator(".summary").first
    expect(first.get_by_role("button", name="Muuta Paikka (valittu)")).to_be_disabled()


def test_page_and_conversation_change_language_together(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.expect_replies(1)
    chat.say(FIRST_WORDS["fi"])
    chat.expect_replies(2)
    chat.page.get_by_role("link", name="På svenska").click()
    chat.expect_replies(3)
    expect(chat.page.locator("html")).to_have_attribute("lang", "sv")
    expect(chat.page.get_by_label("Skriv ett meddelande")).to_be_visible()
    assert chat.replies.evaluate_all("all => all.map((one) => one.lang)") == ["fi", "fi", "sv"]
    assert chat.page.url.endswith("?lang=sv")
    chat.page.reload()
    chat.expect_replies(3)
    expect(chat.page.get_by_role("link", name="Suomeksi")).to_be_visible()


def test_an_address_in_the_other_language_changes_an_older_conversation(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.expect_replies(1)
    other = open_chat("/nivala", "sv", beside=chat)
    other.expect_replies(2)
    expect(other.replies.last).to_have_attribute("lang", "sv")
    expect(chat.page.locator("html")).to_have_attribute("lang", "sv")


def test_two_tabs_show_the_same(open_chat: OpenChat) -> None:
    first = open_chat()
    first.expect_replies(1)
    second = open_chat(beside=first)
    second.expect_replies(1)
    first.say(FIRST_WORDS["fi"])
    second.expect_replies(2)
    second.say("Kalliontie 15")
    first.expect_replies(3)
    first.press("Ohita")
    for tab in (first, second):
        tab.expect_replies(4)
        expect(tab.page.get_by_role("button", name="Ohita (valittu)")).to_be_disabled()
    assert first.texts() == second.texts()


def test_beginning_again_asks_first_and_empties_every_tab(open_chat: OpenChat) -> None:
    first = open_chat()
    second = open_chat(beside=first)
    first.expect_replies(1)
    first.say(FIRST_WORDS["fi"])
    second.expect_replies(2)
    second.field.fill("kesken")
    first.page.bring_to_front()
    first.page.get_by_text("Valikko").click()
    first.page.get_by_role("button", name="Aloita alusta").first.click()
    first.page.get_by_role("dialog").get_by_role("button", name="Aloita alusta").click()
    for tab in (first, second):
        expect(tab.own).to_have_count(0)
        tab.expect_replies(1)


def test_the_conversation_is_saved_as_a_file(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.expect_replies(1)
    chat.say(FIRST_WORDS["fi"])
    chat.expect_replies(2)
    chat.page.get_by_text("Valikko").click()
    for name, suffix in (("Tallenna tekstinä", ".txt"), ("Tallenna verkkosivuna", ".html")):
        with chat.page.expect_download() as download:
            chat.page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename.endswith(suffix)
        assert FIRST_WORDS["fi"] in download.value.path().read_text("utf-8")


def test_what_cannot_be_sent_is_told_beside_the_field_and_stays_in_it(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.expect_replies(1)
    chat.page.get_by_role("button", name="Lähetä", exact=True).click()
    expect(chat.error).to_have_text("Kirjoita ensin viesti.")
    expect(chat.field).to_be_focused()
    expect(chat.field).to_have_attribute("aria-invalid", "true")
    chat.field.fill("a" * 10_000)
    expect(chat.error).to_be_empty()
    expect(chat.page.locator("#text-left")).to_contain_text("-")
    chat.field.press("Enter")
    expect(chat.error).to_contain_text("liikaa merkkejä")
    assert len(chat.field.input_value()) == 10_000
    expect(chat.own).to_have_count(0)


def test_without_script_the_page_still_leads_to_a_person(open_chat: OpenChat) -> None:
    chat = open_chat("/kalajoki", "sv", java_script_enabled=False)
    expect(chat.page.get_by_role("link", name="kirjaamo@kalajoki.example.org").first).to_be_visible()
    expect(chat.field).to_be_hidden()
    chat.page.get_by_role("link", name="Suomeksi").click()
    expect(chat.page.locator("html")).to_have_attribute("lang", "fi")
    chat.page.get_by_text("Ota yhteys ihmiseen", exact=True).click()
    expect(chat.page.locator("#person").get_by_role("link").first).to_be_visible()
