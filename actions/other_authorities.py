"""Who handles what the municipality does not: told by the words of ``nlu_data/lookups``."""

from functools import lru_cache

from akkuna.data_files import DataFile
from akkuna.replies import LANGUAGES, Link, Reply, Term
from akkuna.settings import ROOT
from akkuna.words import analyse

NUMBERS = {"health": ("116 117", "112"), "police": ("112",)}
"""Telephone numbers that the texts of an authority name."""
AUTHORITIES = ROOT / "nlu_data" / "lookups" / "other_authorities.yml"


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {
        authority: frozenset(
            lemma
            for language in LANGUAGES
            for word in words[language]
            # Without the parts of compounds: "ei toimi" is no social services (sosiaalitoimi).
            for lemma in (*(lemma for one in analyse(word, language) for lemma in one.lemmas), word)
        )
        for authority, words in DataFile(AUTHORITIES).data.items()
    }


def answer_about(authority: str | None) -> Reply:
    """Who handles it and where; None for what nobody known here does."""
    if authority is None:
        return Reply("out_of_scope.other")
    site = Term(f"authority.{authority}")
    numbers = NUMBERS.get(authority, ())
    links = (
        Link(site, "https://", site),
        *(Link(Term("link.call", {"number": one}), "tel:", one) for one in numbers),
    )
    return Reply(f"out_of_scope.{authority}", {"site": site}, links=links)


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
