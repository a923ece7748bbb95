"""A day in the near future."""

import re
from datetime import date, timedelta
from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, problem, question
from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.replies import Day, Reply, Value
from akkuna.service import FieldSpec
from akkuna.times import HELSINKI

LOOKS_LIKE_DATE = re.compile(r"\d{1,2}\s*[./-]\s*\d{1,2}")


class DateReader(FieldReader):
    """Reads one day, from today on."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A day; one that does not exist, is past or too far ahead is told of."""
        found = await self.volunteer(field, draft, context)
        if found is None and context.turn.kind == "text":
            wrong = LOOKS_LIKE_DATE.search(context.turn.text)
            return problem("error.date_wrong" if wrong else "error.date_expected", draft)
        return found

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A day anywhere in the words."""
        for entity in context.understood.values("date"):
            day = date.fromisoformat(entity.normalized.split("/")[0])
            today = context.now.astimezone(HELSINKI).date()
            if day < today:
                return problem("error.date_past", draft)
            if day > today + timedelta(days=field.days_ahead):
                return problem("error.date_far", draft, days=field.days_ahead)
            return Answer(day.isoformat())
        return None

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question; the day may be chosen from a calendar."""
        return question(field, draft, accepts=("date",))

    def show(self, value: Any) -> Value:
        """The day as each language writes it."""
        return Day(value)
