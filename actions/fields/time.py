"""A wish of the time of day: a clock time, one before or after it, a period, or a part of the day."""

from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, label_words, problem, question
from actions.fields.office_hours import outside_notice, time_is_outside
from actions.fields.time_words import Wish, bare_wish, is_limited, of_the_call, wish_in
from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.replies import Reply, Term, Value
from akkuna.service import FieldSpec


class TimeReader(FieldReader):
    """Reads when in the day something would suit."""

    reads_back = True

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """What was wished; a bare number is an hour."""
        if context.turn.kind != "text":
            return None
        wish = _wish(context.turn.text, context) or bare_wish(context.turn.text)
        return _answer(wish, context) if wish else problem("error.time", draft)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A time or a part of the day in words about the call; the matter itself has times too."""
        if context.turn.kind != "text":
            return None
        wish = _wish(of_the_call(context, free_text=not self.asked_for_value(draft, context)), context)
        return _answer(wish, context) if wish else None

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A new wish; a bare number is an hour where the words name the time or say what it is before."""
        if context.turn.kind != "text":
            return None
        text = context.turn.text
        wish = _wish(text, context)
        named = label_words(field, draft, context) & context.understood.lemmas
        if wish is None and (named or is_limited(text)):
            wish = bare_wish(text)
        return _answer(wish, context) if wish else None

    def holds_value(self, context: TurnContext) -> bool:
        """A time or a part of the day, whether it suits or not."""
        text = context.turn.text
        return bool(_wish(text, context) or (is_limited(text) and bare_wish(text)))

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question; the time may be chosen from a list."""
        return question(field, draft, accepts=("time",))

    def show(self, value: Any) -> Value:
        """The wish in each language's words."""
        return Term(
            f"time.{value['when']}", {name: value[name] for name in ("first", "last") if name in value}
        )


def _wish(text: str, context: TurnContext) -> Wish | None:
    return wish_in(text, [one for one in context.understood.values("time") if one.value in text])


def _answer(wish: Wish, context: TurnContext) -> Answer:
    outside = time_is_outside(wish, context.municipality)
    return Answer(wish, outside_notice(context) if outside else ())
