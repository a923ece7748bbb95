"""What an extractor finds."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Entity:
    """A value in a message.

    Attributes:
        entity: name of the entity, as in ``nlu_data/intents.yml``.
        value: the words as the citizen wrote them.
        normalized: the value's normal form.
        start: index of its first character in the message.
        end: index after its last character.
        extractor: which rule found it.
    """

    entity: str
    value: str
    normalized: str
    start: int
    end: int
    extractor: str

    def as_dict(self) -> dict[str, Any]:
        """The form in which Rasa passes entities on."""
        return asdict(self)
