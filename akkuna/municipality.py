"""A municipality as data: what its folder under ``bot/municipalities/`` says."""

import os
import re
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path

from pydantic import BaseModel, ConstrainedInt, Extra, Field, validator

from akkuna.data_files import DataFile
from akkuna.errors import DataInvalid
from akkuna.replies import Words

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_PHONE = re.compile(r"(?=(?:\D*\d){6,15}$)(\+[1-9]|0)\d*( \d+)*")
"""E.164 has at most 15 digits; a national number begins with 0."""
_ORIGIN = re.compile(r"https://([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*(:[1-9]\d{0,4})?")
"""As a browser writes it: https, the host in small letters, a port if it is not the usual one."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


class Strict(BaseModel):
    """Refuses keys that nobody reads, so that a misspelt key is noticed."""

    class Config:
        extra = Extra.forbid
        frozen = True


class Bilingual(Strict):
    """The same in both languages."""

    fi: str = Field(min_length=1)
    sv: str = Field(min_length=1)

    @property
    def words(self) -> Words:
        """As a value for texts."""
        return Words(self.fi, self.sv)


class Forms(BaseModel):
    """Inflected forms of a name in one language: "in", "of", "to" and "from" it."""

    inside: str = Field(alias="in", min_length=1)
    of: str = Field(min_length=1)
    to: str = Field(min_length=1)
    origin: str = Field(alias="from", min_length=1)

    class Config:
        extra = Extra.forbid
        frozen = True


class BilingualForms(Strict):
    """`Forms` in both languages."""

    fi: Forms
    sv: Forms


class Point(Strict):
    """A place on the map, WGS84 degrees."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class Bounds(Strict):
    """A rectangle on the map, WGS84 degrees."""

    min_lat: float
    max_lat: float
    min_lon: float
    max_lon: float


class Weekday(ConstrainedInt):
    """ISO number: Monday is 1, Sunday 7."""

    ge = 1
    le = 7


class Hours(Strict):
    """Opening hours on some weekdays (ISO numbers, Monday is 1), Europe/Helsinki."""

    days: tuple[Weekday, ...]
    opens: time
    closes: time

    # YAML reads 9.00 and 10:00 as numbers, and a number would be taken as seconds after midnight.
    @validator("opens", "closes", pre=True)
    def _quoted(cls, value: object) -> object:
        if not isinstance(value, str) or not _CLOCK.fullmatch(value):
            raise ValueError('write the time in quotes, as "09:00"')
        return value


class Contact(Strict):
    """How to reach a person. `sample` is true while the numbers are invented."""

    sample: bool = False
    phone: str
    email: str
    address: Bilingual
    hours: tuple[Hours, ...]
    website: str

    @validator("phone")
    def _phone_number(cls, value: str) -> str:
        if not _PHONE.fullmatch(value):
            raise ValueError('write the telephone number in quotes, digits and spaces, as "+358 800 000 001"')
        return value

    @validator("email")
    def _email_address(cls, value: str) -> str:
        if not _EMAIL.fullmatch(value):
            raise ValueError("write an e-mail address, as kirjaamo@example.org")
        return value

    @validator("hours")
    def _one_row_a_day(cls, value: tuple[Hours, ...]) -> tuple[Hours, ...]:
        days = [day for row in value for day in row.days]
        twice = next((day for day in days if days.count(day) > 1), None)
        if twice is not None:
            raise ValueError(f"weekday {int(twice)} stands twice; each day has one row")
        return value

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody answers at `moment` (aware, in Europe/Helsinki)."""
        return any(
            moment.isoweekday() in hours.days and hours.opens <= moment.time() < hours.closes
            for hours in self.hours
        )


class SystemBinding(Strict):
    """Where a municipality's own system is.

    Attributes:
        base_url: address of its API, without a trailing slash.
        key: name of the environment variable that holds its secret.
        key_id: the key's id in the server's key set (eVaka).
        jurisdiction: GeoReport ``jurisdiction_id``, where the server wants one.
        municipality: the server's own id of the municipality (Respa); its Finnish name in small letters,
            without dots, where none is named.
        audience, issuer: what the server wants to read in the citizens' tokens (Respa).
        username: of the account, whose password the secret is (Suomi.fi messages).
        service: id of the service as which messages are sent (Suomi.fi messages).
    """

    base_url: str = Field(regex=r"^https?://")
    key: str | None = Field(default=None, regex=r"^[A-Z][A-Z0-9_]*$")
    key_id: str | None = None
    jurisdiction: str | None = None
    municipality: str | None = None
    audience: str | None = None
    issuer: str | None = None
    username: str | None = None
    service: str | None = None

    @property
    def secret(self) -> str | None:
        """The secret from the environment; None where no variable is named or it is not set."""
        return os.environ.get(self.key) if self.key else None


class OwnServiceProvider(Strict):
    """A service provider of Suomi.fi identification that is the municipality's own, not the shared one.

    Attributes:
        entity_id: its name in SAML, as in its metadata; letter case counts.
        key, certificate: names of the environment variables that name its PEM files.
    """

    entity_id: str = Field(regex=r"^https?://\S+$")
    key: str = Field(regex=r"^[A-Z][A-Z0-9_]*$")
    certificate: str = Field(regex=r"^[A-Z][A-Z0-9_]*$")

    def files(self) -> tuple[str, str]:
        """What the two variables say: names of files, divided by commas; empty where they are not set."""
        return os.environ.get(self.key, ""), os.environ.get(self.certificate, "")


class ServiceSwitches(Strict):
    """Services that this municipality does not offer."""

    disabled: tuple[str, ...] = ()


class Municipality(Strict):
    """One municipality.

    Attributes:
        county: two-digit code of its wellbeing services county, which offers social and health services.
        websites: origins of the sites that may show the chat on their pages.
        suomifi: its own service provider; None where the shared one identifies its citizens.
        folder: name of its folder, which is its part of the page's address too.
    """

    code: str = Field(regex=r"^\d{3}$")
    names: Bilingual
    forms: BilingualForms
    neighbours: tuple[str, ...]
    centre: Point
    bounds: Bounds
    contact: Contact
    systems: Mapping[str, SystemBinding]
    county: str | None = Field(default=None, regex=r"^\d{2}$")
    services: ServiceSwitches = ServiceSwitches()
    websites: tuple[str, ...] = ()
    suomifi: OwnServiceProvider | None = None
    folder: str = ""

    @validator("websites", each_item=True)
    def _origin(cls, value: str) -> str:
        if not _ORIGIN.fullmatch(value):
            raise ValueError("write the site's origin and no more, as https://www.kunta.example.org")
        return value

    def form(self, which: str) -> Words:
        """An inflected form of the name: "in", "of", "to" or "from"."""
        field = {"in": "inside", "of": "of", "to": "to", "from": "origin"}[which]
        return Words(getattr(self.forms.fi, field), getattr(self.forms.sv, field))


def load_municipalities(folder: Path) -> dict[str, Municipality]:
    """All municipalities of `folder`, by code.

    Raises:
        DataInvalid: a file is incomplete, two folders have one code, or there is none.
    """
    found: dict[str, Municipality] = {}
    for path in sorted(folder.glob("*/municipality.yml")):
        data = DataFile(path)
        municipality = data.parse(Municipality).copy(update={"folder": path.parent.name})
        if municipality.code in found:
            raise DataInvalid(path, data.line(("code",)), f"code: {municipality.code} stands in two folders")
        found[municipality.code] = municipality
    if not found:
        raise DataInvalid(folder, 0, "no folder with a municipality.yml")
    return found
