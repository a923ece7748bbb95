"""The attributes of Suomi.fi identification, and the identity that they make.

An attribute is known by its Name; FriendlyName varies in its letters. Source of the names:
https://kehittajille.suomi.fi/, e-Identification, "Attributes"; eIDAS: the eIDAS SAML Attribute Profile 1.2.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from akkuna.citizen import Address
from akkuna.identity_code import IdentityCode
from integrations.suomifi.identification.errors import LoginRejected, Reason

_EIDAS: Final = "http://eidas.europa.eu/attributes/naturalperson/"
_VTJ: Final = "urn:oid:1.2.246.517.2002.2."
"""Population Information System: what it knows of the person."""

LONGEST_VALUE: Final = 512
"""Characters; the longest names and addresses of the Population Information System have 100."""


class Attribute(str, Enum):
    """Names of attributes. Endings S and R of the official names: Finnish and Swedish form."""

    IDENTITY_CODE = "urn:oid:1.2.246.21"
    ELECTRONIC_IDENTIFIER = "urn:oid:1.2.246.22"
    FULL_NAME = "urn:oid:2.5.4.3"
    DISPLAY_NAME = "urn:oid:2.16.840.1.113730.3.1.241"
    CALLING_NAME = "urn:oid:2.5.4.42"
    FAMILY_NAME = "urn:oid:2.5.4.4"
    GIVEN_NAMES = _EIDAS + "CurrentGivenName"
    EIDAS_IDENTIFIER = _EIDAS + "PersonIdentifier"
    EIDAS_FAMILY_NAME = _EIDAS + "CurrentFamilyName"
    EIDAS_BIRTH_DATE = _EIDAS + "DateOfBirth"
    FOREIGN_IDENTIFIER = "urn:oid:1.2.246.517.3002.111.17"
    VERIFIED = "urn:oid:1.2.246.517.3002.111.2"
    MUNICIPALITY_CODE = _VTJ + "18"
    MUNICIPALITY_FI = _VTJ + "19"
    MUNICIPALITY_SV = _VTJ + "20"
    STREET_FI = _VTJ + "4"
    STREET_SV = _VTJ + "5"
    POSTCODE = _VTJ + "6"
    POST_OFFICE_FI = _VTJ + "7"
    POST_OFFICE_SV = _VTJ + "8"
    FOREIGN_STREET = _VTJ + "11"
    FOREIGN_PLACE_FI = _VTJ + "12"
    FOREIGN_PLACE_SV = _VTJ + "13"
    FOREIGN_PLACE_PLAIN = _VTJ + "14"
    FOREIGN_COUNTRY = _VTJ + "15"
    TEMPORARY_STREET_FI = _VTJ + "31"
    TEMPORARY_STREET_SV = _VTJ + "32"
    TEMPORARY_POSTCODE = _VTJ + "33"
    TEMPORARY_POST_OFFICE_FI = _VTJ + "34"
    TEMPORARY_POST_OFFICE_SV = _VTJ + "35"
    EMAIL = "urn:oid:0.9.2342.19200300.100.1.3"
    PROTECTED = _VTJ + "27"
    FINNISH_CITIZEN = _VTJ + "26"


class Scope(str, Enum):
    """How much a data permit gives: suppea, keskilaaja, laaja. Each holds the one before it."""

    LIMITED = "limited"
    MEDIUM = "medium"
    EXTENSIVE = "extensive"

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """What may be asked for."""
        limited = (
            Attribute.IDENTITY_CODE, Attribute.ELECTRONIC_IDENTIFIER, Attribute.FULL_NAME,
            Attribute.DISPLAY_NAME, Attribute.CALLING_NAME, Attribute.FAMILY_NAME, Attribute.GIVEN_NAMES,
        )  # fmt: skip
        extensive = (Attribute.EMAIL, Attribute.PROTECTED, Attribute.FINNISH_CITIZEN)
        medium = tuple(one for one in Attribute if one.value.startswith(_VTJ) and one not in extensive)
        if self is Scope.LIMITED:
            return limited
        return limited + medium if self is Scope.MEDIUM else limited + medium + extensive


@dataclass(frozen=True, slots=True)
class HomeMunicipality:
    """Municipality of residence.

    Attributes:
        code: three digits, Statistics Finland's municipality code.
        fi, sv: its names; empty where they were not sent.
    """

    code: str
    fi: str = ""
    sv: str = ""


class IdentifierKind(str, Enum):
    """What tells a person from all others."""

    IDENTITY_CODE = "identity_code"
    EIDAS = "eidas"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """Who identified. Its `repr` shows the level and the kind of identifier, and nothing of the person.

    Attributes:
        level: level of assurance really used, one of those that were asked for.
        identity_code: of people with a Finnish one.
        eidas_identifier: PersonIdentifier of who identified with another country's means.
        foreign_identifier: of other foreign people.
        electronic_identifier: SATU; in production only.
        full_name, display_name, calling_name, family_name, given_names: empty where not sent.
        birth_date: told by the identity code or by eIDAS.
        is_protected: turvakielto, the order of non-disclosure for personal safety. Then no municipality,
            address or e-mail address is here, whatever was sent.
        home, address, temporary_address, foreign_address, email: None where not sent.
        is_finnish_citizen: None where not sent.
        is_verified: whether the Population Information System confirmed the data.
    """

    level: str
    identity_code: IdentityCode | None = None
    eidas_identifier: str | None = None
    foreign_identifier: str | None = None
    electronic_identifier: str | None = None
    full_name: str = ""
    display_name: str = ""
    calling_name: str = ""
    family_name: str = ""
    given_names: str = ""
    birth_date: date | None = None
    is_protected: bool = False
    home: HomeMunicipality | None = None
    address: Address | None = None
    temporary_address: Address | None = None
    foreign_address: Address | None = None
    email: str | None = None
    is_finnish_citizen: bool | None = None
    is_verified: bool = False

    @property
    def identifier(self) -> tuple[IdentifierKind, str]:
        """What to know the person by, best first. For keyed hashes and encrypted columns only."""
        if self.identity_code:
            return IdentifierKind.IDENTITY_CODE, self.identity_code.value
        if self.eidas_identifier:
            return IdentifierKind.EIDAS, self.eidas_identifier
        return IdentifierKind.FOREIGN, self.foreign_identifier or ""

    def __repr__(self) -> str:
        return f"Identity(level={self.level!r}, identifier={self.identifier[0].value})"

    __str__ = __repr__


def identity(values: Mapping[str, Sequence[str]], level: str, today: date) -> Identity:
    """The identity that attributes make. Unknown attributes are left out.

    Args:
        values: values by Name, of a validated assertion.
        level: its authentication context class.
        today: date in Finland; nobody is born later.

    Raises:
        LoginRejected: an attribute of `Attribute` has two values or an impossible one, the identity code is
            invalid, or nothing tells the person from others.
    """
    given = _Given(values)
    identity_code = _identity_code(given, today)
    eidas, foreign = given.get(Attribute.EIDAS_IDENTIFIER), given.get(Attribute.FOREIGN_IDENTIFIER)
    if not (identity_code or eidas or foreign):
        raise LoginRejected(Reason.NO_IDENTIFIER)
    citizen = given.get(Attribute.FINNISH_CITIZEN)
    # Anything but a plain "no" protects.
    is_protected = given.get(Attribute.PROTECTED) not in ("", "0")
    whereabouts = _Given({}) if is_protected else given
    return Identity(
        level=level,
        identity_code=identity_code,
        eidas_identifier=eidas or None,
        foreign_identifier=foreign or None,
        electronic_identifier=given.get(Attribute.ELECTRONIC_IDENTIFIER) or None,
        full_name=given.get(Attribute.FULL_NAME),
        display_name=given.get(Attribute.DISPLAY_NAME),
        calling_name=given.get(Attribute.CALLING_NAME),
        family_name=given.get(Attribute.FAMILY_NAME) or given.get(Attribute.EIDAS_FAMILY_NAME),
        given_names=given.get(Attribute.GIVEN_NAMES),
        birth_date=identity_code.birth_date if identity_code else _birth_date(given, today),
        is_protected=is_protected,
        home=_home(whereabouts),
        address=_address(whereabouts),
        temporary_address=_temporary_address(whereabouts),
        foreign_address=_foreign_address(whereabouts),
        email=whereabouts.get(Attribute.EMAIL) or None,
        is_finnish_citizen=citizen == "1" if citizen else None,
        is_verified=given.get(Attribute.VERIFIED) == "true",
    )


class _Given:
    """Attributes that were sent, each with at most one value of a sane form."""

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        self._values = {one: _single(values.get(one.value, ())) for one in Attribute}

    def get(self, attribute: Attribute) -> str:
        """The value; empty where none was sent."""
        return self._values[attribute]


def _single(values: Sequence[str]) -> str:
    if len(values) > 1:
        raise LoginRejected(Reason.ATTRIBUTE_VALUE)
    value = values[0] if values else ""
    if len(value) > LONGEST_VALUE or not (value.isprintable() or value == ""):
        raise LoginRejected(Reason.ATTRIBUTE_VALUE)
    return value


def _identity_code(given: _Given, today: date) -> IdentityCode | None:
    sent = given.get(Attribute.IDENTITY_CODE)
    if not sent:
        return None
    try:
        return IdentityCode.parse(sent, today)
    except ValueError:
        # Not chained: what is logged of a chain may hold the code.
        raise LoginRejected(Reason.IDENTITY_CODE) from None


def _birth_date(given: _Given, today: date) -> date | None:
    sent = given.get(Attribute.EIDAS_BIRTH_DATE)
    if not sent:
        return None
    try:
        born = date.fromisoformat(sent)
    except ValueError:
        raise LoginRejected(Reason.ATTRIBUTE_VALUE) from None
    if born > today:
        raise LoginRejected(Reason.ATTRIBUTE_VALUE)
    return born


def _home(given: _Given) -> HomeMunicipality | None:
    code = given.get(Attribute.MUNICIPALITY_CODE)
    # Empty for who lives abroad.
    if not re.fullmatch(r"[0-9]{3}", code):
        return None
    return HomeMunicipality(code, given.get(Attribute.MUNICIPALITY_FI), given.get(Attribute.MUNICIPALITY_SV))


def _address(given: _Given) -> Address | None:
    return _unless_empty(
        Address(
            street_fi=given.get(Attribute.STREET_FI),
            street_sv=given.get(Attribute.STREET_SV),
            postcode=given.get(Attribute.POSTCODE),
            place_fi=given.get(Attribute.POST_OFFICE_FI),
            place_sv=given.get(Attribute.POST_OFFICE_SV),
        )
    )


def _temporary_address(given: _Given) -> Address | None:
    return _unless_empty(
        Address(
            street_fi=given.get(Attribute.TEMPORARY_STREET_FI),
            street_sv=given.get(Attribute.TEMPORARY_STREET_SV),
            postcode=given.get(Attribute.TEMPORARY_POSTCODE),
            place_fi=given.get(Attribute.TEMPORARY_POST_OFFICE_FI),
            place_sv=given.get(Attribute.TEMPORARY_POST_OFFICE_SV),
        )
    )


def _foreign_address(given: _Given) -> Address | None:
    street, plain = given.get(Attribute.FOREIGN_STREET), given.get(Attribute.FOREIGN_PLACE_PLAIN)
    return _unless_empty(
        Address(
            street_fi=street,
            street_sv=street,
            place_fi=given.get(Attribute.FOREIGN_PLACE_FI) or plain,
            place_sv=given.get(Attribute.FOREIGN_PLACE_SV) or plain,
            country=given.get(Attribute.FOREIGN_COUNTRY),
        )
    )


def _unless_empty(address: Address) -> Address | None:
    return address if address != Address() else None
