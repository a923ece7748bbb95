"""Everything under check, read once."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from akkuna.data_files import DataFile
from akkuna.errors import DataInvalid
from akkuna.municipality import Municipality
from akkuna.service import ServiceSpec
from cli.checks.problem import Problem, model_problems
from cli.checks.sheets import Sheets, read_sheets
from cli.checks.source import Source, read_source
from cli.manifest import Manifest
from cli.project import Project

Model = TypeVar("Model", bound=BaseModel)
PARTS_OF_A_SYSTEM = ("manifest.yml", "client.py", "sandbox.py")
"""A folder with any of these is a system's."""


@dataclass(frozen=True)
class Entry(Generic[Model]):
    """One file that holds a model, and what it holds where it is whole."""

    data: DataFile
    model: Model | None

    @property
    def folder(self) -> Path:
        """The folder that the file describes."""
        return self.data.path.parent

    def problem(self, text: str, *location: str | int) -> Problem:
        """A problem at a part of the file."""
        return Problem(self.data.path, self.data.line(location), text)


@dataclass(frozen=True)
class Intent:
    """An intent of ``intents.yml``; `login` is None where it begins no service."""

    name: str
    login: str | None


@dataclass
class Material:
    """Everything under check.

    Attributes:
        services, municipalities: by the name of their folder.
        manifests: by the system's folder under ``integrations/``, such as ``suomifi/messages``.
        sheets: texts by folder; of municipalities only where they have texts of their own.
        intents: by name.
        source: what the code needs from the data.
        problems: what was wrong in reading.
    """

    project: Project
    services: dict[str, Entry[ServiceSpec]] = field(default_factory=dict)
    municipalities: dict[str, Entry[Municipality]] = field(default_factory=dict)
    manifests: dict[str, Entry[Manifest]] = field(default_factory=dict)
    sheets: dict[Path, Sheets] = field(default_factory=dict)
    intents: dict[str, Intent] = field(default_factory=dict)
    source: Source = field(default_factory=Source)
    problems: list[Problem] = field(default_factory=list)
    _files: dict[Path, DataFile | None] = field(default_factory=dict)

    def data(self, path: Path) -> DataFile | None:
        """A file, or None where it cannot be read, which is then among the problems."""
        if path not in self._files:
            try:
                self._files[path] = DataFile(path)
            except DataInvalid as error:
                self._files[path] = None
                self.problems.append(Problem.of(error))
        return self._files[path]

    @property
    def common(self) -> Sheets:
        """The texts that hold everywhere."""
        return self.sheets[self.project.common_texts]

    def own_texts(self, service: str) -> Sheets:
        """The texts of a service."""
        return self.sheets[self.project.services / service]


def read_material(project: Project) -> Material:
    """Reads all data of a project; what cannot be read is among the `problems`."""
    material = Material(project)
    material.services = _entries(material, project.services, "service.yml", ServiceSpec)
    material.municipalities = _entries(material, project.municipalities, "municipality.yml", Municipality)
    for part in PARTS_OF_A_SYSTEM:
        folders = {path.parent for path in project.integrations.rglob(part)}
        for folder in folders - {project.integrations / name for name in material.manifests}:
            for entry in _entry(material, folder / "manifest.yml", Manifest).values():
                material.manifests[str(folder.relative_to(project.integrations))] = entry
    folders_of_texts = [
        project.common_texts,
        *project.texts_of_pages,
        *(project.services / name for name in material.services),
        *sorted({path.parent for path in project.municipalities.glob("*/texts.*.yml")}),
    ]
    for folder in folders_of_texts:
        material.sheets[folder] = read_sheets(folder)
        material.problems += material.sheets[folder].problems
    _read_intents(material)
    material.source = read_source(project)
    return material


def _entries(material: Material, folder: Path, name: str, model: type[Model]) -> dict[str, Entry[Model]]:
    found: dict[str, Entry[Model]] = {}
    for path in sorted(folder.glob("*/")):
        if not path.name.startswith(("_", ".")):
            found |= _entry(material, path / name, model)
    if not found:
        material.problems.append(Problem(folder, 0, f"no folder with a {name}"))
    return found


def _entry(material: Material, path: Path, model: type[Model]) -> dict[str, Entry[Model]]:
    data = material.data(path)
    if data is None:
        return {}
    problems = list(model_problems(data, model))
    material.problems += problems
    return {path.parent.name: Entry(data, None if problems else model.parse_obj(data.data))}


def _read_intents(material: Material) -> None:
    data = material.data(material.project.examples / "intents.yml")
    for group in ("services", "account", "dialogue"):
        for name, intent in (data.data.get(group) or {} if data else {}).items():
            material.intents[name] = Intent(name, intent.get("login"))
