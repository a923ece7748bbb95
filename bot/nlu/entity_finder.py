"""Graph component: the entities of each message."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entities import find_entities
from bot.nlu.word_analyser import WordAnalyser, analysed

FINLAND = ZoneInfo("Europe/Helsinki")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class EntityFinder(GraphComponent):
    """Puts `entities` into the output: dicts with entity, value, normalized, start, end, extractor."""

    @classmethod
    def required_components(cls) -> list[type]:
        """The words must have been analysed."""
        return [WordAnalyser]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EntityFinder:
        """Makes the component; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Finds entities; relative times are counted from the present moment in Finland."""
        for message in messages:
            found = find_entities(analysed(message), datetime.now(FINLAND))
            entities = [entity.as_dict() for entity in found]
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages
