"""What is remembered of a state of the dialogue is what Rasa would decide anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.policies.policy import PolicyPrediction
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot import predictions
from bot.predictions import remembering, state_of

NAMES = st.sampled_from(["one", "two"])
EVENTS = st.one_of(
    NAMES.map(lambda name: UserUttered("#", intent={"name": name})),
    NAMES.map(ActionExecuted),
    NAMES.map(ActiveLoop),
    st.just(ActiveLoop(None)),
    st.tuples(st.just("slot"), NAMES | st.none()).map(lambda pair: SlotSet(*pair)),
)


def tracker_of(events: list[Event]) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("sender", events, [TextSlot("slot", [])])


def fresh(tracker: DialogueStateTracker) -> PolicyPrediction:
    """A decision that depends on all that rules can see."""
    seen = (
        str(tracker.latest_message.intent.get("name")) if tracker.latest_message else "",
        str(tracker.latest_action_name),
        str(tracker.active_loop_name),
        str(tracker.get_slot("slot")),
    )
    return PolicyPrediction([0.5], " ".join(seen))


@given(st.lists(st.lists(EVENTS, max_size=4), max_size=12))
def test_the_same_as_deciding_again(talks: list[list[Event]]) -> None:
    look_up = remembering(fresh)
    for events in talks:
        tracker = tracker_of(events)
        assert look_up(tracker).policy_name == fresh(tracker).policy_name


def test_what_is_new_each_time_makes_no_new_state() -> None:
    said = {"name": "one"}
    first = UserUttered("#", intent=said, message_id="a", timestamp=1.0, metadata={"a": 1})
    second = UserUttered("#", intent=said, message_id="b", timestamp=2.0)
    assert state_of(tracker_of([first])) == state_of(tracker_of([second]))


def test_each_state_is_decided_once_until_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(predictions, "MOST_REMEMBERED", 2)
    decided = []

    def counted(tracker: DialogueStateTracker) -> PolicyPrediction:
        decided.append(tracker.latest_action_name)
        return PolicyPrediction([], "policy")

    look_up = remembering(counted)
    for name in ("a", "a", "b", "b", "c", "c", "a"):
        look_up(tracker_of([ActionExecuted(name)]))
    assert decided == ["a", "b", "c", "a"]


def test_an_action_that_was_demanded_is_not_remembered() -> None:
    look_up = remembering(lambda tracker: PolicyPrediction([], str(tracker.followup_action)))
    tracker = tracker_of([ActionExecuted("a")])
    assert look_up(tracker).policy_name == "None"
    tracker.trigger_followup_action("b")
    assert look_up(tracker).policy_name == "b"
