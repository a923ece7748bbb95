"""How well messages are understood that training has not seen, in each language.

The messages stand in ``fi.yml`` and ``sv.yml`` beside this file and, for every intent, in the folders
``fi/`` and ``sv/``. The floors may only rise. Where a case lists entities, it lists
every municipality and every place that has a name; places without one ("koulun pihalla") are not listed
and not counted.
"""

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from akkuna.words.language import detect
from bench import nlu_scores
from bot.nlu.clock import now_in_finland
from bot.nlu.entities import Entity, find_entities
from bot.nlu.entities.place.finnish_phrases import COMMON
from bot.nlu.features import features
from bot.nlu.importer import NluImporter
from bot.nlu.linear import LinearModel
from bot.nlu.message import AnalysedMessage, analyse_message

LANGUAGES = ("fi", "sv")
KINDS = ("municipality", "place")

LEAST = 0.90
LARGEST_DIFFERENCE = 0.05

DIALOGUE, EVERY = "of the dialogue", "of every intent"
"""The two sets of messages."""
SETS = (DIALOGUE, EVERY)
LEAST_ACCURACY = {
    (DIALOGUE, "fi"): 0.90,
    (DIALOGUE, "sv"): 0.91,
    (EVERY, "fi"): 0.92,
    (EVERY, "sv"): 0.924,
}
LARGEST_DIFFERENCE_OF_ACCURACY = 0.02
LARGEST_CALIBRATION_ERROR = 0.05
STEPS_OF_CONFIDENCE = 10
LEAST_LANGUAGE = 0.99
WORDS_OF_A_SENTENCE = 3
WORDS_OF_A_GREETING = 2

Case = dict[str, Any]

pytestmark = pytest.mark.timeout(400)
"""The first test waits for a model to be trained."""


@cache
def cases(language: str) -> list[Case]:
    file = Path(__file__).parent / f"{language}.yml"
    return list(yaml.safe_load(file.read_text(encoding="utf-8"))["cases"])


def intents_of(one_set: str, language: str) -> list[tuple[str, str]]:
    """A set's messages of a language with their intents."""
    if one_set == EVERY:
        return [(case.text, case.intent) for case in nlu_scores.cases(language)]
    return [(case["text"], case["intent"]) for case in cases(language)]


@cache
def examples() -> frozenset[str]:
    """What training has seen, in small letters."""
    return frozenset(one.get("text").casefold() for one in NluImporter().get_nlu_data().intent_examples)


def understood(text: str) -> tuple[AnalysedMessage, list[Entity]]:
    message = analyse_message(text)
    return message, find_entities(message, now_in_finland())


@pytest.fixture(scope="module")
def model() -> LinearModel:
    examples = NluImporter().get_nlu_data().intent_examples
    documents = [features(*understood(example.get("text"))) for example in examples]
    return LinearModel.train(documents, [example.get("intent") for example in examples])


Findings = dict[tuple[str, str], list[tuple[float, bool]]]


@pytest.fixture(scope="module")
def findings(model: LinearModel) -> Findings:
    """Of each message the confidence in the likeliest intent and whether it is right; by set and language."""
    found: Findings = {(one_set, language): [] for one_set in SETS for language in LANGUAGES}
    for (one_set, language), results in found.items():
        for text, intent in intents_of(one_set, language):
            if text.casefold() not in examples():
                likeliest, confidence = model.ranking(features(*understood(text)))[0]
                results.append((confidence, likeliest == intent))
    return found


def of_language(findings: Findings, language: str) -> list[tuple[float, bool]]:
    """Both sets together."""
    return [result for one_set in SETS for result in findings[one_set, language]]


def accuracy(found: list[tuple[float, bool]]) -> float:
    """Share of messages whose intent is found."""
    return sum(right for _, right in found) / len(found)


def calibration_error(found: list[tuple[float, bool]]) -> float:
    """By how much confidence and accuracy differ on average, in steps of confidence."""
    steps: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in found:
        steps[int(confidence * STEPS_OF_CONFIDENCE)].append((confidence, right))
    return sum(abs(sum(confidence - right for confidence, right in step)) for step in steps.values()) / len(
        found
    )


@cache
def entity_scores(language: str) -> dict[str, float]:
    """F1 by kind of entity: its words must overlap, and its normal form, if given, must be the same."""
    hits, misses, extras = Counter[str](), Counter[str](), Counter[str]()
    for case in cases(language):
        if "entities" not in case:
            continue
        wanted = list(case["entities"])
        for entity in understood(case["text"])[1]:
            if entity.entity not in KINDS or entity.extractor == COMMON:
                continue
            match = next((one for one in wanted if matches(entity, one)), None)
            if match:
                wanted.remove(match)
                hits[entity.entity] += 1
            else:
                extras[entity.entity] += 1
        misses.update(one["entity"] for one in wanted)
    return {kind: 2 * hits[kind] / (2 * hits[kind] + misses[kind] + extras[kind]) for kind in KINDS}


def matches(entity: Entity, wanted: dict[str, str]) -> bool:
    same_words = wanted["value"] in entity.value or entity.value in wanted["value"]
    same_form = wanted.get("normalized", entity.normalized) == entity.normalized
    return entity.entity == wanted["entity"] and same_words and same_form


def is_sentence(text: str) -> bool:
    """Whether a message has words enough to tell its language; numbers and names tell none."""
    return sum(word[0].islower() for word in text.split()) >= WORDS_OF_A_SENTENCE


@pytest.mark.parametrize(("one_set", "language"), LEAST_ACCURACY)
def test_intents_are_found(findings: Findings, one_set: str, language: str) -> None:
    assert accuracy(findings[one_set, language]) >= LEAST_ACCURACY[one_set, language]


def test_neither_language_is_understood_worse(findings: Findings) -> None:
    shares = [accuracy(of_language(findings, language)) for language in LANGUAGES]
    assert max(shares) - min(shares) <= LARGEST_DIFFERENCE_OF_ACCURACY


@pytest.mark.parametrize("language", LANGUAGES)
def test_confidence_means_something(findings: Findings, language: str) -> None:
    assert calibration_error(of_language(findings, language)) <= LARGEST_CALIBRATION_ERROR


@pytest.mark.parametrize("kind", KINDS)
def test_entities_are_found(kind: str) -> None:
    scores = {language: entity_scores(language)[kind] for language in LANGUAGES}
    assert min(scores.values()) >= LEAST
    assert max(scores.values()) - min(scores.values()) <= LARGEST_DIFFERENCE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_a_sentence_is_found(language: str) -> None:
    texts = [case["text"] for case in cases(language) if is_sentence(case["text"])]
    right = sum(detect(text).language == language for text in texts)
    assert right / len(texts) >= LEAST_LANGUAGE


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_held_out_sentence_stands_among_the_examples(language: str) -> None:
    """A word or two that everyone writes may; such messages are left out of the accuracy."""
    texts = [text for one_set in SETS for text, _ in intents_of(one_set, language)]
    sentences = [text for text in texts if len(text.split()) > WORDS_OF_A_GREETING]
    assert [text for text in sentences if text.casefold() in examples()] == []
