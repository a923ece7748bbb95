"""What the parts of the form share during one turn."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from actions.fields import reader_of
from actions.fields.base import label_of
from actions.form.draft import LOGIN, SUMMARY, Draft
from actions.form.steps import fields_of, stands
from actions.turn import TurnContext
from akkuna.service import FieldSpec


class Step(Enum):
    """What the form makes of a turn."""

    ASK = auto()
    LET_GO = auto()
    DONE = auto()
    CANCELLED = auto()


@dataclass
class FormTurn:
    """A turn and the draft that it works on."""

    context: TurnContext
    draft: Draft

    async def fields(self) -> list[FieldSpec]:
        """The draft's fields, in order."""
        return await fields_of(self.draft, self.context)

    async def field(self) -> FieldSpec | None:
        """The field that was asked; None at the summary, and while the citizen is to identify."""
        if self.draft.asking in (None, LOGIN, SUMMARY):
            return None
        return next((one for one in await self.fields() if one.name == self.draft.asking), None)

    async def answered(self) -> list[FieldSpec]:
        """Fields that have an answer which can be changed, in order."""
        return [one for one in await self.fields() if one.name in self.draft.answers and not self.stands(one)]

    def stands(self, field: FieldSpec) -> bool:
        """Whether the answer is a register's and cannot be changed here."""
        return stands(field, self.draft)

    def note(self, field: FieldSpec, value: Any) -> None:
        """Reads back an answer that was given before its question, or in passing; None was refused."""
        if value is None:
            self.context.say("left_out", {"field": label_of(field)}, service=self.draft.service)
            return
        values = {"field": label_of(field), "value": reader_of(field).show(value)}
        self.context.say("noted", values, service=self.draft.service)
