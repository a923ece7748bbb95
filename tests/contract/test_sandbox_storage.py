"""What the sandboxes answered survives the kill of their server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from integrations.http import Http
from integrations.open311.client import Open311
from integrations.open311.models import ReportToSend
from tests.contract.server import Sandbox


@pytest.fixture
def own_sandbox(tmp_path: Path) -> Iterator[Sandbox]:
    """A server of the test's own, to be killed."""
    sandbox = Sandbox(tmp_path)
    yield sandbox
    sandbox.close()


async def test_reports_effects_and_switches_survive_a_kill(own_sandbox: Sandbox, http: Http) -> None:
    open311 = Open311(f"{own_sandbox.url}/open311", api_key=None, jurisdiction=None, http=http)
    own_sandbox.mode("open311", moderated=True)
    created = await open311.create(ReportToSend("101", "Kuoppa koulun edessä", lat=63.9, long=24.9))
    own_sandbox.kill_and_restart()
    assert [entry["id"] for entry in own_sandbox.ledger()] == [created.request_id]
    assert await open311.request(str(created.request_id)) is not None
    assert own_sandbox.mode("open311")["moderated"] is True
