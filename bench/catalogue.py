"""How well and how fast services are found: needs in citizens' words against the sample catalogue."""

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from akkuna.replies import LANGUAGES, Language
from akkuna.settings import ROOT
from bot.catalogue_search import CatalogueSearch
from bot.nlu.message import analyse_message
from integrations.suomifi.catalogue.models import Service, Term
from integrations.suomifi.catalogue.sample.combine import FOLDER, catalogue

NEEDS = ROOT / "tests" / "catalogue"
"""Folder of ``needs.fi.yml`` and ``needs.sv.yml``, written by somebody who did not see the search."""
HOME = "nivala"
"""Municipality of a need that names none."""
FIRST = 3
"""Places of the list that are shown to the citizen."""
MANY = 20_000
"""Services over which speed is measured: as many as a region of municipalities has."""
ROUNDS = 300


@dataclass(frozen=True)
class Need:
    """What a citizen would type, and the kinds of services (keys of the sample) of which any is right."""

    need: str
    services: tuple[str, ...]
    municipality: str = HOME


@dataclass(frozen=True)
class Scores:
    """How well needs were met.

    Attributes:
        recall: share of the needs of which a right service is among the first `FIRST`.
        mrr: mean of one divided by the place of the first right one, of those `FIRST`.
        missed: needs of which none is.
    """

    needs: int
    recall: float
    mrr: float
    missed: tuple[str, ...]


def compare(folder: Path) -> dict[str, Any]:
    """Measures everything; as JSON."""
    scored = {language: score(needs_in(NEEDS / f"needs.{language}.yml")) for language in LANGUAGES}
    return {
        "quality": {
            language: {"needs": one.needs, "recall_at_3": one.recall, "mrr": one.mrr}
            for language, one in scored.items()
        },
        "services": MANY,
        "p95_ms": {language: p95_ms(language) for language in LANGUAGES},
    }


def needs_in(path: Path) -> list[Need]:
    """The needs of a file."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Need(one["need"], tuple(one["services"]), one.get("municipality", HOME)) for one in rows]


def score(needs: Sequence[Need]) -> Scores:
    """Searches for each need where its citizen lives, widened as in the assistant."""
    ranks = [_rank(need) for need in needs]
    return Scores(
        needs=len(needs),
        recall=sum(rank is not None for rank in ranks) / len(needs),
        mrr=sum(1 / rank for rank in ranks if rank) / len(needs),
        missed=tuple(need.need for need, rank in zip(needs, ranks, strict=True) if rank is None),
    )


def p95_ms(language: Language) -> float:
    """Milliseconds within which 95 of 100 searches are answered over `MANY` services, analysis included."""
    needs = needs_in(NEEDS / f"needs.{language}.yml")
    search, spent = _big_search(), []
    for number in range(ROUNDS):
        need = needs[number % len(needs)]
        began = time.perf_counter()
        search.find(analyse_message(need.need), municipality=_town(need.municipality)["code"])
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.quantiles(spent, n=20)[-1]


def _rank(need: Need) -> int | None:
    """Place of the first right service; None where none is among those that are shown."""
    found = _search().find(
        analyse_message(need.need),
        municipality=_town(need.municipality)["code"],
        neighbours=_neighbours(need.municipality),
        limit=FIRST,
    )
    keys = [_keys()[hit.service.id] for hit in found]
    return next((place for place, key in enumerate(keys, start=1) if key in need.services), None)


@cache
def sample_services() -> tuple[Service, ...]:
    """The sample catalogue as an import reads it."""
    sample = catalogue()
    return tuple(
        Service(
            id=offer.id,
            names=offer.names,
            summaries=offer.summaries,
            descriptions=offer.descriptions,
            instructions=offer.instructions,
            keywords={language: tuple(words) for language, words in offer.keywords.items()},
            subjects=tuple(Term(code=uri, names=names) for uri, names in offer.subjects),
            classes=_terms("service_classes", (offer.service_class,)),
            target_groups=_terms("target_groups", offer.target_groups),
            life_events=_terms("life_events", offer.life_events),
            municipalities=sample.organisations[offer.organisation].municipalities,
        )
        for offer in sample.offers.values()
    )


def _terms(name: str, codes: Sequence[str]) -> tuple[Term, ...]:
    return tuple(Term(code=code, names=catalogue().lists[name][code]) for code in codes)


@cache
def _search() -> CatalogueSearch:
    return CatalogueSearch(sample_services())


@cache
def _big_search() -> CatalogueSearch:
    sample = sample_services()
    copies = (
        one.copy(update={"id": f"{one.id}-{number}"})
        for number in range(MANY // len(sample) + 1)
        for one in sample
    )
    return CatalogueSearch(one for one, _ in zip(copies, range(MANY), strict=False))


@cache
def _keys() -> Mapping[str, str]:
    return {offer.id: offer.key for offer in catalogue().offers.values()}


@cache
def _towns() -> Mapping[str, Mapping[str, Any]]:
    return dict(yaml.safe_load((FOLDER / "municipalities.yml").read_text(encoding="utf-8")))


def _town(folder: str) -> Mapping[str, Any]:
    return _towns()[folder]


@cache
def _neighbours(folder: str) -> tuple[str, ...]:
    path = ROOT / "bot" / "municipalities" / folder / "municipality.yml"
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8"))["neighbours"])
