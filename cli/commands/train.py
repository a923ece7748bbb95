"""``akkuna train``: trains the model when what it learns from has changed."""

from typing import Annotated

import typer

from akkuna.settings import ROOT
from cli.rasa_quietly import training


def train(
    force: Annotated[bool, typer.Option("--force", help="train even if nothing has changed")] = False,
) -> None:
    """Train the language model, if its data has changed."""
    models = ROOT / "models"
    with training() as work:
        model = None if force else work.current_model(models)
        if model is not None:
            typer.echo(f"{model.name} is up to date: nothing that it learns from has changed.")
            return
        typer.echo("Training: this takes about half a minute.")
        try:
            trained = work.train(models)
        except Exception as error:
            # Rasa's messages tell of data and components, never of a citizen; our logs would withhold them.
            typer.echo(f"The training failed: {type(error).__name__}: {error}", err=True)
            raise typer.Exit(1) from error
        typer.echo(f"{trained.name} is trained.")
