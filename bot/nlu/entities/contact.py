"""Phone numbers and e-mail addresses."""

import re
from collections.abc import Iterator

import phonenumbers

from bot.nlu.entities.identifiers import accounts
from bot.nlu.entities.model import Entity
from bot.nlu.message import AnalysedMessage

_PHONE = re.compile(r"(?<![\w.,:/-])(?:\+|00?)\d(?:[\s()-]{0,2}\d){4,16}(?![\w/]|[.,:]\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}(?![\w-])")


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields phone numbers (`normalized` in E.164, Finnish by default) and e-mails (lower case)."""
    text = message.text
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Entity("email", match.group(), match.group().lower(), *match.span(), "email_pattern")
    taken = accounts(text)
    for match in _PHONE.finditer(text):
        number = _e164(match.group())
        if number and not any(start <= match.start() < end for start, end in taken):
            yield Entity("phone", match.group(), number, *match.span(), "phone_numbers")


def _e164(text: str) -> str | None:
    """The number in E.164 form, or None where no telephone could have it."""
    try:
        number = phonenumbers.parse(text, "FI")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
