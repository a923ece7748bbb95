"""Lists of phrases that words are searched for: the notation of ``bot/dialogue/phrases``."""

import re
from collections.abc import Iterable


def anywhere_in(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the phrases as whole words of a text in lower case.

    A ``*`` at the end of a word leaves its ending open, ``|`` stands between words of which any will do,
    ``...`` for up to four words of any kind; a leading ``=`` wants nothing else to be said.
    """
    listed = sorted((phrase.casefold() for phrase in phrases), key=len, reverse=True)
    within = [_words(phrase) for phrase in listed if not phrase.startswith("=")]
    alone = [_words(phrase[1:]) for phrase in listed if phrase.startswith("=")]
    patterns = [rf"(?<!\w)(?:{'|'.join(within)})(?!\w)"] if within else []
    patterns += [rf"^\W*(?:{'|'.join(alone)})\W*$"] if alone else []
    return re.compile("|".join(patterns) or r"(?!)")


def _words(phrase: str) -> str:
    parts = (r"\s+".join(map(_word, part.split())) for part in phrase.split("..."))
    return r"\W+(?:\w+\W+){0,4}".join(parts)


def _word(word: str) -> str:
    forms = "|".join(re.escape(form.rstrip("*")) + r"\w*" * form.endswith("*") for form in word.split("|"))
    return f"(?:{forms})" if "|" in word else forms
