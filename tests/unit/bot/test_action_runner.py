"""Actions run in process: what they set reaches Rasa, what goes wrong reaches the turn."""

from typing import Any

import pytest
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet as set_slot
from rasa_sdk.executor import CollectingDispatcher

from akkuna.errors import SystemUnavailable
from bot.action_runner import LocalAction

DOMAIN = Domain.from_dict(
    {
        "slots": {"step": {"type": "text", "mappings": [{"type": "custom"}]}},
        "forms": {"form": {"required_slots": ["step"]}},
        "actions": ["act"],
    }
)


class Act(Action):
    """Answers as the test wants and remembers what it was given."""

    def __init__(self, answer: list[dict[str, Any]] | Exception) -> None:
        self.answer = answer
        self.seen: Tracker | None = None

    def name(self) -> str:
        return "act"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        self.seen = tracker
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


async def run(action: Act, monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    monkeypatch.setattr(LocalAction, "registered", {"act": action})
    events = [
        ActionExecuted("action_listen"),
        UserUttered("the citizen's words"),
        ActionExecuted("form"),
        ActiveLoop("form"),
        SlotSet("step", "done"),
    ]
    tracker = DialogueStateTracker.from_events("sender", events, DOMAIN.slots, domain=DOMAIN)
    nlg = TemplatedNaturalLanguageGenerator({})
    return await LocalAction("act", None).run(CollectingOutputChannel(), nlg, tracker, DOMAIN)


async def test_events_of_the_action_become_rasas(monkeypatch: pytest.MonkeyPatch) -> None:
    events = await run(Act([set_slot("step", "cancelled"), set_slot("requested_slot", None)]), monkeypatch)
    assert events == [SlotSet("step", "cancelled"), SlotSet("requested_slot", None)]


async def test_the_action_is_given_the_state_and_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    action = Act([])
    await run(action, monkeypatch)
    assert action.seen is not None
    assert action.seen.get_slot("step") == "done"
    assert action.seen.active_loop == {"name": "form"}
    assert action.seen.latest_message == {} and action.seen.events == []


async def test_an_error_ends_the_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    error = SystemUnavailable("open311")
    with pytest.raises(SystemUnavailable) as raised:
        await run(Act(error), monkeypatch)
    assert raised.value is error
