"""Spares the rule policy work that comes to the same each time.

Rasa's `RulePolicy` compares every rule with the dialogue's states at each prediction, once by the words of
the last message and once by its intent. The states that a flat tracker can be in are few and come back in
every conversation, and no rule knows words: Rasa is handed none.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

MOST_REMEMBERED = 10_000
"""Far above the number of states that a model has; only keeps a mistake from eating the memory."""

Found: TypeAlias = tuple[str | None, str | None, bool]
"""The action, the rules that want it, and whether a form goes on after a digression."""
Match: TypeAlias = Callable[[dict[str, str], list[dict[str, Any]]], set[str]]


def remember_matches(runner: DaskGraphRunner) -> None:
    """Makes the rule policy of a loaded model look up what it has matched before, by intents only."""
    for node in runner._instantiated_nodes.values():
        policy = node._component
        if isinstance(policy, RulePolicy):
            policy._get_possible_keys = remembering(policy._get_possible_keys)
            policy._find_action_from_rules = _by_intents(policy._find_action_from_rules)


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


def _by_intents(find: Callable[..., Found]) -> Callable[..., Found]:
    """The same search for the action that a rule wants, which finds none by words."""

    def by_intents(
        tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> Found:
        return (None, None, False) if use_text_for_last_user_input else find(tracker, domain, False)

    return by_intents
