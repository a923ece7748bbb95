"""Who takes part in an event: several people, each with a name and, where it is asked, a birth date."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, Pending, chosen, problem, question
from actions.form.draft import Draft
from actions.identity.citizen import citizen_of
from actions.linkedevents import words
from actions.linkedevents.born import birth_date_of
from actions.linkedevents.people import (
    Someone,
    birth_date_in,
    from_json,
    name_in,
    own_self,
    people_in,
)
from actions.linkedevents.terms import Terms
from actions.turn import TurnContext
from akkuna.replies import Button, Press, Reply, Term, Value
from akkuna.service import FieldSpec
from akkuna.times import HELSINKI

KIND = "participants"
MYSELF, CHILD = "myself", "child"
MOST_WITHOUT_NAMES = 50


class ParticipantsReader(FieldReader):
    """Reads names and birth dates, and asks for what is missing of each, one thing at a time."""

    takes_any_words = True

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """All who take part; what is still missing of them is asked."""
        pending = draft.pending or {}
        people = from_json(pending.get("people")) if pending.get("kind") == KIND else []
        pressed = chosen(context)
        if pressed in (MYSELF, CHILD):
            return await self._pressed(pressed, people, draft, context)
        if people and pending["part"] == "last_name" and pressed:
            return settled(_with_last_name(people, str(pressed), draft), draft)
        if people:
            return self._completed(people, pending["part"], draft, context)
        if context.turn.kind != "text":
            return None
        return await heard(context.turn.text, draft, context) or problem("field.participants.unclear", draft)

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Somebody more, where the words tell to add them."""
        told = words.pattern("add_person").search(context.turn.text.casefold())
        if context.turn.kind != "text" or told is None:
            return None
        added = await heard(context.turn.text[told.end() :], draft, context)
        if not isinstance(added, (Answer, Pending)):
            return None
        new = from_json(added.value if isinstance(added, Answer) else added.state["people"])
        return settled([*from_json(draft.value(field.name)), *new], draft)

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """Who takes part, or what is missing of one of them."""
        pending = draft.pending or {}
        if pending.get("kind") == KIND:
            return await _ask_for_part(pending, draft, context)
        own, terms = await _myself(draft, context), Terms.of(draft)
        buttons = [Button(Term("field.participants.child"), Press("inform", CHILD))]
        if own and _may_take_part(own, terms, context):
            title = Term("field.participants.myself", {"name": own.name})
            buttons.insert(0, Button(title, Press("inform", MYSELF)))
        plain = question(field, draft, tuple(buttons))
        if terms and not terms.asks_names:
            return replace(plain, key="field.participants.ask_count")
        if terms and terms.most == 1:
            return replace(plain, key="field.participants.ask_one")
        born = terms is not None and terms.asks_birth_date
        return replace(plain, key="field.participants.ask_born_too") if born else plain

    def show(self, value: Any) -> Value:
        """Names, with birth dates where they were asked; a number of those who need no names."""
        people = from_json(value)
        named = [one for one in people if one.name]
        told: list[Value] = [_shown(one) for one in named]
        if rest := len(people) - len(named):
            told.append(
                Term("field.participants.more" if named else "field.participants.count", {"count": rest})
            )
        return tuple(told)

    async def _pressed(
        self, pressed: str, people: Sequence[Someone], draft: Draft, context: TurnContext
    ) -> Outcome:
        own = await _myself(draft, context)
        added = own if pressed == MYSELF and own else Someone()
        return settled([*people, added], draft)

    def _completed(self, people: list[Someone], part: str, draft: Draft, context: TurnContext) -> Outcome:
        """Puts the answer where it was missing. A whole sentence may tell more than was asked."""
        text, today = context.turn.text, _today(context)
        if part == "name" and (told := people_in(text, context.understood.entities, own=None, today=today)):
            return settled([*(one for one in people if one.name), *told], draft)
        at = next(at for at, one in enumerate(people) if _missing(one, draft) == part)
        born = birth_date_in(text, context.understood.entities, today)
        names = name_in(text) if part != "born" else {}
        if part == "born" and not born:
            return problem("field.participants.born_unclear", draft)
        if part != "born" and not names.get("first_name"):
            return problem("field.participants.unclear", draft)
        if part == "last_name":
            names = {"last_name": " ".join(filter(None, names.values()))}
        people[at] = replace(people[at], **{name: said for name, said in names.items() if said})
        people[at] = replace(people[at], born=people[at].born or born)
        return settled(people, draft)


async def heard(text: str, draft: Draft, context: TurnContext) -> Outcome:
    """Those whom the words name, complete or with what is still to be asked; None for nobody."""
    entities, terms = context.understood.entities, Terms.of(draft)
    own = await _myself(draft, context)
    if terms and not terms.asks_names:
        counts = [
            int(one.normalized) for one in entities if one.entity == "count" and one.normalized.isdecimal()
        ]
        if not counts and text.strip().isdecimal():
            counts = [int(text.strip())]
        if counts and 0 < counts[0] <= MOST_WITHOUT_NAMES:
            return settled([*([own] if own else []), *([Someone()] * counts[0])][: counts[0]], draft)
    people = people_in(text, entities, own=own, today=_today(context))
    return settled(people, draft) if people else None


def settled(people: list[Someone], draft: Draft) -> Outcome:
    """The answer, or what must still be asked of the first of whom something is missing."""
    terms = Terms.of(draft)
    if terms and not terms.asks_birth_date:
        people = [replace(one, born="") for one in people]
    part = next((part for one in people if (part := _missing(one, draft))), None)
    kept = [one.as_json() for one in people]
    return Pending({"kind": KIND, "people": kept, "part": part}) if part else Answer(kept)


def _missing(one: Someone, draft: Draft) -> str | None:
    terms = Terms.of(draft)
    return one.missing(
        names=terms is None or terms.asks_names, born=terms is not None and terms.asks_birth_date
    )


def _with_last_name(people: list[Someone], name: str, draft: Draft) -> list[Someone]:
    return [replace(one, last_name=name) if _missing(one, draft) == "last_name" else one for one in people]


async def _ask_for_part(pending: dict[str, Any], draft: Draft, context: TurnContext) -> Reply:
    people, part = from_json(pending["people"]), pending["part"]
    one = next(one for one in people if _missing(one, draft) == part)
    buttons: tuple[Button, ...] = ()
    if part == "last_name" and (own := await _myself(draft, context)):
        buttons = (Button(own.last_name, Press("inform", own.last_name)),)
    key = f"field.participants.ask_{part}"
    return Reply(key, {"name": one.first_name}, service=draft.service, kind="question", buttons=buttons)


async def _myself(draft: Draft, context: TurnContext) -> Someone | None:
    """The citizen, unless they act for another."""
    citizen = await citizen_of(context)
    if citizen is None or citizen.acting_for is not None:
        return None
    terms = Terms.of(draft)
    born = await birth_date_of(citizen, context) if terms and terms.asks_birth_date else None
    return own_self(citizen, born)


def _may_take_part(own: Someone, terms: Terms | None, context: TurnContext) -> bool:
    return terms is None or own.birth_date is None or terms.suits(own.birth_date, _today(context))


def _shown(one: Someone) -> str:
    born = one.birth_date
    return f"{one.name} ({born.day}.{born.month}.{born.year})" if born else one.name


def _today(context: TurnContext) -> date:
    return context.now.astimezone(HELSINKI).date()
