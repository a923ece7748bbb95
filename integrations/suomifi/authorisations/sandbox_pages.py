"""The stand-in's pages: the citizen chooses for whom to act, or cancels, and goes back to the service."""

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic import Request
from sanic.response import HTTPResponse, html, redirect

from integrations.sandbox.persons import population
from integrations.sandbox.world import Modes, World

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
)
WORDS = {
    "fi": {
        "title": "Kenen puolesta asioit?",
        "sandbox": "Tämä on Suomi.fi-valtuuksien koekäyttöversio. Henkilöt ja valtuudet on keksitty.",
        "nobody": "Sinulla ei ole valtuuksia asioida kenenkään puolesta.",
        "choose": "Valitse ja siirry asiointipalveluun",
        "cancel": "Keskeytä ja palaa",
        "unknown": "Pyyntöä ei voi käsitellä. Aloita valtuuden valinta uudelleen asiointipalvelusta.",
    },
    "sv": {
        "title": "För vem uträttar du ärenden?",
        "sandbox": "Det här är en testversion av Suomi.fi-fullmakter. Personer och fullmakter är påhittade.",
        "nobody": "Du har inga fullmakter att uträtta ärenden för någon annan.",
        "choose": "Välj och gå till e-tjänsten",
        "cancel": "Avbryt och gå tillbaka",
        "unknown": "Begäran kan inte behandlas. Börja om valet av fullmakt i e-tjänsten.",
    },
    "en": {
        "title": "On whose behalf are you acting?",
        "sandbox": "This is a test version of Suomi.fi e-Authorizations. People and mandates are invented.",
        "nobody": "You have no mandates to act on anybody's behalf.",
        "choose": "Choose and go to the service",
        "cancel": "Cancel and go back",
        "unknown": "The request cannot be handled. Choose the mandate again from the service.",
    },
}


class Pages:
    """``/oauth/authorize`` as RFC 6749 section 4.1 has it, with the choice of a principal in between."""

    def __init__(self, world: World, modes: Modes) -> None:
        self._world, self._modes = world, modes

    async def choose(self, request: Request) -> HTTPResponse:
        """``GET /oauth/authorize``: the principals, to choose one."""
        asked = _asked(request.args)
        session = self._session(asked)
        if session is None:
            return _page("sandbox_unknown.html", asked, status=400)
        name = population().persons[session["delegate"]].name
        return _page("sandbox_choose.html", asked, delegate=name, choices=self._choices(session))

    async def chosen(self, request: Request) -> HTTPResponse:
        """``POST /oauth/authorize``: back to the service with a code, or with an error."""
        form = request.form or {}
        asked = _asked(form)
        session = self._session(asked)
        if session is None:
            return _page("sandbox_unknown.html", asked, status=400)
        principal = form.get("principal")
        if "cancel" in form or principal not in self._choices(session):
            return _back(asked, error="access_denied")
        code = secrets.token_hex(16)
        kept = {"code": code, "session": session["id"], "redirect_uri": asked["redirect_uri"], "used": False}
        with self._world.transaction():
            self._world.storage.put("sessions", session["id"], session | {"chosen": principal})
            self._world.storage.put("codes", code, kept)
            effect = {"mode": session["mode"], "delegate": session["delegate"], "principal": principal}
            self._world.ledger.record("principal.chosen", session["id"], effect)
        return _back(asked, code=code)

    def _session(self, asked: Mapping[str, str]) -> dict[str, Any] | None:
        """The session that was registered for this browser; None where the request is no right one."""
        if asked["client_id"] != self._modes["client_id"] or asked["response_type"] != "code":
            return None
        if urlsplit(asked["redirect_uri"]).scheme not in ("http", "https"):
            return None
        user = self._world.storage.get("users", asked["user"])
        session = self._world.storage.get("sessions", user["session"]) if user else None
        return None if session is None or "closed" in session else session

    def _choices(self, session: Mapping[str, Any]) -> dict[str, str]:
        """Names of those for whom the delegate holds any mandate, by key."""
        held = population().persons[session["delegate"]].acts_for
        if session["mode"] == "hpa":
            names = {one.person: population().persons[one.person].name for one in held if one.person}
        else:
            known = population().organisations
            names = {one.organisation: known[one.organisation].name for one in held if one.organisation}
        return {key: name for key, name in names.items() if key != self._modes["withdrawn"]}


def _asked(values: Mapping[str, Any]) -> dict[str, str]:
    names = ("client_id", "response_type", "redirect_uri", "user", "lang", "state")
    return {name: str(values.get(name) or "") for name in names}


def _page(name: str, asked: Mapping[str, str], status: int = 200, **values: object) -> HTTPResponse:
    language = asked["lang"] if asked["lang"] in WORDS else "fi"
    page = TEMPLATES.get_template(name)
    return html(page.render(language=language, words=WORDS[language], asked=asked, **values), status=status)


def _back(asked: Mapping[str, str], **answer: str) -> HTTPResponse:
    if asked["state"]:
        answer["state"] = asked["state"]
    joint = "&" if urlsplit(asked["redirect_uri"]).query else "?"
    return redirect(f"{asked['redirect_uri']}{joint}{urlencode(answer)}", status=303)
