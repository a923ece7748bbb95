"""Municipalities by name, in any form."""

import pytest

from bot.nlu.lookups import lookup
from tests.unit.nlu.finding import entities, normalized

NAMED = [
    ("Nivalassa on pimeää", "535"),
    ("muutin juuri Kalajoelta", "208"),
    ("haapajärvellä", "069"),
    ("tie Oulaisiin on jäässä", "563"),
    ("Kärsämäen asukkaana kysyn", "317"),
    ("valot pois Haapaveellä", "071"),
    ("Haapajarvella", "069"),
    ("Ylivieksassa", "977"),
    ("olen nivalalainen", "535"),
    ("Jag bor i Kalajoki", "208"),
    ("Nivalas bibliotek", "535"),
    ("i Oulais är det mörkt", "563"),
    ("vägen till Uleåborg", "564"),
    ("Karleby är nästa stad", "272"),
    ("tie Reisjärvelle", "691"),
]


@pytest.mark.parametrize(("text", "code"), NAMED)
def test_a_name_gives_the_code(text: str, code: str) -> None:
    assert normalized(text, "municipality") == [code]


@pytest.mark.parametrize("code", lookup("municipality"))
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_listed_name_is_found(code: str, language: str) -> None:
    assert normalized(lookup("municipality")[code][language], "municipality") == [code]


def test_two_names_are_found_in_order() -> None:
    assert normalized("en asu Nivalassa vaan Sievissä", "municipality") == ["535", "746"]


@pytest.mark.parametrize(
    "text", ["lahti on jäässä", "punainen perho", "kannus putosi", "Kalliontie 15", "hela vägen"]
)
def test_a_common_word_is_no_municipality(text: str) -> None:
    assert normalized(text, "municipality") == []


def test_the_value_is_what_was_written() -> None:
    (entity,) = entities("valot pois Haapajärvellä taas", "municipality")
    assert entity.value == "Haapajärvellä"
    assert (entity.start, entity.end) == (11, 24)
