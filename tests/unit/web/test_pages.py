"""The hosted page, its files and its words."""

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkuna.errors import DataInvalid
from akkuna.masking import ALL_KINDS
from channels.language import preferred
from channels.web import assets
from channels.web.assets import ASSETS, FOLDER
from channels.web.texts import TEXTS, for_client, load

from .conftest import Site
from .scripted_server import MUNICIPALITIES

SMALL = 60 * 1024
"""Bytes, compressed, that a browser loads before the first message can be read."""


class Elements(HTMLParser):
    """All start tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    ("query", "header", "language"),
    [
        ("", "", "fi"),
        ("", "en-GB,en;q=0.9", "fi"),
        ("", "sv-FI,sv;q=0.9,fi;q=0.8", "sv"),
        ("", "fi-FI,fi;q=0.9,sv;q=0.8", "fi"),
        ("", "en,sv;q=0.5", "sv"),
        ("?lang=fi", "sv", "fi"),
        ("?lang=sv", "fi", "sv"),
        ("?lang=xx", "sv", "sv"),
    ],
)
async def test_the_page_comes_in_the_language_asked_for(
    site: Site, query: str, header: str, language: str
) -> None:
    answer = await site.http.get(f"/nivala{query}", headers={"Accept-Language": header})
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["content-language"] == language


@given(st.text())
def test_any_header_gives_a_language(header: str) -> None:
    assert preferred(header) in ("fi", "sv")


@pytest.mark.parametrize("path", ["/", *(f"/{each.folder}" for each in MUNICIPALITIES.values())])
async def test_every_page_tells_who_answers_and_how_to_reach_a_person(site: Site, path: str) -> None:
    answer = await site.http.get(path)
    assert answer.status_code == 200
    without_script = re.findall(r"<noscript>(.*?)</noscript>", answer.text, re.DOTALL)[0]
    asked = [each for each in MUNICIPALITIES.values() if path in ("/", f"/{each.folder}")]
    for municipality in asked:
        assert f"tel:{municipality.contact.phone.replace(' ', '')}" in without_script
        assert municipality.contact.email in without_script
    assert "sinulle vastaa kone" in answer.text


async def test_hours_are_in_words_of_both_languages(site: Site) -> None:
    shown = await client_data(site, "/nivala")
    hours = next(each["hours"] for each in shown["municipalities"] if each["code"] == shown["municipality"])
    assert hours["fi"].startswith("ma–to ")
    assert hours["sv"].startswith("mån–tors ")


async def test_an_unknown_municipality_leads_to_the_known_ones(site: Site) -> None:
    answer = await site.http.get("/atlantis?lang=sv")
    assert answer.status_code == 404
    assert "Välj din kommun" in answer.text
    linked = {value["href"] for tag, value in Elements(answer.text).found if tag == "a"}
    assert {f"/{each.folder}?lang=sv" for each in MUNICIPALITIES.values()} <= linked


@pytest.mark.parametrize("path", ["/", "/nivala", "/atlantis", "/chat/transcript"])
async def test_pages_carry_the_policy_and_nothing_that_it_forbids(site: Site, path: str) -> None:
    answer = await site.http.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "geolocation=(self)" in answer.headers["permissions-policy"]
    for tag, attributes in Elements(answer.text).found:
        assert tag != "style"
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        if tag == "script" and attributes.get("type") != "application/json":
            assert attributes["src"]
        for name in ("src", "href"):
            address = attributes.get(name) or "/"
            assert address.startswith(("/", "?", "#", "tel:", "mailto:")), "nothing from elsewhere"


async def test_the_data_on_the_page_cannot_end_its_element(site: Site) -> None:
    assert (await client_data(site, "/nivala"))["municipality"] == "535"


async def client_data(site: Site, path: str) -> dict[str, Any]:
    """What the page's script is given."""
    text = (await site.http.get(path)).text
    data = re.findall(r'<script type="application/json" id="page-data">(.*?)</script>', text, re.DOTALL)[0]
    assert "<" not in data
    given: dict[str, Any] = json.loads(data)
    return given


async def test_the_whole_page_is_small(site: Site) -> None:
    page = (await site.http.get("/")).content
    loaded = re.findall(rf"{assets.ADDRESS}/([\w.]+)", page.decode())
    total = len(gzip.compress(page)) + sum(len(ASSETS[name].compressed) for name in loaded)
    assert total <= SMALL


async def test_files_are_kept_for_ever_under_their_version_only(site: Site) -> None:
    text = (await site.http.get("/")).text
    address = re.findall(r'src="(/chat/static/\w+/chat\.js)"', text)[0]
    current = await site.http.get(address)
    assert "immutable" in current.headers["cache-control"]
    assert current.headers["content-encoding"] == "gzip"
    assert current.content == ASSETS["chat.js"].content
    plain = await site.http.get(address, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    old = await site.http.get("/chat/static/0123/chat.js")
    assert old.headers["cache-control"] == "no-cache"
    assert (await site.http.get("/chat/static/0123/none.js")).status_code == 404
    assert (await site.http.get("/chat/static/0123/..%2Ftexts.py")).status_code == 404


def test_scripts_use_the_words_that_there_are() -> None:
    files = (FOLDER.parent / "page" / "src").rglob("*.ts")
    sources = [file for file in files if not file.stem.endswith((".test", ".story"))]
    scripts = "".join(file.read_text("utf-8") for file in sources)
    known = for_client(TEXTS["fi"]).keys()
    used = set(re.findall(r"\bsay\(\s*\"(\w+)\"", scripts))
    assert used <= known
    quoted = set(re.findall(r"\"(\w+)\"", scripts))
    # `text_size_${size}`: the key is put together.
    composed = [
        begin + r"\w+" + end
        for begin, end in re.findall(r"`(\w*)\$\{[\w.]+\}(\w*)`", scripts)
        if begin or end
    ]
    templates = "".join(file.read_text("utf-8") for file in (FOLDER.parent / "templates").glob("*.html"))
    server_side = set(re.findall(r"'client\.(\w+)'", templates))
    left = known - quoted - server_side
    assert {key for key in left if not any(re.fullmatch(each, key) for each in composed)} == set()


def test_templates_use_the_words_that_there_are() -> None:
    files = [
        *(FOLDER.parent / "templates").glob("*.html"),
        *FOLDER.parent.glob("*.py"),
        FOLDER.parent.parent / "browser.py",
    ]
    sources = "".join(file.read_text("utf-8") for file in files)
    used = re.findall(r"""['"]((?:page|transcript|web)\.(?!html)[a-z_]+)['"]""", sources)
    server_side = {key for key in TEXTS["fi"] if not key.startswith(("client.", "widget."))}
    composed = {f"transcript.{kind}" for kind in ("photo", "location", "summary", "receipt")}
    composed |= {f"masked.{kind}" for kind in ALL_KINDS}
    assert set(used) | composed == server_side


def test_a_text_that_one_language_lacks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "texts.fi.yml").write_text("page:\n  a: Hei {name}\n  b: Moi\n", "utf-8")
    (tmp_path / "texts.sv.yml").write_text("page:\n  a: Hej {name}\n", "utf-8")
    with pytest.raises(DataInvalid, match=r"page\.b"):
        load(tmp_path)
    (tmp_path / "texts.sv.yml").write_text("page:\n  a: Hej\n  b: Hej\n", "utf-8")
    with pytest.raises(DataInvalid, match=r"page\.a"):
        load(tmp_path)
