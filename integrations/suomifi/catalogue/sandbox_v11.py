"""PTV version 11 as the stand-in speaks it: open for reads, paged, lists of ``{"language", "value"}``."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timezone
from typing import Any, TypeVar

from sanic import Request
from sanic.response import HTTPResponse, json

from integrations.suomifi.catalogue.coordinates import to_map
from integrations.suomifi.catalogue.sample.content import Offer, Organisation, Way, Words
from integrations.suomifi.catalogue.sandbox_content import Content
from integrations.tolerant import HELSINKI

_TYPES = {"place": "ServiceLocation", "phone": "Phone", "online": "EChannel"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FIXED = {
    "NewYearDay": (1, 1),
    "Epiphany": (1, 6),
    "IndependenceDay": (12, 6),
    "ChristmasEve": (12, 24),
    "ChristmasDay": (12, 25),
    "SecondDayOfChristmas": (12, 26),
}
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_MOST_GUIDS = 100

_Item = TypeVar("_Item", Offer, Way)


class Refused(Exception):
    """A request that PTV does not answer.

    Args:
        status: of the answer.
        body: of the answer; an object of fields and messages for 400.
    """

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(str(status))
        self.status, self.body = status, body


class Version11:
    """Answers the calls of version 11.

    Args:
        page_size: of full objects; PTV sets it and no caller can change it.
    """

    def __init__(self, content: Content, page_size: Callable[[], int]) -> None:
        self._content, self._page_size = content, page_size

    async def services_in_area(self, request: Request, area: str, code: str) -> HTTPResponse:
        """``GET /v11/Service/list/area/{area}/code/{code}``: whole."""
        return self._answer(request, lambda: self._page(request, self._offers(area, code), self._service))

    async def service_ids_in_area(self, request: Request, area: str, code: str) -> HTTPResponse:
        """``GET /v11/Service/area/{area}/code/{code}?date=``: ids and names."""
        return self._answer(
            request, lambda: self._page(request, self._since(request, self._offers(area, code)), _named)
        )

    async def channel_ids_in_area(self, request: Request, area: str, code: str) -> HTTPResponse:
        """``GET /v11/ServiceChannel/area/{area}/code/{code}?date=``: ids and names."""
        return self._answer(
            request, lambda: self._page(request, self._since(request, self._ways(area, code)), _named)
        )

    async def services_by_id(self, request: Request) -> HTTPResponse:
        """``GET /v11/Service/serviceWithGD/list?guids=``"""
        return self._answer(request, lambda: self._by_ids(request, self._content.offers(), self._service))

    async def channels_by_id(self, request: Request) -> HTTPResponse:
        """``GET /v11/ServiceChannel/list?guids=``"""
        return self._answer(request, lambda: self._by_ids(request, self._content.ways(), self._channel))

    async def services(self, request: Request) -> HTTPResponse:
        """``GET /v11/Service?page=&date=&status=``: ids and names of the whole country."""

        def found() -> Any:
            status = request.args.get("status", "Published")
            if status not in ("Published", "Archived", "Withdrawn"):
                raise Refused(400, {"status": ["The status is not known."]})
            listed = {"Published": self._content.offers(), "Archived": self._content.archived()}
            return self._page(request, self._since(request, listed.get(status, {}).values()), _named)

        return self._answer(request, found)

    async def municipalities(self, request: Request) -> HTTPResponse:
        """``GET /v11/CodeList/GetMunicipalityCodes``"""
        names = self._content.catalogue.municipalities
        return self._answer(
            request, lambda: [{"code": code, "names": _listed(name)} for code, name in names.items()]
        )

    def _answer(self, request: Request, work: Callable[[], Any]) -> HTTPResponse:
        if "authorization" in request.headers:
            return json({"errorMessage": "An unexpected error occurred. Trace id: 0"}, status=500)
        try:
            return json(work(), ensure_ascii=False)
        except Refused as refusal:
            return json(refusal.body, status=refusal.status)

    def _page(self, request: Request, found: Iterable[_Item], shown: Callable[[_Item], Any]) -> Any:
        listed, page = list(found), request.args.get("page", "1")
        if not page.isdigit() or page == "0":
            raise Refused(400, {"page": [f"The value '{page}' is not valid."]})
        size = self._page_size()
        count = max(1, -(-len(listed) // size))
        items = listed[(int(page) - 1) * size : int(page) * size]
        return {
            "pageNumber": int(page),
            "pageSize": size,
            "pageCount": count,
            "itemList": [shown(one) for one in items],
        }

    def _by_ids(self, request: Request, known: dict[str, _Item], shown: Callable[[_Item], Any]) -> Any:
        ids = [id for id in request.args.get("guids", "").split(",") if id]
        if not ids or len(ids) > _MOST_GUIDS:
            raise Refused(400, {"guids": [f"Between 1 and {_MOST_GUIDS} guids must be given."]})
        if not all(map(_GUID.fullmatch, ids)):
            raise Refused(400, {"guids": ["One of the guids is not valid."]})
        found = [shown(known[id]) for id in dict.fromkeys(ids) if id in known]
        if not found:
            raise Refused(404, "Not found.")
        return found

    def _offers(self, area: str, code: str) -> list[Offer]:
        return [one for one in self._content.offers().values() if self._covers(one.organisation, area, code)]

    def _ways(self, area: str, code: str) -> list[Way]:
        return [one for one in self._content.ways().values() if self._covers(one.organisation, area, code)]

    def _covers(self, organisation: str, area: str, code: str) -> bool:
        about = self._content.catalogue.organisations[organisation]
        if area == "Municipality":
            return about.county is None and code in about.municipalities
        if area == "WellbeingServiceCounties":
            return about.county == code
        raise Refused(400, {"area": [f"The value '{area}' is not valid."]})

    def _since(self, request: Request, found: Iterable[_Item]) -> list[_Item]:
        stated = request.args.get("date")
        if stated is None:
            return list(found)
        try:
            since = datetime.strptime(stated, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc)
        except ValueError:
            raise Refused(400, {"date": [f"The value '{stated}' is not valid."]}) from None
        return [one for one in found if _moment(one.modified) >= since]

    def _service(self, offer: Offer) -> dict[str, Any]:
        about = self._content.catalogue
        organisation = about.organisations[offer.organisation]
        ways = [about.ways[id] for id in offer.ways]
        described = [
            *_listed(offer.summaries, "Summary"),
            *_listed(offer.descriptions, "Description"),
            *_listed(offer.instructions, "UserInstruction"),
            *_listed(offer.prices, "ChargeTypeAdditionalInfo"),
        ]
        return {
            "id": offer.id,
            "type": "PermitOrObligation" if offer.permit else "Service",
            "subType": None,
            "serviceChargeType": "Chargeable" if offer.charged else "FreeOfCharge",
            "areaType": "LimitedType",
            "areas": self._areas(organisation),
            "languages": ["fi", "sv"],
            "serviceNames": _listed(offer.names, "Name"),
            "serviceDescriptions": described,
            "requirements": [{"language": "fi", "value": ""}],
            "keywords": [
                {"language": language, "value": word}
                for language, words in offer.keywords.items()
                for word in words
            ],
            "serviceClasses": self._terms("service_classes", [offer.service_class]),
            "targetGroups": self._terms("target_groups", offer.target_groups),
            "lifeEvents": self._terms("life_events", offer.life_events),
            "ontologyTerms": [
                {"name": _listed(names), "code": None, "uri": uri} for uri, names in offer.subjects
            ],
            "serviceChannels": [
                {"serviceChannel": {"id": way.id, "name": way.names["fi"]}, "serviceHours": []}
                for way in ways
            ]
            or None,
            "organizations": [
                {
                    "roleType": "Responsible",
                    "organization": {"id": organisation.id, "name": organisation.names["fi"]},
                }
            ],
            "modified": f"{offer.modified}Z",
            "publishingStatus": "Published",
        }

    def _areas(self, organisation: Organisation) -> list[dict[str, Any]]:
        if organisation.county:
            return [{"type": "WellbeingServiceCounties", "code": organisation.county, "municipalities": []}]
        names = self._content.catalogue.municipalities
        codes = organisation.municipalities
        return [
            {
                "type": "Municipality",
                "municipalities": [{"code": code, "name": _listed(names[code])} for code in codes],
            }
        ]

    def _terms(self, name: str, codes: Sequence[str]) -> list[dict[str, Any]]:
        names = self._content.catalogue.lists[name]
        uri = f"http://uri.suomi.fi/codelist/sample/{name}/code/"
        return [{"name": _listed(names[code]), "code": code, "uri": uri + code} for code in codes]

    def _channel(self, way: Way) -> dict[str, Any]:
        offers = [one for one in self._content.offers().values() if way.id in one.ways]
        return {
            "id": way.id,
            "serviceChannelType": _TYPES[way.kind],
            "organizationId": way.organisation,
            "serviceChannelNames": _listed(way.names, "Name"),
            "serviceChannelDescriptions": _listed(way.summaries, "Summary"),
            "areaType": "LimitedType",
            "languages": ["fi", "sv"],
            "addresses": [_address(way)] if way.street else [],
            "phoneNumbers": [_phone(way, language) for language in ("fi", "sv")] if way.phone else [],
            "supportEmails": [{"language": "fi", "value": way.email}] if way.email else [],
            "webPages": [{"url": way.url, "value": None, "language": language} for language in ("fi", "sv")]
            if way.url
            else [],
            "requiresAuthentication": way.identification,
            "serviceHours": list(_hours(way.hours)),
            "services": [{"service": {"id": one.id, "name": one.names["fi"]}} for one in offers],
            "modified": f"{way.modified}Z",
            "publishingStatus": "Published",
        }


def _named(item: Offer | Way) -> dict[str, Any]:
    return {"id": item.id, "name": item.names["fi"]}


def _listed(words: Words, type: str | None = None) -> list[dict[str, Any]]:
    extra = {"type": type} if type else {}
    return [{"language": language, "value": text, **extra} for language, text in words.items()]


def _moment(modified: str) -> datetime:
    return datetime.fromisoformat(modified).replace(tzinfo=timezone.utc)


def _address(way: Way) -> dict[str, Any]:
    street = way.street
    assert street is not None
    east, north = to_map(street.lat, street.lon)
    return {
        "type": "Location",
        "subType": "Single",
        "country": "FI",
        "streetAddress": {
            "street": _listed(street.names),
            "streetNumber": str(street.number),
            "postalCode": street.postal_code,
            "postOffice": _listed({"fi": street.post_office, "sv": street.post_office}),
            # A code that looks like a number, which some writers take for one.
            "municipality": {"code": street.municipality, "name": []},
            "latitude": f"{north:.3f}",
            "longitude": f"{east:.3f}",
            "coordinateState": "Ok",
            "additionalInformation": [],
        },
        "postOfficeBoxAddress": None,
    }


def _phone(way: Way, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "type": "Phone",
        "prefixNumber": "+358",
        "number": way.phone,
        "isFinnishServiceNumber": False,
        "serviceChargeType": "Chargeable",
        "chargeDescription": None,
        "additionalInformation": None,
    }


def _hours(hours: dict[str, Any]) -> Iterable[dict[str, Any]]:
    if hours.get("always"):
        yield _hour("DaysOfTheWeek", isAlwaysOpen=True)
    times = [
        {
            "dayFrom": _WEEKDAYS[day - 1],
            "dayTo": None,
            "from": f"{row['opens']}:00",
            "to": f"{row['closes']}:00",
        }
        for row in hours.get("week", [])
        for day in row["days"]
    ]
    if times:
        yield _hour("DaysOfTheWeek", openingHour=times)
    for first, last in _closed(hours):
        # Midnight in Finland, as PTV writes it: in UTC, on the evening before.
        yield _hour("Exceptional", isClosed=True, validFrom=_utc(first), validTo=_utc(last))


def _closed(hours: dict[str, Any]) -> Iterable[tuple[date, date]]:
    today = date.today()
    for year in (today.year, today.year + 1):
        for name in hours.get("closed_on", []):
            day = date(year, *_FIXED[name])
            yield day, day
        if between := hours.get("closed_between"):
            yield (
                date.fromisoformat(f"{year}-{between['from']}"),
                date.fromisoformat(f"{year}-{between['to']}"),
            )


def _utc(day: date) -> str:
    midnight = datetime.combine(day, time(0), HELSINKI).astimezone(timezone.utc)
    return midnight.strftime("%Y-%m-%dT%H:%M:%SZ")


def _hour(type: str, **values: Any) -> dict[str, Any]:
    return {
        "serviceHourType": type,
        "validFrom": None,
        "validTo": None,
        "isClosed": False,
        "isAlwaysOpen": False,
        "isReservation": False,
        "openingHour": [],
        "additionalInformation": [],
    } | values
