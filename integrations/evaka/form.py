"""The form of an application: what is asked, what is missing, and how it is written for eVaka.

Shape: ``ApplicationFormUpdate`` of https://github.com/espoon-voltti/evaka ,
``frontend/src/lib-common/generated/api-types/application.ts``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from integrations.evaka.models import ApplicationType, day
from integrations.tolerant import rows, text

MOST_UNITS = 3
"""Units that eVaka's own form lets one wish."""


@dataclass(frozen=True)
class WishedUnit:
    """A unit, in the order of wishes."""

    id: str
    name: str


@dataclass(frozen=True)
class Sibling:
    """A sibling who already is in the unit wished first."""

    name: str = field(repr=False)
    identity_code: str = field(repr=False)
    unit: str = ""


@dataclass(frozen=True)
class ApplicationForm:
    """An application as far as it has been filled in. A club asks for no times and no fee.

    Attributes:
        start: wished first day.
        units: at most `MOST_UNITS`, best first.
        from_time, to_time: of the care needed in a day; of day care, and of day care beside pre-school.
        part_time: at most five hours a day.
        shift_care: evenings, nights or weekends.
        day_care_beside: pre-school with day care before and after it.
        day_care_start: first day of that; None for `start`.
        urgent: the need of care came suddenly.
        phone, email: of the guardian.
        max_fee_accepted: the highest fee may be charged and the income need not be told.
    """

    start: date | None = None
    units: tuple[WishedUnit, ...] = ()
    from_time: time | None = None
    to_time: time | None = None
    part_time: bool = False
    shift_care: bool = False
    day_care_beside: bool = False
    day_care_start: date | None = None
    urgent: bool = False
    phone: str = field(default="", repr=False)
    email: str | None = field(default=None, repr=False)
    sibling: Sibling | None = None
    assistance: str | None = field(default=None, repr=False)
    allergies: str = field(default="", repr=False)
    diet: str = field(default="", repr=False)
    other_info: str = field(default="", repr=False)
    max_fee_accepted: bool = False
    was_in_day_care: bool = False
    was_in_club: bool = False


def missing(form: ApplicationForm, type: ApplicationType, today: date) -> tuple[str, ...]:
    """Fields that keep an application from being sent, in the order in which they are asked.

    eVaka's service accepts some of them empty and its own page does not: an official could do nothing with
    such an application.

    Args:
        today: the start may not be before it.
    """
    cares = type == "DAYCARE" or (type == "PRESCHOOL" and form.day_care_beside)
    wrong = {
        "start": form.start is None or form.start < today,
        "units": not 0 < len(form.units) <= MOST_UNITS,
        "from_time": cares and form.from_time is None,
        "to_time": cares and form.to_time is None,
        "phone": not form.phone,
    }
    return tuple(name for name, is_wrong in wrong.items() if is_wrong)


def write_form(form: ApplicationForm, type: ApplicationType) -> dict[str, Any]:
    """The form as eVaka takes it."""
    cares = type == "DAYCARE" or (type == "PRESCHOOL" and form.day_care_beside)
    beside = form.day_care_start or form.start if type == "PRESCHOOL" and form.day_care_beside else None
    return {
        "child": {
            "allergies": form.allergies,
            "assistanceDescription": form.assistance or "",
            "assistanceNeeded": form.assistance is not None,
            "diet": form.diet,
            "futureAddress": None,
        },
        "clubDetails": {"wasOnClubCare": form.was_in_club, "wasOnDaycare": form.was_in_day_care}
        if type == "CLUB"
        else None,
        "guardian": {"email": form.email, "futureAddress": None, "phoneNumber": form.phone},
        "maxFeeAccepted": form.max_fee_accepted,
        "otherChildren": [],
        "otherInfo": form.other_info,
        "otherPartner": None,
        "preferences": {
            "connectedDaycarePreferredStartDate": _day(beside),
            "preferredStartDate": _day(form.start),
            "preferredUnits": [{"id": unit.id, "name": unit.name} for unit in form.units],
            "preparatory": False,
            "serviceNeed": _need(form) if cares else None,
            "siblingBasis": _sibling(form.sibling),
            "urgent": form.urgent,
        },
        "secondGuardian": None,
    }


def read_form(answer: Any) -> ApplicationForm:
    """The form of an application that eVaka keeps, as far as it can be read."""
    form = _inner({"form": answer}, "form")
    child, guardian, wishes = _inner(form, "child"), _inner(form, "guardian"), _inner(form, "preferences")
    need, club = _inner(wishes, "serviceNeed"), _inner(form, "clubDetails")
    beside = day(wishes.get("connectedDaycarePreferredStartDate"))
    assisted = child.get("assistanceNeeded") is True
    return ApplicationForm(
        start=day(wishes.get("preferredStartDate")),
        units=tuple(_units(wishes.get("preferredUnits"))),
        from_time=_time(need.get("startTime")),
        to_time=_time(need.get("endTime")),
        part_time=need.get("partTime") is True,
        shift_care=need.get("shiftCare") is True,
        day_care_beside=beside is not None,
        day_care_start=beside,
        urgent=wishes.get("urgent") is True,
        phone=text(guardian.get("phoneNumber")) or "",
        email=text(guardian.get("email")),
        sibling=_read_sibling(_inner(wishes, "siblingBasis")),
        assistance=(text(child.get("assistanceDescription")) or "") if assisted else None,
        allergies=text(child.get("allergies")) or "",
        diet=text(child.get("diet")) or "",
        other_info=text(form.get("otherInfo")) or "",
        max_fee_accepted=form.get("maxFeeAccepted") is True,
        was_in_day_care=club.get("wasOnDaycare") is True,
        was_in_club=club.get("wasOnClubCare") is True,
    )


def _inner(row: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = row.get(name)
    return found if isinstance(found, Mapping) else {}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _time(value: Any) -> time | None:
    try:
        return time.fromisoformat(text(value) or "")
    except ValueError:
        return None


def _need(form: ApplicationForm) -> dict[str, Any]:
    return {
        "startTime": form.from_time.strftime("%H:%M") if form.from_time else "",
        "endTime": form.to_time.strftime("%H:%M") if form.to_time else "",
        "partTime": form.part_time,
        "shiftCare": form.shift_care,
        "serviceNeedOption": None,
    }


def _sibling(sibling: Sibling | None) -> dict[str, str] | None:
    if sibling is None:
        return None
    return {
        "siblingName": sibling.name,
        "siblingSsn": sibling.identity_code,
        "siblingUnit": sibling.unit,
    }


def _read_sibling(row: Mapping[str, Any]) -> Sibling | None:
    name = text(row.get("siblingName"))
    if not name:
        return None
    return Sibling(name, text(row.get("siblingSsn")) or "", text(row.get("siblingUnit")) or "")


def _units(value: Any) -> Iterator[WishedUnit]:
    for row in rows(value):
        if id := text(row.get("id")):
            yield WishedUnit(id, text(row.get("name")) or "")
