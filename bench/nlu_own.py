"""Cross-validation of the assistant's own pipeline, without Rasa's graph around it."""

from collections.abc import Sequence

from bench.nlu_folds import Rightness, folds
from bench.nlu_messages import Messages
from bot.nlu.clock import now_in_finland
from bot.nlu.entities import find_entities
from bot.nlu.features import features
from bot.nlu.linear import LinearModel
from bot.nlu.message import analyse_message

Documents = Sequence[set[str]]
"""The features of each message."""


def documents(messages: Messages) -> list[set[str]]:
    """What the intent classifier sees of each message. Nothing of it is learnt from the messages."""
    now = now_in_finland()
    analysed = (analyse_message(text) for text in messages.texts)
    return [features(message, find_entities(message, now)) for message in analysed]


def cross_validate(seen: Documents, intents: Sequence[str], seed: int) -> Rightness:
    """Trains and tests on the folds of a seed."""
    found = [""] * len(intents)
    for train, test in folds(intents, seed):
        model = LinearModel.train(
            [seen[place] for place in train], [intents[place] for place in train], calibrated=False
        )
        for place in test:
            found[place] = model.ranking(seen[place])[0][0]
    return Rightness.of(intents, found)
