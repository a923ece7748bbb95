"""Who a citizen is, as Suomi.fi told: the type that the database, the actions and the channels share.

Nothing here is authority by itself: what counts is the session in the database at the time of acting.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Literal

Level = Literal["substantial", "high"]
"""Level of assurance of an identification: eIDAS regulation (EU) 910/2014, article 8."""
PrincipalKind = Literal["person", "organisation"]


@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """A postal address. What is not known is empty.

    Attributes:
        street_fi, street_sv: the line with street and number; abroad the same in both.
        postcode: five digits; empty abroad.
        place_fi, place_sv: post office; abroad the place and the country.
        country: code of a country abroad; empty in Finland.
    """

    street_fi: str = ""
    street_sv: str = ""
    postcode: str = ""
    place_fi: str = ""
    place_sv: str = ""
    country: str = ""

    def __repr__(self) -> str:
        return "Address(‹address›)"


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """What Suomi.fi told of a person, and nothing that tells them from others; its `repr` shows nothing.

    Attributes:
        display_name: calling name and family name.
        full_name, calling_name, family_name, given_names: empty where not told.
        birth_date: None where not told.
        is_protected: turvakielto, the order of non-disclosure for personal safety. Then no address,
            municipality or e-mail address is here.
        address: where post comes to; None where not told.
        home_code: municipality of residence, three digits; empty where not told.
        home_fi, home_sv: its names.
        email: None where not told.
        is_verified: whether the Population Information System confirmed the data.
    """

    display_name: str
    full_name: str = ""
    calling_name: str = ""
    family_name: str = ""
    given_names: str = ""
    birth_date: date | None = None
    is_protected: bool = False
    address: Address | None = None
    home_code: str = ""
    home_fi: str = ""
    home_sv: str = ""
    email: str | None = None
    is_verified: bool = False

    def __repr__(self) -> str:
        return "Person(‹person›)"

    def to_json(self) -> dict[str, Any]:
        """As an encrypted column keeps it."""
        return {**asdict(self), "birth_date": self.birth_date.isoformat() if self.birth_date else None}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Person":
        """The inverse of `to_json`."""
        born, address = kept["birth_date"], kept["address"]
        parts = {
            "birth_date": date.fromisoformat(born) if born else None,
            "address": Address(**address) if address else None,
        }
        return cls(**{**kept, **parts})


@dataclass(frozen=True, slots=True, repr=False)
class Principal:
    """For whom a citizen acts. Who that is exactly stands in the database only.

    Attributes:
        name: a person's or an organisation's.
    """

    kind: PrincipalKind
    name: str

    def __repr__(self) -> str:
        return f"Principal({self.kind})"


@dataclass(frozen=True, slots=True, repr=False)
class Citizen:
    """Somebody who is logged in.

    Attributes:
        session_id: of the session; no secret.
        person_hash: keyed hash of the person's identifier, the same at every login.
        level: of the identification.
        has_identity_code: people who identify with another country's means have none.
        authenticated_at: when they identified at Suomi.fi.
        expires_at: when the session ends at the latest.
        ends_at: when it ends if nobody uses it before.
        acting_for: None for themselves.
        subject_hash: keyed hash of whom they act for, made as `person_hash` is; their own where they act
            for themselves.
    """

    session_id: str
    person_hash: str
    person: Person
    level: Level
    has_identity_code: bool
    authenticated_at: datetime
    expires_at: datetime
    ends_at: datetime
    acting_for: Principal | None
    subject_hash: str

    def reaches(self, level: Level) -> bool:
        """Whether they identified at this level of assurance or a higher one."""
        return level == "substantial" or self.level == "high"

    def __repr__(self) -> str:
        return f"Citizen(session_id={self.session_id!r}, level={self.level!r})"


def login_path(handle: str) -> str:
    """Path of the address at which an offered login begins."""
    return f"/suomifi/login?handle={handle}"


def mandate_path(state: str) -> str:
    """Path of the address from which the browser goes on to Valtuudet."""
    return f"/suomifi/authorise?state={state}"


def logout_path(handle: str) -> str:
    """Path of the address at which a logout goes on to Suomi.fi, after our own session has ended."""
    return f"/suomifi/logout?handle={handle}"
