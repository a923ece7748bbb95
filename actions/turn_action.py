"""What all custom actions have in common: they act on the turn's context."""

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import TurnContext, current_turn

Events = list[dict[str, Any]]


class TurnAction(Action, ABC):
    """An action of ours. In the assistant the context is there; `rasa run actions` makes one."""

    @abstractmethod
    async def act(self, context: TurnContext, tracker: Tracker) -> Events:
        """Does it; what is said goes to the context's replies.

        Returns:
            Rasa's events: slots to set.
        """

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Rasa's entry."""
        context = current_turn.get(None)
        if context is not None:
            return await self.act(context, tracker)
        # Only a developer's action server comes here, and only it opens a database for itself.
        from actions.shell import shell

        context = shell().turn(tracker)
        events = await self.act(context, tracker)
        shell().utter(context, dispatcher)
        return events
