"""A model is current while nothing that it is made from has changed."""

from pathlib import Path
from types import SimpleNamespace

import pytest
import rasa.model_training

from bot.nlu import training

MADE_FROM = (
    "config.yml",
    "domain.yml",
    "bot/dialogue/rules.yml",
    "bot/dialogue/importer.py",
    "akkuna/intents.py",
    "nlu_data/fi/greet.yml",
    "nlu_data/sv/greet.yml",
    "bot/nlu/features.py",
    "akkuna/words/tokens.py",
)


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of models of a small project, in which Rasa's training only writes a file."""
    for name in (*MADE_FROM, "README.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    folder = tmp_path / "models"
    folder.mkdir()

    def train(output: str, fixed_model_name: str, **others: object) -> SimpleNamespace:
        model = Path(output) / f"{fixed_model_name}.tar.gz"
        model.write_bytes(b"")
        return SimpleNamespace(model=str(model))

    monkeypatch.setattr(training, "ROOT", tmp_path)
    monkeypatch.setattr(rasa.model_training, "train", train)
    monkeypatch.chdir(tmp_path)
    return folder


def test_a_fresh_model_is_current(models: Path) -> None:
    assert training.current_model(models) is None
    model = training.train(models)
    assert training.current_model(models) == model


@pytest.mark.parametrize("name", MADE_FROM)
def test_a_change_in_what_it_is_made_from_makes_it_old(models: Path, name: str) -> None:
    training.train(models)
    (models.parent / name).write_text("changed", encoding="utf-8")
    assert training.current_model(models) is None


def test_a_new_file_of_examples_makes_it_old(models: Path) -> None:
    training.train(models)
    (models.parent / "nlu_data" / "fi" / "thank.yml").write_text("new", encoding="utf-8")
    assert training.current_model(models) is None


def test_what_no_model_is_made_from_changes_nothing(models: Path) -> None:
    model = training.train(models)
    (models.parent / "README.md").write_text("changed", encoding="utf-8")
    assert training.current_model(models) == model


def test_only_the_newest_model_is_kept(models: Path) -> None:
    training.train(models)
    (models.parent / "config.yml").write_text("changed", encoding="utf-8")
    model = training.train(models)
    assert list(models.glob("*.tar.gz")) == [model]


def test_a_removed_model_is_not_current(models: Path) -> None:
    training.train(models).unlink()
    assert training.current_model(models) is None
