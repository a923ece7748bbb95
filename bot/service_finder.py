"""The search over what was imported of the service catalogue, kept in each process's memory."""

import asyncio
import time
from collections.abc import Sequence

import structlog

from actions.find_service.search import Hit
from akkuna.municipality import Municipality
from bot.catalogue_import import read_back
from bot.catalogue_search import CatalogueSearch
from bot.nlu.message import analyse_message
from integrations.database import Database, Transaction
from integrations.database import service_catalogue as store
from integrations.suomifi.catalogue.models import Service

log = structlog.get_logger()

Version = tuple[int, int]
"""As `integrations.database.service_catalogue.version` gives it."""

SETTLING_SECONDS = 10.0
"""How long an index is kept at least: at first start each municipality's import makes another version."""


class ServiceFinder:
    """A search whose index follows the database; it can be made before the fork, and is shared then.

    Args:
        index: what to search until `refresh` has found something newer.
        version: of that index.
    """

    def __init__(self, index: CatalogueSearch | None = None, version: Version = (0, 0)) -> None:
        self._index, self._version = index, version
        self._made_at = -SETTLING_SECONDS
        self._refreshing = False

    def is_ready(self, municipality: Municipality | None) -> bool:
        """See `actions.find_service.search.ServiceSearch`."""
        if self._index is None:
            return False
        return municipality is None or self._index.knows(municipality.code)

    def find(self, text: str, municipality: Municipality | None, *, limit: int = 3) -> Sequence[Hit]:
        """See `actions.find_service.search.ServiceSearch`."""
        if self._index is None:
            return []
        return self._index.find(
            analyse_message(text),
            municipality=municipality.code if municipality else None,
            neighbours=municipality.neighbours if municipality else (),
            limit=limit,
        )

    def service(self, id: str) -> Service | None:
        """See `actions.find_service.search.ServiceSearch`."""
        return self._index.service(id) if self._index else None

    async def refresh(self, database: Database) -> None:
        """Makes the index anew where what was imported has changed; searches go on in the old one meanwhile.

        Raises:
            StorageUnavailable: the database cannot be used.
        """
        if self._refreshing or time.monotonic() - self._made_at < SETTLING_SECONDS:
            return
        self._refreshing = True
        try:
            await asyncio.to_thread(self.load, database)
        finally:
            self._refreshing = False

    def load(self, database: Database) -> None:
        """Does what `refresh` does, at once and in this thread.

        Raises:
            StorageUnavailable: the database cannot be used.
        """
        with database.statements() as tx:
            version = store.version(tx)
            if version == self._version:
                return
            services = _all(tx)
        self._index, self._version = CatalogueSearch(services) if services else None, version
        self._made_at = time.monotonic()
        log.info("catalogue.indexed", services=len(services))


def _all(tx: Transaction) -> list[Service]:
    return [read_back(stored, codes) for stored, codes in store.everything(tx)]
