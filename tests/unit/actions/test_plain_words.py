"""Plain yes, send and stop are told from words that say anything beside that."""

from types import SimpleNamespace
from typing import cast

import pytest

from actions.form.additions import told_to_add
from actions.form.plain_words import agrees, says_send, says_stop, speaks_of_sending
from actions.form.steering import keeps_old
from actions.turn import TurnContext, Understood
from akkuna.catalogue import Catalogue
from akkuna.replies import Press


def said(catalogue: Catalogue, text: str, press: Press | None = None) -> TurnContext:
    """A turn in the middle of a report."""
    turn = SimpleNamespace(kind="button" if press else "text", text=text)
    operation = SimpleNamespace(service="report_fault")
    understood = Understood("affirm", press=press)
    return cast(
        TurnContext,
        SimpleNamespace(turn=turn, understood=understood, operation=operation, catalogue=catalogue),
    )


@pytest.mark.parametrize(
    "words",
    ["joo", "Kyllä!", "ok, hyvä", "kyllä kiitos", "näyttää hyvältä", "ja", "jo nå", "det stämmer", "ja tack"],
)
def test_a_plain_yes_agrees(catalogue: Catalogue, words: str) -> None:
    assert agrees(said(catalogue, words))


@pytest.mark.parametrize(
    "words",
    [
        "joo mutta numero on 17",
        "kiitos",
        "ok nyt",
        "hmm",
        "joo?",
        "kyllä kai",
        "se on tolppa",
        "joo ei vielä",
        "ja, men det är Kalliontie 16",
        "ja den till höger",
        "tack",
        "ok nu",
        "jo fast int än",
        "",
    ],
)
def test_anything_more_is_no_yes(catalogue: Catalogue, words: str) -> None:
    assert not agrees(said(catalogue, words))
    assert not says_send(said(catalogue, words))
    assert not says_stop(said(catalogue, words))


def test_a_button_agrees_by_what_it_means(catalogue: Catalogue) -> None:
    assert agrees(said(catalogue, "Ei", Press("affirm")))
    assert not agrees(said(catalogue, "Joo", Press("deny")))


@pytest.mark.parametrize(
    "words",
    [
        "lähetä",
        "joo, laita menemään",
        "voit lähettää sen nyt",
        "lähetä ilmoitus kuntaan, kiitos",
        "skicka",
        "jo skicka iväg den bara",
        "ja, ni kan skicka in den nu",
        "Skicka anmälan",
    ],
)
def test_a_plain_wish_to_send(catalogue: Catalogue, words: str) -> None:
    assert says_send(said(catalogue, words))
    assert speaks_of_sending(said(catalogue, words))


@pytest.mark.parametrize(
    "words",
    [
        "elä lähetä",
        "elekää lähettäkö vielä",
        "älä vielä laita menemään",
        "voinko lähettää myöhemmin",
        "kannattaako lähettää",
        "lähetä vasta huomenna",
        "lähetä?",
        "jag skickar den sen",
        "skicka int ännu, jag kollar först",
        "kan jag skicka den senare",
    ],
)
def test_sending_that_is_put_off_doubted_or_refused_sends_nothing(catalogue: Catalogue, words: str) -> None:
    assert not says_send(said(catalogue, words))
    assert speaks_of_sending(said(catalogue, words))


@pytest.mark.parametrize(
    "words",
    [
        "lähettäkää sähkömies",
        "lähetystön talo",
        "älkää lähettäkö ketään, valo syttyi jo",
        "lähettäjä on kunta",
        "skicka en elektriker",
        "sändaren på taket är trasig",
        "joo",
        "ja",
    ],
)
def test_sending_something_else_is_no_word_of_sending_this(catalogue: Catalogue, words: str) -> None:
    assert not says_send(said(catalogue, words))
    assert not speaks_of_sending(said(catalogue, words))


@pytest.mark.parametrize(
    "words", ["keskeytä", "joo, peruuta se", "lopeta koko homma", "avbryt", "ja avbryt det"]
)
def test_a_plain_wish_to_stop(catalogue: Catalogue, words: str) -> None:
    assert says_stop(said(catalogue, words))


@pytest.mark.parametrize(
    "words", ["en peruuta", "älä keskeytä", "peruutetaanko", "avbryt inte", "lägg till en sak", "skicka inte"]
)
def test_no_wish_to_stop(catalogue: Catalogue, words: str) -> None:
    assert not says_stop(said(catalogue, words))


@pytest.mark.parametrize("words", ["ei mitään", "en vaihdakaan", "nej, behåll den gamla", "låt det vara"])
def test_the_old_answer_is_kept(words: str) -> None:
    assert keeps_old(words)


@pytest.mark.parametrize(
    "words", ["ei mitään valoa koko tiellä", "pidä kiirettä", "inget ljus alls på vägen"]
)
def test_a_new_answer_is_no_word_of_the_old_one(words: str) -> None:
    assert not keeps_old(words)


@pytest.mark.parametrize(
    ("words", "added"),
    [
        ("lisää kuvaukseen että tolppa on vinossa", "tolppa on vinossa"),
        ("joo ja lisää että tolppa on vinossa", "tolppa on vinossa"),
        ("Lisää kuvaukseen: tolppa on vinossa", "tolppa on vinossa"),
        ("voisitko lisätä vielä, että valo vilkkuu", "valo vilkkuu"),
        ("unohdin sanoa että valo vilkkuu", "valo vilkkuu"),
        ("lisää vielä yksi asia", "yksi asia"),
        ("lägg till att den skymmer sikten", "den skymmer sikten"),
        ("lägg till i beskrivningen: mitt på körbanan", "mitt på körbanan"),
        ("kan du lägga till att stolpen lutar", "stolpen lutar"),
        ("kom på en sak, gropen är en halvmeter djup", "gropen är en halvmeter djup"),
    ],
)
def test_what_to_add_is_told_from_the_telling(words: str, added: str) -> None:
    assert told_to_add(words) == (added, True)


@pytest.mark.parametrize("words", ["lisää valoja tarvitaan koko kadulle", "lisää hiekkaa"])
def test_wishing_for_more_is_not_surely_adding(words: str) -> None:
    told = told_to_add(words)
    assert told and not told[1]


@pytest.mark.parametrize(
    "words", ["tolppa on vinossa", "valo vilkkuu lisäksi", "stolpen lutar", "till höger om vägen"]
)
def test_telling_more_is_no_command_to_add(words: str) -> None:
    assert told_to_add(words) is None
