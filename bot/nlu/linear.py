"""A linear intent model: trained with scikit-learn, kept and used as plain arrays.

Scores of a linear support vector machine, one against the rest, become probabilities by a softmax
whose temperature is fitted on scores of messages that the scorer had not been trained on.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from bot.nlu.features import Floats, Vector, Vocabulary

C = 0.25
"""Inverse strength of regularisation, chosen by cross-validation on ``nlu_data/``."""
TOLERANCE = 0.01
"""Where the solver stops: a hundred times finer takes longer and finds no intent more."""
CALIBRATION_SHARE = 4
"""One message in so many is held out to fit the temperature."""
SEED = 1

Labels = NDArray[np.int64]

_ARRAYS = "weights.npz"
_NAMES = "names.json"


@dataclass(frozen=True)
class LinearModel:
    """A trained model.

    Attributes:
        intents: names, in the order of the columns of `weights`.
        vocabulary: the features it knows.
        weights: one row a feature, one column an intent.
        bias: one number an intent.
        temperature: what scores are divided by before the softmax.
    """

    intents: tuple[str, ...]
    vocabulary: Vocabulary
    weights: Floats
    bias: Floats
    temperature: float

    @classmethod
    def train(
        cls, documents: Sequence[set[str]], intents: Sequence[str], *, calibrated: bool = True
    ) -> "LinearModel":
        """Trains on messages' features and their intents.

        Args:
            calibrated: fit the temperature, without which probabilities only rank; a third of the time.

        Raises:
            ValueError: fewer than two intents.
        """
        vocabulary = Vocabulary.learn(documents)
        names, labels = np.unique(np.asarray(intents), return_inverse=True)
        if len(names) < 2:
            raise ValueError("training needs at least two intents")
        matrix = _matrix([vocabulary.vector(document) for document in documents], len(vocabulary.index))
        weights, bias = _fit(matrix, labels, len(names))
        temperature = _temperature(matrix, labels, len(names)) if calibrated else 1.0
        return cls(tuple(map(str, names)), vocabulary, weights, bias, temperature)

    def ranking(self, document: Iterable[str]) -> list[tuple[str, float]]:
        """All intents with their probabilities, likeliest first; the probabilities add up to one."""
        indices, values = self.vocabulary.vector(document)
        scores = (values @ self.weights[indices] + self.bias) / self.temperature
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        order = np.argsort(-chances, kind="stable")
        return [(self.intents[number], float(chances[number])) for number in order]

    def save(self, folder: Path) -> None:
        """Writes the model as arrays and names; nothing in the files is ever run."""
        np.savez(
            folder / _ARRAYS,
            weights=self.weights,
            bias=self.bias,
            idf=self.vocabulary.idf,
            temperature=np.float64(self.temperature),
        )
        names = {"intents": self.intents, "features": list(self.vocabulary.index)}
        (folder / _NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "LinearModel":
        """Reads what `save` wrote.

        Raises:
            OSError, ValueError: the files are missing or are not a model.
        """
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            index = {name: number for number, name in enumerate(names["features"])}
            vocabulary = Vocabulary(index, arrays["idf"])
            temperature = float(arrays["temperature"])
            return cls(tuple(names["intents"]), vocabulary, arrays["weights"], arrays["bias"], temperature)


def _matrix(vectors: Sequence[Vector], width: int) -> csr_matrix:
    starts = np.cumsum([0, *(len(indices) for indices, _ in vectors)])
    indices = np.concatenate([indices for indices, _ in vectors])
    values = np.concatenate([values for _, values in vectors])
    return csr_matrix((values, indices, starts), shape=(len(vectors), width))


def _fit(matrix: csr_matrix, labels: Labels, classes: int) -> tuple[Floats, Floats]:
    """Weights (features × classes) and bias of a linear support vector machine."""
    machine = LinearSVC(C=C, tol=TOLERANCE, random_state=SEED).fit(matrix, labels)
    weights, bias = machine.coef_.T, machine.intercept_
    if classes == 2:  # scikit-learn gives one column for two classes
        weights, bias = np.hstack([-weights, weights]), np.array([-bias[0], bias[0]])
    return weights.astype(np.float32), bias.astype(np.float32)


def _temperature(matrix: csr_matrix, labels: Labels, classes: int) -> float:
    """The temperature that makes held-out probabilities likeliest; 1 where the data is too small to tell."""
    folds = min(CALIBRATION_SHARE, int(np.bincount(labels).min()))
    if folds < 2:
        return 1.0
    train, test = next(StratifiedKFold(folds, shuffle=True, random_state=SEED).split(matrix, labels))
    weights, bias = _fit(matrix[train], labels[train], classes)
    scores, wanted = matrix[test] @ weights + bias, labels[test]

    def loss(logarithm: float) -> float:
        scaled = scores / np.exp(logarithm)
        scaled -= scaled.max(axis=1, keepdims=True)
        chances = scaled[np.arange(len(wanted)), wanted] - np.log(np.exp(scaled).sum(axis=1))
        return float(-chances.mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-4.0, 2.0), method="bounded").x))
