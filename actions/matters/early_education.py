"""Applications to early education, and decisions that wait for the guardian's answer."""

from datetime import datetime, time, timedelta

from actions.evaka.decisions import decision_button, type_term
from actions.evaka.matters import early_education_matters
from actions.matters.matter import Look, Matter, Need, card
from actions.systems import Systems
from akkuna.municipality import Municipality
from akkuna.replies import Button, Day, Line, Press, Term
from akkuna.times import HELSINKI
from integrations.evaka.models import Application, Decision

APPLY, ANSWER = "apply_early_education", "answer_decision"
SETTLED = ("active", "rejected", "cancelled")
SHOWN_AFTER = timedelta(days=60)
"""How long an application is listed after it was settled."""


class EarlyEducation:
    """Reads eVaka, which knows a guardian by their own identity code only."""

    system = "evaka"

    def __init__(self, systems: Systems) -> None:
        self._systems = systems

    def asked(self, look: Look) -> list[Municipality]:
        """At home, here, and where it was used before, each server once; for another nowhere.

        Municipalities may share a server, which shows a guardian the same children in all of them.
        """
        if look.identity_code is None:
            return []
        used = [one.municipality for one in look.operations if one.service in (APPLY, ANSWER)]
        here, home = look.context.conversation.municipality, look.citizen.person.home_code
        servers: dict[str, Municipality] = {}
        for one in look.municipalities(self.system, home, here, *used):
            servers.setdefault(one.systems[self.system].base_url, one)
        return list(servers.values())

    async def matters(self, municipality: Municipality, look: Look) -> list[Matter]:
        """Decisions to answer, and applications on which nothing waits for the citizen."""
        found = await early_education_matters(
            look.citizen, str(look.identity_code), municipality, self._systems
        )
        decided = {one.application_id for one in found.decisions}
        shown = [one for one in found.applications if one.id not in decided and _is_current(one, look)]
        return [
            *(_decision(one, municipality, look) for one in found.decisions),
            *(_application(one, municipality, look) for one in shown),
        ]

    def remembered(self, municipality: Municipality, look: Look) -> list[Matter]:
        """Nothing: only eVaka knows."""
        return []


def _is_current(one: Application, look: Look) -> bool:
    changed = one.changed or one.created
    return one.state not in SETTLED or changed is None or look.context.now - changed < SHOWN_AFTER


def _decision(one: Decision, municipality: Municipality, look: Look) -> Matter:
    lines = [
        Line(Term("label.type", service=ANSWER), type_term(one.type)),
        Line(Term("label.unit", service=ANSWER), one.unit),
    ]
    if one.start:
        lines.append(Line(Term("label.starts", service=ANSWER), Day(one.start.isoformat())))
    shown = card(
        one.child_name or one.unit,
        Term("state.decided", service=APPLY),
        Term("next.decision"),
        tuple(lines),
        municipality,
        buttons=(decision_button(municipality.code, one.id),),
    )
    changed = datetime.combine(one.sent, time(), HELSINKI) if one.sent else look.context.now
    return Matter(shown, changed, Need.ANSWER, keys=frozenset({f"decision:{one.id}"}))


def _application(one: Application, municipality: Municipality, look: Look) -> Matter:
    lines = [Line(Term("label.child"), one.child_name)] if one.child_name else []
    if one.units:
        lines.append(Line(Term("label.units", service=APPLY), tuple(one.units)))
    if one.sent:
        lines.append(Line(Term("label.sent"), Day(one.sent.isoformat())))
    go_on = Button(Term("button.go_on"), Press("start_service", APPLY))
    may_go_on = one.state == "draft" and municipality == look.context.municipality
    shown = card(
        Term("title", service=APPLY),
        Term(f"state.{one.state}", service=APPLY),
        Term(f"next.application.{one.state}"),
        tuple(lines),
        municipality,
        buttons=(go_on,) if may_go_on else (),
    )
    changed = one.changed or one.created or look.context.now
    return Matter(shown, changed, keys=frozenset({f"application:{one.id}"}))
