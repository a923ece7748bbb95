"""One matter of a citizen's, and what every source of matters promises."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import Protocol

from actions.turn import TurnContext
from akkuna.citizen import Citizen
from akkuna.municipality import Municipality
from akkuna.replies import Button, Card, Line, Link, Term, Value
from integrations.database import Operation

PURPOSE = "my_matters"
"""Why a system is asked, as the audit log has it."""


class Need(IntEnum):
    """What the citizen has to do; the most pressing first."""

    ANSWER = 0
    PAY = 1
    NOTHING = 2


@dataclass(frozen=True)
class Matter:
    """One matter as it is now.

    Attributes:
        keys: by which an operation that is under way is known to be about it.
        comes: when it takes place, where it does; aware.
        changed: when something last happened to it, as far as is known; aware.
    """

    card: Card
    changed: datetime
    need: Need = Need.NOTHING
    comes: datetime | None = None
    keys: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[int, int, float]:
        """What needs the citizen first, then what comes next, then the newest."""
        if self.comes is not None:
            return (self.need, 0, self.comes.timestamp())
        return (self.need, 1, -self.changed.timestamp())

    def changed_by(self, operation: Operation, state: str) -> "Matter":
        """The same while an operation of the citizen's on it is under way: it need not be done again."""
        doing = Line(Term("label.doing"), Term("title", service=operation.service))
        of_it = Line(Term("label.doing_state"), Term(f"state.{state}"))
        card = replace(
            self.card,
            text=Term(f"next.{state}"),
            lines=(*self.card.lines, doing, of_it),
            links=(),
            buttons=(),
        )
        return replace(self, card=card, need=Need.NOTHING)


@dataclass(frozen=True)
class Look:
    """For whom it is looked, and what is known of them here.

    Attributes:
        operations: what they, or whom they act for, have confirmed here; newest first.
        identity_code: of the citizen themselves; None where they have none or act for another.
    """

    citizen: Citizen
    operations: tuple[Operation, ...]
    identity_code: str | None
    context: TurnContext

    def done_in(self, municipality: Municipality, service: str) -> list[Operation]:
        """What a service has done for them in a municipality."""
        return [
            one
            for one in self.operations
            if (one.service, one.municipality, one.state) == (service, municipality.code, "done")
        ]

    def municipalities(self, system: str, *codes: str | None) -> list[Municipality]:
        """Those of these codes that are served and have the system, each once."""
        served = self.context.catalogue.municipalities
        known = [served[code] for code in dict.fromkeys(codes) if code is not None and code in served]
        return [one for one in known if system in one.systems]


class Source(Protocol):
    """A kind of system that has matters of citizens.

    Neither method uses the database: the systems are asked at the same time, and the turn has one connection.

    Attributes:
        system: folder name under ``integrations/``; ``system.<system>`` says what is missing without it.
    """

    system: str

    def asked(self, look: Look) -> list[Municipality]:
        """The municipalities whose system may have something of the citizen's."""

    async def matters(self, municipality: Municipality, look: Look) -> list[Matter]:
        """What the system has.

        Raises:
            SystemFailure: it cannot be asked.
        """

    def remembered(self, municipality: Municipality, look: Look) -> list[Matter]:
        """What is surely there, where the system does not answer."""


def card(
    title: Value,
    state: Term,
    next: Term,
    lines: tuple[Line, ...],
    municipality: Municipality,
    *,
    links: tuple[Link | None, ...] = (),
    buttons: tuple[Button, ...] = (),
) -> Card:
    """A matter as it is shown: what is happening, who has it and what is next, and what can be done."""
    return Card(
        "item",
        title,
        text=next,
        lines=(
            Line(Term("label.state"), state),
            *lines,
            Line(Term("label.municipality"), municipality.names.words),
        ),
        links=tuple(one for one in links if one),
        buttons=buttons,
    )
