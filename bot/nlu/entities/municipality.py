"""Municipalities by name: inflected ("Kalajoelta"), Swedish ("i Karleby"), of their people, misspelt."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from akkuna.words import Word, finnish, swedish
from bot.nlu.entities.model import Entity
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage

SHORTEST_MISSPELT = 6
"""Letters of a word that may be a misspelt name; in shorter ones one letter changes too much."""

_ENDINGS = ("", "n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "an", "än", "een", "s")


@dataclass(frozen=True)
class _Names:
    """Names by their lower-case base form.

    Attributes:
        codes: base form → municipality code.
        capital: base forms that count only with a capital letter.
        misspelt: a name's form without dots, whole or with one letter left out → code; None where
            two municipalities share it.
    """

    codes: dict[str, str]
    capital: frozenset[str]
    misspelt: dict[str, str | None]


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields a municipality for each word that names one; `normalized` is its three-digit code."""
    for word in message.words:
        code = _code(word)
        if code:
            yield Entity("municipality", word.surface, code, word.start, word.end, "municipality_list")


def _code(word: Word) -> str | None:
    names = _names()
    form = unicodedata.normalize("NFC", word.surface).lower()
    for base in (*word.lemmas, form, form.removesuffix("s")):
        if base in names.codes and (base not in names.capital or word.surface[0].isupper()):
            return names.codes[base]
    if len(form) < SHORTEST_MISSPELT or finnish.is_known(form) or swedish.is_known(form):
        return None
    return _misspelt(form)


@lru_cache(maxsize=10_000)
def _misspelt(form: str) -> str | None:
    """The municipality whose name, in some form, is one letter away."""
    known = _names().misspelt
    found = {known[key] for key in _keys(form) if key in known}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1)
def _names() -> _Names:
    codes: dict[str, str] = {}
    capital: set[str] = set()
    misspelt: dict[str, str | None] = {}
    for code, entry in lookup("municipality").items():
        names = [entry["fi"].lower(), entry["sv"].lower(), *map(str.lower, entry.get("also", []))]
        codes.update({name: code for name in (*names, *entry.get("inhabitants", []))})
        if entry.get("capital"):
            capital.update(names)
            continue
        for key in {key for name in names for form in _forms(name) for key in _keys(form)}:
            misspelt[key] = code if misspelt.get(key, code) == code else None
    return _Names(codes, frozenset(capital), misspelt)


def _forms(name: str) -> Iterator[str]:
    """Forms in which a name is met; of names such as Kalajoki also "kalajoe-"."""
    stems = {name}
    for ending, stem in (
        ("joki", "joe"),
        ("mäki", "mäe"),
        ("vesi", "vede"),
        ("järvi", "järve"),
        ("nen", "si"),
    ):
        if name.endswith(ending):
            stems.add(name.removesuffix(ending) + stem)
    return (stem + ending for stem in stems for ending in _ENDINGS if len(stem) >= SHORTEST_MISSPELT)


def _keys(form: str) -> set[str]:
    """The form without dots, and each form that has one letter less: equal keys are one edit apart."""
    plain = form.translate(str.maketrans("äöå", "aoa"))
    return {plain, *(plain[:place] + plain[place + 1 :] for place in range(len(plain)))}
