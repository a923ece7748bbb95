"""One thing that `akkuna doctor` looked at."""

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How it stands."""

    OK = "ok"
    NOTE = "note"
    """Worth knowing; the assistant runs all the same."""
    MISSING = "missing"
    """The assistant, or a service of it, does not work without it."""


@dataclass(frozen=True)
class Finding:
    """What was looked at and how it stands, in plain English; never a secret."""

    state: State
    text: str

    @classmethod
    def ok(cls, text: str) -> "Finding":
        """It is there."""
        return cls(State.OK, text)

    @classmethod
    def note(cls, text: str) -> "Finding":
        """It is not there, or not as it might be, and need not be."""
        return cls(State.NOTE, text)

    @classmethod
    def missing(cls, text: str) -> "Finding":
        """It is needed and is not there."""
        return cls(State.MISSING, text)
