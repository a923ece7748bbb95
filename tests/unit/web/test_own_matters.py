"""What the citizen does with the conversation itself: rates it, keeps it; and what nobody may do."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast
from uuid import uuid4

import pytest
from sanic import Request

from channels.web.limits import Limiter, Limits, Rate, Streams, network_of

from .conftest import Site
from .streams import events, until

STRANGER = "A" * 43


async def test_a_rating_is_stored_with_its_words(site: Site) -> None:
    await site.open(municipality="535")
    answer = await site.post("/chat/rating", {"stars": 4, "words": "  Hyvin meni  "})
    assert (answer.status_code, answer.content) == (204, b"")
    [conversation] = site.intake.conversations.values()
    assert conversation.ratings == [(4, "Hyvin meni")]


@pytest.mark.parametrize(
    "body",
    [{}, {"stars": 0}, {"stars": 6}, {"stars": "5"}, {"stars": 4.5}, {"stars": True},
     {"stars": 3, "words": "a" * 1001}, {"stars": 3, "words": "\ud800"}],
)  # fmt: skip
async def test_what_is_no_rating_is_refused(site: Site, body: object) -> None:
    await site.open()
    assert (await site.post("/chat/rating", body)).status_code == 400
    [conversation] = site.intake.conversations.values()
    assert conversation.ratings == []


async def test_another_page_cannot_rate(site: Site) -> None:
    await site.open()
    answer = await site.post("/chat/rating", {"stars": 1}, Origin="https://evil.example.org")
    assert answer.status_code == 403


@pytest.mark.parametrize("cookie", [None, STRANGER])
async def test_without_a_conversation_nothing_is_begun(site: Site, cookie: str | None) -> None:
    if cookie:
        site.http.cookies.set("akkuna", cookie)
    message = {"id": str(uuid4()), "kind": "text", "text": "Hei"}
    answers = [
        await site.post("/chat/messages", message),
        await site.post("/chat/rating", {"stars": 5}),
        await site.http.post("/chat/photos", headers={"Origin": site.address}),
        await site.http.get("/chat/events"),
        await site.post("/chat/places", {"text": "Kalliontie"}),
    ]
    assert [answer.status_code for answer in answers] == [401] * 5
    assert all(answer.json()["retry"] is False for answer in answers)
    assert (await site.http.get("/chat/transcript")).status_code == 404
    assert not site.intake.conversations


async def test_a_cookie_that_nobody_knows_is_replaced(site: Site) -> None:
    site.http.cookies.set("akkuna", STRANGER)
    await site.open()
    assert list(site.intake.conversations) != [STRANGER]


async def test_opening_again_prolongs(site: Site) -> None:
    first, again = (await site.open()).json(), (await site.open()).json()
    assert first["now"] < again["now"] < first["expires"] < again["expires"]
    assert len(site.intake.conversations) == 1


def limit(site: Site, **limits: Rate | int) -> None:
    site.app.ctx.limits = replace(Limits(), **limits)
    site.app.ctx.limiter = Limiter(site.app.ctx.limits, str)
    site.app.ctx.web_streams = Streams(site.app.ctx.limits.streams)


@pytest.mark.parametrize(("language", "words"), [("fi", "Odota hetki."), ("sv", "Vänta en stund.")])
async def test_a_flood_of_messages_is_told_to_wait(site: Site, language: str, words: str) -> None:
    limit(site, messages=Rate(1, 60))
    await site.open()
    assert (await site.say("Hei")).status_code == 202
    body = {"id": str(uuid4()), "kind": "text", "text": "Hei"}
    refused = await site.post("/chat/messages", body, **{"Accept-Language": language})
    assert refused.status_code == 429
    assert refused.json()["retry"] is True
    assert words in refused.json()["error"]
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    [conversation] = site.intake.conversations.values()
    assert len(conversation.seen) == 1


async def test_a_flood_of_sessions_is_told_to_wait(site: Site) -> None:
    limit(site, openings=Rate(1, 3600))
    await site.open()
    refused = await site.open(new=True)
    assert refused.status_code == 429
    assert len(site.intake.conversations) == 1


@pytest.mark.parametrize(
    ("told", "network"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("unknown", "unknown"),
    ],
)
def test_openings_are_counted_by_network(told: str, network: str) -> None:
    request = cast(Request, SimpleNamespace(remote_addr=told, ip="192.0.2.1"))
    assert network_of(request) == network


async def test_a_new_stream_ends_the_oldest_of_many(site: Site) -> None:
    limit(site, streams=1)
    await site.open()
    async with site.http.stream("GET", "/chat/events") as oldest:
        read = events(oldest)
        await anext(read)
        async with site.http.stream("GET", "/chat/events") as newest:
            assert [event async for event in read if "id" in event] == []
            assert (await until(newest, "conversation"))[-1]["event"] == "conversation"
