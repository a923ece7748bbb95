"""Runs custom actions in this process, where Rasa would call an action server over HTTP."""

from typing import Any

import rasa.core.actions.action
import rasa.core.actions.forms
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher


class LocalAction(RemoteAction):
    """A custom action of ours. It is given no words: it takes them from the turn's context."""

    registered: dict[str, Action] = {}

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Runs the action of this name; what it says is collected by the turn's context."""
        sdk_tracker = Tracker(
            sender_id=tracker.sender_id,
            slots=tracker.current_slot_values(),
            latest_message={},
            events=[],
            paused=False,
            followup_action=None,
            active_loop={"name": tracker.active_loop_name},
            latest_action_name=tracker.latest_action_name,
        )
        events = await self.registered[self.name()].run(CollectingDispatcher(), sdk_tracker, {})
        return [_event(event) for event in events]


def _event(event: dict[str, Any]) -> Event:
    """Our actions set slots and do nothing else to the tracker."""
    return SlotSet(event["name"], event["value"])


def bind(actions: dict[str, Action]) -> None:
    """Makes Rasa run these actions, in both places where it builds a custom action."""
    LocalAction.registered = actions
    rasa.core.actions.action.RemoteAction = LocalAction
    rasa.core.actions.forms.RemoteAction = LocalAction
