"""Words about events: ``bot/dialogue/phrases/events.yml``, both languages at once."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from akkuna.data_files import DataFile
from akkuna.phrases import anywhere_in
from akkuna.replies import LANGUAGES
from akkuna.settings import ROOT

EVENTS = ROOT / "bot" / "dialogue" / "phrases" / "events.yml"


def hears(group: str, text: str) -> bool:
    """Whether one of the group's phrases stands in the words."""
    return bool(pattern(group).search(text.casefold()))


def hears_only(group: str, text: str) -> bool:
    """Whether the words are phrases of the group, and nothing is said beside them."""
    left, found = pattern(group).subn(" ", text.casefold())
    return found > 0 and not any(sign.isalnum() for sign in left)


@cache
def pattern(group: str) -> re.Pattern[str]:
    """The phrases of a group, to be searched for in words in lower case."""
    return _pattern_of(_lists()[group])


@cache
def audiences() -> dict[str, tuple[range, re.Pattern[str]]]:
    """For whom something may be: the ages that are meant, and the phrases that say so."""
    return {
        name: (range(one["ages"][0], one["ages"][1] + 1), _pattern_of(one))
        for name, one in _lists()["audiences"].items()
    }


def names_audience(text: str) -> bool:
    """Whether the words say for whom something should be."""
    return any(named.search(text.casefold()) for _, named in audiences().values())


@cache
def held_in() -> dict[str, re.Pattern[str]]:
    """Language in which something is held → the phrases that say so."""
    return {language: _pattern_of(one) for language, one in _lists()["held_in"].items()}


@cache
def ordinals() -> tuple[re.Pattern[str], ...]:
    """ "The first", "the second" and so on."""
    return tuple(_pattern_of(one) for one in _lists()["ordinals"])


@cache
def general() -> frozenset[str]:
    """Base forms that say nothing of what an event is about."""
    return frozenset(word for language in LANGUAGES for word in _lists()["general"][language])


@cache
def heads() -> frozenset[str]:
    """Parts of compounds that make no likeness by themselves."""
    return frozenset(word for language in LANGUAGES for word in _lists()["heads"][language])


def alike(words: frozenset[str]) -> frozenset[str]:
    """The words, and all that mean the same."""
    same = (frozenset(group) for group in _lists()["alike"])
    return words.union(*(group for group in same if group & words))


def _pattern_of(group: Mapping[str, Any]) -> re.Pattern[str]:
    return anywhere_in(phrase for language in LANGUAGES for phrase in group[language])


@cache
def _lists() -> Mapping[str, Any]:
    return DataFile(EVENTS).data
