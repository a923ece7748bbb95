"""Identity codes: what is one, and that nothing of it shows."""

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkuna.identity_code import IdentityCode

TODAY = date(2026, 11, 23)
CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
ARTIFICIAL = [
    "010594Y9032", "010594Y9021", "020594X903P", "020594X902N", "030594W903B", "030694W9024", "040594V9030",
    "040594V902Y", "050594U903M", "050594U902L", "010516B903X", "010516B902W", "020516C903K", "020516C902J",
    "030516D9037", "030516D9026", "010501E9032", "020502E902X", "020503F9037", "020504A902E", "020504B904H",
]  # fmt: skip


def made(birth: str, sign: str, number: str) -> str:
    return birth + sign + number + CHECKS[int(birth + number) % 31]


@pytest.mark.parametrize("code", ARTIFICIAL)
def test_artificial_codes(code: str) -> None:
    parsed = IdentityCode.parse(code.lower(), TODAY)
    assert parsed.value == code
    assert parsed.is_artificial


@pytest.mark.parametrize(
    ("sign", "century"),
    [("+", 1800), *((sign, 1900) for sign in "-UVWXY"), *((sign, 2000) for sign in "ABCDEF")],
)
def test_centuries(sign: str, century: int) -> None:
    assert IdentityCode.parse(made("010203", sign, "912"), TODAY).birth_date == date(century + 3, 2, 1)


def test_the_sign_distinguishes() -> None:
    assert IdentityCode.parse("010594Y9032", TODAY) != IdentityCode.parse("010594-9032", TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "", "010594Y903", "010594Y90322", "010594Y9033", "010594G9032", "010594T9032", " 010594Y9032",
        "010594Y9032\n", "０10594Y9032", "010594Ｙ9032", made("310294", "Y", "903"),
        made("290223", "A", "903"), made("000194", "Y", "903"), made("011394", "Y", "903"),
        made("241126", "A", "903"),
        made("010594", "Y", "000"), made("010594", "Y", "001"), "010594Y903²",
    ],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    with pytest.raises(ValueError) as error:
        IdentityCode.parse(text, TODAY)
    assert str(error.value) == "no valid identity code"


def test_born_today() -> None:
    assert IdentityCode.parse(made("231126", "A", "903"), TODAY).birth_date == TODAY


def test_nothing_of_it_shows() -> None:
    code = IdentityCode.parse("010594Y9032", TODAY)
    assert f"{code} {code!r} {[code]}" == "IdentityCode(‹hetu›) IdentityCode(‹hetu›) [IdentityCode(‹hetu›)]"
    assert pickle.loads(pickle.dumps(code)) == code


@given(st.text(alphabet="0123456789-+ABCDEFUVWXYabcdefuvwxyHJ ", max_size=14))
def test_any_text(text: str) -> None:
    try:
        code = IdentityCode.parse(text, TODAY)
    except ValueError:
        return
    assert code.value == text.upper() and len(text) == 11
    assert code.birth_date <= TODAY
