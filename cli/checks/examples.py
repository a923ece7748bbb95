"""The sentences that the model learns from: both languages, one file an intent, nothing twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from akkuna.data_files import DataFile
from akkuna.replies import LANGUAGES, Language
from cli.checks.material import Material
from cli.checks.problem import Problem
from cli.project import Project

FEWEST = 10
"""Fewer sentences teach the model little and cannot calibrate its confidence."""
END_PUNCTUATION = ".,;:!?… "


@dataclass(frozen=True)
class Example:
    """A sentence and its place."""

    text: str
    intent: str
    language: Language
    file: Path
    line: int

    @property
    def folded(self) -> str:
        """What sentences that say the same have in common."""
        return " ".join(self.text.casefold().rstrip(END_PUNCTUATION).split())


def example_problems(material: Material) -> Iterator[Problem]:
    """What is wrong with the example files."""
    examples: list[Example] = []
    for language in LANGUAGES:
        for path in sorted((material.project.examples / language).glob("*.yml")):
            data = material.data(path)
            if data is not None:
                yield from _file_problems(data, material)
                found = list(_examples(data, language))
                yield from _set_problems(data, found)
                examples += found
    yield from _missing_files(material)
    yield from _repeated(examples, material)
    yield from _nearly_repeated(examples, material)


def _file_problems(data: DataFile, material: Material) -> Iterator[Problem]:
    name, parts = data.path.stem, _parts(data)
    if len(parts) != 1:
        yield Problem(data.path, data.line(("nlu",)), "nlu: must hold exactly one intent")
    for number, part in enumerate(parts):
        intent, line = part.get("intent"), data.line(("nlu", number, "intent"))
        if intent != name:
            yield Problem(data.path, line, f"intent: must be {name}, as the file's name")
        elif intent not in material.intents:
            yield Problem(data.path, line, f"intent: {intent} is not in nlu_data/intents.yml")


def _set_problems(data: DataFile, found: list[Example]) -> Iterator[Problem]:
    if len(found) < FEWEST:
        line = data.line(("nlu", 0, "examples"))
        yield Problem(data.path, line, f"examples: {len(found)} sentences, at least {FEWEST} are needed")
    for example in found:
        if not example.text:
            yield Problem(data.path, example.line, "examples: a line must be '- ' and a sentence")


def _parts(data: DataFile) -> list[dict[str, Any]]:
    parts = data.data.get("nlu")
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []


def _examples(data: DataFile, language: Language) -> Iterator[Example]:
    """The sentences of a file; `text` is empty where a line is none."""
    for number, part in enumerate(_parts(data)):
        above = data.line(("nlu", number, "examples"))
        for offset, line in enumerate(str(part.get("examples") or "").splitlines(), start=1):
            if line.strip():
                text = line.strip()[2:].strip() if line.strip().startswith("- ") else ""
                yield Example(text, str(part.get("intent")), language, data.path, above + offset)


def _missing_files(material: Material) -> Iterator[Problem]:
    """An intent that one language has examples of, or that begins a service, has them in both."""
    folders = {language: material.project.examples / language for language in LANGUAGES}
    present = {language: {path.stem for path in folder.glob("*.yml")} for language, folder in folders.items()}
    specs = [entry.model for entry in material.services.values() if entry.model]
    begins = {spec.intent for spec in specs if spec.intent}
    wanted = set().union(begins & material.intents.keys(), *present.values())
    for language, folder in folders.items():
        for intent in sorted(wanted - present[language]):
            reason = "begins a service" if intent in begins else "stands in the other language"
            yield Problem(folder / f"{intent}.yml", 0, f"the examples are missing; the intent {reason}")


def _repeated(examples: list[Example], material: Material) -> Iterator[Problem]:
    """Sentences that stand twice; both languages may share a sentence of one intent, as "ok"."""
    first: dict[str, Example] = {}
    for example in examples:
        if not example.text:
            continue
        other = first.setdefault(example.folded, example)
        place = f"{material.project.shown(other.file)}:{other.line}"
        if other.intent != example.intent:
            yield Problem(example.file, example.line, f'"{example.text}" means {other.intent} at {place}')
        elif other is not example and other.language == example.language:
            yield Problem(example.file, example.line, f'"{example.text}" stands at {place} already')


def _nearly_repeated(examples: list[Example], material: Material) -> Iterator[Problem]:
    """Sentences of which one would do; under two intents they would teach both wrongly."""
    # Likeness is of examples, so its module needs this one first.
    from cli.checks.likeness import FEWEST_LETTERS, NEARLY_THE_SAME, alike

    for language in LANGUAGES:
        long = [one for one in examples if one.language == language and len(one.folded) >= FEWEST_LETTERS]
        for _, earlier, later in alike(long, NEARLY_THE_SAME):
            if earlier.folded != later.folded:
                place = f"{material.project.shown(earlier.file)}:{earlier.line}"
                message = f'"{later.text}" is nearly the same as "{earlier.text}" at {place}'
                yield Problem(later.file, later.line, message)


def examples_of(project: Project, language: Language) -> list[Example]:
    """All examples of a language, in the order of files and lines.

    Raises:
        DataInvalid: a file is no YAML.
    """
    paths = sorted((project.examples / language).glob("*.yml"))
    return [example for path in paths for example in _examples(DataFile(path), language)]
