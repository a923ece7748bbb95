"""Every conversation that is played as a test stands in both languages."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from akkuna.replies import LANGUAGES
from cli.checks.material import Material
from cli.checks.problem import Problem

NEEDED = ("conversation", *LANGUAGES, "ledger")


def conversation_problems(material: Material) -> Iterator[Problem]:
    """Conversations that lack a language, their name or what the ledger must hold."""
    for path in sorted(material.project.conversations.glob("*.yml")):
        try:
            # A file holds several documents, which `DataFile` does not know.
            documents = list(yaml.compose_all(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader))
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            yield Problem(path, line, f"this is not YAML: {error.problem}")
            continue
        for document in documents:
            yield from _document_problems(path, document)


def _document_problems(path: Path, document: yaml.Node) -> Iterator[Problem]:
    line = document.start_mark.line + 1
    if not isinstance(document, yaml.MappingNode):
        yield Problem(path, line, "a conversation must be a mapping (key: value)")
        return
    parts = {key.value: value for key, value in document.value}
    for name in NEEDED:
        if name not in parts:
            yield Problem(path, line, f"{name}: is missing")
        elif name in LANGUAGES and not parts[name].value:
            yield Problem(path, parts[name].start_mark.line + 1, f"{name}: has no step")
