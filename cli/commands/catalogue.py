"""``akkuna catalogue``: the Suomi.fi service catalogue in the assistant's database."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.project import fail, settings

if TYPE_CHECKING:
    from akkuna.municipality import Municipality
    from bot.catalogue_import import CatalogueImport, Outcome

app = typer.Typer(no_args_is_help=True, help="The Suomi.fi service catalogue (PTV).")


@app.callback()
def catalogue() -> None:
    """The Suomi.fi service catalogue (PTV)."""


@app.command(name="import")
def import_(
    municipality: Annotated[
        str | None, typer.Option(help="name or folder of one municipality; all of them otherwise")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--everything", help="read everything anew, not what has changed only")
    ] = False,
) -> None:
    """Import now what the running assistant would import by itself; exit status 1 where one fails."""
    # Only this command of the file needs the database, and none should wait for it to be imported.
    from akkuna.errors import DataInvalid, StorageUnavailable
    from akkuna.municipality import load_municipalities
    from bot.catalogue_import import CatalogueImport
    from cli.doctor.configuration import STAND_IN_SECRET
    from integrations.database import Database

    wanted = settings()
    try:
        found = load_municipalities(wanted.municipalities)
    except DataInvalid as error:
        fail(str(error))
    # The catalogue is public: nothing of it is encrypted.
    database = Database(wanted.database_url, wanted.secret_key or STAND_IN_SECRET)
    try:
        database.migrate()
        work = CatalogueImport(database, found)
        failed = _import_all(work, _chosen(work, municipality), everything)
    except StorageUnavailable:
        fail("The database does not answer; see AKKUNA_DATABASE_URL.")
    finally:
        database.dispose()
    if failed:
        raise typer.Exit(1)


def _chosen(work: "CatalogueImport", name: str | None) -> "list[Municipality]":
    bound = sorted(work.municipalities, key=lambda one: one.names.fi)
    if name is None:
        return bound
    chosen = [one for one in bound if name.casefold() in (one.folder, one.code, *_names(one))]
    return chosen or fail(f"No municipality {name} whose municipality.yml binds suomifi/catalogue.")


def _names(municipality: "Municipality") -> tuple[str, str]:
    return municipality.names.fi.casefold(), municipality.names.sv.casefold()


def _import_all(work: "CatalogueImport", chosen: "list[Municipality]", everything: bool) -> bool:
    """Imports them one after the other and tells of each; whether one has failed."""
    import asyncio

    failed = False
    for one in chosen:
        outcome = asyncio.run(work.run(one, everything=everything))
        typer.echo(f"{one.names.fi}: {_told(outcome)}")
        failed |= outcome is not None and outcome.failure is not None
    return failed


def _told(outcome: "Outcome | None") -> str:
    if outcome is None:
        return "another process is importing it"
    if outcome.failure:
        return f"failed ({outcome.failure}); what there was stays"
    what = "services" if outcome.whole else "services that have changed"
    return f"{outcome.services} {what}{'' if outcome.changed else ', nothing new'}"
