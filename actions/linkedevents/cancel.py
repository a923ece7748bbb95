"""Gives up a place: chosen among the citizen's own, looked at on the server, cancelled once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from actions.form.draft import Draft
from actions.form.opening import understood_from
from actions.handlers import Commission, Done, Halt, Handler, Option
from actions.identity.citizen import citizen_of
from actions.linkedevents.calendar import Calendar
from actions.linkedevents.cards import span
from actions.linkedevents.own import OwnEnrolment, enrolments_of, operations_of, state_of
from actions.linkedevents.wishes import Wish, wish_of
from actions.linkedevents.words import alike
from actions.systems import Systems
from actions.turn import TurnContext
from akkuna.errors import OutcomeUnknown, RequestRefused, SystemFailure, SystemUnavailable
from akkuna.replies import LANGUAGES, Button, Line, Press, Reply, Term, Value
from akkuna.service import FieldSpec
from akkuna.times import HELSINKI
from akkuna.words import lemmas
from integrations.django_rest import Refused
from integrations.linkedevents.client import LinkedEvents
from integrations.linkedevents.enrolments import Enrolment

SERVICE, SYSTEM = "cancel_enrolment", "linkedevents"
EVERYBODY = "everybody"
CHOSEN, GONE = "chosen", "gone"
"""Keys of the draft's answers: what is known of the chosen enrolment; those that are not there any more."""
CONFLICT = 409


class CancelEnrolment(Handler):
    """Lists what the citizen is enrolled in, and cancels what they choose."""

    tells_updates_in_full = True

    def __init__(self, calendar: Calendar, systems: Systems) -> None:
        self._calendar, self._systems = calendar, systems

    async def options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The citizen's enrolments; of a group, everybody or one person."""
        if field.name == "who":
            return _who(draft, context)
        return [_option(one) for one in await _own(draft, context)]

    async def guess(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The enrolment that a button or the words mean."""
        if field.name == "who":
            said = context.turn.text.casefold()
            return [one for one in _who(draft, context) if one.fi.split(" ")[0].casefold() in said]
        own, press = await _own(draft, context), context.understood.press
        if press:
            meant = press.intent == SERVICE
            return [_option(one) for one in own if meant and one.operation.id == press.argument]
        return [_option(one) for one in own if _is_named(one, wish_of(context.turn.text, context.understood))]

    async def more_fields(self, draft: Draft, context: TurnContext) -> tuple[FieldSpec, ...]:
        """Of several who are enrolled together, who gives up their place."""
        several = len((_chosen(draft) or {}).get("signups", ())) > 1
        return (FieldSpec(name="who", type="choice", personal=True),) if several else ()

    async def halt(self, draft: Draft, context: TurnContext) -> Halt | None:
        """Says truly what cannot be cancelled, and looks at what can."""
        if await citizen_of(context) is None or context.municipality is None:
            return None
        chosen = draft.value("enrolment")
        if chosen and _chosen(draft) is None:
            await self._look_at(chosen["code"], draft, context)
        if draft.value("enrolment") is not None:
            return None
        left = await _own(draft, context)
        if not left:
            return _end("nothing_left" if draft.value(GONE) else "nothing")
        wish = wish_of(draft.opening, understood_from(draft.opening_values))
        meant = [one for one in left if _is_named(one, wish)]
        if draft.asking is None and not meant and wish.named:
            context.say("not_yours", {"subject": wish.named}, service=SERVICE)
        fitting = meant or ([] if wish.named else left)
        if len(fitting) == 1 and draft.editing is None and not draft.value(GONE):
            option = _option(fitting[0])
            draft.note("enrolment", {"code": option.code, "fi": option.fi, "sv": option.sv, "source": None})
            return await self.halt(draft, context)
        return None

    async def _look_at(self, operation_id: str, draft: Draft, context: TurnContext) -> None:
        """Reads how the chosen enrolment stands; takes the choice back where it cannot be cancelled."""
        own = next((one for one in await _own(draft, context) if one.operation.id == operation_id), None)
        municipality = context.catalogue.municipalities.get((own.operation.municipality or "") if own else "")
        if own is None or municipality is None:
            draft.forget("enrolment")
            return
        values: dict[str, Value] = {"event": own.event, "when": span(own.starts, own.ends)}
        if own.starts <= context.now:
            return self._take_back("too_late", values, draft, context)
        if municipality != context.municipality:
            context.change_conversation(municipality=municipality.code)
            context.say("municipality.changed", {"municipality": municipality.form("of")})
        try:
            state = await state_of(self._systems.linkedevents(municipality), own)
        except SystemFailure:
            context.say("state_unknown", service=SERVICE)
            _keep(own, None, draft)
            return
        if state is None:
            return self._take_back("gone_already", values, draft, context)
        if state.cancelling:
            return self._take_back("cancelling_already", values, draft, context)
        _keep(own, state, draft)

    def _take_back(self, key: str, values: Mapping[str, Value], draft: Draft, context: TurnContext) -> None:
        context.say(key, values, service=SERVICE)
        draft.answers[GONE] = [*(draft.value(GONE) or []), draft.value("enrolment")["code"]]
        draft.forget("enrolment")

    def summary_lines(self, draft: Draft, context: TurnContext) -> tuple[Line, ...]:
        """When the event is, who is enrolled, and what becomes of what was paid."""
        known = _chosen(draft)
        if known is None:
            return ()
        when = span(datetime.fromisoformat(known["starts"]), datetime.fromisoformat(known["ends"]))
        lines = [Line(Term("label.when"), when)]
        names = tuple(str(name) for _, name in known["signups"] if name)
        if len(known["signups"]) == 1 and names:
            lines.append(Line(Term("label.people"), names))
        if known["paid"]:
            lines.append(Line(Term("label.payment"), Term(f"payment.{known['paid']}")))
        return tuple(lines)

    async def commit(self, commission: Commission) -> Done:
        """Cancels at the server. What is gone already is as good as cancelled."""
        known, server = commission.draft.value(CHOSEN), self._systems.linkedevents(commission.municipality)
        self._calendar.forget(commission.municipality)
        ids = _ids(commission.draft)
        try:
            if known["group"] and len(ids) == len(known["signups"]) and known["whole"]:
                await server.cancel_group(known["group"])
            else:
                for id in ids:
                    await server.cancel(id)
        except Refused as error:
            if error.reason == "cancelling":
                return _done(commission.draft)
            if error.reason == "event_started":
                raise RequestRefused(SYSTEM, CONFLICT, None, "event_started") from error
            raise
        except OutcomeUnknown as error:
            return await self._after_silence(server, commission.draft, error)
        return _done(commission.draft)

    async def _after_silence(self, server: LinkedEvents, draft: Draft, error: OutcomeUnknown) -> Done:
        """Looks whether it was cancelled; one that was not may be cancelled again later without harm."""
        try:
            gone = await _are_gone(server, draft)
        except SystemFailure:
            raise error from None
        if gone:
            return _done(draft)
        raise SystemUnavailable(SYSTEM) from error

    async def look_up(self, commission: Commission) -> Done | None:
        """Whether the enrolments are gone, or on their way out."""
        server = self._systems.linkedevents(commission.municipality)
        return _done(commission.draft) if await _are_gone(server, commission.draft) else None


def _chosen(draft: Draft) -> dict[str, Any] | None:
    """What is known of the enrolment that is chosen; None where none is, or nothing is known of it yet.

    Of an answer that was taken out, since somebody else is identified now, nothing may be shown.
    """
    known, answer = draft.value(CHOSEN), draft.value("enrolment")
    kept: dict[str, Any] | None = known if known and answer and known["operation"] == answer["code"] else None
    return kept


async def _are_gone(server: LinkedEvents, draft: Draft) -> bool:
    found = [await server.signup(id) for id in _ids(draft)]
    return all(one is None or one.cancelling for one in found)


async def _own(draft: Draft, context: TurnContext) -> list[OwnEnrolment]:
    """What the citizen may still give up, the latest made first."""
    citizen = await citizen_of(context)
    if citizen is None:
        return []
    gone = draft.value(GONE) or []
    found = enrolments_of(await operations_of(citizen, context))
    upcoming = [one for one in found if one.ends > context.now]
    return [one for one in upcoming if one.operation.id not in gone]


def _keep(own: OwnEnrolment, state: Enrolment | None, draft: Draft) -> None:
    """Keeps what is needed to cancel it, also later when nobody is identified any more."""
    there = {one.id for one in state.signups} if state else set()
    signups = [one for one in own.signups if not state or one[0] in there]
    draft.answers[CHOSEN] = {
        "operation": own.operation.id,
        "group": own.group,
        "whole": own.whole,
        "signups": signups,
        "starts": own.starts.isoformat(),
        "ends": own.ends.isoformat(),
        "paid": _payment(own, state),
    }


def _payment(own: OwnEnrolment, state: Enrolment | None) -> str | None:
    """What becomes of the money: "back" where it was paid, "nothing_due" where it was not yet."""
    if state is None:
        facts: dict[str, Any] = own.operation.result.get("facts") or {}
        return "maybe_back" if facts.get("amount") else None
    if state.payment is None:
        return None
    return "back" if state.payment.status == "paid" else "nothing_due"


def _ids(draft: Draft) -> list[str]:
    signups, who = draft.value(CHOSEN)["signups"], draft.value("who")
    chosen = who["code"] if who else EVERYBODY
    return [id for id, _ in signups if chosen in (EVERYBODY, id)]


def _done(draft: Draft) -> Done:
    paid = draft.value(CHOSEN)["paid"]
    state = {"back": "refunding", "maybe_back": "maybe_refunding"}.get(paid, "cancelled")
    return Done(None, state=state, facts={"ids": _ids(draft), "operation": draft.value(CHOSEN)["operation"]})


def _is_named(one: OwnEnrolment, wish: Wish) -> bool:
    """Whether the words name the event, or somebody who is enrolled in it."""
    texts = ((one.event.fi, LANGUAGES[0]), (one.event.sv, LANGUAGES[1]))
    named = alike(frozenset().union(*(lemmas(text, language) for text, language in texts)))
    first_names = {name.casefold().split(" ")[0] for name in one.names}
    return any(
        set(subject.full) & named or set(subject.parts) & named or subject.word in first_names
        for subject in wish.subjects
    )


def _option(one: OwnEnrolment) -> Option:
    names = ", ".join(name.split(" ")[0] for name in one.names)
    who = f" ({names})" if names else ""
    start = one.starts.astimezone(HELSINKI)
    more = f" {start.day}.{start.month}.{who}"
    return Option(one.operation.id, one.event.fi + more, one.event.sv + more, one.event.source)


def _who(draft: Draft, context: TurnContext) -> list[Option]:
    texts = context.catalogue.texts
    finnish, swedish = (
        texts.find("everybody", language, service=SERVICE, municipality=None) for language in LANGUAGES
    )
    signups = (_chosen(draft) or {}).get("signups", ())
    return [Option(EVERYBODY, finnish, swedish), *(Option(id, name, name) for id, name in signups if name)]


def _end(key: str) -> Halt:
    buttons = (Button(Term("button.person"), Press("contact_human")),)
    return Halt((Reply(key, service=SERVICE, buttons=buttons),))
