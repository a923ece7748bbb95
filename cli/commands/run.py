"""`akkuna run`: serves the assistant; with ``--sandbox`` beside stand-ins of all outside systems."""

import asyncio
import os
import secrets
import socket
import subprocess
import sys
import warnings
from dataclasses import replace
from pathlib import Path

import typer

from akkuna import logs
from akkuna.catalogue import Catalogue, load_catalogue
from akkuna.errors import DataInvalid
from akkuna.settings import ROOT, VAR, Authorisations, Settings, Suomifi
from integrations.database import Database
from integrations.sandbox.keys import key_pair
from integrations.sandbox.secrets import secrets_of_stand_ins

SANDBOX_PORT = 5100
SECRET_BYTES = 32


def run(sandbox: bool = False) -> None:
    """Serves until stopped.

    Args:
        sandbox: also run the sandboxes on port 5100, and make up a secret key if none is set.
    """
    logs.configure()
    VAR.mkdir(exist_ok=True)
    settings = _settings(sandbox)
    secret = settings.secret_key or (_sandbox_secret(VAR / "sandbox.key") if sandbox else None)
    if secret is None:
        raise typer.BadParameter("AKKUNA_SECRET_KEY is not set; `akkuna run --sandbox` makes one up")
    if sandbox:
        settings = with_stand_ins(settings, VAR / "keys")
        for name, value in secrets_of_stand_ins(VAR / "keys").items():
            os.environ.setdefault(name, value)
    catalogue = _catalogue(settings)
    database = Database(settings.database_url, secret)
    database.migrate()
    stand_ins = _start_sandboxes() if sandbox else None
    try:
        _serve(settings, catalogue, database, secret)
    finally:
        if stand_ins is not None:
            stand_ins.terminate()
            stand_ins.wait()


def _settings(sandbox: bool) -> Settings:
    try:
        return Settings.from_environment(sandbox)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def with_stand_ins(settings: Settings, keys: Path) -> Settings:
    """The settings, with Suomi.fi's stand-ins wherever no real ones are named.

    Args:
        keys: folder that the stand-in of the identity provider has its keys in; ours are made there too.
    """
    signer = key_pair(keys, "suomifi-idp-metadata")[1]
    ours = key_pair(keys, "suomifi-sp")
    address = f"http://localhost:{SANDBOX_PORT}"
    suomifi = Suomifi(
        idp_metadata=f"{address}/suomifi-idp/metadata",
        idp_entity_id=None,
        metadata_signer=signer,
        sp_keys=(ours[0],),
        sp_certificates=(ours[1],),
        allow_cbc=False,
    )
    authorisations = Authorisations(
        url=f"{address}/suomifi/authorisations",
        client_id="sandbox1",
        api_key="sandbox-api-key",
        oauth_password="sandbox-oauth-password",
        return_url=f"{settings.base_url}/suomifi/mandate",
    )
    return replace(
        settings,
        suomifi=settings.suomifi or suomifi,
        authorisations=settings.authorisations or authorisations,
    )


def _serve(settings: Settings, catalogue: Catalogue, database: Database, secret: str) -> None:
    # Rasa is imported here: every other command starts without it. TensorFlow comes with it, unused, and
    # what it and others say of themselves at import helps nobody who starts the assistant.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bot.engine import Engine
        from bot.service_finder import ServiceFinder
        from channels.app import make_app
        from channels.supervisor import Supervisor

        engine = Engine()
        asyncio.run(engine.warm_up())
    services = ServiceFinder()
    services.load(database)
    database.dispose()

    def serve(listening: socket.socket) -> None:
        app = make_app(settings, catalogue, engine, secret, services)
        app.run(sock=listening, access_log=False, motd=False, debug=False)

    supervisor = Supervisor(serve, settings.processes, settings.port)
    _tell(settings)
    supervisor.run()


def _catalogue(settings: Settings) -> Catalogue:
    try:
        return load_catalogue(settings.municipalities)
    except DataInvalid as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def _sandbox_secret(path: Path) -> str:
    """A secret of this machine's sandbox, kept so that its database can be read tomorrow."""
    if not path.exists():
        with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES))
    return path.read_text()


def _start_sandboxes() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "integrations.sandbox", "--port", str(SANDBOX_PORT)]
    command += ["--storage", str(VAR / "sandbox.db")]
    return subprocess.Popen(command, cwd=ROOT)


def _tell(settings: Settings) -> None:
    typer.echo(f"Chat:       {settings.base_url}/")
    typer.echo(f"REST:       {settings.base_url}/webhooks/rest/webhook")
    typer.echo(f"Health:     {settings.base_url}/health/ready")
    if settings.sandbox:
        typer.echo(f"Sandboxes:  http://localhost:{SANDBOX_PORT}/ledger")
        typer.echo(f"Suomi.fi:   http://localhost:{SANDBOX_PORT}/suomifi-idp/")
