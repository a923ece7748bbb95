"""Entities of the messages of ``tests/nlu``: how well each kind is found, in each language and in both."""

from collections.abc import Iterable
from typing import Any

from bench.nlu_scores import LANGUAGES, Score, Scores, cases, entity_scores


def measure() -> dict[str, Any]:
    """By language, and for both together: figures of each kind and of all."""
    of_languages = {language: entity_scores(cases(language)) for language in LANGUAGES}
    found = {language: figures(scores) for language, scores in of_languages.items()}
    return {**found, "both": figures(_together(of_languages.values()))}


def figures(scores: Scores) -> dict[str, Any]:
    """Precision, recall, F1 and exactness by kind; under ``all`` of all kinds."""
    return {kind: _of(score) for kind, score in [*sorted(scores.by_kind.items()), ("all", scores.total)]}


def _together(some: Iterable[Scores]) -> Scores:
    together = Scores()
    for scores in some:
        for kind, score in scores.by_kind.items():
            total = together.by_kind.setdefault(kind, Score())
            total += score
    return together


def _of(score: Score) -> dict[str, Any]:
    return {
        "annotated": score.hits + score.misses,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "exact": score.exact / (score.hits or 1),
    }
