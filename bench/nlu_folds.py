"""Cross-validation: the folds, and how right what was found on them is."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import mean
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

FOLDS = 5

Fold = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Places of the messages to train on and of those to test on."""


def folds(intents: Sequence[str], seed: int) -> Iterator[Fold]:
    """The folds of a seed: each has the intents in the same shares, and all pipelines get the same ones."""
    labels = np.asarray(intents)
    yield from StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(labels, labels)


@dataclass(frozen=True)
class Rightness:
    """How right the intents are that were found for all messages, each by a model not trained on it.

    Attributes:
        accuracy: share of the messages whose intent was found.
        macro_f1: mean over the intents of F1, so that a rare one counts as much as a common one.
    """

    accuracy: float
    macro_f1: float

    @classmethod
    def of(cls, wanted: Sequence[str], found: Sequence[str]) -> "Rightness":
        """Of the intents wanted and found."""
        right = sum(one == other for one, other in zip(wanted, found, strict=True))
        macro = f1_score(wanted, found, labels=sorted(set(wanted)), average="macro", zero_division=0)
        return cls(right / len(wanted), float(macro))


def summary(of_seeds: Sequence[Rightness]) -> dict[str, Any]:
    """Means over the seeds, and what each seed gave."""
    return {
        "accuracy": mean(one.accuracy for one in of_seeds),
        "macro_f1": mean(one.macro_f1 for one in of_seeds),
        "seeds": [asdict(one) for one in of_seeds],
    }
