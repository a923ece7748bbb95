"""Rasa's tracker as working memory: built from a small snapshot, never from the conversation's history."""

from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from actions.turn import current_turn

FORM = "service_form"


def snapshot_of(tracker: DialogueStateTracker) -> dict[str, Any]:
    """What the next turn needs: active form and set slots. Holds no words."""
    slots = {name: value for name, value in tracker.current_slot_values().items() if value is not None}
    return {"active_loop": tracker.active_loop_name, "slots": slots}


def in_form() -> dict[str, Any]:
    """The snapshot of a dialogue in which the service form is asking."""
    return {"active_loop": FORM, "slots": {}}


def tracker_from(snapshot: dict[str, Any], sender_id: str, domain: Domain) -> DialogueStateTracker:
    """The tracker as it stood when the snapshot was taken, with a history of a handful of events."""
    events: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    if snapshot.get("active_loop"):
        events.append(ActionExecuted(snapshot["active_loop"]))
        events.append(ActiveLoop(snapshot["active_loop"]))
    events += [SlotSet(name, value) for name, value in snapshot.get("slots", {}).items()]
    events.append(ActionExecuted(ACTION_LISTEN_NAME))
    return DialogueStateTracker.from_events(sender_id, events, domain.slots, domain=domain)


class SnapshotTrackerStore(TrackerStore):
    """Takes the snapshot from the turn's conversation and puts the new one back; the assistant stores it
    together with the replies, in one transaction."""

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation's tracker."""
        return tracker_from(current_turn.get().conversation.snapshot, sender_id, self.domain)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the snapshot with the turn."""
        current_turn.get().change_conversation(snapshot=snapshot_of(tracker))

    async def keys(self) -> list[str]:
        """None: conversations are listed from the database."""
        return []
