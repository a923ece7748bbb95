"""Words that are one letter away from a known form.

A form's keys are the form without dots and each form that has one letter less. Two forms with a key in
common differ by at most one inserted, left-out or changed letter, or two neighbours in the wrong order.
"""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

SHORTEST = 6
"""Letters of a word that may be a misspelt one; in shorter ones one letter changes too much."""

_PLAIN = str.maketrans("äöå", "aoa")


class Misspellings(Generic[Meaning]):
    """Known forms with their meanings, found by misspelt forms.

    Args:
        meanings: form → meaning. A key that forms of two meanings share finds none.
    """

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self._by_key: dict[str, Meaning | None] = {}
        for form, meaning in meanings.items():
            for key in _keys(form) if len(form) >= SHORTEST else ():
                known = self._by_key.setdefault(key, meaning)
                if known != meaning:
                    self._by_key[key] = None

    def find(self, form: str) -> Meaning | None:
        """The meaning of the only known form that is one letter away, or None."""
        if len(form) < SHORTEST:
            return None
        found = _distinct(self._by_key.get(key) for key in _keys(form))
        return found[0] if len(found) == 1 else None


def _distinct(meanings: Iterable[Meaning | None]) -> list[Meaning]:
    distinct: list[Meaning] = []
    for meaning in meanings:
        if meaning is not None and meaning not in distinct:
            distinct.append(meaning)
    return distinct


def _keys(form: str) -> set[str]:
    plain = form.translate(_PLAIN)
    return {plain, *(plain[:place] + plain[place + 1 :] for place in range(len(plain)))}
