"""What the dialogue needs of a search over the service catalogue; who can search is told to it at start."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from akkuna.municipality import Municipality
from integrations.suomifi.catalogue.models import Service

Where = Literal["own", "neighbour", "elsewhere"]


@dataclass(frozen=True)
class Hit:
    """A service that was found.

    Attributes:
        score: from 0 to 1, how much of the query it answers.
        where: in the citizen's municipality, in a neighbour, or further away.
    """

    service: Service
    score: float
    where: Where


class ServiceSearch(Protocol):
    """Finds services by what somebody says they need."""

    def is_ready(self, municipality: Municipality | None) -> bool:
        """Whether it can be told what a municipality offers, or any: not before its first import."""
        ...

    def find(self, text: str, municipality: Municipality | None, *, limit: int = 3) -> Sequence[Hit]:
        """The services that answer the words best, best first; empty if none does.

        Args:
            municipality: whose services; its neighbours' and then the region's where none of its own fits;
                all of them where it is not known.
        """
        ...

    def service(self, id: str) -> Service | None:
        """The service with an id; None if it has gone meanwhile."""
        ...
