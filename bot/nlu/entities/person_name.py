"""Names of people: "Aino Esimerkille", "för Ville Virtanen", "poikani ville"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from akkuna.words import Word, finnish, swedish
from bot.nlu.entities import municipality
from bot.nlu.entities.model import Entity
from bot.nlu.entities.phrases import ends_before, entries, is_one_of
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage

_WEAK = (("k", "kk"), ("p", "pp"), ("t", "tt"), ("nn", "nt"), ("mm", "mp"), ("ll", "lt"))
"""Consonants of an inflected form and of its name: "Pekan" – Pekka, "Antin" – Antti."""

_LONGEST = 3
"""Words of a name."""

_SHORTEST_SURNAME = 3


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields names as written; `normalized` is the name as written, with capital letters."""
    words, text = message.words, message.text
    shouted = text.isupper()
    place = 0
    while place < len(words):
        length = _length(text, words, place, shouted)
        if length:
            start, end = words[place].start, words[place + length - 1].end
            value = text[start:end]
            yield Entity("person_name", value, _capitalised(value), start, end, "person_name_list")
        place += length or 1


def _capitalised(value: str) -> str:
    return value if value[0].isupper() and not value.isupper() else value.title()


def _length(text: str, words: Sequence[Word], place: int, shouted: bool) -> int:
    """How many words the name has that begins at a place; 0 where none begins."""
    word = words[place]
    name = first_name(word.surface)
    family = place > 0 and _is_family(words[place - 1]) and _adjoins(text, words, place - 1)
    told = _is_told(text, words, place)
    if shouted or not word.surface[0].isupper():
        # without capital letters that tell, a name must be a listed one that is no word, and be told of
        if not name or not (told or family or shouted) or _is_word(name) and not told:
            return 0
        return 2 if _adjoins(text, words, place) and _has_surname_shape(words[place + 1]) else 1
    if _is_other(word) and not name:
        return 0
    if not name and not told and not (family and _may_be_unknown(word)):
        return _unknown_name(text, words, place)
    length = 1
    while length < _LONGEST and place + length < len(words) and _goes_on(text, words, place + length):
        length += 1
    if _is_company(words, place + length):
        return 0
    inside = place > 0 and not re.search(r"[.!?\n]", text[words[place - 1].end : word.start])
    return length if told or family or inside or length > 1 or name and not _is_word(name) else 0


def _is_company(words: Sequence[Word], place: int) -> bool:
    """Whether "Oy" or "rf" follows, so that the name is that of a company or an association."""
    return place < len(words) and words[place].surface.lower() in entries("person_name", "companies")


def _goes_on(text: str, words: Sequence[Word], place: int) -> bool:
    """Whether the word goes on the name before it."""
    word = words[place]
    return (
        _adjoins(text, words, place - 1)
        and word.surface[0].isupper()
        and not word.surface[-1].isdigit()
        and len(word.surface) >= _SHORTEST_SURNAME
        and not _is_other(word)
    )


def _adjoins(text: str, words: Sequence[Word], place: int) -> bool:
    return place + 1 < len(words) and text[words[place].end : words[place + 1].start] == " "


def _is_other(word: Word) -> bool:
    """Whether a capitalised word is none of a name: a municipality, a day, a month, a word of everyday."""
    form = word.surface.lower()
    dates = lookup("date")
    return (
        form in entries("person_name", "never")
        or any(lemma in entries("person_name", "never") for lemma in word.lemmas)
        or municipality.code_of(word) is not None
        or any(
            lemma in dates["weekdays"] or lemma in dates["months"] or lemma in dates["holidays"]
            for lemma in word.lemmas
        )
        or form in dates["months"]
    )


def _is_told(text: str, words: Sequence[Word], place: int) -> bool:
    """Whether "nimi on" or "jag heter" stands just before."""
    if not place or text[words[place - 1].end : words[place].start] not in (" ", ": ", ":"):
        return False
    return ends_before(words, place, entries("person_name", "before"))


def _is_family(word: Word) -> bool:
    return is_one_of(word, entries("person_name", "family"))


def _may_be_unknown(word: Word) -> bool:
    """Whether neither dictionary knows the word, so that it may be a name of which the list has none."""
    form = word.surface.lower()
    return not finnish.understand(form) and not swedish.is_known(form) and not _is_other(word)


def _unknown_name(text: str, words: Sequence[Word], place: int) -> int:
    """2 for two capitalised words of which the second has the shape of a surname; otherwise 0."""
    if place + 1 >= len(words) or not _goes_on(text, words, place + 1) or not _may_be_unknown(words[place]):
        return 0
    return 2 if _has_surname_shape(words[place + 1]) else 0


def _has_surname_shape(word: Word) -> bool:
    endings = tuple(lookup("person_name")["surname_endings"])
    return any(form.endswith(endings) for form in (word.surface.lower(), *word.lemmas)) and not _is_other(
        word
    )


def _is_word(name: str) -> bool:
    return name in entries("person_name", "also_words")


@lru_cache(maxsize=20_000)
def first_name(surface: str) -> str | None:
    """The listed first name, lower case, that a word is a form of."""
    form = surface.lower()
    names = _names()
    if form in names:
        return form
    if "-" in form:
        return first_name(form[: form.index("-")])  # "Gun-Britt"
    genitive = form.removesuffix("s")
    if genitive != form and genitive in names and not _is_word(genitive):
        return genitive
    readings = finnish.understand(form)
    known = next(
        (each.lemma for each in readings if each.lemma in names and each.word_class in _CLASSES), None
    )
    if any(reading.word_class in _SMALL_WORDS for reading in readings):
        return None
    if known or readings and finnish.is_known(form) or swedish.is_known(form):
        return known  # any other form that a dictionary knows is a word
    return next((stem for stem in _stems(form) if stem in names), None)


_CLASSES = ("etunimi", "nimi", "sukunimi")
"""Voikko's classes of names."""

_SMALL_WORDS = ("seikkasana", "asemosana", "sidesana", "suhdesana", "teonsana", "kieltosana", "huudahdussana")
"""Voikko's classes of adverbs, pronouns, conjunctions, verbs and others; "milloin" is not Milla."""


def _stems(form: str) -> Iterator[str]:
    """What a form may be the inflected form of."""
    for ending in ("", *lookup("person_name")["case_endings"]):
        stem = form.removesuffix(ending)
        if ending and stem == form:
            continue
        yield stem
        head, last = stem[:-1], stem[-1:]
        yield from (head.removesuffix(weak) + strong + last for weak, strong in _WEAK if head.endswith(weak))


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return entries("person_name", "first_names") | entries("person_name", "also_words")
