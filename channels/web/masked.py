"""What was masked, in the citizen's words."""

import re

from akkuna.masking import ALL_KINDS
from akkuna.replies import Language
from channels.web.texts import TEXTS

_MARK = re.compile(f"‹({'|'.join(sorted(ALL_KINDS))})›")


def in_words(text: str, language: Language) -> str:
    """The text with the marks of `akkuna.masking` in this language, e.g. ``‹personbeteckning›``."""
    return _MARK.sub(lambda mark: f"‹{TEXTS[language][f'masked.{mark[1]}']}›", text)
