"""Intents of the messages of ``tests/nlu``, as the trained assistant finds them: by language and intent."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from bench.nlu_messages import own_examples
from bench.nlu_scores import FOLDER, LANGUAGES, cases

COMMONEST = 15
"""Confusions that are shown of a language."""

STEPS = 10
"""Steps of confidence in which it is compared with how often it is right."""

Parse = Callable[[str], dict[str, Any]]
"""What the assistant makes of a message: Rasa's parse data."""


@dataclass(frozen=True)
class Finding:
    """The intent of a message, the one found for it, and the confidence in that."""

    wanted: str
    found: str
    confidence: float

    @property
    def right(self) -> bool:
        """Whether the intent was found."""
        return self.wanted == self.found


def measure(parse: Parse) -> dict[str, Any]:
    """By language: accuracy, error of the confidence, accuracy of each intent, commonest confusions."""
    found = {}
    for language in LANGUAGES:
        findings = [_finding(parse(text), intent) for text, intent in messages(language)]
        found[language] = of_findings(findings)
    return found


def messages(language: str) -> list[tuple[str, str]]:
    """The messages of a language with their intents; left out is what stands among the examples, too.

    A greeting or a word that everyone writes may stand in both.
    """
    seen = {text.casefold() for text in own_examples().texts}
    return [(text, intent) for text, intent in _all(language) if text.casefold() not in seen]


def _all(language: str) -> list[tuple[str, str]]:
    older = yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))["cases"]
    of_every_intent = [(case.text, case.intent) for case in cases(language)]
    return of_every_intent + [(case["text"], case["intent"]) for case in older]


def of_findings(findings: Sequence[Finding]) -> dict[str, Any]:
    """The figures of one language."""
    by_intent: dict[str, list[bool]] = defaultdict(list)
    for one in findings:
        by_intent[one.wanted].append(one.right)
    confused = Counter((one.wanted, one.found) for one in findings if not one.right)
    return {
        "messages": len(findings),
        "accuracy": sum(one.right for one in findings) / len(findings),
        "calibration_error": calibration_error(findings),
        "intents": {
            intent: {"messages": len(right), "accuracy": sum(right) / len(right)}
            for intent, right in sorted(by_intent.items())
        },
        "confusions": [
            {"wanted": wanted, "found": found, "times": times}
            for (wanted, found), times in confused.most_common(COMMONEST)
        ],
    }


def calibration_error(findings: Sequence[Finding]) -> float:
    """Expected calibration error: by how much confidence and accuracy differ, over steps of confidence."""
    steps: dict[int, list[float]] = defaultdict(list)
    for one in findings:
        steps[min(int(one.confidence * STEPS), STEPS - 1)].append(one.confidence - one.right)
    return sum(abs(sum(step)) for step in steps.values()) / len(findings)


def _finding(parsed: dict[str, Any], intent: str) -> Finding:
    found = parsed["intent"]
    return Finding(intent, str(found["name"]), float(found["confidence"]))
