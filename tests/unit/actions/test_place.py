"""Which place is meant, with geocoders whose maps know more than the served municipalities."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.fields.base import Answer, Outcome, Pending, Problem
from actions.fields.place import PlaceReader
from actions.form.draft import Draft
from actions.turn import TurnContext, Understood
from akkuna.catalogue import Catalogue
from akkuna.errors import SystemUnavailable
from akkuna.service import FieldSpec
from integrations.digitransit.models import Place
from tests.unit.actions.conftest import NIVALA

FIELD = FieldSpec(name="place", type="place", from_opening=True)


def place(label: str, confidence: float = 1.0) -> Place:
    """A place in the municipality that its label ends with."""
    name, _, locality = label.partition(", ")
    properties = {"label": label, "name": name, "localadmin": locality or None, "confidence": confidence}
    return Place.parse_obj({"properties": properties, "geometry": {"coordinates": [24.97, 63.92]}})


class Map:
    """A geocoder that gives what the test laid out."""

    def __init__(self, found: list[Place], here: Place | None = None) -> None:
        self._found, self._here = found, here

    async def search(self, text: str, *, language: str, bounds: Any) -> list[Place]:
        return self._found

    async def reverse(self, lat: float, lon: float, *, language: str) -> Place | None:
        return self._here


def context(catalogue: Catalogue, geocoder: Map | None, **turn: Any) -> TurnContext:
    def digitransit(municipality: object) -> Map:
        if geocoder is None:
            raise SystemUnavailable("digitransit")
        return geocoder

    made = SimpleNamespace(
        turn=SimpleNamespace(**{"kind": "text", "text": "", "lat": None, "lon": None, **turn}),
        understood=Understood("inform"),
        municipality=catalogue.municipalities[NIVALA],
        catalogue=catalogue,
        systems=SimpleNamespace(digitransit=digitransit),
        language="fi",
    )
    return cast(TurnContext, made)


async def written(catalogue: Catalogue, geocoder: Map | None, text: str) -> Outcome:
    return await PlaceReader().read(FIELD, Draft("report_fault"), context(catalogue, geocoder, text=text))


async def pointed_at(catalogue: Catalogue, geocoder: Map, lat: float, lon: float) -> Outcome:
    turn = context(catalogue, geocoder, kind="location", lat=lat, lon=lon)
    return await PlaceReader().read(FIELD, Draft("report_fault"), turn)


@pytest.mark.parametrize("others", [[], [place("Torikatu, Ylivieska", 0.5), place("Torikatu, Sievi", 0.5)]])
async def test_a_place_surely_elsewhere_is_not_taken_for_one_of_the_same_name(
    others: list[Place], catalogue: Catalogue
) -> None:
    outcome = await written(catalogue, Map([place("Torikatu 5, Oulu"), *others]), "Torikatu 5 Oulu")
    assert isinstance(outcome, Pending)
    assert outcome.state == {"kind": "as_written", "written": "Torikatu 5 Oulu"}


async def test_of_several_the_surest_is_the_one(catalogue: Catalogue) -> None:
    found = [place("Torikatu 5, Ylivieska"), place("Torikatu, Sievi", 0.5), place("Torikatu, Kalajoki", 0.5)]
    outcome = await written(catalogue, Map(found), "Torikatu 5 Ylivieska")
    assert isinstance(outcome, Pending)
    assert outcome.state["kind"] == "outside"
    assert outcome.state["value"]["label"] == "Torikatu 5, Ylivieska"


async def test_where_no_geocoder_is_bound_the_words_stand(catalogue: Catalogue) -> None:
    outcome = await written(catalogue, None, "Kalliontie 15")
    assert isinstance(outcome, Answer)
    assert outcome.value["label"] == "Kalliontie 15"
    assert [notice.key for notice in outcome.notices] == ["place.unchecked"]


async def test_a_shared_location_outside_all_served_municipalities_is_not_taken(
    catalogue: Catalogue,
) -> None:
    in_helsinki = await pointed_at(catalogue, Map([], place("Kaisaniemenkatu 1, Helsinki")), 60.17, 24.94)
    at_sea = await pointed_at(catalogue, Map([]), 0.0, 0.0)
    for outcome in (in_helsinki, at_sea):
        assert isinstance(outcome, Problem)
        assert outcome.reply.key == "place.elsewhere"


async def test_a_shared_location_in_the_woods_is_taken(catalogue: Catalogue) -> None:
    for nearest in (None, place("Kalliontie 15")):
        outcome = await pointed_at(catalogue, Map([], nearest), 63.92, 24.97)
        assert isinstance(outcome, Answer)
        assert (outcome.value["lat"], outcome.value["lon"]) == (63.92, 24.97)
