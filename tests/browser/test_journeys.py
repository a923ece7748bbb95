"""Whole conversations: with the mouse, with the keyboard only, with a reload, in two tabs."""

import re

import pytest
from playwright.sync_api import expect

from tests.contract.server import Sandbox

from .chat_page import ChatPage
from .conftest import OpenChat
from .journeys import (
    FIRST_WORDS,
    OTHER_PLACE,
    PLACE,
    answer_until_summary,
    be_asked_for_the_municipality,
    begin_report,
    report_fault,
)

LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])


def reports(sandbox: Sandbox) -> int:
    """How many reports the municipality's system has got."""
    return sum(entry["system"] == "open311" for entry in sandbox.ledger())


@LANGUAGES
def test_a_fault_is_reported_with_the_mouse(open_chat: OpenChat, sandbox: Sandbox, language: str) -> None:
    chat = open_chat("/nivala", language)
    report_fault(chat, language)
    assert reports(sandbox) == 1
    assert {lang for lang in chat.messages.evaluate_all("all => all.map((one) => one.lang)")} == {language}


def tab_to(chat: ChatPage, name: str, backwards: bool = False) -> None:
    for _ in range(60):
        chat.page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if re.fullmatch(name, chat.focused_name()):
            return
    raise AssertionError(f"{name} cannot be reached with the keyboard")


@pytest.mark.parametrize(("language", "skip"), [("fi", "Ohita"), ("sv", "Hoppa över")])
def test_a_fault_is_reported_with_the_keyboard_only(
    open_chat: OpenChat, sandbox: Sandbox, language: str, skip: str
) -> None:
    chat = open_chat("/nivala", language)
    chat.expect_answered(0)
    chat.page.keyboard.press("Tab")
    assert chat.focused_name() in ("Siirry viestin kirjoittamiseen", "Hoppa till meddelandefältet")
    chat.page.keyboard.press("Enter")
    expect(chat.field).to_be_focused()
    chat.page.keyboard.type(FIRST_WORDS[language])
    chat.page.keyboard.press("Enter")
    chat.expect_answered(1)
    chat.page.keyboard.type(PLACE[language])
    chat.page.keyboard.press("Enter")
    chat.expect_answered(2)
    for own in (3, 4):
        tab_to(chat, skip, backwards=True)
        chat.page.keyboard.press("Space")
        expect(chat.field).to_be_focused()
        chat.expect_answered(own)
    chat.expect_last("summary")
    tab_to(chat, chat.last.locator(".choices .primary").inner_text(), backwards=True)
    chat.page.keyboard.press("Enter")
    expect(chat.field).to_be_focused()
    chat.expect_answered(5)
    expect(chat.page.locator(".message.receipt")).to_have_count(1)
    assert reports(sandbox) == 1


def test_what_is_typed_after_a_choice_with_the_keyboard_goes_into_the_field(open_chat: OpenChat) -> None:
    chat = open_chat("/")
    be_asked_for_the_municipality(chat)
    chat.page.get_by_role("button", name="Kalajoki").focus()
    chat.page.keyboard.press("Enter")
    chat.page.keyboard.type("Katuvalo")
    expect(chat.field).to_have_value("Katuvalo")


def test_a_choice_with_the_mouse_or_a_finger_leaves_the_field_alone(open_chat: OpenChat) -> None:
    for touch in (False, True):
        chat = open_chat("/", has_touch=touch)
        be_asked_for_the_municipality(chat)
        before = chat.own.count()
        chat.field.blur()
        choice = chat.page.get_by_role("button", name="Kalajoki")
        choice.tap() if touch else choice.click()
        chat.expect_answered(before + 1)
        expect(chat.field).not_to_be_focused()


def test_shift_and_enter_begin_a_new_line(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.expect_answered(0)
    chat.field.focus()
    for words, keys in (("Katuvalo on rikki", "Shift+Enter"), ("Kalliontiellä", "Enter")):
        chat.page.keyboard.type(words)
        chat.page.keyboard.press(keys)
    expect(chat.own.locator(".bubble p")).to_have_text(["Katuvalo on rikki", "Kalliontiellä"])


def test_panels_and_the_question_open_and_close_with_the_keyboard(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.expect_answered(0)
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
    expect(chat.page.locator("#menu summary")).to_be_focused()
    chat.expect_answered(0)


def test_after_a_reload_everything_is_back_and_the_report_goes_on(
    open_chat: OpenChat, sandbox: Sandbox
) -> None:
    chat = open_chat()
    begin_report(chat, "fi")
    chat.field.fill("Kalliontie 1")
    before = chat.texts()
    chat.page.reload()
    chat.expect_answered(1)
    assert chat.texts() == before
    expect(chat.field).to_have_value("Kalliontie 1")
    expect(chat.share_place).to_be_visible()
    chat.field.fill("")
    answer_until_summary(chat, "fi")
    chat.page.reload()
    chat.expect_last("summary").locator(".choices .primary").dblclick()
    expect(chat.page.locator(".message.receipt")).to_have_count(1)
    assert reports(sandbox) == 1


def test_a_choice_is_told_and_its_buttons_rest_also_after_a_reload(open_chat: OpenChat) -> None:
    chat = open_chat("/")
    be_asked_for_the_municipality(chat)
    own = chat.own.count() + 1
    chat.press("Kalajoki")
    for _ in range(2):
        chat.expect_answered(own)
        expect(chat.page.get_by_role("button", name="Kalajoki (valittu)")).to_be_disabled()
        expect(chat.page.get_by_role("button", name="Alavieska")).to_be_disabled()
        expect(chat.page.locator("h1")).to_have_text("Kalajoki")
        chat.page.locator("#person summary").click()
        expect(chat.page.locator("#person .contact:visible h2")).to_have_text(["Kalajoki"])
        chat.page.reload()


def test_an_answer_is_changed_from_the_summary(open_chat: OpenChat) -> None:
    chat = open_chat()
    begin_report(chat, "fi")
    answer_until_summary(chat, "fi")
    place = chat.page.locator(".message.summary").first.locator("dl > div", has_text=PLACE["fi"])
    place.get_by_role("button").click()
    expect(chat.share_place).to_be_visible()
    expect(place.get_by_role("button", name=re.compile(r"Muuta .* \(valittu\)"))).to_be_disabled()
    chat.say(OTHER_PLACE)
    expect(chat.page.locator(".message.summary")).to_have_count(2)
    expect(chat.page.locator(".message.summary").last).to_contain_text(OTHER_PLACE)


def test_page_and_conversation_change_language_together(open_chat: OpenChat) -> None:
    chat = open_chat()
    begin_report(chat, "fi")
    before = chat.replies.count()
    chat.page.get_by_role("link", name="På svenska").click()
    expect(chat.page.locator("html")).to_have_attribute("lang", "sv")
    expect(chat.page.get_by_label(re.compile("^Skriv "))).to_be_visible()
    assert chat.page.url.endswith("?lang=sv")
    expect(chat.replies.nth(before)).to_be_visible()
    for _ in range(2):
        expect(chat.replies.last).to_have_attribute("lang", "sv")
        said = chat.replies.evaluate_all("all => all.map((one) => one.lang)")
        assert said[:before] == ["fi"] * before
        expect(chat.page.get_by_role("link", name="Suomeksi")).to_be_visible()
        chat.page.reload()
        chat.expect_answered(1)


def test_the_page_follows_when_the_language_is_asked_for_in_the_chat(open_chat: OpenChat) -> None:
    chat = open_chat()
    begin_report(chat, "fi")
    chat.say("på svenska, tack")
    expect(chat.page.locator("html")).to_have_attribute("lang", "sv")
    expect(chat.page.get_by_role("link", name="Suomeksi")).to_be_visible()


def test_an_address_in_the_other_language_changes_an_older_conversation(open_chat: OpenChat) -> None:
    chat = open_chat()
    begin_report(chat, "fi")
    other = open_chat("/nivala", "sv", beside=chat)
    expect(other.replies.last).to_have_attribute("lang", "sv")
    expect(chat.page.locator("html")).to_have_attribute("lang", "sv")


def test_two_tabs_show_the_same(open_chat: OpenChat) -> None:
    first = open_chat()
    first.expect_answered(0)
    second = open_chat(beside=first)
    second.expect_answered(0)
    begin_report(first, "fi")
    second.expect_answered(1)
    second.say(PLACE["fi"])
    first.expect_answered(2)
    first.press("Ohita")
    for tab in (first, second):
        tab.expect_answered(3)
        expect(tab.page.get_by_role("button", name="Ohita (valittu)")).to_be_disabled()
    assert first.texts() == second.texts()


def test_beginning_again_asks_first_and_empties_every_tab(open_chat: OpenChat) -> None:
    first = open_chat()
    first.expect_answered(0)
    second = open_chat(beside=first)
    begin_report(first, "fi")
    second.expect_answered(1)
    first.page.bring_to_front()
    first.page.locator("#menu summary").click()
    first.page.locator("#restart").click()
    first.page.get_by_role("dialog").get_by_role("button", name="Aloita alusta").click()
    for tab in (first, second):
        tab.expect_answered(0)


def test_the_conversation_is_saved_as_a_file(open_chat: OpenChat) -> None:
    chat = open_chat()
    begin_report(chat, "fi")
    chat.page.locator("#menu summary").click()
    for name, suffix in (("Tallenna tekstinä", ".txt"), ("Tallenna verkkosivuna", ".html")):
        with chat.page.expect_download() as download:
            chat.page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename.endswith(suffix)
        assert FIRST_WORDS["fi"] in download.value.path().read_text("utf-8")


def test_what_cannot_be_sent_is_told_beside_the_field_and_stays_in_it(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.expect_answered(0)
    chat.page.get_by_role("button", name="Lähetä", exact=True).click()
    expect(chat.error).to_have_text("Kirjoita ensin viesti.")
    expect(chat.field).to_be_focused()
    expect(chat.field).to_have_attribute("aria-invalid", "true")
    chat.field.fill("a" * 10_000)
    expect(chat.error).to_be_empty()
    expect(chat.page.locator("#text-left")).to_contain_text("-")
    chat.field.press("Enter")
    expect(chat.error).to_contain_text("Liikaa merkkejä")
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
