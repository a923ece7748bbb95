"""What assistive technology is given: the tree of every state, and each reply announced once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .conftest import OpenChat
from .inspection import Inspection
from .journeys import PLACE, answer_until_summary, begin_report
from .states import STATES, forget_conversation
from .tree import Tree, faults

LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])

HEARING = """
window.heard = [];
document.addEventListener("DOMContentLoaded", () => {
  const LIVE = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], " +
    "[role=log]:not([aria-live=off])";
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      if (!element?.closest(LIVE)) continue;
      for (const node of addedNodes.length ? addedNodes : [target]) {
        const words = node.textContent.replace(/\\s+/g, " ").trim();
        if (words) window.heard.push(words);
      }
    }
  }).observe(document.documentElement, { childList: true, characterData: true, subtree: true });
});
"""
"""Notes whatever is put into any live region of the page, which a screen reader would say."""


@LANGUAGES
@pytest.mark.parametrize("state", STATES)
def test_every_control_has_a_name_a_role_and_its_state(
    inspect: Callable[[str, str], Inspection], state: str, language: str
) -> None:
    assert inspect(state, language).tree == []


def heard(chat: ChatPage) -> list[str]:
    """What has been said since the page was loaded."""
    said: list[str] = chat.page.evaluate("window.heard")
    return said


def paragraphs(chat: ChatPage) -> list[list[str]]:
    """Of each reply, its paragraphs."""
    replies: list[list[str]] = chat.replies.evaluate_all(
        """(all) => all.map((one) => [...one.querySelectorAll(".bubble p:not(ak-hint p)")]
          .map((words) => words.textContent.replace(/\\s+/g, " ").trim()))"""
    )
    return replies


def assert_said_once(replies: list[list[str]], said: list[str]) -> None:
    """Each reply is in exactly one of the things said, and in their order."""
    told = [words for words in said if words.startswith(("Avustaja:", "Assistenten:"))]
    assert len(told) == len(replies)
    for words, reply in zip(told, replies, strict=True):
        assert all(words.count(paragraph) == 1 for paragraph in reply), (words, reply)
    rest = [words for words in said if words not in told]
    assert not any(paragraph in words for words in rest for reply in replies for paragraph in reply)


@LANGUAGES
def test_each_reply_of_a_whole_report_is_said_once_also_when_it_is_loaded_anew(
    open_chat: OpenChat, language: str
) -> None:
    chat = open_chat("/nivala", language)
    chat.page.add_init_script(HEARING)
    forget_conversation(chat)
    chat.open("/nivala", language)
    begin_report(chat, language)
    assert_said_once(paragraphs(chat), heard(chat))
    before = chat.replies.count()
    chat.page.reload()
    chat.expect_answered(1)
    assert heard(chat) == []
    chat.say(PLACE[language])
    answer_until_summary(chat, language)
    chat.last.locator(".choices .primary").click()
    chat.expect_answered(chat.own.count())
    expect(chat.page.locator(".message.receipt")).to_have_count(1)
    assert_said_once(paragraphs(chat)[before:], heard(chat))
    own = chat.own.count()
    chat.page.reload()
    chat.expect_answered(own)
    assert heard(chat) == []


@LANGUAGES
def test_a_field_is_described_by_what_is_shown_only(open_chat: OpenChat, language: str) -> None:
    chat = open_chat("/nivala", language)
    chat.expect_answered(0)
    keys, left = (chat.page.locator(f"#text-{name}") for name in ("keys", "left"))
    assert described(chat) == keys.inner_text()
    chat.field.fill("a" * 4_500)
    assert described(chat) == f"{left.inner_text()} {keys.inner_text()}"
    chat.field.fill("")
    begin_report(chat, language)
    assert described(chat) == ""


def test_with_a_finger_no_keys_are_told(open_chat: OpenChat) -> None:
    chat = open_chat(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    chat.expect_answered(0)
    assert described(chat) == ""


def described(chat: ChatPage) -> str:
    """What a screen reader adds to the name of the field."""
    [field] = Tree(chat.page).of("textbox", "combobox")[-1:]
    return " ".join(field.description.split())


BROKEN_PAGE = """<html lang="fi"><title>Kunta</title><main><h1>Kunta</h1><h3>Asia</h3>
<button></button><a href="/a">Muuta</a><a href="/b">Muuta</a><div tabindex="0">Valitse</div>
<button title="Lähetä">Lähetä</button><p>Skicka</p>
<div role="log"><p>Hei</p></div>
</main>"""


def test_the_checks_find_what_is_wrong(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.page.route("**/broken", lambda route: route.fulfill(body=BROKEN_PAGE, content_type="text/html"))
    chat.page.goto(f"{chat.address}/broken")
    found = " | ".join(faults(chat.page, whole=True))
    for fault in (
        "no name: button",
        "no name: log",
        "2 different things are called link “Muuta”",
        "can have the focus, but is no control",
        "“Skicka” is sv, said to be fi",
        "level 3 comes after 1",
        "landmarks",
        "told again with the conversation",
    ):
        assert fault in found, found
