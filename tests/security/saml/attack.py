"""What an attack is: a valid response with one defect."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from integrations.suomifi.identification.errors import Reason


@dataclass(frozen=True)
class Attack:
    """An attack.

    Attributes:
        name: as the test is called.
        reason: why it is rejected.
        defect: values of a `Message` that make it an attack.
        base: values that a response with the defect and the mended one share.
    """

    name: str
    reason: Reason
    defect: Mapping[str, Any]
    base: Mapping[str, Any] = field(default_factory=dict)


def attack(name: str, reason: Reason, **defect: Any) -> Attack:
    return Attack(name, reason, defect)
