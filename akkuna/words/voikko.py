"""The Finnish dictionary behind one small adapter.

libvoikko (C library, dictionary of the Debian package ``voikko-fi``) takes about 30 µs a word, the
bundled pyvoikko about 1 ms. Both print the same transducer output, and everything is read from it, so
that a model trained with one works with the other.

Format of the output: https://github.com/voikko/corevoikko/wiki/Morphology-output
"""

import re
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from akkuna.words.model import Reading

LONGEST_WORD = 60
"""Characters; nothing longer is looked up, because no real word is and the look-up is not linear."""

_RawReading = tuple[str, str, str, str]
"""Base form, class, case, transducer output."""

_lock = threading.Lock()
"""A Voikko handle serves one thread at a time."""

_BASE = re.compile(r"\[Xp\](.*?)\[X\]")
_TAG = re.compile(r"\[[^\]]*\]")


LookUp = Callable[[str], list[_RawReading]]


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[Reading, ...]:
    """All readings that the dictionary knows for a lower-case word; empty for an unknown word."""
    return read(word, _look_up()) if len(word) <= LONGEST_WORD else ()


def read(word: str, look_up: LookUp) -> tuple[Reading, ...]:
    """The readings of a lower-case word that an analyser gives."""
    found = (
        Reading(_plain(base), kind, case, _parts(output), _root(output))
        for base, kind, case, output in look_up(word)
    )
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=20_000)
def suggestions(word: str) -> tuple[str, ...]:
    """Words that an unknown lower-case word may be a misspelling of, likeliest first.

    libvoikko takes two to four milliseconds for a word; without it there are none.
    """
    voikko = _native()
    if voikko is None or len(word) > LONGEST_WORD:
        return ()
    with _lock:
        return tuple(found.lower() for found in voikko.suggest(word))


def native() -> LookUp | None:
    """libvoikko, or None where the library or its Finnish dictionary is not installed."""
    voikko = _native()
    if voikko is None:
        return None

    def look_up(word: str) -> list[_RawReading]:
        with _lock:
            found = voikko.analyze(word)
        return [
            (item["BASEFORM"], item.get("CLASS", ""), item.get("SIJAMUOTO", ""), item.get("FSTOUTPUT", ""))
            for item in found
            if "BASEFORM" in item
        ]

    return look_up


def bundled() -> LookUp:
    """pyvoikko, whose dictionary comes with the package."""
    import pyvoikko

    def look_up(word: str) -> list[_RawReading]:
        return [
            (item.BASEFORM, item.CLASS or "", item.SIJAMUOTO or "", item.FSTOUTPUT)
            for item in pyvoikko.analyse(word)
            if item.BASEFORM
        ]

    return look_up


@lru_cache(maxsize=1)
def _native() -> Any:
    """The handle of libvoikko, or None."""
    import libvoikko

    try:
        return libvoikko.Voikko("fi")
    except (OSError, libvoikko.VoikkoException):
        return None


@lru_cache(maxsize=1)
def _look_up() -> LookUp:
    """The fastest look-up that this machine has."""
    return native() or bundled()


def _plain(base: str) -> str:
    """The base form without the marks that the bundled analyser leaves in it."""
    return base.replace("=", "").replace("--", "-").lower()


def _parts(output: str) -> tuple[str, ...]:
    """Base forms of the parts of a compound, from the transducer's output."""
    parts = [_part(segment) for segment in output.split("[Bc]")]
    parts = [piece for part in parts for piece in part.split("=") if piece]
    return tuple(parts) if len(parts) > 1 else ()


def _root(output: str) -> str:
    """Base form of the word that the word is derived from: "aurattu" and "auraaminen" come from "aurata"."""
    bases = _BASE.findall(output) if "[Bc]" not in output else []
    return _plain(bases[0]) if len(bases) == 1 else ""


def _part(segment: str) -> str:
    base = _BASE.search(segment)
    return (base.group(1) if base else _TAG.sub("", segment)).strip("-").lower()
