"""Takes the pictures in docs/images: main states of the chat, in both languages, on a phone and a desktop.

``make screenshots`` starts the assistant with stand-ins of the outside systems, brings the page into each
state as the browser tests do, and writes ``chat-<state>-<device>-<language>.png``.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from akkuna.replies import LANGUAGES
from akkuna.settings import ROOT
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import ARGUMENTS, AS_RUN, CHROMIUM
from tests.browser.states import STATES
from tests.contract.server import Sandbox
from tests.resilience.server import Server
from tests.servers import municipalities_at

IMAGES = ROOT / "docs" / "images"
PICTURED = (
    "start",
    "choice_of_fault",
    "suggestions_open",
    "photo_chosen",
    "summary",
    "report_fault",
    "report_in_full",
    "person_asked_for",
    "day_asked",
    "notice",
    "offline",
    "menu_open",
    "about",
)
DEVICES: dict[str, dict[str, Any]] = {
    "phone": {
        "viewport": {"width": 360, "height": 740},
        "device_scale_factor": 1.5,
        "has_touch": True,
        "is_mobile": True,
    },
    "desktop": {"viewport": {"width": 1280, "height": 800}},
}
DRAWN = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
COLOURS = 64
MOST_BYTES = 3_000_000
"""Of all pictures together."""


def take_all(address: str, browser: Browser) -> None:
    """Takes every picture of the chat at `address`."""
    for device, options in DEVICES.items():
        for language in LANGUAGES:
            for state in PICTURED:
                picture = take(address, browser, state, language, options)
                write(picture, IMAGES / f"chat-{state.replace('_', '-')}-{device}-{language}.png")


def take(address: str, browser: Browser, state: str, language: str, options: dict[str, Any]) -> bytes:
    """A picture of the page in a state, as PNG."""
    context = browser.new_context(reduced_motion="reduce", **options)
    context.set_default_timeout(10_000)
    try:
        chat = ChatPage(context.new_page(), address)
        chat.open("/nivala", language)
        STATES[state](chat, language)
        chat.page.mouse.move(0, 0)
        chat.page.evaluate(DRAWN)
        return chat.page.screenshot(animations="disabled")
    finally:
        context.close()


def write(picture: bytes, path: Path) -> None:
    """Writes a PNG with few colours: it looks the same and is a third of the size."""
    with Image.open(BytesIO(picture)) as image:
        few = image.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        few.save(path, "PNG", optimize=True)


@contextmanager
def running() -> Iterator[str]:
    """Address of the assistant with stand-ins, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sandbox = Sandbox(folder)
        try:
            municipalities = municipalities_at(sandbox.url, folder)
            server = Server(folder, f"sqlite:///{folder / 'akkuna.db'}", municipalities, AS_RUN, processes=1)
            try:
                yield server.address
            finally:
                server.stop()
        finally:
            sandbox.close()


def main() -> None:
    """Takes the pictures; says so if they have become too large for a repository."""
    with running() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        take_all(address, browser)
        browser.close()
    size = sum(path.stat().st_size for path in IMAGES.glob("*.png"))
    if size > MOST_BYTES:
        sys.exit(f"the pictures take {size} bytes, more than {MOST_BYTES}: take fewer, or with fewer colours")


if __name__ == "__main__":
    main()
