"""Phrases that the dialogue listens for: ``bot/dialogue/phrases/steering.yml``, both languages at once."""

import re
from collections.abc import Mapping
from functools import cache

from akkuna.data_files import DataFile
from akkuna.phrases import anywhere_in
from akkuna.replies import LANGUAGES, Language
from akkuna.settings import ROOT

PHRASES = ROOT / "bot" / "dialogue" / "phrases" / "steering.yml"
PARTS_OF_DAY = ("forenoon", "afternoon", "evening")
"""Groups of phrases."""


def is_heard(group: str, text: str) -> bool:
    """Whether one of the group's phrases stands in the words."""
    return bool(phrases(group).search(text.casefold()))


def is_all(groups: tuple[str, ...], text: str) -> bool:
    """Whether the words are phrases of these groups, and nothing is said beside them."""
    left, found = phrases(*groups).subn(" ", text.casefold())
    return found > 0 and not any(sign.isalnum() for sign in left)


@cache
def phrases(*groups: str) -> re.Pattern[str]:
    """The groups' phrases, to be searched for in words in lower case.

    Raises:
        KeyError: the list has no such group, or one language of it only.
    """
    listed = [_lists()[group][language] for group in groups for language in LANGUAGES]
    return anywhere_in(phrase for phrases_of_one in listed for phrase in phrases_of_one)


def in_order(group: str, language: Language) -> list[str]:
    """The group's phrases of one language, in the order of the list."""
    return _lists()[group][language]


@cache
def _lists() -> Mapping[str, Mapping[str, list[str]]]:
    return DataFile(PHRASES).data
