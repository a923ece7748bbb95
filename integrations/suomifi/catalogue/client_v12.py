"""Client of PTV version 12: https://api-gw.palvelutietovaranto.suomi.fi (a beta since March 2026)."""

from collections.abc import AsyncIterator, Collection, Mapping
from datetime import datetime, timezone
from typing import Any
from urllib.parse import quote

from integrations.http import Http
from integrations.suomifi.catalogue.models import Area, Channel, Service, Texts
from integrations.suomifi.catalogue.paging import Pages, Parameter, chunks
from integrations.suomifi.catalogue.reading_v12 import codes_of, names_of, read_channel, read_service
from integrations.tolerant import rows, text

FILTER = 20
"""Most values of one filter."""
PAGE = 100

_LISTS = ("service-classes", "target-groups", "life-events")
"""Reference lists that are short enough to be read whole; codes do not clash between them."""

Row = Mapping[str, Any]


class CatalogueV12:
    """Reads published content with an API key.

    Names of codes and of organisations are kept for as long as the object lives: make one for each import.

    Args:
        base_url: such as ``https://api-gw.palvelutietovaranto.suomi.fi/api``.
        api_key: sent with every call.
        http: shared by the process.

    What its methods promise stands in `client.Catalogue`.
    """

    def __init__(self, base_url: str, *, api_key: str, http: Http) -> None:
        headers = {"x-api-key": api_key}
        self._pages = Pages(base_url, headers, http, lambda answer: answer.get("totalPages"))
        self._names: dict[str, Texts] = {}
        self._organisations: dict[str, Texts] = {}
        self._general: dict[str, Row] = {}

    async def services(self, area: Area, *, since: datetime | None = None) -> list[Service]:
        """See `client.Catalogue`."""
        found = await self._rows(area, since)
        await self._learn_names(found)
        channels = await self._channels(found)
        whole = []
        for id, row in found.items():
            general = self._general.get(_general_id(row), {})
            service = read_service(row, area, self._names, self._organisations, general)
            if service is not None:
                whole.append(service.copy(update={"channels": tuple(channels.get(id, ()))}))
        return whole

    async def archived(self, since: datetime) -> frozenset[str]:
        """See `client.Catalogue`."""
        found = self._all("/v12/service/archived", archivedAtOrAfter=_moment(since))
        return frozenset([id async for row in found if (id := text(row.get("contentId")))])

    async def _rows(self, area: Area, since: datetime | None) -> dict[str, Row]:
        """The services by id: all of the area, or the changed ones and those with a changed channel."""
        when = {} if since is None else {"publishedAtOrAfter": _moment(since)}
        found = {_id(row): row async for row in self._in_area("/v12/service/search", area, when)}
        if since is not None:
            changed = [_id(row) async for row in self._in_area("/v12/service-channel/search", area, when)]
            links = await self._connections("channelContentIds", changed)
            for id in {text(link.get("serviceContentId")) or "" for link in links} - {"", *found}:
                row = await self._pages.one(f"/v12/service/{quote(id, safe='')}")
                if isinstance(row, Mapping) and _is_meant_for(row, area):
                    found[id] = row
        return {id: row for id, row in found.items() if id}

    async def _channels(self, services: Mapping[str, Row]) -> dict[str, list[Channel]]:
        """Channels by the id of their service."""
        links = await self._connections("serviceContentIds", list(services))
        pairs = [(text(one.get("serviceContentId")), text(one.get("channelContentId"))) for one in links]
        wanted = {channel for _, channel in pairs if channel}
        by_id = {channel.id: channel for channel in await self._read_channels(services.values(), wanted)}
        found: dict[str, list[Channel]] = {}
        for service, channel in dict.fromkeys(pairs):
            if service and channel in by_id:
                found.setdefault(service, []).append(by_id[channel])
        return found

    async def _read_channels(self, services: Collection[Row], wanted: set[str]) -> list[Channel]:
        """Channels: those of the services' organisations in bulk, others one by one."""
        organisations = codes_of([{"ids": [row.get("organizationContentId")]} for row in services], "ids")
        found: dict[str, Row] = {}
        for some in chunks(organisations, FILTER):
            async for row in self._all("/v12/service-channel/search", organizationContentIds=some):
                found[_id(row)] = row
        for id in wanted - found.keys():
            row = await self._pages.one(f"/v12/service-channel/{quote(id, safe='')}")
            if isinstance(row, Mapping):
                found[id] = row
        read = (read_channel(found[id]) for id in wanted & found.keys())
        return [channel for channel in read if channel is not None]

    async def _learn_names(self, services: Mapping[str, Row]) -> None:
        """Reads what codes, organisations and general descriptions are called, where not known yet."""
        for id in dict.fromkeys(map(_general_id, services.values())):
            if id and id not in self._general:
                general = await self._pages.one(f"/v12/general-description/{quote(id, safe='')}")
                self._general[id] = general if isinstance(general, Mapping) else {}
        all_rows = [*services.values(), *self._general.values()]
        for name in _LISTS if all_rows and not self._names else ():
            async for row in self._all(f"/v12/{name}"):
                self._names[text(row.get("code")) or ""] = names_of(row)
        subjects = [uri for uri in codes_of(all_rows, "ontologyTerms") if uri not in self._names]
        for some in chunks(subjects, FILTER):
            async for row in self._all("/v12/ontology-terms", uris=some):
                self._names[text(row.get("uri")) or ""] = names_of(row)
        main = [{"ids": [row.get("organizationContentId")]} for row in services.values()]
        responsible = codes_of(main, "ids") + codes_of(all_rows, "otherResponsibleOrganizations")
        for id in [one for one in responsible if one not in self._organisations]:
            row = await self._pages.one(f"/v12/organization/{quote(id, safe='')}")
            self._organisations[id] = names_of(row) if isinstance(row, Mapping) else {}

    async def _connections(self, name: str, ids: Collection[str]) -> list[Row]:
        found: list[Row] = []
        for some in chunks([id for id in ids if id], FILTER):
            filter: dict[str, Parameter] = {name: some}
            found += [row async for row in self._all("/v12/connection/search", **filter)]
        return found

    async def _in_area(self, path: str, area: Area, when: Mapping[str, str]) -> AsyncIterator[Row]:
        places: list[dict[str, Parameter]] = [
            {"municipalities": [area.municipality], "municipalitiesMatch": "any"}
        ]
        if area.county:
            places.append(
                {"wellbeingServicesCounties": [area.county], "wellbeingServicesCountiesMatch": "any"}
            )
        for place in places:
            async for row in self._all(path, areaType="LimitedArea", **place, **when):
                yield row

    async def _all(self, path: str, **params: Parameter) -> AsyncIterator[Row]:
        async for row in self._pages.all(path, "items", pageSize=PAGE, **params):
            yield row


def _moment(since: datetime) -> str:
    return since.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _id(row: Row) -> str:
    return text(row.get("contentId")) or ""


def _general_id(row: Row) -> str:
    return text(row.get("generalDescriptionContentId")) or ""


def _is_meant_for(row: Row, area: Area) -> bool:
    """Whether a service is of the area: channels are shared beyond it."""
    where = rows(row.get("area"))
    municipalities = codes_of(where, "municipalities")
    return area.municipality in municipalities or area.county in codes_of(where, "wellbeingServicesCounties")
