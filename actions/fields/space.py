"""What kind of room or thing is wanted: a choice that says so itself when the system does not answer."""

from typing import Any

from actions.fields.base import Outcome, Pending, chosen
from actions.fields.choice import ChoiceReader
from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.errors import SystemFailure
from akkuna.replies import Button, Press, Reply, Term
from akkuna.service import FieldSpec

AGAIN = "again"
"""Argument of the button that asks the system once more."""


class SpaceReader(ChoiceReader):
    """Reads one of the kinds that the municipality's system has."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A kind; while the system is silent, nothing can be read."""
        try:
            found = await super().read(field, draft, context)
        except SystemFailure:
            return Pending({"kind": AGAIN})
        return Pending({"kind": AGAIN}) if chosen(context) == AGAIN else found

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Another kind that the words name."""
        return (
            await self.volunteer(field, draft, context) if context.understood.values("space_type") else None
        )

    async def renew(self, value: Any, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The same kind there; asked anew while that cannot be told."""
        try:
            return await super().renew(value, field, draft, context)
        except SystemFailure:
            return None

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question with the kinds, or that they cannot be had now."""
        try:
            return await super().question(field, draft, context)
        except SystemFailure:
            return unavailable(draft)


def unavailable(draft: Draft) -> Reply:
    """Says that the system does not answer, with a button that asks it again."""
    buttons = (
        Button(Term("button.again"), Press("inform", AGAIN), primary=True),
        Button(Term("button.person"), Press("contact_human")),
        Button(Term("button.cancel"), Press("cancel")),
    )
    return Reply("system_silent", service=draft.service, kind="question", buttons=buttons)
