"""Splits a message into words with their places in it."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*(?:['’:-][^\W_][\w\u0300-\u036f]*)*")


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yields (surface, start, end) of each word or number; punctuation and emojis are left out.

    A hyphen, an apostrophe or the colon of a Finnish ending ("Kela:n") inside a word belongs to it.
    """
    for match in _WORD.finditer(text):
        yield match.group(), match.start(), match.end()
