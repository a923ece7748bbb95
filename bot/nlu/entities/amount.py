"""Sums of money: "12,50 €", "80 euroo", "kakskymppiä", "tjugo euro", "femtio cent"."""

import re
from collections.abc import Iterator, Sequence

from akkuna.words import Word
from bot.nlu.entities.model import Entity
from bot.nlu.entities.numbers import Number, cardinal
from bot.nlu.entities.phrases import entries, forms, is_one_of
from bot.nlu.lookups import lookup
from bot.nlu.message import AnalysedMessage

_WHOLE = r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d{1,7}"
_SIGN = re.compile(
    rf"(?<![\w,.:/+-])(?P<whole>{_WHOLE})(?:[,.](?P<cents>\d\d|-))?\s?(?:€|eur\b|e\b(?!\s?-)|:-(?!\w))"
    rf"|€\s?(?P<after>{_WHOLE})(?:[,.](?P<after_cents>\d\d))?(?!\w)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w,.:/+-])(?P<whole>\d{1,5}),(?P<cents>\d\d)(?![\w%°]|[.,:]\d|\s?(?:km|m|cm|kg|g|l|h|ha)\b)"
)
_OBJECT = re.compile(r"(?:n|[aä]|[aäiouy]{2}|ksi|[a-z]an|ing|lapp|femma|tia|tjuga)$")
"""Ends of the forms in which "kymppi" and the like are sums and neither buses nor times."""

_LARGEST = 100_000_000
"""Euros."""


def find(message: AnalysedMessage, numbers: Sequence[Number]) -> Iterator[Entity]:
    """Yields sums of money; `normalized` is in euro cents."""
    text = message.text
    for match in _SIGN.finditer(text):
        whole, cents = (
            match.group("whole") or match.group("after"),
            match.group("cents") or match.group("after_cents"),
        )
        yield _entity(text, match.start(), match.end(), _cents(whole, cents))
    yield from _with_units(message, numbers)
    yield from _names(message)
    if any(is_one_of(word, entries("amount", "money")) or _ends_in_money(word) for word in message.words):
        for match in _BARE.finditer(text):
            yield _entity(
                text, match.start(), match.end(), _cents(match.group("whole"), match.group("cents"))
            )


def _cents(whole: str, cents: str | None) -> int:
    return int(re.sub(r"\D", "", whole)) * 100 + (int(cents) if cents and cents.isdecimal() else 0)


def _entity(text: str, start: int, end: int, cents: int) -> Entity:
    return Entity("amount", text[start:end], str(cents), start, end, "amount_rules")


def _with_units(message: AnalysedMessage, numbers: Sequence[Number]) -> Iterator[Entity]:
    """Yields sums with "euro" or "sentti" after the number, and both: "viisi euroa viisikymmentä senttiä"."""
    words = message.words
    sums: list[tuple[int, int, int]] = []
    """First word, after the last word, cents; euros only may go on with cents."""
    for number in numbers:
        if number.after >= len(words) or number.value > _LARGEST:
            continue
        unit = words[number.after]
        if is_one_of(unit, entries("amount", "euros")):
            sums.append((number.first, number.after + 1, round(number.value * 100)))
        elif is_one_of(unit, entries("amount", "cents")):
            cents = round(number.value)
            if sums and sums[-1][1] == number.first and sums[-1][2] % 100 == 0:
                first, _, euros = sums.pop()
                sums.append((first, number.after + 1, euros + cents))
            else:
                sums.append((number.first, number.after + 1, cents))
    for first, after, cents in sums:
        yield _entity(message.text, words[first].start, words[after - 1].end, cents)


def _names(message: AnalysedMessage) -> Iterator[Entity]:
    """Yields sums of one word: "kympin", "kakskymppiä", "en hundring", "tonnin" where money is spoken of."""
    words = message.words
    for place, word in enumerate(words):
        euros = _named(word)
        if euros is None:
            euros = _tens(word)
        if euros is None or not _OBJECT.search(word.surface.lower()):
            continue
        if euros >= _TALKED_OF and not any(is_one_of(each, entries("amount", "money")) for each in words):
            continue
        first, times = place, 1
        if place and (number := cardinal(words[place - 1])):
            first, times = place - 1, number
        yield _entity(message.text, words[first].start, word.end, euros * times * 100)


_TALKED_OF = 1000
"""Euros; "tonni" is also a weight."""


def _named(word: Word) -> int | None:
    return next((euros for euros, names in lookup("amount")["names"].items() if is_one_of(word, names)), None)


def _tens(word: Word) -> int | None:
    """The euros of "kakskymppiä"; the dictionary does not know the spoken form."""
    for form in forms(word):
        for ending in lookup("amount")["tens"]:
            head = form.removesuffix(ending)
            if head != form and head:
                number = cardinal(Word(head, 0, 0, (head,)))
                if number and number < 10:
                    return number * 10
    return None


def _ends_in_money(word: Word) -> bool:
    return any(part in entries("amount", "money") for part in word.parts[-1:])
