"""What words of a need and of a service have in common: base forms, parts, verbs behind nouns."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from akkuna.words import Language, Word, analyse, finnish, swedish

OTHER_READING, PART = 0.6, 0.4
"""How surely a base form is meant that is not the likeliest one, or that is a part of a compound."""

_SHORTEST_COMPOUND, _SHORTEST_PART = 7, 3
_LONGEST_COMPOUND = 40
_SWEDISH_LINKS = (("", ""), ("s", ""), ("", "e"), ("", "a"), ("u", "a"), ("o", "a"), ("e", ""))
"""How a compound's first part differs from the word: ending in the compound, ending alone."""
_SWEDISH_ENDINGS = (("arna", ""), ("erna", ""), ("orna", "a"), ("en", ""), ("et", ""), ("or", "a"),
                    ("ar", ""), ("ar", "e"), ("er", ""), ("na", ""), ("n", ""),
                    ("t", ""), ("s", ""))  # fmt: skip
"""Endings of nouns, the longest first, and what stands there in the base form."""
_SWEDISH_NOUNS_OF_VERBS = (("ning", "a"), ("ing", "a"), ("ande", "a"), ("are", "a"), ("ation", "era"))


def forms(word: Word, language: Language) -> dict[str, float]:
    """Base forms of a word, each once, with how surely it is meant."""
    weights: dict[str, float] = {}
    for place, form in enumerate(word.lemmas):
        weights.setdefault(form, OTHER_READING if place else 1.0)
    if language == "sv":
        for form in word.lemmas:
            _add(weights, swedish_verbs(form), OTHER_READING)
    for form in parts(word, language):
        weights.setdefault(form, PART)
        if language == "sv":
            _add(weights, swedish_verbs(form), PART)
    return weights


def parts(word: Word, language: Language) -> tuple[str, ...]:
    """Base forms of a compound's parts; empty for a simple word."""
    if language == "fi":
        return word.parts
    return tuple(part for form in word.lemmas for part in _swedish_parts(form))


@lru_cache(maxsize=20_000)
def swedish_verbs(noun: str) -> tuple[str, ...]:
    """Verbs of which a noun tells the doing or the doer: "sotning" and "sotare" → sota."""
    found = (noun.removesuffix(end) + verb for end, verb in _SWEDISH_NOUNS_OF_VERBS if noun.endswith(end))
    return tuple(verb for verb in found if len(verb) >= _SHORTEST_PART and swedish.is_known(verb))


def split(word: str, language: Language, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """Parts of a compound that no dictionary has, found among the words that `is_known` tells.

    Where both parts cannot be known, the last one is enough, then the first one: "oljepannan" → panna.
    """
    if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND:
        return ()
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    tails = {cut: _known_tail(word[cut:], language, is_known) for cut in cuts}
    heads = {cut: _known_head(word[:cut], language, is_known) for cut in cuts}
    for cut in cuts:
        head, tail = heads[cut], tails[cut]
        if head and tail:
            return head, tail
    surely = _SHORTEST_PART + 2
    alone = (*tails.values(), *(heads[cut] for cut in reversed(cuts)))
    return next(((part,) for part in alone if part and len(part) >= surely), ())


def swedish_base(form: str, is_known: Callable[[str], bool]) -> str | None:
    """Base form of a Swedish noun that the dictionary lacks, among the words that `is_known` tells."""
    bases = (form.removesuffix(end) + alone for end, alone in _SWEDISH_ENDINGS if form.endswith(end))
    return next((base for base in bases if len(base) > _SHORTEST_PART and is_known(base)), None)


@lru_cache(maxsize=50_000)
def _swedish_parts(form: str) -> tuple[str, ...]:
    """As the dictionary splits it, also where it knows the compound itself or its last part is short."""
    if not _SHORTEST_COMPOUND <= len(form) <= _LONGEST_COMPOUND:
        return ()
    found = swedish.parts(form)
    return found or split(form, "sv", swedish.is_known)


def _known_tail(tail: str, language: Language, is_known: Callable[[str], bool]) -> str | None:
    if is_known(tail):
        return swedish.lemma(tail) if language == "sv" else tail
    dictionary = swedish if language == "sv" else finnish
    if not dictionary.is_known(tail):
        return None
    base = analyse(tail, language)[0].lemmas[0]
    return base if is_known(base) else None


def _known_head(head: str, language: Language, is_known: Callable[[str], bool]) -> str | None:
    if language == "fi":
        return head if is_known(head) else None
    for base in _swedish_heads(head):
        if is_known(base):
            return swedish.lemma(base)
    return None


def _swedish_heads(head: str) -> Iterator[str]:
    for linked, alone in _SWEDISH_LINKS:
        if head.endswith(linked):
            yield head.removesuffix(linked) + alone


def _add(weights: dict[str, float], found: tuple[str, ...], weight: float) -> None:
    for form in found:
        weights.setdefault(form, weight)
