"""The hosted page, and the pages that say that something was not found."""

import gzip
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic import Request
from sanic.response import HTTPResponse

from actions.contacts import hours
from akkuna.municipality import Municipality
from akkuna.replies import LANGUAGES, Language, Term, Value
from channels.intake import LONGEST_TEXT
from channels.photos import LARGEST_BYTES
from channels.web import assets
from channels.web.language import chosen_language, language_of
from channels.web.texts import TEXTS, for_client

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
TEMPLATES.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}


async def hosted(request: Request, folder: str | None = None) -> HTTPResponse:
    """``GET /`` and ``GET /<municipality>``: the chat page; 404 with all municipalities otherwise."""
    municipalities = request.app.ctx.municipalities
    municipality = next((each for each in municipalities.values() if each.folder == folder), None)
    if folder is not None and municipality is None:
        return _page(request, "unknown.html", status=404)
    client = {
        "name": TEXTS[language_of(request)]["page.name"],
        "language": language_of(request),
        "chosen": chosen_language(request) is not None,
        "municipality": municipality.code if municipality else None,
        "maxText": LONGEST_TEXT,
        "maxPhoto": LARGEST_BYTES,
        "texts": {language: for_client(TEXTS[language]) for language in LANGUAGES},
    }
    return _page(request, "chat.html", municipality=municipality, client=client, modules=assets.MODULES)


def no_conversation(request: Request) -> HTTPResponse:
    """The page for a browser that asks to save a conversation that it does not have."""
    return _page(request, "no_conversation.html", status=404)


def render(template: str, **values: Any) -> str:
    """A template of the web channel in words; every value is escaped."""
    return TEMPLATES.get_template(template).render(**values)


def _hours(request: Request, municipality: Municipality) -> dict[Language, str]:
    """When somebody answers, in words of both languages, e.g. "ma–to 9.00–15.00, pe 9.00–14.00"."""
    return {language: _in_words(request, hours(municipality), language) for language in LANGUAGES}


def _in_words(request: Request, value: Value, language: Language) -> str:
    if isinstance(value, tuple):
        return ", ".join(_in_words(request, one, language) for one in value)
    if isinstance(value, Term):
        values = {name: _in_words(request, one, language) for name, one in value.values.items()}
        said: str = request.app.ctx.intake.say(value.key, language, **values)
        return said
    return str(value)


def _page(request: Request, template: str, status: int = 200, **values: Any) -> HTTPResponse:
    language = language_of(request)
    known = request.app.ctx.municipalities.values()
    municipalities = sorted(known, key=lambda each: getattr(each.names, language))
    body = render(
        template,
        language=language,
        texts=TEXTS,
        words=TEXTS[language],
        static=assets.ADDRESS,
        municipalities=municipalities,
        hours={each.code: _hours(request, each) for each in municipalities},
        **values,
    ).encode()
    headers = {"Content-Language": language, "Vary": "Accept-Language, Accept-Encoding"}
    headers["Cache-Control"] = "no-cache"
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = gzip.compress(body, 6)
    return HTTPResponse(body, status=status, content_type="text/html; charset=utf-8", headers=headers)
