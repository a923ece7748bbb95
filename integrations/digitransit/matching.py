"""How well words that were asked for fit a name, as Pelias (Elasticsearch) sees it.

Letter case, unfinished words and a slip of the pen are forgiven; inflection is not understood.
"""

import re
import unicodedata
from collections.abc import Sequence

EXACT, BEGINNING, SLIP = 1.0, 0.9, 0.75


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded for comparing."""
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def fit(asked: Sequence[str], name: Sequence[str], unfinished: bool) -> float | None:
    """How well all the words asked for are found in a name.

    Args:
        unfinished: whether the last word is still being written.

    Returns:
        0–1, where 1 is the same words; None if some word is not in the name.
    """
    total, found = 0.0, 0
    for index, word in enumerate(asked):
        shortest = 1 if unfinished and index == len(asked) - 1 else 3
        scores = [(_likeness(word, other, shortest), len(other)) for other in name]
        best, length = max(scores, default=(0.0, 0))
        if not best:
            return None
        total, found = total + best, found + length
    if not asked:
        return None
    coverage = min(1.0, found / sum(map(len, name)))
    return total / len(asked) * (0.6 + 0.4 * coverage)


def _likeness(word: str, other: str, shortest: int) -> float:
    if word == other:
        return EXACT
    if len(word) >= shortest and other.startswith(word):
        return BEGINNING
    slips = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    # As in Elasticsearch with a prefix length of one: the first letter must be right.
    if word[0] == other[0] and abs(len(word) - len(other)) <= slips and _distance(word, other) <= slips:
        return SLIP
    return 0.0


def _distance(one: str, two: str) -> int:
    """Letters to add, drop or change (Levenshtein)."""
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, start=1):
        above, row = row, [i]
        for j, b in enumerate(two, start=1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b)))
    return row[-1]
