"""Free text: a description in the citizen's own words."""

from actions.fields.base import Answer, FieldReader, Outcome, problem
from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.service import FieldSpec

ENOUGH_WORDS = 4
"""Fewer words name the matter but do not describe it."""


class TextReader(FieldReader):
    """Takes the words as they are."""

    takes_any_words = True

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The words, when they are neither too short nor too long."""
        words = context.turn.text.strip()
        if not words:
            return None
        if len(words) < field.min_length or not any(letter.isalpha() for letter in words):
            return problem("error.text_short", draft, least=field.min_length)
        if len(words) > field.max_length:
            return problem("error.text_long", draft, most=field.max_length)
        return Answer(words)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The words that told what the matter is, where the field takes them and they say enough."""
        words = draft.telling.strip()
        enough = field.min_length <= len(words) <= field.max_length and len(words.split()) >= ENOUGH_WORDS
        return Answer(words) if field.from_opening and enough else None

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Nothing: a description is written anew, not picked from words that correct something."""
        return None
