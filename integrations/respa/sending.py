"""What Respa takes: for whom, and what they reserve."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

EXTRA_FIELDS = (
    "reserver_name", "reserver_phone_number", "reserver_email_address", "reserver_address_street",
    "reserver_address_zip", "reserver_address_city", "reserver_id", "company", "event_subject",
    "event_description", "number_of_participants", "participants", "host_name", "billing_first_name",
    "billing_last_name", "billing_phone_number", "billing_email_address", "billing_address_street",
    "billing_address_zip", "billing_address_city",
)  # fmt: skip
"""Fields of a reservation that a resource may support or require: Respa's models/reservation.py."""


@dataclass(frozen=True)
class Citizen:
    """The person for whom we act. Respa knows nobody of them before, and makes a user of the first token.

    Attributes:
        subject: stands for the person in this system, always the same one; made from no identity code in a
            way that could be undone.
    """

    subject: UUID
    given_name: str | None = field(default=None, repr=False)
    family_name: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class OrderLine:
    """One thing to pay for."""

    product: str
    quantity: int = 1


@dataclass(frozen=True)
class Order:
    """What goes with a reservation of a paid resource.

    Attributes:
        return_url: where the citizen's browser comes back to from the payment.
    """

    lines: tuple[OrderLine, ...]
    return_url: str


@dataclass(frozen=True)
class ReservationToSend:
    """A reservation as it will be sent.

    Attributes:
        begin, end: aware times.
        extra: answers by their names in `EXTRA_FIELDS`; the resource says which it supports and requires.
        order: of a paid resource.
    """

    resource: str
    begin: datetime
    end: datetime
    extra: Mapping[str, str | int] = field(default_factory=dict, repr=False)
    order: Order | None = None
