"""How the municipality may reach the citizen: e-mail or telephone."""

import re
from dataclasses import replace
from typing import Any

import phonenumbers

from actions.fields.base import Answer, FieldReader, Outcome, problem
from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.replies import Value
from akkuna.service import FieldSpec

LOOKS_LIKE_NUMBER = re.compile(r"[+\d][\d\s()./-]{4,}")


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
        found = await self.volunteer(field, draft, context)
        if found is not None or context.turn.kind != "text":
            return found
        text = context.turn.text
        if context.understood.intent == "affirm":
            return replace(problem("contact.write", draft), failed=False)
        if "@" in text:
            return problem("error.email", draft)
        if LOOKS_LIKE_NUMBER.search(text):
            return problem("error.phone", draft)
        return problem("error.contact", draft)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """An address or number anywhere in the words."""
        contact = {
            "email": next((found.normalized for found in context.understood.values("email")), None),
            "phone": None if _is_birth_date(context.turn.text) else _first_phone(context),
        }
        given = {name: value for name, value in contact.items() if value}
        return Answer(given) if given else None

    def show(self, value: Any) -> Value:
        """Address and number, one after the other."""
        return tuple(value[name] for name in ("email", "phone") if name in value)


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
        number = _first_phone(context) or phone_of(context.turn.text)
        return Answer(number) if number else None


def _first_phone(context: TurnContext) -> str | None:
    return next((found.normalized for found in context.understood.values("phone")), None)


def _is_birth_date(text: str) -> bool:
    return bool(BIRTH_DATE.fullmatch("".join(filter(str.isdigit, text))))
