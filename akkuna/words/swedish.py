"""Swedish words: lemmas from simplemma's dictionary, compounds split with the same dictionary."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import snowballstemmer
import yaml
from simplemma.strategies.dictionaries import StreamDictionaryFactory

from akkuna.words.voikko import LONGEST_WORD

_SPOKEN_FILE = Path(__file__).parent / "data" / "spoken_sv.yml"

SHORTEST_PART = 3
"""Letters of a compound's part; shorter dictionary entries are mostly abbreviations."""

_LINKS = (("", ""), ("s", ""), ("u", "a"), ("o", "a"), ("", "a"), ("", "e"))
"""How the first part of a compound differs from its base form: ending in the compound, ending alone."""


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """Base form of a lower-case Swedish word; of an unknown word its stem."""
    known = _known(word)
    if known:
        return known
    split = _split(word)
    if split:
        head, tail = split
        return word[: len(word) - len(tail)] + lemma(tail)
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> tuple[str, ...]:
    """Base form of a lower-case Swedish word, and of the written word that it may be the spoken form of."""
    spoken = spoken_forms().get(word)
    return (lemma(word), spoken) if spoken and spoken != lemma(word) else (lemma(word),)


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """Base forms of the two parts of a compound ("gatlyktan" → gata, lykta); empty for a simple word."""
    split = _split(word)
    return (split[0], lemma(split[1])) if split else ()


def is_known(word: str) -> bool:
    """Whether the dictionary has this lower-case form."""
    return bool(_known(word))


def _split(word: str) -> tuple[str, str] | None:
    """Base form of the first part and the rest as written; the longest known rest wins."""
    if len(word) > LONGEST_WORD:
        return None
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART):
        tail = word[cut:]
        if len(tail) > SHORTEST_PART and _known(tail):
            head = _head(word[:cut])
            if head:
                return head, tail
    return None


def _head(written: str) -> str | None:
    """Base form of a compound's first part as written, or None where it is no word."""
    for linked, alone in _LINKS:
        base = written.removesuffix(linked) + alone
        if written.endswith(linked) and len(base) >= SHORTEST_PART and _known(base) == base:
            return base
    return None


def _known(word: str) -> str | None:
    found = _dictionary().get(word) if len(word) <= LONGEST_WORD else None
    return found.lower() if found else None


@lru_cache(maxsize=1)
def spoken_forms() -> dict[str, str]:
    """Spoken form → base form, from ``data/spoken_sv.yml``."""
    groups = yaml.safe_load(_SPOKEN_FILE.read_text(encoding="utf-8"))
    return {spoken: base for group in groups.values() for spoken, base in group.items()}


@lru_cache(maxsize=1)
def _dictionary() -> Mapping[str, str]:
    return StreamDictionaryFactory().get_dictionary("sv")


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("swedish")
