"""A folded view of a text, in which things that look alike are alike, with the way back to the text."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# Dashes that Unicode does not class as such: minus, hyphen bullet, superscript and modifier minus.
_DASHES = "\u2212\u2043\u207b\u02d7"
_INVISIBLE = ("Cf", "Mn", "Me")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    Attributes:
        view: upper case, ASCII digits, plain dashes and spaces; no invisible or combining characters.
        places: for each character of the view, its place in the text.
    """

    view: str
    places: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where a non-empty part of the view stands in the text."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Folds a text.

    Args:
        text: any text.
    """
    if text.isascii():
        return Folded(text.upper(), range(len(text)))
    pieces = [_fold_character(character) for character in text]
    if set(map(len, pieces)) == {1}:
        return Folded("".join(pieces), range(len(text)))
    return Folded("".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece])


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in _INVISIBLE:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Pd" or character in _DASHES:
        return "-"
    if category == "Zs":
        return " "
    return unicodedata.normalize("NFKC", character).upper()
