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
