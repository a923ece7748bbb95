"""A wish to be called, and being fed up, are told from what only sounds alike."""

from types import SimpleNamespace
from typing import cast

import pytest

from actions.hearing import CALL_BACK, as_heard
from actions.phrases import PHRASES, is_heard
from actions.turn import Entity, TurnContext, Understood
from akkuna.catalogue import Catalogue
from akkuna.data_files import DataFile
from akkuna.replies import LANGUAGES

CALLS = [
    "soittakaa mulle takas",
    "voisko joku soittaa minulle",
    "pyydä niitä soittaan mulle huomenna iltapäivällä",
    "Varaa minulle takaisinsoitto",
    "soittopyyntö",
    "jag vill bli uppringd",
    "ring mig efter klockan tre",
    "kan nån ringa upp mig",
    "Jag vill lämna en ringbegäran",
]
NUMBER = Entity("phone", "040 123 4567", "+358401234567")
NO_CALLS = [
    "anna mulle numero johon soittaa",
    "mihin numeroon soitan",
    "haluan puhua ihmiselle",
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
    found = SimpleNamespace(catalogue=catalogue, municipality=nivala, operation=operation, turn=turn)
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


def test_a_fault_told_with_an_oath_stays_a_fault(catalogue: Catalogue) -> None:
    understood = Understood("report_fault", 0.9, entities=(Entity("fault_type", "valo", "street_light"),))
    assert as_heard(understood, context(catalogue, "voi perkele ku valo ei toimi")) is understood


@pytest.mark.parametrize("group", DataFile(PHRASES).data)
def test_every_group_of_phrases_stands_in_both_languages(group: str) -> None:
    for language in LANGUAGES:
        listed = DataFile(PHRASES).data[group][language]
        assert listed
        assert all(isinstance(phrase, str) and is_heard(group, phrase.replace("*", "")) for phrase in listed)


def test_phrases_are_whole_words() -> None:
    assert is_heard("others", "vad har ANDRA anmält")
    assert not is_heard("others", "andrahandsuthyrning")
    assert not is_heard("call_me", "soittakaapeli mulletti")
