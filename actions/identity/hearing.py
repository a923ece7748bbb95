"""Words about identification, about acting for others, and about what is stored of oneself."""

from dataclasses import replace

from actions.form.draft import LOGIN
from actions.identity.mandates import MYSELF
from actions.phrases import is_heard
from actions.turn import TurnContext, Understood
from akkuna.replies import Press

ACT_FOR_OTHER = "act_for_other"
OF_ONESELF = {"my_matters_bare": "my_matters", "log_out_bare": "log_out"}
"""Group of phrases that say nothing else → what they ask for, also where any words would be an answer."""


def about_identity(understood: Understood, context: TurnContext, under_way: str | None) -> Understood | None:
    """What words of these matters surely mean, whatever they sound like; None for other words."""
    text = context.turn.text
    if is_heard("data_use", text):
        return _surely("how_data_used", understood)
    if is_heard("cannot_log_in", text) or is_heard("why_log_in", text):
        return _surely("explain", understood, Press("explain", LOGIN))
    if is_heard("who_am_i", text):
        return _surely("log_in", understood)
    if under_way != ACT_FOR_OTHER and is_heard("for_myself", text):
        return _surely("choose_principal", understood, Press("choose_principal", MYSELF))
    if not under_way and is_heard("matters_of_another", text) and not context.acts_for_other:
        return replace(understood, intent="start_service", begins=ACT_FOR_OTHER, ranking=())
    bare = next((intent for group, intent in OF_ONESELF.items() if is_heard(group, text)), None)
    return _surely(bare, understood) if bare else None


def is_of_oneself(text: str) -> bool:
    """Whether the words say nothing but that one wants to see one's own matters, or to log out."""
    return any(is_heard(group, text) for group in OF_ONESELF)


def _surely(intent: str, understood: Understood, press: Press | None = None) -> Understood:
    return replace(understood, intent=intent, confidence=1.0, ranking=(), press=press)
