"""Misspelt Finnish words are read as the dictionary suggests; what may be right is left alone."""

import pytest

from akkuna.words import voikko
from bot.nlu.clock import now_in_finland
from bot.nlu.entities import find_entities
from bot.nlu.features import features
from bot.nlu.message import AnalysedMessage, analyse_message
from bot.nlu.suggestions import LONGEST, MOST, corrections

needs_libvoikko = pytest.mark.skipif(voikko.native() is None, reason="libvoikko is not installed")


def meant(text: str) -> set[str]:
    """What words may mean that are read differently, in base forms; empty where none is."""
    message = analyse_message(text)
    words = message.readings[0][1]
    found = corrections(message, find_entities(message, now_in_finland()))
    pairs = (pair for other in found for pair in zip(words, other.readings[0][1], strict=True))
    return {new.lemmas[0] for old, new in pairs if old != new}


def seen(text: str) -> set[str]:
    message = analyse_message(text)
    return features(message, find_entities(message, now_in_finland()))


@needs_libvoikko
@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("missä on terveyskesus", "terveyskeskus"),
        ("onko kirjastp auki tänään", "kirjasto"),
        ("lähetin hakmeuksen viime viikolla", "hakemus"),
        ("miten pääsee päiväkoiin", "päiväkoti"),  # the third of the suggestions
        ("jätahuolto ei käynyt meillä", "jätehuolto"),
    ],
)
def test_a_misspelt_word_is_read_as_suggested(text: str, lemma: str) -> None:
    assert lemma in meant(text)


@needs_libvoikko
def test_the_correction_is_seen_beside_the_letters_as_written() -> None:
    found = seen("missä on terveyskesus")
    assert {"lterveyskeskus", "lterveyskessu", "wterveyskesus"} <= found
    assert "wterveyskeskus" not in found


@pytest.mark.parametrize(
    "text",
    [
        "missä on kirjasto",  # known
        "siel on iha pimmeetä",  # spoken
        "asiani hoiti Räsäskä eilen",  # a name
        "se on Kalliontiellä Nivalasa",  # a name
        "kukku on kipee",  # too short a word to be sure
        "gatlyktan utanför skolan är söndrig",  # Swedish
        "viesti osoitteeseen testaajja@example.org kiitos",  # an address
        "numero on ab12345 kai",  # no word
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert meant(text) == set()


@needs_libvoikko
def test_few_words_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    monkeypatch.setattr("bot.nlu.suggestions.suggestions", lambda form: looked_at.append(form) or ())
    meant("ei oo kirjastp eikä terveyskesus eikä hakemukss eikä " + "kirjastp" * (LONGEST // 8 + 1))
    assert looked_at == ["kirjastp", "terveyskesus"]
    assert len(looked_at) == MOST


def test_without_the_library_nothing_is_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    voikko.suggestions.cache_clear()
    monkeypatch.setattr(voikko, "_native", lambda: None)
    try:
        assert meant("missä on terveyskesus") == set()
    finally:
        voikko.suggestions.cache_clear()


def test_a_message_of_no_words_has_nothing_to_correct() -> None:
    assert corrections(AnalysedMessage("?!", analyse_message("?!").detection, (("fi", ()),)), []) == []
