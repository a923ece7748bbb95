"""How a conversation ends: the time-out that is told and put off, the rating, and what the citizen keeps."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import expect

from channels.web.texts import TEXTS
from integrations.database import Conversation, Database, conversations, ratings
from tests.conftest import SECRET
from tests.contract.server import Sandbox
from tests.resilience.server import Server, until

from .chat_page import ChatPage
from .conftest import OpenChat
from .focus import Keyboard
from .journeys import PATIENCE, begin_report, report_fault
from .states import BROKEN

LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])


@pytest.fixture(scope="module")
def database(server: Server) -> Iterator[Database]:
    """The server's own."""
    database = Database(f"sqlite:///{server.folder / 'akkuna.db'}", SECRET)
    yield database
    database.dispose()


def conversation_of(chat: ChatPage, database: Database) -> Conversation:
    (cookie,) = (each for each in chat.page.context.cookies() if each["name"] == "akkuna")
    with database.transaction() as tx:
        found = conversations.find(tx, "web", database.hash("sender", f"web:{cookie['value']}"))
    assert found is not None
    return found


def let_end_in(chat: ChatPage, database: Database, minutes: int) -> None:
    """Nearly the whole time of the conversation goes by while the phone sleeps."""
    now = datetime.now(timezone.utc)
    conversation = conversation_of(chat, database)
    with database.transaction() as tx:
        conversations.prolong(tx, conversation.id, now=now, until=now + timedelta(minutes=minutes))
    chat.expect_failures(BROKEN)
    chat.page.context.set_offline(True)
    chat.page.context.set_offline(False)


def heard(chat: ChatPage) -> list[str]:
    return [each["text"] for each in chat.announced()]


@LANGUAGES
def test_the_end_is_announced_once_and_put_off(
    open_chat: OpenChat, database: Database, language: str
) -> None:
    words = TEXTS[language]
    chat = open_chat("/nivala", language)
    begin_report(chat, language)
    keys = Keyboard(chat.page, chat.page)
    before = chat.texts()
    expect(chat.page.locator("ak-timeout button")).to_have_count(0)
    let_end_in(chat, database, 5)
    prolong = chat.page.get_by_role("button", name=words["client.timeout_prolong"])
    expect(prolong).to_be_visible(timeout=PATIENCE)
    ends = re.escape(words["client.timeout_warning"]).replace(r"\{time\}", r"\d{1,2}[.:]\d\d")
    assert sum(bool(re.fullmatch(ends, text)) for text in heard(chat)) == 1
    keys.expect_focus()  # it stays where the citizen writes
    keys.tab_to(words["client.timeout_prolong"], backwards=True)
    keys.press("Enter")
    expect(prolong).to_be_hidden()
    assert heard(chat).count(words["client.timeout_prolonged"]) == 1
    keys.expect_never_lost()
    ends_at = conversation_of(chat, database).session_ends_at
    assert ends_at is not None
    assert ends_at > datetime.now(timezone.utc) + timedelta(days=29)
    assert chat.texts() == before


@LANGUAGES
def test_a_report_is_rated(open_chat: OpenChat, database: Database, sandbox: Sandbox, language: str) -> None:
    words = TEXTS[language]
    chat = open_chat("/nivala", language)
    report_fault(chat, language)
    keys = Keyboard(chat.page, chat.page)
    chat.field.focus()
    keys.tab_to(re.compile("[15]/5: .*"), backwards=True)
    if keys.name.startswith("1"):
        keys.press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    else:
        keys.press("Space")
    assert keys.name == f"5/5: {words['client.rating_5']}"
    keys.press("Tab")
    keys.type("Helppoa. Enkelt. Tunnus 010190-900U")
    keys.tab_to(words["client.rating_send"])
    keys.press("Enter")
    expect(chat.page.get_by_text(words["client.rating_thanks"]).first).to_be_visible()
    assert heard(chat).count(words["client.rating_thanks"]) == 1
    keys.expect_never_lost()
    conversation = conversation_of(chat, database)

    def stored() -> list[ratings.Rating]:
        with database.transaction() as tx:
            return ratings.of_conversation(tx, conversation.id)

    (rating,) = until(stored)
    assert (rating.stars, rating.municipality) == (5, "535")
    assert rating.words.startswith("Helppoa. Enkelt.")
    assert "010190-900U" not in rating.words
    own = chat.own.count()
    chat.page.reload()
    chat.expect_answered(own)
    expect(chat.page.locator("main ak-rating")).to_have_count(0)


def words_of(text: str) -> str:
    """The words of a text in one line, as pages and files break it in different places."""
    return " ".join(text.split())


@LANGUAGES
def test_a_whole_conversation_is_kept_as_text_as_a_page_and_on_paper(
    open_chat: OpenChat, sandbox: Sandbox, tmp_path: Path, language: str
) -> None:
    words = TEXTS[language]
    chat = open_chat("/nivala", language)
    report_fault(chat, language)
    said = chat.messages.locator(".bubble p:not(ak-hint *)").all_inner_texts()
    (effect,) = sandbox.ledger()
    chat.page.locator("#menu summary").click()
    saved = {}
    for key in ("save_text", "save_html"):
        with chat.page.expect_download() as download:
            chat.page.get_by_role("link", name=words[f"client.{key}"]).click()
        assert words["transcript.file"] in download.value.suggested_filename
        saved[key] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[key])
    as_text = saved["save_text"].read_text("utf-8")

    file = chat.page.context.new_page()
    file.goto(saved["save_html"].as_uri())
    assert file.locator("html").get_attribute("lang") == language
    as_page = file.locator("body").inner_text()
    file.close()

    chat.page.context.add_init_script("window.print = () => { window.printed = true; }")
    with chat.page.context.expect_page() as opened:
        chat.page.get_by_role("link", name=words["client.save_print"]).click()
    paper = opened.value
    paper.locator("#print").click()
    assert paper.evaluate("window.printed")
    paper.emulate_media(media="print")
    on_paper = paper.locator("body").inner_text()
    assert paper.locator("html").get_attribute("lang") == language
    paper.close()

    for name, whole in (("text", as_text), ("page", as_page), ("paper", on_paper)):
        found = words_of(whole)
        assert effect["id"] in found, name
        for text in said:
            if text != words["client.photo_bubble"]:
                assert words_of(text) in found, f"{name}: {text}"
        assert words["transcript.photo"].format(number=1) in found, name
        assert words["transcript.summary"] in found, name
        assert words["transcript.receipt"] in found, name
