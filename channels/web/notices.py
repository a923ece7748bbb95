"""What the chat says of itself: the privacy notice, the accessibility statement, and what answers here."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sanic import Request
from sanic.response import HTTPResponse

from akkuna.accessibility import load_statement
from akkuna.municipality import Municipality
from akkuna.replies import Language
from channels.browser import COOKIE_SECONDS
from channels.language import language_of
from channels.web.pages import page
from channels.web.texts import NOTICES
from integrations.database import citizens, logins
from integrations.database.retention import IDLE_DAYS

STATEMENT = load_statement(Path(__file__).parent / "notices" / "accessibility.yml")
DAY = 24 * 60 * 60
MINUTE = timedelta(minutes=1)


async def privacy(request: Request) -> HTTPResponse:
    """``GET /chat/privacy``: what is stored of the citizen, why and for how long."""
    return _notice(
        request,
        "privacy.html",
        idle_days=IDLE_DAYS,
        cookie_days=COOKIE_SECONDS // DAY,
        address_seconds=request.app.ctx.limits.openings.seconds,
        idle_minutes=citizens.IDLE // MINUTE,
        longest_minutes=citizens.LONGEST // MINUTE,
        login_minutes=(logins.STARTED_FOR + logins.PARKED_FOR) // MINUTE,
    )


async def accessibility(request: Request) -> HTTPResponse:
    """``GET /chat/accessibility``: the accessibility statement."""
    return _notice(
        request,
        "accessibility.html",
        statement=STATEMENT,
        address=request.app.ctx.settings.base_url,
        made=_written(STATEMENT.made),
        reviewed=_written(STATEMENT.reviewed),
    )


async def about(request: Request) -> HTTPResponse:
    """``GET /chat/about``: that a machine answers, what it can do here, and who keeps it."""
    catalogue, language = request.app.ctx.catalogue, language_of(request)
    municipality = _municipality(request)
    folder = municipality.folder if municipality else None
    services = [
        {
            part: catalogue.texts.find(part, language, service=spec.service, municipality=folder)
            for part in ("title", "about")
        }
        for spec in catalogue.topics(municipality)
    ]
    return _notice(request, "about.html", services=services)


def _notice(request: Request, template: str, **values: Any) -> HTTPResponse:
    """A page with the words of its language; `values` fill their placeholders too."""
    language, municipality = language_of(request), _municipality(request)
    values["controller"] = _controller(municipality, language)

    def said(key: str, **more: object) -> str:
        return NOTICES[language][key].format_map({**values, **more})

    return page(request, template, said=said, municipality=municipality, sections=_sections, **values)


def _sections(prefix: str, language: Language) -> list[str]:
    """Keys of the sections that stand under `prefix`, in their order."""
    keys = (key.removeprefix(f"{prefix}.") for key in NOTICES[language] if key.startswith(f"{prefix}."))
    return [f"{prefix}.{name}" for name in dict.fromkeys(key.partition(".")[0] for key in keys)]


def _municipality(request: Request) -> Municipality | None:
    """The municipality that the address names by its code or its folder's name."""
    named = request.args.get("municipality")
    known: list[Municipality] = list(request.app.ctx.municipalities.values())
    return next((each for each in known if named in (each.code, each.folder)), None)


def _controller(municipality: Municipality | None, language: Language) -> str:
    if municipality is None:
        return NOTICES[language]["document.any_municipality"]
    return str(getattr(municipality.names, language))


def _written(day: date) -> str:
    """A day as both languages write it."""
    return f"{day.day}.{day.month}.{day.year}"
