"""One list over all systems: no system keeps the citizen waiting, and every look is in the audit log."""

import time

import pytest

from actions.matters import gathering
from akkuna.replies import Language
from integrations.database import audit
from tests.assistant import World
from tests.contract.server import Sandbox

SAID = {"fi": "omat asiat", "sv": "mina ärenden"}
MISSING = {"fi": "varhaiskasvatus (Nivala)", "sv": "småbarnspedagogik (Nivala)"}
ENROL = {
    "fi": ("Haluan ilmoittautua digitaitojen kurssille", "Ohita", "Lähetä"),
    "sv": ("anmäl mig till kursen i digitala färdigheter", "Hoppa över", "Skicka"),
}


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_a_slow_system_is_named_instead_of_waited_for(
    language: Language, world: World, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would answer within its own time limit, so that only the budget ends the wait."""
    monkeypatch.setattr(gathering, "BUDGET_SECONDS", 0.5)
    chat = world.chat(municipality="535", language=language)
    await chat.say(SAID[language])
    sandbox.fault("evaka", "slow", 10, seconds=0.9)
    await chat.log_in("liisa")
    assert chat.keys == ["login.welcome", "silent"]
    assert MISSING[language] in chat.replies[-1].text
    sandbox.no_faults("evaka")
    monkeypatch.setattr(gathering, "BUDGET_SECONDS", 5.0)
    await chat.say(SAID[language])
    assert chat.keys == ["list"]


async def test_systems_are_asked_at_the_same_time(
    world: World, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three systems that are as slow as the budget allows take the time of one."""
    monkeypatch.setattr(gathering, "BUDGET_SECONDS", 0.8)
    chat = world.chat(municipality="208", language="fi")
    opening, skip, send = ENROL["fi"]
    await chat.say(opening)
    await chat.log_in("tapio")
    await chat.say("040 123 4567")
    await chat.press(skip)
    await chat.press(send)
    assert chat.keys == ["receipt.attending", "own_matters"]
    for system in ("respa", "linkedevents", "evaka"):
        sandbox.fault(system, "slow", 10, seconds=0.95)
    began = time.monotonic()
    await chat.say(SAID["fi"])
    took = time.monotonic() - began
    assert chat.keys == ["list", "silent"]
    # One after the other they would take three times the budget.
    assert took < 3 * 0.8


async def test_each_system_that_is_looked_at_is_in_the_audit_log(world: World, sandbox: Sandbox) -> None:
    chat = world.chat(municipality="208", language="fi")
    await chat.say(SAID["fi"])
    await chat.log_in("liisa")
    with world.database.transaction() as tx:
        noted = [one.details for one in audit.entries(tx) if one.event == "personal_data_read"]
    assert {one["purpose"] for one in noted} == {"my_matters"}
    assert {(one["source"], one.get("asked")) for one in noted} == {
        ("operations", None),
        ("respa", "208"),
        ("evaka", "535"),
    }


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_a_decision_of_another_municipality_is_answered_from_the_list(
    language: Language, world: World, sandbox: Sandbox
) -> None:
    """The button goes to the municipality that made the decision."""
    button = {"fi": "Vastaa päätökseen", "sv": "Svara på beslutet"}[language]
    chat = world.chat(municipality="208", language=language)
    await chat.say(SAID[language])
    await chat.log_in("liisa")
    [card] = chat.replies[-1].cards
    assert "Nivala" in [line.value for line in card.lines], "one server of two municipalities tells it once"
    await chat.press(button)
    assert chat.keys == ["start", "municipality.changed", "waiting", "field.answer.ask"]
