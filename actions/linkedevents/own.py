"""What a citizen is enrolled in: kept with their operations, never by an id that somebody types."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions.linkedevents.cards import words_of
from actions.turn import TurnContext
from akkuna.citizen import Citizen
from akkuna.replies import Words
from integrations.database import Operation, operations
from integrations.linkedevents.client import LinkedEvents
from integrations.linkedevents.enrolments import Enrolment

ENROL, CANCEL = "enrol_event", "cancel_enrolment"
MOST = 100
"""Operations of a citizen that are looked through."""


@dataclass(frozen=True)
class OwnEnrolment:
    """An enrolment that was made here and not given up here.

    Attributes:
        operation: by which it was made.
        event: the event's name.
        signups: (id at the server, name) of those who are still enrolled; a name may be empty.
        group: id of the group, where it is of several.
        whole: whether all who were enrolled still are.
    """

    operation: Operation
    registration: str
    event: Words
    starts: datetime
    ends: datetime
    signups: tuple[tuple[str, str], ...]
    group: str | None
    whole: bool

    @property
    def names(self) -> list[str]:
        """Names of those who are enrolled."""
        return [name for _, name in self.signups if name]


async def operations_of(citizen: Citizen, context: TurnContext) -> list[Operation]:
    """What the citizen, or whom they act for, has done here while identified; newest first."""
    subject = citizen.subject_hash
    return await context.store(lambda tx: operations.of_person(tx, subject, limit=MOST))


def enrolments_of(found: Sequence[Operation]) -> list[OwnEnrolment]:
    """The enrolments among somebody's operations, without what they have given up since."""
    given_up = {
        id
        for one in found
        if one.service == CANCEL and one.state == "done"
        for id in _facts(one).get("ids", ())
    }
    own = (_own(one, given_up) for one in found if one.service == ENROL and one.state == "done")
    return [one for one in own if one.signups]


async def state_of(server: LinkedEvents, own: OwnEnrolment) -> Enrolment | None:
    """How an enrolment stands at the server now; None where it is not there any more.

    Raises:
        SystemFailure: the server cannot be asked.
    """
    if own.group:
        return await server.group(own.group)
    found = await server.signup(own.signups[0][0])
    if found is None:
        return None
    return Enrolment(signups=(found,), payment=found.payment, cancelling=found.cancelling)


def _own(one: Operation, given_up: set[str]) -> OwnEnrolment:
    facts = _facts(one)
    every = [(str(signup["id"]), str(signup["name"])) for signup in facts["signups"]]
    left = tuple(signup for signup in every if signup[0] not in given_up)
    return OwnEnrolment(
        operation=one,
        registration=facts["registration"],
        event=words_of(facts["event"]),
        starts=datetime.fromisoformat(facts["starts"]),
        ends=datetime.fromisoformat(facts["ends"]),
        signups=left,
        group=facts["group"],
        whole=len(left) == len(every),
    )


def _facts(one: Operation) -> dict[str, Any]:
    facts: dict[str, Any] = one.result.get("facts") or {}
    return facts
