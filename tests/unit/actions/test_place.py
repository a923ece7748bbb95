"""Which place is meant, with geocoders whose maps know more than the served municipalities."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.fields.base import Answer, Outcome, Pending, Problem
from actions.fields.place import PlaceReader
from actions.fields.place_words import house_number_in, places_named
from actions.form.draft import Draft
from actions.turn import Entity, TurnContext, Understood
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


class StreetMap(Map):
    """A geocoder that knows places by the words before the comma."""

    def __init__(self, *labels: str) -> None:
        super().__init__([place(label) for label in labels])

    async def search(self, text: str, *, language: str, bounds: Any) -> list[Place]:
        return [one for one in self._found if one.label.partition(",")[0] == text]


def context(
    catalogue: Catalogue, geocoder: Map | None, entities: tuple[Entity, ...] = (), **turn: Any
) -> TurnContext:
    def digitransit(municipality: object) -> Map:
        if geocoder is None:
            raise SystemUnavailable("digitransit")
        return geocoder

    made = SimpleNamespace(
        turn=SimpleNamespace(**{"kind": "text", "text": "", "lat": None, "lon": None, **turn}),
        understood=Understood("inform", entities=entities),
        municipality=catalogue.municipalities[NIVALA],
        catalogue=catalogue,
        systems=SimpleNamespace(digitransit=digitransit),
        language="fi",
        memory={},
    )
    return cast(TurnContext, made)


async def written(
    catalogue: Catalogue, geocoder: Map | None, text: str, entities: tuple[Entity, ...] = ()
) -> Outcome:
    turn = context(catalogue, geocoder, entities, text=text)
    return await PlaceReader().read(FIELD, Draft("report_fault"), turn)


async def pointed_at(catalogue: Catalogue, geocoder: Map, lat: float, lon: float) -> Outcome:
    turn = context(catalogue, geocoder, kind="location", lat=lat, lon=lon)
    return await PlaceReader().read(FIELD, Draft("report_fault"), turn)


@pytest.mark.parametrize("others", [[], [place("Torikatu, Ylivieska", 0.5), place("Torikatu, Sievi", 0.5)]])
async def test_a_place_surely_elsewhere_is_not_taken_for_one_of_the_same_name(
    others: list[Place], catalogue: Catalogue
) -> None:
    found = Map([place("Torikatu 5, Oulu"), *others])
    outcome = await written(catalogue, found, "Torikatu 5 Oulussa")
    assert isinstance(outcome, Problem)
    assert outcome.reply.key == "place.elsewhere"
    outcome = await written(catalogue, found, "Torikatu 5")
    assert isinstance(outcome, Pending)
    assert outcome.state == {"kind": "as_written", "written": "Torikatu 5"}


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


@pytest.mark.parametrize(
    ("text", "on_map", "offered"),
    [
        ("Storgatan 999", "Skolgatan, Nivala", False),
        ("Koulukatu 3", "Koulutie, Nivala", False),
        ("Kalionte 15", "Kalliontie 15, Nivala", True),
        ("Kaupakatu", "Kauppakatu, Nivala", True),
    ],
)
async def test_only_what_is_nearly_the_same_is_offered_as_not_found(
    text: str, on_map: str, offered: bool, catalogue: Catalogue
) -> None:
    outcome = await written(catalogue, Map([place(on_map, 0.75)]), text)
    assert isinstance(outcome, Pending)
    assert outcome.state["kind"] == ("places" if offered else "as_written")
    question = await PlaceReader().question(
        FIELD, Draft("report_fault", pending=outcome.state), context(catalogue, None)
    )
    assert question.key == ("place.like" if offered else "place.not_found")
    assert question.values["place"] == text


async def test_places_that_are_only_elsewhere_are_said_to_be(catalogue: Catalogue) -> None:
    found = [place("Uimahalli, Sievi", 0.8), place("Uimahalli, Kalajoki", 0.8)]
    outcome = await written(catalogue, Map(found), "uimahalli")
    assert isinstance(outcome, Pending)
    draft = Draft("report_fault", pending=outcome.state)
    question = await PlaceReader().question(FIELD, draft, context(catalogue, None))
    assert question.key == "place.only_elsewhere"


@pytest.mark.parametrize(
    ("text", "on_map", "notices"),
    [
        ("Kalliontie 15", "Kalliontie 15, Nivala", []),
        ("kirjasto", "Nivalan kirjasto, Nivala", ["place.taken"]),
        ("Kalliontie 999", "Kalliontie, Nivala", ["place.street_only"]),
    ],
)
async def test_the_place_that_was_taken_is_named_unless_it_is_what_was_written(
    text: str, on_map: str, notices: list[str], catalogue: Catalogue
) -> None:
    outcome = await written(catalogue, Map([place(on_map, 0.8)]), text)
    assert isinstance(outcome, Answer)
    assert [notice.key for notice in outcome.notices] == notices


STREET = Entity("place", "Kauppakatu 3", "Kauppakatu 3")


@pytest.mark.parametrize("text", ["Ylivieska, Kauppakatu 3", "Kauppakatu 3 Ylivieskassa"])
async def test_another_municipality_in_the_words_is_asked_about(text: str, catalogue: Catalogue) -> None:
    named = Entity("municipality", "Ylivieska", "977")
    outcome = await written(catalogue, Map([place("Kauppakatu 3, Nivala")]), text, (STREET, named))
    assert isinstance(outcome, Pending)
    assert (outcome.state["kind"], outcome.state["municipality"]) == ("switch_municipality", "977")
    assert outcome.state["said"]["text"] == text


async def test_a_municipality_that_is_not_served_is_told_of(catalogue: Catalogue) -> None:
    karleby = Entity("municipality", "Karleby", "272")
    found = Map([place("Handelsgatan 3, Nivala")])
    street = Entity("place", "Handelsgatan 3", "Handelsgatan 3")
    outcome = await written(catalogue, found, "Handelsgatan 3, Karleby", (street, karleby))
    assert isinstance(outcome, Problem)
    assert outcome.reply.key == "municipality.not_served_here"


async def test_the_municipality_itself_is_no_place_in_it(catalogue: Catalogue) -> None:
    here = Entity("municipality", "Nivalassa", "535")
    outcome = await written(catalogue, Map([]), "no Nivalassa tietenki", (here,))
    assert isinstance(outcome, Problem)
    assert (outcome.reply.key, outcome.failed) == ("place.within", False)
    again = context(catalogue, Map([]), (here,), text="no Nivalassa tietenki")
    again.memory["last"] = [{"key": "place.within"}]
    outcome = await PlaceReader().read(FIELD, Draft("report_fault"), again)
    assert isinstance(outcome, Problem)
    assert outcome.failed


@pytest.mark.parametrize(
    ("text", "kind", "value", "number"),
    [
        ("ei 15 vaan 17", "", "", "17"),
        ("numeroni on 040 123 4567", "phone", "040 123 4567", None),
        ("numeroni on 040 123 4567", "", "", None),
        ("talo 17, puh. 040 123 4567", "phone", "040 123 4567", "17"),
        ("maija.meika5@example.org", "email", "maija.meika5@example.org", None),
        ("soitelkaa klo 15", "time", "klo 15", None),
        ("se oli 12.3.", "date", "12.3.", None),
        ("KA-7F3 on numero", "reference_number", "KA-7F3", None),
    ],
)
def test_a_house_number_is_no_part_of_another_value(
    text: str, kind: str, value: str, number: str | None, catalogue: Catalogue
) -> None:
    entities = (Entity(kind, value, value),) if kind else ()
    assert house_number_in(context(catalogue, None, entities, text=text)) == number


async def test_the_same_place_is_looked_for_in_the_new_municipality(catalogue: Catalogue) -> None:
    old = {"label": "Kauppakatu 3, Kalajoki", "lat": 64.2, "lon": 23.9, "written": "Kauppakatu 3, Kalajoki"}
    turn = context(catalogue, Map([place("Kauppakatu 3, Nivala")]), text="se on Nivalassa")
    outcome = await PlaceReader().renew(old, FIELD, Draft("report_fault"), turn)
    assert isinstance(outcome, Answer)
    assert outcome.value["label"] == "Kauppakatu 3, Nivala"
    nowhere = context(catalogue, Map([]), text="se on Nivalassa")
    outcome = await PlaceReader().renew(old, FIELD, Draft("report_fault"), nowhere)
    assert isinstance(outcome, Pending)
    assert outcome.state == {"kind": "as_written", "written": "Kauppakatu 3"}


@pytest.mark.parametrize(
    ("text", "on_map"),
    [("kirkko", "Kirkkotie, Nivala"), ("tori", "Toritie, Nivala"), ("kyrka", "Kyrkväg, Nivala")],
)
async def test_a_street_is_not_the_place_that_it_is_called_after(
    text: str, on_map: str, catalogue: Catalogue
) -> None:
    outcome = await written(catalogue, Map([place(on_map, 0.8)]), text)
    assert isinstance(outcome, Pending)
    assert outcome.state["kind"] == "as_written"


@pytest.mark.parametrize(
    ("text", "on_map"),
    [
        ("koulu", "Himangan koulu, Nivala"),
        ("skolan", "Himanka skola, Nivala"),
        ("Parhalahti", "Parhalahti skola, Nivala"),
    ],
)
async def test_part_of_a_name_is_asked_about(text: str, on_map: str, catalogue: Catalogue) -> None:
    outcome = await written(catalogue, Map([place(on_map, 0.8)]), text)
    assert isinstance(outcome, Pending)
    assert [one["label"] for one in outcome.state["places"]] == [on_map]


@pytest.mark.parametrize(
    ("text", "street", "label"),
    [
        ("talo numero 15 Kalliontiellä", "Kalliontiellä", "Kalliontie 15, Nivala"),
        ("hus nummer 15 på Kalliontie", "Kalliontie", "Kalliontie 15, Nivala"),
        ("lamppu numero 15 Kalliontiellä", "Kalliontiellä", "Kalliontie, Nivala"),
    ],
)
async def test_the_number_of_a_house_before_its_street(
    text: str, street: str, label: str, catalogue: Catalogue
) -> None:
    entity = Entity("place", street, "Kalliontie")
    outcome = await written(catalogue, Map([place("Kalliontie, Nivala")]), text, (entity,))
    assert isinstance(outcome, Answer)
    assert outcome.value["label"] == label


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        (
            "Kalliontien ja Kauppakadun risteys",
            Entity("place", "Kalliontien ja Kauppakadun risteys", "Kalliontie ja Kauppakatu"),
        ),
        ("Pikkutien ja Kalliontien risteyksessä", Entity("place", "Kalliontien", "Kalliontie")),
        (
            "korsningen av Kalliontie och Handelsgatan",
            Entity("place", "korsningen av Kalliontie och Handelsgatan", "Kalliontie och Handelsgatan"),
        ),
    ],
)
async def test_a_crossing_is_kept_in_the_citizens_words(
    text: str, entity: Entity, catalogue: Catalogue
) -> None:
    streets = StreetMap("Kalliontie, Nivala", "Kauppakatu, Nivala", "Handelsgatan, Nivala")
    outcome = await written(catalogue, streets, text, (entity,))
    assert isinstance(outcome, Answer)
    assert outcome.value["label"] == f"{text}, Nivala"
    assert outcome.value["lat"] == 63.92


async def test_places_in_several_municipalities_are_asked_about(catalogue: Catalogue) -> None:
    text = "Nivalassa Kauppakadulla, vai oliko se Ylivieskassa Kalliontie 3"
    entities = (
        Entity("municipality", "Nivalassa", "535"),
        Entity("place", "Kauppakadulla", "Kauppakatu"),
        Entity("municipality", "Ylivieskassa", "977"),
        Entity("place", "Kalliontie 3", "Kalliontie 3"),
    )
    streets = StreetMap("Kauppakatu, Nivala", "Kalliontie 3, Ylivieska")
    outcome = await written(catalogue, streets, text, entities)
    assert isinstance(outcome, Pending)
    assert [one["label"] for one in outcome.state["places"]] == [
        "Kauppakatu, Nivala",
        "Kalliontie 3, Ylivieska",
    ]


async def test_a_place_that_is_said_to_be_here_is_not_simply_elsewhere(catalogue: Catalogue) -> None:
    entities = (Entity("place", "Vanhatie 10", "Vanhatie 10"), Entity("municipality", "Nivala", "535"))
    found = Map([place("Vanhatie 10, Ylivieska")])
    outcome = await written(catalogue, found, "Vanhatie 10, Nivala", entities)
    assert isinstance(outcome, Pending)
    question = await PlaceReader().question(
        FIELD, Draft("report_fault", pending=outcome.state), context(catalogue, None)
    )
    assert question.key == "place.only_elsewhere"


@pytest.mark.parametrize(
    ("text", "entity", "name"),
    [
        (
            "ei se vaan Raution koulu",
            Entity("place", "vaan Raution koulu", "vaan Raution koulu"),
            "Raution koulu",
        ),
        ("Plats: Raution koulu, lampan är släckt", None, "Raution koulu"),
        ("lamppu rikki. Paikka: Raution koulu", None, "Raution koulu"),
    ],
)
def test_the_name_alone_is_the_place(
    text: str, entity: Entity | None, name: str, catalogue: Catalogue
) -> None:
    entities = (entity,) if entity else ()
    [found] = places_named(context(catalogue, None, entities, text=text))
    assert (found.value, found.normalized) == (name, name)
