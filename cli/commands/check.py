"""``akkuna check``: says with file and line what is incomplete in the data."""

import typer

from cli.checks import all_problems
from cli.project import this_project


def check() -> None:
    """Say what is missing or wrong in the services, municipalities, texts, examples and systems."""
    project = this_project()
    problems = all_problems(project)
    for problem in problems:
        typer.echo(f"{project.shown(problem.file)}:{problem.line}: {problem.text}")
    if problems:
        typer.echo(f"{len(problems)} to mend.", err=True)
        raise typer.Exit(1)
    typer.echo("Everything is complete, in both languages.")
