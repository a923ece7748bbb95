"""Rasa, embedded: parses words and decides on actions, without its server, channels, locks and stores."""

from pathlib import Path
from typing import Any

from rasa.core.actions.action import Action, ActionExecutionRejection
from rasa.core.channels.channel import CollectingOutputChannel, OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg.response import NaturalLanguageGenerator, TemplatedNaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.engine import loader
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.model import get_latest_model
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecutionRejected
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.common import TempDirectoryPath, get_temp_dir_name

from actions.registration import actions
from actions.turn import current_turn
from akkuna.settings import ROOT
from bot.action_runner import LocalAction, bind
from bot.graph_runner import SequentialGraphRunner
from bot.predictions import remembering
from bot.tracker import SnapshotTrackerStore

MODELS = ROOT / "models"
WARM_UP = ("Katuvalo on rikki osoitteessa Kalliontie 15", "Gatlyktan på Kalliontie 15 är sönder")
"""Parsed once at start, so that dictionaries are loaded before the fork, not at a citizen's cost."""

NO_WORDS = "#"
"""What Rasa is given for the citizen's words: always the same, so that a state of the dialogue comes back."""


class _Processor(MessageProcessor):
    """Rasa's processor with our graph runner. Locking is done around it, by the database.

    Steps that have nothing to do here are left out, each of which costs as much as a rule's match.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._predict = remembering(super()._predict_next_with_tracker)

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        with TempDirectoryPath(get_temp_dir_name()) as folder:
            metadata, runner = loader.load_predict_graph_runner(
                Path(folder), Path(model_path), LocalModelStorage, SequentialGraphRunner
            )
        return Path(model_path).name, metadata, runner

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Nothing: the model and its domain come from one training."""

    def _predict_next_with_tracker(self, tracker: DialogueStateTracker) -> PolicyPrediction:
        return self._predict(tracker)

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        """Nothing: no slot is filled from intents, entities or words."""
        return tracker

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        """Runs an action and puts what came of it on the tracker; tells whether another is to follow.

        As Rasa does, but for three things. An error of an action ends the turn, where Rasa goes on as if
        nothing had happened. Actions say and remind of nothing by events. And the tracker is copied only
        where the prediction has events that a rejection must leave out.

        Raises:
            Exception: whatever the action raised.
        """
        seen = tracker
        if prediction.events:
            seen = tracker.copy()
            seen.update_with_events(prediction.events, self.domain)
        try:
            events = await action.run(output_channel, nlg, seen, self.domain)
        except ActionExecutionRejection:
            tracker.update(
                ActionExecutionRejected(action.name(), prediction.policy_name, prediction.max_confidence)
            )
        else:
            tracker.update_with_events(prediction.events, self.domain)
            tracker.update(action.event_for_successful_execution(prediction))
            tracker.update_with_events(events, self.domain)
        another: bool = self.should_predict_another_action(action.name())
        return another

    async def run_anonymization_pipeline(self, tracker: DialogueStateTracker) -> None:
        """Nothing: no words reach the tracker."""


class Engine:
    """The trained model, ready to parse and to decide.

    Args:
        model: path of the model file; the newest in ``models/`` by default.

    Raises:
        FileNotFoundError: there is no model.
    """

    def __init__(self, model: Path | None = None) -> None:
        path = str(model) if model else get_latest_model(str(MODELS))
        if path is None:
            raise FileNotFoundError("no trained model in models/: run `akkuna train`")
        bind(actions())
        store = SnapshotTrackerStore(Domain.empty())
        self._processor = _Processor(
            model_path=path,
            tracker_store=store,
            lock_store=InMemoryLockStore(),
            generator=TemplatedNaturalLanguageGenerator({}),
        )
        store.domain = self._processor.domain
        missing = set(self._processor.domain.user_actions) - set(LocalAction.registered)
        assert not missing, f"the model wants actions that are not there: {missing}"
        assert type(self._processor.tracker_store) is SnapshotTrackerStore

    async def warm_up(self) -> None:
        """Parses a sentence in each language, so that all that is loaded late is loaded now."""
        for sentence in WARM_UP:
            await self.parse(sentence)

    async def parse(self, text: str) -> dict[str, Any]:
        """Intent ranking, entities, lemmas and language of a citizen's words.

        Args:
            text: the words; they must not begin with ``/`` (Rasa would take them for an intent's name).
        """
        parsed: dict[str, Any] = await self._processor.parse_message(UserMessage(text))
        return parsed

    async def decide(self, intent: str) -> None:
        """Runs the turn in `actions.turn.current_turn`: Rasa is told the intent only.

        Raises:
            Exception: an action failed; nothing of the turn may be stored.
        """
        context = current_turn.get()
        message = UserMessage(
            text=NO_WORDS,
            output_channel=CollectingOutputChannel(),
            sender_id=context.conversation.id,
            parse_data={"text": "", "intent": {"name": intent, "confidence": 1.0}, "entities": []},
        )
        await self._processor.handle_message(message)
