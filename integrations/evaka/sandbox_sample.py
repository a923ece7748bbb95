"""The stand-in's guardians and children, who are the invented people of all stand-ins, and its units."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import yaml

from akkuna.identity_code import IdentityCode
from integrations.sandbox.persons import Person, population

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Kid:
    """A child.

    Attributes:
        placement: ``unit`` and ``kind``; None if the child has no place.
        decision: ``unit``, ``type`` and ``start``; None if none waits.
    """

    id: str
    first_names: str
    last_name: str
    born: date
    placement: dict[str, Any] | None
    decision: dict[str, Any] | None

    @property
    def name(self) -> str:
        """Both names, as eVaka writes them."""
        return f"{self.first_names} {self.last_name}"


@dataclass(frozen=True)
class Families:
    """Who is whose guardian.

    Attributes:
        guardians: person id by identity code.
        children_of: ids of children by the person id of their guardian.
    """

    guardians: dict[str, str]
    children_of: dict[str, tuple[str, ...]]
    kids: dict[str, Kid]


def id_of(*parts: str) -> str:
    """An id that is the same each time."""
    return str(uuid5(NAMESPACE_URL, "evaka-sample:" + ":".join(parts)))


@cache
def families() -> Families:
    """All guardians and children."""
    decided, people = _read("sandbox_families.yml"), population().persons
    wards = {
        key: tuple(str(one.person) for one in person.acts_for if one.person and one.issues is None)
        for key, person in people.items()
    }
    kids = {key: _kid(people[key], decided.get(key, {})) for keys in wards.values() for key in keys}
    guardians = {
        str(people[key].identity_code): id_of("person", str(people[key].identity_code))
        for key, children in wards.items()
        if children
    }
    children_of = {
        guardians[str(people[key].identity_code)]: tuple(kids[child].id for child in children)
        for key, children in wards.items()
        if children
    }
    return Families(guardians, children_of, {kid.id: kid for kid in kids.values()})


@cache
def units() -> dict[str, dict[str, Any]]:
    """All units by id, as eVaka shows them."""
    listed = (row for rows in _read("sandbox_units.yml").values() for row in rows)
    return {unit["id"]: unit for unit in map(_unit, listed)}


def unit_named(name: str) -> dict[str, Any]:
    """The unit of a name."""
    return next(unit for unit in units().values() if unit["name"] == name)


def _kid(person: Person, decided: dict[str, Any]) -> Kid:
    code = IdentityCode(str(person.identity_code))
    return Kid(
        id=id_of("child", code.value),
        first_names=person.given_names,
        last_name=person.family_name,
        born=code.birth_date,
        placement=decided.get("placement"),
        decision=decided.get("decision"),
    )


def _read(name: str) -> Any:
    return yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))


def _unit(row: dict[str, Any]) -> dict[str, Any]:
    kinds = row["kinds"]
    open_since = {"start": "2020-01-01", "end": None}
    return {
        "id": id_of("unit", row["name"], row["post_office"]),
        "name": row["name"],
        "type": kinds,
        "providerType": "MUNICIPAL",
        "language": row.get("language", "fi"),
        "streetAddress": row["street"],
        "postalCode": row["postal_code"],
        "postOffice": row["post_office"],
        "phone": row["phone"],
        "email": None,
        "url": None,
        "location": {"lat": row["lat"], "lon": row["lon"]},
        "ghostUnit": False,
        "providesShiftCare": row["shift"],
        "shiftCareOpenOnHolidays": False,
        "daycareApplyPeriod": open_since if {"CENTRE", "FAMILY"} & set(kinds) else None,
        "preschoolApplyPeriod": open_since if "PRESCHOOL" in kinds else None,
        "clubApplyPeriod": open_since if "CLUB" in kinds else None,
    }
