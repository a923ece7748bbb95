"""Turns for a developer's `rasa shell`, whose actions run in `rasa run actions` and not in the assistant.

The state lives in this process; a button is pressed by its title, since Rasa's shell sends text only.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.registration import register_handlers
from actions.systems import Systems
from actions.turn import Entity, TurnContext, Understood
from akkuna.catalogue import Catalogue, load_catalogue
from akkuna.replies import Language, Press
from akkuna.settings import VAR, Settings
from akkuna.turn import Turn
from akkuna.wording import Wording
from integrations.database import Conversation, Database, conversations
from integrations.http import Http

SECRET = "of a developer's shell, which holds nobody's data"
DEFAULT: Language = "fi"


@dataclass
class _Talk:
    """One sender's conversation in the shell."""

    context: TurnContext
    message: str
    said: int = 0
    presses: dict[str, Press] = field(default_factory=dict)


class Shell:
    """Makes the context of each turn from Rasa's tracker, and utters what the actions say."""

    def __init__(self) -> None:
        VAR.mkdir(exist_ok=True)
        self._catalogue: Catalogue = load_catalogue(Settings.from_environment(True).municipalities)
        self._database = Database(f"sqlite:///{VAR / 'shell.db'}", SECRET)
        self._database.migrate()
        self._systems = Systems(Http())
        register_handlers(self._systems)
        self._talks: dict[str, _Talk] = {}

    def turn(self, tracker: Tracker) -> TurnContext:
        """The context of the tracker's latest message: the same one for all actions of that turn."""
        message = str(tracker.latest_message.get("message_id"))
        talk = self._talks.get(tracker.sender_id)
        if talk is None or talk.message != message:
            if talk is not None:
                talk.context.held.release()
            talk = _Talk(self._next(tracker, talk), message, presses=dict(talk.presses) if talk else {})
            self._talks[tracker.sender_id] = talk
        return talk.context

    def utter(self, context: TurnContext, dispatcher: CollectingDispatcher) -> None:
        """Utters what has been added to the replies since the last action of the turn."""
        talk = next(one for one in self._talks.values() if one.context is context)
        presses: list[Press] = []

        def seal(press: Press) -> str:
            presses.append(press)
            return str(len(presses) - 1)

        wording = Wording(self._catalogue, context.language, context.municipality, seal)
        for reply in context.replies[talk.said :]:
            shown = wording.render(reply)
            buttons = {one.title: presses[int(one.payload)] for one in shown.buttons}
            buttons |= {
                f"{one.change_title}: {one.label}": presses[int(one.change)]
                for one in shown.lines
                if one.change
            }
            talk.presses |= buttons
            titles = [{"title": title, "payload": title} for title in buttons]
            dispatcher.utter_message(text=shown.as_plain_text(), buttons=titles)
        talk.said = len(context.replies)

    def _next(self, tracker: Tracker, talk: _Talk | None) -> TurnContext:
        before = talk.context if talk else None
        conversation = before.conversation if before else self._begin(tracker.sender_id)
        text = str(tracker.latest_message.get("text") or "")
        press = talk.presses.get(text) if talk else None
        turn = Turn(0, conversation.id, "button" if press else "text", "", text="" if press else text)
        held = self._database.try_hold(conversation.id, "shell")
        if held is None:
            raise RuntimeError("the shell's conversation is held by another process")
        return TurnContext(
            turn=turn,
            understood=Understood(press.intent, press=press)
            if press
            else _understood(tracker.latest_message),
            conversation=replace(conversation, memory={**conversation.memory, "greeted": True}),
            language=before.language if before else _language(tracker.latest_message),
            catalogue=self._catalogue,
            systems=self._systems,
            database=self._database,
            held=held,
            operation=before.operation if before else None,
        )

    def _begin(self, sender: str) -> Conversation:
        with self._database.transaction() as tx:
            return conversations.create(
                tx,
                channel="shell",
                sender_hash=self._database.hash("sender", f"{sender}:{datetime.now(timezone.utc)}"),
                municipality=None,
                language=None,
                language_source=None,
                now=datetime.now(timezone.utc),
            )


@lru_cache(maxsize=1)
def shell() -> Shell:
    """The one of this process."""
    return Shell()


def _understood(parsed: dict[str, Any]) -> Understood:
    ranking = tuple((one["name"], float(one["confidence"])) for one in parsed.get("intent_ranking", []))
    return Understood(
        intent=str(parsed["intent"]["name"]),
        confidence=float(parsed["intent"].get("confidence") or 1.0),
        ranking=ranking,
        entities=tuple(
            Entity(one["entity"], str(one["value"]), str(one.get("normalized") or one["value"]))
            for one in parsed.get("entities", [])
        ),
        lemmas=frozenset(parsed.get("lemmas", ())),
    )


def _language(parsed: dict[str, Any]) -> Language:
    return "sv" if (parsed.get("language") or {}).get("code") == "sv" else DEFAULT
