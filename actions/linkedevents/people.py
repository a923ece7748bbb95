"""Who takes part: names and birth dates out of the words of who enrols them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from actions.linkedevents import words
from actions.turn import Entity
from akkuna.citizen import Citizen

Part = Literal["name", "last_name", "born"]

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_DATE = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_YEAR = re.compile(r"\d{4}|\d\d?\D+\d\d?\D+\d\d")
_MASKED = re.compile(r"‹[^›]*›|\[[^\]]*\]")
_ENDS = re.compile(r"[,;\n&+/]")
MOST_NAMES = 4
"""Words in lower case that may be one person's names; more are a sentence."""


@dataclass(frozen=True)
class Someone:
    """One who takes part. What is not known yet is empty.

    Attributes:
        born: ISO date.
        own: whether it is the citizen who enrols.
    """

    first_name: str = ""
    last_name: str = ""
    born: str = ""
    own: bool = False

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def birth_date(self) -> date | None:
        """The birth date, if it is known."""
        return date.fromisoformat(self.born) if self.born else None

    def missing(self, *, names: bool, born: bool) -> Part | None:
        """What must still be asked of them.

        Args:
            names: whether names must be known.
            born: whether the birth date must be.
        """
        if names and not self.first_name:
            return "name"
        if names and not self.last_name:
            return "last_name"
        return "born" if born and not self.born else None

    def as_json(self) -> dict[str, Any]:
        """The shape that a draft keeps."""
        return asdict(self)


def from_json(kept: Sequence[dict[str, Any]] | None) -> list[Someone]:
    """What a draft keeps of those who take part."""
    return [Someone(**one) for one in kept or ()]


def own_self(citizen: Citizen, born: date | None) -> Someone:
    """The citizen as identification tells of them."""
    person = citizen.person
    first = person.calling_name or person.given_names
    told = Someone(first, person.family_name, born.isoformat() if born else "", own=True)
    return told if told.first_name and told.last_name else replace(told, **_split(person.display_name))


def named(name: str, born: date | None) -> Someone:
    """Somebody whose full name a register tells."""
    return Someone(**_split(name), born=born.isoformat() if born else "")


def people_in(text: str, entities: Sequence[Entity], *, own: Someone | None, today: date) -> list[Someone]:
    """Those whom an answer names, with what it tells of each.

    Args:
        text: the answer to "who takes part?".
        entities: values in it.
        own: who "I" is.
        today: nobody is born later.
    """
    found: list[Someone] = []
    counts = [one.value for one in entities if one.entity in ("count", "age")]
    for clause in _clauses(_MASKED.sub(" ", text)):
        born, rest = _birth_date(clause, entities, today)
        for value in counts:
            rest = rest.replace(value, " ")
        if own is not None and words.hears("myself", rest) and not _names(rest, capital_only=True):
            found.append(own)
        elif names := _names(rest, capital_only=False):
            found.append(Someone(**_split(" ".join(names)), born=born))
        elif born and found and not found[-1].born:
            found[-1] = replace(found[-1], born=born)
        elif words.hears("my_child", rest):
            found.append(Someone(born=born))
    return _with_shared_name(found)


def birth_date_in(text: str, entities: Sequence[Entity], today: date) -> str:
    """The birth date in an answer, ISO; empty where there is none."""
    return _birth_date(text, entities, today)[0]


def name_in(text: str) -> dict[str, Any]:
    """First and last name in an answer that holds a name; empty where there is none."""
    names = _names(text, capital_only=False)
    return _split(" ".join(names)) if names else {}


def _clauses(text: str) -> Iterator[str]:
    for clause in _ENDS.split(text):
        yield from words.pattern("between").sub("\n", clause.replace("\n", " ")).split("\n") if clause else ()


def _birth_date(text: str, entities: Sequence[Entity], today: date) -> tuple[str, str]:
    """The date in the words, and the rest of the words."""
    for one in entities:
        is_day = one.entity == "date" and one.value in text and "/" not in one.normalized
        # Without its year, a day says nothing of when somebody was born.
        if is_day and one.normalized <= today.isoformat() and _YEAR.search(one.value):
            return one.normalized, text.replace(one.value, " ")
    for pattern, order in ((_DATE, (3, 2, 1)), (_ISO, (1, 2, 3))):
        if told := pattern.search(text):
            year, month, day = (int(told[at]) for at in order)
            born = _existing(_century(year, today), month, day)
            if born and born <= today:
                return born.isoformat(), text.replace(told[0], " ")
    return "", text


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _century(year: int, today: date) -> int:
    if year > 99:
        return year
    return 2000 + year if 2000 + year <= today.year else 1900 + year


def _names(text: str, *, capital_only: bool) -> list[str]:
    """Names in one clause: words with a capital; where there are none, the few words that there are."""
    said = [word for word in _WORD.findall(text) if not _is_beside(word)]
    capital = [word for word in said if word[0].isupper() and not words.hears_only("myself", word)]
    if capital or capital_only:
        return capital
    plain = [word for word in said if len(word) > 1]
    if not plain or len(plain) > MOST_NAMES or words.hears("my_child", text):
        return []
    return ["-".join(part.capitalize() for part in word.split("-")) for word in plain]


def _is_beside(word: str) -> bool:
    return words.hears_only("beside_name", word)


def _split(name: str) -> dict[str, Any]:
    first, _, last = name.strip().rpartition(" ")
    return {"first_name": first or last, "last_name": last if first else ""}


def _with_shared_name(people: list[Someone]) -> list[Someone]:
    """ "Elsa ja Olli Esimerkki" have one family name."""
    shared = ""
    completed: list[Someone] = []
    for one in reversed(people):
        if not one.own and one.last_name:
            shared = one.last_name
        completed.append(one if one.last_name or not one.first_name else replace(one, last_name=shared))
    return completed[::-1]
