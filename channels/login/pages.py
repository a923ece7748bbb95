"""The few pages of the login channel, and where a browser is sent on to."""

from pathlib import Path
from typing import Literal

import structlog
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic import Request
from sanic.response import HTTPResponse, html

from akkuna.errors import AkkunaError, NotAllowed, StorageUnavailable, SystemFailure, TooMany
from akkuna.replies import LANGUAGES
from akkuna.texts import TextFile
from channels.login.shown import shown
from integrations.suomifi.identification.errors import LoginRejected, Reason

log = structlog.get_logger()

FOLDER = Path(__file__).parent
TEXTS = {language: TextFile(FOLDER, language).texts for language in LANGUAGES}
TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
PAGE_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
WINDOW_POLICY = f"script-src 'self'; {PAGE_POLICY}"
SCRIPT = (FOLDER / "static" / "window.js").read_text()
STYLE = (FOLDER / "static" / "page.css").read_text()
LINKS = (Reason.UNKNOWN_LOGIN, Reason.OTHER_BROWSER, Reason.USED)
"""Rejections of what a link or a code leads to; the others are of messages."""
REJECTED = 403
NOT_FOUND = 404
TOO_MANY = 429
UNAVAILABLE = 503

Outcome = Literal["here", "partial", "everywhere"]
Step = Literal["begin", "claim", "done", "over"]
"""What is done in a window that a chat in a frame opened: see ``static/window.js``."""


def go_to(url: str) -> HTTPResponse:
    """Sends the browser on, by GET whatever it came with."""
    return HTTPResponse(status=303, headers={"Location": url})


async def to_chat(request: Request) -> HTTPResponse:
    """Sends the browser back to the chat: to its page, or to the frame that opened a window."""
    page = await shown(request)
    return await window_page(request, "over") if page.in_window else go_to(page.chat)


async def window_page(request: Request, step: Step, value: str = "") -> HTTPResponse:
    """What a window that a chat in a frame opened shows while its script does this.

    Args:
        value: what it tells the chat, and nobody of another origin.
    """
    return await _page(request, "begin.html" if step == "begin" else "window.html", step=step, value=value)


async def logged_out_page(request: Request, outcome: Outcome) -> HTTPResponse:
    """The end of a logout. A window closes by itself, unless there is something left to do."""
    step: Step | None = None if outcome == "partial" else "done"
    return await _page(request, "logged_out.html", step=step, outcome=outcome)


async def no_metadata_page(request: Request) -> HTTPResponse:
    """For an official who asks for metadata that are not there."""
    return await _page(request, "metadata.html", status=NOT_FOUND)


async def answer_error(request: Request, error: AkkunaError) -> HTTPResponse:
    """One page for all messages that were rejected, and one for links: the log alone knows the reason."""
    if isinstance(error, (LoginRejected, NotAllowed)):
        reason = error.reason_code if isinstance(error, LoginRejected) else error.text_key
        log.warning("login.rejected", reason=reason)
        is_link = isinstance(error, LoginRejected) and error.reason in LINKS
        return await _problem(request, "link" if is_link else "rejected", REJECTED)
    if not isinstance(error, (TooMany, StorageUnavailable, SystemFailure)):
        log.error("login.failed", exc_info=error)
    return await _problem(request, "unavailable", TOO_MANY if isinstance(error, TooMany) else UNAVAILABLE)


async def script(request: Request) -> HTTPResponse:
    """``GET /suomifi/window.js``: what a window does."""
    return HTTPResponse(SCRIPT, content_type="text/javascript; charset=utf-8")


async def style(request: Request) -> HTTPResponse:
    """``GET /suomifi/page.css``: what the channel's pages look like."""
    return HTTPResponse(STYLE, content_type="text/css; charset=utf-8")


async def _problem(request: Request, problem: str, status: int) -> HTTPResponse:
    return await _page(request, "problem.html", status=status, problem=problem)


async def _page(
    request: Request,
    template: str,
    status: int = 200,
    step: Step | None = None,
    value: str = "",
    **values: object,
) -> HTTPResponse:
    page = await shown(request)
    body = TEMPLATES.get_template(template).render(
        language=page.language,
        words=TEXTS[page.language],
        chat=page.chat,
        in_window=page.in_window,
        step=step,
        value=value,
        **values,
    )
    policy = WINDOW_POLICY if step else PAGE_POLICY
    headers = {"Content-Language": page.language, "Content-Security-Policy": policy}
    return html(body, status=status, headers=headers)
