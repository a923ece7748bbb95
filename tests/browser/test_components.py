"""Every component in every state of its stories: accessible in both languages, however it is shown."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from akkuna.settings import ROOT

from .conftest import not_here

PAGE = ROOT / "channels" / "web" / "page"
BUILT = ROOT / ".cache" / "stories"
LOOKS: tuple[dict[str, Any], ...] = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)
OF_WHOLE_PAGES = ("region", "page-has-heading-one", "landmark-one-main", "heading-order")
"""Rules about what is around a component, which a story is not."""

AXE = """async (off) => {
  const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
  const { violations } = await axe.run(document, { rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
}"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Quiet(SimpleHTTPRequestHandler):
    """Says nothing of each request."""

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def stories() -> Iterator[str]:
    """Address of the stories, built from the present sources."""
    npm = shutil.which("npm")
    if npm is None or not (PAGE / "node_modules").exists():
        not_here("the page's packages are not installed; `make test` installs them")
    subprocess.run([str(npm), "run", "--silent", "stories"], cwd=PAGE, check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(BUILT)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 568}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_axe_finds_nothing_in_any_state(stories: str, page: Page, axe: str, language: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(stories)
    links = page.get_by_role("link", name=f", {language}")
    states = [str(link.get_attribute("href")) for link in links.all()]
    folders = {folder.parent.name for folder in PAGE.glob("src/components/*/*.story.ts")}
    assert {state.partition("story=")[2].partition("&")[0] for state in states} == folders
    problems = [problem for state in states for problem in _problems(page, stories, state, axe)]
    assert problems + errors == []


def _problems(page: Page, stories: str, state: str, axe: str) -> list[str]:
    page.goto(f"{stories}{state}")
    page.locator("#stories > *").first.wait_for(state="attached")
    page.evaluate(axe)
    found = []
    for look in LOOKS:
        page.emulate_media(**look)
        found += [f"{state} {look}: {one}" for one in page.evaluate(AXE, OF_WHOLE_PAGES)]
    if (wide := page.evaluate(TOO_WIDE)) > 0:
        found.append(f"{state}: {wide} px wider than the narrowest screen")
    return found
