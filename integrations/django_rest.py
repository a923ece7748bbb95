"""What Respa and Linked Events have in common: both are Django REST Framework servers with translated texts.

Pages: https://www.django-rest-framework.org/api-guide/pagination/ ; refusals:
https://www.django-rest-framework.org/api-guide/exceptions/ .
"""

import ast
import json
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from akkuna.errors import BadAnswer, RequestRefused
from integrations.http import parse_json
from integrations.tolerant import HELSINKI, is_empty, moment, number, rows, text

WRAPPERS = ("results", "data")
"""Names under which a page holds its rows: Respa's and Linked Events'."""

LANGUAGES = ("fi", "sv", "en")

_DEEPEST = 20
"""Of a refusal's nesting; what lies deeper is not read."""

_LONGEST_PRINTED = 10_000
"""Characters of a list printed into a string; a longer string is taken for a sentence."""

_MISSING = re.compile(
    r"field is required|must be specified|is mandatory|may not be (?:blank|null)"
    r"|kenttä vaaditaan|pakollinen|ei voi olla tyhjä|ei saa olla tyhjä|on määritettävä|puuttuu"
    r"|fältet krävs|obligatorisk|måste (?:fyllas|anges)|får inte vara (?:tom|blank|null)|saknas",
    re.IGNORECASE,
)

Texts = Mapping[str, str]
"""A text by language code."""


@dataclass(frozen=True)
class Complaint:
    """One sentence of a refusal. It may hold a person's words: explain it and throw it away.

    Attributes:
        path: keys and positions that lead to it, such as ``("signups", "0", "last_name")``.
        said: the server's words, in any language.
    """

    path: tuple[str, ...]
    said: str


@dataclass(frozen=True)
class Problem:
    """One thing that a server refused, in our words.

    Attributes:
        reason: what is wrong; each system's ``refusals.py`` lists its reasons.
        field: name of the field in our form; None where the whole is meant.
        participant: position of the person meant, counted from zero, where several are sent.
        limit: the number that was exceeded or is left, where the server told it.
    """

    reason: str
    field: str | None = None
    participant: int | None = None
    limit: int | None = None


class Refused(RequestRefused):
    """A refusal of which we know what it complains of.

    Attributes:
        problems: in the server's order; at least one.
        reason: of the first one.
    """

    def __init__(self, system: str, status: int, problems: tuple[Problem, ...]) -> None:
        super().__init__(system, status, next((one.field for one in problems if one.field), None))
        self.problems = problems or (Problem("other"),)
        self.reason = self.problems[0].reason


Explain = Callable[[int, tuple[Complaint, ...]], tuple[Problem, ...]]
"""Puts a refusal, given as HTTP status and complaints, into our words."""


@contextmanager
def refusals(explain: Explain) -> Iterator[Callable[[bytes], None]]:
    """Turns RequestRefused into `Refused`. Gives what a call of `SystemClient` takes as `blame`.

    Raises:
        Refused: the call inside was refused.
    """
    heard: list[Complaint] = []

    def hear(body: bytes) -> None:
        heard[:] = complaints(body)

    try:
        yield hear
    except RequestRefused as error:
        raise Refused(error.system, error.status, explain(error.status, tuple(heard))) from error


async def pages(system: str, read: Callable[[int], Awaitable[Any]], most: int) -> list[dict[str, Any]]:
    """The rows of a list that comes in pages, each row once.

    The address of the next page is not followed but counted: it may be of another host, and a secret goes
    with every call.

    Args:
        read: reads the page of a number, counted from one.
        most: rows after which no further page is read.

    Raises:
        BadAnswer: a page is neither a page nor a list.
    """
    found: list[dict[str, Any]] = []
    seen: set[str] = set()
    position = 1
    while True:
        try:
            answer = await read(position)
        except RequestRefused as error:
            # The list has become shorter meanwhile.
            if position > 1 and error.status == 404:
                return found
            raise
        if not is_list(answer):
            raise BadAnswer(system)
        new = [row for row in rows(answer, *WRAPPERS) if text(row.get("id")) not in seen]
        found += new
        seen |= {id for row in new if (id := text(row.get("id")))}
        if not new or not has_next(answer) or len(found) >= most:
            return found
        position += 1


def is_list(answer: Any) -> bool:
    """Whether the answer is a page or a list."""
    if isinstance(answer, Mapping):
        return any(isinstance(answer.get(name), (list, str)) for name in WRAPPERS)
    return isinstance(answer, list) or is_empty(answer, *WRAPPERS)


def has_next(answer: Any) -> bool:
    """Whether a page says that there is another after it."""
    if not isinstance(answer, Mapping):
        return False
    meta = answer.get("meta")
    return bool((meta if isinstance(meta, Mapping) else answer).get("next"))


def complaints(body: bytes) -> tuple[Complaint, ...]:
    """What a refusal says, in any of the forms that servers give it.

    An object of lists, a list of objects, a bare sentence, or any of them printed into a string. Empty where
    nothing can be read.
    """
    try:
        answer = parse_json(body)
    except ValueError:
        answer = body.decode("utf-8", "replace")
    return tuple(_complaints(answer, (), _DEEPEST))


def texts(value: Any) -> dict[str, str]:
    """A text by language: an object of languages, or one text of which nobody says the language.

    A bare text is taken for Finnish, the language of the servers' owners.
    """
    if isinstance(value, Mapping):
        read = {str(language).lower()[:2]: text(said) for language, said in value.items()}
        return {language: said for language, said in read.items() if said}
    said = text(value)
    return {"fi": said} if said else {}


def in_language(said: Texts, language: str) -> tuple[str, str] | None:
    """The text in the language asked for, or else in the next best.

    Returns:
        The text, and the language in which it is; None if there is no text.
    """
    for one in (language, *LANGUAGES, *said):
        if one in said:
            return said[one], one
    return None


def cents(value: Any) -> int | None:
    """A price in euros, such as ``"10.00"``, as cents; None for what is no price."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        amount = Decimal(str(value).strip().replace(",", ".")) * 100
    except InvalidOperation:
        return None
    return round(amount) if amount.is_finite() and abs(amount) < 10**12 else None


def whole(value: Any) -> int | None:
    """A whole number that is not negative, as number or text."""
    read = number(value)
    return int(read) if read is not None and 0 <= read < 10**9 else None


def finnish_moment(value: Any) -> datetime | None:
    """A time as `tolerant.moment` reads it, in Finnish time."""
    read = moment(value)
    return read.astimezone(HELSINKI) if read else None


def is_missing(complaint: Complaint) -> bool:
    """Whether it says that a field which must be there is not, or is empty; English, Finnish or Swedish."""
    return bool(_MISSING.search(complaint.said))


def last_number(said: str) -> int | None:
    """The last whole number in a sentence, such as how many seats are left."""
    found: list[str] = re.findall(r"\d{1,9}", said)
    return int(found[-1]) if found else None


def _complaints(answer: Any, path: tuple[str, ...], depth: int) -> Iterator[Complaint]:
    if depth == 0:
        return
    if isinstance(answer, Mapping):
        for name, inner in answer.items():
            yield from _complaints(inner, (*path, str(name)), depth - 1)
    elif isinstance(answer, (list, tuple)):
        for position, inner in enumerate(answer):
            place = (*path, str(position)) if isinstance(inner, (Mapping, list)) else path
            yield from _complaints(inner, place, depth - 1)
    elif (said := text(answer)) is not None:
        printed = _printed(said)
        if printed is None:
            yield Complaint(path, said)
        else:
            yield from _complaints(printed, path, depth - 1)


def _printed(said: str) -> Any:
    """What was printed into a string: JSON, or a list as Python prints it; None if it is only a sentence."""
    if said[0] not in "[{\"'" or len(said) > _LONGEST_PRINTED:
        return None
    for parse in (json.loads, ast.literal_eval):
        try:
            inner = parse(said)
        except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
            continue
        return inner if isinstance(inner, (list, dict, str)) and inner != said else None
    return None
