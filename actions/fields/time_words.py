"""What words say of when a call would suit: a clock time, one before or after it, a part of the day."""

import re
from collections.abc import Iterable, Sequence

from actions.phrases import PARTS_OF_DAY, in_order, is_heard, phrases
from actions.turn import Entity, TurnContext
from akkuna.replies import LANGUAGES
from akkuna.words import lemmas

Wish = dict[str, str]
ANY_TIME = "any_time"
OPPOSITE = {"before": "after", "after": "before"}
EARLIEST = 7
"""Hours before this one are meant in the afternoon: "klo 3" is three o'clock in the day."""
NEAR = 3
"""Words before a value in which a "not" is about it."""
LONGEST_HOUR = 3
"""Most words in which a number in words is an hour: "kolmen jälkeen"."""
_TIME = r"([01]?\d|2[0-3])(?:[.:]([0-5]\d))?"
PLAIN = re.compile(rf"\D*?{_TIME}\D*")
"""The only number in an answer: "9" and "9.00" are times where a time was asked for."""
PERIOD = re.compile(rf"\D*?{_TIME}\s*(?:[-–—]|ja|till|och)\s*{_TIME}\D*")
CLAUSE_ENDS = re.compile(r"[,;!?\n]+|(?<!\d)\.(?:\s|$)")


def wish_in(text: str, times: Sequence[Entity]) -> Wish | None:
    """The time or part of the day that is wished; what is said not to suit is none."""
    said = phrases("greeting_of_day").sub(" ", text.casefold())
    for one in times:
        before = _before(one.value, said)
        limit = _limit(said)
        if limit or not is_denied(before):
            return _wish(one.normalized.split("/"), limit, said)
    return _part(said)


def bare_wish(text: str) -> Wish | None:
    """The hours where only hours can be meant: "14-16", "9", "kolmen jälkeen"."""
    said = text.strip().casefold()
    if period := PERIOD.fullmatch(said):
        return _wish([f"{int(period[at]):02}:{period[at + 1] or '00'}" for at in (1, 3)], None, said)
    if plain := PLAIN.fullmatch(said):
        return _wish([f"{int(plain[1]):02}:{plain[2] or '00'}"], _limit(said), said)
    hour = _hour_in_words(said)
    return _wish([f"{hour:02}:00"], _limit(said), said) if hour else None


def is_limited(text: str) -> bool:
    """Whether the words speak of before or after something."""
    return any(is_heard(limit, text) for limit in OPPOSITE)


def is_denied(before: str) -> bool:
    """Whether these words say "not" of what comes next: "ei", "inte på", but not "ei vaan"."""
    words = re.split(r"[,.;:!?\n]", before)[-1].split()[-NEAR:]
    ends = [at for at, word in enumerate(words, start=1) if is_heard("denial_ends", word)]
    return is_heard("denial", " ".join(words[max(ends, default=0) :]))


def suiting(values: Iterable[Entity], text: str) -> list[Entity]:
    """The values that are not said not to suit."""
    said = text.casefold()
    return [one for one in values if not is_denied(_before(one.value, said))]


def of_the_call(context: TurnContext, *, free_text: bool) -> str:
    """The words that may tell when to call: in free text only those that speak of a call."""
    text = context.turn.text
    if not free_text:
        return text
    clauses = [clause for clause in CLAUSE_ENDS.split(text) if clause and speaks_of_call(clause, context)]
    return ", ".join(clauses)


def speaks_of_call(clause: str, context: TurnContext) -> bool:
    """Whether a clause is about the call itself, or holds nothing but a day or a time."""
    if any(is_heard(group, clause) for group in ("call_me", "calling", "suits")):
        return True
    rest = clause
    for one in context.understood.told:
        if one.entity in ("date", "time"):
            rest = rest.replace(one.value, "")
    return rest != clause and not any(letter.isalnum() for letter in rest)


def _before(value: str, said: str) -> str:
    return said[: max(said.find(value.casefold()), 0)]


def _limit(said: str) -> str | None:
    """Before or after the time; "not before" is after."""
    for limit, opposite in OPPOSITE.items():
        if found := phrases(limit).search(said):
            return opposite if is_denied(said[: found.start()]) else limit
    return None


def _part(said: str) -> Wish | None:
    refused = []
    for part in PARTS_OF_DAY:
        found = phrases(part).search(said)
        if found and not is_denied(said[: found.start()]):
            return {"when": part}
        refused += [part] if found else []
    if len(refused) == 1:
        return {"when": f"not_{refused[0]}"}
    if len(refused) == len(PARTS_OF_DAY) - 1:
        return {"when": next(part for part in PARTS_OF_DAY if part not in refused)}
    return {"when": ANY_TIME} if is_heard(ANY_TIME, said) else None


def _wish(clocks: Sequence[str], limit: str | None, said: str) -> Wish:
    first, *last = (_written(clock, at_night=is_heard("night", said)) for clock in clocks)
    if last:
        return {"when": "between", "first": first, "last": last[0]}
    return {"when": limit or "at", "first": first}


def _written(clock: str, *, at_night: bool) -> str:
    """The time as it is written, in the hours in which people are called: "03:00" → "15.00"."""
    hour, _, minute = clock.partition(":")
    meant = int(hour) + 12 if 0 < int(hour) < EARLIEST and not at_night else int(hour)
    return f"{meant}.{minute}"


def _hour_in_words(said: str) -> int | None:
    if len(said.split()) > LONGEST_HOUR:
        return None
    for language in LANGUAGES:
        hours, words = in_order("hours", language), lemmas(said, language)
        # "Tolv" before "två", since parts of compounds are among the base forms.
        for hour in range(len(hours), 0, -1):
            if hours[hour - 1] in words:
                return hour
    return None
