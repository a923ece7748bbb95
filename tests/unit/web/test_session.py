"""The conversation's cookie."""

from dataclasses import replace

import pytest

from .conftest import Site


async def test_a_session_begins_a_conversation_and_a_second_one_continues_it(site: Site) -> None:
    first = await site.open(municipality="535")
    again = await site.open(language="sv")
    assert first.json()["municipality"] == again.json()["municipality"] == "535"
    assert again.json()["language"] == "fi", "the conversation keeps its language"
    assert len(site.intake.conversations) == 1


async def test_the_cookie_is_the_only_key_and_scripts_cannot_read_it(site: Site) -> None:
    cookie = (await site.open()).headers["set-cookie"]
    name, _, value = cookie.partition(";")[0].partition("=")
    assert name == "akkuna"
    assert len(value) == 43
    assert list(site.intake.conversations) == [value]
    attributes = {part.strip() for part in cookie.split(";")[1:]}
    assert attributes == {"Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=Lax"}


async def test_under_https_the_cookie_is_bound_to_the_host(site: Site) -> None:
    site.app.ctx.settings = replace(site.app.ctx.settings, base_url="https://chat.example.org")
    answer = await site.post("/chat/session", {"language": "fi"}, Origin="https://chat.example.org")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-akkuna=")
    assert "Secure" in cookie
    assert "Domain" not in cookie
    assert answer.headers["strict-transport-security"].startswith("max-age=")


async def test_beginning_again_gives_a_new_conversation(site: Site) -> None:
    await site.open()
    await site.open(new=True)
    assert len(site.intake.conversations) == 2


async def test_a_value_that_was_not_made_here_opens_nothing(site: Site) -> None:
    site.http.cookies.set("akkuna", "chosen-by-somebody-else")
    await site.open()
    assert "chosen-by-somebody-else" not in site.intake.conversations


@pytest.mark.parametrize("origin", ["https://evil.example.org", "null", "http://localhost"])
async def test_another_page_cannot_open_a_session(site: Site, origin: str) -> None:
    answer = await site.post("/chat/session", {"language": "fi"}, Origin=origin)
    assert answer.status_code == 403
    assert not site.intake.conversations


async def test_without_an_origin_nothing_is_taken(site: Site) -> None:
    assert (await site.http.post("/chat/session", json={"language": "fi"})).status_code == 403


@pytest.mark.parametrize(
    "body", [{"language": "en"}, {"language": "fi", "municipality": "999"}, {}, [], "fi"]
)
async def test_what_is_no_opening_is_refused(site: Site, body: object) -> None:
    answer = await site.post("/chat/session", body)
    assert answer.status_code == 400
    assert answer.json()["retry"] is False


async def test_the_mark_is_the_conversations_own_and_tells_nothing_about_it(site: Site) -> None:
    first = (await site.open()).json()["mark"]
    again = (await site.open()).json()["mark"]
    other = (await site.open(new=True)).json()["mark"]
    assert first == again != other
    assert all(each.id not in first for each in site.intake.conversations.values())
    assert len(first) == 16


async def test_a_tab_that_shows_an_older_conversation_gets_nothing_of_the_new_one(site: Site) -> None:
    old = {"Akkuna-Conversation": (await site.open(municipality="535")).json()["mark"]}
    site.http.cookies.clear()
    new = {"Akkuna-Conversation": (await site.open(municipality="535")).json()["mark"]}
    message = {"id": "00000000-0000-4000-8000-000000000009", "kind": "text", "text": "Katuvalo on rikki"}
    for mark, expected in ((old, 401), (new, 202), ({}, 202)):
        assert (await site.post("/chat/messages", message, **mark)).status_code == expected
    photo = {"file": ("kuva.png", b"\x89PNG", "image/png")}
    headers = {"Origin": site.address, **old}
    id_ = {"id": message["id"]}
    refused = [
        await site.http.get("/chat/events", headers=old),
        await site.http.post("/chat/photos", data=id_, files=photo, headers=headers),
        await site.post("/chat/rating", {"stars": 5}, **old),
    ]
    assert [answer.status_code for answer in refused] == [401, 401, 401]
    assert [len(each.seen) for each in site.intake.conversations.values()] == [0, 1]
    async with site.http.stream("GET", "/chat/events", headers=new) as stream:
        assert stream.status_code == 200
