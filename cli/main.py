"""``akkuna``: the command line of Kunta-Akkuna. Each command is a file in ``cli/commands/``."""

from typing import Annotated

import typer

from cli.commands import audit, catalogue, new
from cli.commands.check import check
from cli.commands.closest import closest
from cli.commands.describe import describe
from cli.commands.doctor import doctor
from cli.commands.train import train

app = typer.Typer(
    name="akkuna",
    no_args_is_help=True,
    add_completion=False,
    # Plain tracebacks: the decorated ones print the values of variables, secrets among them.
    pretty_exceptions_enable=False,
    help="Kunta-Akkuna: one chat window for the digital services of municipalities.",
)

app.add_typer(audit.app, name="audit")
app.add_typer(catalogue.app, name="catalogue")
app.command()(check)
app.command()(closest)
app.command()(describe)
app.command()(doctor)
app.add_typer(new.app, name="new")
app.command()(train)


@app.command()
def run(
    sandbox: Annotated[
        bool, typer.Option("--sandbox", help="beside stand-ins of all outside systems")
    ] = False,
) -> None:
    """Start the assistant."""
    # Serving needs the database and the dialogue, which no other command should wait for.
    from cli.commands.run import run as serve

    serve(sandbox)
