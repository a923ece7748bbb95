"""`akkuna new` makes folders that `akkuna check` accepts once they are filled in."""

import importlib
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sanic import Sanic

import integrations
from akkuna.errors import RequestRefused
from akkuna.settings import ROOT
from cli.project import FILL_IN
from integrations.http import Http
from integrations.sandbox.storage import connect
from integrations.sandbox.world import World
from tests.servers import free_port
from tests.unit.cli.conftest import Akkuna

MUNICIPALITY = [
    *("Tredje", "Kolmannessa", "Kolmannen", "Kolmanteen", "Kolmannesta"),
    *("i Tredje", "Tredjes", "till Tredje", "från Tredje"),
    *('"900"', "64.0", "25.0", "63.0", "65.0", "24.0", "26.0"),
    *("true", '"+358 800 000 003"', "a@example.org", "Katu 3", "Gatan 3", "09:00", "15:00"),
    *("https://third.example.org", "https://tickets.example.org"),
]
SERVICE = ["null", "write", "text", "staff", "customer_service", "1", "service_request"]
CONVERSATION = ["it is booked", '"001"', "varaa", "boka"]


def fill(path: Path, values: list[str]) -> None:
    """Writes the values where the marks stand, in order; all marks and all values are used."""
    pieces = path.read_text(encoding="utf-8").split(FILL_IN)
    assert len(pieces) == len(values) + 1
    path.write_text("".join(a + b for a, b in zip(pieces, [*values, ""], strict=True)), encoding="utf-8")


def fill_numbered(path: Path, word: str) -> None:
    """Fills all marks with different words."""
    count = path.read_text(encoding="utf-8").count(FILL_IN)
    fill(path, [f"{word} {number}" for number in range(count)])


def gaps(text: str) -> list[str]:
    """Places of what is still to be filled in."""
    return [line.split(": ")[0] for line in text.splitlines() if "still to be filled in" in line]


def marks(root: Path, *files: str) -> list[str]:
    """Places of the lines that hold a mark."""
    return [
        f"{file}:{number}"
        for file in files
        for number, line in enumerate((root / file).read_text(encoding="utf-8").splitlines(), start=1)
        if FILL_IN in line
    ]


def test_a_municipality(root: Path, akkuna: Akkuna) -> None:
    file = "bot/municipalities/kolmas_kyla/municipality.yml"
    made = akkuna("new", "municipality", "Kolmas Kylä", "--code", "003")
    assert made.exit_code == 0
    assert f"made {file}" in made.stdout
    checked = akkuna("check")
    assert len(checked.stdout.splitlines()) == len(gaps(checked.stdout))
    assert gaps(checked.stdout) == marks(root, file)
    fill(root / file, MUNICIPALITY)
    result = akkuna("check")
    assert result.exit_code == 0, result.stdout


def test_a_service(root: Path, akkuna: Akkuna) -> None:
    made = akkuna("new", "service", "book_hall", "--intent", "book")
    assert made.exit_code == 0
    files = [line.removeprefix("made ") for line in made.stdout.splitlines() if line.startswith("made ")]
    assert sorted(files) == [
        "bot/services/book_hall/service.yml",
        "bot/services/book_hall/texts.fi.yml",
        "bot/services/book_hall/texts.sv.yml",
        "nlu_data/fi/book.yml",
        "nlu_data/sv/book.yml",
        "tests/conversations/book_hall.yml",
    ]
    checked = akkuna("check")
    assert len(checked.stdout.splitlines()) == len(gaps(checked.stdout))
    assert gaps(checked.stdout) == marks(root, *sorted(files))
    fill(root / "bot/services/book_hall/service.yml", SERVICE)
    fill(root / "tests/conversations/book_hall.yml", CONVERSATION)
    for language in ("fi", "sv"):
        fill_numbered(root / "bot/services/book_hall" / f"texts.{language}.yml", "sana")
        fill_numbered(root / "nlu_data" / language / "book.yml", f"{language} varaa")
    result = akkuna("check")
    assert result.stdout == (
        "bot/services/book_hall/service.yml:2: service: no handler in actions/ is registered for book_hall\n"
    )
    (root / "actions" / "book.py").write_text('register("book_hall", Handler())\n', encoding="utf-8")
    result = akkuna("check")
    assert result.exit_code == 0, result.stdout


def test_a_service_of_an_intent_with_examples_leaves_them(root: Path, akkuna: Akkuna) -> None:
    for language in ("fi", "sv"):
        examples = root / "nlu_data" / language
        (examples / "book.yml").write_text(
            (examples / "ask.yml").read_text(encoding="utf-8"), encoding="utf-8"
        )
    made = akkuna("new", "service", "book_hall", "--intent", "book")
    assert made.exit_code == 0
    assert "nlu_data" not in made.stdout


def test_a_system(root: Path, akkuna: Akkuna) -> None:
    made = akkuna("new", "system", "water_cuts")
    assert made.exit_code == 0
    folder = root / "integrations" / "water_cuts"
    for path in sorted(folder.iterdir()):
        fill_numbered(path, "word")
    result = akkuna("check")
    assert result.exit_code == 0, result.stdout


@pytest.mark.parametrize("name", ["a", "water_cuts", "zoo2"])
def test_the_code_of_a_system_passes_the_linters(root: Path, akkuna: Akkuna, name: str) -> None:
    assert akkuna("new", "system", name).exit_code == 0
    ruff = [sys.executable, "-m", "ruff"]
    own = ["--config", str(ROOT / "pyproject.toml")]
    both_roots = ["--config", f"src = ['{root}', '{ROOT}']"]
    for command in (["check", *own, *both_roots], ["format", "--check", *own]):
        done = subprocess.run(
            [*ruff, *command, str(root / "integrations" / name)], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout


@pytest.fixture
def new_system(root: Path, akkuna: Akkuna, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A system that was just made, importable beside the others."""
    name = "water_cuts"
    assert akkuna("new", "system", name).exit_code == 0
    monkeypatch.setattr(integrations, "__path__", [*integrations.__path__, str(root / "integrations")])
    yield name
    for module in [one for one in sys.modules if one.startswith(f"integrations.{name}")]:
        del sys.modules[module]
    vars(integrations).pop(name, None)


async def test_client_and_sandbox_of_a_system_understand_each_other(new_system: str, tmp_path: Path) -> None:
    client_of = importlib.import_module(f"integrations.{new_system}.client").WaterCuts
    async with served(new_system, tmp_path) as (address, world), opened() as http:
        world.storage.put("item", "2", {"id": 2, "name": None})
        found = await client_of(address, key=None, http=http).items()
        assert [(one.id, one.name) for one in found] == [("1", "Water cuts"), ("2", None)]
        world.storage.put("_mode", "now", {"key": "right"})
        assert len(await client_of(address, key="right", http=http).items()) == 2
        with pytest.raises(RequestRefused):
            await client_of(address, key="wrong", http=http).items()


@asynccontextmanager
async def served(system: str, folder: Path) -> AsyncIterator[tuple[str, World]]:
    """The address of the system's sandbox on a free port, and what it lives in."""
    # More than one sanic server in a process: it otherwise rewrites its own methods once and for all.
    Sanic.test_mode = True
    app: Any = Sanic(f"test-of-{system}", configure_logging=False)
    world = World(system, connect(folder / "sandbox.db"))
    app.blueprint(importlib.import_module(f"integrations.{system}.sandbox").blueprint(world))
    port = free_port()
    server = await app.create_server(
        host="127.0.0.1", port=port, return_asyncio_server=True, access_log=False
    )
    await server.startup()
    try:
        yield f"http://127.0.0.1:{port}", world
    finally:
        server.close()
        await server.wait_closed()


@asynccontextmanager
async def opened() -> AsyncIterator[Http]:
    """Connections that are closed at the end."""
    http = Http()
    try:
        yield http
    finally:
        await http.aclose()


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (
            ["municipality", "Täällä", "--code", "001"],
            "bot/municipalities/here/municipality.yml has the code 001 already.",
        ),
        (
            ["municipality", "There", "--code", "003"],
            "bot/municipalities/there/municipality.yml exists already. Nothing was written.",
        ),
        (
            ["municipality", "Uusi", "--code", "12"],
            "The code must have three digits; see https://stat.fi/fi/luokitukset/kunta.",
        ),
        (["municipality", "!", "--code", "003"], "The name must begin with a letter."),
        (
            ["service", "mend", "--intent", "book"],
            "bot/services/mend/service.yml exists already. Nothing was written.",
        ),
        (["service", "mend2", "--intent", "mend"], "The intent mend begins mend already."),
        (
            ["service", "fly", "--intent", "fly"],
            "nlu_data/intents.yml has no intent fly that begins a service.",
        ),
        (
            ["service", "Book Hall", "--intent", "book"],
            "The name must be of small letters a–z, digits and underscores, beginning with a letter.",
        ),
        (
            ["service", "../fly", "--intent", "book"],
            "The name must be of small letters a–z, digits and underscores, beginning with a letter.",
        ),
        (["system", "tickets"], "integrations/tickets exists already. Nothing was written."),
        (
            ["system", "-"],
            "The name must be of small letters a–z, digits and underscores, beginning with a letter.",
        ),
    ],
)
def test_refuses(root: Path, akkuna: Akkuna, arguments: list[str], answer: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = akkuna("new", *arguments)
    assert (result.exit_code, result.stderr) == (1, f"{answer}\n")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
