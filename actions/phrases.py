"""Phrases that the dialogue itself listens for: ``bot/dialogue/phrases/steering.yml``, both languages at once."""

import re
from collections.abc import Mapping
from functools import cache

from akkuna.data_files import DataFile
from akkuna.phrases import anywhere_in
from akkuna.replies import LANGUAGES
from akkuna.settings import ROOT

PHRASES = ROOT / "bot" / "dialogue" / "phrases" / "steering.yml"


def is_heard(group: str, text: str) -> bool:
    """Whether one of the group's phrases stands in the words."""
    return bool(phrases(group).search(text.casefold()))


@cache
def phrases(group: str) -> re.Pattern[str]:
    """The group's phrases, to be searched for in words in lower case.

    Raises:
        KeyError: the list has no such group, or one language of it only.
    """
    listed = _lists()[group]
    return anywhere_in(phrase for language in LANGUAGES for phrase in listed[language])


@cache
def _lists() -> Mapping[str, Mapping[str, list[str]]]:
    return DataFile(PHRASES).data
