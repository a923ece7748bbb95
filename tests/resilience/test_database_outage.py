"""PostgreSQL goes away or hangs, at idle and in a turn; the application waits for it and loses nothing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import uuid4

import httpx
import psutil
import pytest

from tests.contract.server import Sandbox
from tests.resilience.citizen import OPENING, Citizen
from tests.resilience.server import REST_TOKEN, Server, until
from tests.servers import PostgresqlServer, postgresql_binaries

MESSAGE = {"sender": "outage", "message": "hei", "metadata": {"municipality": "nivala"}}


@pytest.fixture(scope="module")
def postgresql(postgresql_server: PostgresqlServer) -> Iterator[PostgresqlServer]:
    """A server of one's own, to be stopped. Asks for the shared one so as to be skipped with it."""
    binaries = postgresql_binaries()
    assert binaries is not None
    server = PostgresqlServer(binaries)
    yield server
    server.remove()


@pytest.fixture(scope="module")
def database_url(postgresql: PostgresqlServer) -> str:
    return postgresql.create_database()


@contextmanager
def stopped(postgresql: PostgresqlServer, server: Server) -> Iterator[None]:
    postgresql.stop(crash=True)
    try:
        yield
    finally:
        postgresql.start()
    until(lambda: server.status("/health/ready") == 200)


@contextmanager
def hanging(postgresql: PostgresqlServer, server: Server) -> Iterator[None]:
    """All of its processes stand still, and its connections stay open."""
    first = psutil.Process(postgresql.process_id)
    # The first of them must not fork any more while the others are looked for.
    first.suspend()
    others = first.children(recursive=True)
    for process in others:
        process.suspend()
    try:
        yield
    finally:
        for process in [*others, first]:
            process.resume()
    until(lambda: server.status("/health/ready") == 200)


OUTAGES = pytest.mark.parametrize("outage", [stopped, hanging])


def post(server: Server, **message: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {REST_TOKEN}"}
    with httpx.Client(base_url=server.address, trust_env=False, timeout=60) as http:
        return http.post("/webhooks/rest/webhook", json={**MESSAGE, **message}, headers=headers)


@OUTAGES
def test_it_lives_but_is_not_ready(server: Server, postgresql: PostgresqlServer, outage) -> None:  # type: ignore[no-untyped-def]
    with outage(postgresql, server), ThreadPoolExecutor(20) as pool:
        waiting = [pool.submit(post, server, sender=uuid4().hex) for _ in range(20)]
        assert server.status("/health/ready", timeout=10) == 503
        for _ in range(10):
            assert server.status("/health/live", timeout=1) == 200
        for answer in waiting:
            assert answer.result().status_code == 503
            assert int(answer.result().headers["retry-after"]) > 0


@OUTAGES
def test_a_refused_message_is_taken_when_it_comes_again(  # type: ignore[no-untyped-def]
    server: Server, postgresql: PostgresqlServer, outage
) -> None:
    citizen = Citizen(server.address).open()
    citizen.say(OPENING["fi"])
    id, body = str(uuid4()), {"kind": "text", "text": "ohita"}
    with outage(postgresql, server):
        answer = citizen.request("POST", "/chat/messages", json={"id": id, **body}, timeout=60)
        assert answer.status_code == 503
        assert answer.json()["retry"] is True
        assert int(answer.headers["retry-after"]) > 0
    citizen.post(id=id, **body)
    assert [one["key"] for one in citizen.replies_to(id)] == ["field.contact.ask"], "it goes on where it was"
    assert citizen.keys.count("first") == 1


@OUTAGES
def test_a_turn_that_it_interrupts_is_finished_afterwards(  # type: ignore[no-untyped-def]
    server: Server, sandbox: Sandbox, postgresql: PostgresqlServer, outage
) -> None:
    citizen = Citizen(server.address).open()
    citizen.report_up_to_the_summary()
    sandbox.fault("open311", "slow", seconds=1, methods=["POST"])
    confirming = citizen.confirm()
    (effect,) = until(sandbox.ledger)
    with outage(postgresql, server):
        assert server.status("/health/live", timeout=1) == 200
        until(lambda: server.status("/health/ready", timeout=10) == 503)
    (receipt,) = citizen.replies_to(confirming)
    assert receipt["key"] == "receipt"
    assert effect["id"] in receipt["text"]
    assert sandbox.ledger() == [effect]
