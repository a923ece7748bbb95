"""In which language a conversation goes on."""

from dataclasses import dataclass

from akkuna.replies import Language
from integrations.database import Conversation
from integrations.database.conversations import LanguageSource

SURE_AT_FIRST = 0.6
"""Confidence from which the first message sets the language."""
SURE_TO_SWITCH = 0.9
"""Confidence from which a later message changes it; less keeps it, so that it does not flicker."""
WORDS_TO_SWITCH = 3
DEFAULT: Language = "fi"


@dataclass(frozen=True)
class LanguageState:
    """The language to answer in, how it is known, and one to offer, if the words were clearly in it."""

    language: Language
    source: LanguageSource | None
    offer: Language | None = None


def language_after(
    conversation: Conversation, detected: str | None, confidence: float, words: int
) -> LanguageState:
    """The language after a message of a citizen's own words.

    Chosen by hand beats the page's, which beats what is detected. Against the first two the other
    language is only offered.

    Args:
        conversation: the conversation before the message.
        detected: language of the words, if it could be told.
        confidence: of that, 0–1.
        words: how many words the message has.
    """
    current, source = conversation.language, conversation.language_source
    found: Language | None = "fi" if detected == "fi" else "sv" if detected == "sv" else None
    clear = found is not None and confidence >= SURE_TO_SWITCH and words >= WORDS_TO_SWITCH
    if current is None:
        if found is not None and confidence >= SURE_AT_FIRST:
            return LanguageState(found, "detected")
        return LanguageState(found or DEFAULT, None)
    if source in (None, "detected"):
        return LanguageState(found, "detected") if clear and found else LanguageState(current, source)
    return LanguageState(current, source, found if clear and found != current else None)
