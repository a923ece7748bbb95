"""What Linked Events gives to who enrols: held seats, sign-ups, payments.

Spec: https://github.com/City-of-Helsinki/linkedevents . Read as tolerantly as `linkedevents.models`.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field, validator

from integrations.django_rest import cents, finnish_moment, whole
from integrations.tolerant import TolerantModel, parse_rows, text, truth

AttendeeStatus = Literal["attending", "waitlisted", "awaiting_payment", "unknown"]

_ATTENDEE_STATUSES: tuple[AttendeeStatus, ...] = ("attending", "waitlisted", "awaiting_payment")


class SeatHold(TolerantModel):
    """Seats kept for the citizen while they fill in the form.

    Attributes:
        code: goes with the sign-up, and is used up by it.
        in_waitlist: whether the seats are in the waiting list.
        expiration: when they are given to others.
    """

    id: str = ""
    registration: str
    seats: int = 1
    code: str = Field(min_length=1, repr=False)
    in_waitlist: bool = False
    expiration: datetime

    def expired(self, now: datetime) -> bool:
        """Whether the seats may have been given to others."""
        return now >= self.expiration

    @validator("id", pre=True)
    def _id(cls, value: Any) -> str:
        return text(value) or ""

    @validator("registration", "code", pre=True)
    def _text(cls, value: Any) -> str | None:
        return id_of(value)

    @validator("seats", pre=True)
    def _seats(cls, value: Any) -> int:
        return whole(value) or 1

    @validator("in_waitlist", pre=True)
    def _truth(cls, value: Any) -> bool:
        return truth(value)

    @validator("expiration", pre=True)
    def _moment(cls, value: Any) -> datetime | None:
        return finnish_moment(value)


class Payment(TolerantModel):
    """What is to be paid for an enrolment.

    Attributes:
        amount: cents.
        checkout_url: where to pay.
    """

    status: str = ""
    amount: int | None = None
    checkout_url: str | None = Field(None, repr=False)

    @validator("status", pre=True)
    def _status(cls, value: Any) -> str:
        return (text(value) or "").lower()

    @validator("amount", pre=True)
    def _amount(cls, value: Any) -> int | None:
        return cents(value)

    @validator("checkout_url", pre=True)
    def _url(cls, value: Any) -> str | None:
        return text(value)


class Signup(TolerantModel):
    """One person's enrolment as the server shows it.

    Attributes:
        status: "unknown" for a word that the contract does not have; `status_word` is the server's own.
        group: id of the group with which it came.
        extra_info: what was written to the organiser; holds our reference.
        cancelling: whether it has been cancelled and is only kept until the money is back.
    """

    id: str = Field(min_length=1)
    registration: str | None = None
    status: AttendeeStatus = Field("unknown", alias="attendee_status")
    status_word: str = ""
    group: str | None = Field(None, alias="signup_group")
    first_name: str | None = Field(None, repr=False)
    last_name: str | None = Field(None, repr=False)
    date_of_birth: date | None = Field(None, repr=False)
    extra_info: str | None = Field(None, repr=False)
    payment: Payment | None = None
    cancelling: bool = False

    @classmethod
    def parse_obj(cls, obj: Any) -> "Signup":
        """Reads one row, keeping the server's status word beside what it means."""
        pending = obj.get("payment_refund") or obj.get("payment_cancellation")
        return super().parse_obj(
            {**obj, "status_word": obj.get("attendee_status"), "cancelling": bool(pending)}
        )

    @validator("id", "first_name", "last_name", "extra_info", pre=True)
    def _text(cls, value: Any) -> str | None:
        return text(value)

    @validator("registration", "group", pre=True)
    def _id_of(cls, value: Any) -> str | None:
        return id_of(value)

    @validator("status", pre=True)
    def _status(cls, value: Any) -> AttendeeStatus:
        word = (text(value) or "").lower()
        return next((status for status in _ATTENDEE_STATUSES if status == word), "unknown")

    @validator("status_word", pre=True)
    def _status_word(cls, value: Any) -> str:
        return text(value) or ""

    @validator("date_of_birth", pre=True)
    def _date(cls, value: Any) -> date | None:
        try:
            return date.fromisoformat((text(value) or "")[:10])
        except ValueError:
            return None

    @validator("payment", pre=True)
    def _payment(cls, value: Any) -> Any:
        found = parse_rows(Payment, value) if isinstance(value, Mapping) else []
        return found[0] if found else None


class Enrolment(TolerantModel):
    """What was enrolled together: one sign-up, or a group of them.

    A server that has fewer places than were held enrols the first ones only: count them.

    Attributes:
        signups: at least one.
        group: id of the group; None for a single sign-up.
        cancelling: whether it has been cancelled and is only kept until the money is back.
    """

    signups: tuple[Signup, ...]
    group: str | None = None
    payment: Payment | None = None
    cancelling: bool = False

    @property
    def status(self) -> AttendeeStatus:
        """Of all together: what still needs something to be done or waited for comes first."""
        found = {signup.status for signup in self.signups}
        order: tuple[AttendeeStatus, ...] = ("awaiting_payment", "unknown", "waitlisted", "attending")
        return next(status for status in order if status in found)


def id_of(value: Any) -> str | None:
    """The id of what is given as its id, as an object, or as an address: ``{"@id": "…/event/source:1/"}``."""
    if not isinstance(value, Mapping):
        return text(value)
    address = text(value.get("@id")) or ""
    return text(value.get("id")) or (address.rstrip("/").rpartition("/")[2] or None)
