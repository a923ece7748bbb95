"""The lists that an official may edit: complete in both languages, and used as they say."""

import pytest

from akkuna.errors import DataInvalid
from akkuna.words import Language, analyse
from bot.nlu import lookups
from bot.nlu.concepts import concepts
from bot.nlu.lookups import lookup
from bot.nlu.misspelling import Misspellings
from bot.nlu.translations import meanings

LANGUAGES: tuple[Language, ...] = ("fi", "sv")


@pytest.mark.parametrize("name", lookup("concepts"))
def test_every_concept_has_words_in_both_languages(name: str) -> None:
    assert set(lookup("concepts")[name]) == set(LANGUAGES)
    for language in LANGUAGES:
        text = lookup("concepts")[name][language][0]
        assert name in set(concepts(analyse(text, language), language))


def test_every_translation_has_both_sides() -> None:
    for finnish, swedish in lookup("translations").items():
        assert finnish.split() and swedish.split()


@pytest.mark.parametrize(
    ("finnish", "swedish"), [("kaduilla", "gatorna"), ("katuvalot", "gatlyktorna"), ("kysyisin", "frågade")]
)
def test_a_word_and_its_translation_mean_the_same(finnish: str, swedish: str) -> None:
    assert meanings(analyse(finnish, "fi")[0], "fi") & meanings(analyse(swedish, "sv")[0], "sv")


def test_phrases_are_concepts_too() -> None:
    assert "again" in set(concepts(analyse("ta det en gång till", "sv"), "sv"))
    assert "again" in set(concepts(analyse("sano vielä kerran", "fi"), "fi"))


def test_a_misspelt_word_has_the_concept_of_the_word() -> None:
    assert "thanks" in set(concepts(analyse("kiittos", "fi"), "fi"))


def test_a_list_that_is_no_mapping_is_refused(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("lookups")
    (folder / "broken_list.yml").write_text("- one\n- two\n", encoding="utf-8")
    (folder / "broken_yaml.yml").write_text("one: [two\nthree: 3\n", encoding="utf-8")
    monkeypatch.setattr(lookups, "FOLDER", folder)
    with pytest.raises(DataInvalid, match="mapping"):
        lookup("broken_list")
    with pytest.raises(DataInvalid, match=r"broken_yaml\.yml:[12]"):
        lookup("broken_yaml")


@pytest.mark.parametrize("form", ["kalajokii", "kaajoki", "kalajpki", "kaljaoki", "Kalajoki".lower()])
def test_one_edit_away_is_found(form: str) -> None:
    assert Misspellings({"kalajoki": 1, "sievissä": 2}).find(form) == 1


@pytest.mark.parametrize("form", ["kalajärvi", "joki", "kalat", "kalajoella"])
def test_further_away_is_not_found(form: str) -> None:
    assert Misspellings({"kalajoki": 1}).find(form) is None


def test_between_two_meanings_none_is_found() -> None:
    assert Misspellings({"kalajoki": 1, "kalajoka": 2}).find("kalajok") is None
