"""A municipality's site on another origin, with the widget on its pages."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Frame, Locator, Page, Request, expect

from channels.web.texts import TEXTS

from .chat_page import ChatPage

STRICT = (
    "default-src 'none'; script-src {chat}; frame-src {chat}; style-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""The strictest policy under which the widget must work."""

PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Kunta</title>{head}</head>
<body><main><h1>Kunta</h1><p><a href="/toinen">Toinen sivu</a></p>{body}</main></body></html>"""


class HostSite:
    """A server whose pages tests write; ``http://localhost`` is another site than ``http://127.0.0.1``.

    Args:
        chat: address of the chat.

    Attributes:
        address: of the site, which the chat allows to show it.
        stranger: the same pages under a name that the chat does not allow.
    """

    def __init__(self, chat: str) -> None:
        self.chat = chat
        self._pages: dict[str, tuple[str, str]] = {}
        pages = self._pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                found = pages.get(urlsplit(self.path).path)
                self.send_response(200 if found else 204)  # nor is a missing icon a fault
                policy, body = found or ("default-src 'none'", "")
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", policy)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        port = self._server.server_port
        self.address, self.stranger = f"http://localhost:{port}", f"http://somebody.localhost:{port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def write(
        self, path: str, *tags: dict[str, str], lang: str = "fi", policy: str = STRICT, body: str = ""
    ) -> None:
        """Puts a page there, with a script tag of the widget for each of `tags` (``data-`` attributes)."""
        head = "".join(
            f'<script src="{self.chat}/widget.js" async'
            + "".join(f' data-{name}="{value}"' for name, value in tag.items())
            + "></script>"
            for tag in tags
        )
        page = PAGE.format(lang=lang, head=head, body=body)
        self._pages[path] = (policy.format(chat=self.chat), page)


class _FrameAsPage:
    """The frame of the chat, which tests of the chat may use like a page of its own."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    def __getattr__(self, name: str) -> Any:
        return getattr(self.frame if hasattr(self.frame, name) else self.frame.page, name)


class HostPage(ChatPage):
    """One tab with a page of the site; the chat in it is used as on its own page once it is open."""

    def __init__(self, page: Page, site: HostSite, language: str, name: str = "Nivala") -> None:
        self.tab, self.site, self.words, self.name = page, site, TEXTS[language], name
        super().__init__(page, site.chat)

    @property
    def problems(self) -> list[str]:
        return super().problems + (self.tab.evaluate("window.violations") or [])

    def visit(self, path: str = "/", origin: str | None = None) -> None:
        self.tab.goto((origin or self.site.address) + path)

    def open_chat(self) -> None:
        self.launcher.click()
        self.enter()

    def enter(self) -> None:
        """Waits until the chat is in its frame."""
        element = self.dialog.locator("iframe").element_handle()
        frame = element.content_frame()
        assert frame is not None
        frame.wait_for_url(f"{self.site.chat}/**")
        self.page = _FrameAsPage(frame)  # type: ignore[assignment]

    @property
    def launcher(self) -> Locator:
        return self.tab.get_by_role("button", name=f"{self.words['widget.open']}: {self.name}")

    @property
    def dialog(self) -> Locator:
        return self.tab.get_by_role("dialog", name=self.words["widget.title"].format(name=self.name))

    @property
    def close_button(self) -> Locator:
        return self.dialog.get_by_role("button", name=self.words["widget.close"])

    def expect_closed(self) -> None:
        """Waits until the panel is gone and the launcher is back with the focus."""
        expect(self.dialog).to_have_count(0)
        expect(self.launcher).to_be_focused()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site.address, self.site.stranger)):
            super()._request(request)
