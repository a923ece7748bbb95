"""``akkuna audit verify``: whether the audit log is as it was written."""

import typer

from cli.project import fail, settings

app = typer.Typer(no_args_is_help=True, help="The log of logins and of look-ups of personal data.")


@app.callback()
def audit() -> None:
    """The log of logins and of look-ups of personal data."""


@app.command()
def verify(
    after: str = typer.Option(
        None, metavar="N:DIGEST", help="What was printed before: it must be there still."
    ),
) -> None:
    """Look through the whole audit log; exit status 1 where an entry was changed, left out or added.

    What is cut off at the end shows only with --after.
    """
    # Only this command of the file needs the database, and none should wait for it to be imported.
    from akkuna.errors import StorageUnavailable
    from integrations.database import Database
    from integrations.database import audit as log

    noted = _noted(after) if after else None
    wanted = settings()
    if wanted.secret_key is None:
        fail("AKKUNA_SECRET_KEY is not set: the log cannot be verified without it.")
    database = Database(wanted.database_url, wanted.secret_key)
    try:
        with database.transaction() as tx:
            found = log.verify(tx, noted)
    except StorageUnavailable:
        fail("The database does not answer, or has no audit log; see AKKUNA_DATABASE_URL.")
    finally:
        database.dispose()
    if found.broken_at is not None:
        fail(
            f"Entry {found.broken_at} is not as it was written, or is missing."
            f" In order before it: {found.entries}."
        )
    typer.echo(f"In order: {found.entries} entries. For --after next time: {found.entries}:{found.last}")


def _noted(value: str) -> tuple[int, str]:
    number, _, digest = value.partition(":")
    if not number.isdecimal() or not digest:
        fail("--after needs what was printed before, such as 12:0a1b…")
    return int(number), digest
