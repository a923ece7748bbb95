"""The events that Linked Events gives, and how one enrols in them.

Spec: https://api.hel.fi/linkedevents/v1/ (``/api-docs/schema/`` of each server). The models read tolerantly;
the names are the server's. Texts are by language (`django_rest.in_language`), times are aware and in Finnish
time, money is in cents.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field, validator

from integrations.django_rest import Texts, cents, finnish_moment, texts, whole
from integrations.linkedevents.enrolments import id_of
from integrations.tolerant import TolerantModel, number, parse_rows, rows, text, truth

EventStatus = Literal["scheduled", "cancelled", "postponed", "rescheduled"]

_EVENT_STATUSES: Mapping[str, EventStatus] = {
    "eventcancelled": "cancelled",
    "eventpostponed": "postponed",
    "eventrescheduled": "rescheduled",
}

# Names that mandatory fields had in earlier versions of the server.
_EARLIER_NAMES = {"name": ("first_name", "last_name"), "address": ("street_address",)}


class Place(TolerantModel):
    """Where an event is.

    Attributes:
        municipalities: names of the municipalities in which it lies, if the server says so.
        lat, lon: WGS84 degrees.
    """

    id: str = Field(min_length=1)
    name: Texts = Field(default_factory=dict)
    street_address: Texts = Field(default_factory=dict)
    address_locality: Texts = Field(default_factory=dict)
    municipalities: tuple[str, ...] = Field((), alias="divisions")
    lat: float | None = None
    lon: float | None = None

    @classmethod
    def parse_obj(cls, obj: Any) -> "Place":
        """Reads one place, whose position is a GeoJSON point."""
        position = obj.get("position")
        point = position.get("coordinates") if isinstance(position, Mapping) else None
        lon, lat = point[:2] if isinstance(point, list) and len(point) >= 2 else (None, None)
        return super().parse_obj({**obj, "id": id_of(obj), "lat": lat, "lon": lon})

    @validator("name", "street_address", "address_locality", pre=True)
    def _texts(cls, value: Any) -> dict[str, str]:
        return texts(value)

    @validator("municipalities", pre=True)
    def _municipalities(cls, value: Any) -> tuple[str, ...]:
        found = [texts(row.get("name")) for row in rows(value) if text(row.get("type")) == "muni"]
        return tuple(name for names in found for name in names.values())

    @validator("lat", "lon", pre=True)
    def _coordinate(cls, value: Any) -> float | None:
        return number(value)


class PriceGroup(TolerantModel):
    """A price that a participant may choose.

    Attributes:
        id: to be sent with the participant.
        price: cents.
    """

    id: str = Field(min_length=1)
    description: Texts = Field(default_factory=dict)
    price: int | None = None

    @classmethod
    def parse_obj(cls, obj: Any) -> "PriceGroup":
        """Reads one price, whose description is in an object of its own."""
        group = obj.get("price_group")
        described = group.get("description") if isinstance(group, Mapping) else None
        return super().parse_obj({**obj, "description": described or obj.get("description")})

    @validator("id", pre=True)
    def _id(cls, value: Any) -> str | None:
        return text(value)

    @validator("description", pre=True)
    def _texts(cls, value: Any) -> dict[str, str]:
        return texts(value)

    @validator("price", pre=True)
    def _price(cls, value: Any) -> int | None:
        return cents(value)


class Registration(TolerantModel):
    """How one enrols in an event. The capacities are None where they have no limit or nobody said.

    Attributes:
        event: id of the event.
        audience_min_age, audience_max_age: whole years, both included.
        mandatory_fields: of each participant, by names of `sending.Participant`.
        maximum_group_size: how many may be enrolled at a time.
        price_groups: of which each participant must choose one, where there are any.
    """

    id: str = Field(min_length=1)
    event: str | None = None
    maximum_attendee_capacity: int | None = None
    remaining_attendee_capacity: int | None = None
    waiting_list_capacity: int | None = None
    remaining_waiting_list_capacity: int | None = None
    current_attendee_count: int | None = None
    audience_min_age: int | None = None
    audience_max_age: int | None = None
    enrolment_start_time: datetime | None = None
    enrolment_end_time: datetime | None = None
    mandatory_fields: tuple[str, ...] = ()
    maximum_group_size: int | None = None
    price_groups: tuple[PriceGroup, ...] = Field((), alias="registration_price_groups")
    signup_url: Texts = Field(default_factory=dict)
    confirmation_message: Texts = Field(default_factory=dict)
    instructions: Texts = Field(default_factory=dict)

    @classmethod
    def parse_obj(cls, obj: Any) -> "Registration":
        """Reads one registration, of which a list may give the address only."""
        return super().parse_obj({**obj, "id": id_of(obj)})

    def is_open(self, now: datetime) -> bool:
        """Whether one can enrol now."""
        start, end = self.enrolment_start_time, self.enrolment_end_time
        return (start is None or start <= now) and (end is None or now <= end)

    @property
    def is_full(self) -> bool:
        """Whether there is only the waiting list, as far as the server tells."""
        return self.remaining_attendee_capacity == 0

    @property
    def is_waiting_list_full(self) -> bool:
        """Whether there is not even a place in the waiting list."""
        return self.is_full and self.remaining_waiting_list_capacity == 0

    @property
    def asked_fields(self) -> tuple[str, ...]:
        """What must be known of each participant; where there is an age limit, also the birth date."""
        limited = self.audience_min_age is not None or self.audience_max_age is not None
        birth = ("date_of_birth",) if limited and "date_of_birth" not in self.mandatory_fields else ()
        return (*self.mandatory_fields, *birth)

    def suits(self, age: int) -> bool:
        """Whether a person of an age may take part."""
        return fits(age, self.audience_min_age, self.audience_max_age)

    @validator("event", pre=True)
    def _event(cls, value: Any) -> str | None:
        return id_of(value)

    @validator(
        "maximum_attendee_capacity", "remaining_attendee_capacity", "waiting_list_capacity",
        "remaining_waiting_list_capacity", "current_attendee_count", "audience_min_age", "audience_max_age",
        "maximum_group_size", pre=True,
    )  # fmt: skip
    def _count(cls, value: Any) -> int | None:
        return whole(value)

    @validator("enrolment_start_time", "enrolment_end_time", pre=True)
    def _moment(cls, value: Any) -> datetime | None:
        return finnish_moment(value)

    @validator("mandatory_fields", pre=True)
    def _fields(cls, value: Any) -> tuple[str, ...]:
        named = [id_of(one) for one in value] if isinstance(value, list) else []
        names = [name for one in named if one for name in _EARLIER_NAMES.get(one, (one,))]
        return tuple(dict.fromkeys(names))

    @validator("price_groups", pre=True)
    def _prices(cls, value: Any) -> tuple[PriceGroup, ...]:
        return tuple(parse_rows(PriceGroup, value))

    @validator("signup_url", "confirmation_message", "instructions", pre=True)
    def _texts(cls, value: Any) -> dict[str, str]:
        return texts(value)


class Event(TolerantModel):
    """An event or a course.

    Attributes:
        registration: how to enrol; None where there is nothing to enrol in here. Its details may be missing:
            `LinkedEvents.registration` has them.
        in_languages: codes of the languages in which it is held.
        keywords: names of its subjects.
        is_free: whether it costs nothing; None where nobody said.
        price: what it costs, in the organiser's words.
    """

    id: str = Field(min_length=1)
    name: Texts = Field(default_factory=dict)
    short_description: Texts = Field(default_factory=dict)
    description: Texts = Field(default_factory=dict)
    start_time: datetime | None = None
    end_time: datetime | None = None
    status: EventStatus = Field("scheduled", alias="event_status")
    type_id: str = "General"
    location: Place | None = None
    keywords: tuple[Texts, ...] = ()
    in_languages: tuple[str, ...] = Field((), alias="in_language")
    audience_min_age: int | None = None
    audience_max_age: int | None = None
    registration: Registration | None = None
    is_free: bool | None = None
    price: Texts = Field(default_factory=dict)
    info_url: Texts = Field(default_factory=dict)
    publisher: str | None = None

    @classmethod
    def parse_obj(cls, obj: Any) -> "Event":
        """Reads one event, whose prices are in a list of offers."""
        offers = rows(obj.get("offers"))
        free = [truth(offer.get("is_free")) for offer in offers if offer.get("is_free") is not None]
        price = next((offer["price"] for offer in offers if texts(offer.get("price"))), None)
        return super().parse_obj({**obj, "is_free": any(free) if free else None, "price": price})

    def suits(self, age: int) -> bool:
        """Whether it is meant for an age, by the event's limits and those of its registration."""
        mine = fits(age, self.audience_min_age, self.audience_max_age)
        return mine and (self.registration is None or self.registration.suits(age))

    def speaks(self, language: str) -> bool:
        """Whether it is held in a language or told of in it."""
        return language in self.in_languages or language in self.name

    @validator("id", pre=True)
    def _id(cls, value: Any) -> str | None:
        return text(value)

    @validator("name", "short_description", "description", "price", "info_url", pre=True)
    def _texts(cls, value: Any) -> dict[str, str]:
        return texts(value)

    @validator("start_time", "end_time", pre=True)
    def _moment(cls, value: Any) -> datetime | None:
        return finnish_moment(value)

    @validator("status", pre=True)
    def _status(cls, value: Any) -> EventStatus:
        return _EVENT_STATUSES.get((text(value) or "").lower(), "scheduled")

    @validator("type_id", pre=True)
    def _type(cls, value: Any) -> str:
        return text(value) or "General"

    @validator("location", pre=True)
    def _location(cls, value: Any) -> Any:
        found = parse_rows(Place, value) if isinstance(value, Mapping) else []
        return found[0] if found else None

    @validator("registration", pre=True)
    def _registration(cls, value: Any) -> Any:
        found = parse_rows(Registration, value) if isinstance(value, Mapping) else []
        return found[0] if found else None

    @validator("keywords", pre=True)
    def _keywords(cls, value: Any) -> tuple[dict[str, str], ...]:
        return tuple(name for name in (texts(row.get("name")) for row in rows(value)) if name)

    @validator("in_languages", pre=True)
    def _languages(cls, value: Any) -> tuple[str, ...]:
        codes = [id_of(one) for one in value] if isinstance(value, list) else []
        return tuple(code for code in codes if code)

    @validator("audience_min_age", "audience_max_age", pre=True)
    def _age(cls, value: Any) -> int | None:
        return whole(value)

    @validator("is_free", pre=True)
    def _free(cls, value: Any) -> bool | None:
        return None if value is None else truth(value)

    @validator("publisher", pre=True)
    def _publisher(cls, value: Any) -> str | None:
        return text(value)


def fits(age: int, youngest: int | None, oldest: int | None) -> bool:
    """Whether an age in whole years is within limits, both included."""
    return (youngest is None or age >= youngest) and (oldest is None or age <= oldest)


def age_on(birth: date, day: date) -> int:
    """Age in whole years. The server counts it on the day of the event, or today if that is later."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
