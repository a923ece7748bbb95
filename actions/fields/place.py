"""A place: an address, a named place or a shared location, found on the map where it can be."""

import re
from dataclasses import dataclass, replace
from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, Pending, Problem, chosen, question
from actions.form.draft import Draft
from actions.turn import TurnContext
from akkuna.errors import SystemFailure
from akkuna.municipality import Municipality
from akkuna.replies import Button, Press, Reply, Term, Value
from akkuna.service import FieldSpec
from integrations.digitransit.models import Bounds, Place

MOST_CANDIDATES = 4
SURE = 0.9
"""Geocoder's confidence from which the best candidate is taken without asking."""
WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\b\d{1,4}\s?[a-zA-Z]?\b")
NO_PLACE = ("affirm", "deny")
"""Intents of words that are never looked for on the map."""
WHOLE_MUNICIPALITY = "localadmin"
"""Pelias' layer of what is too large to be the place of anything."""
DESCRIBING = ("inform", "report_fault")
CLEAR = 0.55
"""Confidence from which words that are on no map are another matter, rather than a place's description."""
MOST_WORDS = 6
"""Words that name no place themselves may describe one only if they are few."""
LONGEST_ENDING = 3
"""Letters by which two forms of one word may differ."""
SHORTEST = 3
LONGEST = 200


@dataclass(frozen=True)
class Candidate:
    """A place on the map, and the served municipality that it lies in (code), if it does."""

    label: str
    lat: float
    lon: float
    municipality: str | None

    def value(self, written: str) -> dict[str, Any]:
        """The value that a draft keeps."""
        return {"label": self.label, "lat": self.lat, "lon": self.lon, "written": written}


class PlaceReader(FieldReader):
    """Reads a place and settles which one is meant."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The place that was named, pointed at, or chosen from those offered."""
        if draft.pending and draft.pending.get("kind") in ("places", "as_written"):
            settled = self._settle(draft, context)
            if settled is not None:
                return settled
        found = await self.volunteer(field, draft, context)
        if found is not None or context.turn.kind != "text":
            return found
        words = context.turn.text.strip()
        usable = SHORTEST <= len(words) <= LONGEST and any(letter.isalpha() for letter in words)
        if not usable or context.understood.intent in NO_PLACE:
            return Problem(Reply("error.place", service=draft.service))
        return await self._find(words, words, draft, context)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A place named anywhere in the words, or a shared location."""
        if context.turn.kind == "location" and context.turn.lat is not None and context.turn.lon is not None:
            return await self._pointed_at(context.turn.lat, context.turn.lon, draft, context)
        places = context.understood.values("place")
        if not places:
            return None
        best = max(
            places, key=lambda entity: (any(map(str.isdigit, entity.normalized)), len(entity.normalized))
        )
        found = await self._find(best.normalized, best.value, draft, context)
        unknown = isinstance(found, Pending) and found.state["kind"] == "as_written"
        # "The playground": a noun that is on no map tells nobody where to go, so the place is asked.
        return None if unknown and len(best.value.split()) == 1 else found

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A new place, or only a new house number for the old one ("ei 15 vaan 17")."""
        found = await self.volunteer(field, draft, context)
        old = str((draft.value(field.name) or {}).get("label", ""))
        numbers = NUMBER.findall(context.turn.text)
        if found is None and numbers and NUMBER.search(old):
            query = NUMBER.sub(numbers[-1], old, count=1)
            return await self._find(query, query, draft, context)
        return found

    async def renew(self, value: Any, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The place that the same words name there."""
        written = str(value["written"])
        return await self._find(written, written, draft, context) if written else None

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question, or the candidates that are still to be chosen from."""
        pending = draft.pending or {}
        if pending.get("kind") == "places":
            return _which(draft, [Candidate(**one) for one in pending["places"]])
        if pending.get("kind") == "as_written":
            return _keep_as_written(draft, pending["written"])
        return question(field, draft, accepts=("address", "location"))

    def show(self, value: Any) -> Value:
        """The place's label on the map, or the words as written."""
        return str(value["label"])

    async def _pointed_at(self, lat: float, lon: float, draft: Draft, context: TurnContext) -> Outcome:
        municipality = _known(context)
        label = Term("place.point", {"lat": f"{lat:.5f}", "lon": f"{lon:.5f}"})
        try:
            place = await context.systems.digitransit(municipality).reverse(
                lat, lon, language=context.language
            )
        except SystemFailure:
            place = None
        if place is None and not _inside_any(lat, lon, context):
            return Problem(Reply("place.elsewhere", {"place": label}))
        if place is None:
            point = {"label": f"{lat:.5f}, {lon:.5f}", "lat": lat, "lon": lon, "written": ""}
            return Answer(point, (Reply("place.point_taken", {"place": label}),))
        candidate = Candidate(place.label, lat, lon, _served(place, context))
        if candidate.municipality is None and place.locality:
            return Problem(Reply("place.elsewhere", {"place": place.label}))
        return self._take(candidate, place.label, draft, context)

    async def _find(self, query: str, written: str, draft: Draft, context: TurnContext) -> Outcome:
        municipality = _known(context)
        try:
            geocoder = context.systems.digitransit(municipality)
            near = await geocoder.search(query, language=context.language, bounds=_bounds(municipality))
            inside = [place for place in near if _served(place, context) == municipality.code]
            places = inside or await geocoder.search(query, language=context.language, bounds=None)
        except SystemFailure:
            unchecked = Reply("place.unchecked", {"place": written})
            return Answer({"label": written, "lat": None, "lon": None, "written": written}, (unchecked,))
        candidates = _candidates(places, municipality, context)
        if candidates and places[0].layer == WHOLE_MUNICIPALITY:
            return Problem(Reply("error.place", service=draft.service))
        sure = _is_sure(query, places) if places else False
        if not candidates or (sure and _served(places[0], context) is None):
            if not _may_be_a_place(written, context):
                return Problem(Reply("error.place", service=draft.service))
            return Pending({"kind": "as_written", "written": written})
        if sure or (len(candidates) == 1 and _names(candidates[0].label, query)):
            meant = _candidate(places[0], context) if sure else candidates[0]
            return self._take(_with_number(meant, query), written, draft, context)
        return Pending({"kind": "places", "written": written, "places": [vars(one) for one in candidates]})

    def _take(self, candidate: Candidate, written: str, draft: Draft, context: TurnContext) -> Outcome:
        municipality = _known(context)
        if candidate.municipality in (municipality.code, None):
            return Answer(candidate.value(written))
        return Pending(
            {"kind": "outside", "value": candidate.value(written), "municipality": candidate.municipality}
        )

    def _settle(self, draft: Draft, context: TurnContext) -> Outcome:
        """Reads the answer to "which of these?" or "shall I keep it as you wrote it?"."""
        pending = draft.pending or {}
        choice = chosen(context)
        intent = context.understood.intent
        if pending["kind"] == "as_written":
            if choice == "as_written" or intent == "affirm":
                return _as_written(pending["written"])
            if choice == "again" or intent == "deny":
                draft.pending = None
                return Problem(Reply("place.again", service=draft.service))
            return None
        candidates = [Candidate(**one) for one in pending["places"]]
        if choice == "none":
            return _as_written(pending["written"])
        number = choice if isinstance(choice, int) else _number_in(context.turn.text, candidates)
        if number is None or not 0 <= number < len(candidates):
            return None
        return self._take(candidates[number], pending["written"], draft, context)


def outside_question(label: str, here: Municipality, other: Municipality) -> Reply:
    """Asks whether the matter is the other municipality's, since the place lies there."""
    buttons = (
        Button(Term("button.yes_to", {"municipality": other.form("to")}), Press("affirm"), primary=True),
        Button(Term("button.another_place"), Press("deny")),
    )
    values: dict[str, Value] = {
        "place": label,
        "there": other.form("in"),
        "other": other.form("to"),
        "here": here.form("in"),
    }
    return Reply("place.outside", values, kind="question", buttons=buttons)


def _bounds(municipality: Municipality) -> Bounds:
    return Bounds(**municipality.bounds.dict())


def _known(context: TurnContext) -> Municipality:
    """The conversation's municipality; the form asks for it before any place."""
    municipality = context.municipality
    if municipality is None:
        raise KeyError("municipality")
    return municipality


def _served(place: Place, context: TurnContext) -> str | None:
    """Code of the served municipality that the place lies in."""
    locality = (place.locality or "").casefold()
    for municipality in context.catalogue.municipalities.values():
        if locality in (municipality.names.fi.casefold(), municipality.names.sv.casefold()):
            return municipality.code
    return None


def _inside_any(lat: float, lon: float, context: TurnContext) -> bool:
    """Whether the point may lie in a served municipality."""
    every = [municipality.bounds for municipality in context.catalogue.municipalities.values()]
    return any(one.min_lat <= lat <= one.max_lat and one.min_lon <= lon <= one.max_lon for one in every)


def _candidate(place: Place, context: TurnContext) -> Candidate:
    return Candidate(place.label, place.lat, place.lon, _served(place, context))


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


def _may_be_a_place(written: str, context: TurnContext) -> bool:
    """Whether words that are on no map may describe a place: named as one, or few and no other matter."""
    understood = context.understood
    if understood.values("place"):
        return True
    if understood.values("fault_type"):
        return False
    other_matter = understood.intent not in DESCRIBING and understood.confidence >= CLEAR
    return not other_matter and len(written.split()) <= MOST_WORDS


def _names(label: str, query: str) -> bool:
    """Whether every word of the query stands in the label: "koulu" does not name Koulukatu."""
    words = WORD.findall(label.casefold())
    asked = (word for word in WORD.findall(query.casefold()) if not word.isdigit())
    return all(any(_is_form_of(word, other) for other in words) for word in asked)


def _is_form_of(word: str, other: str) -> bool:
    """Whether two words differ in their endings only: "simhallen" and "simhall"."""
    stem = min(len(word), len(other)) - 1
    return abs(len(word) - len(other)) <= LONGEST_ENDING and word[:stem] == other[:stem]


def _with_number(candidate: Candidate, query: str) -> Candidate:
    """The candidate with the house number that the citizen gave, where the map knows the street only."""
    street, _, rest = candidate.label.partition(",")
    number = NUMBER.search(query)
    if number is None or NUMBER.search(street) or street.casefold() not in query.casefold():
        return candidate
    return replace(candidate, label=f"{street} {number[0]},{rest}" if rest else f"{street} {number[0]}")


def _which(draft: Draft, candidates: list[Candidate]) -> Reply:
    buttons = [Button(one.label, Press("inform", number)) for number, one in enumerate(candidates)]
    buttons.append(Button(Term("button.none_of_these"), Press("inform", "none")))
    return Reply("place.which", service=draft.service, kind="question", buttons=tuple(buttons))


def _keep_as_written(draft: Draft, written: str) -> Reply:
    buttons = (
        Button(Term("button.keep_as_written"), Press("inform", "as_written"), primary=True),
        Button(Term("button.another_place"), Press("inform", "again")),
    )
    values: dict[str, Value] = {"place": written}
    return Reply(
        "place.not_found",
        values,
        service=draft.service,
        kind="question",
        buttons=buttons,
        accepts=("address", "location"),
    )


def _as_written(written: str) -> Answer:
    return Answer({"label": written, "lat": None, "lon": None, "written": written})


def _number_in(text: str, candidates: list[Candidate]) -> int | None:
    """A candidate chosen by its number ("2") or by its name."""
    words = text.strip().casefold().rstrip(".")
    if words.isdigit():
        return int(words) - 1
    names = [one.label.casefold() for one in candidates]
    return names.index(words) if words in names else None
