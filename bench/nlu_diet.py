"""Rasa's default pipeline, as the configuration that `rasa init` leaves to Rasa has it, with DIET in it."""

import asyncio
import logging
import os
import sys
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from bench.nlu_folds import FOLDS, Rightness, folds
from bench.nlu_messages import Messages


def cross_validate(messages: Messages, seed: int) -> Rightness:
    """Trains and tests Rasa's default pipeline on the folds of a seed; takes minutes a fold."""
    found = list(messages.intents)
    for number, (train, test) in enumerate(folds(messages.intents, seed), start=1):
        with tempfile.TemporaryDirectory(prefix="bench-nlu-") as folder:
            parsed = _train_and_parse(Path(folder), messages, train.tolist(), test.tolist(), seed)
        right = sum(messages.intents[place] == intent for place, intent in zip(test, parsed, strict=True))
        print(
            f"{messages.name}: Rasa's default, fold {number} of {FOLDS}: {right / len(test):.3f}",
            file=sys.stderr,
            flush=True,
        )
        for place, intent in zip(test, parsed, strict=True):
            found[place] = intent
    return Rightness.of(messages.intents, found)


def default_pipeline(seed: int) -> list[dict[str, Any]]:
    """The components that Rasa chooses when its configuration names none; DIET's chance has a seed."""
    file = files("rasa.engine.recipes.config_files") / "default_config.yml"
    pipeline: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))["pipeline"]
    for component in pipeline:
        if component["name"] == "DIETClassifier":
            component["random_seed"] = seed
    return pipeline


def _train_and_parse(
    folder: Path, messages: Messages, train: Sequence[int], test: Sequence[int], seed: int
) -> list[str]:
    os.environ |= {"RASA_TELEMETRY_ENABLED": "false", "RASA_MAX_CACHE_SIZE": "0"}
    from rasa.model_training import train_nlu  # reads the variables, and takes ten seconds
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)

    config, examples = folder / "config.yml", folder / "nlu.yml"
    _write(
        config,
        {"recipe": "default.v1", "language": "en", "assistant_id": "bench"}
        | {"pipeline": default_pipeline(seed)},
    )
    _write(examples, {"version": "3.1", "nlu": _groups(messages, train)})
    model = train_nlu(str(config), str(examples), str(folder))
    return asyncio.run(_parse(model, [messages.texts[place] for place in test]))


async def _parse(model: str, texts: Sequence[str]) -> list[str]:
    """The likeliest intents, as `rasa test` counts them: what falls back is counted as what it fell from."""
    from rasa.core.agent import Agent
    from rasa.nlu.classifiers import fallback_classifier

    agent = Agent.load(model)
    parsed = [await agent.parse_message(text) for text in texts]
    undone = (
        fallback_classifier.undo_fallback_prediction(one)
        if fallback_classifier.is_fallback_classifier_prediction(one)
        else one
        for one in parsed
    )
    return [str(one["intent"]["name"]) for one in undone]


def _groups(messages: Messages, places: Sequence[int]) -> list[dict[str, str]]:
    by_intent: dict[str, list[str]] = {}
    for place in places:
        by_intent.setdefault(messages.intents[place], []).append(messages.texts[place])
    return [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
        for intent, texts in by_intent.items()
    ]


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
