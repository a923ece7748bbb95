"""The new words of an answer that is to be put otherwise: "kuvaus pitäs olla että …"."""

import re
from functools import cache

from actions.phrases import phrases
from akkuna.replies import Language
from akkuna.words import analyse

BECOMES = "ksi"
"""Ending of the Finnish case that says what something is changed into: "kuvaukseksi …"."""


def new_words(text: str, label: frozenset[str], language: Language) -> str | None:
    """What should stand instead, where the words name the answer and then tell it; None where they do not.

    Args:
        text: the citizen's words.
        label: base forms of the answer's name.
        language: the language to read it in.
    """
    for word in analyse(text, language):
        if not label & {*word.lemmas, word.surface.lower()}:
            continue
        after = text[word.end :]
        becomes = word.surface.lower().endswith(BECOMES) or after.startswith(":")
        told = _introduction().match(after)
        if told or becomes:
            return after[told.end() if told else 0 :].strip(" :,\"”'–-") or None
    return None


@cache
def _introduction() -> re.Pattern[str]:
    should, that = (phrases(group).pattern for group in ("reworded", "reworded_that"))
    return re.compile(rf"\s*(?:{should})(?:[\s,:]*(?:{that}))?", re.IGNORECASE)
