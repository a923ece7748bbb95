"""Words that steer the dialogue where the model hears something else in them."""

from actions.form.draft import SUMMARY
from actions.form.state import FormTurn, Step
from actions.phrases import is_all, is_heard
from akkuna.service import FieldSpec

LONGEST = 6
"""Most words that may ask for a moment or a new beginning."""


def steer(form: FormTurn, asked: FieldSpec | None) -> Step | None:
    """Waits, begins anew, ends, or keeps what stands; None where the words ask for none of these."""
    context, draft = form.context, form.draft
    text = context.turn.text
    if context.turn.kind != "text" or context.understood.press or len(text.split()) > LONGEST:
        return None
    if is_heard("restart", text):
        draft.pending = {"kind": "restart"}
    elif is_heard("stop_it", text):
        draft.pending = {"kind": "cancel"}
    elif is_heard("wait", text):
        context.say("wait")
    elif draft.editing and asked and keeps_old(text):
        draft.answer(asked.name, draft.value(asked.name))
    else:
        return None
    return Step.ASK


def keeps_old(text: str) -> bool:
    """Whether nothing is to be changed after all: "no, keep the old one"."""
    return is_heard("keep_old", text) and is_all(("keep_old", "beside_keep_old", "beside_yes"), text)


def knows_not(form: FormTurn, asked: FieldSpec | None) -> bool:
    """Whether a description is asked for and the citizen has none."""
    if asked is None or asked.type != "text" or form.draft.asking == SUMMARY:
        return False
    return is_all(("dont_know", "beside_yes"), form.context.turn.text)
