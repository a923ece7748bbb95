"""``akkuna new``: makes a folder for a municipality, a service or an outside system."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from akkuna.data_files import DataFile
from akkuna.errors import DataInvalid
from cli import scaffold
from cli.project import Project, fail, this_project

NAME = re.compile(r"[a-z][a-z0-9_]*")

app = typer.Typer(no_args_is_help=True, help="Make a new folder; `akkuna check` then says what to fill in.")

Name = Annotated[str, typer.Argument(help="such as book_space: small letters, digits and underscores")]


@app.command()
def municipality(
    name: Annotated[str, typer.Argument(help="in Finnish, such as Kärsämäki")],
    code: Annotated[str, typer.Option(help="three digits, of Statistics Finland")],
) -> None:
    """Make the folder of a municipality."""
    project = this_project()
    if not re.fullmatch(r"\d{3}", code):
        fail("The code must have three digits; see https://stat.fi/fi/luokitukset/kunta.")
    if not NAME.fullmatch(scaffold.folder_name(name)):
        fail("The name must begin with a letter.")
    for path in sorted(project.municipalities.glob("*/municipality.yml")):
        if _read(project, path).get("code") == code:
            fail(f"{project.shown(path)} has the code {code} already.")
    _write(project, scaffold.municipality_files(project, name, code))


@app.command()
def service(
    name: Name,
    intent: Annotated[str, typer.Option(help="the intent that begins it, of nlu_data/intents.yml")],
) -> None:
    """Make the folder of a service, examples of its intent and a conversation that tests it."""
    project = this_project()
    _require_name(name)
    login = _logins(project).get(intent)
    if login is None:
        fail(f"nlu_data/intents.yml has no intent {intent} that begins a service.")
    for path in sorted(project.services.glob("*/service.yml")):
        if _read(project, path).get("intent") == intent:
            fail(f"The intent {intent} begins {path.parent.name} already.")
    _write(project, scaffold.service_files(project, name, intent, login))


@app.command()
def system(name: Name) -> None:
    """Make the folder of an outside system: client, models, sandbox."""
    _require_name(name)
    project = this_project()
    for path in (project.integrations / name, project.integrations / f"{name}.py"):
        if path.exists():
            fail(f"{project.shown(path)} exists already. Nothing was written.")
    _write(project, scaffold.system_files(project, name))


def _write(project: Project, files: scaffold.Files) -> None:
    try:
        scaffold.write(files)
    except scaffold.AlreadyThere as error:
        fail(f"{project.shown(error.path)} exists already. Nothing was written.")
    for path in files:
        typer.echo(f"made {project.shown(path)}")
    typer.echo("`akkuna check` says what to fill in; docs/adding.md says how to go on.")


def _require_name(name: str) -> None:
    if not NAME.fullmatch(name):
        fail("The name must be of small letters a–z, digits and underscores, beginning with a letter.")


def _logins(project: Project) -> dict[str, str]:
    """Intents that can begin a service, with the login that each needs."""
    intents = _read(project, project.examples / "intents.yml")
    groups = (intents.get(group) or {} for group in ("services", "account"))
    return {name: intent["login"] for group in groups for name, intent in group.items()}


def _read(project: Project, path: Path) -> Mapping[str, Any]:
    try:
        return DataFile(path).data
    except DataInvalid as error:
        fail(f"{project.shown(error.file)}:{error.line}: {error.problem}")
