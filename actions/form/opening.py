"""What was found in the words that began a service, as a draft keeps it."""

from typing import Any

from actions.turn import Entity, Understood


def values_of(understood: Understood) -> dict[str, Any]:
    """Entities and base forms, as JSON."""
    return {
        "entities": [[one.entity, one.value, one.normalized] for one in understood.entities],
        "lemmas": sorted(understood.lemmas),
    }


def understood_from(values: dict[str, Any]) -> Understood:
    """Reads what `values_of` wrote."""
    return Understood(
        "inform",
        entities=tuple(Entity(*one) for one in values.get("entities", [])),
        lemmas=frozenset(values.get("lemmas", [])),
    )
