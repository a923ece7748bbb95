"""Makes the weights of the language model: ``python -m akkuna.words.language_training EXAMPLES``.

EXAMPLES is the folder that holds Rasa example files under ``fi/`` and ``sv/``. The other languages are
learned from made-up messages: frequent words mixed with words of simplemma's dictionaries.
"""

import random
import sys
from pathlib import Path

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from simplemma.strategies.dictionaries import StreamDictionaryFactory
from sklearn.linear_model import LogisticRegression

from akkuna.words.language_model import BUCKETS, FILE, grams
from akkuna.words.tokens import tokens

DICTIONARIES = {
    "fi": ["fi"],
    "sv": ["sv"],
    "en": ["en"],
    "no": ["nb"],
    "et": ["et"],
    "und": ["de", "fr", "es", "pl", "tr"],
}
MESSAGES = 6000
"""Made-up messages a language."""

FREQUENT = 0.65
"""Share of frequent words in a made-up message."""

NAME = 0.05
"""Chance that a word is replaced by a Finnish place name, which stands in messages of any language."""

LONGEST_MESSAGE = 7
EVERY = 37
"""One dictionary word in so many is used."""

SEED = 7


def main(examples: Path) -> None:
    """Trains on made-up and example messages and writes the weights."""
    chooser = random.Random(SEED)
    messages: list[list[str]] = []
    labels: list[str] = []
    for language in DICTIONARIES:
        made = [*_made_up(language, chooser, _names(examples)), *_pieces(examples / language, chooser)]
        messages.extend(made)
        labels.extend([language] * len(made))
    model = LogisticRegression(C=1.0, max_iter=300).fit(_matrix(messages), labels)
    np.savez_compressed(
        FILE,
        languages=np.asarray(model.classes_),
        weights=model.coef_.T.astype(np.float16),
        bias=model.intercept_.astype(np.float32),
    )


def _made_up(language: str, chooser: random.Random, names: list[str]) -> list[list[str]]:
    file = FILE.parent / "frequent_words.yml"
    frequent: list[str] = yaml.safe_load(file.read_text(encoding="utf-8"))[language].split()
    rare = [word for code in DICTIONARIES[language] for word in _dictionary_words(code)]

    def word() -> str:
        if chooser.random() < NAME:
            return chooser.choice(names)
        return chooser.choice(frequent if chooser.random() < FREQUENT else rare)

    return [[word() for _ in range(chooser.randint(1, LONGEST_MESSAGE))] for _ in range(MESSAGES)]


def _dictionary_words(code: str) -> list[str]:
    words = list(StreamDictionaryFactory().get_dictionary(code))
    return [word.lower() for word in words[::EVERY] if word.isalpha()]


def _pieces(folder: Path, chooser: random.Random) -> list[list[str]]:
    """Each example message whole, and a random piece of it."""
    pieces = []
    for file in sorted(folder.glob("*.yml")):
        for group in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            for line in group["examples"].splitlines():
                words = [surface.lower() for surface, _, _ in tokens(line) if surface.isalpha()]
                if words:
                    start = chooser.randrange(len(words))
                    pieces += [words, words[start : start + chooser.randint(1, 4)]]
    return pieces


def _names(examples: Path) -> list[str]:
    file = examples / "lookups" / "municipality.yml"
    return [entry["fi"].lower() for entry in yaml.safe_load(file.read_text(encoding="utf-8")).values()]


def _matrix(messages: list[list[str]]) -> csr_matrix:
    columns, values, starts = [], [], [0]
    for words in messages:
        for word in words:
            found = grams(word)
            columns += found
            values += [1 / np.sqrt(len(found))] * len(found)
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(messages), BUCKETS))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
