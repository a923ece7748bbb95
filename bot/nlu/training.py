"""Trains the model when what it is made from has changed, and only then."""

import hashlib
import os
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from akkuna.settings import ROOT

MARK = "fingerprint"
"""File beside the models: the fingerprint of what the newest was made from."""
_FILES = (
    "config.yml",
    "domain.yml",
    "bot/dialogue/rules.yml",
    "bot/dialogue/importer.py",
    "akkuna/intents.py",
)
_FOLDERS = ("nlu_data", "bot/nlu", "akkuna/words")


def fingerprint() -> str:
    """Hash of everything that the model depends on: data, configuration, components, Rasa's version."""
    digest = hashlib.sha256(version("rasa").encode())
    for path in _sources():
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def current_model(folder: Path) -> Path | None:
    """The model in `folder` that is made from what there is now; None if it has to be trained."""
    mark = folder / MARK
    if not mark.exists():
        return None
    made_from, _, name = mark.read_text(encoding="utf-8").partition(" ")
    model = folder / name.strip()
    return model if made_from == fingerprint() and model.is_file() else None


def train(folder: Path) -> Path:
    """Trains a model into `folder`, and removes the ones before it.

    Returns:
        The model's file.

    Raises:
        RuntimeError: Rasa made no model.
    """
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["RASA_MAX_CACHE_SIZE"] = (
        "0"  # the fingerprint decides, not Rasa's cache of parts of a training
    )
    from rasa.model_training import train as train_with_rasa  # reads the variables, and takes ten seconds

    made_from = fingerprint()
    os.chdir(ROOT)
    result = train_with_rasa(
        domain=str(ROOT / "domain.yml"),
        config=str(ROOT / "config.yml"),
        training_files=[],
        output=str(folder),
        force_training=True,
        fixed_model_name=f"akkuna-{made_from[:12]}",
    )
    if result.model is None:
        raise RuntimeError("Rasa made no model")
    model = Path(result.model)
    (folder / MARK).write_text(f"{made_from} {model.name}\n", encoding="utf-8")
    for old in folder.glob("*.tar.gz"):
        if old != model:
            old.unlink()
    return model


def _sources() -> Iterator[Path]:
    for name in _FILES:
        yield ROOT / name
    for folder in _FOLDERS:
        yield from sorted(
            path for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".yml", ".npz", ".json")
        )
    yield from sorted((ROOT / "bot" / "services").glob("*/service.yml"))
