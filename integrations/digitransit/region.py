"""The sandbox's map: streets and places of the region out of ``region.yml``."""

import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import yaml

from integrations.digitransit.matching import words
from integrations.geo import EARTH_RADIUS_M

FILE = Path(__file__).with_name("region.yml")

_METRES_A_NUMBER = 10.0
_METRES_A_DEGREE = math.radians(EARTH_RADIUS_M)

Layer = Literal["localadmin", "street", "venue"]
Spoken = dict[str, str]
"""A name by language."""


@dataclass(frozen=True)
class Entry:
    """A municipality, street or place.

    Attributes:
        layer: Pelias' word for the kind.
        municipality: key of the municipality.
        names: what it is called.
        lat, lon: WGS84 degrees; of a street, those of its first house.
        postal_code: None of a municipality.
        street, house_number: the address at which a place stands; a street's own name and no number.
        last_number: highest house number of a street; 0 of all else.
        bearing: degrees clockwise from north in which a street's numbers grow.
    """

    id: str
    layer: Layer
    municipality: str
    names: Spoken
    lat: float
    lon: float
    postal_code: str | None = None
    street: Spoken | None = None
    house_number: str | None = None
    last_number: int = 0
    bearing: float = 0.0

    @cached_property
    def searched(self) -> tuple[tuple[str, ...], ...]:
        """The names' words, as they are compared."""
        return tuple(words(name) for name in dict.fromkeys(self.names.values()))

    def has_number(self, number: int) -> bool:
        """Whether there is such a house."""
        return 0 < number <= self.last_number

    def position_of(self, number: int) -> tuple[float, float]:
        """Latitude and longitude of a house; the houses stand evenly along a straight street."""
        metres = (number - 1) * _METRES_A_NUMBER
        north, east = self._direction()
        lat = self.lat + metres * north / _METRES_A_DEGREE
        return lat, self.lon + metres * east / self._metres_a_degree_of_longitude()

    def nearest_number(self, lat: float, lon: float) -> int:
        """The number of the house of a street that is nearest to a position."""
        north, east = self._direction()
        along = (lat - self.lat) * _METRES_A_DEGREE * north
        along += (lon - self.lon) * self._metres_a_degree_of_longitude() * east
        return min(max(round(along / _METRES_A_NUMBER) + 1, 1), self.last_number)

    def _direction(self) -> tuple[float, float]:
        bearing = math.radians(self.bearing)
        return math.cos(bearing), math.sin(bearing)

    def _metres_a_degree_of_longitude(self) -> float:
        return _METRES_A_DEGREE * math.cos(math.radians(self.lat))


class Region:
    """All that can be found.

    Attributes:
        municipalities: by key.
        entries: streets and places.
        by_name: keys of municipalities by a name of one word, folded.
    """

    def __init__(self, municipalities: dict[str, Entry], entries: list[Entry]) -> None:
        self.municipalities, self.entries = municipalities, entries
        self.by_name: dict[str, set[str]] = {}
        for key, entry in municipalities.items():
            for name in entry.searched:
                self.by_name.setdefault(name[0], set()).add(key)


def load(file: Path = FILE) -> Region:
    """Reads the map.

    Raises:
        KeyError: a street or place lacks something, or stands at a street that is not there.
    """
    municipalities: dict[str, Entry] = {}
    entries: list[Entry] = []
    for key, row in yaml.safe_load(file.read_text(encoding="utf-8"))["municipalities"].items():
        municipalities[key] = Entry(key, "localadmin", key, _names(row["name"]), row["lat"], row["lon"])
        streets = {street["fi"]: street for street in row["streets"]}
        entries += (_street(key, number, street) for number, street in enumerate(row["streets"]))
        entries += (_venue(key, number, venue, streets) for number, venue in enumerate(row["venues"]))
    return Region(municipalities, entries)


def _names(row: dict[str, Any]) -> Spoken:
    return {language: row[language] for language in ("fi", "sv")}


def _street(key: str, number: int, row: dict[str, Any]) -> Entry:
    return Entry(
        id=f"{key}-street-{number}",
        layer="street",
        municipality=key,
        names=_names(row),
        lat=row["lat"],
        lon=row["lon"],
        postal_code=row["postal_code"],
        street=_names(row),
        last_number=row["last_number"],
        bearing=row["bearing"],
    )


def _venue(key: str, number: int, row: dict[str, Any], streets: dict[str, dict[str, Any]]) -> Entry:
    return Entry(
        id=f"{key}-venue-{number}",
        layer="venue",
        municipality=key,
        names=_names(row),
        lat=row["lat"],
        lon=row["lon"],
        postal_code=row["postal_code"],
        street=_names(streets[row["street"]]),
        house_number=str(row["number"]),
    )
