"""What citizens call things, and what services call them: ``catalogue_synonyms.yml`` in base forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from akkuna.words import Language, Word, analyse

SYNONYMS = Path(__file__).with_name("catalogue_synonyms.yml")


@dataclass(frozen=True)
class Phrase:
    """Words that mean something together: "vänta barn".

    Attributes:
        words: for each of its words the base forms that it may have.
        means: base forms of the catalogue's words.
    """

    words: tuple[frozenset[str], ...]
    means: tuple[str, ...]

    def places(self, words: Sequence[Word]) -> frozenset[int]:
        """Where its words stand among those of a need, in any order; empty unless all do."""
        places = [_place(one, words) for one in self.words]
        found = frozenset(place for place in places if place is not None)
        return found if None not in places and len(found) == len(self.words) else frozenset()


@cache
def synonyms(language: Language) -> dict[str, tuple[str, ...]]:
    """What a base form of a citizen's word means in base forms of the catalogue's words.

    Forms stand as written too: a base form by itself may be read as a form of another word.
    """
    found: dict[str, dict[str, None]] = {}
    for said, means in _content()["means"][language].items():
        if " " not in said:
            for form in _bases(said, language):
                found.setdefault(form, {}).update(dict.fromkeys(_all_bases(means, language)))
    return {form: tuple(means) for form, means in found.items()}


@cache
def phrases(language: Language) -> dict[str, tuple[Phrase, ...]]:
    """What several words mean together, by each base form of the first one; the longest first."""
    found: dict[str, list[Phrase]] = {}
    for said, means in _content()["means"][language].items():
        words = said.split()
        if len(words) > 1:
            bases = tuple(frozenset(_bases(word, language)) for word in words)
            for form in bases[0]:
                found.setdefault(form, []).append(Phrase(bases, _all_bases(means, language)))
    return {form: tuple(sorted(some, key=lambda one: -len(one.words))) for form, some in found.items()}


@cache
def ignored(language: Language) -> frozenset[str]:
    """Words that say nothing of what is needed."""
    return frozenset(_content()["ignored"][language])


def _place(bases: frozenset[str], words: Sequence[Word]) -> int | None:
    return next((place for place, word in enumerate(words) if not bases.isdisjoint(word.lemmas)), None)


def _all_bases(words: Sequence[str], language: Language) -> tuple[str, ...]:
    return tuple(dict.fromkeys(base for word in words for base in _bases(word, language)))


def _bases(word: str, language: Language) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, analyse(word, language)[0].lemmas[0])))


@cache
def _content() -> dict[str, Any]:
    return cast("dict[str, Any]", yaml.safe_load(SYNONYMS.read_text(encoding="utf-8")))
