"""How well the entities of the messages in ``fi/`` and ``sv/`` are found. The floors may only rise."""

import pytest

from bench.nlu_scores import LANGUAGES, Scores, cases, entity_scores, parse

LEAST = 0.92
LARGEST_DIFFERENCE = 0.02

LEAST_BY_KIND = {
    "age": 0.95,
    "amount": 0.95,
    "business_id": 0.95,
    "count": 0.88,
    "date": 0.97,
    "duration": 0.95,
    "email": 1.0,
    "fault_type": 0.60,
    "iban": 1.0,
    "identity_code": 1.0,
    "language": 0.87,
    "municipality": 0.97,
    "person_name": 0.93,
    "phone": 1.0,
    "place": 0.89,
    "reference_number": 0.93,
    "space_type": 0.86,
    "time": 0.95,
    "topic": 0.73,
}
LEAST_EXACT = 0.97
"""Share of the right findings whose normal form is right."""


@pytest.fixture(scope="module")
def scores() -> dict[str, Scores]:
    return {language: entity_scores(cases(language)) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_entities_are_found(scores: dict[str, Scores], language: str) -> None:
    assert scores[language].total.f1 >= LEAST


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LEAST_BY_KIND)
def test_each_kind_is_found(scores: dict[str, Scores], language: str, kind: str) -> None:
    assert scores[language].by_kind[kind].f1 >= LEAST_BY_KIND[kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_normal_forms_are_right(scores: dict[str, Scores], language: str) -> None:
    total = scores[language].total
    assert total.exact / total.hits >= LEAST_EXACT


def test_neither_language_is_understood_worse(scores: dict[str, Scores]) -> None:
    found = [scores[language].total.f1 for language in LANGUAGES]
    assert max(found) - min(found) <= LARGEST_DIFFERENCE


def test_every_annotated_kind_has_a_floor(scores: dict[str, Scores]) -> None:
    assert {kind for language in LANGUAGES for kind in scores[language].by_kind} == set(LEAST_BY_KIND)


def test_a_marked_message_is_read() -> None:
    case = parse(
        "inform", 'tulen [huomenna]{"entity": "date", "value": "2026-11-24"}, [Aino]{"entity": "person_name"}'
    )
    assert case.text == "tulen huomenna, Aino"
    assert [(one.entity, case.text[one.start : one.end], one.normalized) for one in case.wanted] == [
        ("date", "huomenna", "2026-11-24"),
        ("person_name", "Aino", None),
    ]
