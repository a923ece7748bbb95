"""A whole report while the server's processes, or all of it, are killed in the middle."""

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.contract.server import Sandbox
from tests.resilience import killable
from tests.resilience.server import until

from .chat_page import ChatPage
from .conftest import OpenChat
from .journeys import PATIENCE, STEPS, expect_receipt, press_primary
from .line import Line
from .states import BROKEN

IN_EACH_STEP = (
    killable.MESSAGE_STORED,
    killable.REPLY_NOT_STORED,
    killable.REPLY_STORED,
    killable.MESSAGE_STORED,
    killable.REPLY_NOT_STORED,
    killable.SYSTEM_HAS_IT,
)
"""Where the serving process dies; in the last step, with the report in the municipality's system."""


@pytest.fixture
def server(line: Line) -> Line:
    """What `open_chat` opens."""
    return line


def open_one(open_chat: OpenChat, language: str) -> ChatPage:
    chat = open_chat("/nivala", language)
    chat.expect_answered(0, PATIENCE)
    chat.expect_failures(BROKEN)
    return chat


def expect_nothing_twice(chat: ChatPage) -> None:
    assert [text for text, count in Counter(chat.texts()).items() if count > 1] == []
    assert len(chat.announced_replies()) <= chat.replies.count()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_report_is_made_though_the_serving_process_dies_in_each_step(
    open_chat: OpenChat, line: Line, sandbox: Sandbox, language: str
) -> None:
    chat = open_one(open_chat, language)
    for own, (step, point) in enumerate(zip(STEPS, IN_EACH_STEP, strict=True), start=1):
        line.server.arm(point)
        step(chat, language)
        chat.expect_answered(own, PATIENCE)
        assert line.server.has_died_at(point)
        line.server.kill_one()  # and one between the steps
        if own == 3:
            chat.page.reload()
            chat.expect_answered(own, PATIENCE)
    expect_nothing_twice(chat)
    (effect,) = sandbox.ledger()
    expect_receipt(chat, language, effect["id"])


def test_two_reports_are_made_though_the_whole_server_dies_before_between_and_after_the_steps(
    open_chat: OpenChat, line: Line, sandbox: Sandbox
) -> None:
    chats = {language: open_one(open_chat, language) for language in ("fi", "sv")}

    def everyone(number: int) -> None:
        for language, chat in chats.items():
            STEPS[number - 1](chat, language)

    def everyone_is_answered(own: int) -> None:
        for chat in chats.values():
            chat.expect_answered(own, PATIENCE)

    # Before the answer: the messages are stored, or only in the browser.
    die_at(line, killable.MESSAGE_STORED, lambda: everyone(1))
    everyone_is_answered(1)

    # Between the steps: what is written while there is no server waits.
    line.server.kill_everything()
    everyone(2)
    for chat in chats.values():
        expect(chat.page.locator(".message .state")).to_have_attribute("data-state", "waiting")
    line.server.start()
    everyone_is_answered(2)
    before = {language: chat.texts() for language, chat in chats.items()}
    for language, chat in chats.items():
        chat.page.reload()
        chat.expect_answered(2, PATIENCE)
        assert chat.texts() == before[language]
        expect(chat.add_photo).to_be_visible()
    for own in (3, 4, 5):
        everyone(own)
        everyone_is_answered(own)

    # Right after the confirming press.
    die_at(line, killable.SYSTEM_HAS_IT, lambda: [press_primary(*each) for each in pairs(chats)])
    numbers = {}
    for language, chat in chats.items():
        chat.expect_answered(len(STEPS), PATIENCE)
        expect_nothing_twice(chat)
        numbers[language] = until(lambda chat=chat: numbers_told(chat, sandbox), PATIENCE / 1000)
    effects = sandbox.ledger()
    assert sorted(sum(numbers.values(), [])) == sorted(each["id"] for each in effects)
    for language, chat in chats.items():
        (number,) = numbers[language]
        expect_receipt(chat, language, number)
    assert sandbox.ledger() == effects


def pairs(chats: dict[str, ChatPage]) -> list[tuple[ChatPage, str]]:
    return [(chat, language) for language, chat in chats.items()]


def die_at(line: Line, point: str, work: Callable[[], object]) -> None:
    """The whole server dies when the first process comes to the point, and is started again."""
    line.server.arm(point)
    work()
    until(lambda: line.server.has_died_at(point))
    line.server.kill_everything()
    line.server.start()


def numbers_told(chat: ChatPage, sandbox: Sandbox) -> list[str]:
    """The numbers of the system's that the chat's receipt tells."""
    receipt = chat.page.locator(".message.receipt .bubble")
    return [each["id"] for each in sandbox.ledger() if each["id"] in receipt.inner_text()]
