"""Lists of words and of phrases of several words, and where they stand in a message."""

from collections.abc import Iterable, Sequence
from functools import cache

from akkuna.words import Word
from bot.nlu.lookups import lookup


@cache
def entries(name: str, group: str) -> frozenset[str]:
    """The words of a group of ``<name>.yml``, lower case."""
    return frozenset(str(entry).lower() for entry in lookup(name)[group])


def forms(word: Word) -> tuple[str, ...]:
    """The word as written and its base forms, lower case."""
    return (word.surface.lower(), *word.lemmas)


def is_one_of(word: Word, known: Iterable[str]) -> bool:
    """Whether the word, as written or in its base form, is one of those."""
    return any(form in known for form in forms(word))


def ends_before(words: Sequence[Word], place: int, phrases: frozenset[str]) -> bool:
    """Whether one of the phrases, as written, ends just before a place."""
    written = ""
    for word in reversed(words[max(0, place - _LONGEST) : place]):
        written = f"{word.surface.lower()} {written}".strip()
        if written in phrases:
            return True
    return False


_LONGEST = 3
"""Words of a phrase."""
