"""`akkuna train` trains only when something has changed, and says which; `akkuna doctor` sees the same."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

import bot.nlu
from cli.doctor.finding import Finding
from cli.doctor.model import model
from tests.unit.cli.conftest import Akkuna


class Training(ModuleType):
    """Stands in for `bot.nlu.training`, whose import takes longer than all of these tests."""

    def __init__(self) -> None:
        super().__init__("bot.nlu.training")
        self.made_from, self.data, self.trained = "", "first", 0

    def current_model(self, folder: Path) -> Path | None:
        return folder / "model.tar.gz" if self.made_from == self.data else None

    def train(self, folder: Path) -> Path:
        self.made_from, self.trained = self.data, self.trained + 1
        folder.mkdir(exist_ok=True)
        (folder / "model.tar.gz").touch()
        return folder / "model.tar.gz"


@pytest.fixture
def training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Training:
    """Training into a temporary folder."""
    stand_in = Training()
    monkeypatch.setitem(sys.modules, "bot.nlu.training", stand_in)
    monkeypatch.setattr(bot.nlu, "training", stand_in, raising=False)
    # What the command changes in its own process must not outlive the test in this one.
    monkeypatch.setattr("akkuna.logs.configure", lambda level: None)
    for name in ("LOG_LEVEL", "TF_CPP_MIN_LOG_LEVEL"):
        monkeypatch.setenv(name, "ERROR")
    for module in ("cli.commands.train", "cli.doctor.model"):
        monkeypatch.setattr(f"{module}.ROOT", tmp_path)
    return stand_in


def test_trains_only_what_has_changed(training: Training, akkuna: Akkuna) -> None:
    assert "model.tar.gz is trained." in akkuna("train").stdout
    assert "is up to date: nothing that it learns from has changed." in akkuna("train").stdout
    assert training.trained == 1
    training.data = "second"
    assert "model.tar.gz is trained." in akkuna("train").stdout
    assert training.trained == 2


def test_trains_all_the_same_when_told_to(training: Training, akkuna: Akkuna) -> None:
    akkuna("train")
    assert "model.tar.gz is trained." in akkuna("train", "--force").stdout
    assert training.trained == 2


def test_doctor_sees_how_the_model_stands(training: Training, akkuna: Akkuna) -> None:
    assert model() == Finding.missing("model: there is none; `akkuna train` makes it.")
    akkuna("train")
    assert model() == Finding.ok("model: model.tar.gz is up to date")
    training.data = "second"
    assert model() == Finding.note(
        "model: its data has changed since it was trained; `akkuna train` renews it."
    )
