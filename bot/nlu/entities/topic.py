"""Subjects of events, services, documents, notices and feedback, by ``nlu_data/lookups/topic.yml``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from akkuna.words import Word, analyse, finnish, swedish, voikko
from bot.nlu.entities.model import Entity
from bot.nlu.entities.phrases import ends_before, entries, forms
from bot.nlu.entities.place.context import is_genitive
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage

_LONGEST = 4
"""Words of a listed phrase."""

_SHORTEST_FIRST, _SHORTEST_HEAD = 3, 4
"""Letters of a compound's first and last part, where no dictionary splits the compound."""


@dataclass(frozen=True)
class _Group:
    """The lists of one group: base forms, and phrases as base forms with spaces."""

    sure: frozenset[str]
    heads: frozenset[str]
    weak: frozenset[str]
    cues: frozenset[str]

    @cached_property
    def nouns(self) -> frozenset[str]:
        """What a compound may end in: heads and subjects."""
        return self.heads | self.sure

    @cached_property
    def ends(self) -> frozenset[str]:
        """Those nouns long enough to be known as an end of letters."""
        return frozenset(noun for noun in self.nouns if len(noun) >= _SHORTEST_HEAD)


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields subjects as written; `normalized` is the base form, lower case."""
    words = message.words
    spans = _spans(words)
    for first, after in spans:
        start, end = words[first].start, words[after - 1].end
        base = " ".join(word.surface.lower() for word in words[first : after - 1])
        normalized = f"{base} {_base(words[after - 1])}".strip()
        yield Entity("topic", message.text[start:end], normalized, start, end, "topic_list")


def _base(word: Word) -> str:
    """The base form; the dictionary takes "kurs" for a form of "kur", so a form that is listed goes first."""
    return next((form for form in forms(word) if form.endswith(_all_ends())), word.lemmas[0])


def _spans(words: Sequence[Word]) -> list[tuple[int, int]]:
    """First word and after the last word of each subject."""
    groups = _groups()
    if _is_other_matter(words) and not any(
        _is_cue(words, place, group)
        for group in groups
        for place in range(len(words))
        if group.cues is not groups[_SERVICES].cues
    ):
        return []
    spans: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        length = _cued(words, place) or _sure(words, place, groups)
        if length:
            spans.append((place, place + length))
        place += length or 1
    return spans or _weak_spans(words, groups)


_SERVICES = list(lookup("topic")["groups"]).index("services")
"""Index of the group of services, whose cues are question words that any message has."""


def _is_other_matter(words: Sequence[Word]) -> bool:
    listed = entries("topic", "other_matters")
    return any(form in listed for word in words for form in (*word.lemmas, *word.parts[-1:]))


def _weak_spans(words: Sequence[Word], groups: Sequence[_Group]) -> list[tuple[int, int]]:
    """Where nothing else tells the subject: words that are one where a cue says so."""
    for group in groups:
        if not any(_is_cue(words, place, group) for place in range(len(words))):
            continue
        spans = [
            (place, place + 1)
            for place, word in enumerate(words)
            if _is_weak(word, group) and not _is_cue(words, place, group)
        ]
        if spans:
            return spans
    return []


def _is_weak(word: Word, group: _Group) -> bool:
    if any(form in group.weak for form in forms(word)):
        return True
    return not group.sure and any(_is_compound_of(form, group.weak) for form in forms(word))


def _is_compound_of(form: str, ends: frozenset[str]) -> bool:
    return any(form.endswith(end) and len(form) >= len(end) + _SHORTEST_FIRST for end in ends)


def _is_cue(words: Sequence[Word], place: int, group: _Group) -> bool:
    word = words[place]
    if any(form in group.cues for form in (*forms(word), *word.parts[-1:])):
        return True
    return place > 0 and f"{words[place - 1].surface.lower()} {word.surface.lower()}" in group.cues


def _sure(words: Sequence[Word], place: int, groups: Sequence[_Group]) -> int:
    """How many words the subject has that begins at a place; 0 where none begins."""
    phrases = [
        (length, form)
        for length in range(min(_LONGEST, len(words) - place), 0, -1)
        for form in _phrases(words[place : place + length])
        if form in _all_sure()
    ]
    found = [_listed(words, place, phrases, group) or _named(words, place, group) for group in groups]
    return max(found)


def _listed(words: Sequence[Word], place: int, phrases: Sequence[tuple[int, str]], group: _Group) -> int:
    """How many words the longest phrase has that the group lists, with a head after it."""
    length = next((length for length, form in phrases if form in group.sure), 0)
    return length and length + _head_after(words, place + length, group)


def _named(words: Sequence[Word], place: int, group: _Group) -> int:
    """1 for a compound that ends in a subject, 2 for a document of an organ ("valtuuston pöytäkirja")."""
    word = words[place]
    if _is_compound(word, group):
        return 1
    organ = any(form in entries("topic", "organs") for form in (*word.lemmas, *word.parts[-1:]))
    if not organ or place + 1 >= len(words) or not (is_genitive(word) or word.surface.lower().endswith("s")):
        return 0
    following = words[place + 1]
    is_document = any(form in group.nouns for form in forms(following))
    return 2 if is_document or _is_compound(following, group) else 0


@cache
def _all_ends() -> tuple[str, ...]:
    return tuple({end for group in _groups() for end in (*group.heads, *group.sure)})


@cache
def _all_sure() -> frozenset[str]:
    return frozenset().union(*(group.sure for group in _groups()))


def _phrases(words: Sequence[Word]) -> Iterator[str]:
    """What a listed phrase may look like: as written but for the last word's form, and written together."""
    lasts = dict.fromkeys(forms(words[-1]))
    if len(words) == 1:
        yield from lasts
        return
    written = [word.surface.lower() for word in words[:-1]]
    bases = [word.lemmas[0] for word in words[:-1]]
    for before in (written, bases):
        spaced, joined = " ".join(before) + " ", "".join(before)
        for last in lasts:
            yield spaced + last
            yield joined + last


def _head_after(words: Sequence[Word], place: int, group: _Group) -> int:
    """1 where a head goes on a subject that is written apart: "ensi apu kurssi"."""
    if place >= len(words) or not any(form in group.heads for form in words[place].lemmas):
        return 0
    return 1


def _is_compound(word: Word, group: _Group) -> bool:
    """Whether the word ends in a head that needs something before it, or in a listed subject."""
    if any(form in entries("topic", "never") for form in forms(word)):
        return False
    listed = group.nouns
    if any(part in listed and lemma.endswith(part) for part in word.parts for lemma in word.lemmas):
        return True
    if word.lemmas[0] == word.surface.lower() and _ends_in_form_of(word.lemmas[0], listed):
        return True
    ends = group.ends
    return any(
        form[cut:] in ends
        for form in forms(word)[:3]
        for cut in range(_SHORTEST_FIRST, len(form) - _SHORTEST_HEAD + 1)
    )


@lru_cache(maxsize=5_000)
def _ends_in_form_of(form: str, listed: frozenset[str]) -> bool:
    """Whether a word that no dictionary knows ends in a form of a listed one: "ikebanakurssilla"."""
    if finnish.understand(form) or swedish.is_known(form):
        return False
    return any(
        reading.lemma in listed
        for cut in range(_SHORTEST_FIRST, len(form) - _SHORTEST_HEAD + 1)
        for reading in voikko.readings(form[cut:])
        if len(reading.lemma) > _SHORTEST_HEAD
    )


def _cued(words: Sequence[Word], place: int) -> int:
    """1 where a phrase such as "kurs i" stands before a word."""
    word = words[place]
    if word.surface.isdecimal() or len(word.surface) < _SHORTEST_HEAD:
        return 0
    return 1 if ends_before(words, place, entries("topic", "before")) else 0


@cache
def _groups() -> tuple[_Group, ...]:
    lists = lookup("topic")
    return tuple(
        _Group(*(_bases(group.get(name, {})) for name in ("sure", "heads", "weak", "cues")))
        for group in lists["groups"].values()
    )


def _bases(listed: dict[str, list[str]]) -> frozenset[str]:
    """The listed words and phrases, and of single words the base forms."""
    found: set[str] = set()
    for language in ("fi", "sv"):
        for text in listed.get(language, []):
            found.add(str(text).lower())
            words = analyse(str(text), language)
            if len(words) == 1 and text not in words[0].lemmas and _is_same_noun(text, words[0].lemmas[0]):
                found.add(words[0].lemmas[0])
    return frozenset(found)


def _is_same_noun(text: str, base: str) -> bool:
    """Whether the dictionary's base form is one of the same word, not of a verb: "tanssit" – "tanssi"."""
    return text.startswith(base) or base.startswith(text)
