"""Addresses, named places, phrases that say where, coordinates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.nlu.finding import entities, normalized

PLACES = [
    ("katuvalo pimeänä, Kalliontie 15 Nivala", "Kalliontie 15", "Kalliontie 15"),
    ("valo rikki Kalliontiellä 15", "Kalliontiellä 15", "Kalliontie 15"),
    ("kalliontie 15", "kalliontie 15", "Kalliontie 15"),
    ("monttu Kirkkokadulla", "Kirkkokadulla", "Kirkkokatu"),
    ("Savarintie 22 B 4", "Savarintie 22 B 4", "Savarintie 22 B 4"),
    ("Toritie 3-5", "Toritie 3-5", "Toritie 3-5"),
    ("Rantatie kakstoista", "Rantatie kakstoista", "Rantatie 12"),
    ("Kartanontie 6:n edessä", "Kartanontie 6", "Kartanontie 6"),
    ("se on Eino Leinon katu 3", "Eino Leinon katu 3", "Eino Leinon katu 3"),
    ("pöly valtatie 28 varrella", "valtatie 28", "valtatie 28"),
    (
        "Kirkkokadun ja Puistokadun risteyksessä",
        "Kirkkokadun ja Puistokadun risteyksessä",
        "Kirkkokatu ja Puistokatu",
    ),
    ("keinu rikki koulun pihalla", "koulun pihalla", "koulun piha"),
    ("ovi jumissa Nivalan kirjastossa", "Nivalan kirjastossa", "Nivalan kirjasto"),
    ("roskia Nivalan kirjaston edessä", "Nivalan kirjaston", "Nivalan kirjasto"),
    ("uimahalli", "uimahalli", "uimahalli"),
    ("lasia Malisjoen rannassa", "Malisjoen rannassa", "Malisjoen ranta"),
    ("tie poikki Raudaskylässä", "Raudaskylässä", "Raudaskylä"),
    ("lampan på Kalliontie 15", "Kalliontie 15", "Kalliontie 15"),
    ("hål på Skolgatan 5 i Kalajoki", "Skolgatan 5", "Skolgatan 5"),
    ("på Strandvägen 12 B", "Strandvägen 12 B", "Strandvägen 12 B"),
    ("lyktan utanför skolan i Kalajoki", "skolan i Kalajoki", "skolan i Kalajoki"),
    ("fönster sönder vid Rautio skola", "Rautio skola", "Rautio skola"),
    ("skräp bakom biblioteket i byn", "biblioteket", "biblioteket"),
    (
        "korsningen av Kyrkogatan och Parkgatan",
        "korsningen av Kyrkogatan och Parkgatan",
        "Kyrkogatan och Parkgatan",
    ),
    ("mörkt på Hiekkasärkät igen", "Hiekkasärkät", "Hiekkasärkät"),
    ("paikka on 64.12, 24.96", "64.12, 24.96", "64.12,24.96"),
    ("platsen 64,1234 24,9612", "64,1234 24,9612", "64.1234,24.9612"),
]


@pytest.mark.parametrize(("text", "value", "normal"), PLACES)
def test_a_place_is_found(text: str, value: str, normal: str) -> None:
    assert [(entity.value, entity.normalized) for entity in entities(text, "place")] == [(value, normal)]


@pytest.mark.parametrize(
    "text",
    [
        "meidän kadulla on pimeää",
        "Pyörätien valot eivät pala",
        "suojatie on kulunut",
        "cykelvägen är isig",
        "jag vet inte vart jag ska gå",
        "voisitko soittaa minulle",
        "10.5, 3.2",
        "Matti Malliainen",
    ],
)
def test_what_names_no_place_is_none(text: str) -> None:
    assert entities(text, "place") == []


def test_a_municipality_inside_a_place_is_found_too() -> None:
    assert normalized("utanför skolan i Kalajoki", "municipality") == ["208"]


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Kauppakatu 3 040 123 4567", "Kauppakatu 3"),
        ("Kauppakatu 3, puh. 040 123 4567", "Kauppakatu 3"),
        ("Kauppakatu 040 123 4567", "Kauppakatu"),
        ("Skolgatan 5 0457 5550 103", "Skolgatan 5"),
    ],
)
def test_a_telephone_number_is_no_part_of_an_address(text: str, street: str) -> None:
    assert normalized(text, "place") == [street]
    assert len(entities(text, "phone")) == 1


def test_a_street_named_after_a_municipality_does_not_lie_there() -> None:
    assert normalized("Kokkolan tie 3", "place") == ["Kokkolan tie 3"]
    assert normalized("Kokkolan tie 3", "municipality") == []


def test_a_street_name_tells_no_fault() -> None:
    assert normalized("Puistokatu 3", "fault_type") == []


@given(
    street=st.sampled_from(
        [("Kalliontie", "Kalliontiellä"), ("Kirkkokatu", "Kirkkokadulla"), ("Vattukuja", "Vattukujalla")]
    ),
    number=st.integers(1, 999),
    letter=st.sampled_from(["", "a", " B", " C"]),
)
def test_a_house_number_belongs_to_the_street(street: tuple[str, str], number: int, letter: str) -> None:
    base, inflected = street
    assert normalized(f"valo rikki, {inflected} {number}{letter}", "place") == [f"{base} {number}{letter}"]
    assert normalized(f"lampan är sönder på {base} {number}{letter}", "place") == [f"{base} {number}{letter}"]


@given(latitude=st.floats(59.5, 70.5), longitude=st.floats(19.5, 31.5))
def test_coordinates_in_finland_are_a_place(latitude: float, longitude: float) -> None:
    assert normalized(f"{latitude:.4f}, {longitude:.4f}", "place") == [f"{latitude:.4f},{longitude:.4f}"]
