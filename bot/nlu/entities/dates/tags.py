"""Marks the words that dates are made of with one letter each, so that rules are short patterns.

D day from today    W weekday        M month        N number     Y year (four digits)
u day               w "tisdags"      S season       O ordinal    R last/this/next
v week              k month          t "kesällä"    A ago        P after
y year              h weekend        s "somras"     Z since      H holiday
q "i år"            V "vko"          b holiday's week
B beginning         E end            T evening      i o a n      Swedish "i", "om", "av", "den"
. any other word
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from akkuna.words import Word
from bot.nlu.entities.numbers import cardinal, ordinal
from bot.nlu.lookups import lookup

_YEARS = range(1900, 2100)

_LETTERS = (
    ("D", "days"),
    ("W", "weekdays"),
    ("M", "months"),
    ("R", "turns"),
    ("H", "holidays"),
    ("s", "seasons_past"),
    ("t", "seasons_as_time"),
    ("A", "ago"),
    ("P", "ahead"),
    ("Z", "since"),
    ("B", "begin"),
    ("E", "end"),
    ("u", "days_as_unit"),
    ("v", "weeks"),
    ("k", "months_as_unit"),
    ("q", "years_as_time"),
    ("V", "weeks_short"),
    ("y", "years"),
    ("h", "weekends"),
    ("S", "seasons"),
    ("T", "day_parts"),
)
"""Letter and the group of ``date.yml`` that it stands for; earlier groups win."""

_SMALL_WORDS = {"i": "i", "om": "o", "av": "a", "den": "n"}


@dataclass(frozen=True)
class Tagged:
    """A word of a date: its letter, what it means, where it stands."""

    letter: str
    value: Any
    start: int
    end: int


def tag(words: Sequence[Word]) -> list[Tagged]:
    """One `Tagged` a word, in order; two words that the lists hold as one ("i dag") are one."""
    tagged: list[Tagged] = []
    previous = ""
    for word in words:
        written = word.surface.lower()
        together = _table().get(f"{previous} {written}")
        if together:
            tagged[-1] = Tagged(*together, tagged[-1].start, word.end)
        else:
            tagged.append(Tagged(*_meaning(word), word.start, word.end))
        previous = written
    return tagged


def _meaning(word: Word) -> tuple[str, Any]:
    table = _table()
    for form in _forms(word):
        if form in table and (table[form][0] != "V" or word.surface.islower()):
            return table[form]
    for lemma in word.lemmas:
        for week in lookup("date")["holiday_weeks"]:
            holiday = table.get(lemma.removesuffix(week)) or table.get(lemma.removesuffix(week).rstrip("s"))
            if lemma.endswith(week) and holiday and holiday[0] == "H":
                return "b", holiday[1]
    if (order := ordinal(word)) is not None:
        return "O", order
    if (number := cardinal(word)) is not None:
        return ("Y" if number in _YEARS and len(word.surface) == 4 else "N"), number
    return ".", None


def _forms(word: Word) -> Iterator[str]:
    """The word as written, its base forms, and these without a part of day ("lauantai-iltana")."""
    written = word.surface.lower()
    yield written
    yield from word.lemmas
    for form in (*word.lemmas, written):
        for part in lookup("date")["day_parts"]:
            if form.endswith(part) and len(form) > len(part):
                yield form.removesuffix(part).removesuffix("-")
    if "-" in written:
        yield written[: written.index("-") + 1]


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, Any]]:
    """Form → letter and meaning."""
    table = {word: (letter, None) for word, letter in _SMALL_WORDS.items()}
    lists = lookup("date")
    for day, number in lists["weekdays"].items():
        if day.endswith("dag"):
            table[f"{day}s"] = ("w", number)
    for day, number in lists["weekdays_before_hyphen"].items():
        table[f"{day}-"] = ("W", number)
    for letter, group in _LETTERS:
        entries = lists[group]
        meanings = entries if isinstance(entries, dict) else dict.fromkeys(entries)
        for form, meaning in meanings.items():
            table.setdefault(form, (letter, meaning))
    return table
