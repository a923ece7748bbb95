"""ETRS-TM35FIN (EPSG:3067) and WGS84.

Krüger's series for the transverse Mercator projection on the GRS80 ellipsoid: JHS 197 (2016), appendix 2.
ETRS89 and WGS84 differ by less than a metre, which is nothing to somebody looking for a door.
"""

import math

_A, _F = 6_378_137.0, 1 / 298.257222101
_K0, _LON0, _E0 = 0.9996, math.radians(27), 500_000.0
_N = _F / (2 - _F)
_RADIUS = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_ECC = math.sqrt(2 * _F - _F**2)
_TO_MAP = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_FROM_MAP = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)

_EAST, _NORTH = (50_000, 770_000), (6_600_000, 7_800_000)
"""Where Finland is on the map, in metres."""


def to_wgs84(east: float, north: float) -> tuple[float, float] | None:
    """Latitude and longitude in degrees; None where the point is not in Finland, so was something else.

    Args:
        east, north: metres in ETRS-TM35FIN.
    """
    if not (_EAST[0] <= east <= _EAST[1] and _NORTH[0] <= north <= _NORTH[1]):
        return None
    xi, eta = north / (_RADIUS * _K0), (east - _E0) / (_RADIUS * _K0)
    xi1 = xi - sum(h * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, h in enumerate(_FROM_MAP, 1))
    eta1 = eta - sum(h * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, h in enumerate(_FROM_MAP, 1))
    beta, lon = math.asin(math.sin(xi1) / math.cosh(eta1)), math.atan2(math.sinh(eta1), math.cos(xi1))
    q1 = math.asinh(math.tan(beta))
    q = q1
    for _ in range(4):
        q = q1 + _ECC * math.atanh(_ECC * math.tanh(q))
    return math.degrees(math.atan(math.sinh(q))), math.degrees(_LON0 + lon)


def to_map(lat: float, lon: float) -> tuple[float, float]:
    """East and north in metres of ETRS-TM35FIN.

    Args:
        lat, lon: WGS84 degrees.
    """
    phi, gap = math.radians(lat), math.radians(lon) - _LON0
    q = math.asinh(math.tan(phi)) - _ECC * math.atanh(_ECC * math.sin(phi))
    beta = math.atan(math.sinh(q))
    eta1 = math.atanh(math.cos(beta) * math.sin(gap))
    xi1 = math.asin(math.sin(beta) * math.cosh(eta1))
    xi = xi1 + sum(h * math.sin(2 * j * xi1) * math.cosh(2 * j * eta1) for j, h in enumerate(_TO_MAP, 1))
    eta = eta1 + sum(h * math.cos(2 * j * xi1) * math.sinh(2 * j * eta1) for j, h in enumerate(_TO_MAP, 1))
    return _E0 + _RADIUS * _K0 * eta, _RADIUS * _K0 * xi
