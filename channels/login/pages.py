"""The few pages of the login channel, and where a browser is sent on to."""

from pathlib import Path
from typing import Literal

import structlog
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic import Request
from sanic.response import HTTPResponse, html

from akkuna.errors import AkkunaError, NotAllowed, StorageUnavailable, SystemFailure, TooMany
from akkuna.replies import LANGUAGES, Language
from akkuna.texts import TextFile
from channels.language import language_of
from integrations.database.logins import Login
from integrations.suomifi.identification.errors import LoginRejected

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
REJECTED = 403
TOO_MANY = 429
UNAVAILABLE = 503

Outcome = Literal["here", "partial", "everywhere"]


def go_to(url: str) -> HTTPResponse:
    """Sends the browser on, by GET whatever it came with."""
    return HTTPResponse(status=303, headers={"Location": url})


def to_chat(request: Request, municipality: str | None, language: Language) -> HTTPResponse:
    """Sends the browser back to the chat."""
    return go_to(_chat(request, municipality, language))


def in_frame_or_chat(request: Request, login: Login, in_window: bool) -> HTTPResponse:
    """Sends the browser back to where the login was begun: a page, or the frame that opened a window."""
    if in_window:
        return window_page(request, login.language, None)
    return to_chat(request, login.municipality, login.language)


def window_page(request: Request, language: Language, code: str | None) -> HTTPResponse:
    """The end of a window that a chat in a frame opened.

    Args:
        code: what the chat claims the login with; None where there is none.
    """
    page = _page(request, "window.html", language, code=code or "")
    page.headers["Content-Security-Policy"] = WINDOW_POLICY
    return page


def logged_out_page(request: Request, outcome: Outcome) -> HTTPResponse:
    """The end of a logout."""
    return _page(request, "logged_out.html", language_of(request), outcome=outcome)


async def answer_error(request: Request, error: AkkunaError) -> HTTPResponse:
    """One page for all that was rejected: the reason goes to the log and nowhere else."""
    if isinstance(error, (LoginRejected, NotAllowed)):
        reason = error.reason_code if isinstance(error, LoginRejected) else error.text_key
        log.warning("login.rejected", reason=reason)
        return _page(request, "problem.html", language_of(request), status=REJECTED, problem="rejected")
    if not isinstance(error, (TooMany, StorageUnavailable, SystemFailure)):
        log.error("login.failed", exc_info=error)
    status = TOO_MANY if isinstance(error, TooMany) else UNAVAILABLE
    return _page(request, "problem.html", language_of(request), status=status, problem="unavailable")


async def script(request: Request) -> HTTPResponse:
    """``GET /suomifi/window.js``: what a window does at its end."""
    return HTTPResponse(SCRIPT, content_type="text/javascript; charset=utf-8")


async def style(request: Request) -> HTTPResponse:
    """``GET /suomifi/page.css``: what the channel's pages look like."""
    return HTTPResponse(STYLE, content_type="text/css; charset=utf-8")


def _chat(request: Request, municipality: str | None, language: Language) -> str:
    known = request.app.ctx.municipalities.get(municipality or "")
    return f"/{known.folder if known else ''}?lang={language}"


def _page(
    request: Request, template: str, language: Language, status: int = 200, **values: object
) -> HTTPResponse:
    body = TEMPLATES.get_template(template).render(
        language=language, words=TEXTS[language], chat=_chat(request, None, language), **values
    )
    headers = {"Content-Language": language, "Content-Security-Policy": PAGE_POLICY}
    return html(body, status=status, headers=headers)
