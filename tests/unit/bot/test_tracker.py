"""The tracker that is built from a snapshot stands where the one stood of which it was taken."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain

from bot.tracker import snapshot_of, tracker_from

SLOTS = ("step", "other")
DOMAIN = Domain.from_dict(
    {
        "slots": {name: {"type": "any", "mappings": [{"type": "custom"}]} for name in SLOTS},
        "forms": {"form": {"required_slots": ["step"]}},
    }
)
LONGEST_HISTORY = 5 + len(SLOTS)

values = st.recursive(
    st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
snapshots = st.fixed_dictionaries(
    {
        "active_loop": st.none() | st.just("form"),
        "slots": st.dictionaries(st.sampled_from(SLOTS), values),
    }
)


@given(snapshot=snapshots)
def test_round_trip(snapshot: dict[str, Any]) -> None:
    """Nothing is lost or added, however often it goes round."""
    for _ in range(3):
        tracker = tracker_from(snapshot, "sender", DOMAIN)
        assert snapshot_of(tracker) == snapshot
    assert tracker.latest_action_name == ACTION_LISTEN_NAME
    assert len(tracker.events) <= LONGEST_HISTORY


@given(snapshot=snapshots)
def test_history_never_reaches_the_snapshot(snapshot: dict[str, Any]) -> None:
    """A slot that was emptied is not in it at all."""
    tracker = tracker_from(snapshot, "sender", DOMAIN)
    for name in SLOTS:
        tracker.slots[name].value = None
    assert snapshot_of(tracker) == {"active_loop": snapshot["active_loop"], "slots": {}}


def test_a_new_conversation_has_an_empty_tracker() -> None:
    tracker = tracker_from({}, "sender", DOMAIN)
    assert tracker.active_loop_name is None
    assert snapshot_of(tracker) == {"active_loop": None, "slots": {}}
