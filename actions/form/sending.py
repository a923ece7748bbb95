"""Words about sending what is not complete yet: "send it now", "do not send it yet"."""

from actions.fields import reader_of
from actions.fields.base import label_of
from actions.form.state import FormTurn, Step
from actions.form.steps import spec_of
from actions.phrases import is_heard
from akkuna.replies import LANGUAGES
from akkuna.service import FieldSpec
from akkuna.words import lemmas

LONGEST, LONGEST_AS_TEXT = 6, 3
"""Most words that steer; fewer where any words would be an answer."""
VALUES = ("place", "phone", "email", "date", "municipality")
"""Kinds of values that answer something, whatever is said of sending beside them."""


def speaks_of_sending(form: FormTurn, asked: FieldSpec | None) -> bool:
    """Whether the words are about sending while a required answer is still missing."""
    context = form.context
    understood = context.understood
    if asked is None or asked.optional or context.turn.kind != "text" or understood.press:
        return False
    if spec_of(form.draft, context).effect != "write" or any(map(understood.values, VALUES)):
        return False
    most = LONGEST_AS_TEXT if reader_of(asked).takes_any_words else LONGEST
    return len(context.turn.text.split()) <= most and is_heard("sending", context.turn.text)


def says_send(form: FormTurn) -> bool:
    """Whether the words are those of the button that sends, and no others."""
    if form.context.turn.kind != "text":
        return False
    texts, text = form.context.catalogue.texts, form.context.turn.text
    named: set[str] = set()
    for language in LANGUAGES:
        button = texts.find("confirm", language, service=form.draft.service, municipality=None)
        named |= lemmas(button, language)
    return is_heard("sending", text) and form.context.understood.lemmas <= named


def tell_what_is_missing(form: FormTurn, asked: FieldSpec | None) -> Step:
    """Says that nothing has been sent and which answer is needed first."""
    if asked is not None:
        form.context.say("not_ready", {"field": label_of(asked)}, service=form.draft.service)
    return Step.ASK
