"""A headless Chromium, a server, and pages that notice whatever goes wrong in them."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.resilience.server import Server

from .chat_page import ChatPage
from .inspection import Inspection, inspect_state
from .line import Line

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AS_RUN = (
    "-c",
    "from functools import partial\n"
    "import channels.app\n"
    "from channels.web.limits import Limits, Rate\n"
    "channels.app.Limits = partial(Limits, openings=Rate(100_000, 3600))\n"
    "from cli.main import app; app()",
    "run",
)
"""`akkuna run`, as arguments of Python; all these browsers have one address, so it may open many sessions."""

FOLDER = Path(__file__).parent
AXE = FOLDER / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="package")
def server(municipalities: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server under test: the assistant as in production, its outside systems sandboxes.

    To run these tests against another one, make it here and nowhere else: anything with an ``address``
    that serves the hosted page and asks what a fault report needs, and ``stop()``.
    """
    folder = tmp_path_factory.mktemp("browser")
    chosen = Server(folder, f"sqlite:///{folder / 'akkuna.db'}", municipalities, AS_RUN, processes=1)
    yield chosen
    chosen.stop()


@pytest.fixture(scope="package")
def line(municipalities: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    """A line to another server, which can be killed at named points; tests cut the one and kill the other."""
    folder = tmp_path_factory.mktemp("line")
    line, database = Line(), f"sqlite:///{folder / 'akkuna.db'}"
    line.server = Server(folder, database, municipalities, AKKUNA_BASE_URL=line.address)
    line.restore()
    yield line
    line.server.stop()
    line.close()


# Playwright's loop runs in this thread while it is open: it must be closed before asyncio tests run.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        not_here("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def axe() -> str:
    """The source of axe-core, installed from the lock file when it is missing."""
    if not AXE.exists():
        npm = shutil.which("npm")
        if npm is None:
            not_here("npm is not installed; it brings axe-core")
        command = [str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=FOLDER, check=True, capture_output=True)
    return AXE.read_text("utf-8")


@pytest.fixture(scope="package")
def inspect(browser: Browser, server: Server, axe: str) -> Callable[[str, str], Inspection]:
    """Tells what is wrong in a state of the chat: ``inspect("summary", "sv")``; each is looked at once."""
    return cache(partial(inspect_state, browser, server.address, axe))


OpenChat = Callable[..., ChatPage]


@pytest.fixture
def open_chat(browser: Browser, server: Server) -> Iterator[OpenChat]:
    """Opens the chat: ``open_chat("/nivala", "sv", **context_options)``, or in a tab beside another page.

    At the end of the test every page must be free of script errors, of attempts that the content
    security policy stopped, and of requests to anywhere else.
    """
    pages: list[ChatPage] = []

    def open_one(
        path: str = "/nivala", language: str = "fi", *, beside: ChatPage | None = None, **options: object
    ) -> ChatPage:
        context: BrowserContext
        context = beside.page.context if beside else browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        page = ChatPage(context.new_page(), server.address)
        pages.append(page)
        page.open(path, language)
        return page

    yield open_one
    problems = [problem for page in pages for problem in page.problems]
    for page in pages:
        page.page.context.close()
    assert problems == []


def not_here(reason: str) -> NoReturn:
    """Skips the test for what this machine lacks; where everything must be there, fails it."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
