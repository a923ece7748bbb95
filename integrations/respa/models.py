"""The resources that Respa gives. Spec: https://github.com/City-of-Helsinki/respa/blob/master/openapi.yaml .

The models read tolerantly; the names are the server's. Texts are by language (`django_rest.in_language`),
times are aware and in Finnish time, money is in cents.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from pydantic import Field, validator

from integrations.django_rest import Texts, cents, finnish_moment, texts, whole
from integrations.respa.reservations import Product, Reservation, duration, id_of
from integrations.tolerant import TolerantModel, parse_rows, text, truth


class Purpose(TolerantModel):
    """What a resource may be used for.

    Attributes:
        parent: id of the purpose above.
    """

    id: str = Field(min_length=1)
    name: Texts = Field(default_factory=dict)
    parent: str | None = None

    @validator("id", pre=True)
    def _id(cls, value: Any) -> str | None:
        return text(value)

    @validator("parent", pre=True)
    def _parent(cls, value: Any) -> str | None:
        return id_of(value)

    @validator("name", pre=True)
    def _texts(cls, value: Any) -> dict[str, str]:
        return texts(value)


class Unit(TolerantModel):
    """A house in which resources are. Only the id is sure.

    Attributes:
        municipality: id, such as ``kalajoki``.
    """

    id: str = Field(min_length=1)
    name: Texts = Field(default_factory=dict)
    street_address: Texts = Field(default_factory=dict)
    address_zip: str | None = None
    municipality: str | None = None
    phone: str | None = None
    www_url: Texts = Field(default_factory=dict)

    @validator("id", "address_zip", "phone", pre=True)
    def _text(cls, value: Any) -> str | None:
        return text(value)

    @validator("municipality", pre=True)
    def _municipality(cls, value: Any) -> str | None:
        return id_of(value)

    @validator("name", "street_address", "www_url", pre=True)
    def _texts(cls, value: Any) -> dict[str, str]:
        return texts(value)


class Hours(TolerantModel):
    """When a resource is open on a day; closed where `opens` is None."""

    date: date
    opens: datetime | None = None
    closes: datetime | None = None

    @validator("date", pre=True)
    def _date(cls, value: Any) -> str | None:
        stated = text(value)
        return stated[:10] if stated else None

    @validator("opens", "closes", pre=True)
    def _moment(cls, value: Any) -> datetime | None:
        return finnish_moment(value)


class Resource(TolerantModel):
    """A hall, a room or a thing that can be reserved.

    Attributes:
        unit: the house; often its id only.
        kind: ``space`` or ``item``.
        type_id, type_name: what it is called that it is, such as a sports hall; empty where nobody said.
        purposes: what it may be used for.
        people_capacity: how many people fit in; None where nobody said.
        min_period, max_period, slot_size: of a reservation's length and beginning.
        reservable: whether it may be reserved through the API at all.
        can_reserve: whether this caller may; for a caller without a token it tells nothing.
        authentication: how the citizen must have logged in; "none", "weak" or "strong".
        opening_hours, reservations: of the time asked for.
        reservable_after, reservable_before: a reservation must begin in between.
        supported_fields, required_fields: of a reservation, by their names in `EXTRA_FIELDS`.
        min_price, max_price: cents, for what `price_type` says ("hourly", "daily", "fixed").
        terms: to be accepted with the reservation.
    """

    id: str = Field(min_length=1)
    name: Texts = Field(default_factory=dict)
    description: Texts = Field(default_factory=dict)
    unit: Unit | None = None
    kind: str = "space"
    type_id: str = ""
    type_name: Texts = Field(default_factory=dict)
    purposes: tuple[Purpose, ...] = ()
    people_capacity: int | None = None
    min_period: timedelta | None = None
    max_period: timedelta | None = None
    slot_size: timedelta | None = None
    need_manual_confirmation: bool = False
    reservable: bool = True
    can_reserve: bool = False
    authentication: str = "none"
    opening_hours: tuple[Hours, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    reservable_after: datetime | None = None
    reservable_before: datetime | None = None
    supported_fields: tuple[str, ...] = Field((), alias="supported_reservation_extra_fields")
    required_fields: tuple[str, ...] = Field((), alias="required_reservation_extra_fields")
    min_price: int | None = None
    max_price: int | None = None
    price_type: str = ""
    products: tuple[Product, ...] = ()
    terms: Texts = Field(default_factory=dict, alias="generic_terms")

    @classmethod
    def parse_obj(cls, obj: Any) -> "Resource":
        """Reads one resource, gathering what the server spreads over it."""
        kind, rights = obj.get("type"), obj.get("user_permissions")
        return super().parse_obj(
            {
                **obj,
                "kind": kind.get("main_type") if isinstance(kind, Mapping) else None,
                "type_id": id_of(kind),
                "type_name": kind.get("name") if isinstance(kind, Mapping) else None,
                "can_reserve": rights.get("can_make_reservations") if isinstance(rights, Mapping) else None,
            }
        )

    @property
    def is_paid(self) -> bool:
        """Whether a reservation must come with an order."""
        return any(product.type == "rent" for product in self.products)

    @validator("id", pre=True)
    def _id(cls, value: Any) -> str | None:
        return text(value)

    @validator("type_id", pre=True)
    def _type_id(cls, value: Any) -> str:
        return text(value) or ""

    @validator("name", "description", "terms", "type_name", pre=True)
    def _texts(cls, value: Any) -> dict[str, str]:
        return texts(value)

    @validator("unit", pre=True)
    def _unit(cls, value: Any) -> Any:
        found = parse_rows(Unit, value if isinstance(value, Mapping) else {"id": value})
        return found[0] if found else None

    @validator("kind", pre=True)
    def _kind(cls, value: Any) -> str:
        return (text(value) or "space").lower()

    @validator("price_type", pre=True)
    def _price_type(cls, value: Any) -> str:
        return (text(value) or "").lower()

    @validator("authentication", pre=True)
    def _authentication(cls, value: Any) -> str:
        return (text(value) or "none").lower()

    @validator("purposes", pre=True)
    def _purposes(cls, value: Any) -> tuple[Purpose, ...]:
        listed = value if isinstance(value, list) else []
        named = [{"id": one} if isinstance(one, (str, int)) else one for one in listed]
        return tuple(parse_rows(Purpose, named))

    @validator("people_capacity", pre=True)
    def _capacity(cls, value: Any) -> int | None:
        return whole(value)

    @validator("min_period", "max_period", "slot_size", pre=True)
    def _duration(cls, value: Any) -> timedelta | None:
        return duration(value)

    @validator("need_manual_confirmation", "can_reserve", pre=True)
    def _truth(cls, value: Any) -> bool:
        return truth(value)

    @validator("reservable", pre=True)
    def _reservable(cls, value: Any) -> bool:
        return value is None or truth(value)

    @validator("opening_hours", pre=True)
    def _hours(cls, value: Any) -> tuple[Hours, ...]:
        return tuple(parse_rows(Hours, value))

    @validator("reservations", pre=True)
    def _reservations(cls, value: Any) -> tuple[Reservation, ...]:
        return tuple(parse_rows(Reservation, value))

    @validator("products", pre=True)
    def _products(cls, value: Any) -> tuple[Product, ...]:
        return tuple(parse_rows(Product, value))

    @validator("reservable_after", "reservable_before", pre=True)
    def _moment(cls, value: Any) -> datetime | None:
        return finnish_moment(value)

    @validator("supported_fields", "required_fields", pre=True)
    def _fields(cls, value: Any) -> tuple[str, ...]:
        return tuple(name for name in map(text, value if isinstance(value, list) else ()) if name)

    @validator("min_price", "max_price", pre=True)
    def _price(cls, value: Any) -> int | None:
        return cents(value)
