"""Times of day in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.nlu.finding import entities, normalized

TIMES = [
    ("huomenna klo 9", "09:00"),
    ("kello 18:30", "18:30"),
    ("kl. 9-11", "09:00/11:00"),
    ("klo 18.30–20", "18:30/20:00"),
    ("7:45", "07:45"),
    ("14.30", "14:30"),
    ("yhdeksältä", "09:00"),
    ("kello yhdeksän", "09:00"),
    ("puoli kahdeksan", "07:30"),
    ("puol seittemältä", "06:30"),
    ("vartin yli kahdeksan", "08:15"),
    ("varttia vaille yhdeksän", "08:45"),
    ("kymmentä vaille kahdeksan", "07:50"),
    ("kahdeksasta kymmeneen", "08:00/10:00"),
    ("kello kuudentoista maissa", "16:00"),
    ("illalla seitsemältä", "19:00"),
    ("keskiyöllä", "00:00"),
    ("halv sju", "06:30"),
    ("kvart över åtta", "08:15"),
    ("tio i nio", "08:50"),
    ("från åtta till tio", "08:00/10:00"),
    ("mellan 8 och 10", "08:00/10:00"),
    ("klockan nio på kvällen", "21:00"),
    ("klo 17–19", "17:00/19:00"),
    ("17-19 huomenna", "17:00/19:00"),
    ("imorgon 8 till 10", "08:00/10:00"),
    ("17.00", "17:00"),
    ("från halv tio till elva", "09:30/11:00"),
    ("från kvart över sju till halv nio", "07:15/08:30"),
    ("21.00-22.30", "21:00/22:30"),
    ("kello viideltä", "17:00"),
    ("kello viidestä seitsemään", "17:00/19:00"),
    ("klockan fem på morgonen", "05:00"),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_an_expression_means_a_time(text: str, expected: str) -> None:
    assert normalized(text, "time") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "klo 25",
        "10.12.",
        "12.50 €",
        "kaksi viikkoa",
        "puoli kilometriä",
        "fem i bilen",
        "24.54",
        "2-3 viikkoa huomenna",
        "luokat 7-9 huomenna",
    ],
)
def test_what_is_no_time_gives_none(text: str) -> None:
    assert normalized(text, "time") == []


def test_a_date_and_its_time_are_two_entities() -> None:
    text = "huomenna puoli kahdeksan"
    assert (entities(text, "date")[0].value, entities(text, "time")[0].value) == (
        "huomenna",
        "puoli kahdeksan",
    )


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from([".", ":"]),
    st.sampled_from(["klo", "kello", "kl.", "klockan"]),
)
def test_every_time_after_the_word_clock_is_read(hour: int, minute: int, mark: str, clock: str) -> None:
    assert normalized(f"{clock} {hour}{mark}{minute:02}", "time") == [f"{hour:02}:{minute:02}"]
