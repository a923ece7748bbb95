"""Identity codes that come in two messages, whatever stands or happens between them."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from akkuna.catalogue import load_catalogue
from akkuna.settings import ROOT
from channels.intake import Incoming, Intake
from integrations.database import Database, inbox, ratings, retention, statistics
from tests.conversations.pictures import photo_with_position

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


UNTIL = datetime(2027, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


async def test_only_opening_begins_a_conversation(fresh: Database) -> None:
    intake = Intake(fresh, load_catalogue(ROOT / "bot" / "municipalities"))
    assert await intake.find("web", "s") is None
    opened = await intake.open("web", "s", municipality="535", language="sv", until=UNTIL)
    assert await intake.find("web", "s") == opened
    assert await intake.find("web", "another") is None


async def test_opening_again_prolongs_the_session_and_the_conversation(fresh: Database) -> None:
    intake = Intake(fresh, load_catalogue(ROOT / "bot" / "municipalities"))
    first = await intake.open("web", "s", municipality=None, language="fi", until=UNTIL)
    later = UNTIL + timedelta(days=1)
    again = await intake.open("web", "s", municipality=None, language="fi", until=later)
    assert again.id == first.id
    assert again.session_ends_at == later
    assert again.last_active_at > first.last_active_at
    with fresh.transaction() as tx:
        assert retention.delete_conversations_idle_since(tx, again.last_active_at) == 0


async def test_a_rating_is_one_a_day_without_identity_codes_and_goes_with_the_conversation(
    fresh: Database,
) -> None:
    intake = Intake(fresh, load_catalogue(ROOT / "bot" / "municipalities"))
    conversation = await intake.open("web", "s", municipality="535", language="fi", until=UNTIL)
    await intake.rate(conversation, 1, "huono")
    await intake.rate(conversation, 5, "olen 010594Y9032, hyvin meni")
    with fresh.transaction() as tx:
        [rating] = ratings.of_conversation(tx, conversation.id)
        assert (rating.stars, rating.words) == (5, "olen ‹hetu›, hyvin meni")
        assert rating.municipality == "535"
        assert statistics.count(tx).ratings == {("535", 5): 1}
        assert retention.delete_conversations_idle_since(tx, UNTIL) == 1
        assert statistics.count(tx).ratings == {}


async def test_a_photo_delivered_again_is_stored_once(fresh: Database) -> None:
    intake = Intake(fresh, load_catalogue(ROOT / "bot" / "municipalities"))
    mine = await intake.open("web", "s", municipality="535", language="fi", until=UNTIL)
    other = await intake.open("web", "t", municipality="535", language="fi", until=UNTIL)
    picture = photo_with_position()
    first = await intake.store_photo(mine.id, "id of the browser's", picture)
    assert await intake.store_photo(mine.id, "id of the browser's", picture) == first
    assert await intake.store_photo(mine.id, "another", picture) != first
    assert await intake.store_photo(other.id, "id of the browser's", picture) != first
    with fresh.transaction() as tx:
        assert tx.execute(text("SELECT count(*) FROM attachment")).scalar_one() == 3
