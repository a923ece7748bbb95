"""Lists of phrases that words are searched for: the notation of ``bot/dialogue/phrases``."""

import re
from collections.abc import Iterable


def anywhere_in(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the phrases as whole words of a text in lower case.

    A ``*`` at the end of a word leaves its ending open; a leading ``=`` wants nothing else to be said.
    """
    listed = sorted((phrase.casefold() for phrase in phrases), key=len, reverse=True)
    within = "|".join(_words(phrase) for phrase in listed if not phrase.startswith("="))
    alone = "|".join(_words(phrase[1:]) for phrase in listed if phrase.startswith("="))
    whole = rf"|^\W*(?:{alone})\W*$" if alone else ""
    return re.compile(rf"(?<!\w)(?:{within})(?!\w){whole}")


def _words(phrase: str) -> str:
    return r"\s+".join(re.escape(word.rstrip("*")) + r"\w*" * word.endswith("*") for word in phrase.split())
