"""Finds events by what the citizen says, and widens the search truly told where nothing fits."""

from dataclasses import dataclass
from typing import Any

from actions.form.draft import Draft
from actions.form.opening import understood_from
from actions.handlers import Handler
from actions.linkedevents.calendar import Calendar, Listed
from actions.linkedevents.cards import card_of
from actions.linkedevents.search import is_for_all, search
from actions.linkedevents.wishes import Wish, wish_of
from actions.turn import EVENTS_ASKED, LAST_EVENTS, TurnContext
from akkuna.errors import SystemFailure
from akkuna.municipality import Municipality
from akkuna.replies import Button, Press, Reply, Term, Value

SERVICE = "find_events"
PAGE = 5
MOST_KEPT = 40
"""Events of a search that can be looked through."""
MORE, FURTHER, ANY_TIME = "more", "further", "any_time"
"""Arguments of a press: the next events of the list; goes on from the search before; the same at any time."""


@dataclass(frozen=True)
class Result:
    """What was found, and the text that says truly how far the search went."""

    key: str
    events: list[Listed]


class FindEvents(Handler):
    """Lists events and courses."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar

    async def answer(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """The first events that fit, or the next ones of the list before."""
        kept: dict[str, Any] = context.memory.get(LAST_EVENTS) or {}
        press = context.understood.press
        context.memory[EVENTS_ASKED] = True
        try:
            if press and press.argument == MORE and kept:
                return [await self._next(kept, context)]
            if press and press.argument == ANY_TIME and kept:
                owner = context.catalogue.municipalities[kept["municipality"]]
                return [await self._found(Wish.from_json(kept["wish"]).at_any_time(), owner, context)]
            further = bool(press and press.argument == FURTHER and kept)
            wish = _wish(draft, context)
            if further:
                wish = wish.further(Wish.from_json(kept["wish"]))
            municipality = _named(draft, context) or (
                context.catalogue.municipalities.get(kept["municipality"]) if further else None
            )
            return [await self._found(wish, municipality or _municipality(context), context)]
        except SystemFailure:
            return [Reply("unavailable", service=SERVICE, buttons=(_person(),))]

    async def _found(self, wish: Wish, municipality: Municipality, context: TurnContext) -> Reply:
        result = await self._widened(wish, municipality, context)
        keys = [one.key for one in result.events[:MOST_KEPT]]
        context.memory[LAST_EVENTS] = {
            "wish": wish.as_json(),
            "municipality": municipality.code,
            "keys": keys,
            "shown": min(PAGE, len(keys)),
        }
        values: dict[str, Value] = {
            "in": municipality.form("in"),
            "subject": wish.named,
            "count": len(result.events),
        }
        if not result.events:
            every = Button(Term("button", service=SERVICE), Press("start_service", SERVICE))
            return Reply(result.key, values, service=SERVICE, buttons=(every, _person()))
        return self._page(result.key, result.events[:PAGE], len(keys) - PAGE, municipality, context, values)

    async def _widened(self, wish: Wish, here: Municipality, context: TurnContext) -> Result:
        """Looks here, here at another time, near, near at another time."""
        events = await self._calendar.of(here)
        if found := search(wish, events):
            return Result("list_for_all" if is_for_all(wish, found) else "list", found)
        timeless = wish.at_any_time()
        if timeless != wish and (found := search(timeless, events)):
            return Result("list_later", found)
        codes = [code for code in here.neighbours if code in context.catalogue.municipalities]
        near = [context.catalogue.municipalities[code] for code in codes]
        theirs = await self._calendar.of_all([one for one in near if "linkedevents" in one.systems])
        if found := search(wish, theirs):
            return Result("list_near", found)
        if timeless != wish and (found := search(timeless, theirs)):
            return Result("list_near_later", found)
        return Result("none_on" if wish.named else "none", [])

    async def _next(self, kept: dict[str, Any], context: TurnContext) -> Reply:
        """The next page of the list that was shown."""
        shown, keys = kept["shown"], kept["keys"]
        municipality = context.catalogue.municipalities[kept["municipality"]]
        wanted = keys[shown : shown + PAGE]
        if not wanted:
            return Reply("no_more", service=SERVICE)
        codes = dict.fromkeys(key.partition(" ")[0] for key in wanted)
        owners = [context.catalogue.municipalities[code] for code in codes]
        known = {one.key: one for one in await self._calendar.of_all(owners)}
        context.memory[LAST_EVENTS] = {**kept, "shown": shown + len(wanted)}
        events = [known[key] for key in wanted if key in known]
        return self._page("list_more", events, len(keys) - shown - PAGE, municipality, context, {})

    def _page(
        self,
        key: str,
        events: list[Listed],
        left: int,
        here: Municipality,
        context: TurnContext,
        values: dict[str, Any],
    ) -> Reply:
        enrol = context.catalogue.services["enrol_event"]
        cards = tuple(
            card_of(
                one,
                context.now,
                may_enrol=context.catalogue.offered(enrol, one.municipality),
                with_municipality=one.municipality != here,
            )
            for one in events
        )
        more = (Button(Term("more"), Press(SERVICE, MORE)),) if left > 0 else ()
        if key == "list_for_all":
            more = (*more, Button(Term("any_time"), Press(SERVICE, ANY_TIME)))
        return Reply(key, values, service=SERVICE, kind="list", cards=cards, buttons=more)


def _wish(draft: Draft, context: TurnContext) -> Wish:
    """What is looked for, by the words that began the search; a bare button looks for everything."""
    if draft.opening_values:
        typed = draft.opening_values.get("lemmas")
        return wish_of(draft.opening, understood_from(draft.opening_values)) if typed else Wish()
    pressed = context.understood.press and context.understood.press.argument != FURTHER
    return Wish() if pressed else wish_of(context.turn.text, context.understood)


def _named(draft: Draft, context: TurnContext) -> Municipality | None:
    """The municipality that the words name, wherever the citizen is being served."""
    understood = understood_from(draft.opening_values) if draft.opening_values else context.understood
    codes = (one.normalized for one in understood.values("municipality"))
    return next(
        (context.catalogue.municipalities[one] for one in codes if one in context.catalogue.municipalities),
        None,
    )


def _municipality(context: TurnContext) -> Municipality:
    if context.municipality is None:
        raise KeyError("municipality")
    return context.municipality


def _person() -> Button:
    return Button(Term("button.person"), Press("contact_human"))
