"""A small, complete project in a temporary folder, which tests break or add to."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from akkuna.replies import LANGUAGES
from akkuna.settings import ROOT
from cli.main import app

SMALL = Path(__file__).parent / "small"

Akkuna = Callable[..., Result]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a copy of the small project; commands take it for theirs."""
    copy = tmp_path / "project"
    shutil.copytree(SMALL, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "cli").mkdir()
    for language in LANGUAGES:
        shutil.copy(ROOT / "cli" / f"texts.{language}.yml", copy / "cli")
    monkeypatch.setattr("cli.project.ROOT", copy)
    monkeypatch.setenv("AKKUNA_MUNICIPALITIES", str(copy / "bot" / "municipalities"))
    return copy


@pytest.fixture
def akkuna() -> Akkuna:
    """Runs ``akkuna`` with arguments."""
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, arguments)
