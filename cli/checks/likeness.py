"""Which examples are nearly the same: by the letters that they share, whatever their order of words."""

from collections.abc import Iterator, Sequence

from cli.checks.examples import Example

NEARLY_THE_SAME = 0.88
"""Likeness from which one of two sentences teaches nothing: they differ in an ending or a small word."""
FEWEST_LETTERS = 12
"""Of sentences shorter than this, one letter may change the meaning ("joo", "juu")."""
LEAST_WORTH_SHOWING = 0.3
_BLOCK = 512


def alike(examples: Sequence[Example], least: float) -> Iterator[tuple[float, Example, Example]]:
    """Pairs of sentences of one language with at least this likeness (0–1), the earlier one first.

    Likeness is the cosine of the sentences' letter pairs to quintuples within words, rare ones weighing more.
    """
    if len(examples) < 2:
        return
    # It takes a second to load, which no other command should wait for.
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, dtype=np.float32)
    matrix = vectorizer.fit_transform([example.folded for example in examples])
    for start in range(0, len(examples), _BLOCK):
        found = (matrix[start : start + _BLOCK] @ matrix.T).tocoo()
        near = (found.data >= least) & (found.row + start < found.col)
        for row, column, likeness in zip(found.row[near], found.col[near], found.data[near], strict=True):
            yield float(likeness), examples[row + start], examples[column]


def closest_of_other_intents(
    examples: Sequence[Example], most: int, intent: str | None = None
) -> list[tuple[float, Example, Example]]:
    """The pairs of most likeness that stand under two intents, likest first.

    Args:
        most: pairs at most.
        intent: one of the two, if only its pairs are wanted.
    """
    pairs = (
        pair
        for pair in alike(examples, LEAST_WORTH_SHOWING)
        if pair[1].intent != pair[2].intent and intent in (None, pair[1].intent, pair[2].intent)
    )
    return sorted(pairs, key=lambda pair: -pair[0])[:most]
