"""What kind of room or thing is wanted: a choice that says so itself when the system does not answer."""

from dataclasses import replace
from typing import Any

from actions.fields.base import Answer, Outcome, Pending, Problem, chosen
from actions.fields.choice import ChoiceReader, option_value
from actions.fields.order import place_in_order
from actions.fields.slot_words import wish_of
from actions.form.draft import Draft
from actions.form.opening import understood_from
from actions.handlers import Option, handler_of
from actions.respa.spaces import names_occasion
from actions.turn import TurnContext
from akkuna.errors import SystemFailure
from akkuna.replies import Button, Press, Reply, Term
from akkuna.service import FieldSpec

AGAIN = "again"
"""Argument of the button that asks the system once more."""
ASKED_ANEW = Pending({"kind": AGAIN})
"""Nothing can be read now: the question comes again."""


class SpaceReader(ChoiceReader):
    """Reads one of the kinds that the municipality's system has."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A kind, also by its number; while the system is silent, nothing can be read."""
        try:
            if chosen(context) == AGAIN:
                return await self.volunteer(field, draft, _as_begun(draft, context)) or ASKED_ANEW
            found = await by_number(field, draft, context) or await super().read(field, draft, context)
        except SystemFailure:
            return ASKED_ANEW
        if isinstance(found, Problem) and wish_of(context):
            return Problem(Reply("wish_noted", service=draft.service), failed=False)
        return found

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

    def holds_value(self, context: TurnContext) -> bool:
        """The name of something that can be booked, or of what it is wanted for."""
        return bool(context.understood.values("space_type")) or names_occasion(context.understood.lemmas)

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question with the kinds, or that they cannot be had now."""
        try:
            return await super().question(field, draft, context)
        except SystemFailure:
            return unavailable(draft)


async def by_number(field: FieldSpec, draft: Draft, context: TurnContext) -> Answer | None:
    """The option of which the words say only which one it is of those that were shown: "2", "the last"."""
    if context.turn.kind != "text":
        return None
    pending = draft.pending or {}
    if pending.get("kind") == "options":
        options = [Option(**one) for one in pending["options"]]
    else:
        options = await handler_of(draft.service).options(field, draft, context)
    place = place_in_order(context.turn.text, len(options))
    return Answer(option_value(options[place])) if place is not None else None


def _as_begun(draft: Draft, context: TurnContext) -> TurnContext:
    """The turn with the words that began the service."""
    understood = replace(understood_from(draft.opening_values), press=context.understood.press)
    return replace(
        context, turn=replace(context.turn, kind="text", text=draft.opening), understood=understood
    )


def unavailable(draft: Draft) -> Reply:
    """Says that the system does not answer, with a button that asks it again."""
    buttons = (
        Button(Term("button.again"), Press("inform", AGAIN), primary=True),
        Button(Term("button.person"), Press("contact_human")),
        Button(Term("button.cancel"), Press("cancel")),
    )
    return Reply("system_silent", service=draft.service, kind="question", buttons=buttons)
