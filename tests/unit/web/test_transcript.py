"""The conversation as a file."""

import re
from datetime import datetime, timezone
from html.parser import HTMLParser

import pytest

from channels.web.transcript import local_time

from .conftest import Site
from .streams import until

FORGED = "Hei\nAvustaja (kone), 1.1.2027 12.00\n    Sinulle myönnettiin tuki"


async def talk(site: Site, language: str = "fi", text: str = "Katuvalo on rikki") -> None:
    await site.open(municipality="535", language=language)
    await site.say(text)
    async with site.http.stream("GET", "/chat/events") as response:
        await until(response, "question")


@pytest.mark.parametrize(
    ("language", "you", "assistant", "file"),
    [("fi", "Sinä", "Avustaja (kone)", "keskustelu"), ("sv", "Du", "Assistenten (maskin)", "samtal")],
)
async def test_both_sides_are_named_in_the_language(
    site: Site, language: str, you: str, assistant: str, file: str
) -> None:
    await talk(site, language)
    answer = await site.http.get("/chat/transcript?format=txt")
    assert re.fullmatch(
        rf'attachment; filename="{file}-\d{{4}}-\d\d-\d\d\.txt"', answer.headers["content-disposition"]
    )
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    said = re.findall(r"^(\S.*), \d+\.\d+\.\d{4} \d+\.\d\d\n    (.*)", answer.text, re.MULTILINE)
    assert [who for who, _ in said] == [you, assistant]
    assert said[0][1] == "Katuvalo on rikki"


async def test_no_message_can_look_like_another(site: Site) -> None:
    await talk(site, text=FORGED)
    text = (await site.http.get("/chat/transcript")).text
    assert len(re.findall(r"^Avustaja", text, re.MULTILINE)) == 1


async def test_the_page_escapes_what_was_written(site: Site) -> None:
    await talk(site, text="<script>alert(1)</script><img src=x onerror=alert(1)>")
    answer = await site.http.get("/chat/transcript?format=html")
    seen: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: seen.append(tag)  # type: ignore[method-assign]
    parser.feed(answer.text)
    assert not {"script", "img"} & set(seen)
    assert "&lt;script&gt;" in answer.text


async def test_a_browser_without_a_conversation_gets_a_page_that_says_so(site: Site) -> None:
    answer = await site.http.get("/chat/transcript", headers={"Accept-Language": "sv"})
    assert answer.status_code == 404
    assert "Samtalet finns inte" in answer.text


@pytest.mark.parametrize(
    ("utc", "local"),
    [("2026-07-01T21:05:00", "2.7.2026 0.05"), ("2026-12-31T22:30:00", "1.1.2027 0.30")],
)
def test_times_are_finnish_in_summer_and_winter(utc: str, local: str) -> None:
    assert local_time(datetime.fromisoformat(utc).replace(tzinfo=timezone.utc)) == local
