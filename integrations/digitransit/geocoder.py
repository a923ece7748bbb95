"""The sandbox's geocoder: what Pelias would find, over the streets and places of ``region.yml``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from integrations.digitransit.matching import fit, words
from integrations.digitransit.models import Bounds
from integrations.digitransit.region import Entry, Region
from integrations.geo import distance_m

REVERSE_RADIUS_M = 1000.0
"""How far an address may be from a position: Pelias' default."""


@dataclass(frozen=True)
class Query:
    """An address text in its parts.

    Attributes:
        words: of the street or place.
        house_number: such as "15" or "15b".
        municipalities: keys of those named; empty if none is.
    """

    words: tuple[str, ...]
    house_number: str | None
    municipalities: frozenset[str]


@dataclass(frozen=True)
class Found:
    """A place that was found.

    Attributes:
        house_number: of an address at a street.
        confidence: 0–1.
        distance_m: from the position asked for, in reverse geocoding.
    """

    entry: Entry
    lat: float
    lon: float
    confidence: float
    house_number: str | None = None
    distance_m: float = 0.0

    @property
    def layer(self) -> str:
        """Pelias' kind of the place."""
        return "address" if self.house_number else self.entry.layer


def parse(text: str, region: Region) -> Query:
    """Splits an address text: street or place, house number, municipality. Staircases, flats and postal codes
    are left out."""
    named: set[str] = set()
    rest: list[str] = []
    house_number = None
    for word in words(text):
        if word in region.by_name:
            named |= region.by_name[word]
        elif house_number is not None and re.fullmatch(r"[a-zåäö]|\d{1,4}[a-zåäö]?", word):
            continue
        elif rest and re.fullmatch(r"\d{1,4}[a-zåäö]?", word):
            house_number = word
        elif not re.fullmatch(r"\d{5}", word):
            rest.append(word)
    return Query(tuple(rest), house_number, frozenset(named))


def search(
    region: Region, text: str, *, bounds: Bounds | None, layers: frozenset[str], unfinished: bool
) -> list[Found]:
    """Places that fit, the best first.

    Args:
        layers: of these kinds only; empty for all.
        unfinished: whether the last word is still being written.
    """
    query = parse(text, region)
    found = [
        place
        for place in _candidates(region, query, unfinished)
        if (not layers or place.layer in layers) and (bounds is None or _inside(place, bounds))
    ]
    return sorted(found, key=lambda place: (-place.confidence, place.entry.names["fi"], place.entry.id))


def reverse(
    region: Region, lat: float, lon: float, *, layers: frozenset[str], radius_m: float
) -> list[Found]:
    """Places near a position, the nearest first."""
    found = [
        place
        for place in (_nearest(entry, lat, lon) for entry in region.entries)
        if place.distance_m <= radius_m and (not layers or place.layer in layers)
    ]
    return sorted(found, key=lambda place: place.distance_m)


def _candidates(region: Region, query: Query, unfinished: bool) -> Iterator[Found]:
    if not query.words:
        for key in query.municipalities:
            entry = region.municipalities[key]
            yield Found(entry, entry.lat, entry.lon, 1.0)
        return
    for entry in region.entries:
        if query.municipalities and entry.municipality not in query.municipalities:
            continue
        scores = (fit(query.words, name, unfinished) for name in entry.searched)
        confidence = max((score for score in scores if score is not None), default=None)
        if confidence is not None:
            yield _at_number(entry, query.house_number, confidence)


def _at_number(entry: Entry, house_number: str | None, confidence: float) -> Found:
    if house_number is None:
        return Found(entry, entry.lat, entry.lon, confidence)
    digits = int(re.sub(r"\D", "", house_number))
    if not entry.has_number(digits):
        # Pelias falls back to the street or the place and says that it is less sure.
        return Found(entry, entry.lat, entry.lon, confidence * 0.7)
    lat, lon = entry.position_of(digits)
    return Found(entry, lat, lon, confidence, house_number)


def _nearest(entry: Entry, lat: float, lon: float) -> Found:
    """The nearest house of a street, or the place itself; the nearer, the surer, as in Pelias."""
    number = entry.nearest_number(lat, lon) if entry.last_number else None
    at_lat, at_lon = entry.position_of(number) if number else (entry.lat, entry.lon)
    metres = distance_m(lat, lon, at_lat, at_lon)
    confidence = max(0.5, 1.0 - metres / REVERSE_RADIUS_M)
    return Found(entry, at_lat, at_lon, confidence, str(number) if number else None, metres)


def _inside(place: Found, bounds: Bounds) -> bool:
    return bounds.min_lat <= place.lat <= bounds.max_lat and bounds.min_lon <= place.lon <= bounds.max_lon
