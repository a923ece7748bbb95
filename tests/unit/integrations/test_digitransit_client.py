"""Our geocoding client and answers of every shape, and how the sandbox compares words."""

from typing import Any

import pytest
import respx
from hypothesis import given
from hypothesis import strategies as st

from akkuna.errors import BadAnswer
from integrations.digitransit import client, geocoder
from integrations.digitransit.client import Digitransit
from integrations.digitransit.matching import fit, words
from integrations.digitransit.models import Bounds
from integrations.digitransit.region import Region, load
from integrations.http import Http

URL = "http://geo.example.org"
REGION = load()


@pytest.fixture
def digitransit(http: Http) -> Digitransit:
    return Digitransit(URL, key="the key", http=http)


@pytest.fixture(scope="module")
def region() -> Region:
    return load()


def feature(coordinates: Any = (24.9, 63.9), **properties: Any) -> dict[str, Any]:
    return {"geometry": {"type": "Point", "coordinates": coordinates}, "properties": properties}


@respx.mock
async def test_what_was_found_is_not_asked_again_for_a_while(
    digitransit: Digitransit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address is asked once; what was not found, what differs, and what is old is asked again."""
    found = {"features": [feature(label="Kalliontie 15, Nivala", name="Kalliontie 15")]}
    route = respx.get(f"{URL}/geocoding/v1/search").respond(json=found)
    first = await digitransit.search("Kalliontie 15", language="fi")
    assert await digitransit.search("Kalliontie 15", language="fi") == first
    assert route.call_count == 1
    await digitransit.search("Kalliontie 15", language="sv")
    assert route.call_count == 2
    monkeypatch.setattr(client, "FRESH_SECONDS", 0.0)
    route.respond(json={"features": []})
    assert await digitransit.search("Kalliontie 15", language="fi") == []
    assert route.call_count == 3


@respx.mock
async def test_what_is_asked(digitransit: Digitransit) -> None:
    route = respx.get(f"{URL}/geocoding/v1/search").respond(json={"features": []})
    await digitransit.search("Kalliontie 15", language="sv", bounds=Bounds(63, 24, 64, 25), size=3)
    request = route.calls[0].request
    assert request.headers["digitransit-subscription-key"] == "the key"
    assert dict(request.url.params) == {
        "text": "Kalliontie 15",
        "lang": "sv",
        "size": "3",
        "boundary.rect.min_lat": "63",
        "boundary.rect.min_lon": "24",
        "boundary.rect.max_lat": "64",
        "boundary.rect.max_lon": "25",
    }


@respx.mock
async def test_features_written_carelessly_are_read(digitransit: Digitransit) -> None:
    respx.get(f"{URL}/geocoding/v1/search").respond(
        json={
            "features": [
                feature(label="Kalliontie 15, Nivala", name="Kalliontie 15", housenumber=15, postalcode=85500,
                        localadmin="Nivala", layer="address", confidence="0.9", new=[]),
                feature(("24.9", "63.9", 3), name="Kirjasto", locality="Nivala"),
                feature(None, name="no position"),
                feature((24.9,), name="half a position"),
                feature((24.9, 99), name="no such position"),
                feature((24.9, None), name="null"),
                feature(),
                {"properties": None},
                None,
            ]
        }
    )  # fmt: skip
    first, second = await digitransit.search("x", language="fi")
    assert (first.house_number, first.postal_code, first.locality) == ("15", "85500", "Nivala")
    assert (first.lat, first.lon, first.confidence) == (63.9, 24.9, 0.9)
    assert (second.label, second.locality, second.confidence, second.layer) == ("Kirjasto", "Nivala", 0.0, "")


@respx.mock
async def test_places_out_of_bounds_and_too_many_are_left_out(digitransit: Digitransit) -> None:
    features = [feature((20.0, 63.9), name="out"), *(feature(name=f"in {number}") for number in range(9))]
    respx.get(f"{URL}/geocoding/v1/autocomplete").respond(json={"features": features})
    found = await digitransit.autocomplete("x", language="fi", bounds=Bounds(63, 24, 64, 25), size=2)
    assert [place.name for place in found] == ["in 0", "in 1"]


@respx.mock
@pytest.mark.parametrize("answer", [[], {}, {"features": None}, {"features": {}}, 3, None])
async def test_an_answer_without_features_is_a_bad_answer(digitransit: Digitransit, answer: Any) -> None:
    respx.route().respond(json=answer)
    with pytest.raises(BadAnswer):
        await digitransit.search("x", language="fi")


@respx.mock
async def test_reverse_asks_for_one_address(digitransit: Digitransit) -> None:
    route = respx.get(f"{URL}/geocoding/v1/reverse").respond(
        json={"features": [feature(name="Kalliontie 15")]}
    )
    place = await digitransit.reverse(63.9, 24.9, language="fi")
    assert place is not None and place.name == "Kalliontie 15"
    sent = route.calls[0].request.url.params
    assert (sent["point.lat"], sent["point.lon"], sent["layers"], sent["size"]) == (
        "63.9",
        "24.9",
        "address",
        "1",
    )


@respx.mock
async def test_without_a_key_no_header_is_sent(http: Http) -> None:
    route = respx.route().respond(json={"features": []})
    assert await Digitransit(URL, key=None, http=http).reverse(63.9, 24.9, language="fi") is None
    assert "digitransit-subscription-key" not in route.calls[0].request.headers


@given(st.text(min_size=1))
def test_a_name_fits_itself_best(name: str) -> None:
    asked = words(name)
    assert fit(asked, asked, unfinished=False) == (pytest.approx(1.0) if asked else None)


@pytest.mark.parametrize(
    ("asked", "name", "fits"),
    [
        ("kalliontie", "Kalliontie", True),
        ("KALLIONTIE", "Kalliontie", True),
        ("kal", "Kalliontie", True),
        ("ka", "Kalliontie", False),
        ("kaliontie", "Kalliontie", True),
        ("halliontie", "Kalliontie", False),
        ("kalliontiellä", "Kalliontie", False),
        ("kirjasto", "Nivalan kirjasto", True),
        ("nivalan uimahalli", "Nivalan kirjasto", False),
        ("", "Kalliontie", False),
    ],
)
def test_how_words_are_compared(asked: str, name: str, fits: bool) -> None:
    assert (fit(words(asked), words(name), unfinished=False) is not None) == fits


@pytest.mark.parametrize(
    ("text", "rest", "number", "municipality"),
    [
        ("Kalliontie 15 Nivala", "kalliontie", "15", "nivala"),
        ("Nivala, Kalliontie 15b", "kalliontie", "15b", "nivala"),
        ("Kalliontie 15 B 3, 85500 NIVALA", "kalliontie", "15", "nivala"),
        ("Kalliontie 15-17", "kalliontie", "15", None),
        ("15 Kalliontie", "15 kalliontie", None, None),
        ("Kalajoki", "", None, "kalajoki"),
        ("Kalajoella", "kalajoella", None, None),
    ],
)
def test_the_parts_of_an_address(
    region: Region, text: str, rest: str, number: str | None, municipality: str | None
) -> None:
    query = geocoder.parse(text, region)
    assert (" ".join(query.words), query.house_number) == (rest, number)
    assert query.municipalities == ({municipality} if municipality else set())


@given(st.text())
def test_any_text_can_be_searched_for(text: str) -> None:
    found = geocoder.search(REGION, text, bounds=None, layers=frozenset(), unfinished=True)
    assert all(0 < place.confidence <= 1 for place in found)


def test_every_house_is_the_nearest_to_where_it_stands(region: Region) -> None:
    for entry in region.entries:
        for number in (1, entry.last_number):
            if entry.has_number(number):
                assert entry.nearest_number(*entry.position_of(number)) == number
