"""Units that can be wished, nearest to the child's home first, as a draft keeps them."""

from typing import Any, cast

from actions.evaka.application_form import PLACE, cares
from actions.evaka.guardian import code_of
from actions.fields.place_search import search
from actions.form.draft import Draft
from actions.handlers import Option
from actions.identity.citizen import citizen_of
from actions.turn import TurnContext
from akkuna.errors import SystemFailure
from akkuna.municipality import Municipality
from akkuna.replies import Language
from integrations.evaka import client
from integrations.evaka.models import ApplicationType, Unit, day

UNITS = "units"
"""In what a draft keeps: the units, and what was asked to get them."""
METRES = 1000
LANGUAGE_NAMES = {"fi": "suomi", "sv": "svenska"}
"""Each in the language itself, as both speakers know it."""


async def load_units(guardian: client.Citizen, type: str, draft: Draft, context: TurnContext) -> bool:
    """Reads the units that fit the answers, unless they have been; whether that was the first time.

    Raises:
        SystemFailure: eVaka cannot be asked.
    """
    shift = code_of(draft, "shift_care") == "yes"
    asked, kept = [type, draft.value("start"), shift], draft.kept.get(UNITS, {})
    if kept.get("asked") == asked or not _is_known_what(type, draft):
        return False
    here = context.municipality
    start = day(draft.value("start"))
    if here is None or start is None:
        return False
    home = await _home(here, context)
    near = home or (here.centre.lat, here.centre.lon)
    found = await guardian.units(cast(ApplicationType, type), start, shift_care=shift, near=near)
    listed = [_kept(one, found, context) for one in found]
    draft.kept[UNITS] = {"asked": asked, "near_home": home is not None, "listed": listed}
    _forget_unfitting(draft, {one["id"] for one in listed})
    return not kept


async def open_units(guardian: client.Citizen, type: str, draft: Draft) -> set[str]:
    """Ids of the units that can be applied for at this moment.

    Raises:
        SystemFailure: eVaka cannot be asked.
    """
    start = day(draft.value("start"))
    shift = code_of(draft, "shift_care") == "yes"
    found = await guardian.units(cast(ApplicationType, type), start, shift_care=shift) if start else []
    return {one.id for one in found}


def units_of(draft: Draft) -> list[Option]:
    """The units, nearest first, each with its distance, and its language where that is the other one."""
    return [
        Option(one["id"], one["name"], one["name"], beside=one["beside"])
        for one in draft.kept.get(UNITS, {}).get("listed", [])
    ]


def nearest_of(draft: Draft, language: Language) -> list[str]:
    """Id of the nearest unit that works in the citizen's language."""
    listed = draft.kept.get(UNITS, {}).get("listed", [])
    return [one["id"] for one in listed if one["language"] == language][:1]


def _is_known_what(type: str, draft: Draft) -> bool:
    """Whether all is answered that decides which units fit."""
    if type == "PRESCHOOL" and code_of(draft, "beside") is None:
        return False
    return not cares(draft) or code_of(draft, "shift_care") is not None


def _kept(unit: Unit, all_units: list[Unit], context: TurnContext) -> dict[str, Any]:
    named_so = sum(one.name == unit.name for one in all_units)
    name = f"{unit.name}{PLACE}{unit.post_office}" if named_so > 1 and unit.post_office else unit.name
    other = LANGUAGE_NAMES.get(unit.language) if unit.language != context.language else None
    beside = ", ".join(part for part in (_written(unit.distance_m), other) if part)
    return {"id": unit.id, "name": name, "beside": beside, "language": unit.language}


def _written(metres: float | None) -> str:
    """The distance as both languages write it; empty where it is not known."""
    if metres is None:
        return ""
    if metres < METRES:
        return f"{max(round(metres, -2), 100):.0f} m"
    return f"{metres / METRES:.1f} km".replace(".", ",")


async def _home(here: Municipality, context: TurnContext) -> tuple[float, float] | None:
    """Where the citizen lives; None where it is not known, must not be, or is in another municipality."""
    citizen = await citizen_of(context)
    if citizen is None or citizen.person.address is None or citizen.person.home_code != here.code:
        return None
    address = citizen.person.address
    try:
        found = (await search(address.street_fi or address.street_sv, here, context)).meant
    except SystemFailure:
        return None
    return (found.lat, found.lon) if found else None


def _forget_unfitting(draft: Draft, ids: set[str]) -> None:
    wished = draft.value(UNITS)
    if wished and not all(one["code"] in ids for one in wished):
        draft.forget(UNITS)
