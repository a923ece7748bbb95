"""A number that a system asks for."""

import re

from actions.fields.base import Answer, FieldReader, Outcome, problem
from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.service import FieldSpec

NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


class NumberReader(FieldReader):
    """Reads the one number in the words; a decimal comma will do."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The number, with a decimal point."""
        if context.turn.kind != "text":
            return None
        numbers = NUMBER.findall(context.turn.text)
        if len(numbers) != 1:
            return problem("error.number", draft)
        return Answer(numbers[0].replace(",", "."))
