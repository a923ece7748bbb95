"""The invented people and organisations that all stand-ins know: ``persons.yml``."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import Field, root_validator

from akkuna.data_files import DataFile
from akkuna.municipality import Bilingual, Strict

FILE = Path(__file__).with_name("persons.yml")


class Home(Bilingual):
    """Home municipality: three-digit code and names."""

    code: str = Field(regex=r"^\d{3}$")


class Address(Strict):
    """Permanent address in Finland."""

    street: Bilingual
    postal_code: str = Field(regex=r"^\d{5}$")
    post_office: Bilingual


class Eidas(Strict):
    """What a person from another country is known by: eIDAS SAML attribute profile 1.2, section 2.2.

    Attributes:
        person_identifier: country of origin, country asked for, identifier.
    """

    person_identifier: str = Field(regex=r"^[A-Z]{2}/[A-Z]{2}/.+$")
    date_of_birth: date


class Mandate(Strict):
    """For whom somebody may act.

    Attributes:
        person, organisation: one of the two, by key.
        issues: URIs of matters; None for every matter. Of a person only.
        roles: of an organisation only.
    """

    person: str | None = None
    organisation: str | None = None
    issues: tuple[str, ...] | None = None
    roles: tuple[str, ...] = ()

    @root_validator
    def _one_principal(cls, values: Mapping[str, object]) -> Mapping[str, object]:
        if (values.get("person") is None) == (values.get("organisation") is None):
            raise ValueError("name either a person or an organisation")
        return values


class Person(Strict):
    """Somebody.

    Attributes:
        identity_code: None for somebody whom only `eidas` identifies.
        given_names: all of them; `calling_name` is the one in use.
        protected: non-disclosure for personal safety (turvakielto); has no address then.
        citizen: of Finland.
        logs_in: has means of strong identification.
        mailbox: has a mailbox of Suomi.fi messages in use.
    """

    identity_code: str | None = Field(default=None, repr=False)
    eidas: Eidas | None = None
    given_names: str
    calling_name: str
    family_name: str
    home: Home | None = None
    address: Address | None = None
    email: str | None = None
    protected: bool = False
    citizen: bool = True
    logs_in: bool = True
    mailbox: bool = False
    acts_for: tuple[Mandate, ...] = ()

    @root_validator
    def _is_somebody(cls, values: Mapping[str, object]) -> Mapping[str, object]:
        if (values.get("identity_code") is None) == (values.get("eidas") is None):
            raise ValueError("give either an identity code or what eIDAS tells")
        if values.get("protected") and values.get("address"):
            raise ValueError("a protected person has no address")
        return values

    @property
    def name(self) -> str:
        """Calling name and family name."""
        return f"{self.calling_name} {self.family_name}"


class Organisation(Strict):
    """An association or a company."""

    business_id: str = Field(regex=r"^\d{7}-\d$")
    name: str
    mailbox: bool = False


class Population(Strict):
    """All persons and organisations, by key."""

    persons: Mapping[str, Person]
    organisations: Mapping[str, Organisation]

    @root_validator(skip_on_failure=True)
    def _principals_exist(cls, values: Mapping[str, Mapping[str, Person]]) -> Mapping[str, object]:
        for person in values["persons"].values():
            for mandate in person.acts_for:
                known = values["persons"] if mandate.person else values["organisations"]
                if (mandate.person or mandate.organisation) not in known:
                    raise ValueError("acts_for names nobody")
        return values

    def holder(self, identity_code: str) -> str | None:
        """The key of the person with an identity code; None if nobody has it."""
        return next((key for key, one in self.persons.items() if one.identity_code == identity_code), None)

    def mailboxes(self) -> Iterator[tuple[str, str, str, bool]]:
        """Key, id (identity code or business id), name and whether the mailbox is in use, of everybody."""
        for key, person in self.persons.items():
            if person.identity_code:
                yield key, person.identity_code, person.name, person.mailbox
        for key, organisation in self.organisations.items():
            yield key, organisation.business_id, organisation.name, organisation.mailbox


@cache
def population() -> Population:
    """Everybody.

    Raises:
        DataInvalid: ``persons.yml`` is wrong; names the line.
    """
    return DataFile(FILE).parse(Population)
