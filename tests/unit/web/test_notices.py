"""What the chat says of itself: whole, in both languages, of the municipality that was chosen."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from channels.web.written import blocks, linked
from integrations.database import citizens, logins
from integrations.database.retention import IDLE_DAYS

from .conftest import Site

NAMES = ("privacy", "accessibility", "about")
TITLES = {
    ("privacy", "fi"): "Tietosuojaseloste",
    ("privacy", "sv"): "Dataskyddsbeskrivning",
    ("accessibility", "fi"): "Saavutettavuusseloste",
    ("accessibility", "sv"): "Tillgänglighetsutlåtande",
    ("about", "fi"): "Kenen kanssa keskustelen?",
    ("about", "sv"): "Vem pratar jag med?",
}


class Outline(HTMLParser):
    """Headings and links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.hrefs: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.hrefs += [str(value) for name, value in attrs if name == "href" and tag == "a"]


@pytest.mark.parametrize(("name", "language"), TITLES)
async def test_each_page_stands_in_both_languages(site: Site, name: str, language: str) -> None:
    answer = await site.http.get(f"/chat/{name}?lang={language}&municipality=535")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert f"<h1>{TITLES[name, language]}</h1>" in answer.text
    assert "{" not in answer.text.split("<main", 1)[1], "a placeholder was left"
    outline = Outline(answer.text)
    assert outline.levels[0] == 1 and outline.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(outline.levels, outline.levels[1:], strict=False))
    assert f"/nivala?lang={language}" in outline.hrefs
    other = "sv" if language == "fi" else "fi"
    assert f"?lang={other}&municipality=nivala" in outline.hrefs
    assert "mailto:kirjaamo@nivala.example.org" in outline.hrefs
    assert {href.partition(":")[0] for href in outline.hrefs if ":" in href} <= {"https", "mailto", "tel"}
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("name", NAMES)
async def test_without_a_municipality_all_can_be_reached(site: Site, name: str, language: str) -> None:
    page = (await site.http.get(f"/chat/{name}?lang={language}&municipality=999")).text
    hrefs = Outline(page).hrefs
    for municipality in site.app.ctx.municipalities.values():
        assert f"mailto:{municipality.contact.email}" in hrefs


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_the_notice_tells_the_time_that_the_code_keeps(site: Site, language: str) -> None:
    page = (await site.http.get(f"/chat/privacy?lang={language}")).text
    short = page.split("<ul>")[1].split("</ul>")[0]
    assert short.count("<li>") == 6
    assert f"{IDLE_DAYS} " in short
    assert "tietosuoja.fi" in page


@pytest.mark.parametrize(
    ("language", "told", "untrue"),
    [
        ("fi", ["nimesi, henkilötunnuksesi", "Suomi.fi-valtuuksista", "Lokiin"], "yksi väl"),
        ("sv", ["ditt namn, din personbeteckning", "Suomi.fi-fullmakter", "loggen"], "en nödvändig kaka"),
    ],
)
async def test_the_notice_tells_what_identification_brings_and_when_it_goes(
    site: Site, language: str, told: list[str], untrue: str
) -> None:
    page = (await site.http.get(f"/chat/privacy?lang={language}&municipality=535")).text
    for words in told:
        assert words in page
    for minutes in (citizens.IDLE, citizens.LONGEST, logins.STARTED_FOR + logins.PARKED_FOR):
        assert f" {minutes // timedelta(minutes=1)} " in page
    assert untrue not in page


@pytest.mark.parametrize(
    ("language", "site_of_authority"),
    [("fi", "https://www.saavutettavuusvaatimukset.fi"), ("sv", "https://www.tillganglighetskrav.fi")],
)
async def test_the_statement_names_its_gaps_and_the_authority(
    site: Site, language: str, site_of_authority: str
) -> None:
    page = (await site.http.get(f"/chat/accessibility?lang={language}")).text
    assert site_of_authority in Outline(page).hrefs
    assert "WCAG 3.1.2" in page
    assert "306/2019" in page


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_the_page_about_the_chat_lists_what_it_can_do_there(site: Site, language: str) -> None:
    catalogue = site.app.ctx.catalogue
    page = (await site.http.get(f"/chat/about?lang={language}&municipality=nivala")).text
    for spec in catalogue.topics(catalogue.municipalities["535"]):
        title = catalogue.texts.find("title", language, service=spec.service, municipality="nivala")
        assert f"<dt>{title}</dt>" in page


def test_lines_become_paragraphs_and_lists() -> None:
    assert blocks("A\n- b\n- c\n\nD") == [("p", ["A"]), ("ul", ["b", "c"]), ("p", ["D"])]


def cases() -> Iterator[tuple[str, str]]:
    yield (
        "Katso https://tietosuoja.fi.",
        'Katso <a href="https://tietosuoja.fi">tietosuoja.fi</a>.',
    )
    yield "a@example.org", '<a href="mailto:a@example.org">a@example.org</a>'
    yield "<b>javascript:alert(1)</b>", "&lt;b&gt;javascript:alert(1)&lt;/b&gt;"
    yield (
        'https://example.org/"onclick="x',
        '<a href="https://example.org/">example.org/</a>&#34;onclick=&#34;x',
    )
    yield "http://example.org", "http://example.org"


@pytest.mark.parametrize(("text", "html"), list(cases()))
def test_addresses_lead_somewhere_and_nothing_else_does(text: str, html: str) -> None:
    assert str(linked(text)) == html
