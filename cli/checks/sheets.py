"""The texts of a folder in both languages, read so that every fault of a file is told, not the first only."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from akkuna.data_files import DataFile
from akkuna.errors import DataInvalid
from akkuna.replies import LANGUAGES, Language
from akkuna.texts import placeholders
from cli.checks.problem import Problem

Location = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """The texts of one file.

    Attributes:
        data: the file.
        texts: dotted key → text.
    """

    data: DataFile
    texts: dict[str, str]

    def line(self, key: str) -> int:
        """Line of `key`, or of the nearest part above it that exists."""
        return self.data.line(tuple(key.split(".")))


@dataclass(frozen=True)
class Sheets:
    """The texts of one folder.

    Attributes:
        folder: where they stand.
        by_language: the files that could be read.
        problems: what was wrong in reading them.
    """

    folder: Path
    by_language: dict[Language, Sheet]
    problems: list[Problem] = field(default_factory=list)

    def missing(self, keys: Iterable[str]) -> Iterator[Problem]:
        """Problems for each of `keys` that no language has; what one lacks is a matter of the pair."""
        for key in keys:
            if not self.has(key):
                for sheet in self.by_language.values():
                    yield Problem(sheet.data.path, sheet.line(key), f"{key}: the text is missing")

    def has(self, key: str) -> bool:
        """Whether any language has `key`."""
        return any(key in sheet.texts for sheet in self.by_language.values())


def read_sheets(folder: Path) -> Sheets:
    """Reads ``texts.fi.yml`` and ``texts.sv.yml`` of a folder."""
    sheets = Sheets(folder, {})
    for language in LANGUAGES:
        try:
            data = DataFile(folder / f"texts.{language}.yml")
        except DataInvalid as error:
            sheets.problems.append(Problem.of(error))
            continue
        sheet = Sheet(data, {})
        for location, value in _leaves(data.data, ()):
            key = ".".join(location)
            fault = _fault_of(value)
            if fault:
                sheets.problems.append(Problem(data.path, data.line(location), f"{key}: {fault}"))
            # A text with a fault is there all the same: telling of it twice would help nobody.
            sheet.texts[key] = "" if fault else value.strip()
        sheets.by_language[language] = sheet
    return sheets


def _leaves(part: Mapping[str, Any], above: Location) -> Iterator[tuple[Location, Any]]:
    for name, value in part.items():
        location = (*above, str(name))
        if isinstance(name, bool):
            yield above, name
        elif isinstance(value, Mapping) and value:
            yield from _leaves(value, location)
        else:
            yield location, value


def _fault_of(value: Any) -> str | None:
    if isinstance(value, bool):
        return "YAML reads yes, no, on and off as true or false; put them in quotes"
    if not isinstance(value, str):
        return "this is no text; put it in quotes if it is meant to be one"
    if not value.strip():
        return "the text is empty"
    try:
        placeholders(value)
    except ValueError:
        return "a brace stands alone; a placeholder is written {name}"
    return None
