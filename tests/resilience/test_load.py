"""Two processes over PostgreSQL under load, one of them killed again and again."""

import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import text

from integrations.database import Database
from tests.conftest import SECRET
from tests.contract.server import Sandbox
from tests.resilience.citizen import OPENING, Citizen
from tests.resilience.server import REST_TOKEN, Server
from tests.servers import PostgresqlServer

CONVERSATIONS = 12
COPIES = 50
SECONDS_BETWEEN_KILLS = 0.7
REPLIES = [
    "citizen", "first", "start", "field.photo.ask",
    "citizen", "field.contact.ask",
    "citizen", "summary",
    "citizen", "receipt",
]  # fmt: skip


@pytest.fixture(scope="module")
def database_url(postgresql_server: PostgresqlServer) -> str:
    """PostgreSQL only: what is tried here is two processes at one database."""
    return postgresql_server.create_database()


@contextmanager
def killing(server: Server) -> Iterator[list[int]]:
    """Kills one process every now and then, in turn; gives the list of those killed."""
    killed: list[int] = []
    over = threading.Event()

    def work() -> None:
        while not over.wait(SECONDS_BETWEEN_KILLS):
            server.kill_one(len(killed) % 2)
            killed.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield killed
    finally:
        over.set()
        thread.join()


def test_nothing_is_lost_doubled_or_out_of_order(server: Server, sandbox: Sandbox) -> None:
    def whole_report(number: int) -> Citizen:
        citizen = Citizen(server.address, "fi" if number % 2 else "sv").open()
        citizen.report_up_to_the_summary()
        citizen.replies_to(citizen.confirm())
        return citizen

    with killing(server) as killed, ThreadPoolExecutor(CONVERSATIONS) as pool:
        citizens = list(pool.map(whole_report, range(CONVERSATIONS)))
    assert killed
    effects = {effect["id"] for effect in sandbox.ledger()}
    assert len(effects) == len(sandbox.ledger())
    assert {tuple(citizen.keys) for citizen in citizens} <= {tuple(REPLIES), tuple(_checking())}
    told = [citizen.shown[-1] for citizen in citizens]
    # Killed between "sending" and the call, nothing was sent, and nothing is claimed.
    unsent = sum(one["key"] == "receipt_checking" for one in told)
    assert len(effects) == CONVERSATIONS - unsent
    numbers = Counter(id for one in told for id in effects if id in one["text"])
    assert set(numbers.values()) == {1}
    assert len(numbers) == len(effects)


def _checking() -> list[str]:
    return [*REPLIES[:-1], "receipt_checking"]


def test_a_message_that_is_delivered_fifty_times_is_one_turn(server: Server, database_url: str) -> None:
    message = {
        "sender": uuid4().hex,
        "message": OPENING["fi"],
        "message_id": uuid4().hex,
        "metadata": {"municipality": "nivala"},
    }
    headers = {"Authorization": f"Bearer {REST_TOKEN}"}

    def deliver(_: int) -> str:
        with httpx.Client(base_url=server.address, trust_env=False, timeout=60) as http:
            response = http.post("/webhooks/rest/webhook", json=message, headers=headers)
        assert response.status_code == 200
        return response.text

    with ThreadPoolExecutor(COPIES) as pool:
        answers = set(pool.map(deliver, range(COPIES)))
    assert len(answers) == 1, "every delivery is answered with the same replies"
    database = Database(database_url, SECRET)
    with database.transaction() as tx:
        turns = tx.execute(text("SELECT count(*) FROM inbox WHERE channel = 'rest'")).scalar_one()
    database.dispose()
    assert turns == 1


def test_messages_of_one_sender_are_answered_in_the_order_of_arrival(server: Server) -> None:
    citizen = Citizen(server.address).open()
    ids = [citizen.post("text", text=word) for word in ("hei", "kiitos", "hei", "kiitos", "hei")]
    for id in ids:
        assert citizen.replies_to(id)
    assert [one["client_id"] for one in citizen.shown if one["kind"] == "citizen"] == ids
    numbers = [one["number"] for one in citizen.shown]
    assert numbers == sorted(set(numbers))
