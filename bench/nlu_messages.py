"""Messages with their intents: those of a Rasa NLU file, and the project's own examples."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.nlu.importer import LANGUAGES, NLU_DATA

OWN = "own examples"

_MARK = re.compile(r"\[(?P<value>[^\]]+)\](?:\{[^}]*\}|\([^)]*\))")
"""An annotated entity in Rasa's notation: ``[huomenna]{"entity": "date"}`` or ``[huomenna](date)``."""


@dataclass(frozen=True)
class Messages:
    """Messages to cross-validate on.

    Attributes:
        name: what the tables call them.
        texts: as written, without marks of entities.
        intents: one for each text.
    """

    name: str
    texts: tuple[str, ...]
    intents: tuple[str, ...]


def of_file(file: Path) -> Messages:
    """The messages of a Rasa NLU file in YAML.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not YAML, or holds no examples of intents.
    """
    try:
        found = _of([file])
    except yaml.YAMLError as error:
        raise ValueError(f"{file.name}: not valid YAML") from error
    if not found:
        raise ValueError(f"{file.name}: no examples of intents")
    return _named(file.stem, found)


def own_examples() -> Messages:
    """All examples of ``nlu_data/``, both languages together as the model learns them."""
    return _named(OWN, _of([file for code in LANGUAGES for file in sorted((NLU_DATA / code).glob("*.yml"))]))


def _named(name: str, found: list[tuple[str, str]]) -> Messages:
    texts, intents = zip(*found, strict=True)
    return Messages(name, texts, intents)


def _of(files: list[Path]) -> list[tuple[str, str]]:
    return [example for file in files for group in _groups(file) for example in _examples(group)]


def _groups(file: Path) -> list[dict[str, str]]:
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    groups = content.get("nlu") if isinstance(content, dict) else None
    return [group for group in groups or [] if "intent" in group and "examples" in group]


def _examples(group: dict[str, str]) -> list[tuple[str, str]]:
    lines = (line.strip() for line in group["examples"].splitlines())
    texts = (_MARK.sub(r"\g<value>", line.removeprefix("- ")) for line in lines if line.startswith("- "))
    return [(text, group["intent"]) for text in texts]
