"""Hears contact details that are given besides, at any question, and keeps them where they belong."""

from dataclasses import replace
from typing import Any

from actions.fields import reader_of
from actions.fields.base import Answer
from actions.form.commands import PLACES, SURE_TO_SKIP, declining
from actions.form.describing import add_to_description, described_in
from actions.form.plain_words import YES
from actions.form.state import FormTurn
from actions.form.steps import spec_of
from actions.hearing import wish_of_text_message
from actions.personal_details import Apart, without_details
from actions.phrases import is_all, is_heard, phrases
from akkuna.service import FieldSpec

TYPES = ("contact", "phone")
"""Types of fields in which a telephone number is kept."""
OF_CONTACT = ("email", "phone")
OF_WORDS = ("choice", "municipality", "place", "reference_or_place", "text")
"""Types of fields that words without any value in them may answer."""
SETTLED_BY_A_NUMBER = ("change", "switch_service")
"""The form's own questions that are over when a number is given instead of a yes."""
ENOUGH_WORDS = 3
"""Words from which a sentence that asks to be called tells something else as well."""


async def hear_details(form: FormTurn) -> bool:
    """Keeps a telephone number or an e-mail address that answers another question than the one asked.

    What else was said is left in the turn, to be read without them.

    Returns:
        True where nothing else was said: the question is asked again.
    """
    context, draft = form.context, form.draft
    if context.turn.kind != "text" or gives_number_for(form, draft.pending or {}):
        return False
    asked = await form.field()
    if _passes_wish_on(form, asked):
        return True
    names = any(field.public for field in spec_of(draft, context).fields)
    apart = without_details(context.turn.text, names=names)
    if not apart.contacts and not apart.name:
        return False
    of_contact = next((field for field in await form.fields() if field.type in TYPES), None)
    if apart.contacts and (of_contact is None or of_contact == asked or not await _keep(form, of_contact)):
        return False
    if apart.name:
        context.say("name_left_out")
    if _describes(form, asked, apart):
        return True
    more = _says_more(form, asked, apart)
    _read_without(form, apart)
    return not more


async def _keep(form: FormTurn, field: FieldSpec) -> bool:
    """Keeps what the words hold for the field. What waits to be settled goes on waiting."""
    draft = form.draft
    outcome = await reader_of(field).volunteer(field, draft, form.context)
    if not isinstance(outcome, Answer):
        return False
    draft.note(field.name, _together(draft.value(field.name), outcome.value))
    if draft.pending and draft.pending["kind"] in SETTLED_BY_A_NUMBER:
        draft.pending = None
    form.note(field, outcome.value)
    form.context.replies.extend(outcome.notices)
    return True


def _together(old: Any, new: Any) -> Any:
    """A new number beside the address that was given before; the newer of two numbers."""
    return {**old, **new} if isinstance(old, dict) and isinstance(new, dict) else new


def gives_number_for(form: FormTurn, pending: dict[str, Any]) -> bool:
    """Whether a number alone or with a yes answers if a service should begin that needs one."""
    text = form.context.turn.text
    rest = without_details(text, names=False).text
    if is_heard("refusing", text) or (rest and not is_all(YES, rest)):
        return False
    other = form.context.catalogue.services.get(pending.get("service", ""))
    needed = other is not None and any(field.type == "phone" for field in other.fields)
    return needed and bool(form.context.understood.values("phone"))


def _passes_wish_on(form: FormTurn, asked: FieldSpec | None) -> bool:
    """Adds the wish for a text message to the description, which is all that takes it to the municipality.

    Returns:
        True where nothing else was said.
    """
    context, described = form.context, described_in(form)
    wish, rest = wish_of_text_message(context.turn.text)
    if not wish or described is None or asked == described:
        return False
    if without_details(wish, names=True).contacts:
        rest = context.turn.text
    if form.draft.value(described.name):
        add_to_description(form, described, wish)
    else:
        context.say("text_message_later")
    return not rest


def _describes(form: FormTurn, asked: FieldSpec | None, apart: Apart) -> bool:
    """Adds what is left of the words to the description, where they tell of the matter and answer nothing."""
    understood, described = form.context.understood, described_in(form)
    values = [one for one in understood.told if one.entity not in (*OF_CONTACT, "fault_type")]
    tells = understood.intent in ("inform", "contact_human", spec_of(form.draft, form.context).intent)
    tells = tells or phrases("adding_begins").match(apart.text.casefold()) is not None
    enough = len(apart.text.split()) >= ENOUGH_WORDS and not apart.text.endswith("?")
    if described is None or values or not (tells and enough) or (asked and asked.type in OF_WORDS):
        return False
    add_to_description(form, described, apart.text)
    return True


def _says_more(form: FormTurn, asked: FieldSpec | None, apart: Apart) -> bool:
    """Whether what is left of the words may answer the question, or change or command something."""
    understood = form.context.understood
    if not apart.text:
        return False
    beside = {one.entity for one in understood.told}.difference(OF_CONTACT, ("municipality",))
    if beside.difference(_without_a_question(form)):
        return True
    if asked is None or (apart.name and asked.type in PLACES):
        # Who is beside a name or a number is no place.
        return False
    if understood.intent in ("skip", "deny"):
        return asked.optional and declining(form.context) >= SURE_TO_SKIP
    if understood.intent == "contact_human":
        return asked.type == "text" and len(apart.text.split()) >= ENOUGH_WORDS
    return asked.type in OF_WORDS


def _without_a_question(form: FormTurn) -> set[str]:
    """Kinds of values for when to call that the service does not ask for."""
    asked_for = {field.type for field in spec_of(form.draft, form.context).fields}
    return {"date", "time"}.difference(asked_for)


def _read_without(form: FormTurn, apart: Apart) -> None:
    """Lets the rest of the turn be read without the details, as an answer where it asked to be called."""
    context = form.context
    understood = context.understood
    if understood.intent == "contact_human":
        understood = replace(understood, intent="inform", ranking=())
    entities = tuple(one for one in understood.entities if one.entity not in OF_CONTACT)
    context.turn = replace(context.turn, text=apart.text)
    context.understood = replace(understood, entities=entities)
