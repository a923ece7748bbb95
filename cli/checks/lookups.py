"""Word lists and lists of phrases hold both languages."""

from collections.abc import Iterator, Mapping
from typing import Any

from akkuna.data_files import DataFile
from akkuna.replies import LANGUAGES
from cli.checks.material import Material
from cli.checks.problem import Problem

Location = tuple[str | int, ...]


def lookup_problems(material: Material) -> Iterator[Problem]:
    """Entries that one language lacks or that are empty in it."""
    project = material.project
    for path in (*sorted(project.lookups.glob("*.yml")), *sorted(project.phrases.glob("*.yml"))):
        data = material.data(path)
        if data is not None:
            yield from _one_sided(data, data.data, ())


def _one_sided(data: DataFile, part: Any, location: Location) -> Iterator[Problem]:
    if isinstance(part, Mapping):
        present = [language for language in LANGUAGES if part.get(language)]
        if any(language in part for language in LANGUAGES):
            for language in LANGUAGES:
                if language not in present:
                    where = ".".join(map(str, (*location, language)))
                    yield Problem(
                        data.path, data.line((*location, language)), f"{where}: is missing or empty"
                    )
        for name, value in part.items():
            yield from _one_sided(data, value, (*location, name))
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from _one_sided(data, value, (*location, number))
