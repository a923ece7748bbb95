"""A citizen's browser that follows a login: it keeps cookies by host, posts forms, and does nothing else."""

import html
import re
from collections.abc import Mapping
from random import choice
from urllib.parse import parse_qs, urljoin, urlsplit
from uuid import uuid4

import httpx

_INPUT = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')
_ACTION = re.compile(r'<form[^>]* action="([^"]*)"')
_TOLD = re.compile(r'data-value="([^"]*)"')


class Browser:
    """One browser. Cookies of one host are not sent to another, nor with posts from another site (Lax).

    Args:
        address: of the application.
        embedded: whether the chat is in a frame of another site: then its cookie is apart.
    """

    def __init__(self, address: str, embedded: bool = False, language: str = "fi") -> None:
        self.address, self._embedded, self._language = address, embedded, language
        self._ours: dict[str, str] = {}
        self._theirs: dict[str, str] = {}
        # Everybody has a network of their own: the application counts what comes from one.
        home = f"127.{choice(range(1, 255))}.{choice(range(255))}.{choice(range(1, 255))}"
        self._http = httpx.Client(
            transport=httpx.HTTPTransport(local_address=home), trust_env=False, timeout=20
        )

    def open(self) -> "Browser":
        """Opens the chat."""
        answer = self.post("/chat/session", {"language": self._language, "municipality": "535"})
        assert answer.status_code == 200, answer.text
        return self

    def post(self, path: str, body: object, **headers: str) -> httpx.Response:
        """Posts JSON as the page does."""
        own = {"Origin": self.address} | ({"Akkuna-Embedded": "1"} if self._embedded else {})
        return self._request("POST", self.address + path, json=body, headers={**own, **headers})

    def say(self, text: str) -> None:
        """Types a message."""
        body = {"id": str(uuid4()), "kind": "text", "text": text}
        assert self.post("/chat/messages", body).status_code == 202

    def get(self, url: str) -> httpx.Response:
        """Opens an address, without following where it leads."""
        return self._request("GET", urljoin(self.address, url))

    def follow(self, answer: httpx.Response) -> httpx.Response:
        """Follows redirections."""
        while answer.is_redirect:
            answer = self.get(urljoin(str(answer.url), answer.headers["location"]))
        return answer

    def submit(self, page: httpx.Response, **fields: str) -> httpx.Response:
        """Sends the form of a page, without following where it leads."""
        action = html.unescape((_ACTION.findall(page.text) or [""])[0])
        return self.send(urljoin(str(page.url), action), {**self.hidden(page), **fields}, str(page.url))

    @staticmethod
    def hidden(page: httpx.Response) -> dict[str, str]:
        """The hidden fields of a page's form."""
        return {name: html.unescape(value) for name, value in _INPUT.findall(page.text)}

    def send(self, url: str, fields: Mapping[str, str], from_page: str) -> httpx.Response:
        """Posts fields to an address from a page."""
        return self._request("POST", url, data=dict(fields), is_foreign=_host(url) != _host(from_page))

    def open_window(self, start: str) -> httpx.Response:
        """Opens the window of a chat in a frame, and lets it begin as the chat does; where it leads."""
        address = f"{start}&window=1"
        body = {"handle": start.partition("handle=")[2], "browser": told_by(self.get(address))}
        assert self.post("/suomifi/window", body).json() == {"allowed": True}
        return self.get(address)

    def identify(self, start: str, person: str = "liisa", in_window: bool = False) -> httpx.Response:
        """Goes to Suomi.fi and chooses a person; the page that posts the answer back."""
        page = self.follow(self.open_window(start) if in_window else self.get(start))
        assert 'name="person"' in page.text, page.text
        return self.submit(page, person=person)

    def log_in(self, start: str, person: str = "liisa", in_window: bool = False) -> httpx.Response:
        """A whole login; the first answer after it that leads nowhere else."""
        return self.follow(self.submit(self.identify(start, person, in_window)))

    @property
    def cookies(self) -> dict[str, str]:
        """Cookies of the application."""
        return self._ours

    def _request(self, method: str, url: str, is_foreign: bool = False, **content: object) -> httpx.Response:
        jar = self._ours if _host(url) == _host(self.address) else self._theirs
        sent = {} if is_foreign else dict(jar)
        # The frame's cookie is there in the frame only.
        in_frame = self._embedded and "Akkuna-Embedded" in dict(content.get("headers") or {})  # type: ignore[call-overload]
        sent = {name: value for name, value in sent.items() if ("embedded" in name) <= in_frame}
        headers = dict(content.pop("headers", None) or {})  # type: ignore[call-overload]
        if sent:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in sent.items())
        answer = self._http.request(method, url, headers=headers, **content)  # type: ignore[arg-type]
        self._http.cookies.clear()
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            jar[name] = value
        return answer


def told_by(page: httpx.Response) -> str:
    """What a window tells the chat that opened it: which browser it is, or the code to claim a login with."""
    return _TOLD.findall(page.text)[0]


def relay_state_of(url: str) -> str:
    """The relay state in an address."""
    return parse_qs(urlsplit(url).query)["RelayState"][0]


def _host(url: str) -> str:
    return urlsplit(url).netloc
