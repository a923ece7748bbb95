"""Contact details and names are left out of words that others may read, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.personal_details import without_details

LEFT = [
    ("numeroni on 040 123 4567", ""),
    ("voitte soittaa 040 123 4567 jos tarvii", ""),
    ("iso kuoppa tiessä, soittakaa numeroon 040 123 4567 jos on kysyttävää", "iso kuoppa tiessä"),
    ("Kalliontie 15 puh. 040 123 4567", "Kalliontie 15"),
    ("valo vilkkuu. Terveisin Testi Henkilö, testi@example.org", "valo vilkkuu."),
    ("nimeni on testi henkilö ja lamppu on rikki", "lamppu on rikki"),
    ("nimeni on Testi Henkilö", ""),
    ("mitt nummer är 040 123 4567", ""),
    ("lampan blinkar, ni når mig på 040 123 4567 om det behövs", "lampan blinkar"),
    ("Kalliontie 15 tel. 040 123 4567", "Kalliontie 15"),
    ("min e-post är test@example.org", ""),
    ("gropen är djup, hälsningar Test Person", "gropen är djup"),
    ("jag heter Test Person, 040 123 4567", ""),
]
UNTOUCHED = [
    "katuvalo rikki 15.3.2026 klo 12, tolppa 12345",
    "olen Nivalan Citymarketilla ja täällä on kuoppa",
    "puhelinkoppi on kaatunut, numero puuttuu kyltistä",
    "kaksi valoa on pimeänä: tolpat 14 ja 16",
    "gatlyktan nummer 12345 är sönder sedan 15.3.2026",
    "jag är vid simhallen och här finns en grop",
    "telefonkiosken har vält",
]


@pytest.mark.parametrize(("words", "left"), LEFT)
def test_details_are_left_out_with_what_introduces_them(words: str, left: str) -> None:
    apart = without_details(words, names=True)
    assert apart.text == left
    assert apart.contacts or apart.name


@pytest.mark.parametrize("words", UNTOUCHED)
def test_words_without_details_stay_as_they_are(words: str) -> None:
    apart = without_details(words, names=True)
    assert (apart.text, apart.contacts, apart.name) == (words, False, False)


def test_a_name_stays_where_it_may_be_told() -> None:
    assert without_details("jag heter Test Person", names=False).text == "jag heter Test Person"


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_number_and_no_address_is_ever_left(before: str, after: str) -> None:
    text = without_details(f"{before}, 040 123 4567, test@example.org, {after}", names=True).text
    assert "040 123 4567" not in text
    assert "test@example.org" not in text
