"""Reporting a child absent: today when ill, or any days ahead."""

from datetime import date, timedelta
from typing import Any, cast

from actions.evaka.guardian import EarlyEducation, code_of, final, other_way
from actions.evaka.words import children_named, heard, kinds_heard, option
from actions.fields.day import ends_of
from actions.form.draft import Draft
from actions.handlers import Commission, Done, Halt, Option, Receipt
from actions.turn import TurnContext
from akkuna.errors import RequestRefused, SystemFailure
from akkuna.replies import Day, Line, Term, Value
from akkuna.service import FieldSpec
from akkuna.times import HELSINKI
from integrations.database import Operation
from integrations.evaka import client
from integrations.evaka.models import AbsenceType, ChildDay

SERVICE = "report_absence"
KINDS = {"sick": "SICKLEAVE", "other": "OTHER_ABSENCE"}
CARE = "care"
"""In what a draft keeps: the days on which the chosen children have a place."""
AHEAD_DAYS = 60
"""How far is looked for days in care, to tell which children have a place at all."""
MOST_LISTED = 7
"""More days than this are told by their first and last."""
WEEKEND = 6


class ReportAbsence(EarlyEducation):
    """Marks children as absent on the days on which they have a place."""

    async def options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The children who have a place; ill or otherwise away."""
        if field.name == "children":
            return await self.children(draft, context)
        return [option(code, "kind", SERVICE, context.catalogue.texts) for code in KINDS]

    async def guess(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The children that the words name, or the only one; ill where the words tell of illness."""
        options = await self.options(field, draft, context)
        if field.name == "children":
            return options if len(options) == 1 else children_named(options, context)
        said = kinds_heard(tuple(KINDS), context.turn.text)[:1]
        return [one for one in options if [one.code] == said]

    async def names(self, field: FieldSpec, draft: Draft, context: TurnContext) -> bool:
        """Whether the words name children of the citizen's, or why they are away."""
        if field.name == "kind":
            return bool(kinds_heard(tuple(KINDS), context.turn.text))
        if field.name != "children":
            return False
        return bool(children_named(await self.options(field, draft, context), context))

    async def assumed(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Any:
        """Who is ill or stays at home, and of whom no day is told, is away today."""
        today = context.now.astimezone(HELSINKI).date()
        told = heard("sick", context.turn.text) or heard("stays_home", context.turn.text)
        return today.isoformat() if told and today.isoweekday() < WEEKEND else None

    async def listed(self, guardian: client.Citizen) -> list[dict[str, str]]:
        """The children who have a place now or soon."""
        today = date.today()
        placed = {one.child_id for one in await guardian.days(today, today + timedelta(days=AHEAD_DAYS))}
        return [one for one in await super().listed(guardian) if one["id"] in placed]

    async def go_on(self, draft: Draft, context: TurnContext) -> Halt | None:
        """Looks which children have a place, and which of the days they would be in care."""
        guardian = await self.guardian(draft, context)
        if guardian is None:
            return None
        if not await self.children(draft, context):
            return Halt((other_way("no_place", draft, context),))
        chosen, days = draft.value("children"), draft.value("days")
        if chosen and days and draft.kept.get(CARE, {}).get("of") != _asked(draft):
            found = await guardian.days(*ends_of(days))
            of_each = {one["code"]: _in_care(one["code"], found) for one in chosen}
            draft.kept[CARE] = {"of": _asked(draft), "days": of_each}
            if not any(of_each.values()):
                context.say("no_care", service=SERVICE)
                draft.forget("days")
        return None

    def summary_lines(self, draft: Draft, context: TurnContext) -> tuple[Line, ...]:
        """Which days will be marked."""
        return _marked(draft)

    async def commit(self, commission: Commission) -> Done:
        """Marks the absence; marking it twice is marking it once."""
        guardian, draft = self.guardian_of(commission), commission.draft
        first, last = ends_of(draft.value("days"))
        # What waited may be late: days that are past can be marked no more.
        first = max(first, date.today())
        if last < first:
            raise RequestRefused("evaka", 400, "days", "days_passed")
        children = [one["code"] for one in draft.value("children")]
        kind = cast(AbsenceType, KINDS[str(code_of(draft, "kind"))])
        try:
            await guardian.report_absence(children, first, last, kind)
        except RequestRefused as error:
            raise final(error, "days" if error.field == "days" else "children", error.field) from error
        return await self._marked_now(guardian, draft)

    async def look_up(self, commission: Commission) -> Done | None:
        """Marks it once more, which changes nothing where it is marked already."""
        try:
            return await self.commit(commission)
        except RequestRefused:
            return None

    def receipt(self, operation: Operation) -> Receipt:
        """Who was marked, and on which days."""
        facts = operation.result.get("facts", {})
        draft = Draft.from_json(operation.draft)
        days: Any = facts.get("days", {})
        return Receipt(lines=_lines_of(draft, days))

    async def _marked_now(self, guardian: client.Citizen, draft: Draft) -> Done:
        """What the system has marked: it says so itself, unless it cannot be asked."""
        try:
            found = await guardian.days(*ends_of(draft.value("days")))
        except SystemFailure:
            return Done(None, state="marked", facts={"days": draft.kept.get(CARE, {}).get("days", {})})
        kind = KINDS[str(code_of(draft, "kind"))]
        marked = [one for one in found if one.absence == kind]
        days = {one["code"]: _in_care(one["code"], marked) for one in draft.value("children")}
        return Done(None, state="marked" if any(days.values()) else "none_marked", facts={"days": days})


def _asked(draft: Draft) -> list[Any]:
    return [[one["code"] for one in draft.value("children")], draft.value("days")]


def _in_care(child: str, found: list[ChildDay]) -> list[str]:
    return [one.on.isoformat() for one in found if one.child_id == child]


def _marked(draft: Draft) -> tuple[Line, ...]:
    return _lines_of(draft, draft.kept.get(CARE, {}).get("days", {}))


def _lines_of(draft: Draft, days: dict[str, list[str]]) -> tuple[Line, ...]:
    """One line for all children whose days are the same; otherwise one a child."""
    chosen = draft.value("children") or []
    if len({tuple(days.get(one["code"], ())) for one in chosen}) == 1:
        return (Line(Term("label.marked"), _days(days.get(chosen[0]["code"], []))),)
    return tuple(
        Line(Term("label.marked_of", {"child": one["fi"].split()[0]}), _days(days.get(one["code"], [])))
        for one in chosen
    )


def _days(days: list[str]) -> Value:
    if not days:
        return Term("no_days")
    if len(days) <= MOST_LISTED:
        return tuple(Day(one) for one in days)
    return Term("many_days", {"count": len(days), "first": Day(days[0]), "last": Day(days[-1])})
