"""What is asked about a service, and what is left of the words to be searched for."""

from datetime import date, timedelta

import pytest

from actions.find_service.question import Question, question_in
from actions.turn import Entity, Understood

TODAY = date(2026, 11, 23)
SATURDAY = Entity("date", "lauantaina", "2026-11-28")


def asked(text: str, *entities: Entity) -> Question:
    return question_in(text, Understood("find_service", entities=entities), TODAY)


@pytest.mark.parametrize(
    ("text", "need", "aspects"),
    [
        ("onko uimahalli auki", "onko uimahalli", ("open",)),
        ("mihin aikaan kirjasto aukeaa", "kirjasto", ("open",)),
        ("paljonko uimahalli maksaa", "uimahalli", ("cost",)),
        ("missä on jäteasema ja mitä se maksaa", "on jäteasema ja mitä se", ("cost", "where")),
        ("mistä haen rakennuslupaa", "rakennuslupaa", ("apply",)),
        ("neuvolan puhelinnumero", "neuvolan", ("phone",)),
        ("mihin voin soittaa vesivuodosta", "voin vesivuodosta", ("phone",)),
        ("tarvitsen tulkin", "tarvitsen tulkin", ()),
        ("är simhallen öppen", "är simhallen", ("open",)),
        ("vad kostar det att simma", "vad det att simma", ("cost",)),
        ("hur ansöker man om bygglov", "hur man om bygglov", ("apply",)),
        ("vad är numret till rådgivningen", "vad är till rådgivningen", ("phone",)),
        ("får man elda löv", "får man elda löv", ()),
        ("entä kirjasto", "kirjasto", ()),
        ("och biblioteket", "biblioteket", ()),
    ],
)
def test_what_is_asked_is_taken_out_of_what_is_searched_for(
    text: str, need: str, aspects: tuple[str, ...]
) -> None:
    found = asked(text)
    assert (found.need, found.aspects) == (need, aspects)


@pytest.mark.parametrize(
    "text",
    ["paljonko se maksaa", "missä se on", "ja osoite?", "onko se nyt auki", "ookko nää auki"]
    + ["var finns det", "vad kostar det då", "när stänger de", "och telefonnumret?", "hur ansöker man"],
)  # fmt: skip
def test_what_names_nothing_goes_on_about_what_was_shown(text: str) -> None:
    assert asked(text).need == "" and asked(text).aspects


def test_a_day_alone_asks_when_it_is_open_then() -> None:
    found = asked("entä lauantaina", SATURDAY)
    assert found == Question("", ("open",), (date(2026, 11, 28),), goes_on=True)


def test_a_period_is_each_of_its_days_but_no_more_than_a_week() -> None:
    weekend = Entity("date", "viikonloppuna", "2026-11-28/2026-11-29")
    assert asked("entä viikonloppuna", weekend).days == (date(2026, 11, 28), date(2026, 11, 29))
    month = Entity("date", "joulukuussa", "2026-12-01/2026-12-31")
    days = asked("onko auki joulukuussa", month).days
    assert days == tuple(date(2026, 12, 1) + timedelta(ahead) for ahead in range(7))


def test_a_time_alone_is_of_today_and_a_municipality_is_not_searched_for() -> None:
    found = asked(
        "onko Kalajoen kirjasto auki klo 19",
        Entity("time", "klo 19", "19:00"),
        Entity("municipality", "Kalajoen", "208"),
    )
    assert found.days == (TODAY,) and found.need == "onko kirjasto"


def test_a_question_is_kept_as_json() -> None:
    found = asked("paljonko uimahalli maksaa lauantaina", SATURDAY)
    assert Question.from_json(found.as_json()) == found
