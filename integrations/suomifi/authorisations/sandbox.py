"""Stand-in of Suomi.fi e-Authorizations: the Web API and the pages on which a citizen chooses a principal.

Contract: https://github.com/vrk-kpa/roles-auths-web-api-node-client . Its switches are in README.md.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta, timezone
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

from integrations.sandbox.persons import Mandate, population
from integrations.sandbox.world import Modes, World, route
from integrations.suomifi.authorisations.sandbox_pages import Pages

SWITCHES = {
    "client_id": "sandbox1",
    "api_key": "sandbox-api-key",
    "oauth_password": "sandbox-oauth-password",
    "session_seconds": 599.0,
    "chosen_only": True,
    "withdrawn": None,
}
MODES = ("hpa", "ypa")
CLOCK_DIFFERENCE = timedelta(minutes=5)


def blueprint(world: World) -> Blueprint:
    """The server's routes."""
    routes = Blueprint("suomifi_authorisations")
    modes = world.modes(routes, SWITCHES)
    server, pages = Server(world, modes), Pages(world, modes)
    route(routes, "GET", "/service/<mode:str>/user/register/<client:str>/<identity:str>", server.register)
    route(routes, "GET", "/service/<mode:str>/user/unregister/<session:str>", server.unregister)
    route(routes, "GET", "/oauth/authorize", pages.choose)
    route(routes, "POST", "/oauth/authorize", pages.chosen)
    route(routes, "POST", "/oauth/token", server.token)
    route(routes, "GET", "/service/hpa/api/delegate/<session:str>", server.delegate)
    route(routes, "GET", "/service/hpa/api/authorization/<session:str>/<principal:str>", server.authorization)
    route(routes, "GET", "/service/ypa/api/organizationRoles/<session:str>", server.organization_roles)
    return routes


class Refused(Exception):
    """The call is not answered.

    Args:
        status: of the HTTP answer.
    """

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Server:
    """Answers for the Web API; documents are in ``sessions``, ``users``, ``codes`` and ``tokens``."""

    def __init__(self, world: World, modes: Modes) -> None:
        self._world, self._modes = world, modes

    async def register(self, request: Request, mode: str, client: str, identity: str) -> HTTPResponse:
        """``GET /service/{hpa|ypa}/user/register/{clientId}/{hetu}``"""
        delegate = population().holder(identity)
        if mode not in MODES:
            return _refusal(404)
        if client != self._modes["client_id"] or not self._is_signed(request):
            return _refusal(401)
        if delegate is None:
            return _refusal(403)
        id, user = secrets.token_hex(16), secrets.token_hex(16)
        session = {"id": id, "mode": mode, "delegate": delegate, "began": _now().isoformat(), "chosen": None}
        with self._world.transaction():
            self._world.storage.put("sessions", id, session)
            self._world.storage.put("users", user, {"session": id})
            self._record("mandate_session.opened", session)
        return json({"sessionId": id, "userId": user})

    async def unregister(self, request: Request, mode: str, session: str) -> HTTPResponse:
        """``GET /service/{hpa|ypa}/user/unregister/{sessionId}``"""
        found = self._world.storage.get("sessions", session)
        if not self._is_signed(request) or found is None or found["mode"] != mode or "closed" in found:
            return _refusal(401)
        with self._world.transaction():
            self._world.storage.put("sessions", session, found | {"closed": True})
            self._record("mandate_session.closed", found)
        return json(True)

    async def token(self, request: Request) -> HTTPResponse:
        """``POST /oauth/token?code=&grant_type=authorization_code&redirect_uri=``"""
        account = f"{self._modes['client_id']}:{self._modes['oauth_password']}".encode()
        basic = "Basic " + base64.b64encode(account).decode("ascii")
        if not _same(request.headers.get("authorization", ""), basic):
            return json({"error": "invalid_client"}, status=401)
        given = {name: request.args.get(name) or request.form.get(name) for name in ("code", "redirect_uri")}
        code = self._world.storage.get("codes", given["code"] or "")
        if code is None or code["used"] or code["redirect_uri"] != given["redirect_uri"]:
            return json({"error": "invalid_grant"}, status=400)
        token = secrets.token_hex(16)
        with self._world.transaction():
            self._world.storage.put("codes", code["code"], code | {"used": True})
            self._world.storage.put("tokens", token, {"session": code["session"]})
        seconds = int(self._modes["session_seconds"])
        extra = {"refresh_token": secrets.token_hex(16), "expires_in": seconds, "scope": "read write trust"}
        return json({"access_token": token, "token_type": "bearer", **extra})

    async def delegate(self, request: Request, session: str) -> HTTPResponse:
        """``GET /service/hpa/api/delegate/{sessionId}``"""
        try:
            found = self._session(request, session, "hpa")
        except Refused as refusal:
            return _refusal(refusal.status)
        persons = [population().persons[str(mandate.person)] for mandate in self._mandates(found)]
        return _answer([{"personId": one.identity_code, "name": one.name} for one in persons])

    async def authorization(self, request: Request, session: str, principal: str) -> HTTPResponse:
        """``GET /service/hpa/api/authorization/{sessionId}/{personId}?issues=``: without reasons."""
        try:
            found = self._session(request, session, "hpa")
        except Refused as refusal:
            return _refusal(refusal.status)
        issues = request.args.getlist("issues", [])
        allowed = any(
            population().persons[str(mandate.person)].identity_code == principal and _covers(mandate, issues)
            for mandate in self._mandates(found)
        )
        return json({"result": "ALLOWED" if allowed else "DISALLOWED", "reasons": []})

    async def organization_roles(self, request: Request, session: str) -> HTTPResponse:
        """``GET /service/ypa/api/organizationRoles/{sessionId}``"""
        try:
            found = self._session(request, session, "ypa")
        except Refused as refusal:
            return _refusal(refusal.status)
        answer = []
        for mandate in self._mandates(found):
            organisation = population().organisations[str(mandate.organisation)]
            answer.append(
                {
                    "name": organisation.name,
                    "identifier": organisation.business_id,
                    "roles": list(mandate.roles),
                }
            )
        return _answer(answer)

    def _session(self, request: Request, id: str, mode: str) -> dict[str, Any]:
        """The live session of a call with a right checksum and a token for it."""
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        held = self._world.storage.get("tokens", token)
        found = self._world.storage.get("sessions", id)
        if not self._is_signed(request) or held is None or found is None or held["session"] != id:
            raise Refused(401)
        ends = datetime.fromisoformat(found["began"]) + timedelta(seconds=self._modes["session_seconds"])
        if "closed" in found or found["mode"] != mode or ends <= _now():
            raise Refused(401)
        return found

    def _mandates(self, session: dict[str, Any]) -> list[Mandate]:
        """What the delegate holds now, of what was chosen on the page."""
        return [
            mandate
            for mandate in population().persons[session["delegate"]].acts_for
            if (key := mandate.person if session["mode"] == "hpa" else mandate.organisation) is not None
            and key != self._modes["withdrawn"]
            and (not self._modes["chosen_only"] or key == session["chosen"])
        ]

    def _is_signed(self, request: Request) -> bool:
        """Whether the checksum header is right for the address as it came, and of this time."""
        parts = request.headers.get("x-asiointivaltuudetauthorization", "").split(" ")
        if len(parts) != 3 or parts[0] != self._modes["client_id"]:
            return False
        try:
            moment = datetime.fromisoformat(parts[1].replace("Z", "+00:00"))
            difference = abs(moment - _now())
        except (ValueError, TypeError):
            return False
        message = request.raw_url + b" " + parts[1].encode()
        right = hmac.new(self._modes["api_key"].encode(), message, hashlib.sha256).digest()
        return difference <= CLOCK_DIFFERENCE and _same(parts[2], base64.b64encode(right).decode("ascii"))

    def _record(self, effect: str, session: dict[str, Any]) -> None:
        self._world.ledger.record(
            effect, session["id"], {name: session[name] for name in ("mode", "delegate")}
        )


def _covers(mandate: Mandate, issues: list[str]) -> bool:
    """Whether a mandate holds for all the matters asked about; a limited one for no unnamed matter."""
    return mandate.issues is None or (bool(issues) and set(issues) <= set(mandate.issues))


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _answer(body: Any) -> HTTPResponse:
    return json(body, ensure_ascii=False, content_type="application/json; charset=utf-8")


def _refusal(status: int) -> HTTPResponse:
    return json({"status": status}, status=status)
