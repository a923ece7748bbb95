"""What GeoReport v2 gives and takes. Spec: https://wiki.open311.org/GeoReport_v2/ .

The models read tolerantly; the names are the spec's wherever they say enough.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from pydantic import Field, validator

from integrations.tolerant import TolerantModel, moment, number, rows, text, truth

Status = Literal["open", "closed", "unknown"]

# Words of the spec, and of servers that say more than it: CitySDK and FixMyStreet.
# https://github.com/mysociety/fixmystreet/wiki/Open311-FMS-Additional-states
_OPEN = {
    "open", "new", "received", "confirmed", "inprocess", "in_progress", "in progress", "investigating",
    "planned", "action_scheduled", "acknowledged", "pending", "moderation",
}  # fmt: skip
_CLOSED = {
    "closed", "processed", "fixed", "archived", "rejected", "resolved", "duplicate", "no_further_action",
    "not_councils_responsibility", "unable_to_fix", "internal_referral",
}  # fmt: skip


class Service(TolerantModel):
    """A kind of fault that can be reported.

    Attributes:
        code: the server's own code; looks like a number, but is text.
        metadata: whether there is a definition with attributes to ask for.
        type: "realtime" gives a request id at once, "batch" a token, "blackbox" neither.
    """

    code: str = Field(alias="service_code", min_length=1)
    name: str = Field(alias="service_name", min_length=1)
    description: str = ""
    keywords: tuple[str, ...] = ()
    group: str = ""
    metadata: bool = False
    type: str = "realtime"

    @validator("code", "name", pre=True)
    def _required_text(cls, value: Any) -> str | None:
        return text(value)

    @validator("description", "group", pre=True)
    def _optional_text(cls, value: Any) -> str:
        return text(value) or ""

    @validator("type", pre=True)
    def _type(cls, value: Any) -> str:
        return (text(value) or "realtime").lower()

    @validator("metadata", pre=True)
    def _metadata(cls, value: Any) -> bool:
        return truth(value)

    @validator("keywords", pre=True)
    def _keywords(cls, value: Any) -> tuple[str, ...]:
        words = value if isinstance(value, list) else (text(value) or "").split(",")
        return tuple(word for word in map(text, words) if word)


class Attribute(TolerantModel):
    """A further question that a service asks.

    Attributes:
        variable: False where `description` only tells something and nothing is asked.
        values: key and name of the values to choose from.
    """

    code: str = Field(min_length=1)
    datatype: str = "string"
    required: bool = False
    variable: bool = True
    order: int = 0
    description: str = ""
    datatype_description: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @validator("code", pre=True)
    def _required_text(cls, value: Any) -> str | None:
        return text(value)

    @validator("description", "datatype_description", pre=True)
    def _optional_text(cls, value: Any) -> str:
        return text(value) or ""

    @validator("datatype", pre=True)
    def _datatype(cls, value: Any) -> str:
        return (text(value) or "string").lower()

    @validator("required", pre=True)
    def _required(cls, value: Any) -> bool:
        return truth(value)

    @validator("variable", pre=True)
    def _variable(cls, value: Any) -> bool:
        return value is None or truth(value)

    @validator("order", pre=True)
    def _order(cls, value: Any) -> int:
        return int(number(value) or 0)

    @validator("values", pre=True)
    def _values(cls, value: Any) -> tuple[tuple[str, str], ...]:
        pairs = ((text(row.get("key")), text(row.get("name"))) for row in rows(value))
        return tuple((key, name or key) for key, name in pairs if key)


class Request(TolerantModel):
    """A report as the server shows it.

    Attributes:
        status: "unknown" for a word that neither the spec nor a known extension has.
        status_word: the server's own word.
        lat, long: WGS84 degrees.
    """

    id: str = Field(alias="service_request_id", min_length=1)
    status: Status = "unknown"
    status_word: str = ""
    status_notes: str | None = None
    service_name: str | None = None
    service_code: str | None = None
    description: str | None = None
    agency_responsible: str | None = None
    service_notice: str | None = None
    requested_datetime: datetime | None = None
    updated_datetime: datetime | None = None
    expected_datetime: datetime | None = None
    address: str | None = None
    zipcode: str | None = None
    lat: float | None = None
    long: float | None = None
    media_url: str | None = None

    @classmethod
    def parse_obj(cls, obj: Any) -> "Request":
        """Reads one row, keeping the server's status word beside what it means."""
        return super().parse_obj({**obj, "status_word": obj.get("status")})

    @validator("id", pre=True)
    def _required_text(cls, value: Any) -> str | None:
        return text(value)

    @validator(
        "status_notes", "service_name", "service_code", "description", "agency_responsible",
        "service_notice", "address", "zipcode", "media_url", pre=True,
    )  # fmt: skip
    def _optional_text(cls, value: Any) -> str | None:
        return text(value)

    @validator("status_word", pre=True)
    def _status_word(cls, value: Any) -> str:
        return text(value) or ""

    @validator("status", pre=True)
    def _status(cls, value: Any) -> Status:
        word = (text(value) or "").lower()
        return "open" if word in _OPEN else "closed" if word in _CLOSED else "unknown"

    @validator("requested_datetime", "updated_datetime", "expected_datetime", pre=True)
    def _moment(cls, value: Any) -> datetime | None:
        return moment(value)

    @validator("lat", "long", pre=True)
    def _coordinate(cls, value: Any) -> float | None:
        return number(value)


class Created(TolerantModel):
    """The answer to a report: a request id, or a token that turns into one later, or neither ("blackbox").

    Attributes:
        notice: what the server says will be done; in the server's language.
    """

    request_id: str | None = Field(None, alias="service_request_id")
    token: str | None = None
    notice: str | None = Field(None, alias="service_notice")

    @validator("request_id", "token", "notice", pre=True)
    def _optional_text(cls, value: Any) -> str | None:
        return text(value)


@dataclass(frozen=True)
class Photo:
    """A picture to send.

    Attributes:
        name: file name; ours, never the citizen's, which may hold a name.
        media_type: such as ``image/jpeg``.
    """

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class ReportToSend:
    """A report as it will be sent. Either a position or an address is needed.

    Attributes:
        description: 10–5000 characters in the Finnish dialect.
        lat, long: WGS84 degrees; both or neither.
        attributes: answers to the service's attributes by code; a list for ``multivaluelist``.
    """

    service_code: str
    description: str = field(repr=False)
    lat: float | None = None
    long: float | None = None
    address: str | None = field(default=None, repr=False)
    first_name: str | None = field(default=None, repr=False)
    last_name: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    attributes: dict[str, str | list[str]] = field(default_factory=dict, repr=False)
    photos: tuple[Photo, ...] = ()
