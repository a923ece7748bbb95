"""Ages: "5-vuotias", "viisvuotias", "femåring", "3 år gammal", "poika 8", "barnen (3 och 5)"."""

import re
from collections.abc import Iterator, Sequence

from akkuna.words import Word
from bot.nlu.entities.model import Entity
from bot.nlu.entities.numbers import Number, cardinal
from bot.nlu.entities.phrases import entries, forms, is_one_of
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage

_IN_DIGITS = re.compile(
    r"(?<![\w.,-])(?P<years>\d{1,3})(?P<half>[.,]5)?\s?-?\s?"
    r"(?:vuotia\w*|vuotinen|vuotise\w*|vee\b|v\.?(?![\w.])|åring\w*|årig\w*)",
    re.IGNORECASE,
)
_MONTHS_IN_DIGITS = re.compile(
    r"(?<![\w.,-])(?P<months>\d{1,2})\s?-?\s?(?:kuukauti\w+|kuukausi(?:nen|se\w+)|kk[- ]ikäi\w+)",
    re.IGNORECASE,
)

OLDEST = 115
"""Years."""

_OLDEST_IN_MONTHS = 36

_REACH = 4
"""How many words may stand between a person and the number of years."""

_SHORT_MESSAGE = 3
"""Words of a message that is an answer: "viisi vuotta"."""

_YEARS, _MONTHS, _WEEKS = "years", "months", "weeks"


def find(message: AnalysedMessage, numbers: Sequence[Number], people: Sequence[Entity]) -> Iterator[Entity]:
    """Yields ages; `normalized` is years, or months with an m after them ("10m").

    Args:
        numbers: the numbers of the message.
        people: names of people in it, which may have an age.
    """
    text, words = message.text, message.words
    for match in _IN_DIGITS.finditer(text):
        if not _says_week(text, match):
            form = str(int(match["years"]) * 12 + 6) + "m" if match["half"] else match["years"]
            yield from _entity(text, match.start(), match.end(), form)
    for match in _MONTHS_IN_DIGITS.finditer(text):
        yield from _entity(text, match.start(), match.end(), match["months"] + "m")
    for word in words:
        form_of_word = _in_one_word(word)
        if form_of_word:
            yield from _entity(text, word.start, word.end, form_of_word)
    ages: set[int] = set()
    """Indices after the words of ages, from which "3 ja 5" goes on."""
    for number in numbers:
        found = _of_number(words, number, ages, people)
        if found:
            after, form = found
            ages.add(after)
            yield from _entity(text, words[number.first].start, words[after - 1].end, form)


def _entity(text: str, start: int, end: int, form: str) -> Iterator[Entity]:
    if int(form.removesuffix("m")) <= OLDEST:
        yield Entity("age", text[start:end], form, start, end, "age_rules")


def _says_week(text: str, match: re.Match[str]) -> bool:
    """Whether the "v" is a week: "8 v 50", "v.50"."""
    return bool(re.match(r"\s?\d", text[match.end() :])) and match.group().lower().endswith(("v", "v."))


def _in_one_word(word: Word) -> str | None:
    """ "viisivuotias", "viiskymppinen", "femåring", "puolivuotias"."""
    for form in forms(word):
        for ending in (*lookup("age")["years_old"], *lookup("age")["tens_old"]):
            head = form[: form.rfind(ending)].rstrip("-") if ending in form else ""
            if not head:
                continue
            if head in ("puoli", "halv"):
                return "6m"
            if head in ("puolitoista", "puoltoista"):
                return "18m"
            number = cardinal(Word(head, 0, 0, (head,))) or _LINKED.get(head)
            if number:
                return str(number * 10 if ending in lookup("age")["tens_old"] else number)
    return None


_LINKED = {"kymmen": 10, "neli": 4, "kolm": 3, "ett": 1, "yks": 1}
"""Numbers as they stand in a compound."""


def _of_number(
    words: Sequence[Word], number: Number, ages: set[int], people: Sequence[Entity]
) -> tuple[int, str] | None:
    """After which word the age ends that begins with a number, and its normal form."""
    unit = _unit(words, number.after)
    before = words[number.first - 1] if number.first else None
    if unit:
        after = number.after + 1
        if _is_old(words, after):
            return after + 1, _form(number.value, unit)
        following = words[after] if after < len(words) else None
        is_length = (
            unit == _WEEKS
            or (following and is_one_of(following, entries("age", "not_before")))
            or (before and is_one_of(before, entries("age", "not_after")))
            or words[number.after].surface.lower().endswith(_LOCAL)
        )
        if is_length or not 0 < number.value <= OLDEST or number.value != int(number.value):
            return None
        if unit == _MONTHS and number.value > _OLDEST_IN_MONTHS:
            return None
        alone = unit == _YEARS and len(words) <= _SHORT_MESSAGE
        if alone or _is_of_person(words, number.first, people) or _becomes(words, number.first):
            return after, _form(number.value, unit)
        return None
    if (
        not _is_whole(number)
        or _is_counted(words, number.after)
        or number.written
        and number.value == 1
        and not ages
    ):
        return None
    goes_on = number.first - 1 in ages and before and before.surface.lower() in _AND or number.first in ages
    if goes_on or _becomes(words, number.first) or _beside_person(words, number, people):
        return number.after, str(int(number.value))
    return None


_LOCAL = ("ssa", "ssä", "sta", "stä", "ksi", "lla", "llä")
"""Ends of "vuodessa" and the like, which are no ages."""

_AND = frozenset({"ja", "och", "å", "o", "oc", "tai", "eller", "sekä"})


def _is_whole(number: Number) -> bool:
    return 0 < number.value <= OLDEST and number.value == int(number.value)


def _unit(words: Sequence[Word], place: int) -> str | None:
    if place >= len(words):
        return None
    return next(
        (unit for unit in (_YEARS, _MONTHS, _WEEKS) if is_one_of(words[place], entries("age", unit))), None
    )


def _is_old(words: Sequence[Word], place: int) -> bool:
    """Whether "ikäinen" or "gammal" stands here."""
    return place < len(words) and is_one_of(words[place], entries("age", "old"))


def _form(value: float, unit: str) -> str:
    if unit == _YEARS:
        return str(int(value)) if value == int(value) else f"{round(value * 12)}m"
    return f"{max(1, round(value / 4.35)) if unit == _WEEKS else round(value)}m"


def _becomes(words: Sequence[Word], place: int) -> bool:
    """Whether "täyttää", "fyller" or "ikä" stands just before."""
    return any(is_one_of(word, entries("age", "becomes")) for word in words[max(0, place - 2) : place])


def _is_of_person(words: Sequence[Word], place: int, people: Sequence[Entity]) -> bool:
    """Whether a person is named shortly before or after."""
    near = words[max(0, place - _REACH) : place + _REACH + 2]
    if any(is_person(word) for word in near):
        return True
    return any(one.start <= word.start < one.end for one in people for word in near)


def is_person(word: Word) -> bool:
    """Whether the word is one for a person of some age, such as "poika" or "dotter"."""
    persons = entries("age", "persons")
    return is_one_of(word, persons) or any(part in persons for part in word.parts[-1:])


def _beside_person(words: Sequence[Word], number: Number, people: Sequence[Entity]) -> bool:
    """Whether a person stands just before, but for words such as "on jo": "poika on kuusi"."""
    place = number.first - 1
    linked = 0
    while place >= 0 and is_one_of(words[place], entries("age", "links")) and not is_person(words[place]):
        place, linked = place - 1, linked + 1
    if place < 0 or linked > _REACH:
        return False
    named = any(one.start <= words[place].start < one.end for one in people)
    if named:
        return True
    person = is_person(words[place])
    plural_or_counted = number.after < len(words) and words[number.after].surface[0].islower() and linked == 0
    return person and not (plural_or_counted and _is_noun_of_number(words[number.after]))


def _is_noun_of_number(word: Word) -> bool:
    return is_one_of(word, entries("count", "things"))


def _is_counted(words: Sequence[Word], place: int) -> bool:
    """Whether a unit or a counted thing follows the number."""
    if place >= len(words):
        return False
    word = words[place]
    if word.surface.lower() in _AND:
        return False
    return is_one_of(word, entries("count", "things")) or is_one_of(word, entries("count", "not_things"))
