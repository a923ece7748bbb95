"""How often the language of the messages of ``tests/nlu/languages.yml`` is found."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import yaml

from akkuna.words.language import ENOUGH_WORDS, detect
from akkuna.words.tokens import tokens
from bench.nlu_scores import FOLDER

FILE = FOLDER / "languages.yml"

SENTENCES, SHORT = "sentences", "short"
"""Messages of three words or more, and of one or two."""


def messages() -> dict[str, list[str]]:
    """The messages by the code of their language."""
    content: dict[str, str] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {code: lines.splitlines() for code, lines in content.items()}


def measure() -> dict[str, Any]:
    """Of the sentences and of the short messages: how many there are, the share found, by language too."""
    return {kind: _of_kind(kind) for kind in (SENTENCES, SHORT)}


def kind_of(text: str) -> str:
    """Whether a message has words enough for a sentence."""
    return SENTENCES if len(list(tokens(text))) >= ENOUGH_WORDS else SHORT


def _of_kind(kind: str) -> dict[str, Any]:
    texts = {code: [text for text in some if kind_of(text) == kind] for code, some in messages().items()}
    languages = {code: _counts(code, some) for code, some in texts.items()}
    count = sum(one["messages"] for one in languages.values())
    right = sum(one["right"] for one in languages.values())
    return {"messages": count, "accuracy": right / count, "languages": languages}


def _counts(code: str, texts: Iterable[str]) -> dict[str, Any]:
    found = Counter(detect(text).language or "none" for text in texts)
    total = sum(found.values())
    wrong = {other: times for other, times in found.most_common() if other != code}
    return {"messages": total, "right": found[code], "accuracy": found[code] / total, "taken_for": wrong}
