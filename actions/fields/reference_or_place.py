"""Either the number of a matter or a place."""

import re
from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome
from actions.fields.place import PlaceReader
from actions.form.draft import Draft
from actions.phrases import is_heard
from actions.turn import LAST_REFERENCE, TurnContext
from akkuna.replies import Value
from akkuna.service import FieldSpec
from integrations.database import Operation, Transaction, operations

NUMBER_ALONE = re.compile(r"#?\s*([A-Za-z0-9][A-Za-z0-9-]{1,40})\Z")


class ReferenceOrPlaceReader(FieldReader):
    """Reads a number such as KA-7F3K2Q or the system's own, or else a place."""

    _place = PlaceReader()

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A number anywhere in the words; words with a digit that stand alone; else a place."""
        if not draft.pending:
            found = self._number(context) or self._number_alone(context)
            if found:
                return found
        return await self._place.read(field, draft, context)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A number or a place anywhere in the words; for what others have reported, the place spoken of."""
        number = self._number(context) or self._number_alone(context)
        named = number or await self._place.volunteer(field, draft, context)
        if named or context.turn.kind != "text":
            return named
        near, others = (is_heard(group, context.turn.text) for group in ("nearby", "others"))
        if near or others:
            place = await _place_spoken_of(context)
            if place:
                return Answer(place)
            return Answer({"everywhere": True}) if others else None
        last = context.memory.get(LAST_REFERENCE)
        # "How is my report doing?" right after making one means that one.
        return Answer({"reference": last}) if last else None

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Any:
        """The question; a place may be shared."""
        return await self._place.question(field, draft, context)

    def show(self, value: Any) -> Value:
        """The number, or the place's name."""
        return str(value.get("reference") or value.get("label", ""))

    @staticmethod
    def _number(context: TurnContext) -> Answer | None:
        numbers = context.understood.values("reference_number")
        return Answer({"reference": numbers[0].normalized}) if numbers else None

    @staticmethod
    def _number_alone(context: TurnContext) -> Answer | None:
        match = NUMBER_ALONE.match(context.turn.text.strip())
        if match and any(letter.isdigit() for letter in match[1]):
            return Answer({"reference": match[1]})
        return None


async def _place_spoken_of(context: TurnContext) -> dict[str, Any] | None:
    """The place of the matter that was put aside just now, else of the one that was sent last from here."""
    last = context.memory.get(LAST_REFERENCE)
    matter = context.aside[-1] if context.aside else None
    if matter is None and last:

        def sent(tx: Transaction) -> Operation | None:
            return operations.find_by_reference(tx, str(last))

        matter = await context.store(sent)
    if matter is None or matter.municipality not in (None, context.conversation.municipality):
        return None
    place = matter.draft.get("answers", {}).get("place")
    return place if isinstance(place, dict) and place.get("lat") is not None else None
