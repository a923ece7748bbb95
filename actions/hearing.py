"""What words mean beyond the model's intents: a wish to be called, and being fed up."""

from dataclasses import replace

from actions.phrases import is_heard
from actions.turn import TurnContext, Understood

CALL_BACK = "call_back"
SURE = 0.6
"""Confidence in "wants a person" from which words that ask for a call begin the call-back."""
SHORT_IN_SERVICE = 10
"""Most words that ask for a call in the middle of another service: more may be a description."""
SHORT = 15
"""Most words in which being fed up is all that is said."""
MAY_BE_FED_UP = ("report_fault", "help", "explain", "give_feedback", "cancel", "skip", "deny", "out_of_scope")
"""Intents that words of being fed up are mistaken for."""


def as_heard(understood: Understood, context: TurnContext) -> Understood:
    """The same, or the wish to be called as the service that it begins, or being fed up as small talk.

    A wish not to be called refuses, in the middle of a service, to tell how one may be reached.
    """
    under_way = context.operation.draft.get("service") if context.operation else None
    if under_way and understood.intent == "contact_human" and is_heard("call_me_not", context.turn.text):
        return replace(understood, intent="skip", confidence=1.0, ranking=())
    if under_way == CALL_BACK and _asks_for_a_call(understood, context):
        return replace(understood, intent="inform", ranking=())
    if _begins_call_back(understood, context, under_way):
        return replace(understood, intent="start_service", begins=CALL_BACK, ranking=())
    if is_fed_up(understood, context):
        return replace(understood, intent="out_of_scope", confidence=1.0, ranking=())
    return understood


def is_fed_up(understood: Understood, context: TurnContext) -> bool:
    """Whether the words tell of nothing but being fed up: no value stands in them."""
    text = context.turn.text
    short = len(text.split()) <= SHORT and not understood.entities
    return short and understood.intent in MAY_BE_FED_UP and is_heard("frustration", text)


def _begins_call_back(understood: Understood, context: TurnContext, under_way: str | None) -> bool:
    if not context.catalogue.offered(context.catalogue.services[CALL_BACK], context.municipality):
        return False
    phones = understood.values("phone")
    if under_way:
        # A number that is given in the middle of a service belongs to it.
        short = len(context.turn.text.split()) <= SHORT_IN_SERVICE
        return short and not phones and _asks_for_a_call(understood, context)
    bare = understood.intent == "inform" and bool(phones) and len(phones) == len(understood.entities)
    return bare or _asks_for_a_call(understood, context)


def _asks_for_a_call(understood: Understood, context: TurnContext) -> bool:
    wants_person = understood.intent == "contact_human" and understood.confidence >= SURE
    wants_none = is_heard("call_me_not", context.turn.text)
    return wants_person and not wants_none and is_heard("call_me", context.turn.text)
