"""Lengths of time, counts, sums of money and ages in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.entities.numbers import numbers
from bot.nlu.message import analyse_message
from tests.unit.nlu.finding import entities, normalized

NUMBERS = [
    ("4 200 euroa", [4200]),
    ("1.500 €", [1500]),
    ("2,5 tuntia", [2.5]),
    ("sata viisikymmentä", [150]),
    ("kaksisataa", [200]),
    ("kakskytviis", [25]),
    ("kahdellekymmenelleviidelle", [25]),
    ("kaksi ja puoli", [2.5]),
    ("nelisenkymmentä", [40]),
    ("trettiotvå", [32]),
    ("tvåhundra femtio", [250]),
    ("två och en halv", [2.5]),
    ("ett tjugotal", [20]),
    ("3.5.", []),
    ("18:30", []),
    ("ulkona sataa", []),
    ("satama", []),
]

DURATIONS = [
    ("pari tuntia", "120"),
    ("puolitoista tuntia", "90"),
    ("puoltoista tuntia", "90"),
    ("kahdeksi tunniksi", "120"),
    ("kolme varttia", "45"),
    ("45min", "45"),
    ("2,5 h", "150"),
    ("kuudeksi viikoksi", "6w"),
    ("viikon ajan", "1w"),
    ("kuukaudeksi", "1m"),
    ("kahden viikon välein", "2w"),
    ("joka toinen viikko", "2w"),
    ("joka kolmas kuukausi", "3m"),
    ("kerran kuussa", "1m"),
    ("kahesti kuussa", "2w"),
    ("viikoittain", "1w"),
    ("10 päivää", "10d"),
    ("ett par timmar", "120"),
    ("en och en halv timme", "90"),
    ("en halvtimme", "30"),
    ("14 dagar", "14d"),
    ("i tre veckor", "3w"),
    ("varannan vecka", "2w"),
    ("var fjärde vecka", "4w"),
    ("varje månad", "1m"),
    ("en gång i veckan", "1w"),
    ("två gånger i månaden", "2w"),
    ("månadsvis", "1m"),
]

COUNTS = [
    ("neljälle hengelle", "4"),
    ("meitä on kuusi", "6"),
    ("meitä tulee viitisentoista", "15"),
    ("lainoja on 12", "12"),
    ("jäseniä 46", "46"),
    ("20 henkilöä", "20"),
    ("kahdeksan isoa astiaa", "8"),
    ("kolme meistä", "3"),
    ("20 personer", "20"),
    ("tre barn", "3"),
    ("vi är ungefär tolv", "12"),
    ("bord för sex", "6"),
    ("fem stycken", "5"),
    ("två av oss", "2"),
    ("ett trettiotal gäster", "30"),
]

NO_COUNTS = [
    "Kalliontie 15",
    "klo 12",
    "18.3.2026",
    "kolme euroa",
    "viisi vuotta sitten",
    "tre veckor",
    "0457 5550 112",
    "5-vuotias",
    "numero 8",
    "kolmas kerros",
    "kaksi kertaa",
    "två gånger",
    "vuonna 2026",
    "yksi asia",
    "en gång",
    "iso kuusi kaatui",
]

AMOUNTS = [
    ("12,50 €", "1250"),
    ("1 500 euroa", "150000"),
    ("2.500,00 €", "250000"),
    ("80 euroo", "8000"),
    ("20e", "2000"),
    ("kolmen euron", "300"),
    ("kakskymppiä", "2000"),
    ("maksoin kympin", "1000"),
    ("satasen", "10000"),
    ("viisi euroa viisikymmentä senttiä", "550"),
    ("summa on 95,20", "9520"),
    ("tjugo euro", "2000"),
    ("4 300 euro", "430000"),
    ("femtio cent", "50"),
    ("en hundring", "10000"),
    ("€ 35", "3500"),
]

AGES = [
    ("5-vuotias", "5"),
    ("viisvuotias", "5"),
    ("viisivuotiaalle", "5"),
    ("nelikymppinen", "40"),
    ("puolivuotias", "6m"),
    ("1,5-vuotias", "18m"),
    ("kymmenen kuukauden ikäinen", "10m"),
    ("vauva 9 kk", "9m"),
    ("poika 8 v", "8"),
    ("tyttö on kuusi", "6"),
    ("mummo täyttää 80", "80"),
    ("femåring", "5"),
    ("tolvårings", "12"),
    ("3 år gammal", "3"),
    ("min son är sju", "7"),
    ("babyn är 8 månader", "8m"),
    ("hon fyller nittio", "90"),
]


@pytest.mark.parametrize(("text", "values"), NUMBERS)
def test_a_number_is_read_in_digits_and_words(text: str, values: list[float]) -> None:
    assert [number.value for number in numbers(text, analyse_message(text).words)] == values


@pytest.mark.parametrize(("text", "expected"), DURATIONS)
def test_an_expression_means_a_length_or_an_interval(text: str, expected: str) -> None:
    assert normalized(text, "duration") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "kaksi viikkoa sitten",
        "om tre veckor",
        "om två timmar",
        "ensi viikolla",
        "puolilta päivin",
        "fem år",
        "två barn",
        "klo 8",
    ],
)
def test_points_of_time_and_others_are_no_lengths(text: str) -> None:
    assert normalized(text, "duration") == []


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_people_and_things_are_counted(text: str, expected: str) -> None:
    assert normalized(text, "count") == [expected]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_other_numbers_count_nothing(text: str) -> None:
    assert normalized(text, "count") == []


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_a_sum_of_money_is_given_in_cents(text: str, expected: str) -> None:
    assert normalized(text, "amount") == [expected]


@pytest.mark.parametrize(
    "text", ["kello kympiltä", "12.50", "3,5 km", "64,12", "vi e 12", "kolme kirjaa", "2 tonnia hiekkaa"]
)
def test_other_numbers_are_no_sums(text: str) -> None:
    assert normalized(text, "amount") == []


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_an_age_is_given_in_years_or_months(text: str, expected: str) -> None:
    assert normalized(text, "age") == [expected]


def test_two_ages_are_two() -> None:
    assert normalized("barnen (3 och 5)", "age") == ["3", "5"]
    assert normalized("tyttö on kuusi ja poika neljä", "age") == ["6", "4"]


@pytest.mark.parametrize(
    "text",
    [
        "viisi vuotta sitten",
        "jag har bott här i tre år",
        "kolmeksi vuodeksi",
        "Kalliontie 5",
        "kaksi poikaa",
        "tre barn",
        "v. 8",
    ],
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert normalized(text, "age") == []


def test_the_whole_expression_is_the_value() -> None:
    assert (
        entities("varataan puoleksitoista tunniksi, kahden viikon välein", "duration")[-1].value
        == "kahden viikon"
    )
    assert entities("tulee neljälle hengelle", "count")[0].value == "neljälle"
    assert entities("lasku oli 12,50 €.", "amount")[0].value == "12,50 €"
    assert entities("lapsi on 5-vuotias.", "age")[0].value == "5-vuotias"


@given(st.integers(0, 99_999), st.integers(0, 99), st.sampled_from(["€", "euroa", "euro", "e"]))
def test_every_sum_with_cents_is_read(euros: int, cents: int, unit: str) -> None:
    assert normalized(f"lasku on {euros},{cents:02} {unit}", "amount") == [str(euros * 100 + cents)]


@given(st.integers(2, 99))
def test_every_number_of_weeks_is_a_length(weeks: int) -> None:
    assert normalized(f"{weeks} viikon välein", "duration") == [f"{weeks}w"]
    assert normalized(f"{weeks} veckor i taget", "duration") == [f"{weeks}w"]


@given(st.integers(1, 110))
def test_every_age_is_read(years: int) -> None:
    assert normalized(f"olen {years}-vuotias", "age") == [str(years)]
    assert normalized(f"jag är {years} år gammal", "age") == [str(years)]


@given(st.integers(2, 999))
def test_every_number_of_people_is_read(people: int) -> None:
    assert normalized(f"tila {people} henkilölle", "count") == [str(people)]
    assert normalized(f"plats för {people} personer", "count") == [str(people)]
