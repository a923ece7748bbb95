"""Identity codes, account numbers, business IDs: what is checked by its check characters."""

import re
from collections.abc import Iterator

from stdnum import iban
from stdnum.fi import hetu, ytunnus

from bot.nlu.entities.model import Entity
from bot.nlu.message import AnalysedMessage

MASK = "‹hetu›"
"""What stands in place of an identity code; it is the normal form, too, so that no code is stored."""

_HETU = re.compile(r"(?<![\w-])\d{6}[+A-FU-Y-]\d{3}[0-9A-FHJ-NPR-Y](?![\w-])", re.IGNORECASE)
_IBAN = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{1,4}){3,8}(?![A-Z0-9])", re.IGNORECASE)
_FINNISH_IBAN = re.compile(r"(?<![A-Z0-9])FI\d\d(?:[ -]?\d){14}(?!\d)", re.IGNORECASE)
_BUSINESS_ID = re.compile(
    r"(?<![\w-])(?:FI[ -]?)?(\d{6,7})[-–](\d)(?![\w-])|(?<!\w)FI[ ]?(\d{7})(\d)(?!\w)", re.IGNORECASE
)


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields identity codes (their mask as `normalized`), IBANs without spaces, business IDs as 1234567-8."""
    text = message.text
    yield from _identity_codes(text)
    taken: list[tuple[int, int]] = []
    for pattern in (_FINNISH_IBAN, _IBAN):
        for match in pattern.finditer(text):
            number = _iban(match.group())
            if number and not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                yield Entity("iban", match.group(), number, *match.span(), "check_digits")
    for match in _BUSINESS_ID.finditer(text):
        digits = (match.group(1) or match.group(3)).zfill(7) + (match.group(2) or match.group(4))
        if ytunnus.is_valid(digits):
            normalized = f"{digits[:7]}-{digits[7]}"
            yield Entity("business_id", match.group(), normalized, *match.span(), "check_digits")


def accounts(text: str) -> list[tuple[int, int]]:
    """Where something with the shape of a Finnish account number stands, right or wrong."""
    return [match.span() for match in _FINNISH_IBAN.finditer(text)]


def _identity_codes(text: str) -> Iterator[Entity]:
    start = text.find(MASK)
    while start >= 0:
        end = start + len(MASK)
        yield Entity("identity_code", MASK, MASK, start, end, "identity_mask")
        start = text.find(MASK, end)
    for match in _HETU.finditer(text):
        # a letter besides the last says that it is no telephone number, even if the check character is wrong
        if match.group()[6].isalpha() or hetu.is_valid(match.group(), allow_temporary=True):
            yield Entity("identity_code", match.group(), MASK, *match.span(), "check_digits")


def _iban(text: str) -> str | None:
    """The account number without spaces, or None where the check digits are wrong."""
    compact = re.sub(r"[ -]", "", text).upper()
    return compact if iban.is_valid(compact) else None
