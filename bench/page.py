"""What a citizen waits for: the chat page beside rasa-webchat, on a phone with a poor connection.

Ours is the page that `akkuna run` serves; theirs is the widget of rasa-webchat, open from the beginning,
alone on a page and talking to the starter bot over Rasa's own socket.io channel. Then both as a button on
a site's page, before anybody opens them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from bench.bots import Surroundings, serving_stock, stock_bot
from bench.browser import CPU_SLOWDOWN, DOWN_BITS, ROUND_TRIP_MS, UP_BITS, Load, chromium, load
from bench.server import BotServer
from bench.site import HOST, RASA_WEBCHAT, rasa_webchat, site

LOADS = 7
STOCK_OPTIONS = ("--credentials", str(HOST / "credentials.yml"), "--cors", "*")

OURS = {"field": "#text:enabled", "message": ".message:not(.citizen) .bubble"}
THEIRS = {"field": ".rw-new-message:enabled", "message": ".rw-response .rw-message-text"}
OUR_LAUNCHER = {"launcher": "kunta-akkuna >>> .launcher"}
THEIR_LAUNCHER = {"launcher": ".rw-launcher"}


@dataclass(frozen=True)
class Chat:
    """A chat that is open; medians of the loads.

    Attributes:
        bytes, requests: until the assistant's first message was on screen, headers included.
        first_paint_ms, first_contentful_paint_ms: from the navigation.
        field_ms: until one can write.
        message_ms: until the assistant's first message is on screen.
    """

    bytes: float
    requests: float
    first_paint_ms: float
    first_contentful_paint_ms: float
    field_ms: float
    message_ms: float


@dataclass(frozen=True)
class Launcher:
    """A chat on a site's page that nobody has opened; medians of the loads.

    Attributes:
        bytes, requests: besides the page itself, until the button was on screen.
        launcher_ms: until the button is on screen.
    """

    bytes: float
    requests: float
    launcher_ms: float


def compare(folder: Path) -> dict[str, Any]:
    """Measures both, in turns, so that the machine's good and bad minutes meet both.

    Args:
        folder: for logs and storage.

    Returns:
        Table as JSON: `stock`, `ours` and `ratios` (theirs to ours, so that more is better for ours).

    Raises:
        RuntimeError: a bot does not start, or Chromium is not there.
        playwright.sync_api.Error: a chat did not open.
    """
    stock_bot()
    rasa_webchat()
    surroundings = Surroundings(folder)
    try:
        with (
            surroundings.serving_ours(folder / "ours.log") as ours,
            serving_stock(folder / "stock.log", *STOCK_OPTIONS) as stock,
            site(_address(ours), _address(stock)) as host,
            chromium() as browser,
        ):
            chats = _in_turns(
                lambda: load(browser, f"{_address(ours)}/nivala?lang=fi", OURS),
                lambda: load(browser, f"{host}/rasa-webchat", THEIRS),
            )
            launchers = _in_turns(
                lambda: load(browser, f"{host}/with-ours", OUR_LAUNCHER, but_document=True),
                lambda: load(browser, f"{host}/with-rasa-webchat", THEIR_LAUNCHER, but_document=True),
            )
            version = browser.version
    finally:
        surroundings.close()
    our_chat, their_chat = (asdict(_chat(loads)) for loads in chats)
    our_launcher, their_launcher = (asdict(_launcher(loads)) for loads in launchers)
    return {
        "load": {
            "loads": LOADS,
            "down_bits": DOWN_BITS,
            "up_bits": UP_BITS,
            "round_trip_ms": ROUND_TRIP_MS,
            "cpu_slowdown": CPU_SLOWDOWN,
            "chromium": version,
            "rasa_webchat": RASA_WEBCHAT,
        },
        "stock": {"chat": their_chat, "launcher": their_launcher},
        "ours": {"chat": our_chat, "launcher": our_launcher},
        "ratios": {"chat": _ratios(their_chat, our_chat), "launcher": _ratios(their_launcher, our_launcher)},
    }


def _in_turns(*loading: Callable[[], Load]) -> list[list[Load]]:
    """Loads each page once to warm the servers up, then so often as is measured."""
    for one in loading:
        one()
    rounds = [[one() for one in loading] for _ in range(LOADS)]
    return [list(loads) for loads in zip(*rounds, strict=True)]


def _chat(loads: Sequence[Load]) -> Chat:
    return Chat(
        bytes=median(each.bytes for each in loads),
        requests=median(each.requests for each in loads),
        first_paint_ms=median(each.first_paint_ms for each in loads),
        first_contentful_paint_ms=median(each.first_contentful_paint_ms for each in loads),
        field_ms=median(each.moments["field"] for each in loads),
        message_ms=median(each.moments["message"] for each in loads),
    )


def _launcher(loads: Sequence[Load]) -> Launcher:
    return Launcher(
        bytes=median(each.bytes for each in loads),
        requests=median(each.requests for each in loads),
        launcher_ms=median(each.moments["launcher"] for each in loads),
    )


def _ratios(theirs: Mapping[str, float], ours: Mapping[str, float]) -> dict[str, float]:
    return {name: theirs[name] / ours[name] for name in ours}


def _address(server: BotServer) -> str:
    parts = urlsplit(server.url)
    return f"{parts.scheme}://{parts.netloc}"
