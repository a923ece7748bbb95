"""``akkuna train``: trains the model when what it learns from has changed."""

from typing import Annotated

import typer


def train(
    force: Annotated[bool, typer.Option("--force", help="train even if nothing has changed")] = False,
) -> None:
    """Train the language model, if its data has changed."""
