"""The chat page as a test uses it: by what a citizen sees and hears."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, Request, expect

OBSERVER = """
window.announced = [];
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
document.addEventListener("DOMContentLoaded", () => {
  const region = document.getElementById("announcer");
  if (!region) return;
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) window.announced.push({ text: node.textContent, lang: node.lang });
    }
  }).observe(region, { childList: true, characterData: true, subtree: true });
});
"""


class ChatPage:
    """One tab with the chat.

    Attributes:
        problems: script errors, policy violations and foreign requests so far.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self._problems: list[str] = []
        self._expected = re.compile("(?!)")
        page.add_init_script(OBSERVER)
        page.on("pageerror", lambda error: self._problems.append(f"error: {error}"))
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("request", self._request)

    @property
    def problems(self) -> list[str]:
        return self._problems + (self.page.evaluate("window.violations") or [])

    # ------------------------------------------------------------------ what a citizen does

    def open(self, path: str, language: str) -> None:
        self.page.goto(f"{self.address}{path}?lang={language}")

    def say(self, text: str) -> None:
        self.page.bring_to_front()
        self.field.fill(text)
        self.field.press("Enter")

    def press(self, title: str) -> None:
        """Presses the newest button with this title."""
        self.page.bring_to_front()
        self.page.get_by_role("button", name=title, exact=True).last.click()

    def send_photo(self, content: bytes, name: str = "kuva.png") -> None:
        self.choose_photo(content, name)
        self.photo_send.click()

    def choose_photo(self, content: bytes, name: str = "kuva.png", kind: str = "image/png") -> None:
        self.page.locator("#photo-file").set_input_files({"name": name, "mimeType": kind, "buffer": content})

    # ------------------------------------------------------------------ what a citizen sees

    @property
    def field(self) -> Locator:
        return self.page.locator("#text")

    @property
    def messages(self) -> Locator:
        """Every message, of both sides, also those still on their way."""
        return self.page.locator(".message")

    @property
    def replies(self) -> Locator:
        return self.page.locator(".message:not(.citizen)")

    @property
    def own(self) -> Locator:
        return self.page.locator(".message.citizen")

    @property
    def last(self) -> Locator:
        return self.messages.last

    @property
    def open_buttons(self) -> Locator:
        """Buttons of the conversation that can be pressed."""
        return self.page.locator(".message button:enabled:not([aria-disabled=true])")

    @property
    def error(self) -> Locator:
        return self.page.locator("#text-error")

    @property
    def connection(self) -> Locator:
        return self.page.locator("#connection")

    @property
    def share_place(self) -> Locator:
        return self.page.locator("ak-place button").first

    @property
    def place_told(self) -> Locator:
        """What is told of the search for the place."""
        return self.page.locator("ak-place .told")

    @property
    def add_photo(self) -> Locator:
        return self.page.locator("ak-photos .add")

    @property
    def photos(self) -> Locator:
        """The photos that are chosen and not yet stored."""
        return self.page.locator("ak-photos ul")

    @property
    def photo_send(self) -> Locator:
        """Sends what is chosen, for the first time."""
        return self.page.locator("ak-photos .send-photos")

    @property
    def photo_retry(self) -> Locator:
        return self.page.get_by_role("button", name=re.compile("^(Yritä uudelleen|Försök igen)"))

    @property
    def photo_progress(self) -> Locator:
        return self.page.locator("ak-photos progress")

    @property
    def photo_words(self) -> Locator:
        """How a photo fares."""
        return self.page.locator("ak-photos .name")

    @property
    def photo_complaint(self) -> Locator:
        """Why a file was not taken."""
        return self.page.locator("ak-photos .complaint")

    def texts(self) -> list[str]:
        """The words of every message, without who said it and when."""
        return self.messages.locator(".bubble").all_inner_texts()

    def expect_last(self, kind: str) -> Locator:
        """Waits until the newest message is of this kind (`akkuna.replies.Kind`)."""
        expect(self.last).to_have_attribute("data-kind", kind)
        return self.last

    def expect_answered(self, own: int, patience: float = 5_000) -> None:
        """Waits, at most so many milliseconds a sign, until the citizen has said so many messages and the
        assistant has answered the last."""
        expect(self.page.locator("#loading")).to_have_count(0, timeout=patience)
        expect(self.own).to_have_count(own, timeout=patience)
        expect(self.page.locator(".state")).to_have_count(0, timeout=patience)
        expect(self.page.locator(".message:last-of-type:not(.citizen)")).to_have_count(1, timeout=patience)

    # ------------------------------------------------------------------ what a citizen hears

    def announced(self) -> list[dict[str, str]]:
        """Everything put into the live region since the page was loaded."""
        heard: list[dict[str, str]] = self.page.evaluate("window.announced")
        return heard

    def announced_replies(self) -> list[dict[str, str]]:
        """Of these, what the assistant said."""
        return [each for each in self.announced() if each["text"].startswith(("Avustaja:", "Assistenten:"))]

    def accessibility_tree(self) -> list[dict[str, Any]]:
        """The nodes that assistive technology is given."""
        session = self.page.context.new_cdp_session(self.page)
        nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        return nodes

    def overflow(self) -> int:
        """CSS pixels by which the page is wider than its window."""
        root = "document.documentElement"
        pixels: int = self.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
        return pixels

    def waiting(self) -> list[str]:
        """Keys of the unsent messages kept in the browser."""
        keys = "Object.keys(localStorage).filter((key) => key.startsWith('akkuna:message:'))"
        found: list[str] = self.page.evaluate(keys)
        return found

    def focused_name(self) -> str:
        """What a screen reader would call the focused element."""
        name: str = self.page.evaluate(
            """() => {
              const node = document.activeElement;
              return (node.labels?.[0] ?? node).textContent.replace(/\\s+/g, " ").trim();
            }"""
        )
        return name

    def expect_failures(self, pattern: str) -> None:
        """From now on the browser may report failures like this: the test causes them."""
        self._expected = re.compile(pattern)

    # ------------------------------------------------------------------ inside

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not self._expected.search(text):
            self._problems.append(f"{kind}: {text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "blob:")):
            self._problems.append(f"request: {request.url}")
