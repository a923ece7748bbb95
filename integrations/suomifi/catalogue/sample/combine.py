"""Combines kinds of services with municipalities into a catalogue."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from integrations.suomifi.catalogue.sample.content import (
    Catalogue,
    Offer,
    Organisation,
    Street,
    Way,
    Words,
    id_of,
)

FOLDER = Path(__file__).parent
_COUNTRY_WIDE_EXCHANGE = "000"
"""Exchange of organisations that work in all municipalities."""


@cache
def catalogue() -> Catalogue:
    """The whole sample catalogue."""
    return _Combination().catalogue()


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


class _Combination:
    """Fills the catalogue. A kind is offered once by an organiser of all, else in each municipality."""

    def __init__(self) -> None:
        self._towns: dict[str, dict[str, Any]] = _read("municipalities.yml")
        self._places, self._hours = _read("places.yml"), _read("hours.yml")
        self._organisers, self._lists = _read("organisers.yml"), _read("lists.yml")
        self._organisations: dict[str, Organisation] = {}
        self._offers: dict[str, Offer] = {}
        self._ways: dict[str, Way] = {}

    def catalogue(self) -> Catalogue:
        for file in sorted((FOLDER / "services").glob("*.yml")):
            for kind in yaml.safe_load(file.read_text(encoding="utf-8")):
                _check(kind)
                each = self._organisers[kind["organiser"]].get("each", False)
                for towns in [[town] for town in self._towns] if each else [list(self._towns)]:
                    self._add(kind, towns)
        names = {town["code"]: town["name"] for town in self._towns.values()}
        return Catalogue(self._organisations, self._offers, self._ways, self._lists, names)

    def _add(self, kind: dict[str, Any], towns: list[str]) -> None:
        """Adds a service, unless it needs a place and no town has it."""
        organisation = self._organisation(kind["organiser"], towns)
        ways = [*self._place_ways(kind, towns, organisation), *self._other_ways(kind, towns, organisation)]
        places = [way for way in ways if way.kind == "place"]
        if kind.get("at") and not places:
            return
        place = self._place_of_town(towns)
        prices = {name: some[place % len(some)] for name, some in kind.get("prices", {}).items()}
        id = id_of("service", kind["key"], organisation.id)
        for way in ways:
            self._ways.setdefault(way.id, way)
        self._offers[id] = Offer(
            id=id,
            key=kind["key"],
            organisation=organisation.id,
            permit=kind.get("type") == "permit",
            names=kind["name"],
            summaries=kind["summary"],
            descriptions=kind["text"],
            instructions=kind.get("how", {}),
            charged=kind["cost"] == "charged",
            prices=_filled(kind.get("price", {}), prices),
            keywords=kind["words"],
            service_class=kind["class"],
            target_groups=tuple(kind["for"]),
            life_events=tuple(kind.get("life", ())),
            subjects=tuple(_subject(fi, sv) for fi, sv in kind["subjects"]),
            ways=tuple(way.id for way in ways),
            modified=_modified(id),
        )

    def _organisation(self, name: str, towns: list[str]) -> Organisation:
        organiser = self._organisers[name]
        id = id_of("organisation", name, *(towns if organiser.get("each") else ()))
        codes = tuple(self._towns[town]["code"] for town in towns)
        names = self._named(organiser["name"], towns[0])
        found = Organisation(id, names, organiser["type"], codes, organiser.get("county"))
        return self._organisations.setdefault(id, found)

    def _place_ways(self, kind: Mapping[str, Any], towns: list[str], owner: Organisation) -> Iterator[Way]:
        for role in kind.get("at", ()):
            place = self._places[role]
            for town in towns:
                where = self._towns[town]["places"].get(place.get("in", role))
                if where:
                    yield self._place_way(role, town, where, owner)

    def _place_way(self, role: str, town: str, where: Mapping[str, Any], owner: Organisation) -> Way:
        place, about = self._places[role], self._towns[town]
        id = id_of("place", role, town)
        names = self._named(place["name"], town)
        street = Street(
            names=where["street"],
            number=where["number"],
            postal_code=where["postal_code"],
            post_office=about["post_office"],
            lat=where["lat"],
            lon=where["lon"],
            municipality=about["code"],
        )
        return Way(
            id=id,
            kind="place",
            organisation=owner.id,
            names=names,
            summaries={
                "fi": f"Käyntiosoite, puhelin ja aukiolo: {names['fi']}.",
                "sv": f"Besöksadress, telefon och öppettider: {names['sv']}.",
            },
            modified=_modified(id),
            street=street,
            phone=f"800{about['exchange']}{place['phone']}" if "phone" in place else None,
            email=f"{role.replace('_', '.')}@{town}.example.org" if "phone" in place else None,
            hours=self._hours_of(place["hours"], self._place_of_town([town])),
        )

    def _other_ways(self, kind: Mapping[str, Any], towns: list[str], owner: Organisation) -> Iterator[Way]:
        one = len(towns) == 1
        exchange = self._towns[towns[0]]["exchange"] if one else _COUNTRY_WIDE_EXCHANGE
        if "phone" in kind:
            id = id_of("phone", kind["key"], owner.id)
            yield Way(
                id=id,
                kind="phone",
                organisation=owner.id,
                names=_joined(kind["name"], {"fi": "puhelinneuvonta", "sv": "telefonrådgivning"}),
                summaries={"fi": "Neuvontaa puhelimitse.", "sv": "Rådgivning per telefon."},
                modified=_modified(id),
                phone=f"800{exchange}{kind['phone']}",
                hours=self._hours_of("office", self._place_of_town(towns)),
            )
        if online := kind.get("online"):
            site = self._towns[towns[0]]["website"] if one else f"https://www.{kind['organiser']}.example.org"
            id = id_of("online", kind["key"], owner.id)
            yield Way(
                id=id,
                kind="online",
                organisation=owner.id,
                names=online["name"],
                summaries={"fi": "Asioi verkossa.", "sv": "Uträtta ärendet på webben."},
                modified=_modified(id),
                url=f"{site}/{online['path']}",
                identification=online["identification"],
            )

    def _hours_of(self, name: str, place: int) -> dict[str, Any]:
        hours = dict(self._hours[name])
        variants = hours.pop("variants", None)
        return hours | ({"week": variants[place % len(variants)]} if variants else {})

    def _named(self, pattern: Words, town: str) -> Words:
        about = self._towns[town]
        return {
            language: text.format(
                of=about["of"],
                name=about["name"][language],
                office=about["office"][language],
                hall=about["hall"][language],
            )
            for language, text in pattern.items()
        }

    def _place_of_town(self, towns: list[str]) -> int:
        return list(self._towns).index(towns[0]) if len(towns) == 1 else 0


def _check(kind: Mapping[str, Any]) -> None:
    """Stops at a kind that lacks a language: in YAML, a comma without quotes ends a text.

    Raises:
        ValueError: names the kind and the field.
    """
    for name in ("name", "summary", "text", "how", "price"):
        words = kind.get(name, {"fi": "-", "sv": "-"})
        if set(words) != {"fi", "sv"} or not all(isinstance(text, str) for text in words.values()):
            raise ValueError(f"{kind['key']}: {name} must have one text in fi and one in sv, in quotes")


def _filled(pattern: Words, values: Mapping[str, str]) -> Words:
    return {language: text.format(**values) for language, text in pattern.items()}


def _joined(names: Words, ending: Words) -> Words:
    return {language: f"{name}, {ending[language]}" for language, name in names.items()}


def _subject(fi: str, sv: str) -> tuple[str, Words]:
    """A concept. Its URI is the sample's own: KOKO has no such numbers."""
    return f"http://www.yso.fi/onto/koko/p9{int(id_of('subject', fi)[:6], 16):08d}", {"fi": fi, "sv": sv}


def _modified(id: str) -> str:
    """A day of the spring or the summer of 2026 that belongs to an id."""
    day = date(2026, 3, 1) + timedelta(int(id[:4], 16) % 180)
    return f"{day.isoformat()}T09:{int(id[4:6], 16) % 60:02d}:00"
