"""Client of PTV version 11: https://api.palvelutietovaranto.suomi.fi/swagger/ui/index.html ."""

from collections.abc import AsyncIterator, Collection
from datetime import datetime, timezone
from typing import Any

from integrations.http import Http
from integrations.suomifi.catalogue.models import Area, Channel, Service
from integrations.suomifi.catalogue.paging import Pages, Parameter, chunks
from integrations.suomifi.catalogue.reading_v11 import channels_of, read_channel, read_service
from integrations.tolerant import rows, text

GUIDS = 100
"""Most ids in one question."""

GONE = ("Archived", "Withdrawn")


class CatalogueV11:
    """Reads published content without credentials.

    No Authorization header is ever sent: one that PTV cannot read makes it answer 500.

    Args:
        base_url: such as ``https://api.palvelutietovaranto.suomi.fi/api``.
        http: shared by the process.

    What its methods promise stands in `client.Catalogue`.
    """

    def __init__(self, base_url: str, *, http: Http) -> None:
        self._pages = Pages(base_url, {}, http, lambda answer: answer.get("pageCount"))

    async def services(self, area: Area, *, since: datetime | None = None) -> list[Service]:
        """See `client.Catalogue`."""
        if since is None:
            found = [row async for row in self._in_area("/v11/Service/list/area", area, serviceWithGD="true")]
        else:
            found = await self._changed(area, since)
        unique = {text(row.get("id")) or "": row for row in found}
        ids = {id for row in unique.values() for id in channels_of(row)}
        channels = {channel.id: channel for channel in await self._channels(ids)}
        whole = []
        for row in unique.values():
            service = read_service(row, area)
            if service is not None:
                own = tuple(channels[id] for id in channels_of(row) if id in channels)
                whole.append(service.copy(update={"channels": own}))
        return whole

    async def archived(self, since: datetime) -> frozenset[str]:
        """See `client.Catalogue`."""
        gone = [
            text(row.get("id"))
            for status in GONE
            async for row in self._pages.all("/v11/Service", "itemList", date=_moment(since), status=status)
        ]
        return frozenset(filter(None, gone))

    async def _changed(self, area: Area, since: datetime) -> list[dict[str, Any]]:
        moment = _moment(since)
        services = [row async for row in self._in_area("/v11/Service/area", area, date=moment)]
        channels = [row async for row in self._in_area("/v11/ServiceChannel/area", area, date=moment)]
        changed = {text(row.get("id")) or "" for row in services}
        # Hours and telephone numbers stand in channels: their change is a change of what the service tells.
        for channel in await self._by_ids(
            "/v11/ServiceChannel/list", [text(row.get("id")) or "" for row in channels]
        ):
            links = rows(channel.get("services"))
            changed |= {text(_service(link).get("id")) or "" for link in links}
        found = await self._by_ids("/v11/Service/serviceWithGD/list", changed)
        return [row for row in found if _is_meant_for(row, area)]

    async def _channels(self, ids: Collection[str]) -> list[Channel]:
        found = await self._by_ids("/v11/ServiceChannel/list", ids)
        return [channel for channel in map(read_channel, found) if channel is not None]

    async def _in_area(self, path: str, area: Area, **params: Parameter) -> AsyncIterator[dict[str, Any]]:
        places = [("Municipality", area.municipality)]
        places += [("WellbeingServiceCounties", area.county)] if area.county else []
        for kind, code in places:
            whole = f"{path}/{kind}/code/{code}"
            async for row in self._pages.all(whole, "itemList", includeWholeCountry="false", **params):
                yield row

    async def _by_ids(self, path: str, ids: Collection[str]) -> list[dict[str, Any]]:
        """Content by ids; PTV answers 404 where it has none of them."""
        found: list[dict[str, Any]] = []
        for some in chunks(sorted(set(ids) - {""}), GUIDS):
            found += rows(await self._pages.one(path, guids=",".join(some)), "itemList")
        return found


def _moment(since: datetime) -> str:
    return since.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")


def _service(link: dict[str, Any]) -> dict[str, Any]:
    inner = link.get("service")
    return inner if isinstance(inner, dict) else {}


def _is_meant_for(row: dict[str, Any], area: Area) -> bool:
    """Whether a changed service is of the area: channels are shared beyond it."""
    areas = rows(row.get("areas"))
    if area.county and any(text(one.get("code")) == area.county for one in areas):
        return True
    service = read_service(row, area)
    return service is not None and area.municipality in service.municipalities
