"""The import of the service catalogue: what is read when, what is kept when it fails, how it is indexed."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from akkuna.errors import BadAnswer, RequestRefused, SystemUnavailable
from akkuna.municipality import Municipality, load_municipalities
from bot.catalogue_import import CHANGES_EVERY, FIRST_PAUSE, OVERLAP, CatalogueImport, located
from bot.service_finder import ServiceFinder
from integrations.database import Database
from integrations.database import service_catalogue as store
from integrations.http import Http
from integrations.suomifi.catalogue.models import Address, Area, Channel, Service
from tests.conftest import SECRET
from tests.contract.server import Sandbox

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=timezone.utc)
NIVALA = "535"


class Ptv:
    """A catalogue that gives what it is told to, and remembers what it was asked."""

    def __init__(self, *services: Service) -> None:
        self.given: Sequence[Service] | Exception = services
        self.gone: frozenset[str] = frozenset()
        self.asked: list[tuple[Area, datetime | None]] = []

    async def services(self, area: Area, *, since: datetime | None = None) -> list[Service]:
        self.asked.append((area, since))
        if isinstance(self.given, Exception):
            raise self.given
        return list(self.given)

    async def archived(self, since: datetime) -> frozenset[str]:
        return self.gone


def service(id: str, name: str = "Kirjasto") -> Service:
    return Service(id=id, names={"fi": name}, municipalities=(NIVALA,))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = Database(f"sqlite:///{tmp_path / 'akkuna.db'}", SECRET)
    database.migrate()
    return database


@pytest.fixture
def nivala(municipalities: Path) -> Municipality:
    return load_municipalities(municipalities)[NIVALA]


def names(database: Database) -> dict[str, str]:
    with database.transaction() as tx:
        return {one.id: Service.parse_raw(one.content).names["fi"] for one, _ in store.everything(tx)}


def state(database: Database) -> store.Import:
    with database.transaction() as tx:
        found = store.state_of(tx, NIVALA)
    assert found is not None
    return found


def importing(database: Database, nivala: Municipality, ptv: Ptv) -> CatalogueImport:
    def client(municipality: Municipality, http: Http) -> Ptv:
        return ptv

    return CatalogueImport(database, {NIVALA: nivala}, client)


async def test_everything_first_then_what_has_changed_then_everything_each_week(
    database: Database, nivala: Municipality
) -> None:
    ptv = Ptv(service("a"))
    work = importing(database, nivala, ptv)
    moment = NOW
    for _ in range(9):
        assert len(await work.run_due(moment)) == 1
        assert await work.run_due(moment) == [], "it is not due again at once"
        moment += CHANGES_EVERY
    assert [since for _, since in ptv.asked] == [
        None,
        *(NOW + CHANGES_EVERY * day - OVERLAP for day in range(6)),
        None,
        NOW + CHANGES_EVERY * 7 - OVERLAP,
    ]
    assert ptv.asked[0][0] == Area(municipality=NIVALA, county=nivala.county)


async def test_changes_are_added_and_what_was_archived_goes(database: Database, nivala: Municipality) -> None:
    ptv = Ptv(service("a"), service("b"), service("c"))
    work = importing(database, nivala, ptv)
    await work.run_due(NOW)
    ptv.given, ptv.gone = [service("b", "Uimahalli"), service("d")], frozenset({"c", "d"})
    [outcome] = await work.run_due(NOW + CHANGES_EVERY)
    assert outcome.changed and not outcome.whole
    assert names(database) == {"a": "Kirjasto", "b": "Uimahalli"}


@pytest.mark.parametrize(
    "failure", [SystemUnavailable("x"), BadAnswer("x"), RequestRefused("x", 401), RuntimeError("bug"), None]
)
async def test_a_failure_keeps_what_there_was_and_is_tried_again_later_and_later(
    failure: Exception | None, database: Database, nivala: Municipality
) -> None:
    ptv = Ptv(service("a"))
    work = importing(database, nivala, ptv)
    await work.run(nivala)
    # None stands for an answer that holds nothing at all.
    ptv.given = failure or []
    moment, pauses = NOW + timedelta(days=8000), []
    for _ in range(4):
        [outcome] = await work.run_due(moment)
        assert outcome.failure and outcome.services is None
        pauses.append(state(database).next_at - moment)
        moment = state(database).next_at
    assert names(database) == {"a": "Kirjasto"}
    assert pauses == [FIRST_PAUSE * 2**times for times in range(4)]
    assert state(database).failures == 4
    ptv.given = [service("b")]
    await work.run_due(moment)
    assert names(database) == {"b": "Kirjasto"} and state(database).failures == 0


async def test_it_waits_for_as_long_as_it_is_asked_to(database: Database, nivala: Municipality) -> None:
    ptv = Ptv()
    ptv.given = SystemUnavailable("x", retry_after=3600)
    await importing(database, nivala, ptv).run_due(NOW)
    assert state(database).next_at == NOW + timedelta(hours=1)


async def test_only_one_process_imports(database: Database, nivala: Municipality) -> None:
    ptv, other = Ptv(service("a")), Ptv(service("b"))
    with database.transaction() as tx:
        store.expect(tx, [NIVALA], now=NOW)
        store.claim(tx, NIVALA, "another", now=datetime.now(timezone.utc), lease_seconds=60)
    assert await importing(database, nivala, ptv).run(nivala) is None
    assert await importing(database, nivala, other).run_due() == []
    assert not ptv.asked and not other.asked


async def test_who_was_overtaken_stores_nothing(database: Database, nivala: Municipality) -> None:
    class Slow(Ptv):
        async def services(self, area: Area, *, since: datetime | None = None) -> list[Service]:
            with database.transaction() as tx:
                later = datetime.now(timezone.utc) + timedelta(hours=1)
                assert store.claim(tx, NIVALA, "another", now=later, lease_seconds=60)
            return [service("late")]

    await importing(database, nivala, Slow()).run(nivala)
    assert names(database) == {}


async def test_the_search_follows_what_is_imported(database: Database, nivala: Municipality) -> None:
    ptv = Ptv(service("a"))
    work, finder = importing(database, nivala, ptv), ServiceFinder()
    finder.load(database)
    assert not finder.is_ready(nivala) and finder.find("kirjasto", nivala) == []
    await work.run(nivala)
    finder.load(database)
    assert finder.is_ready(nivala) and finder.is_ready(None)
    assert not finder.is_ready(nivala.copy(update={"code": "977"})), "nothing was read for another yet"
    assert [hit.service.municipalities for hit in finder.find("kirjasto", nivala)] == [(NIVALA,)]
    ptv.given = [service("b", "Uimahalli")]
    await work.run(nivala, everything=True)
    assert finder.service("a") and finder.find("kirjasto", nivala), "until it is looked at again"
    finder.load(database)
    assert finder.service("a") is None and finder.find("kirjasto", nivala) == []
    assert [hit.service.id for hit in finder.find("uimahalli", nivala)] == ["b"]


def test_a_place_of_which_only_the_position_is_told_is_in_the_municipality_with_the_nearest_centre(
    municipalities: Path,
) -> None:
    """Rectangles of neighbours overlap: Ylivieska's centre lies in that of Alavieska."""
    served = load_municipalities(municipalities)
    spots = [served[code].centre for code in ("009", "977")]
    addresses = [Address(lat=spot.lat, lon=spot.lon) for spot in spots]
    told, far = Address(lat=64.0, lon=24.0, municipality="999"), Address(lat=60.2, lon=24.9)
    channel = Channel(id="c", kind="location", addresses=(*addresses, told, far))
    found = located(Service(id="s", channels=(channel,)), served.values())
    assert [one.municipality for one in found.channels[0].addresses] == ["009", "977", "999", None]


@pytest.mark.parametrize("key", ["sandbox", None])
async def test_a_real_import_of_either_version(
    key: str | None,
    database: Database,
    nivala: Municipality,
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Through HTTP, with the services of the county, and what was changed and archived afterwards."""
    monkeypatch.setenv("AKKUNA_CATALOGUE_KEY", key or "")
    work, finder = CatalogueImport(database, {NIVALA: nivala}), ServiceFinder()
    outcome = await work.run(nivala)
    assert outcome and outcome.whole and (outcome.services or 0) > 80
    finder.load(database)
    [pool, *_] = finder.find("uimahalli", nivala)
    assert finder.find("hammassärky", nivala)[0].service.names["fi"] == "Suun terveydenhuolto"
    change = {"id": pool.service.id, "names": dict(pool.service.names)}
    try:
        edit(sandbox, {**change, "names": {"fi": "Kylpylä", "sv": "Spa"}})
        outcome = await work.run(nivala)
        assert outcome and not outcome.whole and outcome.changed
        finder.load(database)
        assert finder.service(pool.service.id).names["fi"] == "Kylpylä"  # type: ignore[union-attr]
        edit(sandbox, {**change, "archived": True})
        await work.run(nivala)
        finder.load(database)
        assert finder.service(pool.service.id) is None
    finally:
        edit(sandbox, change)


def edit(sandbox: Sandbox, change: dict[str, object]) -> None:
    """Does the work of whoever keeps the catalogue, which the sandbox remembers."""
    sandbox.post("/suomifi/catalogue/_change", change).raise_for_status()
