"""The language of a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkuna.words.language import UNDETERMINED, detect

MESSAGES = [
    ("fi", "Missä vaiheessa asiani on"),
    ("fi", "mää en tiiä mistä kyse"),
    ("fi", "Hei, kadulla palaa valo päivällä"),
    ("fi", "voinko puhua jonkun kanssa"),
    ("fi", "onko kirjasto auki"),
    ("sv", "I vilket skede är mitt ärende"),
    ("sv", "ja veit int va det handlar om"),
    ("sv", "Hej, en lampa lyser mitt på dagen"),
    ("sv", "kan jag prata med någon"),
    ("sv", "Skolan i Kalajoki är stängd"),
    ("sv", "är biblioteket öppet"),
    ("en", "Can somebody help me with this"),
    ("en", "The road has not been ploughed"),
    ("no", "Jeg vet ikke hva det gjelder"),
    ("et", "Ma ei tea, millest jutt käib"),
    ("ru", "Не горит фонарь на улице"),
    ("uk", "Не світить ліхтар на вулиці, є небезпека"),
    ("ar", "الشارع مظلم جدا"),
    (UNDETERMINED, "Guten Tag, die Lampe ist kaputt"),
    (UNDETERMINED, "ถนนมืดมาก"),
]


@pytest.mark.parametrize(("language", "text"), MESSAGES)
def test_a_sentence_is_in_its_language(language: str, text: str) -> None:
    assert detect(text).language == language


@pytest.mark.parametrize("text", ["", "  ", "123 45", "😀🎉", "?!", "64.12, 24.96"])
def test_a_message_without_words_has_no_language(text: str) -> None:
    assert detect(text).language is None
    assert detect(text).confidence == 0


@pytest.mark.parametrize("text", ["hei", "hej", "ok", "Nivala", "skola", "joo"])
def test_one_word_is_never_sure(text: str) -> None:
    assert detect(text).confidence < 0.4


def test_a_name_inside_a_message_weighs_little() -> None:
    assert detect("Bänken vid Kalajoen Hiekkasärkät är sönder").language == "sv"


@given(st.text(max_size=120))
def test_any_text_has_a_confidence_between_zero_and_one(text: str) -> None:
    assert 0 <= detect(text).confidence <= 1
