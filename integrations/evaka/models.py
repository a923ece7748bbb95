"""What eVaka gives, read tolerantly.

Names of its types: https://github.com/espoon-voltti/evaka ,
``frontend/src/lib-common/generated/api-types/{application,daycare,decision,reservations}.ts``.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field, validator

from integrations.tolerant import TolerantModel, moment, number, rows, text, truth

ApplicationType = Literal["DAYCARE", "PRESCHOOL", "CLUB"]
AbsenceType = Literal["SICKLEAVE", "OTHER_ABSENCE", "PLANNED_ABSENCE"]

State = Literal["draft", "sent", "processing", "decided", "active", "rejected", "cancelled", "unknown"]
"""What an application's status means to who made it; ``decided`` waits for their answer."""

_STATES: dict[str, State] = {
    "CREATED": "draft",
    "SENT": "sent",
    "WAITING_PLACEMENT": "processing",
    "WAITING_UNIT_CONFIRMATION": "processing",
    "WAITING_DECISION": "processing",
    "WAITING_MAILING": "processing",
    "WAITING_CONFIRMATION": "decided",
    "ACTIVE": "active",
    "REJECTED": "rejected",
    "CANCELLED": "cancelled",
}


def day(value: Any) -> date | None:
    """A date of ``YYYY-MM-DD``, alone or at the beginning of a time."""
    try:
        return date.fromisoformat((text(value) or "")[:10])
    except ValueError:
        return None


class Child(TolerantModel):
    """A child whose guardian somebody is. The identity code that eVaka may tell is not read."""

    id: str = Field(min_length=1)
    first_name: str = Field("", alias="firstName")
    last_name: str = Field("", alias="lastName")
    date_of_birth: date | None = Field(None, alias="dateOfBirth")

    @validator("id", pre=True)
    def _id(cls, value: Any) -> str | None:
        return text(value)

    @validator("first_name", "last_name", pre=True)
    def _text(cls, value: Any) -> str:
        return text(value) or ""

    @validator("date_of_birth", pre=True)
    def _day(cls, value: Any) -> date | None:
        return day(value)


class Unit(TolerantModel):
    """A day-care centre, pre-school or club that can be applied for.

    Attributes:
        kinds: eVaka's words: CENTRE, FAMILY, GROUP_FAMILY, CLUB, PRESCHOOL, PREPARATORY_EDUCATION.
        language: in which it works, ``fi`` or ``sv``.
        lat, lon: WGS84 degrees.
        distance_m: from the place that was asked about; None if either is not known.
    """

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    kinds: tuple[str, ...] = Field((), alias="type")
    provider: str = Field("", alias="providerType")
    language: str = "fi"
    street: str = Field("", alias="streetAddress")
    postal_code: str = Field("", alias="postalCode")
    post_office: str = Field("", alias="postOffice")
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    lat: float | None = None
    lon: float | None = None
    shift_care: bool = Field(False, alias="providesShiftCare")
    distance_m: float | None = None

    @classmethod
    def parse_obj(cls, obj: Any) -> "Unit":
        """Reads one row, with its position."""
        location = obj.get("location") if isinstance(obj.get("location"), Mapping) else {}
        return super().parse_obj({**obj, "lat": location.get("lat"), "lon": location.get("lon")})

    @validator("id", "name", pre=True)
    def _required_text(cls, value: Any) -> str | None:
        return text(value)

    @validator("kinds", pre=True)
    def _kinds(cls, value: Any) -> tuple[str, ...]:
        return tuple(filter(None, map(text, value))) if isinstance(value, list) else ()

    @validator("provider", "street", "postal_code", "post_office", pre=True)
    def _text(cls, value: Any) -> str:
        return text(value) or ""

    @validator("language", pre=True)
    def _language(cls, value: Any) -> str:
        return (text(value) or "fi").lower()

    @validator("phone", "email", "url", pre=True)
    def _optional_text(cls, value: Any) -> str | None:
        return text(value)

    @validator("lat", "lon", pre=True)
    def _coordinate(cls, value: Any) -> float | None:
        return number(value)

    @validator("shift_care", pre=True)
    def _truth(cls, value: Any) -> bool:
        return truth(value) or value is True


class Application(TolerantModel):
    """An application as its maker sees it in a list.

    Attributes:
        type: eVaka's word.
        status: eVaka's word; `state` is what it means.
        start: wished, or decided.
        units: names of the wished units, first one first.
        changed: aware.
    """

    id: str = Field(alias="applicationId", min_length=1)
    type: str = ""
    status: str = Field("", alias="applicationStatus")
    child_id: str = Field("", alias="childId")
    child_name: str = Field("", alias="childName")
    units: tuple[str, ...] = Field((), alias="allPreferredUnitNames")
    start: date | None = Field(None, alias="startDate")
    sent: date | None = Field(None, alias="sentDate")
    created: datetime | None = Field(None, alias="createdDate")
    changed: datetime | None = Field(None, alias="modifiedDate")
    transfer: bool = Field(False, alias="transferApplication")

    @property
    def state(self) -> State:
        """What the status means."""
        return _STATES.get(self.status, "unknown")

    @validator("id", pre=True)
    def _id(cls, value: Any) -> str | None:
        return text(value)

    @validator("type", "status", "child_id", "child_name", pre=True)
    def _text(cls, value: Any) -> str:
        return text(value) or ""

    @validator("units", pre=True)
    def _units(cls, value: Any) -> tuple[str, ...]:
        return tuple(filter(None, map(text, value))) if isinstance(value, list) else ()

    @validator("start", "sent", pre=True)
    def _day(cls, value: Any) -> date | None:
        return day(value)

    @validator("created", "changed", pre=True)
    def _moment(cls, value: Any) -> datetime | None:
        return moment(value)

    @validator("transfer", pre=True)
    def _transfer(cls, value: Any) -> bool:
        return value is True or truth(value)


class Decision(TolerantModel):
    """A decision on an application.

    Attributes:
        type: eVaka's word: DAYCARE, PRESCHOOL, PRESCHOOL_DAYCARE, CLUB and others.
        status: PENDING (waits for an answer), ACCEPTED or REJECTED.
        start, end: of the place.
        earliest, latest: between which the start may be wished when accepting; both None in a list.
        can_decide: whether the asker may answer it; None if it is not said.
    """

    id: str = Field(min_length=1)
    application_id: str = Field("", alias="applicationId")
    child_id: str = Field("", alias="childId")
    child_name: str = Field("", alias="childName")
    type: str = ""
    status: str = ""
    unit: str = ""
    start: date | None = Field(None, alias="startDate")
    end: date | None = Field(None, alias="endDate")
    sent: date | None = Field(None, alias="sentDate")
    resolved: date | None = None
    earliest: date | None = None
    latest: date | None = None
    can_decide: bool | None = None

    @validator("id", pre=True)
    def _id(cls, value: Any) -> str | None:
        return text(value)

    @validator("application_id", "child_id", "child_name", "type", "status", pre=True)
    def _text(cls, value: Any) -> str:
        return text(value) or ""

    @validator("unit", pre=True)
    def _unit(cls, value: Any) -> str:
        return (text(value.get("name")) if isinstance(value, Mapping) else text(value)) or ""

    @validator("start", "end", "sent", "resolved", "earliest", "latest", pre=True)
    def _day(cls, value: Any) -> date | None:
        return day(value)


class ChildDay(TolerantModel):
    """A child's day in care.

    Attributes:
        absence: eVaka's word for the kind of an absence that is marked; None if none is.
    """

    child_id: str
    on: date
    absence: str | None = None


def applications(answer: Any) -> Iterator[dict[str, Any]]:
    """The rows of ``by-guardian``: applications stand under their child."""
    for child in rows(answer):
        for row in rows(child.get("applicationSummaries")):
            yield {"childId": child.get("childId"), "childName": child.get("childName")} | {
                key: value for key, value in row.items() if value is not None
            }


def decision_rows(answer: Any) -> Iterator[dict[str, Any]]:
    """The rows of ``decisions``: one list now, a list under each application in older versions."""
    for group in rows(answer):
        shared = {key: group[key] for key in ("applicationId", "childId", "childName") if key in group}
        yield from ({**shared, **row} for row in rows(group.get("decisions")))


def decision_with_period(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of an application's decisions: the decision beside the time in which its start may be wished."""
    inner, period = row.get("decision"), row.get("validRequestedStartDatePeriod")
    found = dict(inner) if isinstance(inner, Mapping) else dict(row)
    if isinstance(period, Mapping):
        found |= {"earliest": period.get("start"), "latest": period.get("end")}
    if isinstance(row.get("canDecide"), bool):
        found["can_decide"] = row["canDecide"]
    return found


def child_days(answer: Any) -> Iterator[ChildDay]:
    """All children's days of ``reservations``."""
    for calendar_day in rows(answer, "days", "dailyData"):
        on = day(calendar_day.get("date"))
        for row in rows(calendar_day.get("children")):
            child, absence = text(row.get("childId")), row.get("absence")
            kind = text(absence.get("type")) if isinstance(absence, Mapping) else text(absence)
            if on and child:
                yield ChildDay(child_id=child, on=on, absence=kind)
