"""From attributes to an identity."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkuna.citizen import Address
from integrations.suomifi.identification.attributes import (
    Attribute,
    HomeMunicipality,
    IdentifierKind,
    Identity,
    identity,
)
from integrations.suomifi.identification.errors import LoginRejected, Reason

TODAY = date(2026, 11, 23)
LOA = "http://ftn.ficora.fi/2017/loa2"
HETU = "010594Y9032"


def made(**values: str) -> Identity:
    return identity({Attribute[name].value: [value] for name, value in values.items()}, LOA, TODAY)


EVERYTHING = {attribute.name: f"{attribute.name} arvo" for attribute in Attribute} | {
    "IDENTITY_CODE": HETU,
    "MUNICIPALITY_CODE": "009",
    "MUNICIPALITY_FI": "Alavieska",
    "MUNICIPALITY_SV": "Alavieska",
    "EIDAS_BIRTH_DATE": "1994-05-01",
    "PROTECTED": "0",
    "FINNISH_CITIZEN": "1",
    "VERIFIED": "true",
}


def test_everything() -> None:
    person = made(**EVERYTHING)
    assert person.identity_code is not None and person.identity_code.value == HETU
    assert person.identifier == (IdentifierKind.IDENTITY_CODE, HETU)
    assert person.birth_date == date(1994, 5, 1)
    assert person.home == HomeMunicipality("009", "Alavieska", "Alavieska")
    assert person.address == Address(
        "STREET_FI arvo", "STREET_SV arvo", "POSTCODE arvo", "POST_OFFICE_FI arvo", "POST_OFFICE_SV arvo"
    )
    assert person.temporary_address is not None
    assert person.temporary_address.street_sv == "TEMPORARY_STREET_SV arvo"
    assert person.foreign_address is not None
    assert person.foreign_address.country == "FOREIGN_COUNTRY arvo"
    assert person.email == "EMAIL arvo"
    assert (person.is_verified, person.is_finnish_citizen, person.is_protected) == (True, True, False)
    assert (person.family_name, person.calling_name) == ("FAMILY_NAME arvo", "CALLING_NAME arvo")
    assert "arvo" not in repr(person) + str(person) + repr(person.address)
    assert HETU not in repr(person)


@pytest.mark.parametrize("protected", ["1", "true", "2", "yes"])
def test_a_protected_person_has_no_whereabouts(protected: str) -> None:
    person = made(**(EVERYTHING | {"PROTECTED": protected}))
    assert person.is_protected
    assert (person.home, person.address, person.temporary_address, person.foreign_address) == (None,) * 4
    assert person.email is None
    assert person.full_name == "FULL_NAME arvo"


def test_a_minimal_person() -> None:
    assert made(IDENTITY_CODE=HETU) == Identity(
        level=LOA, identity_code=made(IDENTITY_CODE=HETU).identity_code, birth_date=date(1994, 5, 1)
    )


def test_a_european() -> None:
    person = made(
        EIDAS_IDENTIFIER="SE/FI/1234",
        EIDAS_FAMILY_NAME="Exempel",
        GIVEN_NAMES="Eva",
        EIDAS_BIRTH_DATE="1990-02-28",
    )
    assert person.identifier == (IdentifierKind.EIDAS, "SE/FI/1234")
    assert (person.family_name, person.given_names) == ("Exempel", "Eva")
    assert person.birth_date == date(1990, 2, 28)
    assert person.identity_code is None and not person.is_verified
    assert "1234" not in repr(person)


def test_another_foreigner() -> None:
    person = made(FOREIGN_IDENTIFIER="99-123", FULL_NAME="Example Eve")
    assert person.identifier == (IdentifierKind.FOREIGN, "99-123")


@pytest.mark.parametrize("code", ["", "9", "0009", "abc", "٠٠٩"])
def test_no_municipality_without_a_code(code: str) -> None:
    assert made(IDENTITY_CODE=HETU, MUNICIPALITY_CODE=code, MUNICIPALITY_FI="Nivala").home is None


@pytest.mark.parametrize("born", ["2026-11-24", "soon", "1990-02-30", "19900228Z"])
def test_an_impossible_date_of_birth(born: str) -> None:
    with pytest.raises(LoginRejected) as rejected:
        made(EIDAS_IDENTIFIER="SE/FI/1234", EIDAS_BIRTH_DATE=born)
    assert rejected.value.reason is Reason.ATTRIBUTE_VALUE


@pytest.mark.parametrize("attribute", list(Attribute))
def test_two_values_of_anything(attribute: Attribute) -> None:
    values = {"urn:oid:1.2.246.21": [HETU]} | {attribute.value: ["1", "1"]}
    with pytest.raises(LoginRejected) as rejected:
        identity(values, LOA, TODAY)
    assert rejected.value.reason is Reason.ATTRIBUTE_VALUE


def test_unknown_attributes_are_left_out() -> None:
    assert identity({"urn:oid:1.2.246.21": [HETU], "urn:x": ["a", "b"]}, LOA, TODAY) == made(
        IDENTITY_CODE=HETU
    )


@given(st.dictionaries(st.sampled_from([one.value for one in Attribute]), st.lists(st.text(), max_size=2)))
def test_any_values(values: dict[str, list[str]]) -> None:
    try:
        person = identity(values, LOA, TODAY)
    except LoginRejected:
        return
    assert person.identifier[1]
