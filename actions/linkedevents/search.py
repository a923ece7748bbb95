"""Chooses among the events of the calendar what a citizen looks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from actions.linkedevents import words
from actions.linkedevents.calendar import Listed
from actions.linkedevents.wishes import Subject, Wish
from akkuna.times import HELSINKI
from integrations.linkedevents.models import Event, fits

FULL, PART = 3, 2
"""What a word counts that stands among the names, whole or as a part of a compound."""
PLACED, TOLD = 2, 1
"""What it counts where it is the place's, or in the description."""
GROWN_UP = 18
LONG = 6
"""Letters of a name that is known by its beginning."""
PARTS_OF_DAY = {
    "forenoon": (time(0), time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(16), time(23, 59)),
}
"""When an event of a part of the day begins."""


@dataclass(frozen=True)
class Found:
    """An event that fits.

    Attributes:
        score: how well the subject fits.
        meant_for: whether it is meant for those who were named, rather than for everybody.
    """

    listed: Listed
    score: int
    meant_for: bool


def search(wish: Wish, events: Iterable[Listed]) -> list[Listed]:
    """Events that fit, those that fit best first, then the earliest.

    Where some are meant for those who were named, events for everybody are left out.
    """
    return [one.listed for one in _best(wish, events)]


def is_for_all(wish: Wish, events: Iterable[Listed]) -> bool:
    """Whether somebody was named, and what fits is meant for everybody rather than for them."""
    return bool(wish.audience) and not any(_suits(one, wish)[1] for one in events)


def _best(wish: Wish, events: Iterable[Listed]) -> list[Found]:
    every = list(events)
    subjects = known_subjects(wish, every)
    found = [one for listed in every if (one := _found(listed, wish, subjects))]
    if any(one.meant_for for one in found):
        found = [one for one in found if one.meant_for]
    best = max((one.score for one in found), default=0)
    # Of what was named, a mere mention is of no use where something bears the name.
    found = [one for one in found if one.score * 2 > best or best == 0]
    return sorted(found, key=lambda one: (-one.score, _start(one.listed.event)))


def known_subjects(wish: Wish, events: Sequence[Listed]) -> list[Subject]:
    """The words that the events must be about: those surely meant, else those that any event has."""
    sure = [one for one in wish.subjects if one.sure]
    others = [
        one for one in wish.subjects if not one.sure and any(_score(one, event) > TOLD for event in events)
    ]
    if sure and not any(_score(one, event) for one in sure for event in events):
        return sure
    return [*sure, *others]


def limits(event: Event) -> tuple[int | None, int | None]:
    """Youngest and oldest who may come; None where nobody said."""
    registration = event.registration
    youngest, oldest = event.audience_min_age, event.audience_max_age
    if registration and youngest is None:
        youngest = registration.audience_min_age
    if registration and oldest is None:
        oldest = registration.audience_max_age
    return youngest, oldest


def _found(listed: Listed, wish: Wish, subjects: Sequence[Subject]) -> Found | None:
    event = listed.event
    score = sum(_score(one, listed) for one in subjects)
    if subjects and not score:
        return None
    if event.status == "cancelled" and not subjects:
        return None
    suits, meant_for = _suits(listed, wish)
    right = suits and _is_then(event, wish) and _costs_right(event, wish)
    if not right or (wish.language and not _is_held_in(event, wish.language)):
        return None
    return Found(listed, score, meant_for)


def _score(subject: Subject, listed: Listed) -> int:
    full, parts = set(subject.full), set(subject.parts)
    if full & listed.named or _begins_with_any(subject.word, listed.named):
        return FULL
    if parts & listed.named:
        return PART
    if full & listed.placed:
        return PLACED
    return TOLD if full & listed.told else 0


def _begins_with_any(word: str, names: frozenset[str]) -> bool:
    """Whether a word is a name with an ending that no dictionary knows: "uimakouluhun"."""
    return any(len(name) >= LONG and word.startswith(name) for name in names)


def _suits(listed: Listed, wish: Wish) -> tuple[bool, bool]:
    """Whether it is for those who were named, and whether it is meant for them above others."""
    youngest, oldest = limits(listed.event)
    limited = youngest is not None or oldest is not None
    if wish.ages:
        return any(fits(age, youngest, oldest) for age in wish.ages), limited
    if wish.audience is None:
        return True, False
    ages = words.audiences()[wish.audience][0]
    suits = any(fits(age, youngest, oldest) for age in ages)
    children = ages.stop <= GROWN_UP and oldest is not None and oldest <= GROWN_UP
    return suits, suits and (children or (limited and ages.stop > GROWN_UP))


def _is_then(event: Event, wish: Wish) -> bool:
    start, end = event.start_time, event.end_time or event.start_time
    if start is None or end is None:
        return False
    if wish.days and not (_begins(wish.days[0]) <= end and start <= _ends(wish.days[1])):
        return False
    if wish.part is None:
        return True
    earliest, latest = PARTS_OF_DAY[wish.part]
    return earliest <= start.astimezone(HELSINKI).time() <= latest


def _costs_right(event: Event, wish: Wish) -> bool:
    return not wish.free or event.is_free is True


def _is_held_in(event: Event, language: str) -> bool:
    return language in event.in_languages if event.in_languages else event.speaks(language)


def _start(event: Event) -> datetime:
    return event.start_time or datetime.max.replace(tzinfo=HELSINKI)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, HELSINKI)


def _ends(day: date) -> datetime:
    return datetime.combine(day, time.max, HELSINKI)
