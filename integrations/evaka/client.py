"""Client of eVaka's service, called as its API gateway calls it for a citizen.

Source: https://github.com/espoon-voltti/evaka , ``frontend/src/citizen-frontend/generated/api-clients``.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from urllib.parse import quote, urlencode
from uuid import UUID

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused
from integrations.evaka.blame import blamed_field
from integrations.evaka.form import ApplicationForm, read_form, write_form
from integrations.evaka.models import (
    AbsenceType,
    Application,
    ApplicationType,
    Child,
    ChildDay,
    Decision,
    Unit,
    applications,
    child_days,
    decision_rows,
    decision_with_period,
)
from integrations.evaka.token import Credentials, Strength, Tokens
from integrations.geo import distance_m
from integrations.http import Http
from integrations.tolerant import TolerantModel, is_empty, parse_rows, text

SYSTEM = "evaka"

_Model = TypeVar("_Model", bound=TolerantModel)


@dataclass(frozen=True)
class Draft:
    """An application with its form.

    Attributes:
        status: eVaka's word; CREATED until it is sent.
    """

    id: str
    child_id: str
    type: str
    status: str
    form: ApplicationForm


class Evaka:
    """One municipality's eVaka.

    Args:
        base_url: address of the service.
        credentials: of a gateway that the service trusts.
        http: shared by the process.

    Every method raises errors of `akkuna.errors`: SystemUnavailable, RequestRefused, BadAnswer (reading) and
    OutcomeUnknown (writing).

    Raises:
        ValueError: the private key cannot be used.
    """

    def __init__(self, base_url: str, *, credentials: Credentials, http: Http) -> None:
        self._client = http.client(SYSTEM, base_url)
        self._tokens = Tokens(credentials)

    async def person(self, *, identity_code: str, first_names: str, last_name: str) -> str:
        """The id by which eVaka knows somebody who has identified with Suomi.fi.

        eVaka makes somebody whom it does not know yet; asked again, it answers with the same id.
        """
        body = {"socialSecurityNumber": identity_code, "firstName": first_names, "lastName": last_name}
        answer = await self._client.write(
            "POST", "/system/citizen-login", headers=self._tokens.of_system(), json=body
        )
        found = text(answer.get("id")) if isinstance(answer, Mapping) else None
        if found is None:
            raise OutcomeUnknown(SYSTEM)
        return found

    def citizen(self, person_id: str, strength: Strength = "citizen") -> "Citizen":
        """What somebody can see and do.

        Args:
            person_id: of `person`; kept on the server only, it opens all of their matters.
        """
        return Citizen(self, person_id, strength)

    async def read(self, path: str, person_id: str, strength: Strength) -> Any:
        """GETs for somebody."""
        headers = self._tokens.of_citizen(person_id, strength)
        return await self._client.read(path, headers=headers, blame=blamed_field)

    async def write(self, method: str, path: str, person_id: str, strength: Strength, **content: Any) -> Any:
        """Writes for somebody, once."""
        headers = self._tokens.of_citizen(person_id, strength)
        return await self._client.write(method, path, headers=headers, blame=blamed_field, **content)


class Citizen:
    """What one guardian can see and do. Made by `Evaka.citizen`.

    eVaka itself checks that a child, an application or a decision is theirs, and answers 403 if not.
    """

    def __init__(self, evaka: Evaka, person_id: str, strength: Strength) -> None:
        self._evaka, self._person, self._strength = evaka, person_id, strength

    async def children(self) -> list[Child]:
        """Children for whom they may apply."""
        return _listed(Child, await self._read("/citizen/applications/children"))

    async def units(
        self,
        type: ApplicationType,
        start: date,
        *,
        shift_care: bool = False,
        near: tuple[float, float] | None = None,
    ) -> list[Unit]:
        """Units that can be wished.

        Args:
            start: from when; units that are not open then are left out.
            shift_care: only those with care in evenings, nights and weekends.
            near: WGS84 latitude and longitude; the nearest unit comes first, units without a place last.
        """
        query = {"type": type, "date": start.isoformat(), "shiftCare": str(shift_care).lower()}
        found = _listed(Unit, await self._read(f"/citizen/units?{urlencode(query)}"))
        if near is None:
            return found
        return sorted((_at_distance(unit, near) for unit in found), key=_by_distance)

    async def applied_already(self, child_id: str) -> frozenset[str]:
        """Types for which the child has an application under way, so that another is refused."""
        answer = await self._read(f"/citizen/applications/duplicates/{quote(child_id, safe='')}")
        if not isinstance(answer, Mapping):
            raise BadAnswer(SYSTEM)
        return frozenset(str(type) for type, exists in answer.items() if exists is True)

    async def create(self, child_id: str, type: ApplicationType) -> str:
        """Begins an application and returns its id. After OutcomeUnknown use `find_begun`.

        Raises:
            RequestRefused: 400 without a field, above all where `applied_already` names the type.
        """
        body = {"childId": child_id, "type": type}
        answer = await self._write("POST", "/citizen/applications", json=body)
        # A JSON string; a server in front may have put it into an object.
        found = text(answer.get("id")) if isinstance(answer, Mapping) else text(answer)
        if found is None:
            raise OutcomeUnknown(SYSTEM)
        return found

    async def find_begun(self, child_id: str, type: ApplicationType, since: datetime) -> str | None:
        """The id of the newest unsent application of a type for a child, made at a time (aware) or later."""
        made = [
            one
            for one in await self.applications()
            if (one.child_id, one.type, one.state) == (child_id, type, "draft")
            and one.created is not None
            and one.created >= since
        ]
        return max(made, key=lambda one: one.created or since).id if made else None

    async def applications(self) -> list[Application]:
        """All applications for their children."""
        answer = await self._read("/citizen/applications/by-guardian")
        if not isinstance(answer, list):
            raise BadAnswer(SYSTEM)
        return parse_rows(Application, list(applications(answer)))

    async def application(self, id: str) -> Draft | None:
        """One application with its form; None if there is none by this id."""
        try:
            answer = await self._read(_path(id))
        except RequestRefused as error:
            if error.status in (403, 404):
                return None
            raise
        if not isinstance(answer, Mapping) or text(answer.get("id")) is None:
            raise BadAnswer(SYSTEM)
        read = {name: text(answer.get(name)) or "" for name in ("id", "childId", "type", "status")}
        return Draft(read["id"], read["childId"], read["type"], read["status"], read_form(answer.get("form")))

    async def save(self, id: str, form: ApplicationForm, type: ApplicationType) -> None:
        """Keeps the form on the server in place of what was there, unsent. May be repeated."""
        await self._write("PUT", _path(id, "/draft"), json=write_form(form, type))

    async def send(self, id: str) -> None:
        """Sends an application. After OutcomeUnknown: it was sent if `application` no longer is CREATED."""
        await self._write("POST", _path(id, "/actions/send-application"))

    async def cancel(self, id: str) -> None:
        """Takes back an application: a draft is removed, a sent one cancelled.

        After OutcomeUnknown: it was done if `application` is None or its status CANCELLED.

        Raises:
            RequestRefused: 400, it is being handled already.
        """
        await self._write("DELETE", _path(id))

    async def decisions(self) -> list[Decision]:
        """All decisions for their children, without the time in which the start may be wished."""
        answer = await self._read("/citizen/decisions")
        found = list(decision_rows(answer))
        if not found and not is_empty(answer, "decisions"):
            raise BadAnswer(SYSTEM)
        return parse_rows(Decision, found)

    async def decisions_on(self, application_id: str) -> list[Decision]:
        """The decisions on an application, with the time in which the start may be wished."""
        answer = await self._read(_path(application_id, "/decisions"))
        if not isinstance(answer, list):
            raise BadAnswer(SYSTEM)
        return parse_rows(Decision, [decision_with_period(row) for row in answer if isinstance(row, Mapping)])

    async def accept(self, application_id: str, decision_id: str, start: date) -> None:
        """Accepts a decision. After OutcomeUnknown: look at its status in `decisions_on`.

        Args:
            start: wished first day, from `earliest` to `latest` of the decision.

        Raises:
            RequestRefused: 400, field ``start`` if the day will not do; no field if it was answered already.
        """
        body = {"decisionId": decision_id, "requestedStartDate": start.isoformat()}
        await self._write("POST", _path(application_id, "/actions/accept-decision"), json=body)

    async def reject(self, application_id: str, decision_id: str) -> None:
        """Turns down a decision. After OutcomeUnknown: look at its status in `decisions_on`."""
        body = {"decisionId": decision_id}
        await self._write("POST", _path(application_id, "/actions/reject-decision"), json=body)

    async def report_absence(
        self, child_ids: Collection[str], start: date, end: date, kind: AbsenceType
    ) -> None:
        """Marks children as absent from a day to another, both counted. May be repeated: it replaces.

        Raises:
            RequestRefused: 400, field ``days`` where a day is past.
            ValueError: no child, or the days are in the wrong order.
        """
        if not child_ids or end < start:
            raise ValueError("an absence needs a child and days in their order")
        body = {
            "absenceType": kind,
            "childIds": sorted(set(child_ids)),
            "dateRange": {"start": start.isoformat(), "end": end.isoformat()},
        }
        await self._write("POST", "/citizen/absences", json=body)

    async def days(self, start: date, end: date) -> list[ChildDay]:
        """Days in care of all their children from a day to another; who is not placed anywhere has none."""
        query = urlencode({"from": start.isoformat(), "to": end.isoformat()})
        answer = await self._read(f"/citizen/reservations?{query}")
        if not isinstance(answer, Mapping):
            raise BadAnswer(SYSTEM)
        return list(child_days(answer))

    async def _read(self, path: str) -> Any:
        return await self._evaka.read(path, self._person, self._strength)

    async def _write(self, method: str, path: str, **content: Any) -> Any:
        return await self._evaka.write(method, path, self._person, self._strength, **content)


def _path(application_id: str, rest: str = "") -> str:
    """The path of an application.

    Raises:
        RequestRefused: 404, it cannot be an id at all.
    """
    try:
        UUID(application_id)
    except ValueError:
        raise RequestRefused(SYSTEM, 404) from None
    return f"/citizen/applications/{quote(application_id, safe='')}{rest}"


def _listed(model: type[_Model], answer: Any) -> list[_Model]:
    """The rows of a list.

    Raises:
        BadAnswer: something was answered and nothing of it could be read: that is not "there is none".
    """
    parsed = parse_rows(model, answer)
    if not parsed and not is_empty(answer):
        raise BadAnswer(SYSTEM)
    return parsed


def _at_distance(unit: Unit, near: tuple[float, float]) -> Unit:
    if unit.lat is None or unit.lon is None:
        return unit
    return unit.copy(update={"distance_m": distance_m(unit.lat, unit.lon, *near)})


def _by_distance(unit: Unit) -> tuple[bool, float]:
    return unit.distance_m is None, unit.distance_m or 0.0
