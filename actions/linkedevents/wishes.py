"""What a citizen looks for: subject, days, ages, price, language of events, out of their words."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from actions.linkedevents import words
from actions.phrases import PARTS_OF_DAY, is_heard, phrases
from actions.turn import Entity, Understood
from akkuna.replies import LANGUAGES
from akkuna.words import analyse

OF_OTHERS = ("date", "time", "municipality", "age", "count", "language", "amount", "person_name")
"""Kinds of values that are no subject."""
SHORTEST = 3
"""Letters of a word that may be a subject."""


@dataclass(frozen=True)
class Subject:
    """One word of what an event should be about.

    Attributes:
        word: as written.
        full: its base forms, and words that mean the same.
        parts: parts of a compound, where they are not such as many kinds share.
        sure: whether it surely is the subject, so that an event without it is another.
    """

    word: str
    full: tuple[str, ...]
    parts: tuple[str, ...]
    sure: bool


@dataclass(frozen=True)
class Wish:
    """What is looked for. What was not said is empty.

    Attributes:
        first, last: days, ISO, both included.
        part: part of the day.
        ages: whole years; of any of them.
        audience: name of a group of `words.audiences`.
        language: in which it should be held.
    """

    subjects: tuple[Subject, ...] = ()
    first: str | None = None
    last: str | None = None
    part: str | None = None
    ages: tuple[int, ...] = ()
    audience: str | None = None
    free: bool = False
    language: str | None = None

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day that were named."""
        if self.first is None or self.last is None:
            return None
        return date.fromisoformat(self.first), date.fromisoformat(self.last)

    @property
    def named(self) -> str:
        """The subject as written; empty where none is sure."""
        return " ".join(one.word for one in self.subjects if one.sure)

    def at_any_time(self) -> "Wish":
        """The same whenever it may be."""
        return replace(self, first=None, last=None, part=None)

    def further(self, earlier: "Wish") -> "Wish":
        """The earlier wish with what this one says anew: "and next week?"."""
        said = {name: value for name, value in vars(self).items() if value}
        if not self.named:
            said.pop("subjects", None)
        if self.ages or self.audience:
            said |= {"ages": self.ages, "audience": self.audience}
        return replace(earlier, **said)

    def as_json(self) -> dict[str, Any]:
        """The shape that a conversation's memory keeps."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Wish":
        """The inverse of `as_json`."""
        subjects = tuple(
            Subject(one["word"], tuple(one["full"]), tuple(one["parts"]), one["sure"])
            for one in kept["subjects"]
        )
        return cls(**{**kept, "subjects": subjects, "ages": tuple(kept["ages"])})


def wish_of(text: str, understood: Understood) -> Wish:
    """What the words look for."""
    said = phrases("greeting_of_day").sub(" ", text.casefold())
    first, last = _days(understood)
    audience = next((name for name, (_, named) in words.audiences().items() if named.search(said)), None)
    return Wish(
        subjects=tuple(_subjects(text, understood)),
        first=first,
        last=last,
        part=next((part for part in PARTS_OF_DAY if is_heard(part, said)), None),
        ages=tuple(_years(one) for one in understood.values("age") if _years(one) >= 0),
        audience=audience,
        free=words.hears("free", text),
        language=next((name for name, named in words.held_in().items() if named.search(said)), None),
    )


def _ends_in_kind(lemma: str) -> bool:
    """Whether a word is a compound that names a kind of event: "keramiikkakurssi"."""
    return any(lemma.endswith(head) and len(lemma) >= len(head) + SHORTEST for head in words.heads())


def _days(understood: Understood) -> tuple[str | None, str | None]:
    for one in understood.values("date"):
        first, _, last = one.normalized.partition("/")
        return first, last or first
    return None, None


def _years(age: Entity) -> int:
    """Whole years of an age; below zero for what is none."""
    if age.normalized.endswith("m"):
        return 0
    return int(age.normalized) if age.normalized.isdecimal() else -1


def _subjects(text: str, understood: Understood) -> Iterator[Subject]:
    left = text
    for one in understood.entities:
        if one.entity in OF_OTHERS:
            left = left.replace(one.value, " ")
    left = left.casefold()
    for _, named in words.audiences().values():
        left = named.sub(" ", left)
    for named in (words.pattern("free"), *words.held_in().values()):
        left = named.sub(" ", left)
    topics = " ".join(one.value for one in understood.entities if one.entity == "topic").casefold()
    places = " ".join(one.value for one in understood.entities if one.entity == "place").casefold()
    readings = [analyse(left, language) for language in LANGUAGES]
    for read in zip(*readings, strict=True):
        word = read[0].surface
        full = frozenset(lemma for one in read for lemma in one.lemmas)
        parts = frozenset(part for one in read for part in one.parts) - words.heads()
        if len(word) < SHORTEST or full & words.general() or not word.isalpha():
            continue
        is_kind = any(_ends_in_kind(lemma) for lemma in full)
        sure = (word in topics.split() or is_kind) and word not in places.split()
        yield Subject(word, tuple(sorted(words.alike(full))), tuple(sorted(words.alike(parts) - full)), sure)
