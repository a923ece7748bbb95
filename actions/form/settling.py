"""Reads the answers to the form's own questions: stop? the other service? which municipality?"""

from typing import Any

from actions.form.answering import change_municipality, read_again
from actions.form.details import gives_number_for
from actions.form.opening import values_of
from actions.form.sending import says_send
from actions.form.state import FormTurn, Step

DOUBT = 0.15
"""Confidence in "no" or "wait" from which "… stop …" does not stop anything: "no, do not stop"."""


async def settle(form: FormTurn, pending: dict[str, Any]) -> Step | None:
    """Settles a pending question; None where the turn does not answer it, so that it is read further.

    "switch_service" that was agreed to is left pending for the form to carry out.
    """
    intent, kind = form.context.understood.intent, pending["kind"]
    if kind == "cancel":
        return _settle_cancelling(form, intent)
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
    if intent == "affirm":
        return Step.ASK
    form.draft.pending = None
    return Step.ASK if intent == "deny" else None


def _settle_cancelling(form: FormTurn, intent: str) -> Step | None:
    ranking = dict(form.context.understood.ranking)
    doubt = sum(ranking.get(other, 0.0) for other in ("deny", "correct_answer"))
    if intent == "affirm" and says_send(form):
        # "Send the report" is no wish to drop it.
        form.draft.pending = None
        return Step.ASK
    if intent == "affirm" or (intent == "cancel" and doubt < DOUBT):
        return Step.CANCELLED
    form.draft.pending = None
    # "Wait, do not stop it" sounds like a correction, but corrects only the wish to stop.
    unsaid = intent == "correct_answer" and not form.context.understood.entities
    return Step.ASK if unsaid or intent in ("deny", "cancel") else None


def _settle_switching(form: FormTurn, intent: str, pending: dict[str, Any]) -> Step | None:
    if intent == "affirm":
        return None
    if gives_number_for(form, pending):
        # Who answers "shall we arrange a call?" with a number agrees.
        pending["opening"]["values"]["entities"] += values_of(form.context.understood)["entities"]
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
        field = draft.asking or "place"
        await change_municipality(form, pending["municipality"])
        draft.answer(field, pending["value"])
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
