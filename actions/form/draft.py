"""What a citizen has answered so far in one service; kept encrypted with the operation."""

from dataclasses import dataclass, field
from typing import Any

SUMMARY = "summary"
"""The last step of a writing service: everything is shown and waits for a yes."""
LOGIN = "login"
"""The step at which a service waits for the citizen to identify."""


@dataclass
class Draft:
    """Answers of one service.

    Attributes:
        service: the service's name.
        opening: the words that began it; empty when a button did.
        opening_values: what was found in those words, for fields that can be read only later.
        telling: the words that told what the matter is: the opening, or the answer to "what is it about?".
        answers: field → value (JSON); None for a skipped field.
        asking: the field that was asked last, `LOGIN` or `SUMMARY`.
        pending: a question that must be settled before `asking` goes on, e.g. which of several places is
            meant: ``{"kind": …, …}``.
        revision: grows with each change, so that an old "confirm" button confirms nothing newer.
        failures: how many times in a row the question `asking` got no usable answer.
        editing: the field that is being changed; its old answer stands until there is a new one.
        prefilled: field → where its answer is from, for those that the citizen did not give.
        kept: what the service's handler keeps of the systems beside the answers: an id, a seat that is held.
        person: keyed hash of who was identified when answers were filled in. It tells whether they still are;
            who they are stands in the database.
    """

    service: str
    opening: str = ""
    opening_values: dict[str, Any] = field(default_factory=dict)
    telling: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    asking: str | None = None
    pending: dict[str, Any] | None = None
    revision: int = 0
    failures: int = 0
    editing: str | None = None
    prefilled: dict[str, str] = field(default_factory=dict)
    person: str | None = None
    kept: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The shape that the operation stores."""
        copies = {name: dict(vars(self)[name]) for name in ("answers", "prefilled", "kept")}
        return {**vars(self), **copies}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Draft":
        """Reads what `as_json` wrote."""
        return cls(**data)

    def answer(self, name: str, value: Any) -> None:
        """Sets the answer to a field; None means skipped."""
        self.answers[name] = value
        self.prefilled.pop(name, None)
        self.revision += 1
        self.failures = 0
        self.pending = None
        if self.editing == name:
            self.editing = None

    def note(self, name: str, value: Any) -> None:
        """Sets an answer that is given in passing: what waits to be settled goes on waiting."""
        pending = self.pending
        self.answer(name, value)
        self.pending = pending

    def forget(self, name: str) -> None:
        """Takes an answer back, so that the field is asked again."""
        self.answers.pop(name, None)
        self.prefilled.pop(name, None)
        self.revision += 1
        self.pending = None

    def value(self, name: str) -> Any:
        """The answer to a field; None while there is none or it was skipped."""
        return self.answers.get(name)
