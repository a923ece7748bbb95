"""One of the citizen's own bookings."""

from actions.fields.base import Outcome, chosen
from actions.fields.choice import ChoiceReader
from actions.fields.space import AGAIN, ASKED_ANEW, by_number, unavailable
from actions.form.draft import Draft
from actions.handlers import handler_of
from actions.turn import TurnContext
from akkuna.errors import SystemFailure
from akkuna.replies import Button, Press, Reply, Term
from akkuna.service import FieldSpec


class BookingReader(ChoiceReader):
    """Reads one of the bookings that the systems show of the citizen who is identified."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A booking; while the system is silent, nothing can be read."""
        try:
            if chosen(context) == AGAIN:
                return ASKED_ANEW
            return await by_number(field, draft, context) or await super().read(field, draft, context)
        except SystemFailure:
            return ASKED_ANEW

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Another booking is chosen by its button only: the words tell of a new time, perhaps."""
        return None

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question with the bookings, or that there is none, or that they cannot be had now."""
        try:
            if not await handler_of(draft.service).options(field, draft, context):
                buttons = (
                    Button(Term("button.person"), Press("contact_human")),
                    Button(Term("button.cancel"), Press("cancel")),
                )
                return Reply("no_bookings", service=draft.service, kind="question", buttons=buttons)
            return await super().question(field, draft, context)
        except SystemFailure:
            return unavailable(draft)
