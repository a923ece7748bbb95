"""A place: an address, a named place or a shared location, found on the map where it can be."""

from dataclasses import replace
from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, Pending, Problem, chosen, question
from actions.fields.place_questions import as_written_question, which_question
from actions.fields.place_search import NUMBER, Candidate, Search, name_in, says_the_same, search, served
from actions.fields.place_several import at_crossing, in_several
from actions.fields.place_words import (
    house_number_in,
    is_contact,
    municipality_in,
    name_without_municipality,
    places_named,
    words_for_place,
)
from actions.form.draft import Draft
from actions.form.opening import values_of
from actions.turn import Entity, TurnContext
from akkuna.errors import SystemFailure
from akkuna.municipality import Municipality
from akkuna.replies import Reply, Term, Value
from akkuna.service import FieldSpec

NOT_READ = "error.place"
"""Text key: nothing in the words was taken for a place."""
NO_PLACE = ("affirm", "deny")
"""Intents of words that are never looked for on the map."""
DESCRIBING = ("inform", "report_fault")
CLEAR = 0.55
"""Confidence from which words that are on no map are another matter, rather than a place's description."""
MOST_WORDS = 6
"""Words that name no place themselves may describe one only if they are few."""
SHORTEST = 3
LONGEST = 200


class PlaceReader(FieldReader):
    """Reads a place and settles which one is meant."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The place that was named, pointed at, or chosen from those offered."""
        if draft.pending and draft.pending.get("kind") in ("places", "as_written"):
            settled = self._settle(field, draft, context)
            if settled is not None:
                return settled
        found = await self.volunteer(field, draft, context)
        if found is None and context.turn.kind == "text":
            found = await self._read_words(field, draft, context)
        if isinstance(found, Problem) and found.reply.key != NOT_READ:
            # Another place was meant than those that were offered.
            draft.pending = None
        return found

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A place named anywhere in the words, or a shared location."""
        if context.turn.kind == "location" and context.turn.lat is not None and context.turn.lon is not None:
            return await self._pointed_at(context.turn.lat, context.turn.lon, draft, context)
        places = places_named(context)
        if not places:
            return None
        if several := await in_several(places, _known(context), context):
            return several
        best = max(
            places, key=lambda entity: (any(map(str.isdigit, entity.normalized)), len(entity.normalized))
        )
        in_another = _in_another_municipality(field, best, context)
        if in_another is not None:
            return in_another
        if crossing := await at_crossing(best, _known(context), context):
            return crossing
        found = await self._find(name_without_municipality(best, context), best.value, draft, context)
        if not isinstance(found, Pending) or found.state["kind"] != "as_written":
            return found
        # The name of another municipality in a name that is on no map ("Ylivieskan yläkoulu").
        in_another = _in_another_municipality(field, None, context)
        # "The playground": a noun that is on no map tells nobody where to go, so the place is asked.
        return in_another or (None if len(best.value.split()) == 1 else found)

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A new place, only a new house number for the old one, or the same place in another municipality."""
        found = await self.volunteer(field, draft, context)
        if found is not None:
            return found
        in_another = _in_another_municipality(field, None, context)
        if in_another is not None:
            return in_another
        old, number = name_in(str((draft.value(field.name) or {}).get("label", ""))), house_number_in(context)
        if number is None or not NUMBER.search(old):
            return None
        query = NUMBER.sub(number, old, count=1)
        return await self._find(query, query, draft, context)

    async def renew(self, value: Any, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The place that the same words, or else the same name, mean there; asks where there is none."""
        name = name_in(str(value["label"]))
        for query in filter(None, dict.fromkeys((str(value["written"]), name))):
            found = await self._find(query, query, draft, context)
            if isinstance(found, Answer):
                return found
        return Pending({"kind": "as_written", "written": name})

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question, or the candidates that are still to be chosen from."""
        pending = draft.pending or {}
        if pending.get("kind") == "places":
            return which_question(pending, draft, _known(context))
        if pending.get("kind") == "as_written":
            return as_written_question(draft, pending["written"])
        return question(field, draft, accepts=("address", "location"))

    def show(self, value: Any) -> Value:
        """The place's label on the map, or the words as written."""
        return str(value["label"])

    async def _read_words(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Looks for the words themselves, where nothing in them sounds like a place."""
        words, here = words_for_place(context), _known(context)
        usable = SHORTEST <= len(words) <= LONGEST and any(letter.isalpha() for letter in words)
        if is_contact(context):
            return Problem(Reply(NOT_READ, service=draft.service))
        in_another = _in_another_municipality(field, None, context)
        if in_another is not None:
            return in_another
        if municipality_in(context, None) == here.code:
            found = await self._find(words, words, draft, context) if usable else None
            return found if _is_on_map(found) else _municipality_alone("place.within", context)
        if not usable or context.understood.intent in NO_PLACE:
            return Problem(Reply(NOT_READ, service=draft.service))
        return await self._find(words, words, draft, context)

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
        candidate = Candidate(place.label, lat, lon, served(place, context))
        if candidate.municipality is None and place.locality:
            return Problem(Reply("place.elsewhere", {"place": place.label}))
        return _take(candidate, place.label, context)

    async def _find(self, query: str, written: str, draft: Draft, context: TurnContext) -> Outcome:
        here = _known(context)
        try:
            found = await search(query, here, context)
        except SystemFailure:
            unchecked = Reply("place.unchecked", {"place": written})
            return Answer({"label": written, "lat": None, "lon": None, "written": written}, (unchecked,))
        if found.too_large:
            return Problem(Reply(NOT_READ, service=draft.service))
        if found.elsewhere:
            return Problem(Reply("place.elsewhere", {"place": found.elsewhere}))
        if found.meant and found.meant.municipality != here.code == municipality_in(context, None):
            # The words say that it lies here, where the map has no such place.
            found = Search(named=(found.meant,))
        if found.meant:
            outcome = _take(found.meant, written, context)
            if found.number_unknown:
                return _naming(outcome, found.meant, draft, "place.street_only")
            same = says_the_same(query, found.meant.name)
            return outcome if same else _naming(outcome, found.meant, draft)
        offered = found.named or found.like
        if offered:
            places = [vars(one) for one in offered]
            known = {"asked": query, "found": bool(found.named)}
            return Pending({"kind": "places", "written": written, "places": places, **known})
        if not _may_be_a_place(written, context):
            return Problem(Reply(NOT_READ, service=draft.service))
        return Pending({"kind": "as_written", "written": written})

    def _settle(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Reads the answer to "which of these?" or "shall I keep it as you wrote it?"."""
        pending = draft.pending or {}
        choice = chosen(context)
        intent = context.understood.intent
        # "No, Kalliontie 15" answers with another place.
        denied = intent == "deny" and not context.understood.values("place")
        if pending["kind"] == "as_written":
            if choice == "as_written" or intent == "affirm":
                return _as_written(pending["written"])
            if choice == "again" or denied:
                draft.pending = None
                return Problem(Reply("place.again", service=draft.service))
            return None
        candidates = [Candidate(**one) for one in pending["places"]]
        if choice == "none" or denied:
            return Pending({"kind": "as_written", "written": pending["written"]})
        within = municipality_in(context, None)
        if within and not context.understood.values("place"):
            return self._settle_within(within, candidates, draft, context)
        only = 0 if len(candidates) == 1 and intent == "affirm" else None
        number = choice if isinstance(choice, int) else _number_in(context.turn.text, candidates)
        number = only if number is None else number
        if number is None or not 0 <= number < len(candidates):
            return None
        return _take(candidates[number], pending["written"], context)

    def _settle_within(
        self, code: str, candidates: list[Candidate], draft: Draft, context: TurnContext
    ) -> Outcome:
        """Reads a municipality as the answer to "which of these?"."""
        pending = draft.pending or {}
        there = [one for one in candidates if one.municipality == code]
        if len(there) == 1:
            return _naming(_take(there[0], pending["written"], context), there[0], draft)
        if there:
            return Pending({**pending, "places": [vars(one) for one in there]})
        draft.pending = None
        return None


def _in_another_municipality(field: FieldSpec, place: Entity | None, context: TurnContext) -> Outcome:
    """Asks which municipality is meant, or tells that one is not served, where the words name another."""
    code, here = municipality_in(context, place), _known(context)
    if code is None or code == here.code:
        return None
    if code not in context.catalogue.municipalities:
        return _municipality_alone("municipality.not_served_here", context)
    said = {"text": context.turn.text, "values": values_of(context.understood)}
    return Pending({"kind": "switch_municipality", "municipality": code, "field": field.name, "said": said})


def _municipality_alone(key: str, context: TurnContext) -> Problem:
    """What is said to a municipality instead of a place; a failure where it was said just now."""
    last = [one.get("key") for one in context.memory.get("last", [])]
    return Problem(Reply(key, {"here": _known(context).form("in")}), failed=key in last)


def _known(context: TurnContext) -> Municipality:
    """The conversation's municipality; the form asks for it before any place."""
    municipality = context.municipality
    if municipality is None:
        raise KeyError("municipality")
    return municipality


def _inside_any(lat: float, lon: float, context: TurnContext) -> bool:
    """Whether the point may lie in a served municipality."""
    every = [municipality.bounds for municipality in context.catalogue.municipalities.values()]
    return any(one.min_lat <= lat <= one.max_lat and one.min_lon <= lon <= one.max_lon for one in every)


def _is_on_map(outcome: Outcome) -> bool:
    """Whether the words were found, rather than kept as written or taken for a misspelling."""
    if isinstance(outcome, Answer):
        return outcome.value["lat"] is not None
    guessed = isinstance(outcome, Pending) and not outcome.state.get("found", True)
    return isinstance(outcome, Pending) and outcome.state["kind"] != "as_written" and not guessed


def _may_be_a_place(written: str, context: TurnContext) -> bool:
    """Whether words that are on no map may describe a place: named as one, or few and no other matter."""
    understood = context.understood
    if understood.values("place"):
        return True
    if understood.values("fault_type"):
        return False
    other_matter = understood.intent not in DESCRIBING and understood.confidence >= CLEAR
    return not other_matter and len(written.split()) <= MOST_WORDS


def _take(candidate: Candidate, written: str, context: TurnContext) -> Outcome:
    if candidate.municipality in (_known(context).code, None):
        return Answer(candidate.value(written))
    return Pending(
        {"kind": "outside", "value": candidate.value(written), "municipality": candidate.municipality}
    )


def _naming(outcome: Outcome, taken: Candidate, draft: Draft, key: str = "place.taken") -> Outcome:
    """The answer with a notice that names the place, so that a wrong one is noticed at once."""
    if not isinstance(outcome, Answer):
        return outcome
    return replace(outcome, notices=(Reply(key, {"place": taken.label}, service=draft.service),))


def _as_written(written: str) -> Answer:
    return Answer({"label": written, "lat": None, "lon": None, "written": written})


def _number_in(text: str, candidates: list[Candidate]) -> int | None:
    """A candidate chosen by its number ("2") or by its name."""
    words = text.strip().casefold().rstrip(".")
    if words.isdigit():
        return int(words) - 1
    names = [one.label.casefold() for one in candidates]
    return names.index(words) if words in names else None
