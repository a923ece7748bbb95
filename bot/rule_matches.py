"""Remembers which rules match a state of the dialogue.

Rasa's `RulePolicy` compares every rule with the dialogue's states at each prediction. The states that a
flat tracker can be in are few and come back in every conversation.
"""

from collections.abc import Callable
from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.runner.dask import DaskGraphRunner

MOST_REMEMBERED = 10_000
"""Far above the number of states that a model has; only keeps a mistake from eating the memory."""

Match = Callable[[dict[str, str], list[dict[str, Any]]], set[str]]


def remember_matches(runner: DaskGraphRunner) -> None:
    """Makes the rule policy of a loaded model look up what it has matched before."""
    for node in runner._instantiated_nodes.values():
        if isinstance(node._component, RulePolicy):
            node._component._get_possible_keys = remembering(node._component._get_possible_keys)


def remembering(match: Match) -> Match:
    """The same function of a table of rules, which must not change any more, and states."""
    remembered: dict[tuple[int, str], set[str]] = {}

    def look_up(rules: dict[str, str], states: list[dict[str, Any]]) -> set[str]:
        key = (id(rules), repr(states))
        if key not in remembered:
            if len(remembered) >= MOST_REMEMBERED:
                remembered.clear()
            remembered[key] = match(rules, states)
        return remembered[key]

    return look_up
