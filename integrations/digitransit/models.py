"""What Digitransit's geocoding gives: GeoJSON features of Pelias, read tolerantly.

Properties: https://digitransit.fi/en/developers/apis/3-geocoding-api/address-search/
"""

from dataclasses import dataclass
from typing import Any

from pydantic import Field, validator

from integrations.tolerant import TolerantModel, number, text


@dataclass(frozen=True)
class Bounds:
    """A rectangle that results must lie in; WGS84 degrees."""

    min_lat: float
    min_lon: float
    max_lat: float
    max_lon: float


class Place(TolerantModel):
    """A place that was found.

    Attributes:
        label: one line to show, such as "Kalliontie 15, Nivala".
        name: of the place itself, such as "Kalliontie 15".
        locality: municipality, in the language asked for.
        lat, lon: WGS84 degrees.
        layer: "address", "street", "venue", "localadmin" and others that Pelias has.
        confidence: 0–1, how well the place fits what was asked.
    """

    label: str = Field(min_length=1)
    name: str = Field(min_length=1)
    street: str | None = None
    house_number: str | None = Field(None, alias="housenumber")
    postal_code: str | None = Field(None, alias="postalcode")
    locality: str | None = Field(None, alias="localadmin")
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    layer: str = ""
    confidence: float = 0.0

    @classmethod
    def parse_obj(cls, obj: Any) -> "Place":
        """Reads one GeoJSON feature. Label and name stand in for each other, as do the two municipalities."""
        properties, geometry = obj.get("properties"), obj.get("geometry")
        read = dict(properties) if isinstance(properties, dict) else {}
        position = geometry.get("coordinates") if isinstance(geometry, dict) else None
        if isinstance(position, list) and len(position) >= 2:
            read["lon"], read["lat"] = position[0], position[1]
        read["localadmin"] = read.get("localadmin") or read.get("locality")
        read["name"] = read.get("name") or read.get("label")
        read["label"] = read.get("label") or read.get("name")
        return super().parse_obj(read)

    @validator("label", "name", pre=True)
    def _required_text(cls, value: Any) -> str | None:
        return text(value)

    @validator("street", "house_number", "postal_code", "locality", pre=True)
    def _optional_text(cls, value: Any) -> str | None:
        return text(value)

    @validator("layer", pre=True)
    def _layer(cls, value: Any) -> str:
        return text(value) or ""

    @validator("lat", "lon", pre=True)
    def _coordinate(cls, value: Any) -> float | None:
        return number(value)

    @validator("confidence", pre=True)
    def _confidence(cls, value: Any) -> float:
        return number(value) or 0.0
