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
from channels.browser import embedded_in
from channels.intake import LONGEST_TEXT
from channels.language import chosen_language, language_of
from channels.photos import LARGEST_BYTES
from channels.web import assets
from channels.web.embedding import embedding_origins
from channels.web.security import content_security_policy
from channels.web.texts import NOTICES, TEXTS, for_client
from channels.web.written import blocks, linked

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
TEMPLATES.filters |= {"blocks": blocks, "linked": linked}
TEMPLATES.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}


async def hosted(request: Request, folder: str | None = None) -> HTTPResponse:
    """``GET /`` and ``GET /<municipality>``: the chat page; 404 with all municipalities otherwise."""
    municipalities = request.app.ctx.municipalities
    municipality = next((each for each in municipalities.values() if each.folder == folder), None)
    if folder is not None and municipality is None:
        return page(request, "unknown.html", status=404)
    shown_for = [municipality] if municipality else municipalities.values()
    hosts = embedding_origins(request.app.ctx.settings, shown_for) if embedded_in(request) else ()
    client = {
        "name": TEXTS[language_of(request)]["page.name"],
        "language": language_of(request),
        "chosen": chosen_language(request) is not None,
        "municipality": municipality.code if municipality else None,
        "municipalities": [_for_client(request, each) for each in _in_order(request, language_of(request))],
        "hosts": hosts,
        "maxText": LONGEST_TEXT,
        "maxPhoto": LARGEST_BYTES,
        "texts": {language: for_client(TEXTS[language]) for language in LANGUAGES},
    }
    color = request.args.get("color", "")
    shown = page(request, "chat.html", municipality=municipality, client=client, color=color)
    shown.headers["Content-Security-Policy"] = content_security_policy(*hosts)
    return shown


def no_conversation(request: Request) -> HTTPResponse:
    """The page for a browser that asks to save a conversation that it does not have."""
    return page(request, "no_conversation.html", status=404)


def render(template: str, **values: Any) -> str:
    """A template of the web channel in words; every value is escaped."""
    return TEMPLATES.get_template(template).render(**values)


def _in_order(request: Request, language: Language) -> list[Municipality]:
    """All municipalities by their names."""
    known: list[Municipality] = list(request.app.ctx.municipalities.values())
    return sorted(known, key=lambda each: str(getattr(each.names, language)))


def _for_client(request: Request, municipality: Municipality) -> dict[str, Any]:
    """What the page's script knows of a municipality, in both languages."""
    contact = municipality.contact
    return {
        "code": municipality.code,
        "names": {language: getattr(municipality.names, language) for language in LANGUAGES},
        "phone": contact.phone,
        "email": contact.email,
        "hours": _hours(request, municipality),
    }


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


def page(
    request: Request, template: str, status: int = 200, language: Language | None = None, **values: Any
) -> HTTPResponse:
    """A template as an answer, in `language` or the one that is asked for."""
    language = language or language_of(request)
    municipalities = _in_order(request, language)
    body = render(
        template,
        language=language,
        texts=TEXTS,
        notices=NOTICES,
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
