"""Names of people, inflected, in both languages, and what only looks like one."""

import pytest

from bot.nlu.entities.person_name import first_name
from bot.nlu.lookups import lookup
from tests.unit.nlu.finding import entities, normalized

FOUND = [
    ("varaus nimellä Aino Esimerkki", "Aino Esimerkki"),
    ("paikka Aino Esimerkille", "Aino Esimerkille"),
    ("Pekan varaus", "Pekan"),
    ("ilmoita Heikki kerhoon", "Heikki"),
    ("Jaakolla on kuumetta", "Jaakolla"),
    ("ilmoita Onni kerhoon", "Onni"),
    ("Onni Virtanen tulee", "Onni Virtanen"),
    ("nimeni on Xhemal Berisha", "Xhemal Berisha"),
    ("poikani ville on kipeä", "ville"),
    ("för Ville Virtanen", "Ville Virtanen"),
    ("min dotter elsa är sjuk", "elsa"),
    ("Axels plats", "Axels"),
    ("jag heter kalle", "kalle"),
    ("Maj-Len Ström kommer", "Maj-Len Ström"),
    ("mitt namn är Siv Exempel", "Siv Exempel"),
]


@pytest.mark.parametrize(("text", "name"), FOUND)
def test_a_name_is_found_as_written(text: str, name: str) -> None:
    assert [entity.value for entity in entities(text, "person_name")] == [name]


def test_a_name_in_small_letters_is_given_with_capital_ones() -> None:
    assert normalized("nimi on ville virtanen", "person_name") == ["Ville Virtanen"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna minulle tietoa",
        "Olen Nivalasta",
        "Milloin kirjasto on auki",
        "Kan jag boka",
        "Mina uppgifter",
        "i maj",
        "på tisdag",
        "Kalajoella",
        "Eino Leinon katu 3",
        "Rautakauppa Aino Oy",
        "ville",
        "hyvää onnea",
        "KUKA TULEE KORJAAMAAN",
        "mitt namn. Kan du svara",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert entities(text, "person_name") == []


@pytest.mark.parametrize(
    ("form", "name"), [("Pekan", "pekka"), ("Antin", "antti"), ("Viktorille", "viktor"), ("Axels", "axel")]
)
def test_a_form_is_led_back_to_its_name(form: str, name: str) -> None:
    assert first_name(form) == name


def test_every_listed_name_is_one() -> None:
    for name in lookup("person_name")["first_names"]:
        assert first_name(name) == name.lower()
