"""The chat on other sites: who may show it, its cookie there, and the script that brings it."""

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from akkuna.errors import DataInvalid
from akkuna.municipality import load_municipalities
from akkuna.settings import ROOT
from channels.web.assets import ASSETS
from channels.web.texts import TEXTS

from .conftest import Site
from .scripted_server import MUNICIPALITIES
from .streams import until

PUBLIC = "https://chat.example.org"
EMBEDDED = {"Akkuna-Embedded": "1"}
LARGEST_WIDGET = 5 * 1024
WIDGET_SOURCES = ROOT / "channels" / "web" / "page" / "widget"


def make_public(site: Site) -> None:
    """From now on the chat has a public address, as in production."""
    site.app.ctx.settings = replace(site.app.ctx.settings, base_url=PUBLIC)


async def ancestors(site: Site, path: str) -> str:
    """Who may show the page in a frame, as the policy says it."""
    policy = (await site.http.get(path)).headers["content-security-policy"]
    return re.findall(r"frame-ancestors ([^;]+)", policy)[0]


async def test_only_the_municipalitys_own_sites_may_show_its_page(site: Site) -> None:
    make_public(site)
    assert await ancestors(site, "/nivala?embedded=1") == "'self' https://www.nivala.example.org"
    assert await ancestors(site, "/kalajoki?embedded=1") == "'self' https://www.kalajoki.example.org"


@pytest.mark.parametrize(
    "path", ["/nivala", "/", "/?embedded=0", "/nivala?embedded=0", "/atlantis?embedded=1", "/chat/transcript"]
)
async def test_nobody_may_show_any_other_page(site: Site, path: str) -> None:
    make_public(site)
    assert await ancestors(site, path) == "'none'"


async def test_every_municipalitys_sites_may_show_the_page_that_asks_for_the_municipality(site: Site) -> None:
    make_public(site)
    shown = (await ancestors(site, "/?embedded=1")).split()
    assert shown == ["'self'", *(site for each in MUNICIPALITIES.values() for site in each.websites)]
    assert len(shown) > len(MUNICIPALITIES)


async def test_a_municipality_without_sites_is_shown_nowhere(site: Site) -> None:
    make_public(site)
    code = next(each.code for each in MUNICIPALITIES.values() if each.folder == "nivala")
    without = MUNICIPALITIES[code].copy(update={"websites": ()})
    site.app.ctx.municipalities = {**MUNICIPALITIES, code: without}
    assert await ancestors(site, "/nivala?embedded=1") == "'none'"


async def test_pages_of_a_developers_machine_may_show_the_chat_of_that_machine(site: Site) -> None:
    local = "http://localhost:* http://127.0.0.1:*"
    assert (await ancestors(site, "/nivala?embedded=1")).endswith(local)


async def test_the_page_knows_the_sites_that_it_may_speak_to(site: Site) -> None:
    make_public(site)
    for query, hosts in (("?embedded=1", ["https://www.nivala.example.org"]), ("", [])):
        text = (await site.http.get(f"/nivala{query}")).text
        data = re.findall(r'<script type="application/json" id="page-data">(.*?)</script>', text, re.DOTALL)
        assert json.loads(data[0])["hosts"] == hosts


async def test_the_link_to_the_other_language_keeps_frame_and_colour(site: Site) -> None:
    """It is what there is without JavaScript, and what stands in the colour is only text."""
    page = (await site.http.get("/nivala?embedded=1&color=%231f4d2b%22%3E")).text
    assert 'href="?lang=sv&amp;embedded=1&amp;color=%231f4d2b%22%3E"' in page
    assert 'href="?lang=sv"' in (await site.http.get("/nivala?color=%231f4d2b")).text


async def test_the_embedded_cookie_is_kept_apart_for_each_site(site: Site) -> None:
    make_public(site)
    answer = await site.post("/chat/session", {"language": "fi"}, Origin=PUBLIC, **EMBEDDED)
    cookie, *attributes = [part.strip() for part in answer.headers["set-cookie"].split(";")]
    assert re.fullmatch(r"__Host-akkuna-embedded=[\w-]{43}", cookie)
    expected = {"Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=None", "Secure", "Partitioned"}
    assert set(attributes) == expected


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_each_municipalitys_page_on_a_site_has_its_own_conversation(site: Site, language: str) -> None:
    names = []
    for page in ("nivala", "kalajoki", "1", "atlantis"):
        answer = await site.post("/chat/session", {"language": language}, **{"Akkuna-Embedded": page})
        names.append(answer.headers["set-cookie"].partition("=")[0])
    assert names == ["akkuna-embedded-nivala", "akkuna-embedded-kalajoki", "akkuna-embedded", "akkuna"]
    assert len(site.intake.conversations) == 4


async def test_the_pages_own_conversation_and_the_embedded_one_are_two(site: Site) -> None:
    own = (await site.open()).headers["set-cookie"].partition(";")[0]
    answer = await site.post("/chat/session", {"language": "fi"}, **EMBEDDED)
    embedded = answer.headers["set-cookie"].partition(";")[0]
    assert len(site.intake.conversations) == 2
    both = {"Cookie": f"{own}; {embedded}"}
    site.http.cookies.clear()
    for headers, text in ((both, "omalla sivulla"), ({**both, **EMBEDDED}, "kunnan sivulla")):
        body = {"id": str(uuid4()), "kind": "text", "text": text}
        assert (await site.post("/chat/messages", body, **headers)).status_code == 202
        async with site.http.stream("GET", "/chat/events", headers=headers) as response:
            await until(response, "citizen")
    for path, heard, unheard in (
        ("/chat/transcript", "omalla sivulla", "kunnan sivulla"),
        ("/chat/transcript?embedded=1", "kunnan sivulla", "omalla sivulla"),
    ):
        saved = (await site.http.get(path, headers=both)).text
        assert heard in saved
        assert unheard not in saved


@pytest.mark.parametrize("origin", ["https://www.nivala.example.org", "https://evil.example.org"])
async def test_the_site_around_the_chat_cannot_speak_for_the_citizen(site: Site, origin: str) -> None:
    make_public(site)
    answer = await site.post("/chat/session", {"language": "fi"}, Origin=origin, **EMBEDDED)
    assert answer.status_code == 403


async def test_the_script_may_be_used_on_other_sites_and_is_small(site: Site) -> None:
    answer = await site.http.get("/widget.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert "set-cookie" not in answer.headers
    assert len(gzip.compress(answer.content, 9)) <= LARGEST_WIDGET


async def test_the_script_knows_every_municipality_by_both_names(site: Site) -> None:
    script = (await site.http.get("/widget.js")).text
    assert "__NAMES__" not in script
    for each in MUNICIPALITIES.values():
        assert f'"{each.folder}":{{"fi":"{each.names.fi}","sv":"{each.names.sv}"}}' in script


async def test_the_script_is_sent_again_only_when_it_has_changed(site: Site) -> None:
    first = await site.http.get("/widget.js")
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = await site.http.get("/widget.js", headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    site.app.ctx.municipalities = {"535": MUNICIPALITIES["535"]}
    changed = await site.http.get("/widget.js", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


async def test_the_script_comes_compressed_where_the_browser_takes_it(site: Site) -> None:
    packed = await site.http.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    plain = await site.http.get("/widget.js", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content


def test_the_script_leaves_nothing_in_the_sites_global_scope() -> None:
    assert ASSETS["widget.js"].content.startswith(b"(function(){")


def test_the_widget_uses_the_words_that_there_are() -> None:
    sources = "".join(file.read_text("utf-8") for file in WIDGET_SOURCES.glob("*.ts"))
    used = set(re.findall(r"\bsay\(\"(\w+)\"", sources))
    assert used == {key.removeprefix("widget.") for key in TEXTS["fi"] if key.startswith("widget.")}


@pytest.mark.parametrize(
    "written",
    [
        "http://www.nivala.example.org",
        "https://www.nivala.example.org/",
        "https://www.nivala.example.org/chat",
        "https://*.example.org",
        "https://nivala",
        "https://WWW.nivala.example.org",
        "https://www.nivala.example.org; script-src *",
        "https://www.kärsämäki.example.org",
        "https://www.nivala.example.org:0",
        "www.nivala.example.org",
        "'*'",
    ],
)
def test_what_is_no_origin_is_refused_with_its_line(tmp_path: Path, written: str) -> None:
    text = (ROOT / "bot" / "municipalities" / "nivala" / "municipality.yml").read_text("utf-8")
    sites, count = re.subn(r"(?m)^websites: .*$", f'websites: ["https://a.example.org", "{written}"]', text)
    assert count == 1
    (tmp_path / "nivala").mkdir()
    (tmp_path / "nivala" / "municipality.yml").write_text(sites, "utf-8")
    with pytest.raises(DataInvalid) as refused:
        load_municipalities(tmp_path)
    assert sites.splitlines()[refused.value.line - 1].startswith("websites:")
    assert refused.value.problem.startswith("websites.1: write the site's origin and no more")
