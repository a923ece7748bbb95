"""Dates in both languages, counted from Monday 23 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.entities.dates import calendar
from tests.unit.nlu.finding import entities, normalized

DATES = [
    ("tänään", "2026-11-23"),
    ("eilen illalla", "2026-11-22"),
    ("huomenna", "2026-11-24"),
    ("ylihuomenna", "2026-11-25"),
    ("toissapäivänä", "2026-11-21"),
    ("tänä iltana", "2026-11-23"),
    ("i dag", "2026-11-23"),
    ("igår", "2026-11-22"),
    ("i övermorgon", "2026-11-25"),
    ("i förrgår", "2026-11-21"),
    ("tiistaina", "2026-11-24"),
    ("maanantaina", "2026-11-30"),
    ("su-iltana", "2026-11-29"),
    ("viime torstaina", "2026-11-19"),
    ("maanantaista asti", "2026-11-16"),
    ("ensi viikon tiistaina", "2026-12-01"),
    ("på tisdag", "2026-11-24"),
    ("i tisdags", "2026-11-17"),
    ("nästa veckas tisdag", "2026-12-01"),
    ("på tisdag nästa vecka", "2026-12-01"),
    ("viikko sitten", "2026-11-16"),
    ("viikko sitten keskiviikkona", "2026-11-18"),
    ("kolme päivää sitten", "2026-11-20"),
    ("kahden viikon päästä", "2026-12-07"),
    ("för två dagar sedan", "2026-11-21"),
    ("om tre veckor", "2026-12-14"),
    ("tällä viikolla", "2026-11-23/2026-11-29"),
    ("ensi viikonloppuna", "2026-12-05/2026-12-06"),
    ("nästa vecka", "2026-11-30/2026-12-06"),
    ("i helgen", "2026-11-28/2026-11-29"),
    ("viikolla 50", "2026-12-07/2026-12-13"),
    ("viime kuussa", "2026-10-01/2026-10-31"),
    ("heinäkuussa", "2027-07-01/2027-07-31"),
    ("juli 2024", "2024-07-01/2024-07-31"),
    ("elokuun alussa", "2027-08-01/2027-08-10"),
    ("i slutet av januari", "2027-01-21/2027-01-31"),
    ("ensi vuonna", "2027-01-01/2027-12-31"),
    ("15. kesäkuuta", "2027-06-15"),
    ("kesäkuun viidestoista", "2027-06-15"),
    ("den 10 juni 2028", "2028-06-10"),
    ("den tionde", "2026-12-10"),
    ("den 3:e juni", "2027-06-03"),
    ("15.3.", "2027-03-15"),
    ("1.11.", "2026-11-01"),
    ("15.3.2025", "2025-03-15"),
    ("7.12.26", "2026-12-07"),
    ("3.–5.6.", "2027-06-03/2027-06-05"),
    ("2026-12-01", "2026-12-01"),
    ("tiistaina 1.12.", "2026-12-01"),
    ("tisdag den 1 december", "2026-12-01"),
    ("maanantaista torstaihin", "2026-11-30/2026-12-03"),
    ("från måndag till onsdag", "2026-11-30/2026-12-02"),
    ("jouluna", "2026-12-24/2026-12-26"),
    ("jouluaattona", "2026-12-24"),
    ("pääsiäisenä", "2027-03-26/2027-03-29"),
    ("juhannusaattona", "2027-06-25"),
    ("på midsommarafton", "2027-06-25"),
    ("viime jouluna", "2025-12-24/2025-12-26"),
    ("på fars dag", "2026-11-08"),
    ("alla helgons dag", "2026-10-31"),
    ("ensi kesänä", "2027-06-01/2027-08-31"),
    ("i somras", "2026-06-01/2026-08-31"),
    ("vecka 8", "2027-02-22/2027-02-28"),
    ("v. 50", "2026-12-07/2026-12-13"),
    ("vko 50", "2026-12-07/2026-12-13"),
    ("4–9 januari", "2027-01-04/2027-01-09"),
    ("25-27 november", "2026-11-25/2026-11-27"),
    ("25-27.11.", "2026-11-25/2026-11-27"),
    ("12.–14. kesäkuuta", "2027-06-12/2027-06-14"),
    ("1.12.–28.2.", "2026-12-01/2027-02-28"),
    ("senast 31.12", "2026-12-31"),
    ("vuosina 2019–2023", "2019-01-01/2023-12-31"),
    ("för 2027", "2027-01-01/2027-12-31"),
    ("i år", "2026-01-01/2026-12-31"),
    ("i fjol", "2025-01-01/2025-12-31"),
    ("den här veckan", "2026-11-23/2026-11-29"),
    ("ikväll", "2026-11-23"),
    ("i övermorgon kväll", "2026-11-25"),
    ("talvilomalla", "2027-03-08/2027-03-14"),
    ("under sportlovet", "2027-03-08/2027-03-14"),
    ("juhannusviikolla", "2027-06-21/2027-06-27"),
    ("julveckan", "2026-12-21/2026-12-27"),
    ("ensi syksynä", "2027-09-01/2027-11-30"),
    ("till våren", "2027-03-01/2027-05-31"),
    ("juhannuksen jälkeen", "2027-06-27"),
    ("efter midsommar", "2027-06-27"),
    ("ennen joulua", "2026-12-24"),
    ("före jul", "2026-12-24"),
    ("maaliskuun loppuun", "2027-03-31"),
    ("elokuun alusta", "2027-08-01"),
    ("från början av mars", "2027-03-01"),
    ("ensi viikosta lähtien", "2026-11-30"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_an_expression_means_a_date_or_a_period(text: str, expected: str) -> None:
    assert normalized(text, "date") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        *("31.2.", "32.1.2027", "klo 9.30", "12.50 €", "1.2.3", "viides kerros", "den andra sidan"),
        *(
            "neljästä viikosta kahdeksaan viikkoon",
            "den en gång till",
            "hyvää joulua",
            "trevlig helg",
            "30.5 m",
        ),
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert normalized(text, "date") == []


def test_the_preposition_stays_outside() -> None:
    assert entities("jag kommer på tisdag", "date")[0].value == "tisdag"
    assert entities("jag kommer i januari", "date")[0].value == "januari"
    assert entities("jag kom i fredags", "date")[0].value == "i fredags"
    assert entities("jag kommer i morgon", "date")[0].value == "i morgon"


def test_a_day_that_moves_to_another_is_two_days() -> None:
    assert normalized("flytta min tur från tisdag till torsdag", "date") == ["2026-11-24", "2026-11-26"]


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_with_its_year_is_read(day: date) -> None:
    assert normalized(f"tapahtui {day.day}.{day.month}.{day.year}", "date") == [str(day)]
    assert normalized(str(day), "date") == [str(day)]


@given(st.integers(1, 400))
def test_a_number_of_days_is_counted(days: int) -> None:
    today = date(2026, 11, 23)
    assert normalized(f"{days} päivää sitten", "date") == [str(today - timedelta(days=days))]
    assert normalized(f"om {days} dagar", "date") == [str(today + timedelta(days=days))]


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)))
def test_a_day_without_its_year_is_the_near_one(today: date) -> None:
    period = calendar.near(lambda year: calendar.day_of(year, 3, 15), today)
    assert period is not None
    assert today - calendar.LOOK_BACK <= period.first <= today + timedelta(days=366)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("good_friday", date(2026, 4, 3)),
        ("ascension", date(2026, 5, 14)),
        ("mothers_day", date(2026, 5, 10)),
        ("midsummer_day", date(2026, 6, 20)),
    ],
)
def test_moving_holidays_of_2026(name: str, day: date) -> None:
    assert calendar.holiday(name, 2026).first == day
