"""What the citizens of the benchmark say."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Press:
    """Presses the newest button whose title begins so."""

    title: str


@dataclass(frozen=True)
class Scenario:
    """One sender's turns.

    Attributes:
        steps: what is said or pressed, in order.
        metadata: what the caller tells of its page.
    """

    steps: tuple[str | Press, ...]
    metadata: dict[str, Any]


SCENARIOS = {
    "greeting": Scenario(("hi",) * 6, {}),
    # The whole report, with an answer of each kind: opening, button, words, correction, confirmation, thanks.
    "fault_report": Scenario(
        (
            "Meidän kadulla on katuvalo pimeenä, Kalliontie 15 Nivala",
            Press("Ohita"),
            "maija.malli@example.org",
            "eiku se oli Kalliontie 17",
            Press("Lähetä"),
            "kiitos",
        ),
        {"municipality": "nivala", "language": "fi"},
    ),
}
