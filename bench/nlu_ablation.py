"""What each component of understanding adds: the accuracy when it is left out.

A block of features is left out by its letter (`bot.nlu.features`). What happens before the features, such
as the reading of dialect, is switched off where the words are analysed.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from akkuna.words import finnish, swedish
from bench.nlu_folds import summary
from bench.nlu_messages import Messages
from bench.nlu_own import cross_validate, documents
from bot.nlu import concepts, features

NOTHING = "nothing"


@dataclass(frozen=True)
class Part:
    """Something that can be left out.

    Attributes:
        name: what the table calls it.
        blocks: letters of the features that are it.
        off: switches it off while messages are analysed; None for what is in the features alone.
    """

    name: str
    blocks: str = ""
    off: Callable[[], AbstractContextManager[Any]] | None = None


@contextmanager
def _no_written_forms() -> Iterator[None]:
    """Words as they are written: no form behind a spoken, dialect or dotless one."""
    caches = (finnish.understand, swedish.lemmas)
    with (
        patch.object(finnish, "_written_forms", lambda word: ()),
        patch.object(finnish, "spoken_forms", dict),
        patch.object(swedish, "spoken_forms", dict),
    ):
        for cached in caches:
            cached.cache_clear()
        yield
    for cached in caches:
        cached.cache_clear()


@contextmanager
def _no_misspelt_concepts() -> Iterator[None]:
    with patch.object(concepts, "_of_misspelt", lambda form, language: frozenset[str]()):
        yield


@contextmanager
def _no_suggestions() -> Iterator[None]:
    with patch.object(features, "corrections", lambda message, entities: ()):
        yield


PARTS = (
    Part(NOTHING),
    Part("words as written", "w"),
    Part("base forms and their pairs", "lba"),
    Part("pairs of neighbouring base forms", "b"),
    Part("any two base forms", "a"),
    Part("parts of compounds", "p"),
    Part("letter n-grams", "c"),
    Part("concepts and their pairs", "kq"),
    Part("Finnish–Swedish translations", "tu"),
    Part("both word lists (concepts, translations)", "kqtu"),
    Part("entities, length, question mark", "e"),
    Part("spoken, dialect and dotless forms", off=_no_written_forms),
    Part("misspelt words of the concepts", off=_no_misspelt_concepts),
    Part("suggestions for misspelt words", off=_no_suggestions),
    Part("all but words and letter n-grams", "lbapkqtue"),
)


def measure(messages: Messages, seeds: Sequence[int]) -> dict[str, Any]:
    """The figures without each part, by its name."""
    whole = documents(messages)
    return {part.name: _without(part, messages, whole, seeds) for part in PARTS}


def without(blocks: str, seen: Sequence[set[str]]) -> list[set[str]]:
    """The features that are not of these blocks."""
    return [{name for name in document if name[0] not in blocks} for document in seen]


def _without(
    part: Part, messages: Messages, whole: Sequence[set[str]], seeds: Sequence[int]
) -> dict[str, Any]:
    with part.off() if part.off else nullcontext():
        seen = documents(messages) if part.off else without(part.blocks, whole)
    return summary([cross_validate(seen, messages.intents, seed) for seed in seeds])
