"""What the place rules ask of a word: how it is written, its Finnish case, its base form as written."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from akkuna.words import Word, finnish
from bot.nlu.lookups import lookup

LOCATIVE_CASES = frozenset(
    {"sisaolento", "sisaeronto", "sisatulento", "ulkoolento", "ulkoeronto", "ulkotulento"}
)
"""Voikko's names of inessive, elative, illative, adessive, ablative and allative."""

_NAME_CLASSES = frozenset({"paikannimi", "nimi", "sukunimi", "etunimi"})

_LOCATIVE = re.compile(r"(ss?[aä]|st[aä]|ll?[aä]|lt[aä]|lle|iin|seen|h[aeiouyäö]n)$")
_GENITIVE = re.compile(r"[aeiouyäö]n$|:n$")
_ENDING = re.compile(r"(:)?(ss[aä]|st[aä]|ll?[aä]|lt[aä]|lle|iin|n)$")


@dataclass(frozen=True)
class Context:
    """The words of a message with what stands between them."""

    text: str
    words: tuple[Word, ...]

    def begins_sentence(self, place: int) -> bool:
        """Whether the word is the first of a sentence, where a capital letter says nothing."""
        if place == 0:
            return True
        return bool(re.search(r"[.!?\n]", self.between(place - 1)))

    def between(self, place: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.words[place].end : self.words[place + 1].start]

    def adjoins(self, place: int) -> bool:
        """Whether only a space stands between a word and the next."""
        return place + 1 < len(self.words) and self.between(place) == " "

    def is_name(self, place: int) -> bool:
        """Whether the capital letter of a word says that it is a name."""
        surface = self.words[place].surface
        return surface[0].isupper() and not self.begins_sentence(place) and not surface.isupper()


def may_be_name(word: Word) -> bool:
    """Whether the dictionary does not know the word, or knows it as a name."""
    found = finnish.understand(word.surface.lower())
    return not found or any(reading.word_class in _NAME_CLASSES for reading in found)


@lru_cache(maxsize=20_000)
def cases(form: str) -> frozenset[str]:
    """The Finnish cases that a lower-case form may stand in."""
    return frozenset(reading.case for reading in finnish.understand(form) if reading.case)


def is_locative(word: Word) -> bool:
    """Whether a Finnish word says where; an unknown word is judged by its ending."""
    form = word.surface.lower()
    found = cases(form)
    return bool(found & LOCATIVE_CASES) if found else bool(_LOCATIVE.search(form))


def is_genitive(word: Word) -> bool:
    """Whether a Finnish word may say whose; an unknown word is judged by its ending."""
    form = word.surface.lower()
    if finnish.is_known(form):
        return "omanto" in cases(form)
    found = cases(form)
    return "omanto" in found if found else bool(_GENITIVE.search(form))


def base(word: Word) -> str:
    """Base form with the capital letter of the written form; of an unknown word without its case ending."""
    form = word.surface.lower()
    found = next((reading.lemma for reading in finnish.understand(form) if reading.case), None)
    found = found or _ENDING.sub("", form) or form
    return found.capitalize() if word.surface[0].isupper() else found


def is_listed(word: Word, name: str) -> bool:
    """Whether the word's base form, the end of the compound that it is, or the word is in a list."""
    entries = _entries(name)
    if word.surface.lower() in entries or any(lemma in entries for lemma in word.lemmas):
        return True
    return any(part in entries and word.lemmas[0].endswith(part) for part in word.parts)


@cache
def _entries(name: str) -> frozenset[str]:
    return frozenset(map(str.lower, lookup("place")[name]))
