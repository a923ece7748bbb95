"""Coordinates in degrees: "64.12, 24.96"."""

import re
from collections.abc import Iterator

from bot.nlu.entities.model import Entity

_PAIR = re.compile(
    r"(?<![\w.,-])(?P<lat>\d{2}[.,]\d{1,8})°?\s?N?\s?[,;/ ]"
    r"\s?(?P<lon>\d{2}[.,]\d{1,8})°?(?:\s?E\b)?(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_LATITUDES = (59.0, 71.0)
_LONGITUDES = (19.0, 32.0)
"""Finland lies within these degrees; other pairs of numbers are not taken for coordinates."""


def find(text: str) -> Iterator[Entity]:
    """Yields coordinates within Finland; `normalized` is latitude, comma, longitude with decimal points."""
    for match in _PAIR.finditer(text):
        latitude, longitude = (match.group(name).replace(",", ".") for name in ("lat", "lon"))
        if _within(latitude, _LATITUDES) and _within(longitude, _LONGITUDES):
            yield Entity(
                "place", match.group(), f"{latitude},{longitude}", *match.span(), "place_coordinates"
            )


def _within(number: str, limits: tuple[float, float]) -> bool:
    return limits[0] <= float(number) <= limits[1]
