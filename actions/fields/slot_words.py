"""What words say of when something is wanted, and for how long: a day or days, a time of day, a length."""

import re
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from typing import Any

from actions.fields.time_words import Wish as ClockWish
from actions.fields.time_words import suiting, wish_in
from actions.turn import Entity, TurnContext

PARTS = {
    "forenoon": (time(6), time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(16), time(23)),
}
"""Part of the day → when it begins and ends."""
PART_IN_DAY = re.compile(
    r"(?P<forenoon>aamupäiv|förmiddag|aamu|morgon)|(?P<afternoon>iltapäiv|eftermiddag)|(?P<evening>ilta|ilto|kväll)"
)
""" "Lauantai-iltana", "på lördagskvällen": the part stands in the word that names the day."""
MINUTES = re.compile(r"\d{1,5}")
LONGEST = 24 * 60


@dataclass(frozen=True)
class Wish:
    """When something is wanted; None where nothing was said.

    Attributes:
        first, last: days, both of which would do.
        at: when it should begin.
        earliest, latest: between which it should lie.
        minutes: how long.
        later: how many of what was found have been looked at and left.
    """

    first: date | None = None
    last: date | None = None
    at: time | None = None
    earliest: time | None = None
    latest: time | None = None
    minutes: int | None = None
    later: int = 0

    def as_json(self) -> dict[str, Any]:
        """The shape that a draft keeps."""
        return {
            name: value if isinstance(value, int) else value.isoformat()
            for name, value in asdict(self).items()
            if value is not None
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any] | None) -> "Wish":
        """Reads what `as_json` wrote."""
        given = dict(kept or {})
        days = {name: date.fromisoformat(given[name]) for name in ("first", "last") if name in given}
        names = ("at", "earliest", "latest")
        clocks = {name: time.fromisoformat(given[name]) for name in names if name in given}
        return cls(**{**given, **days, **clocks})

    def __bool__(self) -> bool:
        return self != Wish()

    def changed_by(self, new: "Wish") -> "Wish":
        """The wish after more was said: a new day keeps the time of day, and the other way round."""
        merged = replace(self, later=0)
        if new.first is not None:
            merged = replace(merged, first=new.first, last=new.last)
        if new.at or new.earliest or new.latest:
            merged = replace(merged, at=new.at, earliest=new.earliest, latest=new.latest)
        return merged if new.minutes is None else replace(merged, minutes=new.minutes)


def wish_of(context: TurnContext) -> Wish:
    """The wish in the turn's words; an empty one where they hold none."""
    if context.turn.kind != "text":
        return Wish()
    text, understood = context.turn.text, context.understood
    lengths = [int(one.normalized) for one in understood.values("duration") if _is_minutes(one)]
    minutes = lengths[0] if lengths and 0 < lengths[0] <= LONGEST else None
    clocks = wish_in(text, [one for one in understood.values("time") if one.value in text])
    days = suiting(understood.values("date"), text)
    wish = _timed(clocks, minutes) if clocks else Wish(minutes=minutes)
    part = None if clocks else PART_IN_DAY.search(" ".join(one.value for one in days).casefold())
    if part is not None and part.lastgroup:
        earliest, latest = PARTS[part.lastgroup]
        wish = replace(wish, earliest=earliest, latest=latest)
    if days:
        first, _, last = days[0].normalized.partition("/")
        wish = replace(wish, first=date.fromisoformat(first), last=date.fromisoformat(last or first))
    return wish


def _is_minutes(one: Entity) -> bool:
    return MINUTES.fullmatch(one.normalized) is not None


def _timed(said: ClockWish, minutes: int | None) -> Wish:
    when = said["when"]
    if when in PARTS:
        earliest, latest = PARTS[when]
        return Wish(earliest=earliest, latest=latest, minutes=minutes)
    if when == "between":
        first, last = _clock(said["first"]), _clock(said["last"])
        length = (last.hour - first.hour) * 60 + last.minute - first.minute
        if minutes is None and length > 0:
            return Wish(at=first, minutes=length)
        return Wish(earliest=first, latest=last, minutes=minutes)
    if when in ("at", "after", "before"):
        clock = _clock(said["first"])
        return Wish(
            at=clock if when == "at" else None,
            earliest=clock if when == "after" else None,
            latest=clock if when == "before" else None,
            minutes=minutes,
        )
    return Wish(minutes=minutes)


def _clock(written: str) -> time:
    hour, _, minute = written.partition(".")
    return time(int(hour) % 24, int(minute or 0))
