"""A whole report over a connection that breaks at each step: nothing is lost, nothing happens twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from playwright.sync_api import expect

from tests.contract.server import Sandbox

from .chat_page import ChatPage
from .conftest import OpenChat
from .journeys import FIRST_WORDS, PATIENCE, PLACE, STEPS, expect_receipt, without_numbers
from .line import Line
from .states import BROKEN

Break = Callable[[ChatPage, Line], AbstractContextManager[None]]
"""The connection is broken within, and whole again after."""


@pytest.fixture
def server(line: Line) -> Line:
    """What `open_chat` opens."""
    return line


@pytest.fixture(scope="module")
def undisturbed() -> dict[str, list[str]]:
    """What stands in the conversation when nothing happens to the connection, by language."""
    return {}


@contextmanager
def device_offline(chat: ChatPage, line: Line) -> Iterator[None]:
    """The phone has no network, and says so to the page."""
    chat.page.context.set_offline(True)
    yield
    expect_waiting(chat)
    chat.page.context.set_offline(False)


@contextmanager
def line_cut(chat: ChatPage, line: Line) -> Iterator[None]:
    """Somewhere on the way nothing gets through, which the browser does not know until it tries."""
    line.cut()
    yield
    expect_waiting(chat)
    line.restore()


@contextmanager
def answers_lost(chat: ChatPage, line: Line) -> Iterator[None]:
    """The server gets the message and answers it: neither its word for it nor the reply arrives."""
    line.lose_answers()
    yield
    line.wait_for_lost_reply()
    expect(chat.page.locator(".state")).not_to_have_count(0)
    line.cut()
    expect_waiting(chat)
    line.restore()


def expect_waiting(chat: ChatPage) -> None:
    expect(chat.page.locator(".message:last-of-type .state")).to_have_attribute("data-state", "waiting")
    expect(chat.page.locator("#typing")).to_be_hidden()


@pytest.mark.parametrize("broken", [device_offline, line_cut, answers_lost])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_report_arrives_once_though_the_connection_breaks_at_each_step(
    open_chat: OpenChat,
    line: Line,
    sandbox: Sandbox,
    undisturbed: dict[str, list[str]],
    broken: Break,
    language: str,
) -> None:
    if language not in undisturbed:
        undisturbed[language] = report_undisturbed(open_chat, language)
        sandbox.start_anew()
    chat = open_chat("/nivala", language)
    chat.expect_answered(0)
    chat.expect_failures(BROKEN)
    for own, step in enumerate(STEPS, start=1):
        with broken(chat, line):
            step(chat, language)
            expect(chat.own).to_have_count(own)
        chat.expect_answered(own, PATIENCE)
    assert without_numbers(chat) == undisturbed[language]
    assert len(chat.announced_replies()) == chat.replies.count(), "each reply is said once"
    (effect,) = sandbox.ledger()
    expect_receipt(chat, language, effect["id"])
    assert sandbox.ledger() == [effect]


def report_undisturbed(open_chat: OpenChat, language: str) -> list[str]:
    chat = open_chat("/nivala", language)
    chat.expect_answered(0)
    for own, step in enumerate(STEPS, start=1):
        step(chat, language)
        chat.expect_answered(own, PATIENCE)
    return without_numbers(chat)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_what_is_written_without_a_line_goes_in_order_when_it_is_back(
    open_chat: OpenChat, line: Line, undisturbed: dict[str, list[str]], language: str
) -> None:
    chat = open_chat("/nivala", language)
    chat.expect_answered(0)
    chat.expect_failures(BROKEN)
    said = [FIRST_WORDS[language], PLACE[language]]
    line.cut()
    for words in said:
        chat.say(words)
        expect_waiting(chat)
    assert chat.own.locator(".bubble").all_inner_texts() == said
    line.restore()
    chat.expect_answered(2, PATIENCE)
    assert chat.own.locator(".bubble").all_inner_texts() == said
    expect(chat.add_photo).to_be_visible()
    assert set(Counter(chat.texts()).values()) == {1}
