"""WCAG 2.2 AA as far as machines can tell, and what a screen reader hears."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .conftest import OpenChat
from .inspection import AXE, Inspection
from .journeys import PLACE, answer_until_summary, begin_report
from .states import STATES

LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])


def violations(chat: ChatPage, axe: str) -> list[str]:
    """What axe-core finds as the page is shown now, one line a rule and element."""
    chat.page.evaluate(axe)
    found: list[str] = chat.page.evaluate(AXE, [])
    return found


@LANGUAGES
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_look_and_the_narrowest_screen_holds_it(
    inspect: Callable[[str, str], Inspection], state: str, language: str
) -> None:
    found = inspect(state, language)
    assert found.axe == []
    assert found.overflow == 0
    assert found.problems == []


@LANGUAGES
@pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 1280, "height": 800}},
        {"viewport": {"width": 320, "height": 256}},
    ],
    ids=["desktop", "400 % zoom"],
)
def test_axe_finds_nothing_however_it_is_shown(
    open_chat: OpenChat, axe: str, options: dict[str, Any], language: str
) -> None:
    chat = open_chat("/nivala", language, reduced_motion="reduce", **options)

    def check() -> None:
        assert violations(chat, axe) == []
        assert chat.overflow() == 0

    STATES["photo_failed"](chat, language)
    check()
    chat.page.unroute("**/chat/photos")
    chat.photo_retry.click()
    answer_until_summary(chat, language)
    check()
    chat.last.locator(".choices .primary").click()
    chat.expect_answered(chat.own.count())
    chat.say("a" * 10_000)
    check()
    chat.page.locator("#person summary").click()
    check()


@LANGUAGES
def test_each_reply_is_announced_once_in_its_language(open_chat: OpenChat, language: str) -> None:
    chat = open_chat("/nivala", language)
    begin_report(chat, language)
    answer_until_summary(chat, language)
    expected = chat.replies.count()
    heard = chat.announced_replies()
    assert len(heard) == expected
    said = [" ".join(text.split()) for text in chat.replies.locator(".bubble > p").all_inner_texts()]
    everything = [" ".join(each["text"].split()) for each in heard]
    assert all(sum(text in one for one in everything) == said.count(text) for text in said)
    assert {each["lang"] for each in heard} == {language}
    for line in chat.last.locator("dt, .choices button").all_inner_texts():
        assert line in heard[-1]["text"], "what is in a card is said too"


def test_history_is_not_announced_and_a_late_reply_is(open_chat: OpenChat) -> None:
    chat = open_chat()
    begin_report(chat, "fi")
    chat.page.reload()
    chat.expect_answered(1)
    assert chat.announced() == []
    before = chat.replies.count()
    chat.say(PLACE["fi"])
    chat.expect_answered(2)
    assert len(chat.announced_replies()) == chat.replies.count() - before


def live_regions(tree: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Texts in the accessibility tree by the politeness of the live region that they are in."""
    by_id = {node["nodeId"]: node for node in tree}
    found: dict[str, list[str]] = {"polite": [], "assertive": []}
    for node in tree:
        if node.get("role", {}).get("value") != "StaticText":
            continue
        above: dict[str, Any] | None = node
        while above is not None:
            properties = {each["name"]: each["value"].get("value") for each in above.get("properties", [])}
            if "live" in properties:
                found.setdefault(properties["live"], []).append(node["name"]["value"])
                break
            above = by_id.get(above.get("parentId", ""))
    return found


def test_the_accessibility_tree_gives_each_reply_to_one_live_region_only(open_chat: OpenChat) -> None:
    chat = open_chat()
    begin_report(chat, "fi")
    question = chat.last.locator(".bubble p").first.inner_text()
    tree = chat.accessibility_tree()
    assert [text for text in live_regions(tree)["polite"] if question in text] != []
    assert sum(question in text for text in live_regions(tree)["polite"]) == 1
    assert live_regions(tree)["assertive"] == []
    logs = [node for node in tree if node.get("role", {}).get("value") == "log"]
    assert [node["name"]["value"] for node in logs] == ["Keskustelu"]
    expect(chat.page.locator("#announcer")).to_be_empty()
    assert not any(question in text for text in live_regions(chat.accessibility_tree())["polite"])


def test_each_message_tells_its_language_and_who_said_it(open_chat: OpenChat) -> None:
    chat = open_chat()
    begin_report(chat, "fi")
    for message in chat.messages.all():
        assert message.get_attribute("lang") in ("fi", "sv")
        said = "Sinä" if "citizen" in (message.get_attribute("class") or "") else "Avustaja"
        assert message.locator(".byline span").first.text_content() == said


def test_an_error_is_tied_to_its_field(open_chat: OpenChat) -> None:
    chat = open_chat("/nivala", "sv")
    STATES["nothing_written"](chat, "sv")
    field = next(node for node in chat.accessibility_tree() if node.get("role", {}).get("value") == "textbox")
    assert field["name"]["value"] == "Skriv ett meddelande"
    assert field["description"]["value"].startswith("Skriv först ett meddelande.")
    assert {"name": "invalid", "value": {"type": "token", "value": "true"}} in field["properties"]
