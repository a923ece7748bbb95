"""Digitransit sandbox: Pelias' search, autocomplete and reverse over the region's streets and places."""

import hmac
from collections.abc import Mapping
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

from integrations.digitransit import geocoder
from integrations.digitransit.geocoder import Found
from integrations.digitransit.models import Bounds
from integrations.digitransit.region import Region, load
from integrations.sandbox.world import Modes, World, route
from integrations.tolerant import number

SWITCHES = {"key": None}

_SOURCES = {
    "address": "openaddresses",
    "street": "openstreetmap",
    "venue": "openstreetmap",
    "localadmin": "whosonfirst",
}
_CORNERS = ("min_lat", "min_lon", "max_lat", "max_lon")


def blueprint(world: World) -> Blueprint:
    """The server's routes."""
    routes = Blueprint("digitransit")
    server = Server(load(), world.modes(routes, SWITCHES))
    route(routes, "GET", "/geocoding/v1/search", server.search)
    route(routes, "GET", "/geocoding/v1/autocomplete", server.autocomplete)
    route(routes, "GET", "/geocoding/v1/reverse", server.reverse)
    return routes


class Unusable(Exception):
    """A parameter cannot be used; the text says which and why, in English."""


class Server:
    """Answers like Pelias."""

    def __init__(self, region: Region, modes: Modes) -> None:
        self._region, self._modes = region, modes

    async def search(self, request: Request) -> HTTPResponse:
        """``GET /geocoding/v1/search?text=``"""
        return self._answer(request, lambda arguments: self._search(arguments, unfinished=False))

    async def autocomplete(self, request: Request) -> HTTPResponse:
        """``GET /geocoding/v1/autocomplete?text=``"""
        return self._answer(request, lambda arguments: self._search(arguments, unfinished=True))

    async def reverse(self, request: Request) -> HTTPResponse:
        """``GET /geocoding/v1/reverse?point.lat=&point.lon=``"""
        return self._answer(request, self._reverse)

    def _answer(self, request: Request, find: Any) -> HTTPResponse:
        key = self._modes["key"]
        given = request.headers.get("digitransit-subscription-key", "")
        if key is not None and not hmac.compare_digest(given.encode(), key.encode()):
            return json({"statusCode": 401, "message": "invalid subscription key"}, status=401)
        arguments = {name: request.args.get(name) for name in request.args}
        language = "sv" if arguments.get("lang", "fi").startswith("sv") else "fi"
        try:
            found = find(arguments)[: _size(arguments)]
        except Unusable as error:
            return json(_collection([], arguments, str(error)), status=400)
        features = [self._feature(place, language) for place in found]
        return json(_collection(features, arguments), ensure_ascii=False)

    def _search(self, arguments: Mapping[str, str], unfinished: bool) -> list[Found]:
        text = arguments.get("text", "").strip()
        if not text:
            raise Unusable("invalid param 'text': text length, must be >0")
        return geocoder.search(
            self._region, text, bounds=_bounds(arguments), layers=_layers(arguments), unfinished=unfinished
        )

    def _reverse(self, arguments: Mapping[str, str]) -> list[Found]:
        lat, lon = _coordinate(arguments, "point.lat"), _coordinate(arguments, "point.lon")
        if lat is None or lon is None:
            raise Unusable("missing param 'point.lat' or 'point.lon'")
        kilometres = _coordinate(arguments, "boundary.circle.radius")
        radius = geocoder.REVERSE_RADIUS_M if kilometres is None else kilometres * 1000
        return geocoder.reverse(self._region, lat, lon, layers=_layers(arguments), radius_m=radius)

    def _feature(self, found: Found, language: str) -> dict[str, Any]:
        entry, layer = found.entry, found.layer
        locality = self._region.municipalities[entry.municipality].names[language]
        name = entry.names[language]
        if found.house_number:
            name = f"{name} {found.house_number}"
        source = _SOURCES[layer]
        properties = {
            "id": entry.id,
            "gid": f"{source}:{layer}:{entry.id}",
            "layer": layer,
            "source": source,
            "name": name,
            "street": entry.street[language] if entry.street else None,
            "housenumber": found.house_number or entry.house_number,
            "postalcode": entry.postal_code,
            "confidence": round(found.confidence, 3),
            "distance": round(found.distance_m / 1000, 3) if found.distance_m else None,
            "accuracy": "point" if layer in ("address", "venue") else "centroid",
            "country_a": "FIN",
            "localadmin": locality,
            "locality": locality,
            "label": name if layer == "localadmin" else f"{name}, {locality}",
        }
        return {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [round(found.lon, 6), round(found.lat, 6)]},
            "properties": {key: value for key, value in properties.items() if value is not None},
        }


def _collection(features: list[dict[str, Any]], query: Mapping[str, str], *errors: str) -> dict[str, Any]:
    geocoding: dict[str, Any] = {"version": "0.2", "query": dict(query)}
    if errors:
        geocoding["errors"] = list(errors)
    return {"geocoding": geocoding, "type": "FeatureCollection", "features": features}


def _size(arguments: Mapping[str, str]) -> int:
    """How many are wanted: 10 unless said, 1–40, as in Pelias."""
    return min(max(int(number(arguments.get("size")) or 10), 1), 40)


def _layers(arguments: Mapping[str, str]) -> frozenset[str]:
    return frozenset(layer for layer in arguments.get("layers", "").split(",") if layer)


def _bounds(arguments: Mapping[str, str]) -> Bounds | None:
    corners = [_coordinate(arguments, f"boundary.rect.{name}") for name in _CORNERS]
    given = [corner for corner in corners if corner is not None]
    if not given:
        return None
    if len(given) != len(corners):
        raise Unusable("missing one of the params 'boundary.rect.*'")
    return Bounds(*given)


def _coordinate(arguments: Mapping[str, str], name: str) -> float | None:
    stated = arguments.get(name)
    read = number(stated)
    if stated is not None and read is None:
        raise Unusable(f"invalid param '{name}'")
    return read
