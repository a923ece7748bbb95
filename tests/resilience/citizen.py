"""A citizen's browser: posts under ids of its own, reads the event stream, comes back after a loss."""

import json
import time
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Any
from uuid import uuid4

import httpx

from tests.resilience.server import PATIENCE

Message = dict[str, Any]

WORTH_REPEATING = (429, 503)
OPENING = {
    "fi": "Meidän kadulla on katuvalo pimeenä, Kalliontie 15 Nivala",
    "sv": "Gatlyktan är släckt på vår gata, Kalliontie 15 Nivala",
}
SKIP = {"fi": "Ohita", "sv": "Hoppa över"}
SEND = {"fi": "Lähetä ilmoitus", "sv": "Skicka anmälan"}


class Citizen:
    """One browser with one conversation.

    Args:
        address: of the application.
        language: of the page.
        municipality: code of the page's municipality.

    Attributes:
        shown: everything that the page has shown, the citizen's own messages included, in order.
    """

    def __init__(self, address: str, language: str = "fi", municipality: str | None = "535") -> None:
        self._http = httpx.Client(base_url=address, trust_env=False, timeout=10, headers={"Origin": address})
        self._language, self._municipality = language, municipality
        self.shown: list[Message] = []

    def open(self) -> "Citizen":
        """Begins the conversation."""
        opening = {"language": self._language, "municipality": self._municipality}
        self._insist("/chat/session", opening)
        return self

    def say(self, text: str) -> list[Message]:
        """Types a message; the replies to it."""
        return self.replies_to(self.post("text", text=text))

    def press(self, title: str) -> list[Message]:
        """Presses the newest button of this title; the replies to it."""
        return self.replies_to(self.post("button", payload=self.payload(title)))

    def report_up_to_the_summary(self) -> None:
        """Reports a dark street light and answers what is asked."""
        keys = [one["key"] for one in self.say(OPENING[self._language])]
        assert keys[-1] == "field.photo.ask", keys
        assert self.press(SKIP[self._language])[-1]["key"] == "field.contact.ask"
        assert self.press(SKIP[self._language])[-1]["key"] == "summary"

    def confirm(self) -> str:
        """Presses "send" without waiting for the outcome; the message's id."""
        return self.post("button", payload=self.payload(SEND[self._language]))

    def post(self, kind: str, id: str | None = None, **content: Any) -> str:
        """Sends a message until it is accepted, under one id; that id."""
        id = id or str(uuid4())
        self._insist("/chat/messages", {"id": id, "kind": kind, **content})
        return id

    def replies_to(self, id: str) -> list[Message]:
        """The replies to one's own message, once they are there."""
        self.wait_for(lambda one: one["client_id"] == id)
        start = next(place for place, one in enumerate(self.shown) if one["client_id"] == id)
        return list(takewhile(lambda one: one["kind"] != "citizen", self.shown[start + 1 :]))

    def wait_for(self, wanted: Callable[[Message], bool]) -> Message:
        """Reads until such a message has been shown, and with it all that was stored by then.

        Raises:
            AssertionError: it did not come.
        """
        deadline = time.monotonic() + PATIENCE
        while True:
            self.read()
            found = next((one for one in self.shown if wanted(one)), None)
            if found is not None:
                return found
            assert time.monotonic() < deadline, f"not shown; the page shows {self.keys}"
            time.sleep(0.05)

    def read(self) -> None:
        """Reads what is new; what breaks off is read again from the last event that came."""
        last = self.shown[-1]["number"] if self.shown else 0
        headers = {"Last-Event-ID": str(last)}
        try:
            with self._http.stream("GET", "/chat/events", headers=headers) as response:
                if response.status_code != 200:
                    return
                for number, data in _rows(response):
                    self.shown.append({"number": number, **data})
        except httpx.TransportError:
            return

    @property
    def keys(self) -> list[str]:
        """Text keys of everything shown; the citizen's own messages as "citizen"."""
        return ["citizen" if one["kind"] == "citizen" else one["key"] for one in self.shown]

    def payload(self, title: str) -> str:
        """Payload of the newest button of this title."""
        buttons = [button for one in self.shown for button in one["buttons"]]
        return next(button["payload"] for button in reversed(buttons) if button["title"] == title)

    def use_cookie(self, value: str) -> None:
        """Goes on with the conversation of another cookie."""
        self._http.cookies.set("akkuna", value)

    @property
    def cookie(self) -> str:
        """What ties this browser to its conversation."""
        return str(self._http.cookies["akkuna"])

    def request(self, method: str, path: str, **request: Any) -> httpx.Response:
        """Any other request with this browser's cookie."""
        return self._http.request(method, path, **request)

    def _insist(self, path: str, body: Any) -> None:
        """Posts as the page does: again under the same id, while it cannot know that it was stored."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                response = self._http.post(path, json=body)
            except httpx.TransportError:
                response = None
            if response is not None and response.status_code not in WORTH_REPEATING:
                response.raise_for_status()
                return
            assert time.monotonic() < deadline, f"never accepted: {response}"
            time.sleep(0.1)


def _rows(response: httpx.Response) -> Iterator[tuple[int, Message]]:
    """Events up to the one that says that nothing more is waiting."""
    event: dict[str, str] = {}
    for line in response.iter_lines():
        if line and not line.startswith(":"):
            name, _, value = line.partition(": ")
            event[name] = value
        elif event.get("event") == "conversation":
            return
        elif event:
            yield int(event["id"]), json.loads(event["data"])
            event = {}
