"""Finds the services of the catalogue that answer what somebody says they need.

Words are compared by their base forms and by the parts of compounds, in the languages that the message may be
in. Ranking is BM25 over weighted fields (S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework,
2009): a word in a service's name says more than one in its description. What people call things and what
services call them differ: ``catalogue_synonyms.yml`` has both.
"""

import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from actions.find_service.search import Hit, Where
from akkuna.words import Language, Word, analyse
from bot.catalogue_synonyms import ignored, phrases, synonyms
from bot.catalogue_words import OTHER_READING, PART, forms, parts, split, swedish_base
from bot.nlu.message import AnalysedMessage
from bot.nlu.misspelling import Misspellings
from integrations.suomifi.catalogue.models import Service

LANGUAGES: tuple[Language, ...] = ("fi", "sv")

FITS = 0.22
"""Share of what a query asks for that a service must answer, to be shown at all."""

BESIDE_BEST = 0.4
"""Share of the best one's score that another must have, to be shown beside it."""

BESIDE_FARTHER = 0.5
"""Share of the best score anywhere that the best one near must have: a sports hall is no swimming hall."""

_K1, _B = 1.2, 0.4
_WEIGHTS = {
    "name": 6.0,
    "alternative": 5.0,
    "keyword": 5.0,
    "subject": 4.0,
    "summary": 2.5,
    "class": 1.0,
    "channel": 1.0,
    "description": 1.0,
    "instruction": 0.7,
}
_SYNONYM, _SYNONYM_OF_PART, _MISSPELT, _UNKNOWN = 0.75, 0.5, 0.8, 0.25

_Floats = NDArray[np.float32]
_Ints = NDArray[np.int32]


@dataclass(frozen=True)
class _Term:
    """A base form in the index: services that have it, and how much each has of it."""

    services: _Ints
    impacts: _Floats
    idf: float


class CatalogueSearch:
    """An index of services, made once and never changed; make a new one when the catalogue has changed.

    Args:
        services: those of all municipalities; the same service read for several is one.
    """

    def __init__(self, services: Iterable[Service]) -> None:
        merged = _merged(services)
        self._packed = [_packed(service) for service in merged]
        self._places = {service.id: place for place, service in enumerate(merged)}
        self._terms = {language: _index(merged, language) for language in LANGUAGES}
        self._spelling = {language: _known_forms(merged, language) for language in LANGUAGES}
        self._rare = float(np.log(1 + len(merged)))
        self._areas = _indexed_areas(merged)

    def knows(self, municipality: str) -> bool:
        """Whether any service is meant for a municipality by its name."""
        return municipality in self._areas

    def service(self, id: str) -> Service | None:
        """The service with an id."""
        place = self._places.get(id)
        return None if place is None else _unpacked(self._packed[place])

    def find(
        self,
        message: AnalysedMessage,
        *,
        municipality: str | None,
        neighbours: Sequence[str] = (),
        limit: int = 3,
    ) -> list[Hit]:
        """The services that answer a message best, best first; empty if none does.

        Only where none fits of the municipality and of the whole country, or another municipality's fits far
        better, those of its neighbours are given, and only where none of those does, those of the others.

        Args:
            municipality, neighbours: three-digit codes; where no municipality is given, all are searched as
                if they were one.
        """
        scores = self._scores(message.readings)
        if not (scores >= FITS).any():
            # A single odd word does not tell its language.
            read = {language for language, _ in message.readings}
            others = [(one, tuple(analyse(message.text, one))) for one in LANGUAGES if one not in read]
            scores = self._scores(others)
        least = max(FITS, BESIDE_FARTHER * float(scores.max(initial=0.0)))
        for where, ring in self._rings(municipality, neighbours):
            found = np.flatnonzero(ring & (scores >= FITS))
            if not (scores[found] >= least).any():
                continue
            best = found[np.argsort(-scores[found], kind="stable")][:limit]
            best = best[scores[best] >= BESIDE_BEST * scores[best[0]]]
            return [Hit(_unpacked(self._packed[place]), float(scores[place]), where) for place in best]
        return []

    def _rings(
        self, municipality: str | None, neighbours: Sequence[str]
    ) -> Iterator[tuple[Where, NDArray[np.bool_]]]:
        """Where to look, nearest first."""
        all_of_them = np.ones(len(self._packed), dtype=bool)
        if municipality is None:
            yield "own", all_of_them
            return
        yield "own", self._in((municipality,))
        yield "neighbour", self._in(neighbours)
        yield "elsewhere", all_of_them

    def _scores(self, readings: Iterable[tuple[Language, Sequence[Word]]]) -> _Floats:
        """For each service the share of the message that it answers, in the language that fits it better."""
        best = np.zeros(len(self._packed), dtype=np.float32)
        for language, words in readings:
            total, ceiling = np.zeros_like(best), 0.0
            for meanings in self._asked(words, language):
                answered, most = self._answers(meanings, language)
                total += answered
                ceiling += most
            if ceiling:
                best = np.maximum(best, total / ceiling)
        return best

    def _asked(self, words: Sequence[Word], language: Language) -> Iterator[dict[str, float]]:
        """What each word that says something may stand for, words that belong together as one."""
        taken: set[int] = set()
        for form in dict.fromkeys(form for word in words for form in word.lemmas):
            for phrase in phrases(language).get(form, ()):
                places = phrase.places(words)
                if places and taken.isdisjoint(places):
                    taken |= places
                    yield dict.fromkeys(phrase.means, _SYNONYM)
        for place, word in enumerate(words):
            if place not in taken and not _is_ignored(word, language):
                yield self._meanings(word, language)

    def _answers(self, meanings: Mapping[str, float], language: Language) -> tuple[_Floats, float]:
        """How much each service says of a word, and how much one that says everything would."""
        terms = self._terms[language]
        answered = np.zeros(len(self._packed), dtype=np.float32)
        rarest = 0.0
        for form, weight in meanings.items():
            if (term := terms.get(form)) is not None:
                here = answered[term.services]
                answered[term.services] = np.maximum(here, weight * term.idf * term.impacts)
                rarest = max(rarest, weight * term.idf)
        most = rarest or _UNKNOWN * self._rare
        return np.minimum(answered, most), most

    def _meanings(self, word: Word, language: Language) -> dict[str, float]:
        """The base forms that a word of a query may stand for, and how surely."""
        found = self._understood(word, language)
        if "-" in word.surface:
            for piece in analyse(word.surface.replace("-", " "), language):
                for form, weight in self._understood(piece, language).items():
                    found.setdefault(form, OTHER_READING * weight)
        if not any(form in self._terms[language] for form in found):
            found |= self._guessed(word, language)
        return found

    def _understood(self, word: Word, language: Language) -> dict[str, float]:
        """As the dictionary reads it, and what it is called in the catalogue.

        What its parts are called is asked only where nobody knows the whole: an "uimahalli" is no "halli".
        """
        found = forms(word, language)
        whole = [base for base in word.lemmas if self._knows(base, language)]
        if not whole and language == "sv":
            base = swedish_base(word.lemmas[0], lambda form: self._knows(form, language))
            whole = [base] if base else []
        _raise(found, whole, OTHER_READING)
        for base in whole:
            _raise(found, synonyms(language).get(base, ()), _SYNONYM)
        if not whole:
            for base in parts(word, language):
                _raise(found, synonyms(language).get(base, ()), _SYNONYM_OF_PART)
        return found

    def _guessed(self, word: Word, language: Language) -> dict[str, float]:
        """What a word that nobody knows may be: a misspelt one, or a compound of known ones."""
        form = word.surface.lower()
        meant = self._spelling[language].find(form)
        bases = (meant,) if meant else split(form, language, lambda part: self._knows(part, language))
        weight = _MISSPELT if meant else PART
        found = dict.fromkeys(bases, weight)
        for base in bases:
            _raise(found, synonyms(language).get(base, ()), weight * _SYNONYM)
        return found

    def _knows(self, form: str, language: Language) -> bool:
        return form in self._terms[language] or form in synonyms(language)

    def _in(self, codes: Sequence[str]) -> NDArray[np.bool_]:
        none = np.zeros(len(self._packed), dtype=bool)
        found = none.copy()
        for code in (*codes, ""):
            found |= self._areas.get(code, none)
        return found


def _index(services: Sequence[Service], language: Language) -> dict[str, _Term]:
    """BM25 of every base form in every service, but for the weight that a query gives."""
    counts: dict[str, dict[int, float]] = defaultdict(dict)
    lengths = np.ones(len(services), dtype=np.float32)
    for place, service in enumerate(services):
        said: dict[str, float] = defaultdict(float)
        for field, text in _fields(service, language):
            for form, count in _counted(text, language):
                said[form] += _WEIGHTS[field] * count
        lengths[place] = sum(said.values()) or 1.0
        for form, weight in said.items():
            counts[form][place] = weight
    norm = 1 - _B + _B * lengths / lengths.mean() if len(lengths) else lengths
    return {form: _term(found, norm, len(services)) for form, found in counts.items()}


def _known_forms(services: Sequence[Service], language: Language) -> Misspellings[str]:
    """Words of names and search words and of citizens, by which a misspelt one is found."""
    known = {
        form
        for service in services
        for field, text in _fields(service, language)
        if field in ("name", "keyword", "subject")
        for form, _ in _counted(text, language)
    }
    return Misspellings({form: form for form in (*known, *synonyms(language)) if form.isalpha()})


def _indexed_areas(services: Sequence[Service]) -> dict[str, NDArray[np.bool_]]:
    """Which services are meant for a municipality, by its code; under "" those for the whole country."""
    areas: dict[str, NDArray[np.bool_]] = {}
    for place, service in enumerate(services):
        for code in ("",) if service.everywhere else service.municipalities:
            areas.setdefault(code, np.zeros(len(services), dtype=bool))[place] = True
    return areas


def _term(found: Mapping[int, float], norm: _Floats, total: int) -> _Term:
    places = np.fromiter(found, dtype=np.int32, count=len(found))
    weights = np.fromiter(found.values(), dtype=np.float32, count=len(found))
    idf = float(np.log(1 + (total - len(found) + 0.5) / (len(found) + 0.5)))
    return _Term(places, weights / (weights + _K1 * norm[places]), idf)


def _packed(service: Service) -> bytes:
    """A tenth of its size as an object: thousands are kept in each process, of which few are ever shown."""
    return zlib.compress(service.json(exclude_defaults=True, ensure_ascii=False).encode(), 6)


def _unpacked(packed: bytes) -> Service:
    return Service.parse_raw(zlib.decompress(packed))


def _merged(services: Iterable[Service]) -> list[Service]:
    """Each service once, meant for all municipalities for which it was read."""
    by_id: dict[str, Service] = {}
    for service in services:
        known = by_id.get(service.id)
        if known is not None:
            both = tuple(dict.fromkeys((*known.municipalities, *service.municipalities)))
            service = service.copy(update={"municipalities": both})
        by_id[service.id] = service
    return list(by_id.values())


def _fields(service: Service, language: Language) -> Iterator[tuple[str, str]]:
    texts = (
        ("name", service.names),
        ("alternative", service.alternative_names),
        ("summary", service.summaries),
        ("description", service.descriptions),
        ("instruction", service.instructions),
        *(("subject", subject.names) for subject in service.subjects),
        *(("class", term.names) for term in (*service.classes, *service.life_events, *service.target_groups)),
        *(("channel", channel.names) for channel in service.channels),
    )
    yield from ((field, found[language]) for field, found in texts if language in found)
    yield from (("keyword", word) for word in service.keywords.get(language, ()))


@lru_cache(maxsize=100_000)
def _counted(text: str, language: Language) -> tuple[tuple[str, float], ...]:
    """Base forms of a text with how often each stands there; a part of a compound counts for less."""
    counts: dict[str, float] = defaultdict(float)
    for word in analyse(text, language):
        for form, weight in forms(word, language).items():
            counts[sys.intern(form)] += weight
    return tuple(counts.items())


def _raise(found: dict[str, float], others: Iterable[str], weight: float) -> None:
    for form in others:
        found[form] = max(found.get(form, 0.0), weight)


def _is_ignored(word: Word, language: Language) -> bool:
    return word.surface.lower() in ignored(language) or word.lemmas[0] in ignored(language)
