"""Client of Open311 GeoReport v2 in its Finnish dialect.

Spec: https://wiki.open311.org/GeoReport_v2/ ; dialect: https://dev.hel.fi/apis/open311/ and
https://github.com/Tampere/open311 .
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any, Literal, TypeVar
from urllib.parse import quote

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused
from integrations.geo import distance_m
from integrations.http import Http
from integrations.open311.blame import blamed_field, refusal_status
from integrations.open311.models import Attribute, Created, ReportToSend, Request, Service
from integrations.tolerant import TolerantModel, is_empty, parse_rows, rows

Language = Literal["fi", "sv"]

_Model = TypeVar("_Model", bound=TolerantModel)

SYSTEM = "open311"
LONGEST_SPAN = timedelta(days=90)
"""A listing may not span more: GeoReport v2, GET Service Requests, `start_date`."""

LONGEST_ID = 64
"""Of a request id, in characters; the spec names no limit, and known servers stay far below."""

CLOCK_DIFFERENCE = timedelta(minutes=15)
"""How far the server's clock may be from ours."""


class Open311:
    """Reports faults to one server and follows them.

    Args:
        base_url: address of the API, such as ``https://example.org/open311/v1``.
        api_key: sent with reports only; None where the server asks for none.
        jurisdiction: which municipality is meant on a server of several.
        http: shared by the process.

    Every method raises errors of `akkuna.errors`: SystemUnavailable, RequestRefused, BadAnswer (reading)
    and OutcomeUnknown (`create`).
    """

    def __init__(self, base_url: str, *, api_key: str | None, jurisdiction: str | None, http: Http) -> None:
        self._client = http.client(SYSTEM, base_url)
        self._api_key, self._jurisdiction = api_key, jurisdiction

    async def services(self, language: Language) -> list[Service]:
        """What can be reported, with names in `language` where the server has them."""
        answer = await self._read("/services.json", locale=language)
        return _listed(Service, answer, "services", "service")

    async def definition(self, code: str, language: Language) -> list[Attribute]:
        """Further questions of a service whose `metadata` is true, in the order to ask them."""
        answer = await self._read(f"/services/{quote(code, safe='')}.json", locale=language)
        attributes = [
            attribute
            for definition in rows(answer, "service_definition")
            for attribute in parse_rows(Attribute, definition.get("attributes"), "attribute")
        ]
        return sorted(attributes, key=lambda attribute: attribute.order)

    async def create(self, report: ReportToSend) -> Created:
        """Sends a report, once. It is never repeated here: after OutcomeUnknown use `find_by_reference`."""
        answer = await self._client.write(
            "POST", "/requests.json", files=[*self._fields(report), *_media(report)], blame=blamed_field
        )
        found = rows(answer, "service_requests", "request")
        created = Created.parse_obj(found[0]) if found else None
        if created is None or not (created.request_id or created.token or "service_notice" in found[0]):
            if (status := refusal_status(found)) is not None:
                raise RequestRefused(SYSTEM, status, blamed_field(str(found).encode()))
            raise OutcomeUnknown(SYSTEM)
        return created

    async def by_token(self, token: str) -> str | None:
        """The request id that a token has turned into; None while it has not."""
        try:
            answer = await self._read(f"/tokens/{quote(token, safe='')}.json")
        except RequestRefused as error:
            if error.status == 404:
                return None
            raise
        found = rows(answer, "service_requests", "request")
        return Created.parse_obj(found[0]).request_id if found else None

    async def request(self, request_id: str) -> Request | None:
        """One report; None if the server knows none by this id, or if it cannot be an id at all."""
        if not request_id.isprintable() or not 0 < len(request_id) <= LONGEST_ID:
            return None
        try:
            answer = await self._read(f"/requests/{quote(request_id, safe='')}.json")
        except RequestRefused as error:
            if error.status == 404:
                return None
            raise
        found = _requests(answer)
        # A server may answer with more than was asked for, and people write ids in capitals.
        return next((one for one in found if one.id.casefold() == request_id.casefold()), None)

    async def requests(
        self,
        *,
        start: datetime,
        end: datetime,
        service_code: str | None = None,
        status: Literal["open", "closed"] | None = None,
        near: tuple[float, float, float] | None = None,
    ) -> list[Request]:
        """Published reports, newest first.

        Servers may ignore any of the conditions, so all are applied again here. A report without a date
        passes the dates; one without a position is not near anything.

        Args:
            start, end: of `requested_datetime`, with a time zone; a long span is asked for in pieces.
            near: latitude, longitude, radius in metres.
        """
        found: dict[str, Request] = {}
        for first, last in _spans(start, end):
            params: dict[str, str | int | float] = {
                "start_date": first.isoformat(timespec="seconds"),
                "end_date": last.isoformat(timespec="seconds"),
            }
            if service_code is not None:
                params["service_code"] = service_code
            if status is not None:
                params["status"] = status
            if near is not None:
                params |= {"lat": near[0], "long": near[1], "radius": near[2]}
            listed = _requests(await self._read("/requests.json", **params))
            found |= {request.id: request for request in listed}
        chosen = [
            request
            for request in found.values()
            if (request.requested_datetime is None or start <= request.requested_datetime <= end)
            and (service_code is None or request.service_code in (None, service_code))
            and (status is None or request.status == status)
            and (near is None or _is_near(request, near))
        ]
        oldest = datetime.min.replace(tzinfo=timezone.utc)
        return sorted(chosen, key=lambda request: request.requested_datetime or oldest, reverse=True)

    async def find_by_reference(
        self, reference: str, *, service_code: str, since: datetime
    ) -> Request | None:
        """The report whose description holds a reference of ours.

        None means that the listing does not show it. It may exist all the same: a server that moderates
        shows a new report by its id only.

        Args:
            reference: looked for as a whole word, letter case aside.
            service_code: the kind it was reported as; other kinds are searched too, for the municipality
                may have moved it.
            since: when it was sent.
        """
        wanted = re.compile(rf"(?<!\w){re.escape(reference)}(?!\w)", re.IGNORECASE)
        start, end = since - CLOCK_DIFFERENCE, datetime.now(timezone.utc) + CLOCK_DIFFERENCE
        for code in (service_code, None):
            for request in await self.requests(start=start, end=end, service_code=code):
                if request.description and wanted.search(request.description):
                    return request
        return None

    async def _read(self, path: str, **params: str | int | float) -> Any:
        if self._jurisdiction is not None:
            params["jurisdiction_id"] = self._jurisdiction
        return await self._client.read(path, params, blame=blamed_field)

    def _fields(self, report: ReportToSend) -> Iterator[tuple[str, tuple[None, str]]]:
        """The form's fields as httpx takes them, so that the form is multipart with or without photos."""
        plain = {
            "api_key": self._api_key,
            "jurisdiction_id": self._jurisdiction,
            "service_code": report.service_code,
            "description": report.description,
            "lat": None if report.lat is None else f"{report.lat:.6f}",
            "long": None if report.long is None else f"{report.long:.6f}",
            "address_string": report.address,
            "first_name": report.first_name,
            "last_name": report.last_name,
            "email": report.email,
            "phone": report.phone,
        }
        for name, value in plain.items():
            if value is not None:
                yield name, (None, value)
        for code, answer in report.attributes.items():
            if isinstance(answer, str):
                yield f"attribute[{code}]", (None, answer)
            else:
                yield from ((f"attribute[{code}][]", (None, value)) for value in answer)


def _media(report: ReportToSend) -> Iterator[tuple[str, tuple[str, bytes, str]]]:
    for photo in report.photos:
        yield "media", (photo.name, photo.content, photo.media_type)


def _requests(answer: Any) -> list[Request]:
    return _listed(Request, answer, "service_requests", "requests", "request")


def _listed(model: type[_Model], answer: Any, *wrappers: str) -> list[_Model]:
    """The rows of a list.

    Raises:
        BadAnswer: something was answered and nothing of it could be read: that is not "there is none".
    """
    parsed = parse_rows(model, answer, *wrappers)
    if not parsed and not is_empty(answer, *wrappers):
        raise BadAnswer(SYSTEM)
    return parsed


def _spans(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The time from `start` to `end` in pieces that a server accepts, newest first."""
    while end - start > LONGEST_SPAN:
        yield end - LONGEST_SPAN, end
        end -= LONGEST_SPAN
    yield start, end


def _is_near(request: Request, near: tuple[float, float, float]) -> bool:
    if request.lat is None or request.long is None:
        return False
    return distance_m(request.lat, request.long, near[0], near[1]) <= near[2]
