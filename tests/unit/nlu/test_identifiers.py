"""Identity codes, account numbers and business IDs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban
from stdnum.fi import ytunnus

from bot.nlu.entities import find_entities
from bot.nlu.entities.identifiers import MASK
from bot.nlu.message import analyse_message
from tests.unit.nlu.finding import NOW, normalized


@pytest.mark.parametrize(
    "text", ["tunnukseni on 010594Y9032", "hetu 010594-9032", f"tunnus {MASK}", "010594y9032"]
)
def test_an_identity_code_is_given_as_its_mask(text: str) -> None:
    assert normalized(text, "identity_code") == [MASK]


@pytest.mark.parametrize("text", ["010594-9031", "1234567-1", "15.3.1994", "KA-7F3K2Q"])
def test_other_numbers_are_no_identity_codes(text: str) -> None:
    assert normalized(text, "identity_code") == []


@pytest.mark.parametrize(
    "text", ["tili FI21 1234 5600 0007 85", "fi2112345600000785", "FI21-1234-5600-0007-85 on uusi"]
)
def test_an_account_number_is_given_without_spaces(text: str) -> None:
    assert normalized(text, "iban") == ["FI2112345600000785"]


def test_a_wrong_account_number_is_none_and_no_phone_number_either() -> None:
    found = find_entities(analyse_message("tili FI22 1234 5600 0007 85"), NOW)
    assert not {entity.entity for entity in found} & {"iban", "phone"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("y-tunnus 1234567-1", "1234567-1"),
        ("FO-nummer 7654321-2", "7654321-2"),
        ("moms FI12345671", "1234567-1"),
        ("1234567–1", "1234567-1"),
    ],
)
def test_a_business_id_is_found(text: str, number: str) -> None:
    assert normalized(text, "business_id") == [number]


@pytest.mark.parametrize("text", ["1234567-2", "0457-1", "12345671", "1234567-10"])
def test_a_number_with_a_wrong_check_digit_is_no_business_id(text: str) -> None:
    assert normalized(text, "business_id") == []


@given(st.integers(0, 9_999_999))
def test_only_numbers_with_the_right_check_digit_are_business_ids(number: int) -> None:
    for check in range(10):
        text = f"{number:07}-{check}"
        assert normalized(f"y-tunnus {text}", "business_id") == ([text] if ytunnus.is_valid(text) else [])


@given(st.integers(0, 10**14 - 1))
def test_every_finnish_account_number_is_read(number: int) -> None:
    digits = f"{number:014}"
    compact = f"FI{iban.calc_check_digits(f'FI00{digits}')}{digits}"
    grouped = " ".join(compact[place : place + 4] for place in range(0, len(compact), 4))
    assert normalized(f"tilini on {grouped}", "iban") == [compact] * iban.is_valid(compact)


@pytest.mark.parametrize("text", ["nollfyranoll fem fem", "nolla neljä viisi seitsemän", "2026", "85 500"])
def test_spoken_digits_and_short_numbers_are_no_phone_numbers(text: str) -> None:
    assert normalized(text, "phone") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("lasku 12345672", "12345672"),
        ("faktura RF18 5390 0754 7034", "RF18539007547034"),
        ("lupa LP-535-2026-00012", "LP-535-2026-00012"),
    ],
)
def test_the_reference_of_an_invoice_or_a_permit_is_found(text: str, number: str) -> None:
    assert normalized(text, "reference_number") == [number]


@pytest.mark.parametrize("text", ["kurs nr 26114", "lasku 120 €", "010594Y9032", "FI21 1234 5600 0007 85"])
def test_other_numbers_are_no_references(text: str) -> None:
    assert normalized(text, "reference_number") == []
