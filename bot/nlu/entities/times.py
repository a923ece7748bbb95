"""Times of day: in digits ("klo 9.30", "18:30–20") and in words ("puol seittemältä", "halv sju").

Words are marked with one letter each, and rules are patterns over the letters:

    N number   0 digits   L "yhdeksältä"   F "kahdeksasta"   G "kymmeneen"   X "keskiyö"     C "klo"
    h half     q quarter        p past            t to            a "maissa"      v "vid"
    m "mellan" f "från"         u "till"          & "och"         e evening       . any other word
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from akkuna.words import Word
from bot.nlu.entities.model import Entity
from bot.nlu.entities.numbers import cardinal
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage

_TIME = r"(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?"
_CLOCK = re.compile(
    rf"\b(?:klo|kello|kl|klockan)\b\.?\s?(?P<first>{_TIME})(?:\s?(?:[-–—]|till)\s?(?:kl\.?\s?|klo\s?)?(?P<last>{_TIME}))?(?!\d|[.:]\d)",
    re.IGNORECASE,
)
_COLON = re.compile(
    r"(?<![\w.:])(?P<first>(?:[01]?\d|2[0-3]):[0-5]\d)(?:\s?[-–—]\s?(?P<last>(?:[01]?\d|2[0-3]):[0-5]\d))?(?![\w:])"
)
_DOT = re.compile(  # 13 minutes or more: "10.12" may be a date
    r"(?<![\w.,:])(?P<first>(?:[01]?\d|2[0-3])\.(?:1[3-9]|[2-5]\d))(?P<last>)(?!\w|\.|\s?(?:€|e\b|euro))"
)

_LETTERS = {
    "clock": "C",
    "half": "h",
    "quarter": "q",
    "past": "p",
    "to": "t",
    "about": "a",
    "at": "v",
    "between": "m",
    "from": "f",
    "until": "u",
    "and": "&",
    "points": "X",
    "evening": "e",
}
_CASES = (
    (re.compile("lt[aä](toista)?$"), "L"),
    (re.compile("st[aä]$"), "F"),
    (re.compile("(een|aan|ään)$"), "G"),
)

_NUMBERS = "N0LFGX"
"""Letters of words that have a number."""

_HOURS = range(1, 25)

_Minutes = int
"""Minutes since midnight."""


@dataclass(frozen=True)
class _Tagged:
    letter: str
    number: int
    start: int
    end: int


def find(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields times; `normalized` is HH:MM, or two with a slash between them for a period."""
    words = [_tag(word) for word in message.words]
    evening = any(word.letter == "e" for word in words)
    taken: list[tuple[int, int]] = []
    for pattern in (_CLOCK, _COLON, _DOT):
        for match in pattern.finditer(message.text):
            times = [_digits(part) for part in match.group("first", "last") if part]
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                yield _entity(message.text, match.span(), times, evening)
    for span, times in _in_words(words):
        if not _overlaps(span, taken):
            yield _entity(message.text, span, times, evening)


def _entity(text: str, span: tuple[int, int], times: Sequence[_Minutes], evening: bool) -> Entity:
    start, end = span
    clock = "/".join(_clock(minutes, evening) for minutes in times)
    return Entity("time", text[start:end], clock, start, end, "time_rules")


def _clock(minutes: _Minutes, evening: bool) -> str:
    if evening and 60 <= minutes < 12 * 60:
        minutes += 12 * 60
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _digits(text: str) -> _Minutes:
    hour, _, minute = text.replace(".", ":").partition(":")
    return int(hour) * 60 + int(minute or 0)


def _tag(word: Word) -> _Tagged:
    table = _table()
    written = word.surface.lower()
    for form in (written, *word.lemmas):
        if form in table:
            return _Tagged(*table[form], word.start, word.end)
    number = cardinal(word)
    if number is None:
        return _Tagged(".", 0, word.start, word.end)
    if written.isdecimal():
        return _Tagged("0", number, word.start, word.end)
    letter = next((letter for ending, letter in _CASES if ending.search(written)), "N")
    return _Tagged(letter, number, word.start, word.end)


def _in_words(words: Sequence[_Tagged]) -> Iterator[tuple[tuple[int, int], list[_Minutes]]]:
    """Yields place and times of each expression, in order, without overlaps."""
    letters = "".join(word.letter for word in words)
    place = 0
    while place < len(words):
        found = _at(letters, words, place) if letters[place] != "." else None
        if found:
            taken, times = found
            yield (taken[0].start, taken[-1].end), times
            place += len(taken)
        else:
            place += 1


def _at(
    letters: str, words: Sequence[_Tagged], place: int
) -> tuple[Sequence[_Tagged], list[_Minutes]] | None:
    """The words of the expression that begins at a place, and its times."""
    for pattern, meaning in _RULES:
        match = pattern.match(letters, place)
        if match:
            taken = words[place : match.end()]
            times = meaning([word.number for word in taken if word.letter in _NUMBERS])
            if times:
                return taken, times
    return None


def _on_the_hour(numbers: list[int]) -> list[_Minutes]:
    return [number * 60 for number in numbers] if all(number in _HOURS for number in numbers) else []


def _half(numbers: list[int]) -> list[_Minutes]:
    return _shifted(numbers[0], -30)


def _shifted(hour: int, minutes: int) -> list[_Minutes]:
    return [(hour * 60 + minutes) % (24 * 60)] if hour in _HOURS and abs(minutes) <= 30 else []


_RULES: tuple[tuple[re.Pattern[str], Callable[[list[int]], list[_Minutes]]], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"C?h[N0LFG]a?", _half),
        (r"C?qp[N0LFG]", lambda numbers: _shifted(numbers[0], 15)),
        (r"C?qt[N0LFG]", lambda numbers: _shifted(numbers[0], -15)),
        (r"C?[N0]p[N0LFG]", lambda numbers: _shifted(numbers[1], numbers[0])),
        (r"C?[N0]t[NLFG]", lambda numbers: _shifted(numbers[1], -numbers[0])),
        (r"C?FC?G|mC?[N0]C?&C?[N0]|fC?[N0]uC?[N0]", _on_the_hour),
        (r"C[NLFG]a?|L|[N0]a|vC?N", _on_the_hour),
        (r"X", lambda numbers: numbers),
    )
)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, int]]:
    """Form → letter and number; the number of a named point of time is its minutes."""
    table: dict[str, tuple[str, int]] = {}
    for group, letter in _LETTERS.items():
        forms = lookup("time")[group]
        for form in forms:
            table[form] = letter, _digits(forms[form]) if group == "points" else 0
    return table
