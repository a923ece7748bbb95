"""A wish of the time of day, in all the ways in which people say it."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.fields import reader_of
from actions.fields.base import Answer, Problem
from actions.form.draft import Draft
from actions.turn import Entity, TurnContext, Understood
from akkuna.service import FieldSpec

TIME = FieldSpec(name="time", type="time", optional=True)


def said(text: str, *times: str) -> TurnContext:
    """A turn in which these times stand."""
    entities = tuple(Entity("time", text, one) for one in times)
    return told(text, entities)


def told(text: str, entities: tuple[Entity, ...]) -> TurnContext:
    """A turn with these values, the municipality not known."""
    turn = SimpleNamespace(text=text, kind="text")
    understood = Understood("inform", entities=entities)
    return cast(TurnContext, SimpleNamespace(turn=turn, understood=understood, municipality=None))


@pytest.mark.parametrize(
    ("text", "times", "value"),
    [
        ("klo 14.30", ("14:30",), {"when": "at", "first": "14.30"}),
        ("klo 3 jälkeen", ("03:00",), {"when": "after", "first": "15.00"}),
        ("ennen klo 11", ("11:00",), {"when": "before", "first": "11.00"}),
        ("kahdeksasta kymmeneen", ("08:00/10:00",), {"when": "between", "first": "8.00", "last": "10.00"}),
        ("iltapäivällä", (), {"when": "afternoon"}),
        ("aamulla", (), {"when": "forenoon"}),
        ("ihan sama", (), {"when": "any_time"}),
        ("9", (), {"when": "at", "first": "9.00"}),
        ("9.00", (), {"when": "at", "first": "9.00"}),
        ("efter klockan tre", ("03:00",), {"when": "after", "first": "15.00"}),
        ("innan 11", (), {"when": "before", "first": "11.00"}),
        ("på förmiddagen", (), {"when": "forenoon"}),
        ("kvällstid", (), {"when": "evening"}),
        ("när som helst", (), {"when": "any_time"}),
        ("kolmen jälkeen", (), {"when": "after", "first": "15.00"}),
        ("ennen kahta", (), {"when": "before", "first": "14.00"}),
        ("kahdentoista jälkeen", (), {"when": "after", "first": "12.00"}),
        ("före två", (), {"when": "before", "first": "14.00"}),
        ("efter tolv", (), {"when": "after", "first": "12.00"}),
        ("14-16", (), {"when": "between", "first": "14.00", "last": "16.00"}),
        ("9.30–11", (), {"when": "between", "first": "9.30", "last": "11.00"}),
        ("efter lunch", (), {"when": "afternoon"}),
        ("lounaan jälkeen", (), {"when": "afternoon"}),
        ("spelar ingen roll", (), {"when": "any_time"}),
        ("milloin vaan paitsi aamulla", (), {"when": "not_forenoon"}),
        ("när som helst utom på morgonen", (), {"when": "not_forenoon"}),
        ("ei aamulla vaan illalla", (), {"when": "evening"}),
        ("inte på kvällen utan på förmiddagen", (), {"when": "forenoon"}),
        ("ei aamulla eikä illalla", (), {"when": "afternoon"}),
        ("ei kun aamupäivällä", (), {"when": "forenoon"}),
        ("ei, aamupäivällä", (), {"when": "forenoon"}),
        ("en förmiddag", (), {"when": "forenoon"}),
        ("en halua puhua aamulla", (), {"when": "not_forenoon"}),
        ("ei ennen kolmea", (), {"when": "after", "first": "15.00"}),
        ("inte före tre", (), {"when": "after", "first": "15.00"}),
        ("inte efter kl. 15", ("15:00",), {"when": "before", "first": "15.00"}),
        ("klo 3 yöllä", ("03:00",), {"when": "at", "first": "3.00"}),
        ("klockan tre på natten", ("03:00",), {"when": "at", "first": "3.00"}),
    ],
)
async def test_a_wish_is_understood(text: str, times: tuple[str, ...], value: dict[str, Any]) -> None:
    read = cast(Answer, await reader_of(TIME).read(TIME, Draft("call_back"), said(text, *times)))
    assert read.value == value


@pytest.mark.parametrize(
    "text", ["sitten kun ehditte", "25", "sen när ni hinner", "1.2.3", "hyvää iltapäivää", "god kväll"]
)
async def test_what_is_no_time_is_told(text: str) -> None:
    assert isinstance(await reader_of(TIME).read(TIME, Draft("call_back"), said(text)), Problem)
