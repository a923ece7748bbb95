"""Measures the understanding of intents on a Rasa NLU file that nobody of the project wrote.

    python -m bench.nlu_outside FILE…

Cross-validates with the code that the assistant runs, without Rasa's graph around it: five folds, three
seeds, mean accuracy. Nothing is chosen by these figures; the settings come from ``nlu_data/``.
"""

import argparse
import statistics
from pathlib import Path

import numpy as np
import yaml
from sklearn.model_selection import StratifiedKFold

from bot.nlu.clock import now_in_finland
from bot.nlu.entities import find_entities
from bot.nlu.features import features
from bot.nlu.linear import LinearModel
from bot.nlu.message import analyse_message

FOLDS = 5
SEEDS = (1, 2, 3)


def main() -> None:
    """Prints the mean accuracy on each file and the accuracy with each seed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="Rasa NLU file in YAML")
    for file in parser.parse_args().files:
        texts, intents = examples(file)
        accuracies = cross_validate(texts, intents)
        seeds = ", ".join(f"{accuracy:.3f}" for accuracy in accuracies)
        print(f"{file.name}: {len(texts)} messages, {len(set(intents))} intents, ", end="")
        print(f"accuracy {statistics.mean(accuracies):.4f} (seeds: {seeds})")


def examples(file: Path) -> tuple[list[str], list[str]]:
    """Messages of a Rasa NLU file and their intents."""
    texts: list[str] = []
    intents: list[str] = []
    for group in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
        lines = [line.removeprefix("- ") for line in group["examples"].splitlines() if line.startswith("- ")]
        texts += lines
        intents += [group["intent"]] * len(lines)
    return texts, intents


def cross_validate(texts: list[str], intents: list[str]) -> list[float]:
    """Accuracy with each seed: the share of messages whose intent a model not trained on them found."""
    now = now_in_finland()
    messages = [analyse_message(text) for text in texts]
    documents = [features(message, find_entities(message, now)) for message in messages]
    labels = np.asarray(intents)
    accuracies = []
    for seed in SEEDS:
        right = 0
        for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(documents, labels):
            model = LinearModel.train([documents[place] for place in train], labels[train])
            right += sum(model.ranking(documents[place])[0][0] == labels[place] for place in test)
        accuracies.append(right / len(texts))
    return accuracies


if __name__ == "__main__":
    main()
