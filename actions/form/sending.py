"""Words about sending: "send it now", "do not send it yet". Only plain ones send."""

from actions.fields.base import label_of
from actions.form.answering import count_failure
from actions.form.draft import SUMMARY
from actions.form.plain_words import agrees, says_only_sending, says_send, speaks_of_sending
from actions.form.state import FormTurn, Step
from actions.form.steps import spec_of
from actions.phrases import is_all, is_heard
from actions.turn import TurnContext
from akkuna.service import FieldSpec

VALUES = ("place", "date", "time", "phone")
"""Types of fields whose values are told from words that name none."""
ANSWERS = 0.3
"""Confidence in yes, no and stop together from which words that name sending answer the summary."""


async def hear_sending(form: FormTurn, asked: FieldSpec | None) -> Step | None:
    """Sends at the summary; before it, tells what is missing or goes there. None for other words."""
    context, draft = form.context, form.draft
    at_summary = draft.asking == SUMMARY
    if spec_of(draft, context).effect != "write" or not (asked or at_summary):
        return None
    if at_summary and (agrees(context) or says_send(context)):
        return Step.DONE
    about = speaks_of_sending(context) or (at_summary and _hesitates(context))
    if not about or (at_summary and await _corrects(form)):
        return None
    if asked and not asked.optional:
        _tell_what_is_missing(form, asked)
    elif asked and says_send(context):
        await _leave_the_rest(form)
    else:
        context.say("not_sent")
    return Step.ASK


def _tell_what_is_missing(form: FormTurn, asked: FieldSpec) -> None:
    form.context.say("not_ready", {"field": label_of(asked)}, service=form.draft.service)
    if says_send(form.context):
        count_failure(form)


def _hesitates(context: TurnContext) -> bool:
    """Whether the words put sending off in a way that no list holds: "skicka den när jag har kollat"."""
    understood, text = context.understood, context.turn.text
    ranking = dict(understood.ranking)
    sure = sum(ranking.get(intent, 0.0) for intent in ("affirm", "cancel", "deny")) >= ANSWERS
    sure = sure or _begins_with_sending(text)
    about = any(is_heard(group, text) for group in ("send", "sending", "not_yet"))
    return sure and about


def _begins_with_sending(text: str) -> bool:
    """Whether the first words tell to send this: "skicka den …"."""
    words = text.split()
    return len(words) > 1 and is_all(("send",), words[0]) and is_all(("beside_send",), words[1])


async def _corrects(form: FormTurn) -> bool:
    """Whether a value stands beside that may be a new answer: "the address is Kalliontie 20, send it"."""
    given = {one.entity for one in form.context.understood.entities}
    types = {field.type for field in await form.fields()}
    return bool(given & types.intersection(VALUES)) and not says_only_sending(form.context)


async def _leave_the_rest(form: FormTurn) -> None:
    """Leaves open what need not be answered: who wants to send gives no more."""
    form.draft.pending = None
    for field in await form.fields():
        if field.optional and field.name not in form.draft.answers:
            form.draft.answer(field.name, None)
