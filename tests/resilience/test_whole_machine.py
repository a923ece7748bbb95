"""Everything dies at once, and is started again on the same database."""

import os
import signal

import psutil
import pytest

from tests.contract.server import Sandbox
from tests.resilience.citizen import Citizen
from tests.resilience.server import Server, until


def test_conversations_go_on_where_they_were(server: Server, sandbox: Sandbox) -> None:
    """One had just been sent, one was at its summary, one had said nothing yet."""
    sent, at_summary, fresh = (Citizen(server.address, language) for language in ("fi", "sv", "fi"))
    at_summary.open().report_up_to_the_summary()
    sent.open().report_up_to_the_summary()
    fresh.open()
    sandbox.fault("open311", "slow", seconds=60, methods=["POST"])
    confirming = sent.confirm()
    (effect,) = until(sandbox.ledger)

    server.kill_everything()
    server.start()

    (receipt,) = sent.replies_to(confirming)
    assert receipt["key"] == "receipt"
    assert effect["id"] in receipt["text"]
    assert sandbox.ledger() == [effect]
    (receipt,) = at_summary.replies_to(at_summary.confirm())
    assert receipt["key"] == "receipt"
    assert len(sandbox.ledger()) == 2
    fresh.report_up_to_the_summary()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_serving_processes_end_with_their_supervisor(server: Server) -> None:
    """Nobody would restart them, and they would keep the port from the next one."""
    children = [psutil.Process(pid) for pid in server.children()]
    assert len(children) == 2
    os.kill(server.supervisor, signal.SIGKILL)
    gone, alive = psutil.wait_procs(children, timeout=30)
    assert alive == []
    server.kill_everything()
    server.start()
    assert len(server.children()) == 2
