"""``akkuna train``: trains the model when what it learns from has changed."""

import os
import warnings
from typing import Annotated

import typer

from akkuna import logs
from akkuna.settings import ROOT


def train(
    force: Annotated[bool, typer.Option("--force", help="train even if nothing has changed")] = False,
) -> None:
    """Train the language model, if its data has changed."""
    logs.configure("ERROR")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("TQDM_DISABLE", "1")
    # Rasa is imported only by the commands that need it; its warnings are its own developers'.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bot.nlu import training

        models = ROOT / "models"
        model = None if force else training.current_model(models)
        if model is not None:
            typer.echo(f"{model.name} is up to date: nothing that it learns from has changed.")
            return
        typer.echo("Training: this takes about half a minute.")
        typer.echo(f"{training.train(models).name} is trained.")
