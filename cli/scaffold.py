"""New folders made of templates, with clearly marked places to fill in."""

import string
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from akkuna.replies import LANGUAGES
from cli.checks.examples import FEWEST
from cli.project import FILL_IN, Project

TEMPLATES = Path(__file__).parent / "templates"
SUFFIX = ".template"

Files = dict[Path, str]
"""What is to be written where."""


class AlreadyThere(Exception):
    """A file that would be written exists; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def municipality_files(project: Project, name: str, code: str) -> Files:
    """The folder of a new municipality.

    Args:
        name: in Finnish, as it is written.
        code: three digits.
    """
    systems = sorted(path.parent.name for path in project.integrations.glob("*/manifest.yml"))
    lines = [f"  {system}: {{base_url: {FILL_IN}, key: AKKUNA_{system.upper()}_KEY}}" for system in systems]
    values = {"name": name, "code": code, "systems": "\n".join(lines)}
    return _folder("municipality", project.municipalities / folder_name(name), values)


def service_files(project: Project, name: str, intent: str, login: str) -> Files:
    """The folder of a new service, and examples of its intent where there are none."""
    values = {"service": name, "intent": intent, "login": login}
    values["examples"] = "\n".join([f"    - {FILL_IN}"] * FEWEST)
    files = _folder("service", project.services / name, values)
    for language in LANGUAGES:
        examples = project.examples / language / f"{intent}.yml"
        if not examples.exists():
            files[examples] = _filled(TEMPLATES / f"examples.yml{SUFFIX}", values)
    files[project.conversations / f"{name}.yml"] = _filled(TEMPLATES / f"conversation.yml{SUFFIX}", values)
    return files


def system_files(project: Project, name: str) -> Files:
    """The folder of a new outside system."""
    values = {
        "system": name,
        "title": name.replace("_", " ").capitalize(),
        "class_name": "".join(part.capitalize() for part in name.split("_")),
        "real_url": f"AKKUNA_TEST_{name.upper()}_URL",
        "real_key": f"AKKUNA_TEST_{name.upper()}_KEY",
    }
    files = _folder("system", project.integrations / name, values)
    client = project.integrations / name / "client.py"
    files[client] = _with_sorted_imports(files[client])
    return files


def write(files: Files) -> None:
    """Writes new files, all or none.

    Raises:
        AlreadyThere: one of them exists.
    """
    for path in files:
        if path.exists():
            raise AlreadyThere(path)
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def folder_name(name: str) -> str:
    """A name as a folder's: ``Kärsämäki`` is ``karsamaki``."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(
        "_" if letter in " -" else letter for letter in plain if letter in " -" or letter.isalnum()
    )


def _folder(template: str, folder: Path, values: Mapping[str, str]) -> Files:
    found = sorted((TEMPLATES / template).glob(f"*{SUFFIX}"))
    return {folder / path.name.removesuffix(SUFFIX): _filled(path, values) for path in found}


def _with_sorted_imports(code: str) -> str:
    """Where the import of the folder's own models belongs depends on the folder's name."""
    lines = code.splitlines(keepends=True)
    ours = [number for number, line in enumerate(lines) if line.startswith("from integrations.")]
    lines[ours[0] : ours[-1] + 1] = sorted(lines[number] for number in ours)
    return "".join(lines)


def _filled(template: Path, values: Mapping[str, str]) -> str:
    return string.Template(template.read_text(encoding="utf-8")).substitute(values)
