"""What comes before all else: words of danger to life, and of self-harm."""

import re
from functools import lru_cache
from typing import Literal

from akkuna.data_files import DataFile
from akkuna.phrases import anywhere_in
from akkuna.replies import LANGUAGES, Language, Link, Reply, Term
from akkuna.settings import ROOT

PHRASES = ROOT / "nlu_data" / "lookups" / "emergency.yml"

Emergency = Literal["danger", "crisis"]
CRISIS_LINES: dict[Language, tuple[str, ...]] = {
    "fi": ("09 2525 0111",),
    "sv": ("09 2525 0112", "09 2525 0111"),
}
"""Numbers that the text of a crisis names; the Swedish line has hours, the Finnish one answers always."""


def emergency_in(text: str) -> Emergency | None:
    """Whether the words surely tell of self-harm ("crisis") or of danger to life ("danger").

    Both languages' phrases are looked for, whichever is being spoken.
    """
    for kind in ("crisis", "danger"):
        if _pattern(kind).search(text.casefold()):
            return "crisis" if kind == "crisis" else "danger"
    return None


def notice_of(kind: Emergency, language: Language) -> Reply:
    """Where help is, with the numbers to call."""
    numbers = ("112", *(CRISIS_LINES[language] if kind == "crisis" else ()))
    links = tuple(Link(Term("link.call", {"number": one}), "tel:", one) for one in numbers)
    return Reply(f"emergency.{kind}", kind="notice", links=links)


@lru_cache(maxsize=2)
def _pattern(kind: str) -> re.Pattern[str]:
    return anywhere_in(phrase for one in LANGUAGES for phrase in DataFile(PHRASES).data[kind][one])
