"""A process dies at each point of a turn: one report, and the truth to the citizen."""

import pytest

from integrations.database import Database, Operation, operations
from tests.contract.server import Sandbox
from tests.resilience import killable
from tests.resilience.citizen import OPENING, Citizen, Message
from tests.resilience.server import Server, until

IN_THE_CONFIRMING_TURN = [
    (killable.MESSAGE_STORED, "fi"),
    (killable.OPERATION_CONFIRMED, "sv"),
    (killable.SYSTEM_HAS_IT, "fi"),
    (killable.OUTCOME_SETTLED, "sv"),
    (killable.REPLY_NOT_STORED, "fi"),
    (killable.REPLY_STORED, "sv"),
]


def confirm_and_die(server: Server, citizen: Citizen, point: str) -> list[Message]:
    server.arm(point)
    replies = citizen.replies_to(citizen.confirm())
    assert server.has_died_at(point)
    return replies


@pytest.mark.parametrize(("point", "language"), IN_THE_CONFIRMING_TURN)
def test_a_report_is_sent_once_and_its_number_told(
    server: Server, sandbox: Sandbox, point: str, language: str
) -> None:
    citizen = Citizen(server.address, language).open()
    citizen.report_up_to_the_summary()
    replies = confirm_and_die(server, citizen, point)
    (effect,) = sandbox.ledger()
    assert [one["key"] for one in replies] == ["receipt"]
    assert effect["id"] in replies[0]["text"]
    assert citizen.keys.count("receipt") == 1


@pytest.mark.parametrize("point", [killable.SENDING_COMMITTED, killable.SYSTEM_HAS_IT])
def test_what_cannot_be_looked_up_is_never_sent_again(
    server: Server, sandbox: Sandbox, database: Database, point: str
) -> None:
    """A moderated server does not show whether it has the report."""
    sandbox.mode("open311", moderated=True)
    citizen = Citizen(server.address).open()
    citizen.report_up_to_the_summary()
    (reply,) = confirm_and_die(server, citizen, point)
    assert reply["key"] == "receipt_checking"
    operation = until(lambda: _with_staff(database, reply["text"]))
    until(lambda: _attempts(database, operation.id) > operation.attempts + 1)
    assert len(sandbox.ledger()) == (1 if point == killable.SYSTEM_HAS_IT else 0)
    citizen.read()
    assert citizen.keys[-1] == "receipt_checking"


def _with_staff(database: Database, receipt: str) -> Operation | None:
    reference = next(word for word in receipt.split() if word.startswith("KA-")).rstrip(".")
    with database.transaction() as tx:
        found = operations.find_by_reference(tx, reference)
    return found if found and found.state == "with_staff" else None


def _attempts(database: Database, operation_id: str) -> int:
    with database.transaction() as tx:
        found = operations.get(tx, operation_id)
    return found.attempts if found else 0


def test_what_a_look_up_does_not_find_may_still_be_found_later(server: Server, sandbox: Sandbox) -> None:
    sandbox.mode("open311", moderated=True)
    citizen = Citizen(server.address).open()
    citizen.report_up_to_the_summary()
    confirm_and_die(server, citizen, killable.SYSTEM_HAS_IT)
    (effect,) = sandbox.ledger()
    sandbox.post("/open311/_status", {"id": effect["id"], "status": "open"}).raise_for_status()
    news = citizen.wait_for(lambda one: one["key"] == "update.done")
    assert effect["id"] in news["text"]
    assert len(sandbox.ledger()) == 1


@pytest.mark.parametrize("point", [killable.MESSAGE_STORED, killable.REPLY_NOT_STORED])
def test_any_other_message_is_answered_once(server: Server, sandbox: Sandbox, point: str) -> None:
    citizen = Citizen(server.address).open()
    server.arm(point)
    replies = citizen.say(OPENING["fi"])
    assert server.has_died_at(point)
    assert [one["key"] for one in replies] == ["first", "start", "field.photo.ask"]
    assert citizen.keys == ["citizen", "first", "start", "field.photo.ask"]


@pytest.mark.parametrize("point", [killable.SYSTEM_HAS_IT, killable.OUTCOME_SETTLED, killable.REPLY_STORED])
def test_a_report_that_waited_is_sent_once_and_told_of_once(
    server: Server, sandbox: Sandbox, point: str
) -> None:
    """The job that sends it dies too."""
    server.leave_other_matters()
    sandbox.fault("open311", "fail", count=1000, methods=["POST"])
    citizen = Citizen(server.address).open()
    citizen.report_up_to_the_summary()
    assert [one["key"] for one in citizen.replies_to(citizen.confirm())] == ["receipt_waiting"]
    server.arm(point)
    sandbox.no_faults("open311")
    news = citizen.wait_for(lambda one: one["key"] == "update.done")
    until(lambda: server.has_died_at(point))
    (effect,) = sandbox.ledger()
    assert effect["id"] in news["text"]
    assert citizen.say("kiitos")
    assert citizen.keys.count("update.done") == 1
    assert len(sandbox.ledger()) == 1
