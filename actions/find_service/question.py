"""What is asked about a service: when it is open, what it costs, how one applies, where it is, its number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, get_args

from actions.turn import Entity, Understood
from akkuna.data_files import DataFile
from akkuna.phrases import anywhere_in
from akkuna.replies import LANGUAGES
from akkuna.settings import ROOT

Aspect = Literal["open", "cost", "apply", "where", "phone"]

PHRASES = ROOT / "bot" / "dialogue" / "phrases" / "service_questions.yml"
MOST_DAYS = 7
"""Of a period that is asked about."""
OF_TIME = ("date", "time")
"""Kinds of values that tell when."""
TAKEN_OUT = (*OF_TIME, "municipality")
"""Kinds of values that are not searched for in the catalogue."""


@dataclass(frozen=True)
class Question:
    """A question about services.

    Attributes:
        need: what it is about, to be searched for; empty where it only goes on about what was shown.
        aspects: what is asked of it, in the order in which it is answered; empty for "what is there?".
        days: for which days; empty for now.
        goes_on: it begins like a question that goes on from the one before.
    """

    need: str
    aspects: tuple[Aspect, ...] = ()
    days: tuple[date, ...] = ()
    goes_on: bool = False

    def as_json(self) -> dict[str, Any]:
        """The shape that a conversation's memory keeps."""
        return {
            "need": self.need,
            "aspects": list(self.aspects),
            "days": [day.isoformat() for day in self.days],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Question":
        """Reads what `as_json` wrote."""
        days = tuple(date.fromisoformat(day) for day in data["days"])
        return cls(data["need"], tuple(data["aspects"]), days)


def question_in(text: str, understood: Understood, today: date) -> Question:
    """What the words ask.

    Args:
        today: in Finland; a time of day alone is of it.
    """
    aspects = tuple(aspect for aspect in get_args(Aspect) if _heard(aspect).search(text.casefold()))
    days = _days(understood, today)
    if days and not aspects:
        aspects = ("open",)
    # "Mihin aikaan" asks when, "mihin soitan" how to call, and "mistä haen" how to apply: not where.
    if len(aspects) > 1 and "where" in aspects and not _heard("surely_where").search(text.casefold()):
        aspects = tuple(one for one in aspects if one != "where")
    goes_on = bool(_leading().match(text.casefold()))
    return Question(_need(text, understood), aspects, days, goes_on)


def _need(text: str, understood: Understood) -> str:
    """The words without what is asked of the service and when; empty where nothing is named."""
    left = _without_values(text, understood.entities, TAKEN_OUT)
    bare = left.casefold()
    for group in (*get_args(Aspect), "beside"):
        bare = _heard(group).sub(" ", bare)
    if not any(sign.isalnum() for sign in bare):
        return ""
    for group in (*get_args(Aspect), "and_then"):
        left = re.sub(_heard(group).pattern, " ", left, flags=re.IGNORECASE)
    return " ".join(left.split())


def _without_values(text: str, entities: tuple[Entity, ...], kinds: tuple[str, ...]) -> str:
    for one in entities:
        if one.entity in kinds:
            text = text.replace(one.value, " ")
    return text


def _days(understood: Understood, today: date) -> tuple[date, ...]:
    for one in understood.values("date"):
        first, _, last = one.normalized.partition("/")
        try:
            begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
        except ValueError:
            continue
        return tuple(begin + timedelta(ahead) for ahead in range(min((end - begin).days + 1, MOST_DAYS)))
    return (today,) if understood.values("time") else ()


@cache
def _heard(group: str) -> re.Pattern[str]:
    lists = DataFile(PHRASES).data[group]
    return anywhere_in(phrase for language in LANGUAGES for phrase in lists[language])


@cache
def _leading() -> re.Pattern[str]:
    """The phrases that begin a question that goes on, at the beginning of the words."""
    return re.compile(r"\W*" + _heard("and_then").pattern)
