"""How many people: a whole number, in digits or words."""

import re

from actions.fields.base import Answer, FieldReader, Outcome, problem
from actions.form.draft import Draft
from actions.phrases import in_order
from actions.turn import TurnContext
from akkuna.replies import LANGUAGES
from akkuna.service import FieldSpec
from akkuna.words import lemmas

LARGEST = 9999
DIGITS = re.compile(r"(?<![\d.,:])\d{1,4}(?![\d.,:]|\s*(?:h|t|tunti|tuntia|timm))")
FOR_SO_MANY = re.compile(r"\b\w+lle\b")
""" "Kymmenelle": for so many."""


class CountReader(FieldReader):
    """Reads one whole number."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The number that counts somebody, or the only number."""
        if context.turn.kind != "text":
            return None
        found = _counted(context)
        if found is None:
            numbers = {int(one) for one in DIGITS.findall(context.turn.text)}
            found = numbers.pop() if len(numbers) == 1 else _in_words(context.turn.text)
        if found is None:
            return problem("error.count", draft)
        return Answer(found) if 1 <= found <= LARGEST else problem("error.count", draft)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The number of people in words that tell other things, too; a bare number answers what was asked."""
        bare = context.turn.text.strip() in [one.value for one in context.understood.values("count")]
        found = _counted(context) if context.turn.kind == "text" and not bare else None
        return Answer(found) if found is not None and 1 <= found <= LARGEST else None

    def holds_value(self, context: TurnContext) -> bool:
        """A number of people."""
        return _counted(context) is not None


def _counted(context: TurnContext) -> int | None:
    counts = [one.normalized for one in context.understood.values("count")]
    if counts and counts[0].isdecimal():
        return int(counts[0])
    times = " ".join(one.value for one in context.understood.values("time"))
    for found in FOR_SO_MANY.findall(context.turn.text.casefold()):
        number = None if found in times.casefold() else _in_words(found)
        if number is not None:
            return number
    return None


def _in_words(text: str) -> int | None:
    """A number from one to twelve that is written in words."""
    for language in LANGUAGES:
        numbers, words = in_order("hours", language), lemmas(text, language)
        for number in range(len(numbers), 0, -1):
            if numbers[number - 1] in words:
                return number
    return None
