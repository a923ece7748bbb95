"""The reservations that Respa gives, and their prices. Spec: https://github.com/City-of-Helsinki/respa .

Read as tolerantly as `respa.models`.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import Field, validator

from integrations.django_rest import Texts, cents, finnish_moment, texts, whole
from integrations.respa.sending import EXTRA_FIELDS
from integrations.tolerant import TolerantModel, number, rows, text, truth

State = Literal["confirmed", "requested", "waiting_for_payment", "cancelled", "denied", "unknown"]

STATES: tuple[State, ...] = ("confirmed", "requested", "waiting_for_payment", "cancelled", "denied")


class Product(TolerantModel):
    """What is paid for a reservation.

    Attributes:
        type: "rent" must be in the order of a resource that has one; "extra" may be.
        price: cents.
        period: the time for which `price` is; None where it is for the whole.
    """

    id: str = Field(min_length=1)
    type: str = ""
    name: Texts = Field(default_factory=dict)
    price: int | None = None
    period: timedelta | None = None
    max_quantity: int = 1

    @classmethod
    def parse_obj(cls, obj: Any) -> "Product":
        """Reads one product, whose price is an object or an amount."""
        price = obj.get("price")
        inner = price if isinstance(price, Mapping) else {"amount": price}
        return super().parse_obj({**obj, "price": inner.get("amount"), "period": inner.get("period")})

    @validator("id", pre=True)
    def _id(cls, value: Any) -> str | None:
        return text(value)

    @validator("type", pre=True)
    def _type(cls, value: Any) -> str:
        return (text(value) or "").lower()

    @validator("name", pre=True)
    def _texts(cls, value: Any) -> dict[str, str]:
        return texts(value)

    @validator("price", pre=True)
    def _price(cls, value: Any) -> int | None:
        return cents(value)

    @validator("period", pre=True)
    def _period(cls, value: Any) -> timedelta | None:
        return duration(value)

    @validator("max_quantity", pre=True)
    def _quantity(cls, value: Any) -> int:
        return max(whole(value) or 1, 1)


class Reservation(TolerantModel):
    """A reservation as the server shows it.

    Attributes:
        state: "unknown" for a word that the contract does not have; `state_word` is the server's own.
        is_own: whether it is the citizen's of the token.
        can_modify: whether the server lets them move or cancel it.
        extra: fields of `EXTRA_FIELDS` that were filled in; shown to the owner only.
        access_code: opens the door, where the resource has codes.
        order_id: number of the order of a paid one.
        payment_url: where to pay; told only by the answer to the reservation itself.
        price: cents.
    """

    id: str = Field(min_length=1)
    resource: str | None = None
    begin: datetime
    end: datetime
    state: State = "confirmed"
    state_word: str = ""
    is_own: bool = False
    need_manual_confirmation: bool = False
    can_modify: bool = False
    cancel_reason: str | None = None
    access_code: str | None = Field(None, repr=False)
    extra: Mapping[str, str] = Field(default_factory=dict, repr=False)
    order_id: str | None = None
    payment_url: str | None = Field(None, repr=False)
    price: int | None = None

    @classmethod
    def parse_obj(cls, obj: Any) -> "Reservation":
        """Reads one row, gathering what the server spreads over it."""
        rights, order = obj.get("user_permissions"), obj.get("order")
        details = order if isinstance(order, Mapping) else {"id": order}
        extra = {name: text(obj.get(name)) for name in EXTRA_FIELDS}
        return super().parse_obj(
            {
                **obj,
                "state_word": obj.get("state"),
                "can_modify": rights.get("can_modify") if isinstance(rights, Mapping) else None,
                "extra": {name: value for name, value in extra.items() if value},
                "order_id": details.get("id"),
                "payment_url": details.get("payment_url"),
                "price": details.get("price"),
            }
        )

    @property
    def active(self) -> bool:
        """Whether it keeps the resource from others."""
        return self.state not in ("cancelled", "denied")

    @validator("id", "cancel_reason", "access_code", "order_id", "payment_url", pre=True)
    def _text(cls, value: Any) -> str | None:
        return text(value)

    @validator("resource", pre=True)
    def _resource(cls, value: Any) -> str | None:
        return id_of(value)

    @validator("begin", "end", pre=True)
    def _moment(cls, value: Any) -> datetime | None:
        return finnish_moment(value)

    @validator("state_word", pre=True)
    def _state_word(cls, value: Any) -> str:
        return text(value) or ""

    @validator("state", pre=True)
    def _state(cls, value: Any) -> State:
        word = (text(value) or "").lower()
        return next((state for state in STATES if state == word), "unknown")

    @validator("is_own", "need_manual_confirmation", "can_modify", pre=True)
    def _truth(cls, value: Any) -> bool:
        return truth(value)

    @validator("price", pre=True)
    def _price(cls, value: Any) -> int | None:
        return cents(value)


class Price(TolerantModel):
    """What a reservation would cost.

    Attributes:
        price: cents, of all lines together.
        lines: product id, quantity and cents of each.
    """

    price: int
    lines: tuple[tuple[str, int, int], ...] = Field((), alias="order_lines")

    @validator("price", pre=True)
    def _price(cls, value: Any) -> int | None:
        return cents(value)

    @validator("lines", pre=True)
    def _lines(cls, value: Any) -> tuple[tuple[str, int, int], ...]:
        read = (
            (id_of(line.get("product")), whole(line.get("quantity")) or 1, cents(line.get("price")))
            for line in rows(value)
        )
        return tuple(
            (product, count, price) for product, count, price in read if product and price is not None
        )


def duration(value: Any) -> timedelta | None:
    """A length of time: ``[days ]hours:minutes:seconds``, or seconds as a number; None for what is none."""
    seconds = number(value)
    if seconds is None:
        stated = re.fullmatch(r"(?:(\d{1,3}) )?(\d{1,3}):(\d\d)(?::(\d\d)(?:\.\d+)?)?", text(value) or "")
        if stated is None:
            return None
        days, hours, minutes, rest = (int(part or 0) for part in stated.groups())
        seconds = ((days * 24 + hours) * 60 + minutes) * 60 + rest
    return timedelta(seconds=seconds) if 0 < seconds < 10**8 else None


def id_of(value: Any) -> str | None:
    """The id of what is given as an object or as its id."""
    return text(value.get("id")) if isinstance(value, Mapping) else text(value)
