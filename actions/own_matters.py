"""What the citizen has under way with the municipalities: what they did here while they were identified."""

from actions.form.draft import Draft
from actions.handlers import Handler, register
from actions.identity.citizen import citizen_of, note
from actions.systems import Systems
from actions.turn import TurnContext
from akkuna.errors import NotAllowed, SystemFailure
from akkuna.replies import Button, Card, Line, Moment, Press, Reply, Term, Value, Words
from integrations.database import Operation, operations

MOST_LISTED = 10
REPORTS = "report_fault"
STATES = {
    "confirmed": "waiting",
    "waiting": "waiting",
    "sending": "checking",
    "checking": "checking",
    "with_staff": "with_staff",
    "refused": "refused",
    "cancelled": "cancelled",
}
"""State of an operation that has not gone to the municipality's system → what it is called."""


class MyMatters(Handler):
    """Lists the citizen's own matters, newest first, or those of whom they act for."""

    def __init__(self, systems: Systems) -> None:
        self._systems = systems

    async def answer(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """Each matter with its number and what has become of it."""
        citizen = await citizen_of(context)
        if citizen is None:
            raise NotAllowed()
        subject = citizen.subject_hash
        found = await context.store(lambda tx: operations.of_person(tx, subject, limit=MOST_LISTED))
        await note("personal_data_read", citizen, context, purpose="my_matters", source="operations")
        name = citizen.acting_for.name if citizen.acting_for else ""
        if not found:
            key = "none_for" if name else "none"
            return [Reply(key, {"name": name}, service="my_matters")]
        silent: set[str] = set()
        cards = tuple([await self._card(one, silent, context) for one in found])
        key = "list_for" if name else "list"
        return [Reply(key, {"name": name}, service="my_matters", kind="list", cards=cards)]

    async def _card(self, one: Operation, silent: set[str], context: TurnContext) -> Card:
        """One matter; `silent` gathers the municipalities whose system does not answer."""
        answers = Draft.from_json(one.draft).answers
        lines = [Line(Term("label.state"), await self._state(one, silent, context))]
        if place := (answers.get("place") or {}).get("label"):
            lines.append(Line(Term("label.place"), str(place)))
        if one.municipality in context.catalogue.municipalities:
            municipality = context.catalogue.municipalities[one.municipality].names.words
            lines.append(Line(Term("label.municipality"), municipality))
        if one.confirmed_at:
            lines.append(Line(Term("label.sent"), Moment(one.confirmed_at.isoformat())))
        number = Term("numbered", {"number": one.external_id or one.reference or ""})
        details = Button(Term("button.details"), Press("ask_fault_status", one.reference))
        buttons = (details,) if one.service == REPORTS and one.external_id else ()
        return Card("item", _kind(one, answers.get("fault_type")), number, tuple(lines), buttons=buttons)

    async def _state(self, one: Operation, silent: set[str], context: TurnContext) -> Term:
        """What has become of it, asked of the municipality's system where that has it."""
        if one.state != "done":
            return Term(f"state.{STATES.get(one.state, 'checking')}")
        municipality = context.catalogue.municipalities.get(one.municipality or "")
        if one.service != REPORTS or one.external_id is None or municipality is None:
            return Term("state.sent")
        try:
            known = (
                None
                if municipality.code in silent
                else await self._systems.open311(municipality).request(one.external_id)
            )
        except SystemFailure:
            silent.add(municipality.code)
            known = None
        return Term(f"state.{known.status}", service="ask_fault_status") if known else Term("state.sent")


def register_own_matters(systems: Systems) -> None:
    """Registers the service."""
    register("my_matters", MyMatters(systems))


def _kind(one: Operation, fault_type: dict[str, str] | None) -> Value:
    """What kind of fault was reported; else the service's name."""
    if fault_type and fault_type.get("fi") and fault_type.get("sv"):
        return Words(fault_type["fi"], fault_type["sv"])
    return Term("title", service=one.service)
