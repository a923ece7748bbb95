"""Graph component: language, words and base forms of each message."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.message import AnalysedMessage, analyse_message

ANALYSED = "analysed"
"""Key under which the later components find the `AnalysedMessage`."""


def analysed(message: Message) -> AnalysedMessage:
    """The analysis of a message, made now if no component has made it yet."""
    found = message.get(ANALYSED)
    return found if found is not None else analyse_message(message.get(TEXT) or "")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class WordAnalyser(GraphComponent):
    """Puts `language` ({"code", "confidence"}) and `lemmas` (list) into the output, and Rasa's tokens."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> WordAnalyser:
        """Makes the component; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Analyses messages to be understood."""
        for message in messages:
            found = analyse_message(message.get(TEXT) or "")
            message.set(ANALYSED, found)
            message.set(TOKENS_NAMES[TEXT], _tokens(found))
            message.set(
                "language", {"code": found.detection.language, "confidence": found.detection.confidence}, True
            )
            message.set("lemmas", sorted({lemma for word in found.words for lemma in word.lemmas}), True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Analyses training messages, and splits them into the tokens that Rasa's checks of entities need."""
        for message in training_data.training_examples:
            if message.get(TEXT):
                found = analyse_message(message.get(TEXT))
                message.set(ANALYSED, found)
                message.set(TOKENS_NAMES[TEXT], _tokens(found))
        return training_data


def _tokens(found: AnalysedMessage) -> list[Token]:
    return [Token(word.surface, word.start, word.end, lemma=word.lemmas[0]) for word in found.words]
