"""Entities by lists, morphology and rules: one small module a kind, one function that runs them all."""

from bot.nlu.entities.find import find_entities
from bot.nlu.entities.model import Entity

__all__ = ["Entity", "find_entities"]
