"""What the analysis of a message's words gives."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["fi", "sv"]


@dataclass(frozen=True)
class Word:
    """A word of a message.

    Attributes:
        surface: the word as the citizen wrote it.
        start: index of its first character in the message.
        end: index after its last character.
        lemmas: base forms, lower case, likeliest first, then what it is derived from; the word itself
            where no analyser knows it.
        parts: base forms of the parts of a compound, lower case; empty for a simple word.
    """

    surface: str
    start: int
    end: int
    lemmas: tuple[str, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One way to read a Finnish word.

    Attributes:
        lemma: base form, lower case.
        word_class: Voikko's CLASS, such as ``nimisana`` (noun) or ``teonsana`` (verb).
        case: Voikko's SIJAMUOTO, such as ``sisaolento`` (inessive); empty where there is none.
        parts: base forms of a compound's parts; empty for a simple word.
        root: base form of the word that it is derived from; empty for a compound.
    """

    lemma: str
    word_class: str
    case: str
    parts: tuple[str, ...] = ()
    root: str = ""
