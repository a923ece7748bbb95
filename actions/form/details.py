"""Hears contact details that are given besides, at any question, and keeps them where they belong."""

from dataclasses import replace
from typing import Any

from actions.fields import reader_of
from actions.fields.base import Answer
from actions.form.commands import SURE_TO_SKIP, declining
from actions.form.state import FormTurn
from actions.form.steps import spec_of
from actions.personal_details import Apart, without_details
from akkuna.service import FieldSpec

TYPES = ("contact", "phone")
"""Types of fields in which a telephone number is kept."""
OF_CONTACT = ("email", "phone")
OF_WORDS = ("choice", "municipality", "place", "reference_or_place", "text")
"""Types of fields that words without any value in them may answer."""
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
    names = any(field.public for field in spec_of(draft, context).fields)
    apart = without_details(context.turn.text, names=names)
    if not apart.contacts and not apart.name:
        return False
    asked = await form.field()
    of_contact = next((field for field in await form.fields() if field.type in TYPES), None)
    if apart.contacts and (of_contact is None or of_contact == asked or not await _keep(form, of_contact)):
        return False
    if apart.name:
        context.say("name_left_out")
    more = _says_more(form, asked, apart)
    _read_without(form, apart)
    return not more


async def _keep(form: FormTurn, field: FieldSpec) -> bool:
    """Keeps what the words hold for the field. What waits to be settled goes on waiting."""
    draft = form.draft
    outcome = await reader_of(field).volunteer(field, draft, form.context)
    if not isinstance(outcome, Answer):
        return False
    pending = draft.pending
    draft.answer(field.name, _together(draft.value(field.name), outcome.value))
    if pending and pending["kind"] != "change":
        draft.pending = pending
    form.note(field, outcome.value)
    return True


def _together(old: Any, new: Any) -> Any:
    """A new number beside the address that was given before; the newer of two numbers."""
    return {**old, **new} if isinstance(old, dict) and isinstance(new, dict) else new


def gives_number_for(form: FormTurn, pending: dict[str, Any]) -> bool:
    """Whether a number is given while it is asked if a service should begin that needs one."""
    other = form.context.catalogue.services.get(pending.get("service", ""))
    needed = other is not None and any(field.type == "phone" for field in other.fields)
    return needed and bool(form.context.understood.values("phone"))


def _says_more(form: FormTurn, asked: FieldSpec | None, apart: Apart) -> bool:
    """Whether what is left of the words may answer the question, or change or command something."""
    understood = form.context.understood
    if not apart.text:
        return False
    if any(one.entity not in (*OF_CONTACT, "municipality") for one in understood.entities):
        return True
    if asked is None:
        return False
    if understood.intent in ("skip", "deny"):
        return asked.optional and declining(form.context) >= SURE_TO_SKIP
    if understood.intent == "contact_human":
        return asked.type == "text" and len(apart.text.split()) >= ENOUGH_WORDS
    return asked.type in OF_WORDS


def _read_without(form: FormTurn, apart: Apart) -> None:
    """Lets the rest of the turn be read without the details, as an answer where it asked to be called."""
    context = form.context
    understood = context.understood
    if understood.intent == "contact_human":
        understood = replace(understood, intent="inform", ranking=())
    entities = tuple(one for one in understood.entities if one.entity not in OF_CONTACT)
    context.turn = replace(context.turn, text=apart.text)
    context.understood = replace(understood, entities=entities)
