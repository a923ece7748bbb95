"""The service catalogue: version 12 where there is a key for it, version 11 else."""

from datetime import datetime
from typing import Protocol

from integrations.http import Http, Limits
from integrations.suomifi.catalogue.client_v11 import CatalogueV11
from integrations.suomifi.catalogue.client_v12 import CatalogueV12
from integrations.suomifi.catalogue.models import Area, Service

IMPORT_LIMITS = Limits(read=30.0, whole_read=90.0, answer_bytes=20_000_000, connections=4)
"""For the `Http` that imports: a page of version 11 is over a megabyte, and nobody waits for it."""


class Catalogue(Protocol):
    """What both versions can do.

    Every method raises, of `akkuna.errors`, SystemUnavailable, BadAnswer and RequestRefused, with the
    status 401 or 403 where the key is wrong.
    """

    async def services(self, area: Area, *, since: datetime | None = None) -> list[Service]:
        """The published services of an area, whole, with their channels.

        Args:
            since: only those changed at that time or later, themselves or a channel of theirs. A connection
                that is made or broken changes neither: read everything once a week.
        """
        ...

    async def archived(self, since: datetime) -> frozenset[str]:
        """Ids of services of the whole country that were taken away at a time (aware) or later."""
        ...


def catalogue(base_url: str, *, api_key: str | None, http: Http) -> Catalogue:
    """A client. Version 12 asks for a key with every call and version 11 takes none, so the key tells which.

    Args:
        base_url: without the version: ``https://api-gw.palvelutietovaranto.suomi.fi/api`` of version 12,
            ``https://api.palvelutietovaranto.suomi.fi/api`` of version 11.
        api_key: of version 12; None for version 11.
        http: shared by the process; for imports, one with `IMPORT_LIMITS`.
    """
    if api_key:
        return CatalogueV12(base_url, api_key=api_key, http=http)
    return CatalogueV11(base_url, http=http)
