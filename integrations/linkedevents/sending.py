"""What Linked Events takes: who is enrolled, and by whom."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Contact:
    """The person whom the organiser writes to: the citizen themselves, or who acts for a child.

    Attributes:
        phone_number: with country code, such as ``+358…``.
        language: in which they want to be served; their mother tongue is not told.
        notifications: how they are told; "sms" needs the number, "email" the address.
    """

    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    email: str | None = field(default=None, repr=False)
    phone_number: str | None = field(default=None, repr=False)
    language: Literal["fi", "sv"] = "fi"
    notifications: Literal["email", "sms"] = "email"


@dataclass(frozen=True)
class Participant:
    """A person who is enrolled. `Registration.asked_fields` says what must be filled in.

    Attributes:
        extra_info: to the organiser, such as an allergy.
        user_consent: whether they agreed that the data may be kept and used for this.
        price_group: id of a price of the registration, where it has prices.
    """

    first_name: str | None = field(default=None, repr=False)
    last_name: str | None = field(default=None, repr=False)
    date_of_birth: date | None = field(default=None, repr=False)
    phone_number: str | None = field(default=None, repr=False)
    street_address: str | None = field(default=None, repr=False)
    zipcode: str | None = field(default=None, repr=False)
    city: str | None = field(default=None, repr=False)
    extra_info: str | None = field(default=None, repr=False)
    user_consent: bool = False
    price_group: str | None = None


@dataclass(frozen=True)
class EnrolmentToSend:
    """An enrolment as it will be sent: of one person, or of several as a group.

    Attributes:
        code: of the `SeatHold`.
        reference: ours; written at the end of each participant's `extra_info`, to be looked up by.
        pay: whether the server shall open a payment for the prices chosen.
    """

    registration: str
    code: str = field(repr=False)
    participants: tuple[Participant, ...] = field(repr=False)
    contact: Contact = field(repr=False)
    reference: str
    pay: bool = False
