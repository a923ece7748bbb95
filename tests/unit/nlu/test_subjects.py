"""What is to be booked, and the subjects of events, services, documents and notices."""

import pytest

from bot.nlu.lookups import lookup
from tests.unit.nlu.finding import entities, normalized

SPACES = [
    ("varaisin liikuntasalin", "gym_hall"),
    ("onko sali vapaana", "gym_hall"),
    ("kokoustila kymmenelle", "meeting"),
    ("tarvittais saunavuoro", "sauna"),
    ("haluan varata saunan", "sauna"),
    ("tennis kenttä", "court"),
    ("jäävuoroja viikonloppuna", "ice"),
    ("peräkärry lainaksi", "trailer"),
    ("saako kotaa vuokrata", "party"),
    ("boka gymnastiksalen", "gym_hall"),
    ("är salen ledig", "gym_hall"),
    ("mötesrum för tio", "meeting"),
    ("hyra bastun", "sauna"),
    ("tennisbana imorgon", "court"),
    ("går det att få hyra bygdegården", "party"),
    ("låna bord", "furniture"),
]

NO_SPACES = [
    "kuinka kuuma sauna siellä on ollut viime aikoina",
    "poika on 3. luokalla",
    "lähempänä kotia",
    "jag är hemma vid mitt bord hela dagen",
]

TOPICS = [
    ("keramiikkakurssille", "keramiikkakurssi"),
    ("joogasta pois", "jooga"),
    ("ilmoittaisin tytön uimakouluun", "uimakoulu"),
    ("ensi apu kurssi", "ensi apu kurssi"),
    ("onko vielä tilaa ikebanakurssilla", "ikebanakurssilla"),
    ("kurssi aiheesta mehiläishoito", "mehiläishoito"),
    ("suomen kielen kurssi", "suomen kielen kurssi"),
    ("lautakunnan esityslista", "lautakunnan esityslista"),
    ("onko meillä vesikatko", "vesikatko"),
    ("joulumyyjäiset", "joulumyyjäiset"),
    ("keramikkursen", "keramikkurs"),
    ("anmäl mig till origamikurs", "origamikurs"),
    ("kurs i biodling", "biodling"),
    ("barnen vill till simskolan", "simskola"),
    ("fullmäktiges protokoll", "fullmäktiges protokoll"),
    ("är det elavbrott", "elavbrott"),
    ("när är julmarknaden", "julmarknad"),
]

NO_TOPICS = [
    "voinko jatkaa suomeksi",
    "kan vi fortsätta på svenska",
    "venepaikka on vapaa",
    "mitt lån är försenat",
    "katuvalo ei pala",
    "kör på",
    "kiitos",
]


@pytest.mark.parametrize(("text", "purpose"), SPACES)
def test_what_is_to_be_booked_is_found(text: str, purpose: str) -> None:
    assert normalized(text, "space_type") == [purpose]


@pytest.mark.parametrize("text", NO_SPACES)
def test_nothing_is_booked_where_nobody_books(text: str) -> None:
    assert normalized(text, "space_type") == []


@pytest.mark.parametrize("purpose", lookup("space_type")["purposes"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_purpose_has_words_in_both_languages(purpose: str, language: str) -> None:
    entry = lookup("space_type")["purposes"][purpose]
    word = next(group[language][0] for group in entry.values())
    book = {"fi": "haluan varata: ", "sv": "jag vill boka: "}[language]
    assert purpose in normalized(book + word, "space_type")


@pytest.mark.parametrize(("text", "base"), TOPICS)
def test_a_subject_is_found(text: str, base: str) -> None:
    assert normalized(text, "topic") == [base]


@pytest.mark.parametrize("text", NO_TOPICS)
def test_other_matters_have_no_subject(text: str) -> None:
    assert normalized(text, "topic") == []


def test_a_weak_word_is_a_subject_only_beside_its_cue() -> None:
    assert normalized("palautetta talvikunnossapidosta", "topic") == ["talvikunnossapito"]
    assert normalized("talvikunnossapito on alkanut", "topic") == []


def test_the_inflected_word_is_the_value() -> None:
    assert entities("ilmoita minut keramiikkakurssille", "topic")[0].value == "keramiikkakurssille"
    assert entities("jag vill boka gymnastiksalen", "space_type")[0].value == "gymnastiksalen"


@pytest.mark.parametrize("group", lookup("topic")["groups"])
def test_every_group_of_subjects_has_both_languages(group: str) -> None:
    for words in lookup("topic")["groups"][group].values():
        assert set(words) == {"fi", "sv"}
        assert bool(words["fi"]) == bool(words["sv"])
