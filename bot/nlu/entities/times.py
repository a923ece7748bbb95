"""Times of day: in digits ("klo 9.30", "18:30–20") and in words ("puol seittemältä", "halv sju").

Words are marked with one letter each, and rules are patterns over the letters:

    N number   0 digits   L "yhdeksältä"   F "kahdeksasta"   G "kymmeneen"   X "keskiyö"     C "klo"
    h half     q quarter        p past            t to            a "maissa"      v "vid"     d morning
    m "mellan" f "från"         u "till"          & "och"         e evening       . any other word
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from akkuna.words import Word
from bot.nlu.entities.model import Entity
from bot.nlu.entities.numbers import cardinal
from bot.nlu.entities.phrases import entries, is_one_of
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

_WHOLE = re.compile(  # "17.00", which no date looks like
    r"(?<![\w.,:])(?P<first>(?:[01]?\d|2[0-3])\.(?:00|05))(?P<last>)(?!\w|\.|\s?(?:€|e\b|euro))"
)
_HOURS_ONLY = re.compile(
    rf"(?<![\w.,:/-])(?P<first>{_TIME})\s?(?:[-–—]|till)\s?(?P<last>{_TIME})(?![\w%/]|[.,:]\d|\.\s?\d|\s?(?:€|e\b|eur))"
)
"""Hours without "klo", which count only beside a day or where a word says that times are spoken of."""

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
    "morning": "d",
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

_EARLIEST, _LATEST = 30, 6 * 60
"""From half past midnight to six: hours that mean the afternoon when they are said in words."""

_Found = tuple[tuple[int, int], list[str]]
"""Start and end in the message, and one or two times."""

_BETWEEN = re.compile(r"\s*(?:[-–—]|till|ti)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class _Tagged:
    letter: str
    number: int
    start: int
    end: int


def find(message: AnalysedMessage, days: Sequence[Entity] = ()) -> Iterator[Entity]:
    """Yields times; `normalized` is HH:MM, or two with a slash between them for a period.

    Args:
        days: the dates of the message, beside which "9-11" is a time.
    """
    words = [_tag(word) for word in message.words]
    evening = any(word.letter == "e" for word in words)
    taken: list[tuple[int, int]] = []
    found: list[_Found] = []
    for pattern in (
        _CLOCK,
        _COLON,
        _DOT,
        _WHOLE,
        *([_HOURS_ONLY] if _speaks_of_times(message, days) else []),
    ):
        for match in pattern.finditer(message.text):
            times = [_digits(part) for part in match.group("first", "last") if part]
            in_order = len(times) < 2 or pattern is not _HOURS_ONLY or times[0] < times[1]
            if not _overlaps(match.span(), taken) and in_order and not _is_of_other(message, match, pattern):
                taken.append(match.span())
                found.append((match.span(), [_clock(each, evening) for each in times]))
    afternoon = not any(word.letter == "d" for word in words)
    for span, times in _in_words(words):
        if not _overlaps(span, taken):
            found.append(
                (span, [_clock(each, evening) for each in (_after_noon(times) if afternoon else times)])
            )
    for (start, end), clocks in _joined(message.text, sorted(found)):
        yield Entity("time", message.text[start:end], "/".join(clocks), start, end, "time_rules")


def _speaks_of_times(message: AnalysedMessage, days: Sequence[Entity]) -> bool:
    """Whether a day is named, or a word such as "aika" or "öppet"."""
    return bool(days) or any(
        is_one_of(word, entries("time", "spoken_of")) or _ends_in_time(word) for word in message.words
    )


def _ends_in_time(word: Word) -> bool:
    return any(part in entries("time", "spoken_of") for part in word.parts[-1:])


def _is_of_other(message: AnalysedMessage, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether hours without "klo" are numbers of something else: "2-3 viikkoa", "luokat 7-9"."""
    if pattern is not _HOURS_ONLY:
        return False
    after = next((word for word in message.words if word.start >= match.end()), None)
    before = next((word for word in reversed(message.words) if word.end <= match.start()), None)
    if after and (
        is_one_of(after, entries("count", "not_things")) or is_one_of(after, entries("count", "things"))
    ):
        return after.surface.lower() not in _AND
    if after and (
        is_one_of(after, entries("date", "months")) or is_one_of(after, entries("date", "month_words"))
    ):
        return True
    return bool(before and is_one_of(before, entries("time", "not_after")))


_AND = frozenset({"ja", "och", "klo", "kl"})


def _joined(text: str, found: list[_Found]) -> Iterator[_Found]:
    """Joins two times with "till" or a dash between them: "från halv tio till elva"."""
    before: _Found | None = None
    for one in found:
        if (
            before
            and len(before[1]) == len(one[1]) == 1
            and _BETWEEN.fullmatch(text[before[0][1] : one[0][0]])
        ):
            before = ((before[0][0], one[0][1]), [*before[1], *one[1]])
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _after_noon(times: list[_Minutes]) -> list[_Minutes]:
    """The times that are meant by words: "kello viisi" is 17:00, as offices and halls are closed at night."""
    if not times or not _EARLIEST <= times[0] < _LATEST:
        return times
    return [minutes + 12 * 60 if minutes < 12 * 60 else minutes for minutes in times]


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
        (r"fC?[N0]uh[N0]", lambda numbers: [*_on_the_hour(numbers[:1]), *_half(numbers[1:])]),
        (r"f?C?h[N0LFG]uC?[N0]", lambda numbers: [*_half(numbers[:1]), *_on_the_hour(numbers[1:])]),
        (r"f?C?h[N0LFG]uh[N0]", lambda numbers: [*_half(numbers[:1]), *_half(numbers[1:])]),
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
