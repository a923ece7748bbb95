"""Fault reports that the citizen has made, as the municipality's system shows them."""

import asyncio

from actions.form.draft import Draft
from actions.matters.matter import Look, Matter, card
from actions.systems import Systems
from akkuna.municipality import Municipality
from akkuna.replies import Button, Line, Moment, Press, Term, Value, Words
from integrations.database import Operation

REPORT = "report_fault"
MOST = 10
"""Reports of one municipality that are looked at; the newest."""
UNKNOWN = "unknown"
"""State of a report that the server does not show."""


class FaultReports:
    """Reads Open311."""

    system = "open311"

    def __init__(self, systems: Systems) -> None:
        self._systems = systems

    def asked(self, look: Look) -> list[Municipality]:
        """Where something was reported."""
        reported = (one.municipality for one in look.operations if _is_report(one))
        return look.municipalities(self.system, *reported)

    async def matters(self, municipality: Municipality, look: Look) -> list[Matter]:
        """The newest reports, each with what has become of it."""
        server, made = self._systems.open311(municipality), _made(municipality, look)
        found = await asyncio.gather(*(server.request(str(one.external_id)) for one in made))
        states = [one.status if one else UNKNOWN for one in found]
        return [_matter(one, state, municipality) for one, state in zip(made, states, strict=True)]

    def remembered(self, municipality: Municipality, look: Look) -> list[Matter]:
        """They are at the municipality; what has become of them is not known."""
        return [_matter(one, UNKNOWN, municipality) for one in _made(municipality, look)]


def _is_report(one: Operation) -> bool:
    return one.service == REPORT and one.state == "done" and one.external_id is not None


def _made(municipality: Municipality, look: Look) -> list[Operation]:
    return [one for one in look.done_in(municipality, REPORT) if one.external_id is not None][:MOST]


def _matter(one: Operation, state: str, municipality: Municipality) -> Matter:
    lines = [Line(Term("label.number"), one.external_id or "")]
    if place := (Draft.from_json(one.draft).answers.get("place") or {}).get("label"):
        lines.append(Line(Term("label.place"), str(place)))
    made = one.confirmed_at or one.created_at
    lines.append(Line(Term("label.sent"), Moment(made.isoformat())))
    details = Button(Term("button.details"), Press("ask_fault_status", one.reference))
    shown = card(
        kind_of(one),
        Term(f"state.{state}", service="ask_fault_status"),
        Term(f"next.fault.{state}"),
        tuple(lines),
        municipality,
        buttons=(details,),
    )
    return Matter(shown, made)


def kind_of(one: Operation) -> Value:
    """What kind of fault was reported; else the service's name."""
    fault_type = Draft.from_json(one.draft).answers.get("fault_type")
    if fault_type and fault_type.get("fi") and fault_type.get("sv"):
        return Words(fault_type["fi"], fault_type["sv"])
    return Term("title", service=one.service)
