"""Whether the words ask for somebody else's matters: "näytä isän asiat"."""

import re
from functools import cache

from akkuna.data_files import DataFile
from akkuna.replies import Language
from akkuna.settings import ROOT
from akkuna.words import lemmas

ON_BEHALF = ROOT / "bot" / "dialogue" / "phrases" / "on_behalf.yml"
_WORD = re.compile(r"[\w'’-]+")


def names_other(text: str, language: Language) -> bool:
    """Whether the words name another adult or an organisation, whose matters are seen by acting for them."""
    named = _words("person", language) | _words("organisation", language)
    return not names_child(text, language) and bool(_said(text, language) & named)


def names_child(text: str, language: Language) -> bool:
    """Whether the words name a child, many of whose matters are among the guardian's own."""
    return bool(_said(text, language) & _words("child", language))


def _said(text: str, language: Language) -> frozenset[str]:
    return frozenset(lemma for word in _WORD.findall(text.casefold()) for lemma in lemmas(word, language))


@cache
def _words(whom: str, language: Language) -> frozenset[str]:
    """Words that name somebody. Parts of a compound name nobody: a "tiekunta" is no "kunta"."""
    found = set()
    for word in DataFile(ON_BEHALF).data[whom][language]:
        forms = lemmas(word, language)
        found |= {word, *(forms if len(forms) == 1 else ())}
    return frozenset(found)
