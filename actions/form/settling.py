"""Reads the answers to the form's own questions: stop? the other service? which municipality?"""

from typing import Any

from actions.form.additions import add_agreed, told_to_add
from actions.form.answering import change_municipality, read_again
from actions.form.changing import named_fields
from actions.form.commands import SURE
from actions.form.details import gives_number_for
from actions.form.opening import values_of
from actions.form.plain_words import agrees, says_send, says_stop, speaks_of_sending
from actions.form.state import FormTurn, Step
from actions.form.steering import keeps_old

DOUBT = 0.15
"""Confidence in "no" or "wait" from which "… stop …" does not stop anything: "no, do not stop"."""
OF_THE_FORM = ("cancel", "restart", "add", "switch_service", "change")
"""The form's own questions, beside those of a place or a municipality."""


async def settle(form: FormTurn, pending: dict[str, Any]) -> Step | None:
    """Settles a pending question; None where the turn does not answer it, so that it is read further.

    "switch_service" and "restart" that were agreed to are left pending for the form to carry out.
    """
    intent, kind = form.context.understood.intent, pending["kind"]
    if kind in OF_THE_FORM and says_send(form.context):
        # "Send the report" answers none of these: what would be sent is shown first.
        form.draft.pending = None
        return Step.ASK
    if kind == "cancel":
        return _settle_cancelling(form, intent)
    if kind == "restart":
        return _settle_restarting(form, intent)
    if kind == "add":
        return _settle_adding(form, intent, pending["words"])
    if kind == "switch_service":
        return _settle_switching(form, intent, pending)
    if kind == "switch_municipality":
        return await _settle_municipality(form, pending)
    if kind == "outside":
        return await _settle_outside(form, pending)
    if kind == "change" and not _presses_a_field(form):
        return _settle_changing(form, intent)
    return None


def _settle_changing(form: FormTurn, intent: str) -> Step | None:
    """A yes to "what do you want to change?" names nothing, and never sends what was just refused."""
    if agrees(form.context):
        return Step.ASK
    form.draft.pending = None
    return Step.ASK if intent in ("deny", "skip") or keeps_old(form.context.turn.text) else None


def _settle_adding(form: FormTurn, intent: str, words: str) -> Step | None:
    form.draft.pending = None
    if agrees(form.context):
        add_agreed(form, words)
        return Step.ASK
    return Step.ASK if intent == "deny" else None


def _settle_cancelling(form: FormTurn, intent: str) -> Step | None:
    """Stops at a plain yes only; "skicka inte" and "lägg till en sak" want something else."""
    context = form.context
    if agrees(context) or says_stop(context):
        return Step.CANCELLED
    ranking = dict(context.understood.ranking)
    doubt = sum(ranking.get(other, 0.0) for other in ("deny", "correct_answer"))
    elsewhere = speaks_of_sending(context) or told_to_add(context.turn.text) is not None
    if intent == "cancel" and context.understood.confidence >= SURE and doubt < DOUBT and not elsewhere:
        return Step.ASK
    form.draft.pending = None
    # "Wait, do not stop it" sounds like a correction, but corrects only the wish to stop.
    unsaid = intent == "correct_answer" and not context.understood.told and not named_fields(form)
    return Step.ASK if not elsewhere and (unsaid or intent in ("deny", "cancel")) else None


def _settle_restarting(form: FormTurn, intent: str) -> Step | None:
    if agrees(form.context):
        return None
    form.draft.pending = None
    return Step.ASK if intent in ("deny", "cancel") else None


def _settle_switching(form: FormTurn, intent: str, pending: dict[str, Any]) -> Step | None:
    if gives_number_for(form, pending):
        # Who answers "shall we arrange a call?" with a number agrees.
        opening = pending["opening"]
        opening["text"] = f"{opening['text']}, {form.context.turn.text}"
        opening["values"]["entities"] += values_of(form.context.understood)["entities"]
        return None
    if agrees(form.context):
        return None
    form.draft.pending = None
    return Step.ASK if intent in ("deny", "cancel") else None


async def _settle_municipality(form: FormTurn, pending: dict[str, Any]) -> Step | None:
    """The municipality that the words named, or the page's."""
    context = form.context
    wanted = _named(form)
    if wanted is None and context.understood.intent == "affirm":
        wanted = pending["municipality"]
    names_place = bool(context.understood.values("place"))
    if wanted is None and context.understood.intent == "deny" and not names_place:
        wanted = context.conversation.municipality
    if wanted not in context.catalogue.municipalities:
        return None
    form.draft.pending = form.draft.asking = None
    await change_municipality(form, str(wanted))
    if "said" in pending:
        said = {"text": context.turn.text, "values": values_of(context.understood)}
        return await read_again(form, pending["field"], said if names_place else pending["said"])
    return Step.ASK


async def _settle_outside(form: FormTurn, pending: dict[str, Any]) -> Step | None:
    """A place in another municipality: report there, or name another place."""
    context, draft = form.context, form.draft
    wanted = _named(form)
    if context.understood.intent == "affirm" or wanted == pending["municipality"]:
        field, draft.pending = draft.asking or "place", None
        draft.answer(field, pending["value"])
        await change_municipality(form, pending["municipality"])
        if draft.asking == field:
            draft.pending = None
        # What the words that began this leave open, such as kinds to choose from, goes on waiting.
        draft.note(field, pending["value"])
        return Step.ASK
    draft.pending = None
    if context.understood.intent == "deny" and not context.understood.values("place"):
        context.say("place.again", service=draft.service)
        return Step.ASK
    return None


def _named(form: FormTurn) -> str | None:
    """A municipality that was pressed or named."""
    press = form.context.understood.press
    if press and press.intent == "inform":
        return str(press.argument)
    named = form.context.understood.values("municipality")
    return named[0].normalized if named else None


def _presses_a_field(form: FormTurn) -> bool:
    press = form.context.understood.press
    return bool(press and press.intent == "correct_answer")
