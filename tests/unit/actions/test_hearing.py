"""A wish to be called, and being fed up, are told from what only sounds alike."""

from types import SimpleNamespace
from typing import cast

import pytest

from actions.hearing import CALL_BACK, as_heard, refuses_contact, sounds_fed_up, wish_of_text_message
from actions.phrases import PHRASES, is_heard
from actions.turn import LAST_REFERENCE, LAST_STATUS, UNCLEAR, Entity, TurnContext, Understood
from akkuna.catalogue import Catalogue
from akkuna.data_files import DataFile
from akkuna.phrases import anywhere_in
from akkuna.replies import LANGUAGES

CALLS = [
    "soittakaa mulle takas",
    "voisko joku soittaa minulle",
    "pyydä niitä soittaan mulle huomenna iltapäivällä",
    "Varaa minulle takaisinsoitto",
    "soittopyyntö",
    "jag vill bli uppringd",
    "ring mig efter klockan tre",
    "soittakaa",
    "soittakaa vaikka iltapäivällä",
    "ring på förmiddagen",
    "kan nån ringa upp mig",
    "Jag vill lämna en ringbegäran",
]
NUMBER = Entity("phone", "040 123 4567", "+358401234567")
NO_CALLS = [
    "anna mulle numero johon soittaa",
    "mihin numeroon soitan",
    "haluan puhua ihmiselle",
    "soittakaa kirkonkelloja hiljempaa",
    "soittakaa kirkonkelloja hiljempaa iltaisin",
    "soittakaa niin kerron",
    "ring så berättar jag",
    "ring i klockorna tystare på kvällen",
    "vilket nummer ringer jag",
    "kan jag ringa kommunen",
    "jag vill prata med en människa",
]


def context(
    catalogue: Catalogue, text: str, *, service: str | None = None, disabled: bool = False
) -> TurnContext:
    """A turn in Nivala, in the middle of a service or of none."""
    nivala = catalogue.municipalities["535"]
    if disabled:
        services = nivala.services.copy(update={"disabled": (CALL_BACK,)})
        nivala = nivala.copy(update={"services": services})
    operation = SimpleNamespace(draft={"service": service}) if service else None
    turn = SimpleNamespace(text=text, kind="text")
    found = SimpleNamespace(
        catalogue=catalogue, municipality=nivala, operation=operation, turn=turn, memory={}
    )
    return cast(TurnContext, found)


@pytest.mark.parametrize("words", CALLS)
def test_a_wish_to_be_called_begins_the_call_back(catalogue: Catalogue, words: str) -> None:
    heard = as_heard(Understood("contact_human", 0.95), context(catalogue, words))
    assert (heard.intent, heard.begins) == ("start_service", CALL_BACK)


@pytest.mark.parametrize("words", NO_CALLS)
def test_a_wish_to_call_or_to_talk_does_not(catalogue: Catalogue, words: str) -> None:
    understood = Understood("contact_human", 0.95)
    assert as_heard(understood, context(catalogue, words)) is understood


@pytest.mark.parametrize("words", ["älkää soittako mulle", "jag vill inte bli uppringd", "ring mig inte"])
def test_a_wish_not_to_be_called_begins_nothing(catalogue: Catalogue, words: str) -> None:
    understood = Understood("contact_human", 0.95)
    assert as_heard(understood, context(catalogue, words)) is understood
    assert as_heard(understood, context(catalogue, words, service="report_fault")).intent == "skip"


@pytest.mark.parametrize(
    "words",
    [
        "Katuvalo rikki, älkää ottako yhteyttä",
        "en halua antaa numeroa, mutta lamppu on rikki",
        "yhteystietojani en anna",
        "ring mig inte",
        "jag vill inte uppge kontaktuppgifter",
        "Potthål på vägen, inga kontaktuppgifter",
    ],
)
def test_refusing_to_be_reached_is_heard(words: str) -> None:
    assert refuses_contact(words)


@pytest.mark.parametrize(
    "words",
    [
        "puhelimessa ei ole kameraa",
        "en muista numeroa",
        "talossa ei ole numeroa",
        "en jätä kuvaa, puhelin on rikki",
        "ovikello ei soi",
        "älkää soittako, tekstiviesti riittää",
        "telefonen har ingen kamera",
        "jag minns inte numret",
        "huset har inget nummer",
        "jag lämnar ingen bild, telefonen är trasig",
        "larmet ringer inte",
        "ring inte, sms räcker",
    ],
)
def test_what_only_names_a_number_refuses_nothing(words: str) -> None:
    assert not refuses_contact(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("älkää soittako vaan laittakaa meiliä testi@example.org", "email"),
        ("ring inte utan mejla test@example.org", "email"),
    ],
)
def test_an_address_beside_a_refused_call_is_an_answer(catalogue: Catalogue, words: str, kind: str) -> None:
    address = Entity(kind, words.split()[-1], words.split()[-1])
    understood = Understood("contact_human", 0.95, entities=(address,))
    assert as_heard(understood, context(catalogue, words, service="report_fault")).intent == "inform"


@pytest.mark.parametrize(
    ("words", "wish", "rest"),
    [
        (
            "reikä on syvä, älkää soittako, tekstiviesti riittää",
            "älkää soittako, tekstiviesti riittää",
            "reikä on syvä",
        ),
        ("gropen är djup, ring inte, sms räcker", "ring inte, sms räcker", "gropen är djup"),
        ("parkkiautomaatti ei ota tekstiviestiä", "", "parkkiautomaatti ei ota tekstiviestiä"),
        ("automaten tar inte emot sms", "", "automaten tar inte emot sms"),
    ],
)
def test_the_wish_for_a_text_message_is_told_apart(words: str, wish: str, rest: str) -> None:
    assert wish_of_text_message(words) == (wish, rest)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("katuvalo rikki, asun Kalliontie 15", False),
        ("gatlyktan är sönder, jag bor på Kalliontie 15", False),
        ("katuvalo rikki Kalliontie 15, asun vieressä", True),
        ("gatlyktan är sönder vid Kalliontie 15, jag bor bredvid", True),
    ],
)
def test_where_one_lives_is_not_where_the_fault_is(catalogue: Catalogue, words: str, kept: bool) -> None:
    understood = Understood(
        "report_fault", 0.9, entities=(Entity("place", "Kalliontie 15", "Kalliontie 15"),)
    )
    heard = as_heard(understood, context(catalogue, words))
    assert bool(heard.values("place")) == kept
    answer = as_heard(understood, context(catalogue, words, service="report_fault"))
    assert answer.values("place")


def test_words_of_a_call_in_another_matter_begin_nothing(catalogue: Catalogue) -> None:
    understood = Understood("report_fault", 0.9)
    assert as_heard(understood, context(catalogue, "soittakaa mulle kun kuoppa on korjattu")) is understood


def test_a_number_in_the_middle_of_a_report_belongs_to_it(catalogue: Catalogue) -> None:
    understood = Understood("contact_human", 0.95, entities=(NUMBER,))
    report = context(catalogue, "ring mig på 040 123 4567", service="report_fault")
    assert as_heard(understood, report) is understood


@pytest.mark.parametrize(
    ("others", "begins"), [((), CALL_BACK), ((Entity("place", "Kalliontie 15", "x"),), None)]
)
def test_a_number_alone_begins_the_call_back(
    catalogue: Catalogue, others: tuple[Entity, ...], begins: str | None
) -> None:
    understood = Understood("inform", entities=(NUMBER, *others))
    assert as_heard(understood, context(catalogue, "040 123 4567")).begins == begins


def test_where_nobody_calls_back_the_contacts_are_told(catalogue: Catalogue) -> None:
    understood = Understood("contact_human", 0.95)
    assert as_heard(understood, context(catalogue, "soittakaa mulle", disabled=True)) is understood


@pytest.mark.parametrize(
    "words", ["voi perkele ku mikkää ei toimi", "ei tästä tuu mitään", "satan vad inget funkar", "fan också"]
)
def test_being_fed_up_is_no_matter_of_its_own(catalogue: Catalogue, words: str) -> None:
    assert as_heard(Understood("report_fault", 0.6), context(catalogue, words)).intent == "out_of_scope"


@pytest.mark.parametrize(
    "words",
    [
        "saatanan huonot tiet",
        "perkeleen koirat paskantaa joka paikkaan",
        "jumalauta vettä tulee kellariin",
        "kyllästynyt tähän lumimäärään kadulla",
        "jävla hundskit överallt",
        "satans dåliga vägar",
        "helvetes hala trottoarer",
    ],
)
def test_a_matter_told_with_an_oath_is_not_only_being_fed_up(catalogue: Catalogue, words: str) -> None:
    assert not sounds_fed_up(words)
    assert as_heard(Understood("report_fault", 0.6), context(catalogue, words)).intent == "report_fault"


@pytest.mark.parametrize(
    ("found", "intent"), [((Entity("fault_type", "hundskit", "litter"),), "report_fault"), ((), UNCLEAR)]
)
def test_an_oath_makes_no_matter_another_authoritys(
    catalogue: Catalogue, found: tuple[Entity, ...], intent: str
) -> None:
    understood = Understood("out_of_scope", 0.9, entities=found)
    assert as_heard(understood, context(catalogue, "jävla hundskit överallt")).intent == intent


def test_beside_an_oath_the_next_meaning_counts(catalogue: Catalogue) -> None:
    ranking = (("out_of_scope", 0.7), ("report_fault", 0.25), ("inform", 0.05))
    understood = Understood("out_of_scope", 0.7, ranking)
    heard = as_heard(understood, context(catalogue, "jävla hundskit överallt"))
    assert (heard.intent, heard.decided) == ("report_fault", "report_fault")


@pytest.mark.parametrize(
    "words", ["soittakaa minulle laskusta", "kan nån ringa mig om en räkning som har förfallit"]
)
@pytest.mark.parametrize(("person", "begins"), [(0.3, CALL_BACK), (0.05, None)])
def test_a_call_about_a_matter_is_a_call(
    catalogue: Catalogue, words: str, person: float, begins: str | None
) -> None:
    understood = Understood("pay_fee", 0.6, (("pay_fee", 0.6), ("contact_human", person)))
    assert as_heard(understood, context(catalogue, words)).begins == begins


@pytest.mark.parametrize("words", ["missä vaiheessa se mahtaa olla", "hur står det till med den"])
@pytest.mark.parametrize("asked", [True, False])
def test_how_it_is_asks_on_about_reports(catalogue: Catalogue, words: str, asked: bool) -> None:
    turn = context(catalogue, words)
    turn.memory[LAST_STATUS] = asked
    assert (as_heard(Understood("list_bookings", 0.8), turn).intent == "ask_fault_status") is asked


@pytest.mark.parametrize("words", ["saisiko ilmoituksen pois", "kan jag ta tillbaka anmälan"])
@pytest.mark.parametrize("reported", [True, False])
def test_what_was_reported_is_taken_back_rather_than_a_place(
    catalogue: Catalogue, words: str, reported: bool
) -> None:
    turn = context(catalogue, words)
    if reported:
        turn.memory[LAST_REFERENCE] = "248414"
    assert (as_heard(Understood("cancel_enrolment", 0.8), turn).intent == "cancel") is reported


def test_a_fault_told_with_an_oath_stays_a_fault(catalogue: Catalogue) -> None:
    understood = Understood("report_fault", 0.9, entities=(Entity("fault_type", "valo", "street_light"),))
    assert as_heard(understood, context(catalogue, "voi perkele ku valo ei toimi")) is understood


def _said(phrase: str) -> str:
    """Words that the phrase's notation stands for."""
    words = [word.split("|")[0] for word in phrase.lstrip("=").replace("*", "").split()]
    return " ".join(word for word in words if word != "...")


@pytest.mark.parametrize("group", DataFile(PHRASES).data)
def test_every_group_of_phrases_stands_in_both_languages(group: str) -> None:
    for language in LANGUAGES:
        listed = DataFile(PHRASES).data[group][language]
        assert listed
        assert all(isinstance(phrase, str) and is_heard(group, _said(phrase)) for phrase in listed)


def test_phrases_that_want_nothing_else_said_are_found_alone_only() -> None:
    assert is_heard("send_now", "Lähetä!")
    assert not is_heard("send_now", "lähetä minulle viesti")
    assert not is_heard("send_now", "hoppa över")
    assert anywhere_in([]).search("anything") is None


def test_phrases_are_whole_words() -> None:
    assert is_heard("others", "vad har ANDRA anmält")
    assert not is_heard("others", "andrahandsuthyrning")
    assert not is_heard("call_me", "soittakaapeli mulletti")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("mitä muut ovat ilmoittaneet lähellä", True),
        ("onko joku muu ilmottanu tästä", True),
        ("onko muilta tullut ilmoituksia", True),
        ("har någon annan anmält det här", True),
        ("finns det anmälningar från andra", True),
        ("miten muut ilmoitukseni etenevät", False),
        ("muut valot palavat kyllä", False),
        ("hur går det med mina andra anmälningar", False),
        ("de andra lamporna lyser nog", False),
    ],
)
def test_others_are_asked_about_only_as_those_who_report(words: str, asked: bool) -> None:
    assert is_heard("others", words) is asked


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sähköjohto, joka on poikki", True),
        ("sähkölinjat poikki", True),
        ("sähköjohto on yksi kaksi kolme neljä poikki", False),
        ("maasähköjohto poikki", False),
    ],
)
def test_words_between_and_words_of_which_any_will_do(words: str, found: bool) -> None:
    assert bool(anywhere_in(["sähköjoh*|sähkölinj* ... poikki"]).search(words)) is found
