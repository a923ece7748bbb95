"""Free text: a description in the citizen's own words."""

from actions.fields.base import Answer, FieldReader, Outcome, label_words, problem
from actions.fields.rewording import new_words
from actions.form.draft import Draft
from actions.personal_details import without_details
from actions.turn import TurnContext
from akkuna.replies import Reply
from akkuna.service import FieldSpec

ENOUGH_WORDS = 4
"""Fewer words name the matter but do not describe it."""


class TextReader(FieldReader):
    """Takes the words as they are; without personal details where others may read them."""

    takes_any_words = True

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The words, when they are neither too short nor too long."""
        said = context.turn.text.strip()
        if not said:
            return None
        answer = _answer(field, new_words(said, label_words(field, draft, context), context.language) or said)
        words = answer.value
        if len(words) < field.min_length or not any(letter.isalpha() for letter in words):
            return problem("error.text_short", draft, least=field.min_length)
        if len(words) > field.max_length:
            return problem("error.text_long", draft, most=field.max_length)
        return answer

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The words that told what the matter is, where the field takes them and they say enough."""
        if not field.from_opening:
            return None
        answer = _answer(field, draft.telling.strip())
        enough = len(answer.value.split()) >= ENOUGH_WORDS
        return answer if enough and _fits(answer.value, field) else None

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The new words, where they are told apart: "the description should be that …"."""
        words = new_words(context.turn.text, label_words(field, draft, context), context.language)
        answer = _answer(field, words) if words else None
        return answer if answer and _fits(answer.value, field) else None


def _fits(words: str, field: FieldSpec) -> bool:
    return field.min_length <= len(words) <= field.max_length


def _answer(field: FieldSpec, words: str) -> Answer:
    """The words; of a public field without personal details, and the citizen is told of a name left out."""
    if not field.public:
        return Answer(words)
    apart = without_details(words, names=True)
    return Answer(apart.text, (Reply("name_left_out"),) if apart.name else ())
