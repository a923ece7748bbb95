"""The new words of an answer are told from words that only complain of the old ones."""

import pytest

from actions.fields.rewording import new_words
from akkuna.words import Language

LABEL = frozenset({"kuvaus", "beskrivning"})


@pytest.mark.parametrize(
    ("language", "words", "new"),
    [
        ("fi", "kuvaus pitäs olla että valo vilkkuu", "valo vilkkuu"),
        ("fi", "Kuvauksen pitäisi olla: valo vilkkuu öisin", "valo vilkkuu öisin"),
        ("fi", "muuta kuvaukseksi valo vilkkuu", "valo vilkkuu"),
        ("fi", "kuvaus: valo vilkkuu", "valo vilkkuu"),
        ("sv", "beskrivningen ska vara att lampan blinkar", "lampan blinkar"),
        ("sv", "ändra beskrivningen till ”lampan blinkar”", "lampan blinkar"),
        ("sv", "beskrivning: lampan blinkar", "lampan blinkar"),
    ],
)
def test_the_new_words_are_taken(language: Language, words: str, new: str) -> None:
    assert new_words(words, LABEL, language) == new


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "kuvaus väärin"),
        ("fi", "kuvaus on väärin"),
        ("fi", "muuta kuvausta"),
        ("fi", "valo vilkkuu"),
        ("sv", "beskrivningen är fel"),
        ("sv", "ändra beskrivningen"),
        ("sv", "lampan blinkar"),
    ],
)
def test_no_new_words(language: Language, words: str) -> None:
    assert new_words(words, LABEL, language) is None
