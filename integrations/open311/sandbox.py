"""Open311 sandbox: a GeoReport v2 server as Helsinki and Tampere run theirs.

It knows nothing of its callers' references and takes the same report as often as it is sent.
Its switches are in README.md.
"""

import base64
import hashlib
import secrets
from datetime import datetime, timedelta, timezone
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json, raw

from integrations.open311 import catalogue
from integrations.open311.intake import Refused, Report, read_report
from integrations.open311.search import wanted
from integrations.sandbox.world import Modes, World, route
from integrations.tolerant import HELSINKI

SWITCHES = {"moderated": False, "token": False, "token_delay": 0.0, "api_key": None}


def blueprint(world: World) -> Blueprint:
    """The server's routes."""
    routes = Blueprint("open311")
    server = Server(world, world.modes(routes, SWITCHES))
    route(routes, "GET", "/services.json", server.services)
    route(routes, "GET", "/services/<code:str>", server.definition)
    route(routes, "POST", "/requests.json", server.create)
    route(routes, "GET", "/requests.json", server.requests)
    route(routes, "GET", "/requests/<id:str>", server.request)
    route(routes, "GET", "/tokens/<token:str>", server.token)
    route(routes, "GET", "/media/<id:str>", server.media)
    route(routes, "POST", "/_status", server.set_status)
    return routes


class Server:
    """Answers for one server; documents are in the collections ``requests``, ``tokens`` and ``media``."""

    def __init__(self, world: World, modes: Modes) -> None:
        self._world, self._modes = world, modes

    async def services(self, request: Request) -> HTTPResponse:
        """``GET /services.json?locale=``"""
        return _answer(catalogue.services(_locale(request)))

    async def definition(self, request: Request, code: str) -> HTTPResponse:
        """``GET /services/{code}.json?locale=``"""
        bare = code.removesuffix(".json")
        attributes = catalogue.attributes(bare, _locale(request))
        if not attributes:
            return _error(404, "service_code was not found or has no definition")
        return _answer({"service_code": bare, "attributes": attributes})

    async def create(self, request: Request) -> HTTPResponse:
        """``POST /requests.json``"""
        try:
            report = read_report(request, self._modes["api_key"])
        except Refused as refusal:
            return _error(refusal.status, refusal.description)
        now = datetime.now(HELSINKI)
        with self._world.transaction():
            id = self._new_number()
            media_ids = [self._keep_media(medium) for medium in report.media]
            document = self._document(report, id, now)
            document["media_url"] = _media_url(request, media_ids[0]) if media_ids else None
            self._world.storage.put("requests", id, document)
            self._world.ledger.record("service_request.created", id, _ledger_body(report, now))
            token = self._token_for(id, now) if self._modes["token"] else None
        if token is not None:
            return _answer([{"token": token}])
        created = {"service_request_id": id, "service_notice": catalogue.NOTICE, "account_id": None}
        return _answer([created])

    async def token(self, request: Request, token: str) -> HTTPResponse:
        """``GET /tokens/{token}.json``"""
        kept = self._world.storage.get("tokens", token.removesuffix(".json"))
        if kept is None:
            return _error(404, "token was not found")
        ready = datetime.fromisoformat(kept["ready"]) <= datetime.now(timezone.utc)
        return _answer([{"service_request_id": kept["id"] if ready else None, "token": kept["token"]}])

    async def request(self, request: Request, id: str) -> HTTPResponse:
        """``GET /requests/{id}.json``: moderated or not."""
        document = self._world.storage.get("requests", id.removesuffix(".json"))
        if document is None:
            return _error(404, "service_request_id was not found")
        return _answer([_shown(document, _locale(request))])

    async def requests(self, request: Request) -> HTTPResponse:
        """``GET /requests.json``: the published ones that match, newest first."""
        published = [document for document in self._world.storage.list("requests") if document["published"]]
        try:
            found = wanted(published, {name: request.args.get(name) for name in request.args})
        except ValueError as error:
            return _error(400, str(error))
        return _answer([_shown(document, _locale(request)) for document in found])

    async def media(self, request: Request, id: str) -> HTTPResponse:
        """``GET /media/{id}``: a picture that came with a report."""
        kept = self._world.storage.get("media", id)
        if kept is None:
            return _error(404, "media was not found")
        return raw(base64.b64decode(kept["content"]), content_type=kept["type"])

    async def set_status(self, request: Request) -> HTTPResponse:
        """``POST /open311/_status {"id","status","status_notes"}``: an official handles and publishes it."""
        wish = request.json or {}
        document = self._world.storage.get("requests", str(wish.get("id")))
        if document is None:
            return _error(404, "id was not found")
        document |= {
            "status": wish.get("status", document["status"]),
            "status_notes": wish.get("status_notes", document["status_notes"]),
            "updated_datetime": datetime.now(HELSINKI).isoformat(timespec="seconds"),
            "published": True,
        }
        self._world.storage.put("requests", document["service_request_id"], document)
        return _answer([_shown(document, "fi")])

    def _document(self, report: Report, id: str, now: datetime) -> dict[str, Any]:
        stamp = now.isoformat(timespec="seconds")
        return {
            "service_request_id": id,
            "status": "open",
            "status_notes": None,
            "service_code": report.fields["service_code"],
            "description": report.fields["description"],
            "agency_responsible": None,
            "service_notice": None,
            "requested_datetime": stamp,
            "updated_datetime": stamp,
            "expected_datetime": None,
            "address": report.fields.get("address_string"),
            "address_id": report.fields.get("address_id"),
            "zipcode": None,
            "lat": report.lat,
            "long": report.long,
            "published": not self._modes["moderated"],
        }

    def _new_number(self) -> str:
        """Six digits, as short as servers with numbers give them; others give up to 24 letters and digits."""
        while True:
            number = str(100_000 + secrets.randbelow(900_000))
            if self._world.storage.get("requests", number) is None:
                return number

    def _keep_media(self, medium: Any) -> str:
        id = secrets.token_hex(10)
        content = base64.b64encode(medium.body).decode("ascii")
        self._world.storage.put("media", id, {"type": medium.type, "content": content})
        return id

    def _token_for(self, id: str, now: datetime) -> str:
        token = secrets.token_hex(8)
        ready = now.astimezone(timezone.utc) + timedelta(seconds=self._modes["token_delay"])
        self._world.storage.put("tokens", token, {"token": token, "id": id, "ready": ready.isoformat()})
        return token


def _shown(document: dict[str, Any], language: str) -> dict[str, Any]:
    service = catalogue.service(document["service_code"], language) or {}
    shown = {name: value for name, value in document.items() if name != "published"}
    return shown | {"service_name": service.get("service_name")}


def _ledger_body(report: Report, now: datetime) -> dict[str, Any]:
    named = (
        "service_code", "description", "address_string", "address_id", "email", "phone",
        "first_name", "last_name", "title", "media_url", "jurisdiction_id",
    )  # fmt: skip
    return {
        **{name: report.fields.get(name) for name in named},
        "lat": report.lat,
        "long": report.long,
        "attributes": report.attributes,
        "media": [
            {"sha256": hashlib.sha256(medium.body).hexdigest(), "size": len(medium.body), "type": medium.type}
            for medium in report.media
        ],
        "requested_datetime": now.isoformat(timespec="seconds"),
    }


def _media_url(request: Request, id: str) -> str:
    return f"{request.scheme}://{request.host}/open311/media/{id}"


def _locale(request: Request) -> str:
    return str(request.args.get("locale", "fi"))


def _answer(body: Any) -> HTTPResponse:
    return json(body, ensure_ascii=False, content_type="application/json; charset=utf-8")


def _error(status: int, description: str) -> HTTPResponse:
    return json([{"code": status, "description": description}], status=status)
