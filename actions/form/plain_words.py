"""Words that say one thing and nothing else: yes, send it, stop."""

import re

from actions.phrases import is_all, is_heard
from actions.turn import TurnContext
from akkuna.replies import LANGUAGES

YES = ("yes", "beside_yes")
SEND = (*YES, "send", "beside_send")
ABOUT_SENDING = (*SEND, "sending", "beside_sending")
STOP = (*YES, "stop", "beside_stop")
_CLAUSE_END = re.compile(r"[,.;:!?\n]+")


def agrees(context: TurnContext) -> bool:
    """Whether the turn is a bare yes, or the button for it."""
    press = context.understood.press
    return press.intent == "affirm" if press else _says_only(context, "yes", YES)


def says_send(context: TurnContext) -> bool:
    """Whether the words are those of the button that sends, or mean the same and no more."""
    said = context.turn.text.strip().casefold()
    texts, service = context.catalogue.texts, (context.operation.service if context.operation else None)
    titles = {texts.find("confirm", one, service=service, municipality=None) for one in LANGUAGES}
    return said in {title.casefold() for title in titles} or _says_only(context, "send", SEND)


def says_stop(context: TurnContext) -> bool:
    """Whether the words only tell to end what is under way."""
    return _says_only(context, "stop", STOP)


def speaks_of_sending(context: TurnContext) -> bool:
    """Whether a clause is about sending this, now or later or never, and about nothing else."""
    if context.turn.kind != "text" or context.understood.press:
        return False
    return any(
        is_all(ABOUT_SENDING, clause) and (is_heard("send", clause) or is_heard("sending", clause))
        for clause in _CLAUSE_END.split(context.turn.text)
    )


def says_only_sending(context: TurnContext) -> bool:
    """Whether nothing is said beside sending: "send it only tomorrow" tells no day of anything else."""
    return is_all(ABOUT_SENDING, context.turn.text)


def _says_only(context: TurnContext, group: str, allowed: tuple[str, ...]) -> bool:
    text = context.turn.text
    if context.turn.kind != "text" or context.understood.press or "?" in text:
        return False
    return is_heard(group, text) and is_all(allowed, text)
