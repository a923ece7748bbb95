"""Units that can be wished, nearest to the child's home first, as a draft keeps them."""

from typing import Any, cast

from actions.evaka.guardian import code_of
from actions.fields.place_search import search
from actions.form.draft import Draft
from actions.handlers import Option
from actions.identity.citizen import citizen_of
from actions.turn import TurnContext
from akkuna.errors import SystemFailure
from akkuna.municipality import Municipality
from integrations.evaka import client
from integrations.evaka.models import ApplicationType, Unit, day

UNITS = "units"
"""In what a draft keeps: the units, and what was asked to get them."""
METRES = 1000


async def load_units(guardian: client.Citizen, type: str, draft: Draft, context: TurnContext) -> bool:
    """Reads the units that fit the answers, unless they have been; whether they were read now.

    Raises:
        SystemFailure: eVaka cannot be asked.
    """
    shift = code_of(draft, "shift_care") == "yes"
    asked, kept = [type, draft.value("start"), shift], draft.kept.get(UNITS, {})
    if kept.get("asked") == asked or (type == "DAYCARE" and draft.value("shift_care") is None):
        return False
    here = context.municipality
    start = day(draft.value("start"))
    if here is None or start is None:
        return False
    home = await _home(here, context)
    near = home or (here.centre.lat, here.centre.lon)
    found = await guardian.units(cast(ApplicationType, type), start, shift_care=shift, near=near)
    listed = [_kept(one, found) for one in found]
    draft.kept[UNITS] = {"asked": asked, "near_home": home is not None, "listed": listed}
    _forget_unfitting(draft, {one["id"] for one in listed})
    return True


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
    """The units, nearest first, each with its distance."""
    return [
        Option(one["id"], one["name"], one["name"], beside=one["distance"])
        for one in draft.kept.get(UNITS, {}).get("listed", [])
    ]


def _kept(unit: Unit, all_units: list[Unit]) -> dict[str, Any]:
    named_so = sum(one.name == unit.name for one in all_units)
    name = f"{unit.name}, {unit.post_office}" if named_so > 1 and unit.post_office else unit.name
    return {"id": unit.id, "name": name, "distance": _written(unit.distance_m)}


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
