"""Base forms and parts of words, in both languages, and the places of words in a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkuna.words import Language, analyse, finnish, lemmas, swedish, voikko
from akkuna.words.voikko import LONGEST_WORD

FORMS: list[tuple[Language, str, str]] = [
    ("fi", "kadulla", "katu"),
    ("fi", "Kalajoelta", "kalajoki"),
    ("fi", "Oulaisissa", "oulainen"),
    ("fi", "auraamatta", "aurata"),
    ("fi", "seitsemältä", "seitsemän"),
    ("sv", "gatlyktorna", "gatlykta"),
    ("sv", "skolan", "skola"),
    ("sv", "släckt", "släcka"),
    ("sv", "vägen", "väg"),
]

COMPOUNDS: list[tuple[Language, str, tuple[str, ...]]] = [
    ("fi", "katuvaloa", ("katu", "valo")),
    ("fi", "linja-autopysäkillä", ("linja", "auto", "pysäkki")),
    ("fi", "kadulla", ()),
    ("sv", "gatlyktan", ("gata", "lykta")),
    ("sv", "lyktstolpen", ("lykta", "stolpe")),
    ("sv", "skolan", ()),
]

SPOKEN = [
    ("pimeenä", "pimeä"),
    ("pimiässä", "pimeä"),
    ("mää", "minä"),
    ("oon", "olla"),
    ("tarttis", "tarvita"),
    ("kaheksan", "kahdeksan"),
    ("jäläkeen", "jälkeen"),
    ("näkkyy", "näkyä"),
    ("vanahuksia", "vanhus"),
    ("hiekotettu", "hiekoittaa"),
    ("lammppu", "lamppu"),
]

DOTLESS = [("pimea", "pimeä"), ("hyvaa", "hyvä"), ("asemakyla", "asemakylä"), ("tiessa", "tie")]


@pytest.mark.parametrize(("language", "form", "base"), FORMS)
def test_an_inflected_form_has_its_base_form(language: Language, form: str, base: str) -> None:
    assert base in analyse(form, language)[0].lemmas


@pytest.mark.parametrize(("language", "form", "parts"), COMPOUNDS)
def test_a_compound_has_its_parts(language: Language, form: str, parts: tuple[str, ...]) -> None:
    assert analyse(form, language)[0].parts == parts


@pytest.mark.parametrize(("spoken", "base"), SPOKEN + DOTLESS)
def test_a_spoken_or_dotless_form_has_the_base_form_of_the_written_one(spoken: str, base: str) -> None:
    assert base in analyse(spoken, "fi")[0].lemmas


@pytest.mark.parametrize("word", ["kannu", "tulla", "lahti", "vaalia", "kuusi"])
def test_a_known_word_is_never_changed(word: str) -> None:
    assert finnish.understand(word) == voikko.readings(word) != ()


def test_the_list_of_spoken_forms_holds_only_words_that_the_dictionary_lacks() -> None:
    assert [word for word in finnish.spoken_forms() if finnish.is_known(word)] == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_an_unknown_word_stands_for_itself(language: Language) -> None:
    assert analyse("qzxvkp", language)[0].lemmas == ("qzxvkp",)


def test_lemmas_hold_base_forms_and_parts() -> None:
    assert {"katuvalo", "katu", "valo", "pimeä"} <= lemmas("Katuvalot pimeinä", "fi")
    assert {"gatlykta", "gata", "lykta", "sönder"} <= lemmas("Gatlyktan är sönder", "sv")


def test_letters_written_with_combining_dots_are_read_as_one() -> None:
    assert analyse("pimea\u0308", "fi")[0].lemmas == ("pimeä",)


def test_both_finnish_analysers_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [
        "nivalassa",
        "kalliontiellä",
        "katuvaloakin",
        "linja-autopysäkki",
        "uimahallin",
        "auraamatta",
        "qzx",
    ]
    native = voikko.native()
    if native is None:
        pytest.skip("libvoikko or its dictionary is not installed")
    for word in words:
        assert set(voikko.read(word, native)) == set(voikko.read(word, voikko.bundled()))


def test_a_word_longer_than_any_word_is_not_looked_up() -> None:
    word = "lumi" * (LONGEST_WORD // 4 + 1)
    assert finnish.understand(word) == ()
    assert not swedish.is_known(word)


@given(st.text(max_size=80), st.sampled_from(["fi", "sv"]))
def test_every_word_stands_where_it_says(text: str, language: Language) -> None:
    words = analyse(text, language)
    assert all(text[word.start : word.end] == word.surface and word.lemmas for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
