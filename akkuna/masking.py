"""Masks personal data in text: identity codes, account and card numbers, e-mail addresses, phone numbers.

A match is replaced by a mark that is the same in every language: ``‹hetu›``, ``‹iban›``, ``‹card›``,
``‹email›``, ``‹phone›``. Everything is recognised on a folded view of the text (`akkuna.folding`), so that
full-width digits, invisible characters, odd dashes and lower case hide nothing.

Finnish personal identity code (henkilötunnus): DDMMYY, a century sign (``+``; ``-`` or U–Y; A–F), three
digits and a check character; DVV, https://dvv.fi/en/personal-identity-code and the decree of 2023 on the
signs. The shape is enough; where an ordinary date or phone number has the same shape, the check character
and a real date decide.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import phonenumbers
from stdnum import iban, luhn

from akkuna.folding import Folded, fold

IDENTITY_ONLY: frozenset[str] = frozenset({"hetu"})
"""For what is stored as an answer: phone numbers and e-mail addresses may be answers, identity codes not."""
ALL_KINDS: frozenset[str] = frozenset({"hetu", "iban", "card", "email", "phone"})

_CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Longer than any identity code with all the gaps that are allowed in it.
_REACH = 40

_MAY_HOLD_DATA = re.compile(r"[0-9@]|[(\[]AT[)\]]")
_HETU = re.compile(
    r"""(?<!\d)
    (?P<date>(?P<day>\d\d)[\s._-]{0,3}(?P<month>\d\d)[\s._-]{0,3}(?P<year>\d\d))
    (?P<sign>[\s._-]{0,3}[+A-FU-Y-][\s._-]{0,3}|[\s._]{1,3})
    (?P<tail>(?P<number>\d{3})[\s._-]{0,3}(?P<check>[0-9A-FHJ-NPR-Y]))
    (?!\d)""",
    re.VERBOSE,
)
_HETU_BEGUN = re.compile(r"[0-9][0-9\s._-]*(?:[+A-FU-Y-][0-9\s._-]*)?\Z")
_UUID = re.compile(r"(?<![0-9A-F])[0-9A-F]{8}(-?)[0-9A-F]{4}(?:\1[0-9A-F]{4}){2}\1[0-9A-F]{12}(?![0-9A-F])")
_IBAN_START = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?=[ -]?[A-Z0-9])")
_IBAN_CHARACTERS = re.compile(r"(?:[ -]?[A-Z0-9]){15,34}")
_FINNISH_IBAN = re.compile(r"(?<![A-Z0-9])FI\d\d(?:[ -]?\d){14}(?!\d)")
_CARD = re.compile(r"(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])")
_CARD_GROUPS = re.compile(r"[2-6]\d{3}([ -])\d{4}\1\d{4}\1\d{4}")
_EMAIL = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]{1,64}\s?(?:@|\(AT\)|\[AT\])\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
)
_PHONE = re.compile(
    r"(?<![\d+.,:/-])(?:\+[ (]{0,2}[1-9]|00 ?[1-9]|358|\(?0[1-9])(?:[ ()-]{0,2}\d){5,14}(?!\d)"
)
_DASHED_DATE = re.compile(r"[0-3]\d-[01]\d-(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without personal data.

    Attributes:
        text: the text with marks.
        found: kinds of what was masked, of `ALL_KINDS`.
    """

    text: str
    found: frozenset[str]


def mask(text: str, kinds: frozenset[str] = ALL_KINDS, public: frozenset[str] = frozenset()) -> Masked:
    """Masks personal data of the given kinds.

    Args:
        text: any text.
        kinds: of `ALL_KINDS`; `IDENTITY_ONLY` leaves phone numbers and e-mail addresses alone.
        public: what is nobody's personal data, written without spaces: a municipality's own number.
    """
    folded = fold(text)
    if not _MAY_HOLD_DATA.search(folded.view):
        return Masked(text, frozenset())
    view = _UUID.sub(lambda match: "\0" * len(match[0]), folded.view)
    spans: list[tuple[int, int, str]] = []
    for kind, find in _FINDERS:
        # A valid account number may look like an identity code in places, whether it is to be masked or not.
        if kind in kinds or find is _valid_ibans:
            for start, end in find(view):
                view = view[:start] + "\0" * (end - start) + view[end:]
                if kind in kinds and not _is_public(text, folded.original(start, end), public):
                    spans.append((start, end, kind))
    return Masked(_replace(text, folded, spans), frozenset(kind for _, _, kind in spans))


def split_over(previous: str, current: str) -> tuple[str, str] | None:
    """Masks an identity code of which the citizen sent one half in each of two messages.

    Args:
        previous: the message before, of which the end counts.
        current: the message, of which the beginning counts.

    Returns:
        Both messages with the halves masked (and other identity codes in them too); None if the two make no
        identity code together.
    """
    for glue in ("", " "):
        end, head = previous[-_REACH:], current[:_REACH]
        joined = fold(end + glue + head)
        for span in _identity_codes(joined.view):
            start, stop = joined.original(*span)
            if start < len(end) and stop > len(end) + len(glue):
                before = previous[: len(previous) - len(end) + start]
                after = current[stop - len(end) - len(glue) :]
                mark = _mark("hetu")
                return mask(before, IDENTITY_ONLY).text + mark, mark + mask(after, IDENTITY_ONLY).text
    return None


def may_begin_code(text: str) -> bool:
    """Whether a message after this one could end an identity code that this one begins.

    False only where `split_over` would find none, whatever follows.
    """
    return bool(_HETU_BEGUN.search(fold(text[-_REACH:]).view))


def _is_public(text: str, span: tuple[int, int], public: frozenset[str]) -> bool:
    return bool(public) and "".join(text[slice(*span)].split()) in public


def _mark(kind: str) -> str:
    return f"‹{kind}›"


def _replace(text: str, folded: Folded, spans: list[tuple[int, int, str]]) -> str:
    pieces, position = [], 0
    for start, end, kind in sorted(spans):
        first, last = folded.original(start, end)
        pieces += [text[position:first], _mark(kind)]
        position = last
    return "".join([*pieces, text[position:]])


def _identity_codes(view: str) -> Iterator[tuple[int, int]]:
    position = 0
    while match := _HETU.search(view, position):
        if _is_identity_code(match):
            yield match.span()
            position = match.end()
        else:
            position = match.start() + 1


def _is_identity_code(match: re.Match[str]) -> bool:
    certain = _is_certain(match)
    following = match.string[match.end() : match.end() + 1]
    if match["check"].isalpha() and following.isalpha() and not certain:
        # "010124-100 kpl": the letter begins a word.
        return False
    sign = match["sign"].strip(" \t\n\r._")
    if sign == "":
        return certain and _is_likely_without_sign(match)
    plausible = 1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12
    compact = len(match[0]) == 11
    if sign.strip("-"):
        return compact or plausible or certain
    if compact:
        # Landline numbers are written so: "044567-1234".
        return plausible or match["day"][0] != "0" or match["check"].isalpha() or certain
    if len(match["date"]) == 6 or match["sign"] == "-" or match["check"].isalpha():
        return plausible or certain
    # "10.12.24 - 1000": a date and a number, unless the check character says otherwise.
    return certain


def _is_certain(match: re.Match[str]) -> bool:
    """Whether the check character is right and the date is one of the calendar."""
    day, month = int(match["day"]), int(match["month"])
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS_OF_MONTH[month - 1]:
        return False
    digits = int(match["day"] + match["month"] + match["year"] + match["number"])
    return _CHECK_CHARACTERS[digits % 31] == match["check"]


def _is_likely_without_sign(match: re.Match[str]) -> bool:
    """Whether a certain match without a century sign is not a phone number, nor a date and a time."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if re.search(r"[\d+][ .-]?$", before[-3:]) or re.match(r"[ .-]\d", after):
        return False
    if match["check"].isalpha():
        return True
    dotted = "." in match["date"]
    if dotted and int(match["number"][:2]) < 24 and match["number"][2] < "6":
        return False
    return dotted or len(match["date"]) == 6 or match["day"][0] != "0"


def _valid_ibans(view: str) -> Iterator[tuple[int, int]]:
    for start in _IBAN_START.finditer(view):
        if run := _IBAN_CHARACTERS.match(view, start.start()):
            yield from _longest_iban(view, *run.span())


def _finnish_ibans(view: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _FINNISH_IBAN.finditer(view))


def _longest_iban(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    # Words that follow look like more of the number: the longest part that is a valid one is it.
    for stop in range(end, start + 14, -1):
        at_word_end = view[stop - 1].isalnum() and not view[stop : stop + 1].isalnum()
        if at_word_end and _has_iban_remainder(view[start:stop]) and iban.is_valid(view[start:stop]):
            yield start, stop
            return


def _has_iban_remainder(text: str) -> bool:
    """ISO 13616: the number, its first four characters last and letters as 10 to 35, leaves 1 by 97."""
    number = text.replace(" ", "").replace("-", "")
    return int("".join(str(int(character, 36)) for character in number[4:] + number[:4])) % 97 == 1


def _cards(view: str) -> Iterator[tuple[int, int]]:
    for match in _CARD.finditer(view):
        digits = re.sub(r"\D", "", match[0])
        if _CARD_GROUPS.fullmatch(match[0]) or (digits[0] in "23456" and luhn.is_valid(digits)):
            yield match.span()


def _emails(view: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _EMAIL.finditer(view))


def _phones(view: str) -> Iterator[tuple[int, int]]:
    position = 0
    while match := _PHONE.search(view, position):
        start, position = match.span()
        # Another number may follow after a space: the longest part that is a number is one.
        ends = [stop for stop in range(position, start + 6, -1) if _ends_number(view, stop)]
        for is_phone in (_is_valid_phone, _is_likely_phone):
            stop = next((stop for stop in ends if is_phone(view[start:stop])), None)
            if stop is not None:
                yield start, stop
                position = stop
                break


def _ends_number(view: str, stop: int) -> bool:
    return view[stop - 1].isdigit() and not view[stop : stop + 1].isdigit()


def _is_valid_phone(text: str) -> bool:
    number = _phone_number(text)
    return number is not None and phonenumbers.is_valid_number(number)


def _is_likely_phone(text: str) -> bool:
    """Of a range that the library does not know (yet), but it announces itself as a number."""
    number = _phone_number(text)
    announced = text.startswith(("+", "04", "050"))
    return announced and number is not None and phonenumbers.is_possible_number(number)


def _phone_number(text: str) -> phonenumbers.PhoneNumber | None:
    digits = re.sub(r"\D", "", text)
    if len(digits) < 7 or _DASHED_DATE.fullmatch(text):
        return None
    try:
        return phonenumbers.parse(text if digits[:3] != "358" else f"+{digits}", "FI")
    except phonenumbers.NumberParseException:
        return None


_FINDERS: tuple[tuple[str, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    ("iban", _valid_ibans),
    ("hetu", _identity_codes),
    ("iban", _finnish_ibans),
    ("card", _cards),
    ("email", _emails),
    ("phone", _phones),
)
"""In the order of certainty: what one has found the next does not see."""
