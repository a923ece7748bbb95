"""Answering a decision: a place that was granted is taken or turned down."""

from datetime import date
from typing import Any

from actions.evaka.guardian import EarlyEducation, code_of, final, other_way
from actions.evaka.words import children_named, heard, kinds_heard, option
from actions.fields.base import label_of
from actions.form.draft import Draft
from actions.form.opening import understood_from
from actions.handlers import Commission, Done, Halt, Option, Receipt
from actions.turn import ABOUT, TurnContext
from akkuna.errors import OutcomeUnknown, RequestRefused
from akkuna.replies import LANGUAGES, Button, Card, Day, Line, Press, Reply, Term
from akkuna.service import FieldSpec
from akkuna.texts import Texts
from integrations.database import Operation
from integrations.evaka import client
from integrations.evaka.models import Decision

SERVICE = "answer_decision"
ACCEPT, REJECT = "accept", "reject"
WAITING = "decisions"
"""In what a draft keeps: the decisions that wait for an answer."""
STATUS = {ACCEPT: "ACCEPTED", REJECT: "REJECTED"}
PENDING = "PENDING"
FIRST = "PRESCHOOL"
"""Of two decisions on one application, the one that must be answered before the other."""


class AnswerDecision(EarlyEducation):
    """Accepts a decision from a day, or turns it down."""

    def is_asked(self, field: FieldSpec, draft: Draft) -> bool:
        """A day only of a place that is taken and whose start may be moved."""
        one = chosen_of(draft)
        return field.name != "start" or bool(one and code_of(draft, "answer") == ACCEPT and one["movable"])

    async def options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The decisions that wait; to take the place or not."""
        texts = context.catalogue.texts
        if field.name == "answer":
            return [option(code, "answer", SERVICE, texts) for code in (ACCEPT, REJECT)]
        return [_option(one, texts) for one in draft.kept.get(WAITING, [])]

    async def guess(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The child's decision, or the only one; what the words say of the place."""
        options = await self.options(field, draft, context)
        if field.name == "answer":
            said = _said(context.turn.text)
            if not said and draft.asking == "answer":
                said = {"affirm": [ACCEPT], "deny": [REJECT]}.get(context.understood.intent, [])
            return [one for one in options if [one.code] == said]
        if len(options) == 1:
            return options
        children = [Option(one["id"], one["child"], one["child"]) for one in draft.kept.get(WAITING, [])]
        named = {one.code for one in children_named(children, context)}
        return [one for one in options if one.code in named]

    async def names(self, field: FieldSpec, draft: Draft, context: TurnContext) -> bool:
        """Whether the words take the place or turn it down, or name one child's decision."""
        if field.name == "answer":
            return bool(_said(context.turn.text))
        if field.name != "decision" or len(draft.kept.get(WAITING, [])) < 2:
            return False
        return len(await self.guess(field, draft, context)) == 1

    async def halt(self, draft: Draft, context: TurnContext) -> Halt | None:
        """The same, in the municipality whose decision the button named."""
        code = _pressed(draft)[0]
        if WAITING not in draft.kept and code in context.catalogue.municipalities:
            municipality = context.catalogue.municipalities[code]
            if municipality != context.municipality:
                context.change_conversation(municipality=code)
                context.say("municipality.changed", {"municipality": municipality.form("of")})
        return await super().halt(draft, context)

    async def go_on(self, draft: Draft, context: TurnContext) -> Halt | None:
        """Reads the decisions that wait and shows them; sets the decided start; refuses a day outside it."""
        guardian = await self.guardian(draft, context)
        if guardian is None:
            return None
        # Who chooses another may do so because the first was answered elsewhere meanwhile.
        if WAITING not in draft.kept or draft.editing == "decision":
            draft.kept[WAITING] = [_kept(one) for one in await waiting(guardian)]
            if draft.kept[WAITING]:
                context.replies.append(_shown(draft.kept[WAITING]))
        if not draft.kept[WAITING]:
            return Halt((other_way("none_waiting", draft, context),))
        options = await self.options(FieldSpec(name="decision", type="choice"), draft, context)
        named = [one for one in options if one.code == _pressed(draft)[1]]
        if len(one_of := named or options) == 1 and "decision" not in draft.answers:
            [only] = one_of
            draft.answer("decision", {"code": only.code, "fi": only.fi, "sv": only.sv, "source": None})
        self._check_start(draft, context)
        return None

    def _check_start(self, draft: Draft, context: TurnContext) -> None:
        one, start = chosen_of(draft), draft.value("start")
        if one is None or code_of(draft, "answer") != ACCEPT or draft.editing == "start":
            return
        if start is not None and not one["earliest"] <= start <= one["latest"]:
            limits = {"first": Day(one["earliest"]), "last": Day(one["latest"])}
            context.say("start_outside", limits, service=SERVICE)
            start = None
        if start is None:
            draft.answer("start", one["start"])

    def summary_lines(self, draft: Draft, context: TurnContext) -> tuple[Line, ...]:
        """When the place begins, and what the answer means."""
        one, answer = chosen_of(draft), code_of(draft, "answer")
        if one is None:
            return ()
        meaning = Line(Term("label.means"), Term(f"means.{answer}"))
        if answer != ACCEPT:
            return (meaning,)
        if not one["movable"]:
            start = context.catalogue.services[SERVICE].field("start")
            assert start is not None
            return (Line(label_of(start), Day(one["start"])), meaning)
        limits = Term("days", {"first": Day(one["earliest"]), "last": Day(one["latest"])})
        return (Line(Term("label.limits"), limits), meaning)

    async def commit(self, commission: Commission) -> Done:
        """Gives the answer."""
        draft, guardian = commission.draft, self.guardian_of(commission)
        one, answer = chosen_of(draft), code_of(draft, "answer")
        if one is None:
            raise RequestRefused("evaka", 400, "decision", "gone")
        try:
            return await self._answered(guardian, one, draft)
        except OutcomeUnknown:
            return await self._answered(guardian, one, draft)
        except RequestRefused as error:
            found = await self.look_up(commission)
            if found is not None:
                return found
            reason = error.reason or ("start" if error.field == "start" and answer == ACCEPT else "gone")
            raise final(error, "start" if reason == "start" else "decision", reason) from error

    async def look_up(self, commission: Commission) -> Done | None:
        """Whether the decision has this answer by now. eVaka takes none twice, so it can be given now."""
        one = chosen_of(commission.draft)
        if one is None:
            return None
        try:
            return await self._answered(self.guardian_of(commission), one, commission.draft)
        except RequestRefused:
            return None

    def receipt(self, operation: Operation) -> Receipt:
        """Whose place, where and from when."""
        facts = operation.result.get("facts", {})
        return Receipt({name: facts[name] for name in ("child", "unit")} | {"start": Day(facts["start"])})

    async def _answered(self, guardian: client.Citizen, one: dict[str, Any], draft: Draft) -> Done:
        """Gives the answer, unless the decision has it already."""
        answer = str(code_of(draft, "answer"))
        status = await self._status(guardian, one)
        if status == STATUS[answer]:
            return _done(answer, one, draft)
        if status != PENDING:
            raise RequestRefused("evaka", 400, "decision", "answered")
        if answer == ACCEPT:
            start = date.fromisoformat(draft.value("start") or one["start"])
            await guardian.accept(one["application"], one["id"], start)
        else:
            await guardian.reject(one["application"], one["id"])
        return _done(answer, one, draft)

    async def _status(self, guardian: client.Citizen, one: dict[str, Any]) -> str | None:
        found = await guardian.decisions_on(one["application"])
        return next((decision.status for decision in found if decision.id == one["id"]), None)


async def waiting(guardian: client.Citizen) -> list[Decision]:
    """The decisions that wait for the guardian's answer, each with the days on which it may begin.

    Raises:
        SystemFailure: eVaka cannot be asked.
    """
    pending = [one for one in await guardian.decisions() if one.status == PENDING]
    found = []
    for application in dict.fromkeys(one.application_id for one in pending):
        by_id = {one.id: one for one in pending if one.application_id == application}
        for one in await guardian.decisions_on(application):
            if one.id in by_id and one.can_decide is not False:
                name = one.child_name or by_id[one.id].child_name
                found.append(one.copy(update={"application_id": application, "child_name": name}))
    return sorted(found, key=lambda one: (one.application_id, one.type != FIRST))


def decision_button(municipality: str, id: str) -> Button:
    """Begins the answer to one decision.

    Args:
        municipality: code of the one that made it.
    """
    press = Press("start_service", SERVICE, about=f"{municipality}:{id}")
    return Button(Term("button", service=SERVICE), press, primary=True)


def type_term(type: str) -> Term:
    """What kind of place eVaka's word means."""
    return Term(_type_key(type), service=SERVICE)


def chosen_of(draft: Draft) -> dict[str, Any] | None:
    """The decision that is being answered."""
    code = code_of(draft, "decision")
    return next((one for one in draft.kept.get(WAITING, []) if one["id"] == code), None)


def _pressed(draft: Draft) -> tuple[str, str]:
    """Municipality and id of the decision whose button began this; empty for none."""
    named = understood_from(draft.opening_values).values(ABOUT)
    municipality, _, id = named[0].normalized.partition(":") if named else ("", "", "")
    return municipality, id


def _said(text: str) -> list[str]:
    """The answer that the words give, if they give one."""
    if heard("accept_not", text):
        return [REJECT]
    said = kinds_heard((ACCEPT, REJECT), text)
    return said if len(said) == 1 else []


def _kept(one: Decision) -> dict[str, Any]:
    start = one.start or one.earliest or date.today()
    earliest, latest = one.earliest or start, one.latest or start
    return {
        "id": one.id,
        "application": one.application_id,
        "child": one.child_name,
        "type": one.type,
        "unit": one.unit,
        "start": start.isoformat(),
        "sent": one.sent.isoformat() if one.sent else None,
        "earliest": earliest.isoformat(),
        "latest": latest.isoformat(),
        "movable": earliest < latest,
    }


def _option(one: dict[str, Any], texts: Texts) -> Option:
    """Child and kind of place; the unit is in the card."""
    finnish, swedish = (
        texts.find(_type_key(one["type"]), language, service=SERVICE, municipality=None)
        for language in LANGUAGES
    )
    name = f"{one['child'].split()[0]}: " if one["child"] else ""
    return Option(one["id"], f"{name}{finnish}, {one['unit']}", f"{name}{swedish}, {one['unit']}")


def _type_key(type: str) -> str:
    known = ("DAYCARE", "PRESCHOOL", "PRESCHOOL_DAYCARE", "CLUB")
    return f"type.{type if type in known else 'OTHER'}"


def _shown(listed: list[dict[str, Any]]) -> Reply:
    cards = tuple(Card("item", one["child"] or one["unit"], lines=_lines(one)) for one in listed)
    return Reply("waiting", service=SERVICE, kind="list", cards=cards)


def _lines(one: dict[str, Any]) -> tuple[Line, ...]:
    lines = [
        Line(Term("label.type"), Term(_type_key(one["type"]))),
        Line(Term("label.unit"), one["unit"]),
        Line(Term("label.starts"), Day(one["start"])),
    ]
    if one["sent"]:
        lines.append(Line(Term("label.sent"), Day(one["sent"])))
    lines.append(Line(Term("label.deadline"), Term("deadline")))
    return tuple(lines)


def _done(answer: str, one: dict[str, Any], draft: Draft) -> Done:
    start = draft.value("start") or one["start"]
    state = "accepted" if answer == ACCEPT else "rejected"
    return Done(None, state=state, facts={"start": start, "unit": one["unit"], "child": one["child"]})
