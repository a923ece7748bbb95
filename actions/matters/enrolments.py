"""Enrolments in events that are to come."""

import asyncio

from actions.linkedevents.cards import span
from actions.linkedevents.own import CANCEL, ENROL, OwnEnrolment, enrolments_of, state_of
from actions.matters.matter import Look, Matter, Need, card
from actions.payment import payment_link
from actions.systems import Systems
from akkuna.municipality import Municipality
from akkuna.replies import Button, Line, Press, Term
from integrations.linkedevents.enrolments import Enrolment

UNKNOWN, GONE, CANCELLING = "no_news", "gone", "cancelling"


class OwnEnrolments:
    """Reads Linked Events."""

    system = "linkedevents"

    def __init__(self, systems: Systems) -> None:
        self._systems = systems

    def asked(self, look: Look) -> list[Municipality]:
        """Where the citizen is enrolled in what is to come."""
        return look.municipalities(self.system, *(one.operation.municipality for one in _coming(look)))

    async def matters(self, municipality: Municipality, look: Look) -> list[Matter]:
        """Each enrolment as it stands at the server."""
        server, own = self._systems.linkedevents(municipality), _in(municipality, look)
        states = await asyncio.gather(*(state_of(server, one) for one in own))
        return [_matter(one, _state(now), now, municipality) for one, now in zip(own, states, strict=True)]

    def remembered(self, municipality: Municipality, look: Look) -> list[Matter]:
        """Each that was made here; how it stands is not known."""
        return [_matter(one, UNKNOWN, None, municipality) for one in _in(municipality, look)]


def enrolment_key(operation_id: str) -> str:
    """Tells an enrolment by the operation that made it."""
    return f"enrolment:{operation_id}"


def _coming(look: Look) -> list[OwnEnrolment]:
    made = [one for one in enrolments_of(look.operations) if one.operation.service == ENROL]
    return [one for one in made if one.ends > look.context.now]


def _in(municipality: Municipality, look: Look) -> list[OwnEnrolment]:
    return [one for one in _coming(look) if one.operation.municipality == municipality.code]


def _state(found: Enrolment | None) -> str:
    if found is None:
        return GONE
    return CANCELLING if found.cancelling else found.status


def _matter(one: OwnEnrolment, state: str, found: Enrolment | None, municipality: Municipality) -> Matter:
    lines = [Line(Term("label.when"), span(one.starts, one.ends))]
    if one.names:
        lines.append(Line(Term("label.people"), tuple(one.names)))
    made = one.operation
    unpaid = state == "awaiting_payment"
    facts = made.result.get("facts") or {}
    address = (found.payment.checkout_url if found and found.payment else None) or facts.get("pay_at")
    cancel = Button(Term("button", service=CANCEL), Press(CANCEL, made.id))
    shown = card(
        one.event,
        Term(f"state.enrolment.{state}"),
        Term(f"next.enrolment.{state}"),
        tuple(lines),
        municipality,
        links=(payment_link(Term("pay", service=ENROL), address),) if unpaid else (),
        buttons=() if state in (GONE, CANCELLING) else (cancel,),
    )
    need = Need.PAY if unpaid else Need.NOTHING
    changed = made.settled_at or made.updated_at
    return Matter(shown, changed, need, one.starts, frozenset({enrolment_key(made.id)}))
