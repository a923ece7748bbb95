"""A free time of something that can be booked, chosen among those that are offered for a wish."""

from datetime import datetime
from typing import Any, Protocol, cast

from actions.fields.base import Answer, FieldReader, Outcome, Pending, chosen, problem
from actions.fields.order import place_in_order
from actions.fields.slot_words import Wish, wish_of
from actions.fields.space import AGAIN, unavailable
from actions.form.draft import Draft
from actions.form.plain_words import agrees
from actions.handlers import handler_of
from actions.phrases import is_heard
from actions.turn import TurnContext
from akkuna.errors import SystemFailure
from akkuna.replies import Reply, Term, Value, Words
from akkuna.service import FieldSpec
from akkuna.times import HELSINKI

WISH = "wish"
"""Under which the draft keeps when something is wanted, beside its answers."""
MORE = "more"
"""Argument of the button that shows further times."""
SHORT, MANY = 3, 9
"""Words of an answer that says only which of the times is meant, and how many of these may be shown."""

Slot = dict[str, Any]
"""A free time, JSON: municipality, resource, begin and end (ISO), names, what must be answered with it."""


class SlotSource(Protocol):
    """A handler whose service has a "slot" to be chosen."""

    async def offered(self, draft: Draft, context: TurnContext) -> list[Slot]:
        """The times that are offered for the draft's wish, in the order in which they are shown."""

    async def ask_for_slot(self, draft: Draft, context: TurnContext) -> Reply:
        """The question, with these times."""


class SlotReader(FieldReader):
    """Reads one of the offered times, or a new wish, for which others are offered."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The time that was pressed, or that the words choose; else what the words wish."""
        pressed = chosen(context)
        if isinstance(pressed, dict):
            return _taken(pressed, context)
        if pressed in (AGAIN, MORE):
            if pressed == MORE:
                await _look_further(draft, context)
            return Pending({"kind": "times"})
        if context.turn.kind != "text":
            return None
        new = wish_of(context)
        today = context.now.astimezone(HELSINKI).date()
        if new.last is not None and new.last < today:
            return problem("error.date_past", draft)
        try:
            return await self._said(new, draft, context)
        except SystemFailure:
            note_wish(draft, new)
            return Pending({"kind": "times"})

    async def _said(self, new: Wish, draft: Draft, context: TurnContext) -> Outcome:
        offered = await source_of(draft).offered(draft, context)
        if new:
            return await _wished(new, offered, draft, context)
        if is_heard("more_times", context.turn.text):
            await _look_further(draft, context)
            return Pending({"kind": "times"})
        place = place_in_order(context.turn.text, len(offered))
        if place is not None:
            return _taken(offered[place], context)
        if agrees(context) and len(offered) == 1:
            return _taken(offered[0], context)
        return problem("error.slot" if offered else "error.date_expected", draft)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Notes the wish; the time itself is chosen when it is known what is free."""
        new = wish_of(context)
        if new:
            note_wish(draft, new)
        return None

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Another time is wished: what is free then is offered."""
        new = wish_of(context)
        return await _wished(new, [], draft, context) if new else None

    async def renew(self, value: Any, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """None: another municipality has other rooms."""
        return None

    def holds_value(self, context: TurnContext) -> bool:
        """A day, a time of day or a length, or which of those that were shown."""
        text = context.turn.text
        short = len(text.split()) <= SHORT
        return bool(wish_of(context)) or (short and place_in_order(text, MANY) is not None)

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The times that are free for the wish, or that they cannot be had now."""
        try:
            return await source_of(draft).ask_for_slot(draft, context)
        except SystemFailure:
            return unavailable(draft)

    def show(self, value: Any) -> Value:
        """What, where and when."""
        name, house = Words(**value["name"]), Words(**value["house"])
        return Term(
            "slot.shown", {"name": name, "house": house, "when": when_of(value)}, service="book_space"
        )


def source_of(draft: Draft) -> SlotSource:
    """The handler of the draft's service, which has times to offer."""
    return cast(SlotSource, handler_of(draft.service))


def note_wish(draft: Draft, new: Wish) -> None:
    """Adds to the draft's wish what was said now."""
    draft.answers[WISH] = wish_in_draft(draft).changed_by(new).as_json()


def wish_in_draft(draft: Draft) -> Wish:
    """The wish that the draft holds."""
    return Wish.from_json(draft.answers.get(WISH))


def ends_of(slot: Slot) -> tuple[datetime, datetime]:
    """When it begins and ends, in Finnish time."""
    begin, end = (datetime.fromisoformat(slot[name]).astimezone(HELSINKI) for name in ("begin", "end"))
    return begin, end


def when_of(slot: Slot, *, service: str = "book_space") -> Term:
    """Day and hours in words: "la 28.11. klo 18–20"."""
    begin, end = ends_of(slot)
    values: dict[str, Value] = {
        "weekday": Term(f"weekday.{begin.isoweekday()}"),
        "day": begin.day,
        "month": begin.month,
        "begin": _clock(begin),
        "end": _clock(end),
    }
    return Term("slot.when", values, service=service)


def _clock(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02}" if moment.minute else str(moment.hour)


def _taken(slot: Slot, context: TurnContext) -> Answer:
    """The time; one in another municipality is booked there, and the citizen is told."""
    there = context.catalogue.municipalities.get(slot["municipality"])
    if there is None or there == context.municipality:
        return Answer(slot)
    context.change_conversation(municipality=there.code)
    return Answer(slot, (Reply("municipality.changed", {"municipality": there.form("of")}),))


async def _wished(new: Wish, offered: list[Slot], draft: Draft, context: TurnContext) -> Outcome:
    """The one time that the words surely mean, if it is free; else others are offered for the new wish."""
    meant = [one for one in offered if _is_meant(one, new)] if new.at else []
    if len(meant) != 1:
        note_wish(draft, new)
        offered = await source_of(draft).offered(draft, context)
        meant = [one for one in offered if _is_meant(one, new)] if new.at and new.minutes else []
    return _taken(meant[0], context) if len(meant) == 1 else Pending({"kind": "times"})


async def _look_further(draft: Draft, context: TurnContext) -> None:
    seen = wish_in_draft(draft).later + len(await source_of(draft).offered(draft, context))
    draft.answers[WISH] = {**draft.answers.get(WISH, {}), "later": seen}


def _is_meant(slot: Slot, new: Wish) -> bool:
    begin, end = ends_of(slot)
    length = (end - begin).total_seconds() / 60
    on_the_day = new.first is None or new.last is None or new.first <= begin.date() <= new.last
    return on_the_day and begin.time() == new.at and new.minutes in (None, length)
