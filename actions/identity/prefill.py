"""Answers that Suomi.fi identification gives, so that the citizen is not asked what is known."""

from collections.abc import Iterable
from typing import Any

from actions.form.draft import Draft
from actions.identity.citizen import note
from actions.turn import TurnContext
from akkuna.citizen import Address, Citizen, Person
from akkuna.replies import Button, Language, Press, Reply, Term, Value
from akkuna.service import FieldSpec

SUOMIFI, PROTECTED = "suomifi", "protected"
"""Where an answer of a draft is from; the second stands for what is not told of a protected person."""
KNOWN = "known"
"""Argument of the button that answers with what is known."""
WHEREABOUTS = ("address", "home_municipality")


async def fill_in(draft: Draft, fields: Iterable[FieldSpec], citizen: Citizen, context: TurnContext) -> None:
    """Answers every required question to which identification knows the answer, and says so."""
    draft.person = citizen.person_hash
    labels: list[Value] = []
    for field in fields:
        if field.prefill is None or field.optional or field.name in draft.answers:
            continue
        value, source = known_of(field, citizen.person, context.language), SUOMIFI
        if citizen.person.is_protected and field.prefill in WHEREABOUTS:
            value, source = None, PROTECTED
        elif value is None:
            continue
        draft.answers[field.name] = value
        draft.prefilled[field.name] = source
        draft.revision += 1
        if source == SUOMIFI:
            labels.append(Term(f"field.{field.name}.label", service=draft.service))
    if labels:
        context.replies.append(Reply("prefill.done", {"fields": tuple(labels)}))
        await note("personal_data_read", citizen, context, purpose=draft.service, source=SUOMIFI)


def forget_person(draft: Draft, fields: Iterable[FieldSpec]) -> bool:
    """Takes out all that is about the person who was identified: they are not, or are somebody else.

    Returns:
        Whether there was anything.
    """
    personal = [field.name for field in fields if field.personal]
    given = {name for name in personal if draft.value(name) is not None}
    taken = {*draft.prefilled, *given}
    for name in taken:
        draft.forget(name)
    draft.person = None
    return bool(taken)


def known_of(field: FieldSpec, person: Person, language: Language) -> Any:
    """The value that identification gives for a field, as its type keeps it; None where it tells none."""
    if field.prefill == "name":
        return _name(person) or None
    if field.prefill == "address":
        return _address(person.address, language) if person.address else None
    if field.prefill == "home_municipality":
        return (person.home_fi if language == "fi" else person.home_sv) or None
    return {"email": person.email} if person.email else None


def button_of(field: FieldSpec, citizen: Citizen, language: Language) -> Button | None:
    """Offers what is known as the answer to an optional question."""
    known = known_of(field, citizen.person, language) if field.prefill and field.optional else None
    if known is None:
        return None
    title = known["email"] if isinstance(known, dict) else known
    return Button(title, Press("inform", KNOWN))


def shown(value: Value, source: str | None) -> Value:
    """An answer with its source, as a summary shows it."""
    if source == PROTECTED:
        return Term("prefill.protected")
    return Term("prefill.shown", {"value": value}) if source == SUOMIFI else value


def _name(person: Person) -> str:
    official = f"{person.given_names} {person.family_name}".strip()
    return official if person.given_names and person.family_name else person.display_name


def _address(address: Address, language: Language) -> str:
    street, place = (
        (address.street_fi or address.street_sv, address.place_fi or address.place_sv)
        if language == "fi"
        else (address.street_sv or address.street_fi, address.place_sv or address.place_fi)
    )
    return ", ".join(part for part in (street, f"{address.postcode} {place}".strip()) if part)
