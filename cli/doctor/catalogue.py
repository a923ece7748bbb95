"""Whether the service catalogue has been imported for each municipality that binds it."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from akkuna.errors import DataInvalid, StorageUnavailable
from akkuna.municipality import Municipality, load_municipalities
from akkuna.settings import Settings
from cli.doctor.configuration import STAND_IN_SECRET, sqlite_file
from cli.doctor.finding import Finding
from cli.project import Project

if TYPE_CHECKING:
    from integrations.database.service_catalogue import Import

SYSTEM = "suomifi/catalogue"
OLD = timedelta(days=3)
"""Age of an import from which something is wrong: there is one every day."""


def catalogue(settings: Settings, project: Project) -> Iterator[Finding]:
    """What was imported, and what could not be; nothing where the database cannot be read."""
    from integrations.database import Database
    from integrations.database import service_catalogue as store

    path = sqlite_file(settings.database_url)
    if path is not None and not path.exists():
        return  # made by the first start, told of already
    try:
        bound = [one for one in load_municipalities(project.municipalities).values() if SYSTEM in one.systems]
        database = Database(settings.database_url, STAND_IN_SECRET)
    except (DataInvalid, ValueError):
        return  # told of already
    try:
        with database.transaction() as tx:
            states = {one.municipality: one for one in store.states(tx)}
            counts = store.count_by_municipality(tx)
    except StorageUnavailable:
        return  # told of already
    finally:
        database.dispose()
    yield from _findings(sorted(bound, key=lambda one: one.names.fi), states, counts)


def _findings(
    bound: list[Municipality], states: "Mapping[str, Import]", counts: Mapping[str, int]
) -> Iterator[Finding]:
    read = {one.code: states[one.code].read_at for one in bound if one.code in states}
    done = {code: moment for code, moment in read.items() if moment is not None}
    if done:
        services, oldest = sum(counts.get(code, 0) for code in done), min(done.values())
        yield Finding.ok(
            f"service catalogue: imported for {len(done)} of {len(bound)} municipalities, "
            f"{services} services between them; the oldest import is of {oldest:%Y-%m-%d %H:%M} UTC"
        )
    waiting = [one.names.fi for one in bound if one.code not in done]
    if waiting:
        yield Finding.note(
            f"service catalogue: not imported yet for {', '.join(waiting)}; the running assistant does it."
        )
    for one in bound:
        state = states.get(one.code)
        if state and state.failures:
            tell = Finding.missing if _is_late(state.read_at) else Finding.note
            times = f"{state.failures} time{'s' if state.failures > 1 else ''} in a row"
            yield tell(f"service catalogue of {one.names.fi}: failed {times} ({state.failure}).")


def _is_late(read_at: datetime | None) -> bool:
    return read_at is None or datetime.now(timezone.utc) - read_at > OLD
