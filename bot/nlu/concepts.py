"""What words mean, in both languages alike: the lists of ``nlu_data/lookups/concepts.yml``."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from akkuna.words import Language, Word, analyse, finnish, swedish
from bot.nlu.lookups import lookup
from bot.nlu.misspelling import Misspellings

_LONGEST_PHRASE = 4
"""Words of the longest listed phrase."""

_Table = dict[str, frozenset[str]]
"""Form, base form or phrase → concepts."""


def concepts(words: Sequence[Word], language: Language) -> Iterator[str]:
    """Yields the names of the concepts that words or phrases of a message belong to, with repetitions."""
    table = _table(language)
    surfaces = [word.surface.lower() for word in words]
    for place, word in enumerate(words):
        known = [table[form] for form in {surfaces[place], *word.lemmas, *word.parts[-1:]} if form in table]
        for names in known or [_of_misspelt(surfaces[place], language)]:
            yield from names
        for length in range(2, _LONGEST_PHRASE + 1):
            yield from table.get(" ".join(surfaces[place : place + length]), ())


@lru_cache(maxsize=20_000)
def _of_misspelt(form: str, language: Language) -> frozenset[str]:
    """Concepts of the listed word that an unknown word is one letter away from."""
    is_known = finnish.is_known(form) if language == "fi" else swedish.is_known(form)
    return frozenset() if is_known else _misspellings(language).find(form) or frozenset()


@cache
def _misspellings(language: Language) -> Misspellings[frozenset[str]]:
    return Misspellings({form: names for form, names in _table(language).items() if " " not in form})


@cache
def _table(language: Language) -> _Table:
    table: dict[str, set[str]] = defaultdict(set)
    for concept, entry in lookup("concepts").items():
        for text in entry[language]:
            table[text.lower()].add(concept)
            words = analyse(text, language)
            if len(words) == 1:
                table[words[0].lemmas[0]].add(concept)
    return {form: frozenset(names) for form, names in table.items()}
