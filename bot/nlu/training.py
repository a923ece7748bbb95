"""Trains the assistant's model, and only when something that it depends on has changed."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from akkuna.errors import AkkunaError
from akkuna.settings import ROOT

MODELS = ROOT / "models"

_DEPENDENCIES = (
    "config.yml",
    "domain.yml",
    "nlu_data/**/*.yml",
    "akkuna/words/**/*.py",
    "akkuna/words/data/*",
    "bot/nlu/**/*.py",
    "bot/dialogue/**/*.py",
    "bot/dialogue/**/*.yml",
    "bot/services/**/service.yml",
    "bot/life_events/**/*.yml",
)
"""What a model is made from, as patterns from the project's root."""


class TrainingFailed(AkkunaError):
    """No model came out of the training; what Rasa has printed says why."""


def fingerprint() -> str:
    """Hash of the names and contents of all files that a model is made from."""
    digest = hashlib.sha256()
    for file in _files():
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def train(output_folder: Path = MODELS) -> Path:
    """Trains a model unless the newest one was made from the same files.

    Args:
        output_folder: where models are kept, each with its fingerprint beside it.

    Returns:
        the newest model's archive.

    Raises:
        TrainingFailed: Rasa made no model.
    """
    present = fingerprint()
    newest = newest_model(output_folder)
    if newest and _fingerprint_file(newest).is_file() and _fingerprint_file(newest).read_text() == present:
        return newest
    model = _train(output_folder)
    _fingerprint_file(model).write_text(present)
    return model


def newest_model(folder: Path = MODELS) -> Path | None:
    """The archive that was written last, or None where there is none."""
    return max(folder.glob("*.tar.gz"), key=lambda file: file.stat().st_mtime_ns, default=None)


def _train(output_folder: Path) -> Path:
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"  # what is cached would outlive what it depends on
    from rasa.model_training import train as train_with_rasa  # takes seconds and reads the variables above

    result = train_with_rasa(
        domain=str(ROOT / "domain.yml"),
        config=str(ROOT / "config.yml"),
        training_files=None,
        output=str(output_folder),
    )
    if not result.model:
        raise TrainingFailed()
    return Path(result.model)


def _fingerprint_file(model: Path) -> Path:
    return model.with_name(model.name + ".fingerprint")


def _files() -> Iterator[Path]:
    found = {file for pattern in _DEPENDENCIES for file in ROOT.glob(pattern) if file.is_file()}
    return iter(sorted(found))
