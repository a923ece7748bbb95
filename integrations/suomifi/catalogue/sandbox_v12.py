"""PTV version 12 as the stand-in speaks it: a key with every call, filters as repeated parameters."""

import hmac
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timezone
from typing import Any
from uuid import UUID

from sanic import Request
from sanic.response import HTTPResponse, json

from integrations.suomifi.catalogue.coordinates import to_map
from integrations.suomifi.catalogue.sample.content import Offer, Organisation, Street, Way, Words
from integrations.suomifi.catalogue.sandbox_content import Content

_TYPES = {"place": "ServiceLocation", "phone": "TelephoneService", "online": "EService"}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOST_VALUES = 20
_LISTS = {
    "service-classes": "service_classes",
    "target-groups": "target_groups",
    "life-events": "life_events",
}

_AREA = {
    "areaType": r"WholeCountry|WholeCountryExceptAland|LimitedArea",
    "municipalities": r"\d{3}",
    "municipalitiesMatch": r"all|any",
    "wellbeingServicesCounties": r"\d{2}",
    "wellbeingServicesCountiesMatch": r"all|any",
}
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
_ID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_CONTENT = {**_AREA, "publishedAtOrAfter": _MOMENT, "organizationContentIds": _ID}
_PAGING = {"page": r"[1-9]\d*", "pageSize": r"[1-9]\d?|100"}

Values = Mapping[str, list[str]]


class Problem(Exception):
    """An answer of the kind problem+details."""

    def __init__(self, status: int, title: str, **extra: Any) -> None:
        super().__init__(title)
        self.status, self.title, self.extra = status, title, extra


class Version12:
    """Answers the calls of version 12.

    Args:
        key: that must come with every call.
    """

    def __init__(self, content: Content, key: Callable[[], str]) -> None:
        self._content, self._key = content, key

    async def services(self, request: Request) -> HTTPResponse:
        """``GET /v12/service/search``"""
        return self._listing(
            request, _CONTENT, lambda values: self._found(self._offers(), values), self._service
        )

    async def channels(self, request: Request) -> HTTPResponse:
        """``GET /v12/service-channel/search``"""
        return self._listing(
            request, _CONTENT, lambda values: self._found(self._ways(), values), self._channel
        )

    async def connections(self, request: Request) -> HTTPResponse:
        """``GET /v12/connection/search``"""
        filters = {"serviceContentIds": _ID, "channelContentIds": _ID}
        return self._listing(request, filters, self._links, lambda link: link)

    async def archived(self, request: Request) -> HTTPResponse:
        """``GET /v12/service/archived?archivedAtOrAfter=``"""

        def found(values: Values) -> list[Any]:
            since = _moment(_required(values, "archivedAtOrAfter"))
            return [one for one in self._content.archived().values() if _moment(one.modified) >= since]

        shown = lambda one: {"contentId": one.id, "archivedAt": f"{one.modified}.000Z"}  # noqa: E731
        return self._listing(request, {"archivedAtOrAfter": _MOMENT}, found, shown)

    async def reference_list(self, request: Request, name: str) -> HTTPResponse:
        """``GET /v12/{service-classes|target-groups|life-events}``"""

        def found(_: Values) -> list[Any]:
            if name not in _LISTS:
                raise Problem(404, "Not Found", reason="Unknown")
            return list(self._content.catalogue.lists[_LISTS[name]].items())

        return self._listing(request, {"codes": r"[\w.]+"}, found, _list_entry)

    async def subjects(self, request: Request) -> HTTPResponse:
        """``GET /v12/ontology-terms?uris=``"""

        def found(values: Values) -> list[Any]:
            known = dict(pair for one in self._offers().values() for pair in one.subjects)
            return [(uri, known[uri]) for uri in values.get("uris", known) if uri in known]

        shown = lambda pair: {"uri": pair[0], "parentUris": [], "isValid": True, "name": pair[1]}  # noqa: E731
        return self._listing(request, {"uris": r"https?://\S+"}, found, shown)

    async def service(self, request: Request, id: str) -> HTTPResponse:
        """``GET /v12/service/{contentId}``"""
        return self._one(request, id, lambda: self._offers().get(id), self._service)

    async def channel(self, request: Request, id: str) -> HTTPResponse:
        """``GET /v12/service-channel/{contentId}``"""
        return self._one(request, id, lambda: self._ways().get(id), self._channel)

    async def organisation(self, request: Request, id: str) -> HTTPResponse:
        """``GET /v12/organization/{contentId}``"""
        known = self._content.catalogue.organisations
        return self._one(request, id, lambda: known.get(id), self._organisation)

    def _listing(
        self,
        request: Request,
        filters: Mapping[str, str],
        found: Callable[[Values], list[Any]],
        shown: Callable[[Any], Any],
    ) -> HTTPResponse:
        def work() -> Any:
            values = _checked(request, {**_PAGING, **filters})
            page, size = int(_required(values, "page")), int(_required(values, "pageSize"))
            listed = found(values)
            return {
                "items": [shown(one) for one in listed[(page - 1) * size : page * size]],
                "page": page,
                "pageSize": size,
                "totalItems": len(listed),
                "totalPages": -(-len(listed) // size),
            }

        return self._answer(request, work)

    def _one(
        self, request: Request, id: str, find: Callable[[], Any], shown: Callable[[Any], Any]
    ) -> HTTPResponse:
        def work() -> Any:
            try:
                UUID(id)
            except ValueError:
                raise Problem(400, "Bad Request", errors=[{"path": "contentId", "message": "uuid"}]) from None
            if (one := find()) is None:
                raise Problem(404, "Not Found", reason="NotPublished")
            return shown(one)

        return self._answer(request, work)

    def _answer(self, request: Request, work: Callable[[], Any]) -> HTTPResponse:
        try:
            given = request.headers.get("x-api-key", "")
            if not hmac.compare_digest(given.encode(), self._key().encode()):
                raise Problem(401, "Unauthorized")
            return json(work(), ensure_ascii=False)
        except Problem as problem:
            body = {
                "title": problem.title,
                "detail": problem.title,
                "status": problem.status,
                "type": "about:blank",
                "requestId": "req-1",
                "instance": request.path,
                **problem.extra,
            }
            return json(body, status=problem.status, content_type="application/problem+json")

    def _offers(self) -> dict[str, Offer]:
        return self._content.offers()

    def _ways(self) -> dict[str, Way]:
        return self._content.ways()

    def _found(self, known: Mapping[str, Any], values: Values) -> list[Any]:
        since = values.get("publishedAtOrAfter")
        owners = values.get("organizationContentIds")
        return [
            one
            for one in known.values()
            if self._covers(one.organisation, values)
            and (owners is None or one.organisation in owners)
            and (since is None or _moment(one.modified) >= _moment(since[0]))
        ]

    def _covers(self, organisation: str, values: Values) -> bool:
        """Whether an organisation's area fits; the filters of places hold with LimitedArea only."""
        towns, counties = values.get("municipalities"), values.get("wellbeingServicesCounties")
        if towns is None and counties is None:
            return values.get("areaType", ["LimitedArea"]) == ["LimitedArea"]
        if values.get("areaType") != ["LimitedArea"]:
            raise Problem(400, "Bad Request", errors=[{"path": "areaType", "message": "LimitedArea"}])
        about = self._content.catalogue.organisations[organisation]
        if about.county:
            return counties is not None and about.county in counties
        return towns is not None and bool(set(towns) & set(about.municipalities))

    def _links(self, values: Values) -> list[Any]:
        services, channels = values.get("serviceContentIds"), values.get("channelContentIds")
        return [
            {
                "contentId": id,
                "serviceContentId": offer.id,
                "channelContentId": id,
                "publishedAt": f"{offer.modified}.000Z",
                "chargeType": None,
                "languageVersions": {},
            }
            for offer in self._offers().values()
            for id in offer.ways
            if (services is None or offer.id in services) and (channels is None or id in channels)
        ]

    def _service(self, offer: Offer) -> dict[str, Any]:
        return {
            "contentId": offer.id,
            "organizationContentId": offer.organisation,
            "generalDescriptionContentId": None,
            "targetGroups": list(offer.target_groups),
            "industrialClasses": [],
            "lifeEvents": list(offer.life_events),
            "ontologyTerms": [uri for uri, _ in offer.subjects],
            "serviceClasses": [offer.service_class],
            "producers": None,
            "otherResponsibleOrganizations": [],
            "chargeType": "Charged" if offer.charged else "Free",
            "fundingType": "PubliclyFunded",
            "serviceLanguages": ["fi", "sv"],
            "area": self._area(offer.organisation),
            "publishedAt": f"{offer.modified}.000Z",
            "serviceType": "PermitOrOtherObligation" if offer.permit else "Service",
            "languageVersions": {
                language: {
                    "name": offer.names[language],
                    "alternativeName": None,
                    "summary": offer.summaries[language],
                    "description": offer.descriptions[language],
                    "userInstructions": offer.instructions.get(language),
                    "conditions": "",
                    "legislationLinks": [],
                    "freelyAssignedKeywords": offer.keywords[language],
                    "voucher": {"voucherType": "NotUsed"},
                    "chargeTypeAdditionalInformation": offer.prices.get(language),
                }
                for language in offer.names
            },
        }

    def _channel(self, way: Way) -> dict[str, Any]:
        common = {
            "contentId": way.id,
            "organizationContentId": way.organisation,
            "allowedConnectionType": "AllOrganizations",
            "serviceLanguages": ["fi", "sv"],
            "area": self._area(way.organisation),
            "publishedAt": f"{way.modified}.000Z",
            "serviceChannelType": _TYPES[way.kind],
            "languageVersions": {language: _version(way, language) for language in way.names},
        }
        if way.kind == "online":
            common["electronicSignature"] = {"type": "NotRequired"}
            common["electronicIdentification"] = "Required" if way.identification else "NotRequired"
        if way.street:
            common["location"] = {
                "foreignAddresses": [],
                "otherAddresses": [],
                "streetAddresses": [_address(way.street)],
            }
            common["contactAddresses"] = {
                "foreignAddresses": [],
                "postOfficeBoxAddresses": [],
                "streetAddresses": [],
            }
        return common | {"serviceHours": _hours(way.hours)}

    def _organisation(self, organisation: Organisation) -> dict[str, Any]:
        versions = {language: {"name": name} for language, name in organisation.names.items()}
        return {
            "contentId": organisation.id,
            "parentOrganizationContentId": None,
            "organizationType": organisation.type,
            "businessId": None,
            "languageVersions": versions,
        }

    def _area(self, organisation: str) -> dict[str, Any]:
        about = self._content.catalogue.organisations[organisation]
        return {
            "areaType": "LimitedArea",
            "municipalities": [] if about.county else list(about.municipalities),
            "regions": [],
            "wellbeingServicesCounties": [about.county] if about.county else [],
        }


def _checked(request: Request, known: Mapping[str, str]) -> dict[str, list[str]]:
    """The parameters, each checked; PTV refuses those that it does not know."""
    values = {name: request.args.getlist(name) for name in request.args}
    errors = []
    for name, given in values.items():
        if name not in known:
            errors.append({"path": name, "message": "must NOT have additional properties"})
        elif len(given) > _MOST_VALUES or len(set(given)) < len(given):
            errors.append({"path": name, "message": f"must have at most {_MOST_VALUES} unique items"})
        elif not all(re.fullmatch(known[name], one) for one in given):
            errors.append({"path": name, "message": f"must match pattern {known[name]}"})
    if errors:
        raise Problem(400, "Bad Request", errors=errors)
    return values


def _required(values: Values, name: str) -> str:
    if name not in values:
        raise Problem(400, "Bad Request", errors=[{"path": name, "message": "must have required property"}])
    return values[name][0]


def _moment(stated: str) -> datetime:
    parsed = datetime.fromisoformat(stated.replace("Z", "+00:00"))
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=timezone.utc)


def _list_entry(pair: tuple[str, Words]) -> dict[str, Any]:
    return {"code": pair[0], "uri": f"http://uri.suomi.fi/{pair[0]}", "isValid": True, "name": pair[1]}


def _version(way: Way, language: str) -> dict[str, Any]:
    common = {"name": way.names[language], "summary": way.summaries[language], "description": None}
    phones = [_phone(way.phone)] if way.phone else []
    if way.kind == "phone":
        return common | {"phoneNumbers": phones, "supportEmails": []}
    if way.kind == "online":
        return common | {
            "accessibilityClassificationLevel": "FullyCompliant",
            "webAddress": {"name": way.names[language], "url": way.url},
            "attachmentLinks": [],
            "supportEmails": [],
            "supportPhoneNumbers": [],
        }
    return common | {
        "alternativeName": None,
        "isAlternativeNamePrimary": False,
        "contactEmails": [{"email": way.email}] if way.email else [],
        "contactFaxNumbers": [],
        "contactWebPages": [],
        "contactPhoneNumbers": phones,
    }


def _phone(number: str) -> dict[str, Any]:
    return {
        "type": "InternationalPhone",
        "dialCode": "+358",
        "number": number,
        "chargeType": "Charged",
        "chargeDescription": None,
        "additionalInformation": None,
    }


def _address(street: Street) -> dict[str, Any]:
    east, north = to_map(street.lat, street.lon)
    return {
        "addressSource": "NLS",
        "streetName": street.names,
        "addressDetail": str(street.number),
        "postalCode": street.postal_code,
        "coordinates": [{"system": "EPSG:3067", "source": "NLS", "easting": east, "northing": north}],
        "additionalInformation": {},
        "accessibilityRegisterServicePointId": None,
    }


def _hours(hours: Mapping[str, Any]) -> dict[str, Any]:
    holidays = [{"holidayName": name, "hours": []} for name in hours.get("closed_on", [])]
    found = {"repetition": {"type": "RepetitionEveryYear"}, "holidays": holidays}
    return {"hours": list(_ordinary(hours)), "holidayServiceHours": found if holidays else None}


def _ordinary(hours: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    named: dict[str, Any] = {"heading": {}, "additionalInformation": {}}
    if hours.get("always"):
        yield {"type": "ContinuousAlwaysValidServiceHour", "openingStatus": "Open", **named}
    if week := hours.get("week"):
        yield {"type": "WeeklyUntilFurtherNoticeServiceHour", "weeklyHours": _week(week), **named}
    if between := hours.get("closed_between"):
        this_year = datetime.now(timezone.utc).year
        for year in (this_year, this_year + 1):
            yield {
                "type": "ExceptionalDateRangeServiceHour",
                "fromDate": f"{year}-{between['from']}",
                "toDate": f"{year}-{between['to']}",
                "weeklyHours": {},
                **named,
            }


def _week(week: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        _WEEKDAYS[day - 1]: {
            "hours": [
                {
                    "start": row["opens"],
                    "end": row["closes"],
                    "openingStatus": "Open",
                    "repetition": "Weekly",
                    "additionalInformation": {},
                }
            ]
        }
        for row in week
        for day in row["days"]
    }
