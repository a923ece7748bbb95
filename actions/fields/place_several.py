"""Words that name several places: one in each of two municipalities, or streets that cross."""

import re
from dataclasses import replace

from actions.fields.base import Answer, Pending
from actions.fields.place_search import search
from actions.fields.place_words import crossing_in, municipality_of
from actions.turn import Entity, TurnContext
from akkuna.errors import SystemFailure
from akkuna.municipality import Municipality

AND = re.compile(r"\s+(?:ja|och)\s+")
"""Between two crossing streets in a place's normal form."""


async def in_several(places: list[Entity], here: Municipality, context: TurnContext) -> Pending | None:
    """Asks which place is meant, where the words name one in each of several municipalities."""
    served = context.catalogue.municipalities
    there = [(one, municipality_of(one, context) or here.code) for one in places]
    if len({code for _, code in there}) < 2 or any(code not in served for _, code in there):
        return None
    try:
        found = [await search(one.normalized, served[code], context) for one, code in there]
    except SystemFailure:
        return None
    meant = [vars(one.meant) for one in found if one.meant]
    if len(meant) < len(places):
        return None
    words = context.turn.text
    return Pending({"kind": "places", "written": words, "places": meant, "asked": words, "found": True})


async def at_crossing(place: Entity, here: Municipality, context: TurnContext) -> Answer | None:
    """The crossing in the citizen's words, where all its streets are on the map here; it is on the first."""
    words = crossing_in(context, place)
    if words is None:
        return None
    try:
        found = [await search(one, here, context) for one in AND.split(place.normalized)]
    except SystemFailure:
        return None
    meant = [one.meant for one in found if one.meant and one.meant.municipality == here.code]
    if len(meant) < len(found):
        return None
    locality = here.names.fi if context.language == "fi" else here.names.sv
    return Answer(replace(meant[0], label=f"{words}, {locality}").value(words))
