"""What comes before all else: words of danger to life, and of self-harm."""

import re
from functools import lru_cache
from typing import Literal

from akkuna.data_files import DataFile
from akkuna.replies import LANGUAGES
from akkuna.settings import ROOT

PHRASES = ROOT / "nlu_data" / "lookups" / "emergency.yml"

Emergency = Literal["danger", "crisis"]


def emergency_in(text: str) -> Emergency | None:
    """Whether the words surely tell of self-harm ("crisis") or of danger to life ("danger").

    Both languages' phrases are looked for, whichever is being spoken.
    """
    for kind in ("crisis", "danger"):
        if _pattern(kind).search(text.casefold()):
            return "crisis" if kind == "crisis" else "danger"
    return None


@lru_cache(maxsize=2)
def _pattern(kind: str) -> re.Pattern[str]:
    """The phrases as whole words; a trailing ``*`` in the list leaves the ending open."""
    phrases = [phrase for language in LANGUAGES for phrase in DataFile(PHRASES).data[kind][language]]
    parts = [
        r"\s+".join(re.escape(word) for word in phrase.casefold().rstrip("*").split())
        + (r"\w*" if phrase.endswith("*") else "")
        for phrase in phrases
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
