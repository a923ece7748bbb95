"""Whether the words ask for somebody else's matters: "näytä isän asiat"."""

import re
from functools import cache

from akkuna.data_files import DataFile
from akkuna.replies import LANGUAGES
from akkuna.settings import ROOT
from akkuna.words import lemmas

ON_BEHALF = ROOT / "bot" / "dialogue" / "phrases" / "on_behalf.yml"
_WORD = re.compile(r"[\w'’-]+")


def names_other(text: str) -> bool:
    """Whether the words name another adult or an organisation, whose matters are seen by acting for them."""
    if names_child(text):
        return False
    return bool(_said(text) & (_words("person") | _words("organisation")))


def names_child(text: str) -> bool:
    """Whether the words name a child, many of whose matters are among the guardian's own."""
    return bool(_said(text) & _words("child"))


def _said(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(lemma for word in words for language in LANGUAGES for lemma in lemmas(word, language))


@cache
def _words(whom: str) -> frozenset[str]:
    """Words that name somebody, with their base forms."""
    words = DataFile(ON_BEHALF).data[whom]
    return frozenset(
        lemma for language in LANGUAGES for word in words[language] for lemma in lemmas(word, language)
    )
