"""A phone on a bus: Chromium with a slow processor and a slow line, which counts what a page costs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
# Nothing is asked of other machines: a page's figure must not depend on how far away a font of it is.
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
PHONE: ViewportSize = {"width": 360, "height": 740}
DOWN_BITS, UP_BITS, ROUND_TRIP_MS = 1_600_000, 750_000, 150
"""A poor mobile connection. Chromium does not hold back WebSockets, which is to rasa-webchat's good."""
CPU_SLOWDOWN = 4
SEEN_SECONDS = 30

WATCH = """
(wanted) => {
  const find = (selector) =>
    selector.split(" >>> ").reduce((root, part) => (root?.shadowRoot ?? root)?.querySelector(part), document);
  const onScreen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0
      && element.checkVisibility({ visibilityProperty: true });
  };
  const seen = {};
  window.benchSeen = new Promise((resolve, reject) => {
    const look = () => {
      for (const [name, selector] of Object.entries(wanted)) {
        const element = name in seen ? null : find(selector);
        if (element && onScreen(element)) seen[name] = performance.now();
      }
      const missing = Object.keys(wanted).filter((name) => !(name in seen));
      if (!missing.length) return resolve(seen);
      if (performance.now() > SEEN_MS) return reject(new Error(`not on screen: ${missing}`));
      requestAnimationFrame(look);
    };
    look();
  });
}
""".replace("SEEN_MS", str(1000 * SEEN_SECONDS))
"""Notes when each of the wanted elements stands on screen; ``host >>> inner`` looks into a shadow root."""

PAINTS = "performance.getEntriesByType('paint').map(({ name, startTime }) => [name, startTime])"


@dataclass(frozen=True)
class Load:
    """One load of a page, from the navigation until all that was waited for was on screen.

    Attributes:
        moments: milliseconds until each of it was on screen.
        first_paint_ms, first_contentful_paint_ms: as the Paint Timing API has them.
        bytes: what came over the line, headers included.
        requests: what was asked; a WebSocket counts as one.
    """

    moments: dict[str, float]
    first_paint_ms: float
    first_contentful_paint_ms: float
    bytes: int
    requests: int


class Traffic:
    """What came over the line, from the events of the protocol's Network domain.

    Args:
        but: address whose answer is not counted.
    """

    def __init__(self, but: str | None = None) -> None:
        self._but = but
        self._bytes: dict[str, int] = {}

    @property
    def bytes(self) -> int:
        """All of it so far."""
        return sum(self._bytes.values())

    @property
    def requests(self) -> int:
        """How many were answered."""
        return len(self._bytes)

    def response(self, event: Mapping[str, Any]) -> None:
        """``Network.responseReceived``: the headers are here."""
        url = event["response"]["url"]
        if url != self._but and url.startswith("http"):
            self._bytes[event["requestId"]] = int(event["response"]["encodedDataLength"])

    def data(self, event: Mapping[str, Any]) -> None:
        """``Network.dataReceived``: a piece of the body, the only word of a stream that does not end."""
        self._add(event["requestId"], event["encodedDataLength"])

    def finished(self, event: Mapping[str, Any]) -> None:
        """``Network.loadingFinished``: the sum for the whole answer."""
        if event["requestId"] in self._bytes:
            self._bytes[event["requestId"]] = int(event["encodedDataLength"])

    def socket(self, event: Mapping[str, Any]) -> None:
        """``Network.webSocketHandshakeResponseReceived``."""
        self._bytes[event["requestId"]] = len(event["response"].get("headersText", ""))

    def frame(self, event: Mapping[str, Any]) -> None:
        """``Network.webSocketFrameReceived``."""
        self._add(event["requestId"], len(event["response"]["payloadData"].encode()))

    def _add(self, request: str, count: float) -> None:
        if request in self._bytes:
            self._bytes[request] += int(count)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium.

    Raises:
        RuntimeError: it is not installed.
    """
    if not CHROMIUM.exists():
        raise RuntimeError("Chromium is not installed: `make system-packages`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def load(browser: Browser, url: str, wanted: Mapping[str, str], but_document: bool = False) -> Load:
    """Loads a page as somebody who was never there before.

    Args:
        wanted: CSS selectors of what is waited for, by the name of the moment.
        but_document: the page itself is not counted, only what it loads.

    Raises:
        playwright.sync_api.Error: something of it did not come in time.
    """
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    try:
        page = context.new_page()
        traffic = _slow_and_counted(page, Traffic(url if but_document else None))
        page.add_init_script(f"({WATCH})({dict(wanted)})")
        page.goto(url, wait_until="commit")
        moments: dict[str, float] = page.evaluate("window.benchSeen")
        received, asked = traffic.bytes, traffic.requests
        paints = dict(page.evaluate(PAINTS))
    finally:
        context.close()
    return Load(moments, paints["first-paint"], paints["first-contentful-paint"], received, asked)


def _slow_and_counted(page: Page, traffic: Traffic) -> Traffic:
    session = page.context.new_cdp_session(page)
    session.on("Network.responseReceived", traffic.response)
    session.on("Network.dataReceived", traffic.data)
    session.on("Network.loadingFinished", traffic.finished)
    session.on("Network.webSocketHandshakeResponseReceived", traffic.socket)
    session.on("Network.webSocketFrameReceived", traffic.frame)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line = {"latency": ROUND_TRIP_MS, "downloadThroughput": DOWN_BITS / 8, "uploadThroughput": UP_BITS / 8}
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    return traffic
