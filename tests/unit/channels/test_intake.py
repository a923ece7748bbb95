"""Identity codes that come in two messages, whatever stands or happens between them."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from akkuna.catalogue import load_catalogue
from akkuna.settings import ROOT
from channels.intake import Incoming, Intake
from integrations.database import Database, inbox

SECRET = "a secret for tests, of no value anywhere"


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'akkuna.db'}", SECRET)
    database.migrate()
    yield database
    database.dispose()


async def test_two_halves_sent_in_a_row_are_masked_before_a_turn_was_taken(fresh: Database) -> None:
    intake = Intake(fresh, load_catalogue(ROOT / "bot" / "municipalities"))

    async def send(kind: str, **content: str) -> int:
        return await intake.accept(
            Incoming(channel="web", sender="s", kind=kind, external_id=uuid4().hex, **content)  # type: ignore[arg-type]
        )

    ids = [
        await send("text", text="tunnukseni on 010594Y"),
        await send("photo", value=uuid4().hex),
        await send("text", text="9032 kiitos"),
        await send("text", text="9032 kiitos"),
    ]
    with fresh.transaction() as tx:
        rows = [inbox.get(tx, id) for id in ids]
    bodies = [row.body for row in rows if row and row.body]
    assert [body["text"] for body in bodies] == [
        "tunnukseni on ‹hetu›",
        "",
        "‹hetu› kiitos",
        "9032 kiitos",
    ]
    assert [body["masked_identity"] for body in bodies] == [False, False, True, False]
