"""Imports the Suomi.fi service catalogue: per municipality, what changed every day, everything every week.

Any process may do it. The state of each municipality's import is a row that one process takes at a time.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TypeVar
from uuid import uuid4

import structlog

from akkuna.errors import BadAnswer, RequestRefused, StorageUnavailable, SystemFailure, SystemUnavailable
from akkuna.municipality import Bounds, Municipality
from integrations.database import Database, Transaction
from integrations.database import service_catalogue as store
from integrations.database.service_catalogue import Import, Stored
from integrations.geo import distance_m
from integrations.http import Http
from integrations.suomifi.catalogue.client import IMPORT_LIMITS, Catalogue, catalogue
from integrations.suomifi.catalogue.models import Address, Area, Service

log = structlog.get_logger()

SYSTEM = "suomifi/catalogue"
CHANGES_EVERY = timedelta(days=1)
EVERYTHING_EVERY = timedelta(days=7)
OVERLAP = timedelta(hours=3)
"""How much further back than the last import began changes are asked for: version 12 shows them late."""
LEASE_SECONDS = 60.0
"""How long a process that has died keeps others from importing; one that lives prolongs it."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=2), timedelta(hours=6)
"""After a failure, and at most: the pause doubles with each further one."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Outcome:
    """How an import went.

    Attributes:
        services: how many were read; None where it failed.
        whole: everything was read, not what had changed only.
        changed: what is stored has become another.
        failure: why it failed; what was stored before stays.
    """

    municipality: Municipality
    services: int | None = None
    whole: bool = False
    changed: bool = False
    failure: str | None = None


class CatalogueImport:
    """Imports into the database.

    Args:
        database: where it is stored.
        municipalities: by code; those that have bound no catalogue are left out.
        client: makes the client of a municipality's catalogue; the real one unless tests give another.
    """

    def __init__(
        self,
        database: Database,
        municipalities: Mapping[str, Municipality],
        client: Callable[[Municipality, Http], Catalogue] | None = None,
    ) -> None:
        self._database, self._client = database, client or _client_of
        self._municipalities = {code: one for code, one in municipalities.items() if SYSTEM in one.systems}
        self._holder = uuid4().hex

    @property
    def municipalities(self) -> Collection[Municipality]:
        """Those whose services are imported."""
        return self._municipalities.values()

    async def run_due(self, now: datetime | None = None) -> list[Outcome]:
        """Does every import that is due and that nobody else does, one after the other.

        Raises:
            StorageUnavailable: the database cannot be used.
        """
        outcomes: list[Outcome] = []
        await self._store(lambda tx: store.expect(tx, self._municipalities, now=now or _now()))
        while True:
            moment = now or _now()
            due = await self._claim_due(moment)
            if due is None:
                return outcomes
            outcomes.append(await self._run(due, moment, everything=False))

    async def run(self, municipality: Municipality, *, everything: bool = False) -> Outcome | None:
        """Imports one municipality now, due or not; None where another process is about it.

        Raises:
            StorageUnavailable: the database cannot be used.
            KeyError: it has bound no catalogue.
        """
        code, moment = self._municipalities[municipality.code].code, _now()
        await self._store(lambda tx: store.expect(tx, [code], now=moment))
        taken = await self._store(
            lambda tx: store.claim(tx, code, self._holder, now=moment, lease_seconds=LEASE_SECONDS)
        )
        return await self._run(taken, moment, everything=everything) if taken else None

    async def _claim_due(self, now: datetime) -> Import | None:
        codes = list(self._municipalities)
        return await self._store(
            lambda tx: store.claim_due(tx, codes, self._holder, now=now, lease_seconds=LEASE_SECONDS)
        )

    async def _run(self, state: Import, now: datetime, *, everything: bool) -> Outcome:
        municipality = self._municipalities[state.municipality]
        keeping = asyncio.create_task(self._keep(state.municipality))
        try:
            outcome = await self._import(municipality, state, now, everything)
        except StorageUnavailable:
            raise
        except Exception as failure:
            if not isinstance(failure, SystemFailure):
                log.error("catalogue.import_broken", municipality=municipality.folder, exc_info=failure)
            outcome = Outcome(municipality, failure=_reason(failure))
            await self._postpone(state, now, failure)
        finally:
            keeping.cancel()
        _tell(outcome)
        return outcome

    async def _import(
        self, municipality: Municipality, state: Import, now: datetime, everything: bool
    ) -> Outcome:
        whole = everything or state.whole_at is None or now - state.whole_at >= EVERYTHING_EVERY
        since = None if whole or state.read_at is None else state.read_at - OVERLAP
        http = Http(IMPORT_LIMITS)
        try:
            client = self._client(municipality, http)
            area = Area(municipality=municipality.code, county=municipality.county)
            found = await client.services(area, since=since)
            gone = await client.archived(since) if since else frozenset[str]()
        finally:
            await http.aclose()
        if whole and not found and state.whole_at is not None:
            # Nobody closes down everything from one week to the next.
            raise BadAnswer(SYSTEM)
        known = self._municipalities.values()
        rows = await asyncio.to_thread(
            lambda: [_stored(located(one, known), now) for one in found if one.id not in gone]
        )
        changed = await self._store(lambda tx: self._settle(tx, state, rows, gone, now, whole))
        return Outcome(municipality, len(rows), whole, changed)

    def _settle(
        self,
        tx: Transaction,
        state: Import,
        rows: list[Stored],
        gone: frozenset[str],
        now: datetime,
        whole: bool,
    ) -> bool:
        """Stores all of it or, where another process has taken the import over, nothing."""
        code = state.municipality
        if store.claim(tx, code, self._holder, now=_now(), lease_seconds=LEASE_SECONDS) is None:
            return False
        put = store.put(tx, code, rows, whole=whole)
        removed = store.remove(tx, gone)
        store.settle(
            tx,
            code,
            self._holder,
            next_at=now + CHANGES_EVERY,
            changed=put or removed,
            read_at=now,
            whole_at=now if whole else None,
        )
        return put or removed

    async def _postpone(self, state: Import, now: datetime, failure: Exception) -> None:
        failures = state.failures + 1
        pause = min(FIRST_PAUSE * 2 ** min(failures - 1, 20), LONGEST_PAUSE)
        if isinstance(failure, SystemUnavailable) and failure.retry_after:
            pause = max(pause, timedelta(seconds=min(failure.retry_after, 86_400)))
        await self._store(
            lambda tx: store.settle(
                tx,
                state.municipality,
                self._holder,
                next_at=now + pause,
                failures=failures,
                failure=_reason(failure),
            )
        )

    async def _keep(self, code: str) -> None:
        """Prolongs the lease for as long as the import goes on."""
        while True:
            await asyncio.sleep(LEASE_SECONDS / 3)
            try:
                await self._store(
                    lambda tx: store.claim(tx, code, self._holder, now=_now(), lease_seconds=LEASE_SECONDS)
                )
            except StorageUnavailable:
                log.warning("catalogue.lease_not_prolonged", municipality=code)

    async def _store(self, work: Callable[[Transaction], _T]) -> _T:
        def run() -> _T:
            with self._database.transaction() as tx:
                return work(tx)

        return await asyncio.to_thread(run)


def read_back(stored: Stored, codes: Collection[str]) -> Service:
    """A service as it was read, meant for the municipalities that are offered it."""
    return Service.parse_raw(stored.content).copy(update={"municipalities": tuple(codes)})


def located(service: Service, municipalities: Collection[Municipality]) -> Service:
    """The service, with the municipality of each address of which only the position is told.

    Version 12 tells no more. Of several municipalities whose rectangles hold the place, the one with the
    nearest centre is taken.
    """
    channels = tuple(
        channel.copy(
            update={"addresses": tuple(_located(address, municipalities) for address in channel.addresses)}
        )
        for channel in service.channels
    )
    return service.copy(update={"channels": channels})


def _located(address: Address, municipalities: Collection[Municipality]) -> Address:
    lat, lon = address.lat, address.lon
    if address.municipality is not None or lat is None or lon is None:
        return address
    around = [one for one in municipalities if _holds(one.bounds, lat, lon)]
    if not around:
        return address
    nearest = min(around, key=lambda one: distance_m(lat, lon, one.centre.lat, one.centre.lon))
    return address.copy(update={"municipality": nearest.code})


def _holds(bounds: Bounds, lat: float, lon: float) -> bool:
    return bounds.min_lat <= lat <= bounds.max_lat and bounds.min_lon <= lon <= bounds.max_lon


def _stored(service: Service, now: datetime) -> Stored:
    # For whom it is meant stands in rows of its own: it is read once for each municipality.
    content = service.copy(update={"municipalities": ()}).json(exclude_defaults=True, ensure_ascii=False)
    return Stored(service.id, content, service.changed, now)


def _client_of(municipality: Municipality, http: Http) -> Catalogue:
    binding = municipality.systems[SYSTEM]
    return catalogue(binding.base_url, api_key=binding.secret, http=http)


def _reason(failure: Exception) -> str:
    status = f" {failure.status}" if isinstance(failure, RequestRefused) else ""
    return f"{type(failure).__name__}{status}"


def _tell(outcome: Outcome) -> None:
    municipality = outcome.municipality.folder
    if outcome.failure:
        log.warning("catalogue.import_failed", municipality=municipality, failure=outcome.failure)
    else:
        log.info(
            "catalogue.imported",
            municipality=municipality,
            services=outcome.services,
            everything=outcome.whole,
            changed=outcome.changed,
        )


def _now() -> datetime:
    return datetime.now(timezone.utc)
