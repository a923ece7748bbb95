"""A day from which something begins, and the days during which something lasts: any day of the week."""

from datetime import date, datetime, timedelta
from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, problem, question
from actions.fields.date import LOOKS_LIKE_DATE
from actions.fields.time_words import suiting
from actions.form.draft import Draft
from actions.handlers import handler_of
from actions.turn import TurnContext
from akkuna.replies import Day, Reply, Term, Value
from akkuna.service import FieldSpec
from akkuna.times import HELSINKI


class DaysReader(FieldReader):
    """Reads one day or a range of days, from today on: ``2026-11-24`` or ``2026-11-24/2026-11-27``."""

    reads_back = True

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The days; what does not exist, is past or too far ahead is told of."""
        found = await self.volunteer(field, draft, context)
        if found is None and context.turn.kind == "text":
            wrong = LOOKS_LIKE_DATE.search(context.turn.text)
            return problem("error.date_wrong" if wrong else "error.date_expected", draft)
        return found

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The days in the words, or those that the service takes the words to mean."""
        told = context.understood.values("date") if context.turn.kind == "text" else []
        for one in suiting(told, context.turn.text):
            first, _, last = one.normalized.partition("/")
            return self.within(date.fromisoformat(first), date.fromisoformat(last or first), field, draft)
        assumed = await handler_of(draft.service).assumed(field, draft, context)
        return Answer(assumed) if assumed else None

    def within(self, first: date, last: date, field: FieldSpec, draft: Draft) -> Outcome:
        """The days as a draft keeps them, unless they are past or too far ahead."""
        today = _today()
        if last < today:
            return problem("error.date_past", draft)
        if first > today + timedelta(days=field.days_ahead):
            return problem("error.date_far", draft, days=field.days_ahead)
        return Answer(self.value(max(first, today), last))

    def value(self, first: date, last: date) -> str:
        """The days as a draft keeps them."""
        return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"

    def holds_value(self, context: TurnContext) -> bool:
        """A day, whether it suits or not."""
        return bool(context.understood.values("date"))

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question; a day may be chosen from a calendar."""
        return question(field, draft, accepts=("date",))

    def show(self, value: Any) -> Value:
        """The day, or both ends, as each language writes it."""
        first, last = ends_of(value)
        return Day(first.isoformat()) if first == last else Term("days", _both(first, last))


class DayReader(DaysReader):
    """Reads one day; of a month or a week the first."""

    def value(self, first: date, last: date) -> str:
        """The first day."""
        return first.isoformat()


def ends_of(value: Any) -> tuple[date, date]:
    """First and last of the days that a draft keeps."""
    first, _, last = str(value).partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _both(first: date, last: date) -> dict[str, Value]:
    return {"first": Day(first.isoformat()), "last": Day(last.isoformat())}


def _today() -> date:
    return datetime.now(HELSINKI).date()
