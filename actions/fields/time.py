"""A wish of the time of day: a clock time, one before or after it, a period, or a part of the day."""

import re
from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, label_words, problem, question
from actions.form.draft import Draft
from actions.phrases import is_heard
from actions.turn import TurnContext
from akkuna.replies import Reply, Term, Value
from akkuna.service import FieldSpec

PARTS = ("forenoon", "afternoon", "evening", "any_time")
"""Parts of the day that may be wished, as in ``bot/dialogue/phrases/steering.yml``."""
EARLIEST = 7
"""Hours before this one are meant in the afternoon: "klo 3" is three o'clock in the day."""
PLAIN = re.compile(r"\D*?([01]?\d|2[0-3])(?:[.:]([0-5]\d))?\D*")
"""The only number in an answer: "9" and "9.00" are times where a time was asked for."""


class TimeReader(FieldReader):
    """Reads when in the day something would suit."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """What was wished; a bare number is an hour."""
        found = await self.volunteer(field, draft, context)
        if found is not None or context.turn.kind != "text":
            return found
        plain = PLAIN.fullmatch(context.turn.text.strip())
        if plain is None:
            return problem("error.time", draft)
        return Answer(_plain_wish(plain, context.turn.text))

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A time or a part of the day anywhere in the words."""
        if context.turn.kind != "text":
            return None
        for entity in context.understood.values("time"):
            return Answer(_wish(tuple(entity.normalized.split("/")), context.turn.text))
        part = next((one for one in PARTS if is_heard(one, context.turn.text)), None)
        return Answer({"when": part}) if part else None

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A new wish; where the words name the time, a bare number is an hour."""
        found = await self.volunteer(field, draft, context)
        named = label_words(field, draft, context) & context.understood.lemmas
        plain = PLAIN.fullmatch(context.turn.text.strip()) if named and found is None else None
        return Answer(_plain_wish(plain, context.turn.text)) if plain else found

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question; the time may be chosen from a list."""
        return question(field, draft, accepts=("time",))

    def show(self, value: Any) -> Value:
        """The wish in each language's words."""
        return Term(
            f"time.{value['when']}", {name: value[name] for name in ("first", "last") if name in value}
        )


def _plain_wish(plain: re.Match[str], text: str) -> dict[str, str]:
    return _wish((f"{int(plain[1]):02}:{plain[2] or '00'}",), text)


def _wish(times: tuple[str, ...], text: str) -> dict[str, str]:
    first, *last = map(_in_the_day, times)
    if last:
        return {"when": "between", "first": first, "last": last[0]}
    when = next((one for one in ("after", "before") if is_heard(one, text)), "at")
    return {"when": when, "first": first}


def _in_the_day(clock: str) -> str:
    """The time as it is written, in the hours in which people are called: "03:00" → "15.00"."""
    hour, _, minute = clock.partition(":")
    meant = int(hour) + 12 if 0 < int(hour) < EARLIEST else int(hour)
    return f"{meant}.{minute}"
