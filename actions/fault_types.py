"""Which of a server's fault types a citizen's words mean."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from akkuna.data_files import DataFile
from akkuna.replies import LANGUAGES, Words
from akkuna.settings import ROOT
from akkuna.words import lemmas
from integrations.open311.models import Service

CONCEPTS = ROOT / "nlu_data" / "lookups" / "fault_type.yml"
NAME, KEYWORD, DESCRIPTION = 3.0, 3.0, 0.5
LEAST_SCORE = 2.0
CLEAR_LEAD = 1.4
"""How many times the runner-up's score the best must have to be taken without asking."""


@dataclass(frozen=True)
class FaultType:
    """A fault type of one server in both languages, with its words weighed.

    Attributes:
        weights: base form → how much it speaks for this type among the others of its server.
    """

    code: str
    words: Words
    metadata: bool
    weights: dict[str, float]


@lru_cache(maxsize=1)
def concepts() -> dict[str, tuple[Words, frozenset[str]]]:
    """The kinds of fault that we know ourselves: name, and base forms of all its words."""
    found = {}
    for concept, entry in DataFile(CONCEPTS).data.items():
        names = Words(entry["names"]["fi"], entry["names"]["sv"])
        words = {
            lemma
            for language in LANGUAGES
            for word in entry["words"][language]
            for lemma in lemmas(word, language)
        }
        found[concept] = (names, frozenset(words))
    return found


def fault_types(finnish: Iterable[Service], swedish: Iterable[Service]) -> list[FaultType]:
    """Joins a server's lists in both languages; a name missing in one is shown in the other."""
    in_swedish = {service.code: service for service in swedish}
    joined: list[tuple[Service, Words, Counter[str]]] = []
    for service in finnish:
        other = in_swedish.get(service.code, service)
        same = service.name == other.name
        names = Words(service.name, other.name, source="fi" if same else None)
        weights: Counter[str] = Counter()
        _weigh(weights, service, "fi")
        _weigh(weights, other, "sv")
        joined.append((service, names, weights))
    rarity = _rarity([weights for *_, weights in joined])
    return [
        FaultType(
            service.code, names, service.metadata, {word: weights[word] * rarity[word] for word in weights}
        )
        for service, names, weights in joined
    ]


def likely(types: list[FaultType], said: frozenset[str], named: Iterable[str]) -> list[FaultType]:
    """The one type that the words surely mean, or up to three that they may mean, best first.

    Args:
        types: what the server knows.
        said: base forms of the citizen's words.
        named: kinds of fault (keys of `concepts`) found in the words.
    """
    score = {one.code: sum(one.weights[word] for word in said if word in one.weights) for one in types}
    known = [concepts()[name][1] for name in dict.fromkeys(named) if name in concepts()]
    bonuses = [_bonuses(types, kind) for kind in known]
    for bonus in bonuses:
        for code, worth in bonus.items():
            score[code] += worth
    scores = [(score[one.code], one) for one in types]
    best = sorted((pair for pair in scores if pair[0] >= LEAST_SCORE), key=lambda pair: -pair[0])[:3]
    if len(bonuses) == 1:
        best = [pair for pair in best if pair[1].code in bonuses[0]] or best
    if len(best) > 1 and best[0][0] >= CLEAR_LEAD * best[1][0]:
        best = best[:1]
    return [one for _, one in best]


def _bonuses(types: list[FaultType], kind: frozenset[str]) -> dict[str, float]:
    """A kind of fault that we know speaks for the type that has most of its synonyms, and no other."""
    worth = {one.code: [one.weights[word] for word in kind if word in one.weights] for one in types}
    most = max((sum(found) for found in worth.values()), default=0.0)
    return {code: max(found) for code, found in worth.items() if found and sum(found) == most}


def _weigh(weights: Counter[str], service: Service, language: str) -> None:
    for text, weight in (
        (service.name, NAME),
        (" ".join(service.keywords), KEYWORD),
        (service.description, DESCRIPTION),
    ):
        for lemma in lemmas(text, "sv" if language == "sv" else "fi"):
            weights[lemma] = max(weights[lemma], weight)  # type: ignore[assignment]


def _rarity(types: list[Counter[str]]) -> dict[str, float]:
    """How telling a word is: one that every type has says nothing."""
    having = Counter(word for weights in types for word in weights)
    return {
        word: math.log(1 + len(types) / count) / math.log(1 + len(types)) for word, count in having.items()
    }
