"""What every system's folder promises, whichever systems there are."""

from typing import Any

import pytest
import yaml

from akkuna.errors import BadAnswer, RequestRefused, SystemUnavailable
from integrations.http import Http, SystemClient
from integrations.sandbox.app import INTEGRATIONS, systems

MANIFEST_KEYS = {"name", "contract", "version", "source", "can", "needs", "effects", "probe"}

pytestmark = pytest.mark.parametrize("system", systems())


def manifest(system: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(
        (INTEGRATIONS / system / "manifest.yml").read_text(encoding="utf-8")
    )
    return read


async def probe(client: SystemClient) -> Any:
    """The harmless reading call that the manifest names; true if a living system answers so."""
    call = manifest(client.system)["probe"]
    if "status" not in call:
        return await client.read(call["path"], call["params"])
    try:
        await client.read(call["path"], call["params"])
    except RequestRefused as refusal:
        return refusal.status == call["status"]


@pytest.fixture
def client(system: str, sandbox: Any, http: Http) -> SystemClient:
    return http.client(system, f"{sandbox.url}/{system}")


def test_the_folder_is_whole(system: str) -> None:
    files = {file.name for file in (INTEGRATIONS / system).iterdir()}
    assert {"__init__.py", "manifest.yml", "client.py", "models.py", "sandbox.py", "README.md"} <= files


def test_the_manifest_says_all_there_is_to_say(system: str) -> None:
    read = manifest(system)
    assert set(read) == MANIFEST_KEYS
    assert read["can"] and read["source"] and "base_url" in read["needs"]


async def test_the_probe_is_answered(client: SystemClient) -> None:
    assert await probe(client)


async def test_a_failure_that_passes_is_not_noticed(client: SystemClient, sandbox: Any) -> None:
    sandbox.fault(client.system, "fail", count=1)
    assert await probe(client)


@pytest.mark.parametrize(
    ("mode", "error"),
    [
        ("slow", SystemUnavailable),
        ("fail", SystemUnavailable),
        ("drop_answer", SystemUnavailable),
        ("garbage", BadAnswer),
    ],
)
async def test_a_fault_in_reading_is_told_and_passes(
    client: SystemClient, sandbox: Any, mode: str, error: type[Exception]
) -> None:
    sandbox.fault(client.system, mode, count=100)
    with pytest.raises(error) as raised:
        await probe(client)
    assert getattr(raised.value, "system", None) == client.system
    sandbox.no_faults(client.system)
    assert await probe(client)


async def test_a_system_that_keeps_failing_is_left_alone(client: SystemClient, sandbox: Any) -> None:
    sandbox.fault(client.system, "fail", count=100)
    for _ in range(5):
        with pytest.raises(SystemUnavailable):
            await probe(client)
    sandbox.no_faults(client.system)
    with pytest.raises(SystemUnavailable) as raised:
        await probe(client)
    assert raised.value.retry_after


async def test_a_fault_meets_only_the_methods_it_names(client: SystemClient, sandbox: Any) -> None:
    sandbox.fault(client.system, "garbage", count=100, methods=["POST"])
    assert await probe(client)


@pytest.mark.parametrize(
    "wish",
    [
        {},
        [],
        {"mode": "slow"},
        {"mode": "other", "count": 1},
        {"mode": "slow", "count": 1, "seconds": "long"},
        {"mode": "fail", "count": 1, "methods": "POST"},
    ],
)
def test_a_fault_that_cannot_be_is_refused(system: str, sandbox: Any, wish: Any) -> None:
    assert sandbox.post(f"/{system}/_faults", wish).status_code == 400


@pytest.mark.parametrize("wish", [{"unknown": True}, []])
def test_a_switch_that_is_not_there_is_refused(system: str, sandbox: Any, wish: Any) -> None:
    assert sandbox.post(f"/{system}/_mode", wish).status_code == 400
