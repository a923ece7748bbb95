"""Remembers what Rasa has decided in a state of the dialogue.

Rasa compares every rule with the dialogue at each step of a turn. The trackers that the assistant makes are
short and hold no words, so that the same few come back in every conversation.
"""

from collections.abc import Callable, Hashable

from rasa.core.policies.policy import PolicyPrediction
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

MOST_REMEMBERED = 10_000
"""Far above the number of states that a model has; only keeps a mistake from eating the memory."""
_PASSING = ("timestamp", "metadata")

Predict = Callable[[DialogueStateTracker], PolicyPrediction]


def remembering(predict: Predict) -> Predict:
    """The same function of a tracker, which does its work once for each state.

    Args:
        predict: depends on nothing but the tracker's events.
    """
    remembered: dict[Hashable, PolicyPrediction] = {}

    def look_up(tracker: DialogueStateTracker) -> PolicyPrediction:
        if tracker.followup_action is not None:
            return predict(tracker)
        state = state_of(tracker)
        if state not in remembered:
            if len(remembered) >= MOST_REMEMBERED:
                remembered.clear()
            remembered[state] = predict(tracker)
        return remembered[state]

    return look_up


def state_of(tracker: DialogueStateTracker) -> Hashable:
    """What decisions depend on: the events, without what is new each time."""
    return tuple(_essence(event) for event in tracker.events)


def _essence(event: Event) -> Hashable:
    if isinstance(event, UserUttered):
        return str(event.intent_name)
    if isinstance(event, ActionExecuted):
        return event.action_name, event.action_text, event.hide_rule_turn
    if isinstance(event, SlotSet):
        return event.key, repr(event.value)
    kept = {name: value for name, value in vars(event).items() if name not in _PASSING}
    return type(event), repr(kept)
