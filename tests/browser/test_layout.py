"""How the page looks on small screens, at high zoom, and with other text spacing; that it holds still."""

import pytest
from playwright.sync_api import expect

from .conftest import OpenChat
from .journeys import OTHER_PLACE
from .states import STATES

TARGET = 44
"""Pixels: WCAG 2.5.5. Links in a sentence are exempt."""

CLEARANCE = 6
"""Pixels between the focus ring and the words next to it."""

NOT_COVERED = """(node) => {
  const { left, top, width, height } = node.getBoundingClientRect();
  return node.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""

TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""WCAG 1.4.12."""


def test_wider_text_spacing_fits(open_chat: OpenChat) -> None:
    chat = open_chat("/nivala", "fi", viewport={"width": 320, "height": 568})
    STATES["summary"](chat, "fi")
    chat.page.evaluate(
        """(css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [sheet];
        }""",
        TEXT_SPACING,
    )
    assert chat.overflow() == 0
    clipped = chat.page.evaluate(
        """() => [...document.querySelectorAll(".bubble, button, summary, dd, dt")]
          .filter((node) => node.checkVisibility() && node.clientWidth)
          .filter((node) => node.scrollWidth > node.clientWidth + 1)
          .map((node) => node.outerHTML.slice(0, 80))"""
    )
    assert clipped == []


@pytest.mark.parametrize("state", ["photo_chosen", "summary", "menu_open", "asked_to_begin_again"])
def test_everything_to_press_is_large_enough(open_chat: OpenChat, state: str) -> None:
    chat = open_chat("/nivala", "fi", viewport={"width": 320, "height": 568}, has_touch=True, is_mobile=True)
    STATES[state](chat, "fi")
    small = chat.page.evaluate(
        """(target) => [...document.querySelectorAll("button, summary, .title a, .sheet li a, textarea")]
          .filter((node) => node.checkVisibility())
          .map((node) => [node.textContent.trim(), node.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < target || height < target)
          .map(([name, { width, height }]) => `${name} ${width}x${height}`)""",
        TARGET,
    )
    assert small == []


def test_what_has_the_focus_is_not_covered(open_chat: OpenChat) -> None:
    chat = open_chat("/nivala", "fi", viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    STATES["report_fault"](chat, "fi")
    for _ in range(25):
        chat.page.keyboard.press("Shift+Tab")
        covered = chat.page.evaluate(
            """() => {
              const node = document.activeElement;
              if (node === document.body) return "";
              const { left, top, width, height } = node.getBoundingClientRect();
              const seen = document.elementFromPoint(left + width / 2, top + height / 2);
              return node.contains(seen) || seen?.contains(node) ? "" : node.textContent.trim();
            }"""
        )
        assert covered == ""


def test_the_newest_question_is_in_view_and_the_composer_below_it(open_chat: OpenChat) -> None:
    chat = open_chat("/nivala", "fi", viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    STATES["photo_chosen"](chat, "fi")
    bottom = chat.page.locator("#composer").bounding_box()["y"]
    expect(chat.last).to_be_in_viewport()
    box = chat.last.bounding_box()
    assert box["y"] + box["height"] <= bottom


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("corrected", [False, True], ids=["summary", "corrected"])
def test_a_summary_comes_with_the_button_that_sends_it(
    open_chat: OpenChat, language: str, corrected: bool
) -> None:
    options = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    chat = open_chat("/nivala", language, reduced_motion="reduce", **options)
    STATES["summary"](chat, language)
    if corrected:
        own = chat.own.count()
        chat.last.locator("dl button").nth(1).tap()
        chat.expect_answered(own + 1)
        chat.say(OTHER_PLACE)
        chat.expect_answered(own + 2)
    chat.expect_last("summary")
    expect(chat.last.locator("h3")).to_be_in_viewport(ratio=1)
    for button in chat.last.locator(".choices button").all():
        expect(button).to_be_in_viewport(ratio=1)
        assert button.evaluate(NOT_COVERED)
    # Nothing that is reached with the keyboard is covered by what stays in view.
    for change in chat.last.locator("dl button").all():
        change.focus()
        assert change.evaluate(NOT_COVERED)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_why_a_message_waits_is_in_view(open_chat: OpenChat, language: str) -> None:
    chat = open_chat("/nivala", language, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    STATES["held_up"](chat, language)
    state = chat.page.locator(".state")
    expect(state).to_be_in_viewport(ratio=1)
    assert state.evaluate(NOT_COVERED)
    bottom = "(node) => node.getBoundingClientRect().bottom"
    assert state.evaluate(bottom) <= chat.page.locator(".dock").evaluate(
        "(node) => node.getBoundingClientRect().top"
    )


def test_the_hint_below_the_field_stays_clear_of_the_focus_ring(open_chat: OpenChat) -> None:
    chat = open_chat("/nivala", "fi", viewport={"width": 360, "height": 740})
    chat.expect_answered(0)
    chat.page.keyboard.press("Tab")
    chat.page.keyboard.press("Enter")
    expect(chat.field).to_be_focused()
    ring, hint = chat.page.evaluate(
        """() => {
          const [field, keys] = [document.activeElement, document.getElementById("text-keys")];
          const { outlineWidth, outlineOffset } = getComputedStyle(field);
          const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset);
          return [field.getBoundingClientRect().bottom + ring, keys.getBoundingClientRect().top];
        }"""
    )
    assert hint - ring >= CLEARANCE


def test_a_device_without_a_keyboard_is_told_of_no_keys(open_chat: OpenChat) -> None:
    chat = open_chat("/nivala", "fi", viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    chat.expect_answered(0)
    expect(chat.page.locator("#text-keys")).to_be_hidden()


def test_nothing_moves_where_motion_is_unwanted(open_chat: OpenChat) -> None:
    chat = open_chat("/nivala", "fi", reduced_motion="reduce")
    STATES["waiting_for_a_reply"](chat, "fi")
    moving = "document.getAnimations().filter((each) => each.animationName !== 'appear').length"
    assert chat.page.evaluate(moving) == 0
    assert chat.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_who_reads_above_is_not_pulled_down(open_chat: OpenChat) -> None:
    chat = open_chat("/nivala", "fi", viewport={"width": 360, "height": 500}, reduced_motion="reduce")
    STATES["new_messages_below"](chat, "fi")
    assert chat.page.evaluate("scrollY") == 0
    chat.page.locator("#new-messages").click()
    expect(chat.last).to_be_in_viewport()
    expect(chat.page.locator("#new-messages")).to_be_hidden()


def test_the_field_grows_with_the_text_and_shrinks_again(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.expect_answered(0)
    height = chat.field.bounding_box()["height"]
    chat.field.fill("yksi\nkaksi\nkolme")
    assert chat.field.bounding_box()["height"] > height
    chat.field.press("Enter")
    chat.expect_answered(1)
    assert chat.field.bounding_box()["height"] == height
