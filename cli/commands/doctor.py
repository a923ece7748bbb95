"""``akkuna doctor``: says in plain English what is there and what is missing."""

from typing import Annotated

import typer

from cli.project import settings, this_project


def doctor(
    online: Annotated[
        bool, typer.Option("--online", help="also ask each municipality's systems whether they answer")
    ] = False,
) -> None:
    """Say what the assistant needs and whether it is there."""
    from cli.doctor.catalogue import catalogue
    from cli.doctor.configuration import configuration
    from cli.doctor.finding import State
    from cli.doctor.machine import machine
    from cli.doctor.model import model
    from cli.doctor.systems import keys_of_systems, systems_online

    chosen, project = settings(), this_project()
    findings = [
        *machine(chosen.port),
        *configuration(chosen, project),
        *catalogue(chosen, project),
        model(),
        *keys_of_systems(project),
        *(systems_online(project) if online else ()),
    ]
    for finding in findings:
        typer.echo(f"{finding.state.value:8} {finding.text}")
    if any(finding.state is State.MISSING for finding in findings):
        raise typer.Exit(1)
