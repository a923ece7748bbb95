"""``akkuna closest``: examples of two intents that are hard to tell apart."""

from typing import Annotated

import typer

from akkuna.errors import DataInvalid
from akkuna.replies import LANGUAGES
from cli.checks.examples import examples_of
from cli.checks.likeness import closest_of_other_intents
from cli.project import fail, this_project


def closest(
    most: Annotated[int, typer.Option(help="pairs of each language", min=1)] = 30,
    intent: Annotated[str | None, typer.Option(help="only pairs with this intent")] = None,
) -> None:
    """Print the likest pairs of examples that stand under two intents: candidates for another wording."""
    project = this_project()
    for language in LANGUAGES:
        try:
            examples = examples_of(project, language)
        except DataInvalid as error:
            fail(f"{project.shown(error.file)}:{error.line}: {error.problem}")
        for likeness, one, other in closest_of_other_intents(examples, most, intent):
            typer.echo(f"{likeness:.2f}  {one.intent}: {one.text}\n      {other.intent}: {other.text}")
