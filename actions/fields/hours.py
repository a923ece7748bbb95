"""Hours of a day, from when to when."""

import re
from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, problem
from actions.form.draft import Draft
from actions.phrases import in_order
from actions.turn import TurnContext
from akkuna.replies import LANGUAGES, Language, Term, Value
from akkuna.service import FieldSpec
from akkuna.words import lemmas

_TIME = r"([01]?\d|2[0-3])(?:[.:]([0-5]\d))?"
_SPAN = re.compile(rf"(?<!\d){_TIME}\s*(?:[-–—]|ja|och|till)\s*(?:klo|kl\.?)?\s*{_TIME}(?!\d)", re.IGNORECASE)
NOON = 12


class HoursReader(FieldReader):
    """Reads both ends: ``{"from": "07:30", "to": "16:00"}``. "8–4" ends in the afternoon."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Two times; bare numbers are hours."""
        if context.turn.kind != "text":
            return None
        found = _told(context) or _bare(context.turn.text) or _in_words(context)
        return Answer(found) if found else problem("error.hours", draft)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Two times that are surely times."""
        found = _told(context) if context.turn.kind == "text" else None
        return Answer(found) if found else None

    def holds_value(self, context: TurnContext) -> bool:
        """Two times."""
        return bool(_told(context) or _bare(context.turn.text) or _in_words(context))

    def show(self, value: Any) -> Value:
        """Both ends in each language's words."""
        return Term("time.between", {"first": _written(value["from"]), "last": _written(value["to"])})


def _told(context: TurnContext) -> dict[str, str] | None:
    times = [clock for one in context.understood.values("time") for clock in one.normalized.split("/")]
    return _span(times[0], times[1]) if len(times) == 2 else None


def _bare(text: str) -> dict[str, str] | None:
    found = _SPAN.search(text)
    if found is None:
        return None
    first, last = (f"{int(found[at]):02}:{found[at + 1] or '00'}" for at in (1, 3))
    return _span(first, last)


def _in_words(context: TurnContext) -> dict[str, str] | None:
    """Hours in words, the first of which may be a time that was found: "puoli kahdeksasta neljään"."""
    text, clocks = context.turn.text, [one.normalized for one in context.understood.values("time")]
    for one in context.understood.values("time"):
        text = text.replace(one.value, " ")
    for word in text.split():
        hour = next((hour for language in LANGUAGES if (hour := _hour(word, language))), None)
        clocks += [f"{hour:02}:00"] if hour else []
    return _span(clocks[0], clocks[1]) if len(clocks) == 2 else None


def _hour(word: str, language: Language) -> int | None:
    base = lemmas(word, language)
    return next((at for at, name in enumerate(in_order("hours", language), start=1) if name in base), None)


def _span(first: str, last: str) -> dict[str, str] | None:
    hour = int(last[:2])
    if last <= first and hour < NOON and f"{hour + NOON:02}{last[2:]}" > first:
        last = f"{hour + NOON:02}{last[2:]}"
    return None if first == last else {"from": first, "to": last}


def _written(clock: str) -> str:
    hour, _, minute = clock.partition(":")
    return f"{int(hour)}.{minute}"
