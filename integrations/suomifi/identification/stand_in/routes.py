"""The stand-in's addresses: single sign-on, single logout, metadata, and a page of its own to log out on."""

import base64
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, raw

from integrations.sandbox.persons import population
from integrations.sandbox.world import World, route
from integrations.suomifi.identification.stand_in.attributes import attributes_of
from integrations.suomifi.identification.stand_in.messages import Identified, Writer, new_name
from integrations.suomifi.identification.stand_in.names import SAML, SAMLP
from integrations.suomifi.identification.stand_in.pages import page
from integrations.suomifi.identification.stand_in.providers import Provider, provider_of
from integrations.suomifi.identification.stand_in.security import (
    Element,
    Key,
    Refused,
    check_query,
    redirect_url,
    unpack,
)

LOA2 = "http://ftn.ficora.fi/2017/loa2"
EIDAS = "http://eidas.europa.eu/LoA/substantial"
SWITCHES = {"encryption": "http://www.w3.org/2009/xmlenc11#aes128-gcm", "level": LOA2}
COOKIE = "suomifi-idp"
CLOCK_DIFFERENCE = timedelta(minutes=3)


def blueprint(world: World) -> Blueprint:
    """The server's routes."""
    routes = Blueprint("suomifi_idp")
    server = Server(world)
    server.modes = world.modes(routes, SWITCHES)
    route(routes, "GET", "/metadata", server.metadata)
    route(routes, "GET", "/sso", server.asked)
    route(routes, "POST", "/sso", server.chosen)
    route(routes, "GET", "/slo", server.slo)
    route(routes, "GET", "/", server.session)
    route(routes, "POST", "/logout", server.log_out)
    return routes


class Server:
    """The identity provider; documents are in ``requests`` and ``logins``.

    Args:
        world: storage, ledger and folder of keys.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.modes: Any = {}

    async def metadata(self, request: Request) -> HTTPResponse:
        """``GET /metadata``"""
        signer = Key.kept_in(self._world.keys, "suomifi-idp-metadata")
        base = _base(request)
        return raw(self._writer(request).metadata(base, signer), content_type="application/samlmetadata+xml")

    async def asked(self, request: Request) -> HTTPResponse:
        """``GET /sso``: a service asks who somebody is; the person chooses whom to be."""
        language = _language(request)
        try:
            kind, root, state = unpack(request.query_string)
            provider = await self._sender(request, root)
            _check(root, kind, "AuthnRequest", f"{_base(request)}/sso")
            if root.get("AssertionConsumerServiceURL") != provider.acs_url:
                raise Refused("the address to answer to is not in the metadata")
        except Refused as error:
            return page("refused.html", language, status=400, problem=str(error))
        id = uuid4().hex
        levels = [one.text for one in root.iter(f"{{{SAML}}}AuthnContextClassRef")]
        kept = {"request": root.get("ID"), "sp": provider.entity_id, "state": state, "levels": levels}
        self._world.storage.put("requests", id, {"used": False, **kept})
        people = {key: one for key, one in population().persons.items() if one.logs_in}
        return page("choose.html", language, id=id, people=people, service=provider.name[language])

    async def chosen(self, request: Request) -> HTTPResponse:
        """``POST /sso``: the answer goes to the service, posted by the browser."""
        form, language = request.form or {}, _language(request)
        asked = self._world.storage.get("requests", str(form.get("id")))
        person = population().persons.get(str(form.get("person")))
        if asked is None or asked["used"] or (person is None and "cancel" not in form):
            return page("refused.html", language, status=400, problem="no such request")
        self._world.storage.put("requests", str(form.get("id")), {**asked, "used": True})
        provider = await provider_of(asked["sp"])
        if person is None or "cancel" in form:
            statuses = ("Requester", "AuthnFailed")
            xml = self._writer(request).failed(provider, asked["request"], statuses)
            return self._post(language, provider, xml, asked["state"])
        level = EIDAS if person.eidas else self.modes["level"]
        identified = Identified(new_name(), new_name(), level)
        xml = self._writer(request).response(
            provider, asked["request"], identified, attributes_of(person), self.modes["encryption"]
        )
        browser = request.cookies.get(COOKIE) or uuid4().hex
        login = {"browser": browser, "sp": provider.entity_id, "person": form.get("person"), "open": True}
        self._world.storage.put("logins", identified.name_id, {**login, **asdict(identified)})
        answer = self._post(language, provider, xml, asked["state"])
        answer.headers.add("Set-Cookie", f"{COOKIE}={browser}; Path=/; HttpOnly; SameSite=Lax")
        return answer

    async def slo(self, request: Request) -> HTTPResponse:
        """``GET /slo``: a service logs somebody out, or answers our own request."""
        language = _language(request)
        try:
            kind, root, state = unpack(request.query_string)
            provider = await self._sender(request, root)
            if kind == "SAMLResponse":
                _check(root, kind, "LogoutResponse", f"{_base(request)}/slo")
                return self._answered(root, provider, language)
            _check(root, kind, "LogoutRequest", f"{_base(request)}/slo")
        except Refused as error:
            return page("refused.html", language, status=400, problem=str(error))
        name_id = root.findtext(f"{{{SAML}}}NameID")
        login = self._world.storage.get("logins", name_id or "")
        statuses = ("Success",) if login else ("Requester", "UnknownPrincipal")
        if login:
            self._close(login)
        writer = self._writer(request)
        answer = writer.logout_response(provider, str(root.get("ID")), statuses)
        url = redirect_url(provider.slo_url, "SAMLResponse", answer, state, writer.key)
        return page("logged_out.html", language, service=provider.name[language], url=url)

    async def session(self, request: Request) -> HTTPResponse:
        """``GET /``: where somebody is logged in with this browser."""
        logins = self._logins(request)
        names = [population().persons[one["person"]].name for one in logins]
        return page("session.html", _language(request), names=names)

    async def log_out(self, request: Request) -> HTTPResponse:
        """``POST /logout``: logs out of every service, each in a frame."""
        writer, frames = self._writer(request), []
        for login in self._logins(request):
            provider = await provider_of(login["sp"])
            asking = writer.logout_request(provider, login["name_id"], login["session_index"])
            state = login["name_id"]
            frames.append(redirect_url(provider.slo_url, "SAMLRequest", asking, state, writer.key))
            self._close(login)
        return page("logging_out.html", _language(request), frames=frames)

    def _answered(self, root: Element, provider: Provider, language: str) -> HTTPResponse:
        status = root.find(f"{{{SAMLP}}}Status/{{{SAMLP}}}StatusCode").get("Value")
        is_done = str(status).endswith(":Success")
        self._world.ledger.record("logout.answered", str(root.get("InResponseTo")), {"success": is_done})
        return page("answered.html", language, service=provider.name[language], is_done=is_done)

    def _close(self, login: dict[str, Any]) -> None:
        with self._world.transaction():
            self._world.storage.put("logins", login["name_id"], {**login, "open": False})
            self._world.ledger.record("login.closed", login["name_id"], {"person": login["person"]})

    def _logins(self, request: Request) -> list[dict[str, Any]]:
        browser = request.cookies.get(COOKIE)
        return [
            one for one in self._world.storage.list("logins") if one["open"] and one["browser"] == browser
        ]

    def _writer(self, request: Request) -> Writer:
        return Writer(f"{_base(request)}/metadata", Key.kept_in(self._world.keys, "suomifi-idp"))

    def _post(self, language: str, provider: Provider, xml: bytes, state: str | None) -> HTTPResponse:
        message = base64.b64encode(xml).decode("ascii")
        return page("post.html", language, url=provider.acs_url, message=message, state=state or "")

    async def _sender(self, request: Request, root: Element) -> Provider:
        provider = await provider_of(root.findtext(f"{{{SAML}}}Issuer") or "")
        check_query(request.query_string, provider.signing)
        return provider


def _check(root: Element, kind: str, name: str, destination: str) -> None:
    wanted = "SAMLResponse" if name.endswith("Response") else "SAMLRequest"
    if root.tag != f"{{{SAMLP}}}{name}" or kind != wanted:
        raise Refused("another message than is due here")
    if root.get("Destination") != destination:
        raise Refused("for another address")
    try:
        issued = datetime.fromisoformat(str(root.get("IssueInstant")).replace("Z", "+00:00"))
    except ValueError as error:
        raise Refused("no time") from error
    if abs(datetime.now(timezone.utc) - issued) > CLOCK_DIFFERENCE:
        raise Refused("the clock is off, or the message is old")


def _base(request: Request) -> str:
    return f"{request.scheme}://{request.host}/suomifi-idp"


def _language(request: Request) -> str:
    asked = request.args.get("locale") or (request.form or {}).get("locale")
    return str(asked) if asked in ("fi", "sv", "en") else "fi"
