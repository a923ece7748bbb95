"""Numbers of reports: our own (KA-7F3K2Q) and those of the municipality's systems.

Ours are "KA-" and six characters of Crockford's base 32 (https://www.crockford.com/base32.html), in
which O is read as 0 and I and L as 1. A system's number may look like anything; it counts when a word
such as "ilmoitus" or "nummer" stands before it, or when it mixes letters and digits as no word does.
References of invoices and permits have shapes of their own.
"""

import re
from collections.abc import Iterator, Sequence

from stdnum import iso11649

from akkuna.words import Word
from bot.nlu.entities.model import Entity
from bot.nlu.entities.phrases import entries, is_one_of
from bot.nlu.message import AnalysedMessage

_OURS = re.compile(r"\bKA(?:[-–—]([0-9A-TV-Z]{6})|\s?(?=[A-Z]{0,5}\d)([0-9A-TV-Z]{6}))\b", re.IGNORECASE)
_PERMIT = re.compile(r"(?<![\w-])[A-Z]{2,3}-\d{3}-\d{4}-\d{4,6}(?![\w-])", re.IGNORECASE)
"""Permits of the Finnish e-permit service (Lupapiste): LP-535-2026-00012."""
_CREDITOR = re.compile(r"(?<!\w)RF\d{2}(?: ?[A-Z0-9]{1,4}){1,6}(?!\w)", re.IGNORECASE)
"""Creditor references of invoices, ISO 11649."""
_LONG_DIGITS = re.compile(r"\d{6,20}")
_DIGITS = re.compile(r"\d{3,12}")
_CODE = re.compile(r"(?=.*\d)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*", re.IGNORECASE)
_TURN = re.compile(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)", re.IGNORECASE)

SHORTEST_CODE = 4
SHORTEST_LONE_CODE = 6
"""Characters of a code that counts without a word before it; it must also mix letters and digits twice."""

INVOICE = "reference_invoice"
"""The extractor of creditor references, whose check digits leave no doubt."""

REACH = 2
"""How many words may stand between "ilmoitus" and its number ("viitenumeroni on 77120")."""


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields numbers of reports; `normalized` is as in our receipts, otherwise as written."""
    for match in _OURS.finditer(message.text):
        code = (match.group(1) or match.group(2)).upper().translate(str.maketrans("OIL", "011"))
        yield Entity("reference_number", match.group(), f"KA-{code}", *match.span(), "reference_ours")
    for match in _PERMIT.finditer(message.text):
        yield Entity(
            "reference_number", match.group(), match.group().upper(), *match.span(), "reference_permit"
        )
    for match in _CREDITOR.finditer(message.text):
        if iso11649.is_valid(match.group()):
            number = iso11649.compact(match.group())
            yield Entity("reference_number", match.group(), number, *match.span(), INVOICE)
    for place, word in enumerate(message.words):
        before = message.words[max(0, place - REACH - 1) : place]
        long = _LONG_DIGITS.fullmatch(word.surface) and _named(before, "invoices")
        if long or _is_number(word.surface, _named(before, "words")):
            yield Entity(
                "reference_number", word.surface, word.surface, word.start, word.end, "reference_system"
            )


def _is_number(surface: str, named: bool) -> bool:
    if not surface.isascii():
        return False
    if named and (_DIGITS.fullmatch(surface) or len(surface) >= SHORTEST_CODE and _CODE.fullmatch(surface)):
        return True
    mixed = len(surface) >= SHORTEST_LONE_CODE and len(_TURN.findall(surface)) >= 2
    return mixed and surface.isalnum()


def _named(before: Sequence[Word], group: str) -> bool:
    """Whether a word just before says that a number follows; another number ends the reach."""
    known = entries("reference_number", group)
    if any(is_one_of(word, entries("reference_number", "not_of")) for word in before):
        return False
    for word in reversed(before):
        if word.surface[0].isdigit():
            return False
        if any(base in known for base in (word.surface.lower(), *word.lemmas, *word.parts[-1:])):
            return True
    return False
