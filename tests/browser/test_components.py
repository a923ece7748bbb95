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
from .inspection import violations_in_all_looks
from .tree import faults

PAGE = ROOT / "channels" / "web" / "page"
BUILT = ROOT / ".cache" / "stories"
OF_WHOLE_PAGES = ("region", "page-has-heading-one", "landmark-one-main", "heading-order")
"""Rules about what is around a component, which a story is not."""

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
def test_nothing_is_wrong_in_any_state(stories: str, page: Page, axe: str, language: str) -> None:
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
    wrong = faults(page, whole=False) + violations_in_all_looks(page, axe, OF_WHOLE_PAGES)
    found = [f"{state}: {one}" for one in wrong]
    if (wide := page.evaluate(TOO_WIDE)) > 0:
        found.append(f"{state}: {wide} px wider than the narrowest screen")
    return found
