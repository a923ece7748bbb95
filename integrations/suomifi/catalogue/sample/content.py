"""The sample catalogue as the stand-in keeps it: services, channels and organisations with their ids."""

from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Words = dict[str, str]
"""A text by language."""


def id_of(*parts: str) -> str:
    """An id that is the same each time."""
    return str(uuid5(NAMESPACE_URL, "ptv-sample:" + ":".join(parts)))


@dataclass(frozen=True)
class Organisation:
    """Who offers services.

    Attributes:
        type: PTV's word, such as ``Municipality``.
        municipalities: codes of where it works.
        county: code of the wellbeing services county where it works, if that is how its area is told.
    """

    id: str
    names: Words
    type: str
    municipalities: tuple[str, ...]
    county: str | None = None


@dataclass(frozen=True)
class Street:
    """Where a place is: WGS84 degrees, and the municipality's code."""

    names: Words
    number: int
    postal_code: str
    post_office: str
    lat: float
    lon: float
    municipality: str


@dataclass(frozen=True)
class Way:
    """A channel.

    Attributes:
        kind: ``place``, ``phone`` or ``online``.
        phone: national number without the first 0.
        hours: an entry of ``hours.yml`` with one of its variants chosen.
        url: of an e-service.
    """

    id: str
    kind: str
    organisation: str
    names: Words
    summaries: Words
    modified: str
    street: Street | None = None
    phone: str | None = None
    email: str | None = None
    hours: dict[str, Any] = field(default_factory=dict)
    url: str | None = None
    identification: bool = False


@dataclass(frozen=True)
class Offer:
    """A service.

    Attributes:
        ways: ids of its channels.
        subjects: URI and names of what it is about.
    """

    id: str
    key: str
    organisation: str
    permit: bool
    names: Words
    summaries: Words
    descriptions: Words
    instructions: Words
    charged: bool
    prices: Words
    keywords: dict[str, list[str]]
    service_class: str
    target_groups: tuple[str, ...]
    life_events: tuple[str, ...]
    subjects: tuple[tuple[str, Words], ...]
    ways: tuple[str, ...]
    modified: str


@dataclass(frozen=True)
class Catalogue:
    """Everything, by id, and the names of codes by list and code."""

    organisations: dict[str, Organisation]
    offers: dict[str, Offer]
    ways: dict[str, Way]
    lists: dict[str, dict[str, Words]]
    municipalities: dict[str, Words]
