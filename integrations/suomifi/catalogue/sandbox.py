"""Service catalogue sandbox: PTV's reading interfaces, versions 11 and 12, over an invented catalogue.

Its switches are in README.md.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

from integrations.sandbox.world import Modes, World, route
from integrations.suomifi.catalogue.sandbox_content import Content
from integrations.suomifi.catalogue.sandbox_v11 import Version11
from integrations.suomifi.catalogue.sandbox_v12 import Version12

SWITCHES = {"api_key": "sandbox", "page_size": 100, "busy": False}


def blueprint(world: World) -> Blueprint:
    """The server's routes."""
    routes = Blueprint("suomifi_catalogue")
    modes = world.modes(routes, SWITCHES)
    content = Content(world.storage)
    add = _Busy(routes, modes).add
    old = Version11(content, lambda: int(modes["page_size"]))
    add("/v11/Service/list/area/<area:str>/code/<code:str>", old.services_in_area)
    add("/v11/Service/area/<area:str>/code/<code:str>", old.service_ids_in_area)
    add("/v11/ServiceChannel/area/<area:str>/code/<code:str>", old.channel_ids_in_area)
    add("/v11/Service/serviceWithGD/list", old.services_by_id)
    add("/v11/ServiceChannel/list", old.channels_by_id)
    add("/v11/Service", old.services)
    add("/v11/CodeList/GetMunicipalityCodes", old.municipalities)
    new = Version12(content, lambda: str(modes["api_key"]))
    add("/v12/service/search", new.services)
    add("/v12/service/archived", new.archived)
    add("/v12/service/<id:str>", new.service)
    add("/v12/service-channel/search", new.channels)
    add("/v12/service-channel/<id:str>", new.channel)
    add("/v12/connection/search", new.connections)
    add("/v12/organization/<id:str>", new.organisation)
    add("/v12/ontology-terms", new.subjects)
    add("/v12/<name:str>", new.reference_list)
    route(routes, "POST", "/_change", _Editor(content).change)
    return routes


class _Busy:
    """Answers every other call with 429 while the switch ``busy`` is on."""

    def __init__(self, routes: Blueprint, modes: Modes) -> None:
        self._routes, self._modes, self._refused = routes, modes, False

    def add(self, path: str, handler: Callable[..., Awaitable[HTTPResponse]]) -> None:
        async def handle(request: Request, **values: str) -> HTTPResponse:
            self._refused = bool(self._modes["busy"]) and not self._refused
            if self._refused:
                return json({"title": "Too Many Requests"}, status=429, headers={"Retry-After": "0"})
            return await handler(request, **values)

        route(self._routes, "GET", path, handle)


class _Editor:
    """The work of whoever keeps the catalogue."""

    def __init__(self, content: Content) -> None:
        self._content = content

    async def change(self, request: Request) -> HTTPResponse:
        """``POST /_change {"id", "archived"?, "names"?}``: it is changed now, or taken away."""
        wish: dict[str, Any] = request.json or {}
        if not self._content.change(str(wish.get("id")), bool(wish.get("archived")), wish.get("names")):
            return json({"error": "id was not found"}, status=404)
        return json({})
