"""What is said, in their own language, to people who write neither Finnish nor Swedish."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from actions.turn import TurnContext
from akkuna.data_files import DataFile
from akkuna.replies import Reply
from akkuna.settings import ROOT

TEXTS = ROOT / "bot" / "dialogue" / "other_languages.yml"
SURE = 0.7
FEWEST_WORDS = 2


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, str]:
    return DataFile(TEXTS).data


def greeting_in(detected: Mapping[str, Any], words: int, context: TurnContext) -> Reply | None:
    """Says in that language what the assistant speaks and how to reach a person.

    None where the words are in none of these languages, or it is not sure.
    """
    code = detected.get("code") or ""
    if code not in _texts() or float(detected.get("confidence") or 0) < SURE or words < FEWEST_WORDS:
        return None
    municipalities = context.catalogue.municipalities
    contact = (context.municipality or next(iter(municipalities.values()))).contact
    text = _texts()[code].format(phone=contact.phone, email=contact.email)
    return Reply("plain", {"text": text}, lang=code)
