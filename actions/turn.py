"""What an action may know of the turn it serves, and how it speaks.

The words of the turn live here and in the database's encrypted columns only: Rasa's tracker never
holds them.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import Any, TypeVar

from actions.systems import Systems
from akkuna.catalogue import Catalogue
from akkuna.municipality import Municipality
from akkuna.replies import Button, Kind, Language, Line, Press, Reply, Value
from akkuna.turn import Turn
from integrations.database import Conversation, Database, HeldConversation, Operation, Transaction
from integrations.database.operations import State

Result = TypeVar("Result")

LAST_REFERENCE = "last_reference"
"""Key of a conversation's memory: number of the report that was sent, or asked about, last in it."""
LAST_STATUS = "last_status"
"""The same: what the message before this one asked about was how reports are doing."""
LAST_SERVICE = "last_service"
"""The same: name of the service that was carried out last."""
LAST_CALL = "last_call"
"""The same of the last call-back."""
LAST_EVENTS, EVENTS_ASKED = "last_events", "events_asked"
"""The same of the events that were listed last; what the message before this one asked for was events."""
UNCLEAR = "nlu_fallback"
"""Rasa's name for words that were not understood."""
SURE = 0.4
"""Confidence below which the likeliest meanings are offered instead of acting on the first."""
UNCLEAR_WORDS, GIVEN_BEFORE = "unclear_words", "given_before"
"""In the memory: words whose meaning is being asked for; photos and locations that came too early."""
ABOUT = "about"
"""Kind of value that only a button gives: what the service that it begins is about."""
BEGUN_BY = {"fault_type": "report_fault", "reference_number": "ask_fault_status"}
"""Kind of value → intent of the service that it is a value of."""
ANSWERS = ("affirm", "correct_answer", "deny", "skip")
"""Intents that mean nothing while nothing is asked: a fault that they name begins a report."""
LESS_THAN = {"fault_type": ("inform", *ANSWERS), "reference_number": ("inform", "my_matters")}
"""Kind of value → intents that say less of what is wanted than the value does."""
CLEAR_LEAD = 0.1
"""How much the first must lead the second by, in the same case."""
STEPS = ("go_back", "correct_answer", "skip", "explain", "cancel")
"""Intents that steer a service under way; where none is, they are seldom meant."""
REPLIES = (*STEPS, "affirm", "deny", "repeat", "help", "inform")
"""Intents that the model meets without a question before them, and that a question makes likelier."""
LIKE_REPLIES = ("cancel_booking", "cancel_enrolment", "correct_my_data", "erase_my_data", "list_bookings")
"""Matters that sound like steering a service under way: "the name is wrong", "take it away", "show it"."""
OF_THE_DIALOGUE = frozenset(
    ("date", "email", "fault_type", "language", "municipality", "phone", "place", "reference_number", "time")
)
"""Kinds of values that every question and answer reads. Others, such as a topic or a person's name, are words
like any, but for the services that look for them."""
SELDOM, LIKELIER = 0.5, 2.0
"""What their chance is multiplied by where they are seldom meant, and where they are asked for."""


@dataclass(frozen=True)
class Entity:
    """A value found in the citizen's words.

    Attributes:
        entity: its kind, as in ``nlu_data/intents.yml``.
        value: the words as written.
        normalized: its normal form; the words where there is none.
    """

    entity: str
    value: str
    normalized: str


@dataclass(frozen=True)
class Understood:
    """What the words, or the button, were taken to mean.

    Attributes:
        intent: likeliest intent.
        confidence: 0–1; 1 for a button.
        ranking: intents with their confidence, likeliest first.
        entities: values found in the words.
        lemmas: base forms of the words and of their compound parts.
        press: what the pressed button means, if one was pressed.
        begins: name of the service that the words ask for, where no intent of its own says so.
        written_in: language of the words (ISO 639-1), where it could be told.
        sure_of_language: how surely, 0–1.
    """

    intent: str
    confidence: float = 1.0
    ranking: tuple[tuple[str, float], ...] = ()
    entities: tuple[Entity, ...] = ()
    lemmas: frozenset[str] = frozenset()
    press: Press | None = None
    begins: str | None = None
    written_in: str | None = None
    sure_of_language: float = 0.0

    @property
    def decided(self) -> str:
        """The intent to act on where nothing was asked: unclear when no meaning stands out."""
        if self.press is not None or not self.ranking:
            return self.intent
        second = self.ranking[1][1] if len(self.ranking) > 1 else 0.0
        return self.intent if self.confidence >= SURE and self.confidence - second >= CLEAR_LEAD else UNCLEAR

    def as_opening(self) -> "Understood":
        """The same where no service is under way: a bare value begins the service that it is a value of.

        "Katuvalo pimeänä, Kalliontie 15" sounds like an answer, but nothing was asked.
        """
        opening = self._weighed(STEPS, SELDOM)
        likeliest = [intent for intent, _ in opening.ranking[:3]]
        for entity, intent in BEGUN_BY.items():
            unsure = opening.decided == UNCLEAR and intent in likeliest
            if self.values(entity) and (opening.decided in LESS_THAN[entity] or unsure):
                return replace(opening, intent=intent, ranking=())
        return opening

    def as_reply(self) -> "Understood":
        """The same where a service is under way: what answers or steers it is likelier than otherwise."""
        return self._weighed(REPLIES, LIKELIER)._weighed(LIKE_REPLIES, SELDOM)

    def without(self, intent: str) -> "Understood":
        """The same where one meaning is ruled out."""
        return self._weighed((intent,), 0.0)

    def _weighed(self, intents: Collection[str], weight: float) -> "Understood":
        """The same with the chances of some intents multiplied; all chances add up to what they did."""
        if not self.ranking:
            return self
        weighed = [(name, chance * (weight if name in intents else 1.0)) for name, chance in self.ranking]
        scale = sum(chance for _, chance in self.ranking) / (sum(chance for _, chance in weighed) or 1.0)
        ranking = tuple(sorted(((name, chance * scale) for name, chance in weighed), key=lambda one: -one[1]))
        return replace(self, intent=ranking[0][0], confidence=ranking[0][1], ranking=ranking)

    @property
    def told(self) -> tuple[Entity, ...]:
        """The values that every question and answer reads."""
        return tuple(one for one in self.entities if one.entity in OF_THE_DIALOGUE)

    def values(self, entity: str) -> list[Entity]:
        """All values of one kind, in the order of the words."""
        return [found for found in self.entities if found.entity == entity]


@dataclass
class TurnContext:
    """Everything that the actions of one turn share.

    Attributes:
        operation: the draft under way.
        aside: drafts put aside in this turn, to be gone on with later.
        ended: drafts that ended in this turn, with the state to leave them in.
        repeat_last: the citizen wants to read the last message again.
        person_hash: of who was identified when that was last asked: what is said is for their eyes only.
        acts_for_other: whether who was identified then acts for another.
        replies: what has been said so far in this turn.
        handled: the words have been dealt with; the form must not read them a second time.
    """

    turn: Turn
    understood: Understood
    conversation: Conversation
    language: Language
    catalogue: Catalogue
    systems: Systems
    database: Database
    held: HeldConversation
    channel_accepts: frozenset[str] = frozenset()
    operation: Operation | None = None
    aside: list[Operation] = field(default_factory=list)
    ended: list[tuple[Operation, State]] = field(default_factory=list)
    repeat_last: bool = False
    person_hash: str | None = None
    acts_for_other: bool = False
    replies: list[Reply] = field(default_factory=list)
    handled: bool = False

    @property
    def municipality(self) -> Municipality | None:
        """The conversation's municipality, if it is known."""
        return self.catalogue.municipalities.get(self.conversation.municipality or "")

    @property
    def memory(self) -> dict[str, Any]:
        """What the dialogue remembers between turns; encrypted where it is stored."""
        return self.conversation.memory

    @property
    def now(self) -> datetime:
        """The present moment, UTC."""
        return datetime.now(timezone.utc)

    def change_conversation(self, **columns: Any) -> None:
        """Sets columns of the conversation; they are stored with the turn."""
        self.conversation = replace(self.conversation, **columns)

    def set_aside(self, operation: Operation) -> None:
        """Puts a draft aside; the citizen is offered to go on with it when the next one has ended."""
        self.aside.append(operation)
        self.memory["aside"] = [*self.memory.get("aside", []), operation.id]
        self.operation = None

    def end_operation(self, state: State) -> None:
        """Ends the draft under way, and offers the last one that was put aside."""
        if self.operation:
            self.ended.append((self.operation, state))
            self.operation = None

    def say(
        self,
        key: str,
        values: Mapping[str, Value] | None = None,
        *,
        service: str | None = None,
        kind: Kind = "text",
        buttons: tuple[Button, ...] = (),
        lines: tuple[Line, ...] = (),
    ) -> None:
        """Adds a reply of this turn."""
        self.replies.append(
            Reply(key, values or {}, service=service, kind=kind, buttons=buttons, lines=lines)
        )

    async def store(self, work: Callable[[Transaction], Result]) -> Result:
        """Runs `work` in a thread, under the conversation's lock; each statement is stored by itself.

        Raises:
            StorageUnavailable: the database cannot be used.
        """

        def run() -> Result:
            with self.held.statements() as transaction:
                return work(transaction)

        return await asyncio.to_thread(run)


current_turn: ContextVar[TurnContext] = ContextVar("current_turn")
