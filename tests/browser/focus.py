"""The keyboard's focus as a citizen sees it: always somewhere, always visible."""

import re
import time

from playwright.sync_api import Page

WATCH = """
if (!window.focusLost) {
  window.focusLost = [];
  let before = null;
  const look = () => {
    const now = document.activeElement;
    const nowhere = !now || now === document.body || !now.checkVisibility();
    if (nowhere && before && document.hasFocus()) window.focusLost.push(before);
    before = nowhere ? null : `${now.localName} ${(now.id || now.textContent).trim().slice(0, 40)}`;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
"""
"""Notes in each frame whether the focus has just been lost, and from what."""

VISIBLE = """() => {
  const node = document.activeElement;
  // A star's box is unseen: its label shows the focus.
  return [node, node.closest("label")].filter(Boolean).some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  });
}"""

NAME = """() => {
  const node = document.activeElement;
  const words = node.getAttribute("aria-label") ?? (node.labels?.[0] ?? node).textContent;
  return words.replace(/\\s+/g, " ").trim();
}"""

MOST_TABS = 80
MOVE_SECONDS = 2.0
"""How long the focus may take to come back from a dialog: its end is told in a task of its own."""


class Keyboard:
    """Uses a page by keys alone, and fails as soon as the focus is nowhere or cannot be seen.

    Args:
        tab: whose keys are pressed.
        page: the document that has the focus, which may be a frame of the tab.
    """

    def __init__(self, tab: Page, page: Page) -> None:
        self._tab, self._page = tab, page
        page.evaluate(WATCH)

    @property
    def name(self) -> str:
        """What has the focus, by its name."""
        return str(self._page.evaluate(NAME))

    def expect_name(self, name: str) -> None:
        """What has that name has the focus, or gets it at once."""
        end = time.monotonic() + MOVE_SECONDS
        while self.name != name and time.monotonic() < end:
            self._page.wait_for_timeout(20)
        assert self.name == name
        self.expect_focus()

    def press(self, *keys: str) -> None:
        for key in keys:
            self._tab.keyboard.press(key)
            self.expect_focus()

    def type(self, words: str) -> None:
        self._tab.keyboard.type(words)
        self.expect_focus()

    def expect_focus(self) -> None:
        """The focus is somewhere, can be seen, and has never been lost."""
        assert self._page.evaluate(VISIBLE), f"the focus cannot be seen on: {self.name}"
        self.expect_never_lost()

    def expect_never_lost(self) -> None:
        assert self._page.evaluate("window.focusLost") == []

    def tab_to(self, name: str | re.Pattern[str], backwards: bool = False) -> list[str]:
        """Goes on with Tab to what has this name; what was passed on the way."""
        wanted = name if isinstance(name, re.Pattern) else re.compile(re.escape(name))
        passed: list[str] = []
        for _ in range(MOST_TABS):
            self.press("Shift+Tab" if backwards else "Tab")
            if wanted.fullmatch(self.name):
                return passed
            passed.append(self.name)
        raise AssertionError(f"{wanted.pattern} cannot be reached with the keyboard: {passed}")
