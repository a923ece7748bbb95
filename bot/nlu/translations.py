"""Everyday words in a form that both languages share: the lists of ``nlu_data/lookups/translations.yml``."""

from collections import defaultdict
from functools import cache

from akkuna.words import Language, Word, analyse
from bot.nlu.lookups import lookup


def meanings(word: Word, language: Language) -> frozenset[str]:
    """Names of what a word, or a part of a compound, means: the first Finnish word of its line."""
    table = _table(language)
    forms = {word.surface.lower(), *word.lemmas, *word.parts}
    return frozenset(name for form in forms if form in table for name in table[form])


@cache
def _table(language: Language) -> dict[str, set[str]]:
    """Form or base form → names of its meanings."""
    table: dict[str, set[str]] = defaultdict(set)
    for finnish, swedish in lookup("translations").items():
        name = finnish.split()[0]
        for text in (finnish if language == "fi" else swedish).split():
            table[text].add(name)
            words = analyse(text, language)
            if len(words) == 1:
                table[words[0].lemmas[0]].add(name)
    return dict(table)
