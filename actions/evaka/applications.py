"""Applying for a place in day care, pre-school or a club: a draft at eVaka, sent when it is confirmed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, cast

from actions.evaka.application_form import RULES, cares, filled
from actions.evaka.guardian import EarlyEducation, code_of, final, other_way
from actions.evaka.units import UNITS, load_units, nearest_of, open_units, units_of
from actions.evaka.words import agreed, children_named, heard, kinds_heard, option, units_named
from actions.fields.several import options_by
from actions.form.draft import Draft
from actions.handlers import Commission, Done, Halt, Option
from actions.phrases import is_heard
from actions.turn import TurnContext
from akkuna.errors import OutcomeUnknown, RequestRefused, SystemFailure
from akkuna.replies import Button, Line, Press, Reply, Term, Words
from akkuna.service import FieldSpec
from akkuna.times import HELSINKI
from integrations.evaka import client
from integrations.evaka.models import Application, ApplicationType

SERVICE = "apply_early_education"
TYPES = ("DAYCARE", "PRESCHOOL", "CLUB")
YES_OR_NO = ("no", "yes")
BEGUN = "application"
"""In what a draft keeps: the application's id at eVaka."""
FIELDS = {"start": "start", "units": "units", "from_time": "hours", "phone": "phone", "child": "child"}
"""What eVaka complains of → what the citizen was asked."""
OVER = ("active", "rejected", "cancelled")


class ApplyEarlyEducation(EarlyEducation):
    """Sends an application for a child of the citizen's."""

    def is_asked(self, field: FieldSpec, draft: Draft) -> bool:
        """Times only for day care, and only of who has chosen it; urgency where the start is near."""
        rule = RULES.get(field.name)
        return rule is None or rule(draft)

    async def options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The kinds of places, the citizen's children, the units nearest first, yes and no."""
        if field.name == "child":
            return await self.children(draft, context)
        if field.name == "units":
            return units_of(draft)
        codes = TYPES if field.name == "type" else YES_OR_NO
        return [option(code, field.name, SERVICE, context.catalogue.texts) for code in codes]

    async def guess(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """What the words name; the only child."""
        options = await self.options(field, draft, context)
        if field.name == "child":
            named = children_named(options, context)
            return options if len(options) == 1 else named[:1] if len(named) == 1 else []
        if field.name == "units":
            return units_named(options, context) or _nearest(options, draft, context)
        if field.name == "type":
            kinds = kinds_heard(TYPES, context.turn.text)
            if set(kinds) == {"DAYCARE", "PRESCHOOL"}:
                # Day care beside pre-school is applied for with pre-school.
                kinds = ["PRESCHOOL"]
            return [one for one in options if [one.code] == kinds]
        said = agreed(context) if draft.asking == field.name else None
        if heard(field.name, context.turn.text):
            said = "no" if said == "no" or is_heard("denial", context.turn.text) else "yes"
        return [one for one in options if one.code == said]

    async def names(self, field: FieldSpec, draft: Draft, context: TurnContext) -> bool:
        """Whether the words hold a child's, a unit's or a kind's name, or "at once" for the start."""
        if field.name in ("child", "units"):
            options = await self.options(field, draft, context)
            if field.name == "child":
                return bool(children_named(options, context))
            return bool(units_named(options, context) or _nearest(options, draft, context))
        if field.name == "start":
            return heard("at_once", context.turn.text)
        return field.name == "type" and bool(kinds_heard(TYPES, context.turn.text))

    async def assumed(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Any:
        """ "At once" is in two weeks, as soon as the law lets a place be had."""
        soonest = context.now.astimezone(HELSINKI).date() + timedelta(days=14)
        return soonest.isoformat() if heard("at_once", context.turn.text) else None

    async def go_on(self, draft: Draft, context: TurnContext) -> Halt | None:
        """Begins the application at eVaka once it is known for whom and what; finds the units near home."""
        guardian = await self.guardian(draft, context)
        if guardian is None:
            return None
        if not await self.children(draft, context):
            return Halt((other_way("no_children", draft, context),))
        child, type = code_of(draft, "child"), code_of(draft, "type")
        if child is None or type is None:
            return None
        if draft.kept.get(BEGUN, {}).get("of") != [child, type]:
            halt = await self._begin(guardian, child, type, draft, context)
            if halt is not None:
                return halt
        if draft.value("start") and await load_units(guardian, type, draft, context):
            key = "near_home" if draft.kept["units"]["near_home"] else "near_centre"
            context.say(key, service=SERVICE)
        return None

    async def _begin(
        self, guardian: client.Citizen, child: str, type: str, draft: Draft, context: TurnContext
    ) -> Halt | None:
        """Takes up the application that was begun before, or begins one; tells of one that was sent."""
        await self.let_go(draft, context)
        same = [one for one in await guardian.applications() if (one.child_id, one.type) == (child, type)]
        begun = next((one for one in same if one.state == "draft"), None)
        if begun is not None:
            _keep(draft, begun.id, child, type, ours=False)
            context.say("draft_found", service=SERVICE)
            return None
        if type in await guardian.applied_already(child):
            return _already(next((one for one in same if one.state not in OVER), None), draft, context)
        try:
            _keep(draft, await guardian.create(child, cast(ApplicationType, type)), child, type, ours=True)
        except OutcomeUnknown:
            found = await guardian.find_begun(child, cast(ApplicationType, type), _an_hour_ago(context))
            if found is None:
                raise
            _keep(draft, found, child, type, ours=True)
        context.say("draft_begun", service=SERVICE)
        return None

    async def prepare(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """Keeps all answers at eVaka, which may find one of them wrong."""
        try:
            guardian = await self.guardian(draft, context)
            if guardian is not None and draft.kept.get(BEGUN):
                return await self._saved(guardian, draft, context)
        except SystemFailure:
            # All of it is sent with the confirmation, or as soon as the system can be reached.
            pass
        return []

    async def _saved(self, guardian: client.Citizen, draft: Draft, context: TurnContext) -> list[Reply]:
        try:
            await _save(guardian, draft)
        except RequestRefused as error:
            field = await _wrong_field(error, guardian, draft)
            if field is None or field not in draft.answers:
                return []
            draft.forget(field)
            if field == UNITS:
                draft.kept.pop(UNITS, None)
                await load_units(guardian, str(code_of(draft, "type")), draft, context)
            return [Reply("mend", {"field": Term(f"field.{field}.label")}, service=SERVICE)]
        return []

    def summary_lines(self, draft: Draft, context: TurnContext) -> tuple[Line, ...]:
        """What a day-care fee depends on, where there will be one."""
        return (Line(Term("label.fee"), Term("fee")),) if cares(draft) else ()

    async def let_go(self, draft: Draft, context: TurnContext) -> None:
        """Removes the unsent application that this draft began."""
        begun = draft.kept.pop(BEGUN, None)
        if not begun or not begun["ours"] or context.municipality is None:
            return
        kept = draft.kept["guardian"]
        municipality = context.catalogue.municipalities.get(kept["municipality"])
        try:
            if municipality is not None:
                await self.systems.evaka(municipality).citizen(kept["id"]).cancel(begun["id"])
        except SystemFailure:
            context.say("draft_left", service=SERVICE)

    async def commit(self, commission: Commission) -> Done:
        """Keeps all answers once more and sends the application."""
        draft = commission.draft
        try:
            return await self._sent(self.guardian_of(commission), draft)
        except RequestRefused as error:
            raise await self._why(error, draft, commission) from error

    async def look_up(self, commission: Commission) -> Done | None:
        """Whether it was sent. eVaka sends nothing twice, so that what was not sent can be sent now."""
        try:
            return await self._sent(self.guardian_of(commission), commission.draft)
        except RequestRefused:
            return None

    async def _sent(self, guardian: client.Citizen, draft: Draft) -> Done:
        id = draft.kept[BEGUN]["id"]
        kept = await guardian.application(id)
        if kept is None:
            raise RequestRefused("evaka", 400, "type", "gone")
        if kept.status == "CREATED":
            await _save(guardian, draft, kept)
            try:
                await guardian.send(id)
            except OutcomeUnknown:
                again = await guardian.application(id)
                if again is None or again.status == "CREATED":
                    raise
        return Done(None, state="sent", facts={"application": id})

    async def _why(self, error: RequestRefused, draft: Draft, commission: Commission) -> RequestRefused:
        """The refusal with the answer that it is about: eVaka seldom says."""
        if date.fromisoformat(draft.value("start")) < datetime.now(HELSINKI).date():
            return final(error, "start", "start_passed")
        field = await _wrong_field(error, self.guardian_of(commission), draft)
        return final(error, field, error.reason or field)


def _nearest(options: list[Option], draft: Draft, context: TurnContext) -> list[Option]:
    """The nearest unit, where that is what is asked for."""
    asked = draft.asking == UNITS and heard("nearest", context.turn.text)
    return options_by(options, nearest_of(draft, context.language)) if asked else []


def _keep(draft: Draft, id: str, child: str, type: str, *, ours: bool) -> None:
    draft.kept[BEGUN] = {"id": id, "of": [child, type], "ours": ours}


async def _save(guardian: client.Citizen, draft: Draft, kept: client.Draft | None = None) -> None:
    """Writes all answers; what somebody else filled in on eVaka's own page stays."""
    begun = draft.kept[BEGUN]
    found = kept or await guardian.application(begun["id"])
    form = filled(draft, found.form) if found else filled(draft)
    if found and form == found.form:
        return
    await guardian.save(begun["id"], form, cast(ApplicationType, begun["of"][1]))


async def _wrong_field(error: RequestRefused, guardian: client.Citizen, draft: Draft) -> str | None:
    """The answer that eVaka refuses; where it names none, a unit that can be applied for no more."""
    if known := FIELDS.get(error.field or ""):
        return known
    try:
        still = await open_units(guardian, str(code_of(draft, "type")), draft)
    except SystemFailure:
        return None
    return None if {one["code"] for one in draft.value(UNITS) or ()} <= still else UNITS


def _already(known: Application | None, draft: Draft, context: TurnContext) -> Halt:
    """That the child is applied for, and in what state that is."""
    child = (draft.value("child") or {}).get("fi", "")
    if known is None:
        return Halt((other_way("applied_by_other", draft, context, child=child),))
    reply = other_way("applied_already", draft, context, child=child, state=Term(f"state.{known.state}"))
    if known.state == "decided":
        answer = Button(Term("button", service="answer_decision"), Press("start_service", "answer_decision"))
        reply = replace(reply, buttons=(answer, *reply.buttons))
    lines = [Line(Term("label.units"), tuple(Words(one, one) for one in known.units))] if known.units else []
    return Halt((replace(reply, lines=tuple(lines)),))


def _an_hour_ago(context: TurnContext) -> datetime:
    return context.now - timedelta(hours=1)
