"""Graph component: the entities of each message."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.clock import now_in_finland
from bot.nlu.entities import Entity, find_entities
from bot.nlu.word_analyser import WordAnalyser, analysed

_FOUND = "found_entities"
"""Key under which the findings are kept for the later components."""


def entities_of(message: Message, now: datetime) -> list[Entity]:
    """The entities of a message, found now if the component has not found them yet."""
    found: list[Entity] | None = message.get(_FOUND)
    return find_entities(analysed(message), now) if found is None else found


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class EntityFinder(GraphComponent):
    """Puts `entities` into the output: dicts with entity, value, normalized, start, end, extractor."""

    clock: Callable[[], datetime] = staticmethod(now_in_finland)

    @classmethod
    def required_components(cls) -> list[type[GraphComponent]]:
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
        """Finds entities; relative times are counted from the clock's time."""
        for message in messages:
            found = entities_of(message, self.clock())
            message.set(_FOUND, found)
            entities = [entity.as_dict() for entity in found]
            message.set(ENTITIES, message.get(ENTITIES, []) + entities, add_to_output=True)
        return messages
