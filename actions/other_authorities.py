"""Who handles what the municipality does not: told by the words of ``nlu_data/lookups``."""

from functools import lru_cache

from akkuna.data_files import DataFile
from akkuna.replies import LANGUAGES
from akkuna.settings import ROOT
from akkuna.words import lemmas

AUTHORITIES = ROOT / "nlu_data" / "lookups" / "other_authorities.yml"


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {
        authority: frozenset(
            lemma
            for language in LANGUAGES
            for word in words[language]
            for lemma in (*lemmas(word, language), word)
        )
        for authority, words in DataFile(AUTHORITIES).data.items()
    }


def authority_in(text: str, said: frozenset[str]) -> str | None:
    """The authority that most of the words point to, or None.

    Args:
        text: the citizen's words.
        said: their base forms.
    """
    words = said | frozenset(text.casefold().split())
    hits = {authority: len(words & known) for authority, known in _words().items()}
    best = max(hits, key=lambda authority: hits[authority])
    return best if hits[best] else None
