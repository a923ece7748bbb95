"""Contact details and names are left out of words that others may read, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions import personal_details
from actions.personal_details import own_details, without_details

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
    ("ring inte utan mejla test@example.org", ""),
    ("älkää soittako vaan laittakaa meiliä test@example.org", ""),
    ("jag heter Anna Maria Svensson och lampan är trasig", "lampan är trasig"),
    ("lamppu on rikki\nTerveisin\nMatti Virtanen", "lamppu on rikki"),
    ("lampan är trasig\nHälsningar\nAnna Svensson", "lampan är trasig"),
    ("lamppu on rikki. Matti Virtanen 040 123 4567", "lamppu on rikki."),
    ("Nimi: Testi Henkilö\nlamppu on rikki", "lamppu on rikki"),
    ("Namn: Test Person\nlampan är trasig", "lampan är trasig"),
    ("roskis pursuaa, meikäläisen nimi on Testi Henkilö", "roskis pursuaa"),
    ("naapurini Pekka Mäkinen kaatui jäisellä tiellä", "naapurini kaatui jäisellä tiellä"),
    ("grannen Pekka Andersson ramlade på isen", "grannen ramlade på isen"),
    ("seinään on maalattu numero 040 123 4567", "seinään on maalattu numero"),
    ("skylten med info@example.org har vält", "skylten med har vält"),
]
UNTOUCHED = [
    "katuvalo rikki 15.3.2026 klo 12, tolppa 12345",
    "olen Nivalan Citymarketilla ja täällä on kuoppa",
    "puhelinkoppi on kaatunut, numero puuttuu kyltistä",
    "kaksi valoa on pimeänä: tolpat 14 ja 16",
    "gatlyktan nummer 12345 är sönder sedan 15.3.2026",
    "jag är vid simhallen och här finns en grop",
    "telefonkiosken har vält",
    "Uimarannan nimi on sotkettu maalilla",
    "Uimarannan nimi on Iso Ranta, mutta kyltissä lukee muuta",
    "Namnet är fel på skylten",
    "Badstrandens namn är Stora Stranden, men skylten saknas",
    "Eino Leinon kadulla on kuoppa",
    "Maria Kallion koulun piha on liukas",
    "Pekka Kallion tie 5 on auraamatta",
    "Anna Kalliontielle uusi lamppu",
]
OWN = [
    "iso kuoppa, numeroni on 040 123 4567",
    "Kalliontie 15 puh. 040 123 4567",
    "040 123 4567",
    "gropen är djup, ni når mig på 040 123 4567",
    "mejla test@example.org",
]
OF_OTHERS = [
    "seinään on maalattu numero 040 123 4567",
    "kyltissä lukee info@example.org",
    "någon har målat numret 040 123 4567 på väggen",
    "skylten med info@example.org har vält",
    "uimarannalla ei ole numeroa",
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


@pytest.mark.parametrize("words", OWN)
def test_ones_own_number_is_told_from_others(words: str) -> None:
    assert without_details(own_details(words), names=False).contacts


@pytest.mark.parametrize("words", OF_OTHERS)
def test_a_number_that_is_only_told_of_is_not_ones_own(words: str) -> None:
    assert own_details(words) == ""


@pytest.mark.parametrize("around", ["e ", "numero ", "on 040 123 4567 "])
def test_work_grows_with_the_length_of_the_words(around: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    introduces = personal_details._only_introduces

    def counted(word: str) -> bool:
        looked_at.append(word)
        return introduces(word)

    monkeypatch.setattr(personal_details, "_only_introduces", counted)
    text = around * 400 + "040 123 4567 " + around * 400
    without_details(text, names=True)
    assert len(looked_at) <= 3 * len(text.split())


def test_a_name_stays_where_it_may_be_told() -> None:
    assert without_details("jag heter Test Person", names=False).text == "jag heter Test Person"


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_number_and_no_address_is_ever_left(before: str, after: str) -> None:
    text = without_details(f"{before}, 040 123 4567, test@example.org, {after}", names=True).text
    assert "040 123 4567" not in text
    assert "test@example.org" not in text
