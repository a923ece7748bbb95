"""What words say of early education in both languages, and how the answers become a form."""

from datetime import date, datetime, time, timezone
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.evaka.absences import ReportAbsence
from actions.evaka.application_form import filled
from actions.evaka.decisions import _said
from actions.evaka.words import children_named, heard, kinds_heard, units_named
from actions.fields import reader_of
from actions.fields.base import Answer, Problem
from actions.form.draft import Draft
from actions.handlers import Option
from actions.systems import Systems
from actions.turn import Entity, TurnContext, Understood
from akkuna.service import FieldSpec
from integrations.evaka.form import ApplicationForm, WishedUnit, missing

CHILDREN = [
    Option(name[:4], name, name)
    for name in ("Aino Helmi Esimerkki", "Eeli Oskari Esimerkki", "Vilma Kerttu Esimerkki", "Onni Esimerkki")
]
UNITS = [
    Option(str(number), name, name)
    for number, name in enumerate(
        (
            "Nivalan perhepäivähoito",
            "Daghemmet Solrosen",
            "Nivalan päiväkoti",
            "Pihlajan päiväkoti – Nivala",
            "Pihlajan päiväkoti – Kärsämäki",
            "Kalajoen päiväkoti",
        )
    )
]
HOURS = FieldSpec(name="hours", type="hours")


def said(text: str, *entities: Entity, now: datetime | None = None) -> TurnContext:
    """A turn with these words and values."""
    turn = SimpleNamespace(text=text, kind="text")
    understood = Understood("inform", entities=entities)
    return cast(TurnContext, SimpleNamespace(turn=turn, understood=understood, now=now))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ainolla on kuumetta", ["Aino"]),
        ("eeli ja aino", ["Eeli", "Aino"]),
        ("Eelin ja Vilman", ["Eeli", "Vilm"]),
        ("haen Onnille kerhopaikkaa", ["Onni"]),
        ("onnistuuko tämä", []),
        ("åt Vilma", ["Vilm"]),
        ("Ainos förskola", ["Aino"]),
        ("onks Onnillekki tillaa", ["Onni"]),
        ("Kertun paikka", []),
        ("Esimerkki", []),
    ],
)
def test_children_are_named_inflected_and_in_order(text: str, names: list[str]) -> None:
    assert [one.code for one in children_named(CHILDREN, said(text))] == names


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Nivalan päiväkoti", ["2"]),
        ("Nivalan päiväkotiin ja Solrosen", ["2", "1"]),
        ("Pihlajan päiväkoti ja Nivalan perhepäivähoito", ["3", "0"]),
        ("Pihlajaan", ["3"]),
        ("Nivalaan", []),
        ("på Solrosen", ["1"]),
        ("Kalajoelle", ["5"]),
        ("päiväkotiin", []),
        ("daghem", []),
    ],
)
def test_units_are_named_whole_or_where_nothing_else_is_called_so(text: str, codes: list[str]) -> None:
    assert [one.code for one in units_named(UNITS, said(text))] == codes


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("kläpillä on kuumetta", ["sick"]),
        ("tyttö oksensi yöllä", ["sick"]),
        ("mökille lähetään", ["other"]),
        ("vi reser bort", ["other"]),
        ("barnet är förkylt", ["sick"]),
        ("sjuk hela veckan", ["sick"]),
        ("täytän lomakkeen", []),
        ("det är lördag", []),
    ],
)
def test_why_a_child_is_away(text: str, kinds: list[str]) -> None:
    assert kinds_heard(("sick", "other"), text) == kinds


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("otan paikan vastaan", ["accept"]),
        ("en ota paikkaa vastaan", ["reject"]),
        ("emme hyväksy päätöstä", ["reject"]),
        ("hyväksyn", ["accept"]),
        ("haluan hyväksyä tai hylätä päätöksen", []),
        ("vastaus päätökseen", []),
        ("jag tar inte emot platsen", ["reject"]),
        ("vi tar emot platsen", ["accept"]),
        ("tackar nej", ["reject"]),
        ("jag vill svara på beslutet", []),
    ],
)
def test_the_answer_to_a_decision_is_never_guessed(text: str, answer: list[str]) -> None:
    assert _said(text) == answer


@pytest.mark.parametrize(
    ("day", "text", "assumed"),
    [
        ("2026-11-23", "kläpillä on kuumetta, jääpi kotiin", "2026-11-23"),
        ("2026-11-23", "Elsa har feber", "2026-11-23"),
        ("2026-11-23", "poissaoloilmoitus", None),
        ("2026-11-28", "kläpillä on kuumetta", None),  # a Saturday
        ("2026-11-29", "barnet är sjukt", None),
    ],
)
async def test_who_is_ill_is_away_today_unless_it_is_a_weekend(
    day: str, text: str, assumed: str | None
) -> None:
    now = datetime.fromisoformat(f"{day}T05:30:00+00:00")
    field = FieldSpec(name="days", type="days")
    handler = ReportAbsence(cast(Systems, None))
    assert await handler.assumed(field, Draft("report_absence"), said(text, now=now)) == assumed


async def test_today_is_that_of_finland() -> None:
    late = datetime(2026, 11, 23, 22, 30, tzinfo=timezone.utc)
    field, handler = FieldSpec(name="days", type="days"), ReportAbsence(cast(Systems, None))
    assert await handler.assumed(field, Draft("report_absence"), said("sairas", now=late)) == "2026-11-24"


@pytest.mark.parametrize(
    ("text", "times", "value"),
    [
        ("7-16", (), ("07:00", "16:00")),
        ("7.30–16.15", ("07:30/16:15",), ("07:30", "16:15")),
        ("seitsemästä neljään", ("07:00/04:00",), ("07:00", "16:00")),
        ("8-4", (), ("08:00", "16:00")),
        ("seitsemän ja neljän välillä", (), ("07:00", "16:00")),
        ("mellan sju och fyra", (), ("07:00", "16:00")),
        ("klo 22 till 7", (), ("22:00", "07:00")),
        ("kl. 8 – kl. 15", (), ("08:00", "15:00")),
    ],
)
async def test_hours_of_care(text: str, times: tuple[str, ...], value: tuple[str, str]) -> None:
    context = said(text, *(Entity("time", text, one) for one in times))
    outcome = await reader_of(HOURS).read(HOURS, Draft("apply_early_education"), context)
    assert isinstance(outcome, Answer) and (outcome.value["from"], outcome.value["to"]) == value


async def test_a_half_hour_in_words_begins_the_hours() -> None:
    context = said("puol kaheksasta neljään", Entity("time", "puol kaheksasta", "07:30"))
    outcome = await reader_of(HOURS).read(HOURS, Draft("apply_early_education"), context)
    assert isinstance(outcome, Answer) and outcome.value == {"from": "07:30", "to": "16:00"}


@pytest.mark.parametrize("text", ["aamulla", "8", "040 123 4567"])
async def test_what_is_no_span_of_hours(text: str) -> None:
    outcome = await reader_of(HOURS).read(HOURS, Draft("apply_early_education"), said(text))
    assert isinstance(outcome, Problem)


def draft(**answers: Any) -> Draft:
    """Answers of an application."""
    codes = {
        name: {"code": answers.pop(name)} for name in ("type", "beside", "shift_care") if name in answers
    }
    return Draft("apply_early_education", answers={**codes, **answers})


def test_the_form_holds_all_that_must_be_told() -> None:
    wished = [{"code": "u1", "fi": "Pihlajan päiväkoti – Nivala", "sv": "Pihlajan päiväkoti – Nivala"}]
    answers = draft(
        type="DAYCARE",
        start="2027-08-01",
        hours={"from": "08:00", "to": "12:30"},
        units=wished,
        shift_care="yes",
        phone="+358401234567",
    )
    form = filled(answers)
    assert missing(form, "DAYCARE", date(2026, 11, 23)) == ()
    assert form.units == (WishedUnit("u1", "Pihlajan päiväkoti"),)
    assert (form.from_time, form.to_time, form.part_time) == (time(8), time(12, 30), True)
    assert form.shift_care


def test_what_was_filled_in_elsewhere_stays() -> None:
    before = ApplicationForm(phone="1", allergies="pähkinä", other_info="vanha", email="a@example.org")
    form = filled(draft(type="CLUB", start="2027-08-01", phone="2"), before)
    assert (form.phone, form.allergies, form.other_info, form.email) == (
        "2",
        "pähkinä",
        "vanha",
        "a@example.org",
    )


def test_care_is_not_applied_for_where_it_is_not_wished() -> None:
    hours = {"from": "08:00", "to": "16:00"}
    alone = filled(draft(type="PRESCHOOL", beside="no", hours=hours, shift_care="yes"))
    assert (alone.from_time, alone.shift_care, alone.day_care_beside) == (None, False, False)
    beside = filled(draft(type="PRESCHOOL", beside="yes", hours=hours))
    assert beside.from_time == time(8) and beside.day_care_beside


@pytest.mark.parametrize(
    ("group", "text"),
    [("at_once", "heti"), ("at_once", "så snart som möjligt"), ("nearest", "lähin"), ("nearest", "närmaste")],
)
def test_words_of_wishes(group: str, text: str) -> None:
    assert heard(group, text)
