"""Places on the map: which of those that a geocoder found the citizen's words mean."""

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from actions.turn import TurnContext
from akkuna.municipality import Municipality
from akkuna.replies import LANGUAGES, Language
from akkuna.words import analyse
from akkuna.words.finnish import is_known
from integrations.digitransit.models import Bounds, Place

MOST_CANDIDATES = 4
SURE = 0.9
"""Geocoder's confidence from which the best candidate is taken without asking."""
LIKE = 0.85
"""Likeness of two words from which one may be the other, misspelt."""
WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\b[1-9]\d{0,3}\s?[a-zA-Z]?\b")
LONGEST_ENDING = 3
"""Letters by which two forms of one word may differ."""
STREET = re.compile("tie|väg|gata")
"""No ending of a word, but another word: "Kirkkotie" is no form of "kirkko"."""
WHOLE_MUNICIPALITY = "localadmin"
"""Pelias' layer of what is too large to be the place of anything."""


@dataclass(frozen=True)
class Candidate:
    """A place on the map, and the served municipality that it lies in (code), if it does."""

    label: str
    lat: float
    lon: float
    municipality: str | None

    @property
    def name(self) -> str:
        """The place itself, without its municipality."""
        return name_in(self.label)

    def value(self, written: str) -> dict[str, Any]:
        """The value that a draft keeps."""
        return {"label": self.label, "lat": self.lat, "lon": self.lon, "written": written}


@dataclass(frozen=True)
class Search:
    """What a geocoder found for a query.

    Attributes:
        meant: the one place that the query surely means.
        named: places that the query fits, to be chosen from where none is surely meant.
        like: places whose names are so near to the query that it may be a misspelling.
        elsewhere: label of the place surely meant, in a municipality that is not served.
        number_unknown: the map knows the street that is meant, but not the house number.
        too_large: the query names a municipality and no place in it.
    """

    meant: Candidate | None = None
    named: tuple[Candidate, ...] = ()
    like: tuple[Candidate, ...] = ()
    elsewhere: str | None = None
    number_unknown: bool = False
    too_large: bool = False


async def search(query: str, here: Municipality, context: TurnContext) -> Search:
    """Looks in this municipality first, and everywhere if nothing is there.

    Raises:
        SystemFailure: the geocoder cannot be asked now.
    """
    places = await _places(query, context.language, here, context)
    found = _sorted_out(query, places, {}, here, context) if places else Search()
    if not found.like and found != Search():
        return found
    other: Language = "sv" if context.language == "fi" else "fi"
    also = {(place.lat, place.lon): place.label for place in await _places(query, other, here, context)}
    named = _sorted_out(query, places, also, here, context) if places and also else found
    return found if named == Search() else named


async def _places(query: str, language: Language, here: Municipality, context: TurnContext) -> list[Place]:
    """What the geocoder finds here, or anywhere if it finds nothing here."""
    geocoder = context.systems.digitransit(here)
    near = await geocoder.search(query, language=language, bounds=Bounds(**here.bounds.dict()))
    inside = [place for place in near if served(place, context) == here.code]
    return inside or await geocoder.search(query, language=language, bounds=None)


def served(place: Place, context: TurnContext) -> str | None:
    """Code of the served municipality that the place lies in."""
    locality = (place.locality or "").casefold()
    for municipality in context.catalogue.municipalities.values():
        if locality in (municipality.names.fi.casefold(), municipality.names.sv.casefold()):
            return municipality.code
    return None


def name_in(label: str) -> str:
    """The place that a label names, without the municipality."""
    return label.partition(",")[0].strip()


def says_the_same(words: str, name: str) -> bool:
    """Whether the words name the place just as the map does, endings of words aside."""
    numbers = [[one for one in WORD.findall(text.casefold()) if one[0].isdigit()] for text in (words, name)]
    return numbers[0] == numbers[1] and _names(name, words) and _names(words, name)


def _sorted_out(
    query: str,
    places: list[Place],
    also: dict[tuple[float, float], str],
    here: Municipality,
    context: TurnContext,
) -> Search:
    """Which of the places the query means.

    Args:
        places: the best first; at least one.
        also: position → label in the other language, in which the citizen may have named the place.
    """
    best, candidates = places[0], _candidates(places, here, context)
    if candidates and best.layer == WHOLE_MUNICIPALITY:
        return Search(too_large=True)
    if _is_sure(query, places):
        if served(best, context) is None:
            return Search(elsewhere=best.label if _names(query, best.locality or "") else None)
        return _meant(_candidate(best, context), query)
    in_both = {one: (one.label, also.get((one.lat, one.lon), one.label)) for one in candidates}
    by_name = [one for one in candidates if any(_names(label, query) for label in in_both[one])]
    if len(by_name) == 1:
        [only] = by_name
        whole = any(_names(label, query) and _names_all(label, query, context) for label in in_both[only])
        # "The school" may be another than the one of this name.
        return _meant(only, query) if whole else Search(like=(only,))
    # In the other language the name is another, and the geocoder's word must do.
    sure = {place.label for place in places if place.confidence >= SURE}
    named = by_name or [one for one in candidates if one.label in sure]
    like = [one for one in candidates if _is_like(one.label, query)]
    return Search(named=tuple(named), like=() if named else tuple(like))


def _meant(candidate: Candidate, query: str) -> Search:
    numbered = _with_number(candidate, query)
    return Search(meant=numbered, number_unknown=numbered != candidate)


def _candidate(place: Place, context: TurnContext) -> Candidate:
    return Candidate(place.label, place.lat, place.lon, served(place, context))


def _candidates(places: list[Place], here: Municipality, context: TurnContext) -> list[Candidate]:
    """Distinct places in the served municipalities, those of this one first."""
    found: dict[str, Candidate] = {}
    for place in places:
        candidate = _candidate(place, context)
        if candidate.municipality is not None:
            found.setdefault(place.label, candidate)
    ordered = sorted(found.values(), key=lambda one: one.municipality != here.code)
    return ordered[:MOST_CANDIDATES]


def _is_sure(query: str, places: list[Place]) -> bool:
    """Whether the best place is meant without doubt: named or numbered by the words, and no other as like."""
    best = places[0]
    numbered = best.house_number is not None and best.house_number.casefold() in query.casefold().split()
    # In the other language the street has another name, but the number is the same.
    meant = numbered or (best.house_number is None and _names(best.label, query))
    rivals = [
        place for place in places[1:] if place.confidence >= best.confidence and place.label != best.label
    ]
    return best.confidence >= SURE and meant and not rivals


def _names(label: str, query: str) -> bool:
    """Whether every word of the query stands in the label: "koulu" does not name Koulukatu."""
    words = WORD.findall(label.casefold())
    asked = (word for word in WORD.findall(query.casefold()) if not word.isdigit())
    return all(any(_is_form_of(word, other) for other in words) for word in asked)


def _names_all(label: str, query: str, context: TurnContext) -> bool:
    """Whether nothing but a municipality's name stands in the place's name besides the words of the query."""
    names = (form for each in context.catalogue.municipalities.values() for form in _name_forms(each))
    known = (*WORD.findall(query.casefold()), *names)
    asked = (word for word in WORD.findall(name_in(label).casefold()) if not word[0].isdigit())
    return all(any(_is_form_of(word, one) for one in known) for word in asked)


def _name_forms(municipality: Municipality) -> tuple[str, ...]:
    of = municipality.form("of")
    names = municipality.names
    return tuple(name.casefold() for name in (names.fi, names.sv, of.fi, of.sv))


def _is_like(label: str, query: str) -> bool:
    """Whether every word of the query is so like one of the label that it may be that one, misspelt."""
    words = WORD.findall(label.casefold())
    asked = (word for word in WORD.findall(query.casefold()) if not word.isdigit())
    return all(
        any(_is_form_of(word, other) or SequenceMatcher(None, word, other).ratio() >= LIKE for other in words)
        for word in asked
    )


@lru_cache(maxsize=50_000)
def _is_form_of(word: str, other: str) -> bool:
    """Whether two words are forms of one; of those no dictionary knows, whether only their endings differ."""
    if word == other or _base_forms(word) & _base_forms(other):
        return True
    if is_known(word) and is_known(other):
        return False
    stem = min(len(word), len(other)) - 1
    endings = stem > 1 and abs(len(word) - len(other)) <= LONGEST_ENDING
    return endings and word[:stem] == other[:stem] and not STREET.search(max(word, other, key=len)[stem:])


@lru_cache(maxsize=50_000)
def _base_forms(word: str) -> frozenset[str]:
    """Base forms in both languages, without the parts of compounds."""
    return frozenset(base for each in LANGUAGES for one in analyse(word, each) for base in one.lemmas)


def _with_number(candidate: Candidate, query: str) -> Candidate:
    """The candidate with the house number that the citizen gave, where the map knows the street only."""
    street, _, rest = candidate.label.partition(",")
    number = NUMBER.search(query)
    if number is None or NUMBER.search(street) or street.casefold() not in query.casefold():
        return candidate
    return replace(candidate, label=f"{street} {number[0]},{rest}" if rest else f"{street} {number[0]}")
