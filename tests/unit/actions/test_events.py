"""Events: what words look for, what is found, who takes part, what a refusal is about."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from actions.linkedevents.calendar import Listed, _listed
from actions.linkedevents.cards import enrolling
from actions.linkedevents.people import Someone, people_in
from actions.linkedevents.search import is_for_all, search
from actions.linkedevents.sending import refused
from actions.linkedevents.wishes import Wish, wish_of
from actions.turn import Entity, Understood
from akkuna.catalogue import SERVICES
from akkuna.municipality import Municipality
from akkuna.settings import ROOT
from akkuna.times import HELSINKI
from integrations.django_rest import Problem, Refused
from integrations.linkedevents.models import Event, Registration

NIVALA = Municipality.parse_obj(
    yaml.safe_load((ROOT / "bot/municipalities/nivala/municipality.yml").read_text(encoding="utf-8"))
    | {"folder": "nivala"}
)
TODAY = date(2026, 11, 23)
SATURDAY = datetime(2026, 11, 28, 18, tzinfo=HELSINKI)


def _event(name: tuple[str, str], days: int = 0, **more: object) -> Listed:
    start = SATURDAY + timedelta(days=days)
    row = {
        "id": f"test:{name[0]}",
        "name": {"fi": name[0], "sv": name[1]},
        "start_time": start.isoformat(),
        "end_time": (start + timedelta(hours=1)).isoformat(),
        **more,
    }
    return _listed(Event.parse_obj(row), NIVALA)


SWIMMING = _event(("Lasten uimakoulu", "Simskola för barn"), 10, audience_min_age=7, audience_max_age=12)
READING = _event(("Kirjaston lukupiiri", "Bibliotekets bokcirkel"), offers=[{"is_free": True}])
COMPUTERS = _event(("Digitaitojen kurssi", "Kurs i digitala färdigheter"), 8, audience_min_age=18)
CANCELLED = _event(("Runoilta", "Diktkväll"), 1, event_status="EventCancelled")
EVERY = [READING, CANCELLED, COMPUTERS, SWIMMING]


def _names(found: list[Listed]) -> list[str]:
    return [one.event.name["fi"] for one in found]


def _wish(text: str, **entities: str) -> Wish:
    named = tuple(Entity(kind, value, value) for kind, value in entities.items())
    return wish_of(text, Understood("find_events", entities=named))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("onko uimakouluja", ["Lasten uimakoulu"]),
        ("finns det nån simskola", ["Lasten uimakoulu"]),
        ("mihin pääsis uimaan", ["Lasten uimakoulu"]),
        ("uimakouluhun", ["Lasten uimakoulu"]),
        ("mitä lapsille on", ["Lasten uimakoulu"]),
        ("nå fö ungar", ["Lasten uimakoulu"]),
        ("kursseja aikuisille", ["Digitaitojen kurssi"]),
        ("onko mitään ilmaista", ["Kirjaston lukupiiri"]),
        ("något gratis", ["Kirjaston lukupiiri"]),
        ("runoilta", ["Runoilta"]),
        ("keramiikkakurssi", []),
        ("finns det någon keramikkurs", []),
        ("mitä tapahtumia on", ["Kirjaston lukupiiri", "Digitaitojen kurssi", "Lasten uimakoulu"]),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    """By subject, audience and price, in both languages; what is cancelled only by its name."""
    assert _names(search(_wish(text), EVERY)) == found


def test_days_and_ages() -> None:
    """Only what happens then, and what is for that age."""
    weekend = Wish(first="2026-11-28", last="2026-11-29")
    assert _names(search(weekend, EVERY)) == ["Kirjaston lukupiiri"]
    assert _names(search(Wish(ages=(8,)), EVERY)) == ["Lasten uimakoulu"]
    assert _names(search(Wish(ages=(40,)), EVERY)) == ["Digitaitojen kurssi"]
    children = Wish(first="2026-11-28", last="2026-11-29", audience="children")
    assert is_for_all(children, search(children, EVERY))


def test_a_question_goes_on() -> None:
    """What is said anew replaces what was said before; the rest stands."""
    first = _wish("onko uimakouluja lapsille")
    further = _wish("entä nuorille").further(first)
    assert further.named == "uimakouluja"
    assert further.audience == "young"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Elsa Esimerkki 8.4.2018", [Someone("Elsa", "Esimerkki", "2018-04-08")]),
        ("elsa esimerkki", [Someone("Elsa", "Esimerkki")]),
        (
            "Elsa ja Olli Esimerkki",
            [Someone("Elsa", "Esimerkki"), Someone("Olli", "Esimerkki")],
        ),
        (
            "minä ja Anna-Liisa Näyte, s. 1.2.2015",
            [Someone("Liisa", "Esimerkki", own=True), Someone("Anna-Liisa", "Näyte", "2015-02-01")],
        ),
        ("jag själv", [Someone("Liisa", "Esimerkki", own=True)]),
        ("mun poika Onni, synt 3.5.16", [Someone("Onni", "", "2016-05-03")]),
        (
            "Elsa Exempel född 8.4.2018 och Olle Exempel",
            [
                Someone("Elsa", "Exempel", "2018-04-08"),
                Someone("Olle", "Exempel"),
            ],
        ),
        ("8.4.2999", []),
    ],
)
def test_people(text: str, people: list[Someone]) -> None:
    """Names, shared family names, birth dates and oneself."""
    own = Someone("Liisa", "Esimerkki", own=True)
    assert people_in(text, (), own=own, today=TODAY) == people


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({}, "open"),
        ({"remaining_attendee_capacity": 0, "remaining_waiting_list_capacity": 2}, "waiting_list"),
        ({"remaining_attendee_capacity": 0, "remaining_waiting_list_capacity": 0}, "full"),
        ({"enrolment_start_time": "2026-12-01T00:00:00+02:00"}, "not_yet"),
        ({"enrolment_end_time": "2026-11-01T00:00:00+02:00"}, "closed"),
        ({"signup_url": {"fi": "https://example.org"}}, "elsewhere"),
    ],
)
def test_whether_one_can_enrol(row: dict[str, object], state: str) -> None:
    """By the registration's times and seats."""
    registration = Registration.parse_obj({"id": 1, **row})
    assert enrolling(SWIMMING.event, registration, datetime(2026, 11, 23, tzinfo=HELSINKI)) == state


PERSON_FIELDS = (
    "first_name", "last_name", "date_of_birth", "phone_number", "street_address", "zipcode", "city",
    "extra_info", "price_group", "user_consent", "contact_person.email", "contact_person",
)  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_refusal_has_its_words(language: str) -> None:
    """Whatever field and participant the server complains of, the citizen is told in their language."""
    path = Path(SERVICES) / "enrol_event" / f"texts.{language}.yml"
    told = yaml.safe_load(path.read_text(encoding="utf-8"))["refused"]
    problems = [Problem(reason, field, 1) for reason in ("required", "invalid") for field in PERSON_FIELDS]
    problems += [Problem(reason, "date_of_birth", 1) for reason in ("too_young", "too_old")]
    whole = ("full", "waiting_list_full", "group_too_large", "not_open_yet", "closed")
    problems += [Problem(reason) for reason in whole]
    for problem in problems:
        error = refused(Refused("linkedevents", 400, (problem,)))
        assert error.reason in told, problem
        assert error.at == (None if problem.reason in whole else 1)


def test_a_refusal_of_what_is_taken_is_not_ours() -> None:
    """A full waiting list is said with 403; it must not be taken for our key being wrong, and sent again."""
    assert refused(Refused("linkedevents", 403, (Problem("waiting_list_full"),))).status == 409
    assert refused(Refused("linkedevents", 401, (Problem("unauthorised"),))).status == 401
