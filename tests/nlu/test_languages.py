"""How often the language of the messages in ``languages.yml`` is found. The floors may only rise."""

from typing import Any

import pytest

from bench.nlu_languages import SENTENCES, SHORT, measure, messages
from bench.nlu_messages import own_examples

LEAST_OF_SENTENCES = {
    "fi": 0.99,
    "sv": 0.99,
    "en": 0.99,
    "no": 0.82,
    "et": 0.88,
    "ru": 0.99,
    "uk": 0.79,
    "ar": 0.99,
}
LEAST_OF_SHORT = {
    "fi": 0.93,
    "sv": 0.95,
    "en": 0.65,
    "no": 0.54,
    "et": 0.60,
    "ru": 0.99,
    "uk": 0.36,
    "ar": 0.99,
}
"""Kin are mixed up: Norwegian with Swedish, Estonian with Finnish, Ukrainian with Russian."""
FEWEST_MESSAGES = 150
WORDS_OF_A_GREETING = 4
"""What everybody writes may stand among the examples, too."""


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    return measure()


@pytest.mark.parametrize("language", LEAST_OF_SENTENCES)
def test_the_language_of_a_sentence_is_found(measured: dict[str, Any], language: str) -> None:
    assert measured[SENTENCES]["languages"][language]["accuracy"] >= LEAST_OF_SENTENCES[language]


@pytest.mark.parametrize("language", LEAST_OF_SHORT)
def test_the_language_of_a_word_or_two_is_found(measured: dict[str, Any], language: str) -> None:
    assert measured[SHORT]["languages"][language]["accuracy"] >= LEAST_OF_SHORT[language]


def test_every_language_has_messages_enough_and_a_floor() -> None:
    assert set(messages()) == set(LEAST_OF_SENTENCES) == set(LEAST_OF_SHORT)
    assert all(len(set(some)) >= FEWEST_MESSAGES for some in messages().values())


def test_the_messages_stand_under_one_language_and_among_no_examples() -> None:
    every = [text.casefold() for some in messages().values() for text in some]
    sentences = {text for text in every if len(text.split()) > WORDS_OF_A_GREETING}
    assert sentences & {text.casefold() for text in own_examples().texts} == set()
    assert len(every) == len(set(every))
