"""What comes down to the page."""

from datetime import datetime

import pytest

from akkuna.errors import StorageUnavailable
from channels.web import events as channel

from .conftest import Site
from .streams import events, until


async def test_everything_is_replayed_from_the_beginning_with_its_time(site: Site) -> None:
    await site.open(municipality="535")
    await site.say("Katuvalo on rikki")
    async with site.http.stream("GET", "/chat/events") as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        live = await until(response, "question")
    async with site.http.stream("GET", "/chat/events?after=0") as response:
        replayed = await until(response, "question")
    assert replayed == live
    assert [event["data"]["kind"] for event in live] == ["citizen", "question"]
    assert all(datetime.fromisoformat(event["data"]["at"]).tzinfo for event in live)


async def test_a_reconnect_begins_after_the_last_event(site: Site) -> None:
    await site.open(municipality="535")
    await site.say("Katuvalo on rikki")
    async with site.http.stream("GET", "/chat/events") as response:
        first = await until(response, "question")
    await site.say("Kalliontie 15")
    headers = {"Last-Event-ID": first[-1]["id"]}
    async with site.http.stream("GET", "/chat/events", headers=headers) as response:
        then = await until(response, "question")
    assert [event["data"]["text"] for event in then][0] == "Kalliontie 15"
    assert int(then[0]["id"]) > int(first[-1]["id"])


async def test_the_state_follows_when_all_was_sent(site: Site) -> None:
    opened = (await site.open(municipality="535", language="sv")).json()
    async with site.http.stream("GET", "/chat/events") as response:
        *_, state = await until(response, "conversation")
    told = {name: opened[name] for name in ("municipality", "language", "expires", "mark")}
    assert (told["municipality"], told["language"]) == ("535", "sv")
    assert state == {"event": "conversation", "data": told}


async def test_silence_is_broken(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "HEARTBEAT", 0.05)
    await site.open()
    async with site.http.stream("GET", "/chat/events") as response:
        comments = [event async for event in _first(events(response), 4)]
    assert [event.get("comment") for event in comments] == ["open", None, "still here", "still here"]


async def test_a_stream_outlives_the_response_timeout(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "HEARTBEAT", 0.1)
    site.app.config.RESPONSE_TIMEOUT = 0.4
    await site.open()
    async with site.http.stream("GET", "/chat/events") as response:
        heard = [event async for event in _first(events(response), 12)]
    assert len(heard) == 12


async def test_a_database_that_fails_ends_the_stream_so_that_the_page_comes_back(site: Site) -> None:
    await site.open()
    async with site.http.stream("GET", "/chat/events") as response:
        read = events(response)
        await anext(read)
        site.intake.failure = StorageUnavailable()
        rest = [event async for event in read]
    assert rest == []


async def test_streams_end_when_the_server_stops(site: Site) -> None:
    await site.open()
    async with site.http.stream("GET", "/chat/events") as response:
        read = events(response)
        await anext(read)
        site.app.ctx.web_streams.close()
        assert [event async for event in read if "id" in event] == []


async def test_without_a_session_there_is_nothing_to_hear(site: Site) -> None:
    assert (await site.http.get("/chat/events")).status_code == 401


@pytest.mark.parametrize("last", ["-1", "1.5", "x", "9" * 30, "１"])
async def test_a_number_that_is_none_is_refused(site: Site, last: str) -> None:
    await site.open()
    assert (await site.http.get("/chat/events", params={"after": last})).status_code == 400


async def test_one_browser_does_not_hear_another(site: Site) -> None:
    await site.open(municipality="535")
    await site.say("Katuvalo on rikki")
    site.http.cookies.clear()
    await site.open(municipality="535")
    async with site.http.stream("GET", "/chat/events?after=0") as response:
        assert [event.get("event") for event in await until(response, "conversation")] == ["conversation"]


async def _first(read, count):  # type: ignore[no-untyped-def]
    async for event in read:
        yield event
        count -= 1
        if not count:
            return
