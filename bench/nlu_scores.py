"""How well entities are found in the messages of ``tests/nlu/{fi,sv}/*.yml``.

    python -m bench.nlu_scores [-v]

A finding is right when it has the kind of an annotated entity and shares a character with it; each
annotated entity is found once at most. Where the annotation gives a normal form, `exact` tells how often
the right findings have the same one, but for identity codes, whose normal form is a mask. A place without
a name of its own ("koulun pihalla") is not counted where none is annotated: whether it is worth a mark,
people disagree on.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import yaml

from bot.nlu.clock import FINLAND
from bot.nlu.entities import Entity, find_entities
from bot.nlu.entities.place.finnish_phrases import COMMON
from bot.nlu.message import analyse_message

FOLDER = Path(__file__).parent.parent / "tests" / "nlu"

LANGUAGES = ("fi", "sv")

NOW = datetime(2026, 11, 23, 14, tzinfo=FINLAND)
"""The Monday that the annotations of the messages count from."""

_MARK = re.compile(r"\[(?P<value>[^\]]+)\](?P<entity>\{[^}]*\})")


@dataclass(frozen=True)
class Wanted:
    """An annotated entity; `normalized` is None where only its place in the message is annotated."""

    entity: str
    start: int
    end: int
    normalized: str | None


@dataclass(frozen=True)
class Case:
    """A message of the tests."""

    intent: str
    text: str
    wanted: tuple[Wanted, ...]


@dataclass
class Score:
    """Counts of one kind of entity, or of all.

    Attributes:
        hits: annotated and found.
        misses: annotated and not found.
        extras: found and not annotated.
        exact: hits whose normal form is the annotated one, or for which none is annotated.
    """

    hits: int = 0
    misses: int = 0
    extras: int = 0
    exact: int = 0

    @property
    def precision(self) -> float:
        """Share of the findings that are annotated."""
        return self.hits / ((self.hits + self.extras) or 1)

    @property
    def recall(self) -> float:
        """Share of the annotated that is found."""
        return self.hits / ((self.hits + self.misses) or 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / ((2 * self.hits + self.misses + self.extras) or 1)

    def __iadd__(self, other: "Score") -> "Score":
        self.hits += other.hits
        self.misses += other.misses
        self.extras += other.extras
        self.exact += other.exact
        return self


@dataclass
class Scores:
    """Scores of one language by kind, and what went wrong: (kind, message, what was written)."""

    by_kind: dict[str, Score] = field(default_factory=dict)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    extra: list[tuple[str, str, str]] = field(default_factory=list)
    other_form: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def total(self) -> Score:
        """Of all kinds together."""
        total = Score()
        for score in self.by_kind.values():
            total += score
        return total


def cases(language: str) -> list[Case]:
    """The messages of a language with their annotated entities."""
    found = []
    for file in sorted((FOLDER / language).glob("*.yml")):
        for group in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            lines = (line for line in group["examples"].splitlines() if line.startswith("- "))
            found += [parse(group["intent"], line.removeprefix("- ")) for line in lines]
    return found


def parse(intent: str, marked: str) -> Case:
    """A message in Rasa's notation: ``[huomenna]{"entity": "date", "value": "2026-11-24"}``."""
    text, wanted, end = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        entity = json.loads(match.group("entity"))
        start = len(text)
        text += match.group("value")
        wanted.append(Wanted(entity["entity"], start, len(text), entity.get("value")))
        end = match.end()
    return Case(intent, text + marked[end:], tuple(wanted))


def entity_scores(some_cases: Iterable[Case]) -> Scores:
    """Finds the entities of messages and compares them with the annotated ones."""
    scores = Scores()
    for case in some_cases:
        _compare(case, find_entities(analyse_message(case.text), NOW), scores)
    return scores


def _compare(case: Case, found: list[Entity], scores: Scores) -> None:
    left = list(found)
    for wanted in case.wanted:
        score = scores.by_kind.setdefault(wanted.entity, Score())
        match = next((one for one in left if _same(one, wanted)), None)
        if match is None:
            score.misses += 1
            scores.missed.append((wanted.entity, case.text, case.text[wanted.start : wanted.end]))
            continue
        left.remove(match)
        score.hits += 1
        if wanted.normalized in (None, match.normalized) or wanted.entity == "identity_code":
            score.exact += 1
        else:
            form = f"{match.value} → {match.normalized}, not {wanted.normalized}"
            scores.other_form.append((wanted.entity, case.text, form))
    for one in left:
        if one.extractor != COMMON:
            scores.by_kind.setdefault(one.entity, Score()).extras += 1
            scores.extra.append((one.entity, case.text, f"{one.value} → {one.normalized}"))


def _same(one: Entity, wanted: Wanted) -> bool:
    return one.entity == wanted.entity and one.start < wanted.end and wanted.start < one.end


def main() -> None:
    """Prints the scores of both languages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="print what went wrong, too")
    parser.add_argument("--kind", help="only this kind of entity")
    options = parser.parse_args()
    for language in LANGUAGES:
        scores = entity_scores(cases(language))
        print("\n".join(_table(language, scores)))
        if options.verbose:
            for name in ("missed", "extra", "other_form"):
                for kind, text, value in sorted(getattr(scores, name)):
                    if options.kind in (None, kind):
                        print(f"{name} {kind}: {value!r} in {text!r}")


def _table(language: str, scores: Scores) -> Iterator[str]:
    yield f"{language:18} {'n':>4} {'P':>6} {'R':>6} {'F1':>6} {'exact':>6}"
    for kind, score in [*sorted(scores.by_kind.items()), ("all", scores.total)]:
        exact = score.exact / (score.hits or 1)
        yield (
            f"{kind:18} {score.hits + score.misses:4} {score.precision:6.3f} {score.recall:6.3f} "
            f"{score.f1:6.3f} {exact:6.3f}"
        )


if __name__ == "__main__":
    main()
