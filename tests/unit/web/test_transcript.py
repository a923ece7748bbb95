"""The conversation as a file."""

import re
from datetime import datetime, timezone
from html.parser import HTMLParser
from types import SimpleNamespace
from uuid import uuid4

import pytest

from channels.web.pages import render
from channels.web.transcript import entries_of, local_time

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


async def report(site: Site, language: str) -> None:
    """A fault report with two photos, up to its receipt."""
    await talk(site, language)
    await site.say("Kalliontie 15")
    for name in ("one", "two"):
        files = {"file": (f"{name}.png", b"\x89PNG", "image/png")}
        sent = await site.http.post(
            "/chat/photos", data={"id": str(uuid4())}, files=files, headers={"Origin": site.address}
        )
        assert sent.status_code == 202
    body = {"id": str(uuid4()), "kind": "button", "payload": "b:send"}
    await site.post("/chat/messages", body)
    async with site.http.stream("GET", "/chat/events") as response:
        await until(response, "receipt")


@pytest.mark.parametrize(
    ("language", "photo", "names"),
    [("fi", "kuva", ["Yhteenveto", "Vahvistus"]), ("sv", "bild", ["Sammanfattning", "Bekräftelse"])],
)
@pytest.mark.parametrize("form", ["txt", "html", "print"])
async def test_photos_summary_and_receipt_can_be_told(
    site: Site, form: str, language: str, photo: str, names: list[str]
) -> None:
    await report(site, language)
    answer = await site.http.get(f"/chat/transcript?format={form}")
    places = [answer.text.index(part) for part in (f"({photo} 1)", f"({photo} 2)", *names)]
    assert places == sorted(places)


async def test_the_page_to_print_is_a_page_and_no_file(site: Site) -> None:
    await talk(site, "sv")
    answer = await site.http.get("/chat/transcript?format=print")
    assert "content-disposition" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    assert '<html lang="sv">' in answer.text
    assert '<button type="button" id="print" hidden>Skriv ut</button>' in answer.text
    script = re.search(r'<script type="module" src="([^"]+)">', answer.text)
    assert script and (await site.http.get(script[1])).status_code == 200
    assert "<style" not in answer.text


def test_addresses_in_what_the_assistant_said_lead_there_and_the_citizens_do_not() -> None:
    at = datetime(2026, 7, 1, tzinfo=timezone.utc)
    said = [
        SimpleNamespace(direction=direction, at=at, language="fi", text="https://example.org", kind="text")
        for direction in ("in", "out")
    ]
    page = render(
        "transcript.html", language="fi", title="x", saved="y", entries=list(entries_of(said, "fi"))
    )
    assert page.count("<a ") == 1
