"""A turn that keeps failing is given up; what it had sent by then is told all the same."""

from unittest.mock import Mock

import pytest

from actions.faults import ReportFault
from akkuna.errors import BadAnswer
from bot import assistant, record
from tests.assistant import World
from tests.contract.server import Sandbox


@pytest.fixture(autouse=True)
def no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log of the failures, which unconfigured takes seconds for each traceback."""
    monkeypatch.setattr(assistant, "log", Mock())


async def test_its_report_is_told_of_and_the_dialogue_begins_anew(
    world: World, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = world.chat(municipality="535")
    await chat.say("Meidän kadulla on katuvalo pimeenä, Kalliontie 15 Nivala")
    await chat.press("Ohita")
    await chat.press("Ohita")
    assert chat.keys == ["summary"]
    with monkeypatch.context() as broken:
        broken.setattr(record, "store_turn", _fail)
        await chat.press("Lähetä ilmoitus")
    (effect,) = sandbox.ledger()
    assert chat.keys == ["receipt"]
    assert effect["id"] in chat.replies[0].text

    await chat.say("peruuta")
    assert "cancel.ask" not in chat.keys, "there is nothing to cancel any more"
    assert len(sandbox.ledger()) == 1
    await chat.say("Katuvalo pimeenä, Kalliontie 17 Nivala")
    assert chat.keys == ["start", "field.photo.ask"]


async def test_where_nothing_was_sent_it_is_said_that_it_failed(
    world: World, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = world.chat(municipality="535")
    with monkeypatch.context() as broken:
        broken.setattr(record, "store_turn", _fail)
        await chat.say("Katuvalo pimeenä, Kalliontie 15 Nivala")
    assert chat.keys == ["error.unexpected"]
    await chat.say("Katuvalo pimeenä, Kalliontie 15 Nivala")
    assert chat.keys[-1] == "field.photo.ask"


async def test_nonsense_from_the_system_before_anything_was_sent_is_waited_out(
    world: World, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nonsense(*_: object) -> str:
        raise BadAnswer("open311")

    chat = world.chat(municipality="535")
    await chat.say("Meidän kadulla on katuvalo pimeenä, Kalliontie 15 Nivala")
    await chat.press("Ohita")
    await chat.press("Ohita")
    with monkeypatch.context() as broken:
        broken.setattr(ReportFault, "_code", nonsense)
        await chat.press("Lähetä ilmoitus")
    assert chat.keys == ["receipt_waiting"]
    assert sandbox.ledger() == []
    await world.pass_time()
    await chat.news()
    assert chat.keys == ["update.done"]
    assert len(sandbox.ledger()) == 1


def _fail(*_: object) -> None:
    raise KeyError("a fault of ours")
