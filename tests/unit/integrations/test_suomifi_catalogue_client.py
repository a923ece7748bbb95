"""Our PTV clients and servers of every temper."""

from datetime import datetime, timezone
from typing import Any

import pytest
import respx

from akkuna.errors import BadAnswer, RequestRefused, SystemUnavailable
from integrations.http import Http
from integrations.suomifi.catalogue.client import Catalogue, catalogue
from integrations.suomifi.catalogue.client_v11 import CatalogueV11
from integrations.suomifi.catalogue.client_v12 import CatalogueV12
from integrations.suomifi.catalogue.models import Area

URL = "http://ptv.example.org/api"
LIST = f"{URL}/v11/Service/list/area/Municipality/code/535"
NIVALA = Area(municipality="535")
SINCE = datetime(2026, 11, 1, tzinfo=timezone.utc)


@pytest.fixture
def old(http: Http) -> Catalogue:
    return catalogue(URL, api_key=None, http=http)


@pytest.fixture
def new(http: Http) -> Catalogue:
    return catalogue(f"{URL}/", api_key="the key", http=http)


def row(id: str, **changes: Any) -> dict[str, Any]:
    return {"id": id, "serviceNames": [{"language": "fi", "value": f"Palvelu {id}"}]} | changes


def page(*rows: dict[str, Any], of: Any = 1) -> dict[str, Any]:
    return {"pageNumber": 1, "pageSize": 2, "pageCount": of, "itemList": list(rows)}


def test_the_key_tells_the_version(http: Http) -> None:
    assert isinstance(catalogue(URL, api_key=None, http=http), CatalogueV11)
    assert isinstance(catalogue(URL, api_key="", http=http), CatalogueV11)
    assert isinstance(catalogue(URL, api_key="the key", http=http), CatalogueV12)


@respx.mock
async def test_version_11_gets_no_authorization(old: Catalogue) -> None:
    route = respx.get(LIST).respond(json=page(row("a")))
    (service,) = await old.services(NIVALA)
    assert service.channels == () and service.names == {"fi": "Palvelu a"}
    assert "authorization" not in route.calls.last.request.headers
    assert dict(route.calls.last.request.url.params)["serviceWithGD"] == "true"


@respx.mock
async def test_version_12_gets_its_key_with_every_call(new: Catalogue) -> None:
    answer = {"items": [], "page": 1, "pageSize": 100, "totalItems": 0, "totalPages": 0}
    route = respx.get(url__startswith=f"{URL}/v12/").respond(json=answer)
    assert await new.services(NIVALA) == []
    assert all(call.request.headers["x-api-key"] == "the key" for call in route.calls)
    assert "municipalities=535" in str(route.calls[0].request.url)


@respx.mock
@pytest.mark.parametrize("pages", [2, "2", 2.0])
async def test_the_number_of_pages_may_be_anything(old: Catalogue, pages: Any) -> None:
    respx.get(LIST, params={"page": "1"}).respond(json=page(row("a"), row("b"), of=pages))
    respx.get(LIST, params={"page": "2"}).respond(json=page(row("c"), of=pages))
    assert [one.id for one in await old.services(NIVALA)] == ["a", "b", "c"]


@respx.mock
async def test_a_list_may_come_alone_and_rows_may_be_useless(old: Catalogue) -> None:
    respx.get(LIST).respond(json=[row("a"), {"id": "no name"}, "text", row("a")])
    assert [one.id for one in await old.services(NIVALA)] == ["a"]


@respx.mock
@pytest.mark.parametrize("answer", [{"message": "hello"}, "text", 5])
async def test_an_answer_without_a_list_is_no_empty_catalogue(old: Catalogue, answer: Any) -> None:
    respx.get(LIST).respond(json=answer)
    with pytest.raises(BadAnswer):
        await old.services(NIVALA)


@respx.mock
async def test_nothing_known_is_an_empty_catalogue(old: Catalogue) -> None:
    respx.get(LIST).respond(404, json="Not found.")
    assert await old.services(NIVALA) == []


@respx.mock
async def test_many_channels_are_asked_for_a_hundred_at_a_time(old: Catalogue) -> None:
    links = [{"serviceChannel": {"id": f"{number:03}"}} for number in range(130)]
    respx.get(LIST).respond(json=page(row("a", serviceChannels=links)))
    names = [{"language": "fi", "value": "Paikka"}]
    route = respx.get(f"{URL}/v11/ServiceChannel/list").respond(
        json=[{"id": id, "serviceChannelNames": names} for id in ("000", "129")]
    )
    (service,) = await old.services(NIVALA)
    asked = [call.request.url.params["guids"].split(",") for call in route.calls]
    assert [len(ids) for ids in asked] == [100, 30]
    assert [channel.id for channel in service.channels] == ["000", "129"]


@respx.mock
async def test_a_short_wait_is_waited_and_a_long_one_told(old: Catalogue) -> None:
    route = respx.get(LIST)
    route.side_effect = [
        respx.MockResponse(429, headers={"Retry-After": "0"}),
        respx.MockResponse(429, headers={"Retry-After": "0"}),
        respx.MockResponse(429, headers={"Retry-After": "0"}),
        respx.MockResponse(200, json=page(row("a"))),
    ]
    assert len(await old.services(NIVALA)) == 1
    route.side_effect = None
    route.respond(429, headers={"Retry-After": "600"})
    with pytest.raises(SystemUnavailable) as raised:
        await old.services(NIVALA)
    assert raised.value.retry_after == 600


@respx.mock
async def test_a_refusal_carries_no_key(new: Catalogue) -> None:
    respx.get(url__startswith=URL).respond(403, json={"title": "Forbidden", "status": 403})
    with pytest.raises(RequestRefused) as raised:
        await new.services(NIVALA)
    assert raised.value.status == 403 and "the key" not in repr(raised.value)


@respx.mock
async def test_what_changed_is_asked_in_utc(old: Catalogue) -> None:
    route = respx.get(url__startswith=f"{URL}/v11/").respond(json=page())
    assert await old.services(NIVALA, since=SINCE) == []
    assert {call.request.url.params["date"] for call in route.calls} == {"2026-11-01T00:00:00"}


@respx.mock
async def test_a_general_description_completes_a_service(new: Catalogue) -> None:
    def items(*rows: dict[str, Any]) -> dict[str, Any]:
        return {"items": list(rows), "page": 1, "pageSize": 100, "totalItems": len(rows), "totalPages": 1}

    service = {
        "contentId": "s",
        "organizationContentId": "o",
        "generalDescriptionContentId": "g",
        "lifeEvents": [],
        "languageVersions": {"fi": {"name": "Kirjasto", "description": "Oma."}},
    }
    general = {
        "contentId": "g",
        "lifeEvents": ["KE1"],
        "chargeType": "Free",
        "languageVersions": {"fi": {"name": "Kirjastot", "description": "Yhteinen."}},
    }
    respx.get(url__startswith=f"{URL}/v12/service/search").respond(json=items(service))
    respx.get(f"{URL}/v12/general-description/g").respond(json=general)
    respx.get(f"{URL}/v12/organization/o").respond(404, json={"reason": "NotPublished"})
    respx.get(url__startswith=f"{URL}/v12/life-events").respond(
        json=items({"code": "KE1", "name": {"fi": "Muutto"}})
    )
    respx.get(url__startswith=f"{URL}/v12/").respond(json=items())
    (read,) = await new.services(NIVALA)
    assert read.descriptions == {"fi": "Oma.\n\nYhteinen."} and read.charge == "free"
    assert read.life_events[0].names == {"fi": "Muutto"}
    assert read.organisations[0].names == {} and read.municipalities == ("535",)
