"""Client of Respa, the reservation system of halls, rooms and equipment.

Spec: https://github.com/City-of-Helsinki/respa/blob/master/openapi.yaml .
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any, TypeVar
from urllib.parse import quote

import pydantic

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused, SystemUnavailable
from integrations.django_rest import pages, refusals
from integrations.http import Http
from integrations.respa.models import Purpose, Resource
from integrations.respa.refusals import explain
from integrations.respa.reservations import Price, Reservation
from integrations.respa.sending import Citizen, Order, OrderLine, ReservationToSend
from integrations.respa.token import mint
from integrations.tolerant import HELSINKI, TolerantModel, parse_rows, rows

_Model = TypeVar("_Model", bound=TolerantModel)

SYSTEM = "respa"
PAGE_SIZE = 20
"""A resource comes with all its reservations of the time asked for, and an answer may not be too large."""
MOST = 500
"""Rows of a list that are read; a municipality has some dozens."""

NUMBER_FIELD = "number_of_participants"
"""The one extra field that is a number."""

LONGEST_ID = 100
"""Of an id, in characters."""


class Respa:
    """Finds and reserves resources of one server.

    What is free needs no login; what is somebody's needs a `Citizen`, in whose name the server then acts.

    Args:
        base_url: address of the API with its version, such as ``https://example.org/respa/v1``.
        secret: signs the citizens' tokens; None where nothing may be reserved.
        audience, issuer: what the server accepts as ``aud`` and ``iss`` of a token.
        http: shared by the process.

    Every method raises errors of `akkuna.errors`: SystemUnavailable, RequestRefused (of writing calls its
    subclass `django_rest.Refused`, with reasons of `respa.refusals`), BadAnswer (reading) and OutcomeUnknown
    (writing).
    """

    def __init__(self, base_url: str, *, secret: str | None, audience: str, issuer: str, http: Http) -> None:
        self._client = http.client(SYSTEM, base_url)
        self._secret, self._audience, self._issuer = secret, audience, issuer

    async def purposes(self) -> list[Purpose]:
        """What resources may be used for. Changes seldom: keep it for a day."""
        return parse_rows(Purpose, await self._list("/purpose/", {}))

    async def resources(
        self,
        *,
        start: datetime,
        end: datetime,
        municipality: str | None = None,
        purpose: str | None = None,
        people: int | None = None,
        search: str | None = None,
        citizen: Citizen | None = None,
    ) -> list[Resource]:
        """Resources with their opening hours and reservations in a time; whether free or not.

        Args:
            start, end: aware times, from the beginning of the first day to the end of the last; some weeks
                at most, for the answer holds every reservation in between.
            municipality: the server's id of it, such as ``kalajoki``.
            purpose: id of a purpose; those below it are meant too.
            people: how many must fit in; resources of which nobody knows are left out.
            search: words of name, description or house.
            citizen: for whom `Resource.can_reserve` is told.
        """
        conditions = {"municipality": municipality, "purpose": purpose, "people": people, "search": search}
        params = {name: value for name, value in conditions.items() if value is not None}
        params |= {**_span(start, end), "include": "unit_detail"}
        found = self._parsed(Resource, await self._list("/resource/", params, citizen))
        # Servers may ignore any of the conditions.
        return [
            resource
            for resource in found
            if (people is None or (resource.people_capacity or 0) >= people)
            and (purpose is None or _has_purpose(resource, purpose))
            and (municipality is None or _may_be_in(resource, municipality))
        ]

    async def resource(
        self, resource_id: str, *, start: datetime, end: datetime, citizen: Citizen | None = None
    ) -> Resource | None:
        """One resource, as `resources` gives it; None if the server knows none by this id."""
        answer = await self._one(f"/resource/{_part(resource_id)}/", _span(start, end), resource_id, citizen)
        return None if answer is None else self._parsed(Resource, [answer])[0]

    async def reserve(self, citizen: Citizen, reservation: ReservationToSend) -> Reservation:
        """Reserves, once. After OutcomeUnknown, look with `find` before anything else.

        Raises:
            Refused: ``taken`` where somebody was faster; see `respa.refusals`.
        """
        body = {
            "resource": reservation.resource,
            **_times(reservation.begin, reservation.end),
            **_filled(reservation.extra),
        }
        if reservation.order is not None:
            body["order"] = _order(reservation.order)
        return self._reservation(await self._write("POST", "/reservation/", citizen, json=body))

    async def find(
        self, citizen: Citizen, resource_id: str, begin: datetime, end: datetime
    ) -> Reservation | None:
        """The citizen's reservation of exactly this time that still stands: whether `reserve` took effect.

        No two reservations of a resource overlap, so this one can only be the one that was sent. None means
        that it was not made, or not yet: a slow server may still be at it. To reserve again is safe then; a
        reservation that came late makes it ``taken``, and is found.
        """
        params = {"is_own": "true", "resource": resource_id, **_span(begin, end)}
        own = self._own(await self._list("/reservation/", params, citizen))
        return next(
            (
                one
                for one in own
                if one.active and one.resource == resource_id and (one.begin, one.end) == (begin, end)
            ),
            None,
        )

    async def reservation(self, citizen: Citizen, reservation_id: str) -> Reservation | None:
        """One reservation of the citizen's; None if there is none by this id, or if it is another's."""
        path = f"/reservation/{_part(reservation_id)}/"
        answer = await self._one(path, {}, reservation_id, citizen)
        own = self._own([] if answer is None else [answer])
        return own[0] if own else None

    async def reservations(self, citizen: Citizen, *, past: bool = False) -> list[Reservation]:
        """The citizen's reservations in any state, earliest first.

        Args:
            past: also those that are over.
        """
        params = {"is_own": "true"} | ({"all": "true"} if past else {})
        own = self._own(await self._list("/reservation/", params, citizen))
        return sorted(own, key=lambda one: one.begin)

    async def move(
        self, citizen: Citizen, reservation: Reservation, begin: datetime, end: datetime
    ) -> Reservation:
        """Moves a reservation, with all that was filled in, to another time of the same resource.

        Sending it twice moves it once. After OutcomeUnknown, `reservation` tells the time that it has.

        Args:
            reservation: as the server gave it last.
        """
        body = {"resource": reservation.resource, **_times(begin, end), **_filled(reservation.extra)}
        path = f"/reservation/{_part(reservation.id)}/"
        return self._reservation(await self._write("PUT", path, citizen, json=body))

    async def cancel(self, citizen: Citizen, reservation_id: str) -> None:
        """Cancels. Sending it twice cancels once. After OutcomeUnknown, `reservation` tells the state."""
        await self._write("DELETE", f"/reservation/{_part(reservation_id)}/", citizen)

    async def price(
        self, lines: Sequence[OrderLine], begin: datetime, end: datetime, *, citizen: Citizen | None = None
    ) -> Price:
        """What products of a paid resource would cost. A POST that changes nothing."""
        body = {**_times(begin, end), "order_lines": [_line(line) for line in lines]}
        try:
            answer = await self._write("POST", "/order/check_price/", citizen, json=body)
        except OutcomeUnknown as error:
            raise SystemUnavailable(SYSTEM) from error
        try:
            return Price.parse_obj(next(iter(rows(answer)), {}))
        except pydantic.ValidationError:
            raise BadAnswer(SYSTEM) from None

    async def _list(
        self, path: str, params: Mapping[str, Any], citizen: Citizen | None = None
    ) -> list[dict[str, Any]]:
        async def read(number: int) -> Any:
            asked = {**params, "page_size": PAGE_SIZE, "page": number}
            return await self._client.read(path, asked, headers=self._headers(citizen))

        return await pages(SYSTEM, read, MOST)

    async def _one(
        self, path: str, params: Mapping[str, Any], id: str, citizen: Citizen | None
    ) -> dict[str, Any] | None:
        """The object of an id; None if there is none by it, or if it cannot be an id at all."""
        if not id.isprintable() or not 0 < len(id) <= LONGEST_ID:
            return None
        try:
            answer = await self._client.read(path, params, headers=self._headers(citizen))
        except RequestRefused as error:
            if error.status == 404:
                return None
            raise
        found = rows(answer)
        if not found:
            raise BadAnswer(SYSTEM)
        return found[0]

    async def _write(self, method: str, path: str, citizen: Citizen | None, **content: Any) -> Any:
        with refusals(explain) as hear:
            return await self._client.write(
                method, path, blame=hear, headers=self._headers(citizen), **content
            )

    def _headers(self, citizen: Citizen | None) -> dict[str, str]:
        # Messages in English are the documented ones.
        headers = {"Accept-Language": "en"}
        if citizen is None:
            return headers
        if not self._secret:
            raise RequestRefused(SYSTEM, 401)
        token = mint(
            citizen,
            secret=self._secret,
            audience=self._audience,
            issuer=self._issuer,
            now=datetime.now(timezone.utc),
        )
        return headers | {"Authorization": token}

    def _own(self, answered: list[dict[str, Any]]) -> list[Reservation]:
        # A server that does not know the caller leaves `is_own` out of the conditions.
        return [one for one in self._parsed(Reservation, answered) if one.is_own]

    @staticmethod
    def _parsed(model: type[_Model], answered: list[dict[str, Any]]) -> list[_Model]:
        parsed = parse_rows(model, answered)
        if answered and not parsed:
            raise BadAnswer(SYSTEM)
        return parsed

    @staticmethod
    def _reservation(answer: Any) -> Reservation:
        found = parse_rows(Reservation, answer)
        if not found:
            raise OutcomeUnknown(SYSTEM)
        return found[0]


def _part(id: str) -> str:
    return quote(id, safe="")


def _span(start: datetime, end: datetime) -> dict[str, str]:
    return {"start": _stated(start), "end": _stated(end)}


def _times(begin: datetime, end: datetime) -> dict[str, Any]:
    return {"begin": _stated(begin), "end": _stated(end)}


def _stated(moment: datetime) -> str:
    """In Finnish time with its offset: a time without one would be of the server's own zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a time zone")
    return moment.astimezone(HELSINKI).isoformat(timespec="seconds")


def _filled(extra: Mapping[str, str | int]) -> dict[str, str | int]:
    """The answers given. One left empty is not sent: an empty text is no answer to what is required."""
    filled = {name: value for name, value in extra.items() if value != ""}
    number = str(filled.get(NUMBER_FIELD, ""))
    return filled | ({NUMBER_FIELD: int(number)} if number.isdecimal() else {})


def _order(order: Order) -> dict[str, Any]:
    return {"order_lines": [_line(line) for line in order.lines], "return_url": order.return_url}


def _line(line: OrderLine) -> dict[str, Any]:
    return {"product": line.product, "quantity": line.quantity}


def _has_purpose(resource: Resource, purpose: str) -> bool:
    wanted = purpose.casefold()
    return any(wanted in (one.id.casefold(), (one.parent or "").casefold()) for one in resource.purposes)


def _may_be_in(resource: Resource, municipality: str) -> bool:
    where = resource.unit.municipality if resource.unit else None
    return where is None or where.casefold() == municipality.casefold()
