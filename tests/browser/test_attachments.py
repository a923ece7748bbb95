"""Photos and places."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from channels.photos import LARGEST_BYTES

from .chat_page import ChatPage
from .conftest import OpenChat
from .journeys import begin_report, picture, tell_place

PHOTOS = "**/chat/photos"
PNG_BEGINS = b"\x89PNG\r\n\x1a\n"


def at_the_photo_question(open_chat: OpenChat, language: str = "fi") -> ChatPage:
    chat = open_chat("/nivala", language)
    chat.expect_answered(0)
    expect(chat.add_photo).to_be_hidden()
    tell_place(chat, language)
    return chat


def test_a_photo_is_looked_at_and_sent(open_chat: OpenChat) -> None:
    chat = at_the_photo_question(open_chat)
    with chat.page.expect_file_chooser() as chooser:
        chat.page.get_by_role("button", name="Lisää kuva").click()
    chooser.value.set_files({"name": "kuva.png", "mimeType": "image/png", "buffer": picture()})
    expect(chat.page.get_by_role("img", name="Valitsemasi kuva")).to_be_visible()
    chat.page.get_by_role("button", name="Lähetä kuva").click()
    chat.expect_answered(3)
    expect(chat.own.last.get_by_role("img", name="Valitsemasi kuva")).to_be_visible()
    expect(chat.photos).to_be_hidden()
    assert "Kuva" in chat.own.last.inner_text()
    chat.page.reload()
    chat.expect_answered(3)
    assert "Kuva" in chat.own.last.inner_text()


def test_the_progress_is_told_and_the_photo_can_be_cancelled(open_chat: OpenChat) -> None:
    chat = at_the_photo_question(open_chat)
    chat.expect_failures("Failed to load resource")
    chat.page.route(PHOTOS, lambda route: None)
    chat.send_photo(picture())
    expect(chat.page.get_by_role("progressbar", name="Kuvan lähetys")).to_be_visible()
    expect(chat.photo_words).to_contain_text(re.compile(r"Kuvaa lähetetään: \d+ %"))
    expect(chat.page.get_by_role("button", name="Peruuta")).to_be_focused()
    chat.page.keyboard.press("Enter")
    expect(chat.photos).to_be_hidden()
    expect(chat.page.get_by_role("button", name="Lisää kuva")).to_be_focused()
    assert chat.own.count() == 2


def test_a_photo_that_failed_is_sent_again_as_the_same(open_chat: OpenChat) -> None:
    chat = at_the_photo_question(open_chat, "sv")
    chat.expect_failures("Failed to load resource")
    ids: list[str] = []

    def fail(route: Route) -> None:
        ids.append(photo_id(route))
        route.abort()

    def succeed(route: Route) -> None:
        ids.append(photo_id(route))
        route.continue_()

    chat.page.route(PHOTOS, succeed)
    chat.page.route(PHOTOS, fail, times=1)
    chat.send_photo(picture())
    expect(chat.photo_words).to_contain_text("Bilden kunde inte skickas.")
    chat.page.get_by_role("button", name="Försök igen").click()
    chat.expect_answered(3)
    assert len(ids) == 2
    assert len(set(ids)) == 1


@pytest.mark.parametrize(("language", "by_key"), [("fi", False), ("sv", True)])
def test_a_chosen_photo_goes_before_the_words_sent_with_it(
    open_chat: OpenChat, language: str, by_key: bool
) -> None:
    chat = at_the_photo_question(open_chat, language)
    chat.choose_photo(picture())
    chat.field.fill("Lamppu 12")
    if by_key:
        chat.field.press("Enter")
    else:
        chat.page.locator("#send").click()
    expect(chat.field).to_have_value("")
    chat.expect_answered(4)
    expect(chat.photos).to_be_hidden()
    expect(chat.own.nth(2).locator("img")).to_be_visible()
    expect(chat.own.nth(3)).to_contain_text("Lamppu 12")


def test_a_chosen_photo_alone_is_sent_with_the_large_button(open_chat: OpenChat) -> None:
    chat = at_the_photo_question(open_chat)
    chat.choose_photo(picture())
    chat.page.locator("#send").click()
    chat.expect_answered(3)
    expect(chat.error).to_be_empty()
    expect(chat.own.last.get_by_role("img", name="Valitsemasi kuva")).to_be_visible()


def test_after_a_reload_a_photo_goes_before_the_words_that_were_sent_after_it(open_chat: OpenChat) -> None:
    chat = at_the_photo_question(open_chat)
    chat.expect_failures("Failed to load resource")
    chat.page.context.route(PHOTOS, lambda route: route.abort())
    chat.send_photo(picture())
    expect(chat.photo_words).to_contain_text("Kuvaa ei saatu lähetettyä.")
    chat.say("Lamppu 12")
    expect(chat.own).to_have_count(4)
    chat.page.reload()
    expect(chat.photo_words).to_contain_text("Kuvaa ei saatu lähetettyä.")
    chat.page.context.unroute(PHOTOS)
    chat.photo_retry.click()
    chat.expect_answered(4)
    expect(chat.own.nth(2).locator("img")).to_be_visible()
    expect(chat.own.nth(3)).to_contain_text("Lamppu 12")


def test_words_wait_for_the_photo_that_failed_before_them(open_chat: OpenChat) -> None:
    chat = at_the_photo_question(open_chat)
    chat.expect_failures("Failed to load resource")
    chat.page.route(PHOTOS, lambda route: route.abort(), times=1)
    chat.choose_photo(picture())
    chat.say("Lamppu 12")
    expect(chat.photo_words).to_contain_text("Kuvaa ei saatu lähetettyä.")
    expect(chat.page.locator(".state")).to_have_text(["Odottaa yhteyttä. Lähtee, kun yhteys palaa."] * 2)
    chat.page.locator("#send").click()
    chat.expect_answered(4)
    expect(chat.own.nth(2).locator("img")).to_be_visible()
    expect(chat.own.nth(3)).to_contain_text("Lamppu 12")


def test_words_go_without_the_photo_that_is_cancelled(open_chat: OpenChat) -> None:
    chat = at_the_photo_question(open_chat)
    chat.expect_failures("Failed to load resource")
    chat.page.route(PHOTOS, lambda route: None)
    chat.choose_photo(picture())
    chat.say("Lamppu 12")
    expect(chat.own).to_have_count(4)
    chat.page.get_by_role("button", name="Peruuta").click()
    chat.expect_answered(3)
    expect(chat.own.last).to_contain_text("Lamppu 12")


def photo_id(route: Route) -> str:
    body = (route.request.post_data_buffer or b"").decode("latin-1")
    return re.findall(r'name="id"\s+([0-9a-f-]{36})', body)[0]


def test_what_is_no_photo_is_told_by_the_page_or_by_the_server(open_chat: OpenChat, tmp_path: Path) -> None:
    chat = at_the_photo_question(open_chat)
    chat.choose_photo(b"%PDF-1.7", "liite.pdf", "application/pdf")
    expect(chat.photo_complaint).to_contain_text("Tämä tiedosto ei kelpaa.")
    expect(chat.photos).to_be_hidden()
    too_large = tmp_path / "kuva.png"
    too_large.write_bytes(PNG_BEGINS + bytes(LARGEST_BYTES))
    chat.page.locator("#photo-file").set_input_files(too_large)
    expect(chat.photo_complaint).to_contain_text("Suurin koko on 10 megatavua.")
    chat.expect_failures("Failed to load resource")
    chat.send_photo(PNG_BEGINS + b"no picture at all")
    expect(chat.photo_words).not_to_be_empty()
    expect(chat.page.get_by_role("button", name="Yritä uudelleen")).to_be_visible()
    assert chat.own.count() == 2


def test_the_place_is_shared_when_the_browser_allows(open_chat: OpenChat) -> None:
    position = {"latitude": 63.92512345, "longitude": 24.97512345}
    chat = open_chat(geolocation=position, permissions=["geolocation"])
    begin_report(chat, "fi")
    with chat.page.expect_request("**/chat/messages") as request:
        chat.page.get_by_role("button", name="Jaa sijaintini").click()
    assert request.value.post_data_json["lat"] == 63.92512
    chat.expect_answered(2)
    assert chat.own.last.locator(".bubble").inner_text() == "Oma sijainti"


def test_a_place_that_the_browser_keeps_is_asked_for_in_words(open_chat: OpenChat) -> None:
    chat = open_chat("/nivala", "sv", permissions=[])
    begin_report(chat, "sv")
    chat.page.get_by_role("button", name="Dela min plats").click()
    expect(chat.place_told).to_contain_text("Skriv adressen eller platsen i meddelandet.")
