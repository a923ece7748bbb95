"""What has been set up: the secret key, the database, Redis, the model, the data."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from akkuna.errors import StorageUnavailable
from akkuna.settings import Settings, is_url
from channels.login.description import is_sample
from channels.web.embedding import is_local
from cli.checks import all_problems
from cli.doctor.finding import Finding
from cli.project import Project

WAIT_SECONDS = 3
STAND_IN_SECRET = "no value is written or read with this key"


def configuration(settings: Settings, project: Project) -> Iterator[Finding]:
    """Findings about the settings and what they name."""
    yield _secret_key(settings)
    yield _rest_token(settings)
    yield _suomifi(settings)
    if settings.suomifi:
        yield from _own_metadata(settings)
    yield _data(project)
    yield _database(settings)
    if settings.redis_url:
        yield _redis(settings.redis_url)


def _secret_key(settings: Settings) -> Finding:
    if settings.secret_key:
        return Finding.ok("secret key: set")
    return Finding.missing(
        "secret key: AKKUNA_SECRET_KEY is not set; only `akkuna run --sandbox` makes one up."
    )


def _rest_token(settings: Settings) -> Finding:
    if settings.rest_token:
        return Finding.ok("REST channel: its token is set")
    return Finding.note("REST channel: closed, for AKKUNA_REST_TOKEN is not set (it is open in the sandbox).")


def _suomifi(settings: Settings) -> Finding:
    suomifi = settings.suomifi
    if suomifi is None:
        return Finding.note("Suomi.fi: not set up; nobody can log in.")
    # A coming pair is named beforehand: all but the first may be missing.
    named = [suomifi.sp_keys[0], suomifi.sp_certificates[0], suomifi.metadata_signer]
    theirs = suomifi.idp_metadata
    named += [Path(theirs)] if theirs and not is_url(theirs) else []
    lost = next((path for path in named if path and not path.is_file()), None)
    if lost:
        return Finding.missing(f"Suomi.fi: {lost} is not there; see AKKUNA_SUOMIFI_….")
    if not theirs:
        return Finding.note("Suomi.fi: nobody can log in before AKKUNA_SUOMIFI_IDP_METADATA is set.")
    return Finding.ok("Suomi.fi: metadata, key and certificate are named, and their files are there")


def _own_metadata(settings: Settings) -> Iterator[Finding]:
    """Whether what our metadata tell DVV is true."""
    if is_local(settings):
        yield Finding.missing(
            f"own metadata: they name {settings.base_url}; set AKKUNA_BASE_URL to the chat's address."
        )
    if is_sample():
        yield Finding.missing(
            "own metadata: they name an invented organisation and contact; write the real ones in"
            " channels/login/provider.yml."
        )


def _data(project: Project) -> Finding:
    count = len(all_problems(project))
    if count:
        return Finding.missing(f"data: {count} to mend; `akkuna check` tells them.")
    return Finding.ok("data: complete in both languages")


def sqlite_file(database_url: str) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL."""
    kind = urlsplit(database_url).scheme.partition("+")[0]
    return Path(database_url.partition(":///")[2]) if kind == "sqlite" else None


def _database(settings: Settings) -> Finding:
    """Whether the database answers; an SQLite file that is not there yet is not made by looking."""
    from integrations.database import Database
    from integrations.database.migrations.state import is_current

    kind = urlsplit(settings.database_url).scheme.partition("+")[0]
    path = sqlite_file(settings.database_url)
    if path is not None and not path.exists():
        return Finding.note("database: the SQLite file is not there yet; the first start makes it.")
    try:
        database = Database(settings.database_url, STAND_IN_SECRET)
    except ValueError:
        return Finding.missing("database: AKKUNA_DATABASE_URL names neither a SQLite file nor PostgreSQL.")
    try:
        with database.transaction() as tx:
            current = is_current(tx)
    except StorageUnavailable:
        return Finding.missing(f"database: {kind} does not answer; see AKKUNA_DATABASE_URL.")
    finally:
        database.dispose()
    if not current:
        return Finding.note(
            f"database: {kind} answers; the next start brings its tables to the newest version."
        )
    return Finding.ok(f"database: {kind} answers, and its tables are at the newest version")


def _redis(url: str) -> Finding:
    import redis

    try:
        redis.Redis.from_url(url, socket_connect_timeout=WAIT_SECONDS, socket_timeout=WAIT_SECONDS).ping()
    except ValueError:
        return Finding.missing("Redis: AKKUNA_REDIS_URL is no address of a Redis server.")
    except redis.RedisError:
        return Finding.missing("Redis: does not answer; see AKKUNA_REDIS_URL.")
    return Finding.ok("Redis: answers")
