"""Distances on the Earth."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.geo import EARTH_RADIUS_M, distance_m

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert distance_m(63, 25, 64, 25) == pytest.approx(111_195, abs=1)


def test_a_degree_of_longitude_is_half_as_long_at_60_degrees() -> None:
    assert distance_m(60, 25, 60, 26) == pytest.approx(55_597, abs=5)


@given(latitudes, longitudes, latitudes, longitudes)
def test_it_is_the_same_both_ways_and_never_over_half_the_earth(
    lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    there, back = distance_m(lat1, lon1, lat2, lon2), distance_m(lat2, lon2, lat1, lon1)
    assert there == pytest.approx(back, abs=0.01)
    assert 0 <= there <= math.pi * EARTH_RADIUS_M + 1
