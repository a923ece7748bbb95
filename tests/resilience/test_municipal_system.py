"""The municipality's system misbehaves while a confirmed report is sent: told truly, completed once."""

import pytest

from tests.contract.server import Sandbox
from tests.resilience.citizen import Citizen
from tests.resilience.server import Server

UNTIL_IT_GIVES_UP = {"seconds": 30, "methods": ["POST"]}


@pytest.fixture(scope="module")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """SQLite only: the database plays no part here."""
    return f"sqlite:///{tmp_path_factory.mktemp('database') / 'akkuna.db'}"


@pytest.mark.parametrize("mode", ["drop_answer", "garbage", "slow"])
@pytest.mark.parametrize(("moderated", "outcome"), [(False, "receipt"), (True, "receipt_checking")])
def test_an_answer_that_is_lost(
    server: Server, sandbox: Sandbox, mode: str, moderated: bool, outcome: str
) -> None:
    sandbox.mode("open311", moderated=moderated)
    sandbox.fault("open311", mode, **UNTIL_IT_GIVES_UP)
    citizen = Citizen(server.address, "sv").open()
    citizen.report_up_to_the_summary()
    (reply,) = citizen.replies_to(citizen.confirm())
    (effect,) = sandbox.ledger()
    assert reply["key"] == outcome
    assert (effect["id"] in reply["text"]) is not moderated


def test_a_system_that_is_down_gets_the_report_later(server: Server, sandbox: Sandbox) -> None:
    sandbox.fault("open311", "fail", count=1000)
    citizen = Citizen(server.address).open()
    keys = [one["key"] for one in citizen.say("Kalliontie 15 Nivala, katuvalo on pimeänä")]
    assert "error.unexpected" not in keys
    sandbox.no_faults("open311")
    citizen = Citizen(server.address).open()
    citizen.report_up_to_the_summary()
    sandbox.fault("open311", "fail", count=1000)
    (reply,) = citizen.replies_to(citizen.confirm())
    assert reply["key"] == "receipt_waiting"
    assert sandbox.ledger() == []
    sandbox.no_faults("open311")
    news = citizen.wait_for(lambda one: one["key"] == "update.done")
    (effect,) = sandbox.ledger()
    assert effect["id"] in news["text"]


def test_a_confirmation_pressed_twice_sends_one_report(server: Server, sandbox: Sandbox) -> None:
    citizen = Citizen(server.address).open()
    citizen.report_up_to_the_summary()
    presses = [citizen.confirm(), citizen.confirm()]
    keys = [[one["key"] for one in citizen.replies_to(press)] for press in presses]
    assert keys[0] == ["receipt"]
    assert "receipt" not in keys[1]
    assert len(sandbox.ledger()) == 1
