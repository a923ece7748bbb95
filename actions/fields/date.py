"""A day in the near future, or a week of which any day would do."""

import re
from datetime import date, timedelta
from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, problem, question
from actions.fields.office_hours import day_is_outside, outside_notice
from actions.fields.time_words import of_the_call, suiting
from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.replies import Day, Reply, Term, Value
from akkuna.service import FieldSpec
from akkuna.times import HELSINKI

LOOKS_LIKE_DATE = re.compile(r"\d{1,2}\s*[./-]\s*\d{1,2}")


class DateReader(FieldReader):
    """Reads one day, from today on, or a period."""

    reads_back = True

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A day; one that does not exist, is past or too far ahead is told of."""
        found = _found(context.turn.text, field, draft, context)
        if found is None and context.turn.kind == "text":
            wrong = LOOKS_LIKE_DATE.search(context.turn.text)
            return problem("error.date_wrong" if wrong else "error.date_expected", draft)
        return found

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A day in words about the call; the matter itself has days too."""
        text = of_the_call(context, free_text=not self.asked_for_value(draft, context))
        return _found(text, field, draft, context)

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A day anywhere in the words."""
        return _found(context.turn.text, field, draft, context)

    def holds_value(self, context: TurnContext) -> bool:
        """A day, whether it suits or not."""
        return bool(context.understood.values("date"))

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question; the day may be chosen from a calendar."""
        return question(field, draft, accepts=("date",))

    def show(self, value: Any) -> Value:
        """The day, or both ends of a period, as each language writes it."""
        first, _, last = str(value).partition("/")
        return Term("days", {"first": Day(first), "last": Day(last)}) if last else Day(first)


def _found(text: str, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
    told = [one for one in context.understood.values("date") if one.value in text]
    for one in suiting(told, text):
        first, last = _ends(one.normalized)
        today = context.now.astimezone(HELSINKI).date()
        if last < today:
            return problem("error.date_past", draft)
        if first > today + timedelta(days=field.days_ahead):
            return problem("error.date_far", draft, days=field.days_ahead)
        return _answer(max(first, today), last, field, context)
    return None


def _ends(normalized: str) -> tuple[date, date]:
    first, _, last = normalized.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _answer(first: date, last: date, field: FieldSpec, context: TurnContext) -> Answer:
    if field.asked_by_system:
        # A system takes one day, and has its own hours.
        return Answer(first.isoformat())
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    outside = day_is_outside(first, last, context.municipality)
    return Answer(value, outside_notice(context) if outside else ())
