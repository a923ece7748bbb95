"""Graph component: the intent of each message, with calibrated confidence."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.clock import now_in_finland
from bot.nlu.entity_finder import entities_of
from bot.nlu.features import features
from bot.nlu.linear import LinearModel
from bot.nlu.word_analyser import WordAnalyser, analysed


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent):
    """Ranks all intents for a message; the first of the ranking is its intent."""

    @classmethod
    def required_components(cls) -> list[type]:
        """The words must have been analysed. Entities are found here where no component did before."""
        return [WordAnalyser]

    def __init__(self, storage: ModelStorage, resource: Resource, model: LinearModel | None = None) -> None:
        self._storage = storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        """Makes an untrained classifier; it has no settings."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        """Reads the trained model from the archive."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, LinearModel.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Trains on all examples that have an intent."""
        examples = training_data.intent_examples
        documents = [_features(example) for example in examples]
        self._model = LinearModel.train(documents, [example.get(INTENT) for example in examples])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Puts `intent` and `intent_ranking` into the output."""
        for message in messages:
            ranking = self._ranking(message)
            unknown = {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}
            message.set(INTENT, ranking[0] if ranking else unknown, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        if self._model is None:
            return []
        ranking = self._model.ranking(_features(message))
        return [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: chance} for name, chance in ranking]


def _features(message: Message) -> set[str]:
    return features(analysed(message), entities_of(message, now_in_finland()))
