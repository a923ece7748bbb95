"""Pelias geocoding as our client uses it, against the sandbox or a server that the environment names."""

import pytest
import yaml

from akkuna.errors import RequestRefused
from integrations.digitransit.client import Digitransit
from integrations.digitransit.models import Bounds
from integrations.digitransit.region import FILE
from integrations.geo import distance_m
from integrations.http import Http
from tests.contract.conftest import real
from tests.contract.server import Sandbox

NIVALA = Bounds(63.89, 24.88, 63.97, 25.08)

only_sandbox = pytest.mark.skipif(bool(real("digitransit", "URL")), reason="needs the sandbox's own map")


@pytest.fixture
def digitransit(sandbox: Sandbox, http: Http) -> Digitransit:
    url = real("digitransit", "URL") or f"{sandbox.url}/digitransit"
    return Digitransit(url, key=real("digitransit", "KEY"), http=http)


async def test_an_address_is_found_in_the_municipality_named(digitransit: Digitransit) -> None:
    place = (await digitransit.search("Kalliontie 15 Nivala", language="fi"))[0]
    assert (place.street, place.house_number, place.locality) == ("Kalliontie", "15", "Nivala")
    assert place.layer == "address" and place.label.startswith("Kalliontie 15")
    assert 63.5 < place.lat < 64.2 and 24.5 < place.lon < 25.5


async def test_bounds_keep_the_rest_of_the_country_out(digitransit: Digitransit) -> None:
    found = await digitransit.search("Kalliontie 15", language="fi", bounds=NIVALA)
    assert {place.locality for place in found} == {"Nivala"}


async def test_nothing_found_is_an_empty_list(digitransit: Digitransit) -> None:
    assert await digitransit.search("Qwxzqwxz 999", language="fi", bounds=NIVALA) == []


async def test_no_more_than_asked_for(digitransit: Digitransit) -> None:
    assert len(await digitransit.search("Kalliontie", language="fi", size=2)) == 2


@only_sandbox
async def test_the_same_name_everywhere_is_found_everywhere(digitransit: Digitransit) -> None:
    found = await digitransit.search("Kalliontie 3", language="fi", size=20)
    assert len({place.locality for place in found}) == 11


@only_sandbox
@pytest.mark.parametrize(
    "text",
    ["KALLIONTIE 15, nivala", "kallion 15 nivala", "Kaliontie 15 Nivala", "85500 Nivala Kalliontie 15 B 3"],
)
async def test_case_beginnings_slips_and_flats_are_forgiven(digitransit: Digitransit, text: str) -> None:
    place = (await digitransit.search(text, language="fi"))[0]
    assert place.label == "Kalliontie 15, Nivala"


@only_sandbox
@pytest.mark.parametrize("text", ["Kalliontiellä 15 Nivala", "Kalliontie 15 Nivalassa"])
async def test_inflection_is_not_understood(digitransit: Digitransit, text: str) -> None:
    assert await digitransit.search(text, language="fi") == []


@only_sandbox
async def test_the_better_match_comes_first(digitransit: Digitransit) -> None:
    found = await digitransit.search("Kalliontie Nivala", language="fi")
    assert found[0].name == "Kalliontie" and found[0].confidence == 1.0
    assert [place.confidence for place in found] == sorted(
        (place.confidence for place in found), reverse=True
    )


@only_sandbox
async def test_a_house_that_is_not_there_gives_the_street_less_surely(digitransit: Digitransit) -> None:
    place = (await digitransit.search("Kalliontie 9999 Nivala", language="fi"))[0]
    assert (place.layer, place.house_number) == ("street", None)
    assert place.confidence < 0.8


@only_sandbox
async def test_house_numbers_grow_along_the_street(digitransit: Digitransit) -> None:
    first, second, far = [
        (await digitransit.search(f"Kalliontie {number} Nivala", language="fi"))[0] for number in (1, 2, 21)
    ]
    assert distance_m(first.lat, first.lon, second.lat, second.lon) == pytest.approx(10, abs=0.5)
    assert distance_m(first.lat, first.lon, far.lat, far.lon) == pytest.approx(200, abs=2)


@only_sandbox
async def test_a_name_is_found_in_either_language_and_told_in_the_one_asked_for(
    digitransit: Digitransit,
) -> None:
    for text in ("Nivalan kirjasto", "Nivala bibliotek"):
        assert (await digitransit.search(text, language="fi"))[0].name == "Nivalan kirjasto"
        assert (await digitransit.search(text, language="sv"))[0].name == "Nivala bibliotek"


@only_sandbox
async def test_a_municipality_alone_is_itself(digitransit: Digitransit) -> None:
    (place,) = await digitransit.search("Kalajoki", language="sv")
    assert (place.layer, place.label) == ("localadmin", "Kalajoki")


@only_sandbox
async def test_text_still_being_written_is_completed(digitransit: Digitransit) -> None:
    suggested = await digitransit.autocomplete("Nivala ka", language="fi", size=20)
    assert "Kalliontie" in {place.name for place in suggested}
    assert {place.locality for place in suggested} == {"Nivala"}
    assert await digitransit.search("Nivala ka", language="fi") == []


@only_sandbox
async def test_a_position_has_the_nearest_address(digitransit: Digitransit) -> None:
    place = (await digitransit.search("Kalliontie 15 Nivala", language="fi"))[0]
    nearest = await digitransit.reverse(place.lat, place.lon, language="fi")
    assert nearest is not None
    assert nearest.label == place.label and nearest.layer == "address"


async def test_the_open_sea_has_no_address(digitransit: Digitransit) -> None:
    assert await digitransit.reverse(64.9, 22.5, language="fi") is None


@only_sandbox
async def test_a_key_is_asked_for_where_one_is_set(sandbox: Sandbox, http: Http) -> None:
    sandbox.mode("digitransit", key="the key")
    url = f"{sandbox.url}/digitransit"
    with pytest.raises(RequestRefused) as raised:
        await Digitransit(url, key=None, http=http).search("Nivala", language="fi")
    assert raised.value.status == 401
    assert await Digitransit(url, key="the key", http=http).search("Nivala", language="fi")


@only_sandbox
@pytest.mark.parametrize(
    "query",
    [{"text": " "}, {}, {"text": "Nivala", "boundary.rect.min_lat": "63"}, {"text": "x", "size": "0"}],
)
def test_parameters_that_cannot_be_used_are_told(sandbox: Sandbox, query: dict[str, str]) -> None:
    answer = sandbox.get("/digitransit/geocoding/v1/search", **query)
    assert answer.status_code in (200, 400)
    assert answer.json()["features"] == []


def test_the_map_has_every_street_in_both_languages() -> None:
    municipalities = yaml.safe_load(FILE.read_text(encoding="utf-8"))["municipalities"]
    assert len(municipalities) == 11
    for row in municipalities.values():
        assert all(one["fi"] and one["sv"] for one in [row["name"], *row["streets"], *row["venues"]])
