"""Free text: a description in the citizen's own words."""

import re
from itertools import takewhile

from actions.fields.base import Answer, FieldReader, Outcome, field_key, label_words, problem
from actions.fields.rewording import new_words
from actions.fields.time_words import speaks_of_call
from actions.form.draft import Draft
from actions.personal_details import own_details, without_details
from actions.phrases import phrases
from actions.turn import TurnContext
from akkuna.replies import Reply
from akkuna.service import FieldSpec

ENOUGH_WORDS = 4
"""Fewer words name the matter but do not describe it."""
LONGEST_YES = 2
OF_CONTACT = ("phone", "email")
OF_OTHERS = ("date", "time", *OF_CONTACT)
"""Kinds of values that tell when or how to reach the citizen, not what about."""
CLAUSE = re.compile(r"(?=[,.;\n])")


class TextReader(FieldReader):
    """Takes the words as they are; without personal details where others may read them."""

    takes_any_words = True

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The words, when they are neither too short nor too long."""
        said = context.turn.text.strip()
        if not said:
            return None
        if field.told_by and _is_no_matter(context):
            return problem(field_key(field, "explain"), draft)
        new = new_words(said, label_words(field, draft, context), context.language)
        # "…, the description should be short" holds no new words.
        answer = as_told(field, new if new and len(new) >= field.min_length else said)
        words = answer.value
        if len(words) < field.min_length or not any(letter.isalpha() for letter in words):
            return problem("error.text_short", draft, least=field.min_length)
        if len(words) > field.max_length:
            return problem("error.text_long", draft, most=field.max_length)
        return answer

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The words that told what the matter is, where the field takes them and they say enough."""
        if field.told_by:
            return _told_after(field.told_by, field, context)
        if not field.from_opening:
            return None
        answer = as_told(field, draft.telling.strip())
        enough = len(answer.value.split()) >= ENOUGH_WORDS
        return answer if enough and _fits(answer.value, field) else None

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The new words, where they are told apart: "the description should be that …"."""
        words = new_words(context.turn.text, label_words(field, draft, context), context.language)
        if words is None and field.told_by:
            return _told_after(field.told_by, field, context)
        answer = as_told(field, words) if words else None
        return answer if answer and _fits(answer.value, field) else None


def _is_no_matter(context: TurnContext) -> bool:
    """Whether the words are but a yes, or a value of another question."""
    text, understood = context.turn.text.strip(), context.understood
    is_yes = understood.intent == "affirm" and len(text.split()) <= LONGEST_YES
    return is_yes or any(one.entity in OF_OTHERS and one.value == text for one in understood.told)


def _told_after(group: str, field: FieldSpec, context: TurnContext) -> Answer | None:
    """What stands after one of the group's phrases, up to a clause that tells how or when to call."""
    found = phrases(group).search(context.turn.text.casefold()) if context.turn.kind == "text" else None
    if found is None:
        return None
    contacts = [one.value for one in context.understood.entities if one.entity in OF_CONTACT]

    def is_own(clause: str) -> bool:
        return not any(value in clause for value in contacts) and not speaks_of_call(clause, context)

    own = takewhile(is_own, CLAUSE.split(context.turn.text[found.end() :]))
    words = "".join(own).strip(" ,.;:\n")
    return Answer(words) if _fits(words, field) else None


def _fits(words: str, field: FieldSpec) -> bool:
    return field.min_length <= len(words) <= field.max_length


def as_told(field: FieldSpec, words: str) -> Answer:
    """The words; of a public field without personal details.

    The citizen is told of a name that was left out, and of a number or an address that is kept nowhere else.
    """
    if not field.public:
        return Answer(words)
    apart = without_details(words, names=True)
    others = apart.contacts and not own_details(words)
    of_name = (Reply("name_left_out"),) if apart.name else ()
    return Answer(apart.text, (*of_name, Reply("contact_left_out")) if others else of_name)
