"""How the municipality may reach the citizen: e-mail or telephone."""

import re
from dataclasses import replace
from typing import Any

import phonenumbers

from actions.fields.base import Answer, FieldReader, Outcome, problem
from actions.form.draft import Draft
from actions.hearing import refuses_contact
from actions.personal_details import own_details
from actions.phrases import is_heard
from actions.turn import Entity, TurnContext
from akkuna.replies import Button, Press, Reply, Term, Value
from akkuna.service import FieldSpec

LOOKS_LIKE_NUMBER = re.compile(r"[+\d][\d\s()./-]{4,}")


HOURS = re.compile(r"(?<![\d+-])\d{1,2}(?:[.:]\d\d)?\s*[-–—]\s*\d{1,2}(?:[.:]\d\d)?(?![\d-])")
"""From when to when: "8–15.30"."""
BIRTH_DATE = re.compile(r"[0-3]\d[01]\d\d\d")
"""A message of just these digits begins an identity code rather than being a telephone number."""


def phone_of(text: str) -> str | None:
    """The telephone number in `text` in E.164 form; Finnish where no country is given."""
    for match in phonenumbers.PhoneNumberMatcher(text, "FI", leniency=phonenumbers.Leniency.POSSIBLE):
        return str(phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164))
    return None


class ContactReader(FieldReader):
    """Reads an e-mail address, a telephone number, or both."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """What was given; a number or address that cannot be one is told of."""
        text = context.turn.text
        given = _given(context)
        if given or context.turn.kind != "text":
            return _answer(given, context) if given else None
        if field.optional and _gives_none(text):
            return Answer(None)
        if context.understood.intent == "affirm":
            return replace(problem("contact.write", draft), failed=False)
        if "@" in text:
            return problem("error.email", draft)
        if LOOKS_LIKE_NUMBER.search(text):
            return problem("error.phone", draft)
        return problem("error.contact", draft)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The citizen's own address or number in words that may hold others', or that none will be given."""
        given = _given(context, own_details(context.turn.text))
        if given:
            return _answer(given, context)
        refused = field.optional and draft.value(field.name) is None and refuses_contact(context.turn.text)
        return Answer(None) if refused else None

    def holds_value(self, context: TurnContext) -> bool:
        """An address or a number."""
        return _given(context) != {}

    def show(self, value: Any) -> Value:
        """Address and number, one after the other."""
        return tuple(value[name] for name in ("email", "phone") if name in value)


class EmailReader(ContactReader):
    """Reads an e-mail address; a number is no answer to it."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The address; one that cannot be one is told of."""
        found = await self.volunteer(field, draft, context)
        if found is None and context.turn.kind == "text":
            return problem("error.email", draft)
        return found

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The citizen's own address in words that may hold others'."""
        email = _given(context, own_details(context.turn.text)).get("email")
        return Answer({"email": email}) if email else None


class PhoneReader(FieldReader):
    """Reads a telephone number."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A number that can exist."""
        found = await self.volunteer(field, draft, context)
        if found is None and context.turn.kind == "text":
            return problem("error.phone", draft)
        return found

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A number anywhere in the words."""
        if _is_birth_date(context.turn.text):
            return None
        number = _given(context).get("phone") or phone_of(_without_times(context))
        return Answer(number) if number else None


def _without_times(context: TurnContext) -> str:
    """The words without days and times, whose digits may look like those of a number."""
    text = HOURS.sub(" ", context.turn.text)
    for one in context.understood.told:
        if one.entity in ("date", "time"):
            text = text.replace(one.value, " ")
    return text


def _answer(given: dict[str, str], context: TurnContext) -> Answer:
    """The details; where a call at a certain time is wished, that a call-back is needed for that."""
    asks = is_heard("call_me", context.turn.text) or is_heard("call_now", context.turn.text)
    call_back = context.catalogue.services["call_back"]
    wished = asks and any(map(context.understood.values, ("date", "time")))
    if not wished or not context.catalogue.offered(call_back, context.municipality):
        return Answer(given)
    begin = Button(Term("button", service="call_back"), Press("start_service", "call_back"))
    return Answer(given, (Reply("call_time_not_kept", buttons=(begin,)),))


def _given(context: TurnContext, within: str | None = None) -> dict[str, str]:
    """The address and the number that were given, of those in this part of the words."""
    kinds = ("email",) if _is_birth_date(context.turn.text) else ("email", "phone")
    meant = {kind: _meant(context.understood.values(kind), context.turn.text, within) for kind in kinds}
    return {kind: value for kind, value in meant.items() if value}


def _meant(found: list[Entity], text: str, within: str | None) -> str | None:
    """The first of the values, or the one that corrects it: "… no, …"."""
    meant = None
    for one in found:
        if within is not None and one.value not in within:
            continue
        between = text.partition(meant.value)[2].partition(one.value)[0] if meant else ""
        if meant is None or is_heard("instead", between):
            meant = one
    return meant.normalized if meant else None


def _gives_none(text: str) -> bool:
    """Whether no number will be given: that is said, or the matter should be sent."""
    return refuses_contact(text) or is_heard("send_now", text)


def _is_birth_date(text: str) -> bool:
    return bool(BIRTH_DATE.fullmatch("".join(filter(str.isdigit, text))))
