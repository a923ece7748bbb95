"""Words of Finnish and Swedish messages: where they stand, their base forms, parts of compounds."""

import unicodedata

from akkuna.words import finnish, swedish
from akkuna.words.model import Language, Word
from akkuna.words.tokens import tokens

__all__ = ["Language", "Word", "analyse", "lemmas"]


def analyse(text: str, language: Language) -> list[Word]:
    """The words of a message, in order.

    Args:
        text: the message as written; places are counted in its characters.
        language: the language to read it in.

    Returns:
        one `Word` for each word or number; empty for a message without any.
    """
    return [_word(surface, start, end, language) for surface, start, end in tokens(text)]


def lemmas(text: str, language: Language) -> frozenset[str]:
    """Base forms of all words of a text and of the parts of its compounds."""
    found: set[str] = set()
    for word in analyse(text, language):
        found.update(word.lemmas, word.parts)
    return frozenset(found)


def _word(surface: str, start: int, end: int, language: Language) -> Word:
    form = unicodedata.normalize("NFC", surface).lower()
    if language == "sv":
        return Word(surface, start, end, swedish.lemmas(form), swedish.parts(form))
    readings = finnish.understand(form)
    roots = (reading.root for reading in readings if reading.root)
    bases = tuple(dict.fromkeys((*(reading.lemma for reading in readings), *roots))) or (form,)
    parts = tuple(dict.fromkeys(part for reading in readings for part in reading.parts))
    return Word(surface, start, end, bases, parts)
