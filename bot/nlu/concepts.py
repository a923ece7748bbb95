"""What words mean, in both languages alike: the lists of ``nlu_data/lookups/concepts.yml``."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from akkuna.words import Language, Word, analyse
from bot.nlu.lookups import lookup

_LONGEST_PHRASE = 4
"""Words of the longest listed phrase."""


def concepts(words: Sequence[Word], language: Language) -> Iterator[str]:
    """Yields the names of the concepts that words or phrases of a message belong to, with repetitions."""
    table = _table(language)
    surfaces = [word.surface.lower() for word in words]
    for place, word in enumerate(words):
        for form in {surfaces[place], *word.lemmas, *word.parts[-1:]}:
            yield from table.get(form, ())
        for length in range(2, _LONGEST_PHRASE + 1):
            yield from table.get(" ".join(surfaces[place : place + length]), ())


@cache
def _table(language: Language) -> dict[str, frozenset[str]]:
    """Form, base form or phrase → concepts."""
    table: dict[str, set[str]] = defaultdict(set)
    for concept, entry in lookup("concepts").items():
        for text in entry[language]:
            table[text.lower()].add(concept)
            words = analyse(text, language)
            if len(words) == 1:
                table[words[0].lemmas[0]].add(concept)
    return {form: frozenset(names) for form, names in table.items()}
