"""Municipalities by name: inflected ("Kalajoelta"), Swedish ("i Karleby"), of their people, misspelt."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from akkuna.words import Word, finnish, swedish
from bot.nlu.entities.model import Entity
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage
from bot.nlu.misspelling import SHORTEST, Misspellings

_ENDINGS = ("", "n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "an", "än", "een", "s")

_STEMS = (("joki", "joe"), ("mäki", "mäe"), ("vesi", "vede"), ("järvi", "järve"), ("nen", "si"))
"""Last part of a Finnish name and its stem, to which case endings are added."""


@dataclass(frozen=True)
class _Names:
    """Names by their lower-case base form.

    Attributes:
        codes: base form → municipality code.
        capital: base forms that count only with a capital letter.
        misspelt: codes by inflected forms, for words that are no known word.
    """

    codes: dict[str, str]
    capital: frozenset[str]
    misspelt: Misspellings[str]


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields a municipality for each word that names one; `normalized` is its three-digit code."""
    for word in message.words:
        code = code_of(word)
        if code:
            yield Entity("municipality", word.surface, code, word.start, word.end, "municipality_list")


def code_of(word: Word) -> str | None:
    """The code of the municipality that a word names."""
    names = _names()
    form = unicodedata.normalize("NFC", word.surface).lower()
    for base in (*word.lemmas, form, form.removesuffix("s")):
        if base in names.codes and (base not in names.capital or word.surface[0].isupper()):
            return names.codes[base]
    known = finnish.is_known(form) or swedish.is_known(form)
    return None if known else names.misspelt.find(form)


@lru_cache(maxsize=1)
def _names() -> _Names:
    codes: dict[str, str] = {}
    capital: set[str] = set()
    forms: dict[str, str] = {}
    for code, entry in lookup("municipality").items():
        names = [entry["fi"].lower(), entry["sv"].lower(), *map(str.lower, entry.get("also", []))]
        codes.update({name: code for name in (*names, *entry.get("inhabitants", []))})
        if entry.get("capital"):
            capital.update(names)
            continue
        forms.update({form: code for name in names for form in _forms(name)})
    return _Names(codes, frozenset(capital), Misspellings(forms))


def _forms(name: str) -> Iterator[str]:
    """Forms in which a name is met; of names such as Kalajoki also "kalajoe-"."""
    stems = [name, *(name.removesuffix(base) + stem for base, stem in _STEMS if name.endswith(base))]
    return (stem + ending for stem in stems for ending in _ENDINGS if len(stem) >= SHORTEST)
