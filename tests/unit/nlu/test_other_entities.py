"""Kinds of faults, phone numbers, e-mails, report numbers, languages, and how overlaps are settled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.entities import find_entities
from bot.nlu.lookups import lookup
from bot.nlu.message import analyse_message
from tests.unit.nlu.finding import NOW, normalized

PIECES = [
    *("Kalliontie", "15", "Nivala", "klo", "9", "koulun", "pihalla"),
    *("3.5.", "tiistaina", "i", "Kalajoki", "gatlyktan", "0457"),
]

FAULTS = [
    ("katuvalo ei pala", "street_light"),
    ("katu valo vilkkuu", "street_light"),
    ("säkkipimeää koko raitilla", "street_light"),
    ("gatlyktorna lyser inte", "street_light"),
    ("gat lampa trasig", "street_light"),
    ("iso monttu keskellä tietä", "pothole"),
    ("en stor grop i vägen", "pothole"),
    ("roskis täynnä", "litter"),
    ("papperskorgen svämmar över", "litter"),
    ("romuauto pihassa", "dumped_waste"),
    ("tie auraamatta", "snow_ploughing"),
    ("ni har inte plogat", "snow_ploughing"),
    ("hiekottamatta koko mäki", "ice_sanding"),
    ("det är jättehalt", "ice_sanding"),
    ("seinä töhritty", "graffiti"),
    ("klotter på väggen", "graffiti"),
    ("vesijohto vuotaa", "water_leak"),
    ("viemäri haisee", "sewer"),
    ("keinun ketju poikki", "playground"),
    ("liikennemerkki vinossa", "traffic_sign"),
    ("trädet har fallit", "fallen_tree"),
    ("bussikatoksen lasi", "bus_shelter"),
    ("brunnslocket saknas", "manhole"),
]


@pytest.mark.parametrize(("text", "concept"), FAULTS)
def test_words_tell_the_kind_of_fault(text: str, concept: str) -> None:
    assert concept in normalized(text, "fault_type")


@pytest.mark.parametrize(
    "text",
    [
        "poika jää huomenna kotiin",
        "onko niitä vielä jäljellä",
        "haluan venepaikan laiturista",
        "roska-astia tyhjennettäisiin kerran kuussa",
        "varaisin torilta paikan ja kaksi penkkiä",
        "int har e hänt nå",
        "jag söker bidrag för plogning",
        "var finns närmaste badstrand för hundar",
    ],
)
def test_things_without_trouble_are_no_faults(text: str) -> None:
    assert normalized(text, "fault_type") == []


def test_each_kind_is_given_once() -> None:
    assert normalized("katuvalo rikki, toinenkin katuvalo rikki", "fault_type") == ["street_light"]


@pytest.mark.parametrize("concept", lookup("fault_type"))
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_kind_has_a_name_and_its_words_tell_it(concept: str, language: str) -> None:
    entry = lookup("fault_type")[concept]
    assert entry["names"][language]
    assert concept in normalized(entry["words"][language][0], "fault_type")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("numeroni on 0457 5550 112", "+3584575550112"),
        ("ring +358 800 000 001", "+358800000001"),
        ("045-75550123", "+3584575550123"),
    ],
)
def test_a_phone_number_is_given_in_its_international_form(text: str, number: str) -> None:
    assert normalized(text, "phone") == [number]


@pytest.mark.parametrize(
    "text", ["15.3.2025", "85500", "Kalliontie 15", "64.12, 24.96", "klo 18.30", "00000"]
)
def test_other_numbers_are_no_phone_numbers(text: str) -> None:
    assert normalized(text, "phone") == []


def test_an_email_is_given_in_lower_case() -> None:
    assert normalized("Aino.Esimerkki@Example.org, kiitos", "email") == ["aino.esimerkki@example.org"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("tunnus on KA-7F3K2Q", "KA-7F3K2Q"),
        ("ka 7f3k2q", "KA-7F3K2Q"),
        ("KA-7F3KOL", "KA-7F3K01"),
        ("mikä on ilmoituksen 8fmht6 tila", "8fmht6"),
        ("8fmht6g1470b3qk8pthg", "8fmht6g1470b3qk8pthg"),
        ("ilmoitus nro 2231", "2231"),
        ("viitenumeroni on 77120", "77120"),
        ("ärende 1234", "1234"),
        ("min felanmälan nummer 90215", "90215"),
    ],
)
def test_the_number_of_a_report_is_found(text: str, number: str) -> None:
    assert normalized(text, "reference_number") == [number]


@pytest.mark.parametrize(
    "text",
    ["talo numero 8", "85500 Nivala", "kattskit", "covid19", "Kalliontie 150", "numeroni on 0457 5550 112"],
)
def test_other_numbers_and_words_are_no_report(text: str) -> None:
    assert normalized(text, "reference_number") == []


@given(st.text(alphabet="0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=6, max_size=6))
def test_every_number_of_ours_is_read(code: str) -> None:
    assert normalized(f"numero on KA-{code}", "reference_number") == [f"KA-{code}"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("suomeksi kiitos", "fi"),
        ("puhutko ruotsia", "sv"),
        ("på svenska", "sv"),
        ("kan vi ta det på finska", "fi"),
        ("in English please", "en"),
        ("puhutko venäjää", "ru"),
        ("palvelkaa ruotsin kielellä", "sv"),
        ("vaihda kieleksi ruotsi", "sv"),
    ],
)
def test_a_named_language_is_found(text: str, code: str) -> None:
    assert normalized(text, "language") == [code]


def test_the_country_is_no_language() -> None:
    assert normalized("Suomessa on talvi", "language") == []
    assert normalized("suomi.fi-tunnistus", "language") == []
    assert normalized("jag kommer från Ukraina", "language") == []


@given(st.text(max_size=100))
def test_entities_stand_where_they_say_and_values_are_as_written(text: str) -> None:
    for entity in find_entities(analyse_message(text), NOW):
        assert text[entity.start : entity.end] == entity.value
        assert entity.normalized


@given(
    st.lists(
        st.sampled_from(
            [
                "Kalliontie",
                "15",
                "Nivala",
                "klo",
                "9",
                "koulun",
                "pihalla",
                "3.5.",
                "tiistaina",
                "i",
                "Kalajoki",
                "gatlyktan",
                "0457",
            ]
        ),
        max_size=12,
    )
)
def test_only_what_may_stand_inside_a_place_overlaps(words: list[str]) -> None:
    found = find_entities(analyse_message(" ".join(words)), NOW)
    for one in found:
        for other in found:
            if one is not other and one.start < other.end and other.start < one.end:
                assert "place" in {one.entity, other.entity}
                assert {one.entity, other.entity} & {"municipality", "fault_type", "space_type"}
