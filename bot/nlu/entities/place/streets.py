"""Street addresses: "Kalliontiellä 15", "Skolgatan 5 B", "Eino Leinon katu 3", "valtatie 28"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from akkuna.words import Word, finnish
from bot.nlu.entities.model import Entity
from bot.nlu.entities.numbers import written_cardinal
from bot.nlu.entities.place.context import Context, is_listed, may_be_name
from bot.nlu.lookups import lookup

STREET = "place_street"
"""Extractor of addresses, streets, crossings and numbered roads."""

_CASES = (
    "(?:n|ll?[aä]|lt[aä]|lle|ss?[aä]|st[aä]|t[aä]|[aä]|hen|a?an|ä?än|un|on|in|en|na|nä)?"
    "(?:kin|kaan|kään|ko|kö|han|hän)?"
)
"""Case endings and particles."""

_NUMBER = re.compile(
    r"\s{1,2}(?:n(?:ume)?ro\s|nr\.?\s)?"
    r"(?P<number>[1-9]\d{0,3}(?:\s?[-–]\s?[1-9]\d{0,3})?(?:[a-zåäö]\b|\s[a-hA-H]\b(?!\.))?(?:\s(?:as\.?|bost\.?)?\s?[1-9]\d{0,2}\b)?)"
    r"(?![.,:]\d|\w|\s?(?:m|metri|meter|km)\b)",
    re.IGNORECASE,
)
_AND = {"ja": "ja", "och": "och", "/": "ja", "&": "ja"}
"""What stands between the names of two crossing streets, and how it is written in the normal form."""
_CROSSING_AFTER = re.compile(r"\s(riste[iy]|kulma|väli)\w*", re.IGNORECASE)
_CROSSING_BEFORE = re.compile(r"\b(korsning|hörn)\w*( av| mellan| vid)? $|\bmellan $", re.IGNORECASE)
_HIGHWAY_NUMBER = re.compile(r"\s?(\d{1,5})\b")


def find(context: Context) -> Iterator[Entity]:
    """Yields addresses, streets without a number and numbered roads; `normalized` is in the base form."""
    for place, word in enumerate(context.words):
        highway = _highway(context, word)
        if highway:
            yield highway
            continue
        street = _street(context, place)
        if street:
            first, name, sure = street
            number, end = _number(context, place)
            if number or sure:
                start = context.words[first].start
                normalized = f"{name} {number}" if number else name
                yield Entity("place", context.text[start:end], normalized, start, end, STREET)


def crossings(text: str, streets: list[Entity]) -> Iterator[Entity]:
    """Yields crossings of two streets: "Kirkkokadun ja Puistokadun risteys", "korsningen av …"."""
    for one, other in pairwise(streets):
        gap = text[one.end : other.start].strip().lower()
        after = _CROSSING_AFTER.match(text, other.end)
        before = _CROSSING_BEFORE.search(text[: one.start])
        if gap in _AND and (after or before):
            joined = f"{one.normalized} {_AND[gap]} {other.normalized}"
            start, end = before.start() if before else one.start, after.end() if after else other.end
            yield Entity("place", text[start:end], joined, start, end, STREET)


def _highway(context: Context, word: Word) -> Entity | None:
    names = lookup("place")["highways"]
    name = next((form for form in (word.surface.lower(), *word.lemmas) if form in names), None)
    number = _HIGHWAY_NUMBER.match(context.text, word.end) if name else None
    if not name or not number:
        return None
    value = context.text[word.start : number.end()]
    return Entity("place", value, f"{name} {number.group(1)}", word.start, number.end(), STREET)


def _street(context: Context, place: int) -> tuple[int, str, bool] | None:
    """First word and base form of the street that ends here, and whether it is one without a number."""
    word = context.words[place]
    match = _pattern().fullmatch(word.surface)
    if not match:
        return None
    ending = match.group("sv") or _base_ending(match.group("fi"))
    name = match.group("head") + ending.lower()
    if not match.group("head"):
        first = _names_before(context, place)
        if first == place:
            return None
        before = " ".join(each.surface for each in context.words[first:place])
        return first, f"{before} {ending.lower()}", True
    if name.lower() in lookup("place")["not_streets"]:
        return None
    if not context.is_name(place) and _is_other_word(word, ending.lower()):
        return None
    sure = ending.lower() in lookup("place")["sure_street_endings"] or context.is_name(place)
    first = place
    if (
        place
        and context.words[place - 1].lemmas[0] in lookup("place")["before_street"]
        and context.is_name(place)
    ):
        first, name = place - 1, f"{context.words[place - 1].lemmas[0]} {name}"
    return first, name[0].upper() + name[1:], sure


def _is_other_word(word: Word, ending: str) -> bool:
    """Whether the dictionary knows the word and it only looks like a street: "laskuja", "lähtien"."""
    known = finnish.understand(word.surface.lower())
    return bool(known) and not any(reading.lemma.endswith(ending) for reading in known)


def _names_before(context: Context, place: int) -> int:
    """Index of the first of the capitalised words before; the last of them is in the genitive."""
    first = place
    while first and context.adjoins(first - 1) and context.words[first - 1].surface[0].isupper():
        if is_listed(context.words[first - 1], "not_owners"):
            break
        first -= 1
    if first == place or not context.words[place - 1].surface.endswith(("n", "s")):
        return place
    if context.begins_sentence(first) and not may_be_name(context.words[first]):
        return place
    return first


def _number(context: Context, place: int) -> tuple[str | None, int]:
    """House number after a street and where the address ends; also a number in words ("kakstoista")."""
    word = context.words[place]
    match = _NUMBER.match(context.text, word.end)
    if match:
        return re.sub(r"\s+", " ", match.group("number")).strip(), match.end()
    if context.adjoins(place):
        following = context.words[place + 1]
        number = written_cardinal(following.surface)
        if number:
            return str(number), following.end
    return None, word.end


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    lists = lookup("place")
    stems = sorted(
        {stem for stems in lists["street_endings_fi"].values() for stem in stems}, key=len, reverse=True
    )
    swedish = "|".join(lists["street_endings_sv"])
    return re.compile(
        rf"(?P<head>(?:[^\W\d_][\w’'-]{{2,40}}?)?)(?:(?P<fi>{'|'.join(stems)}){_CASES}|(?P<sv>{swedish})s?)",
        re.IGNORECASE,
    )


def _base_ending(stem: str) -> str:
    endings = lookup("place")["street_endings_fi"]
    return str(next(ending for ending, stems in endings.items() if stem.lower() in stems))
