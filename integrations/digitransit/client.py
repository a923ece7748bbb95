"""Client of Digitransit's geocoding, which is Pelias with Finnish data.

API: https://digitransit.fi/en/developers/apis/3-geocoding-api/
"""

import time
from typing import Any, Literal

from akkuna.errors import BadAnswer
from integrations.digitransit.models import Bounds, Place
from integrations.http import Http
from integrations.tolerant import parse_rows

Language = Literal["fi", "sv"]

SYSTEM = "digitransit"
FRESH_SECONDS = 600.0
"""How long what was found is good for; a conversation asks for the same address more than once."""
MOST_KEPT = 2000
"""Answers kept, in memory only: the oldest goes first."""


class Digitransit:
    """Turns addresses and names of places into coordinates and back.

    Pelias knows no inflection: give it base forms ("Kalliontie 15", not "Kalliontiellä").

    Args:
        base_url: such as ``https://api.digitransit.fi``.
        key: subscription key, sent in the header ``digitransit-subscription-key``; None in the sandbox.
        http: shared by the process.

    Every method raises SystemUnavailable, RequestRefused or BadAnswer of `akkuna.errors`.
    """

    def __init__(self, base_url: str, *, key: str | None, http: Http) -> None:
        self._client = http.client(SYSTEM, base_url)
        self._headers = {"digitransit-subscription-key": key} if key else {}
        self._kept: dict[tuple[object, ...], tuple[float, list[Place]]] = {}

    async def search(
        self, text: str, *, language: Language, bounds: Bounds | None = None, size: int = 5
    ) -> list[Place]:
        """Places that fit a whole address or name, the best first; empty if there is none.

        Args:
            text: address or name in its base form, with or without the municipality.
            bounds: only places in here.
            size: at most so many.
        """
        return await self._find("search", text, language, bounds, size)

    async def autocomplete(
        self, text: str, *, language: Language, bounds: Bounds | None = None, size: int = 5
    ) -> list[Place]:
        """Like `search`, for text that is still being written."""
        return await self._find("autocomplete", text, language, bounds, size)

    async def reverse(self, lat: float, lon: float, *, language: Language) -> Place | None:
        """The address nearest to a position; None if there is none near."""
        answer = await self._client.read(
            "/geocoding/v1/reverse",
            {"point.lat": lat, "point.lon": lon, "size": 1, "layers": "address", "lang": language},
            headers=self._headers,
        )
        return next(iter(_places(answer)), None)

    async def _find(
        self, call: str, text: str, language: Language, bounds: Bounds | None, size: int
    ) -> list[Place]:
        asked = (call, text, language, bounds, size)
        kept = self._kept.get(asked)
        if kept and time.monotonic() - kept[0] < FRESH_SECONDS:
            return list(kept[1])
        params: dict[str, str | int | float] = {"text": text, "lang": language, "size": size}
        if bounds is not None:
            params |= {
                "boundary.rect.min_lat": bounds.min_lat,
                "boundary.rect.min_lon": bounds.min_lon,
                "boundary.rect.max_lat": bounds.max_lat,
                "boundary.rect.max_lon": bounds.max_lon,
            }
        answer = await self._client.read(f"/geocoding/v1/{call}", params, headers=self._headers)
        found = [place for place in _places(answer) if bounds is None or _inside(place, bounds)][:size]
        self._keep(asked, found)
        return list(found)

    def _keep(self, asked: tuple[object, ...], found: list[Place]) -> None:
        """Keeps what was found. "Nothing" is asked again: it may have been a bad moment of the server's."""
        self._kept.pop(asked, None)
        if not found:
            return
        while len(self._kept) >= MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[asked] = (time.monotonic(), found)


def _places(answer: Any) -> list[Place]:
    features = answer.get("features") if isinstance(answer, dict) else None
    if not isinstance(features, list):
        raise BadAnswer(SYSTEM)
    return parse_rows(Place, features)


def _inside(place: Place, bounds: Bounds) -> bool:
    return bounds.min_lat <= place.lat <= bounds.max_lat and bounds.min_lon <= place.lon <= bounds.max_lon
