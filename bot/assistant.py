"""One turn in, replies out: the only door to Rasa."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta, timezone
from typing import Any, TypeAlias

import structlog

from actions.hearing import as_heard
from actions.identity.citizen import citizen_of
from actions.service_form import outcome_of
from actions.systems import Systems
from actions.turn import TurnContext, Understood, current_turn
from akkuna.catalogue import Catalogue
from akkuna.errors import AkkunaError, StorageUnavailable
from akkuna.masking import may_begin_code
from akkuna.replies import Language, Press, Rendered, Reply
from akkuna.turn import Turn
from akkuna.wording import Wording
from bot import record
from bot.dialogue.language import DEFAULT, language_after
from bot.dialogue.other_languages import greeting_in
from bot.dialogue.safety import emergency_in, goes_on_after, notice_of, offer_report
from bot.engine import Engine
from bot.holding import Holds
from bot.understanding import Understanding, of_other, of_press
from integrations.database import (
    Conversation,
    Database,
    HeldConversation,
    InboxRow,
    Operation,
    OutboxRow,
    Transaction,
    buttons,
    citizens,
    conversations,
    inbox,
    operations,
    turns,
)
from integrations.database.operations import UNCONFIRMED

log = structlog.get_logger()

MOST_ATTEMPTS = 3
"""Turns that fail this often are given up, and the citizen is told so."""
Say: TypeAlias = Callable[[Transaction, Sequence[Reply]], None]
Loaded: TypeAlias = tuple[InboxRow, Conversation, Press | None, Operation | None]
"""A message, its conversation, the button it pressed and the operation under way."""
LATE = timedelta(seconds=5)
"""Age from which a message is one whose process died, or could not store, and its tries are counted."""
MOST_DEATHS = 10
"""Tries of such a message after which it is given up, so that it cannot end process after process."""
WORDS_AROUND_CODE = 4
"""Most words of a message that consists of an identity code, its mark included."""


class Assistant:
    """Takes stored messages through understanding and deciding to stored replies.

    Args:
        engine: the model.
        catalogue: services, municipalities, texts.
        database: where all state is.
        systems: clients of the municipalities' systems.
        on_replies: called with the conversation's id and the replies when they have been stored.
        channel_accepts: what each channel can carry or offer besides text.
    """

    def __init__(
        self,
        engine: Engine,
        catalogue: Catalogue,
        database: Database,
        systems: Systems,
        on_replies: Callable[[str, Sequence[OutboxRow]], None],
        channel_accepts: Mapping[str, frozenset[str]],
    ) -> None:
        self._engine, self._catalogue, self._database = engine, catalogue, database
        self._systems, self._on_replies, self._accepts = systems, on_replies, channel_accepts
        self._understanding = Understanding(engine)
        self._holds = Holds(database, _load)

    async def take_in(self, store: Callable[[], tuple[str, int]], on_stored: Callable[[int], None]) -> None:
        """Stores a message, then takes every pending one of its conversation, in order, one turn at a time.

        Args:
            store: stores it and returns its conversation's id and its inbox number; called in a thread.
            on_stored: called with the number before the turn is taken.

        Raises:
            StorageUnavailable: the database cannot be used; a message that is stored stays pending.
        """
        conversation_id, inbox_id, held = await self._holds.try_after(store)
        on_stored(inbox_id)
        async with self._holds.of(conversation_id, held=held) as own:
            assert own is not None
            await self._take_all(conversation_id, *own)

    async def take_up(self, conversation_id: str) -> None:
        """Takes every pending message of a conversation, unless somebody holds it: then they take them.

        Raises:
            StorageUnavailable: the database cannot be used; the messages stay pending.
        """
        if self._holds.has(conversation_id):
            return
        async with self._holds.of(conversation_id, wait=False) as held:
            if held is not None:
                await self._take_all(conversation_id, *held)

    async def announce(
        self, conversation_id: str, act: Callable[[HeldConversation, Say], Awaitable[None]]
    ) -> None:
        """Lets something happen that no message asked for, after all pending messages have been answered.

        Args:
            conversation_id: whose conversation.
            act: awaited with the hold and with `say`, by which it stores replies in a transaction of its
                own, together with what they tell of.

        Raises:
            StorageUnavailable: the database cannot be used.
        """
        said: list[OutboxRow] = []

        def say(tx: Transaction, replies: Sequence[Reply]) -> None:
            said.extend(self._say(conversation_id, tx, replies))

        async with self._holds.of(conversation_id) as held:
            assert held is not None
            await self._take_all(conversation_id, *held, release=False)
            await act(held[0], say)
            self._on_replies(conversation_id, said)

    # ------------------------------------------------------------------ one turn

    async def _take_all(
        self, conversation_id: str, held: HeldConversation, loaded: Loaded | None, release: bool = True
    ) -> None:
        """Takes every pending message, in order.

        Args:
            loaded: the first of them.
            release: lets the conversation go together with the last one's replies.
        """
        while loaded is not None:
            more = await self._take(loaded, held, release)
            loaded = await asyncio.to_thread(_load, conversation_id, held) if more else None

    async def _take(self, loaded: Loaded, held: HeldConversation, release: bool) -> bool:
        """Takes one turn; tells whether another message waits."""
        row, conversation, press, operation = loaded
        turn = Turn.from_body(row.id, conversation.id, row.body or {})
        try:
            if row.attempts > MOST_DEATHS:
                raise AkkunaError()
            context = await self._run(turn, conversation, operation, press, held)
            more, replies = await asyncio.to_thread(self._store, context, release)
        except StorageUnavailable:
            raise
        except Exception as error:
            more, replies = True, await self._fail(row, turn, conversation, held, error)
        self._on_replies(conversation.id, replies)
        return more

    async def _run(
        self,
        turn: Turn,
        conversation: Conversation,
        operation: Operation | None,
        press: Press | None,
        held: HeldConversation,
    ) -> TurnContext:
        """Understands and decides. Nothing is stored but what operations store themselves."""
        context = TurnContext(
            turn=replace(turn, text="") if turn.kind == "button" else turn,
            understood=of_press(press) if press else of_other(turn),
            conversation=_as_the_page_says(conversation, turn),
            language=DEFAULT,
            catalogue=self._catalogue,
            systems=self._systems,
            database=self._database,
            held=held,
            channel_accepts=self._accepts.get(conversation.channel, frozenset()),
            operation=operation,
        )
        context.language = context.conversation.language or DEFAULT
        token = current_turn.set(context)
        try:
            await self._respond(context)
        finally:
            current_turn.reset(token)
        context.turn = turn
        return context

    async def _respond(self, context: TurnContext) -> None:
        turn = context.turn
        # Whatever the citizen does is use of the identification, and for their eyes while it lasts.
        await citizen_of(context)
        emergency = emergency_in(turn.text)
        offer = await self._read_words(context) if turn.kind == "text" else None
        if context.understood.intent == "change_language":
            offer = None
        if emergency:
            # Before all else, also before what the assistant says of itself.
            context.replies.append(notice_of(emergency, context.language))
        if not context.memory.get("greeted"):
            context.memory["greeted"] = True
            context.say("first", kind="notice")
        if turn.masked_identity:
            context.say("identity_code", kind="notice")
            if len(turn.text.split()) <= WORDS_AROUND_CODE:
                # Nothing was said but the code: it answers nothing.
                if context.operation is None:
                    return
                context.understood = Understood("repeat")
        if offer and context.memory.get("offered_language") != offer:
            context.memory["offered_language"] = offer
            context.replies.append(record.language_offer(offer))
        if turn.kind == "button" and context.understood.press is None:
            context.say("button.unknown")
        elif emergency and not goes_on_after(emergency, context):
            offer_report(emergency, context)
        elif not self._answered_in_other_language(context):
            await self._engine.decide(context.understood.decided)

    async def _read_words(self, context: TurnContext) -> Language | None:
        """Understands the words and settles the language to answer in; gives another one to offer, if any."""
        text = context.turn.text
        understood = await self._understanding.words(text)
        understood = as_heard(understood, context)
        context.understood = understood.as_reply() if context.operation else understood.as_opening()
        state = language_after(
            context.conversation, understood.written_in, understood.sure_of_language, len(text.split())
        )
        context.language = state.language
        context.change_conversation(language=state.language, language_source=state.source)
        return state.offer

    @staticmethod
    def _answered_in_other_language(context: TurnContext) -> bool:
        """Whether the words were in a language that the assistant does not speak, and that was said."""
        greeting = greeting_in(context) if context.operation is None else None
        if greeting is not None:
            context.replies.append(greeting)
        return greeting is not None

    # ------------------------------------------------------------------ storing

    def _store(self, context: TurnContext, release: bool) -> tuple[bool, list[OutboxRow]]:
        """Snapshot, replies, record, drafts and the inbox mark, in one transaction.

        Args:
            release: lets the conversation go, if no other message of it waits.

        Returns:
            Whether another message waits, and the replies.
        """
        with context.held.transaction() as tx:
            self._store_operations(tx, context)
            rendered = self._render(tx, context.conversation, context.language, context.replies)
            if context.repeat_last:
                rendered += _said_last(context)
            else:
                context.memory["last"] = [one.as_json() for one in rendered]
                context.memory["last_seen_by"] = context.person_hash
            if context.turn.kind == "text":
                context.memory["code_begun"] = may_begin_code(context.turn.text)
            active = context.operation.id if context.operation else None
            conversations.save(tx, replace(context.conversation, active_operation=active))
            replies = record.store_turn(tx, context, rendered)
            more = inbox.finish(tx, context.turn.id)
            if release and not more:
                context.held.release_with(tx)
            return more, replies

    def _store_operations(self, tx: Transaction, context: TurnContext) -> None:
        for operation in [*context.aside, *([context.operation] if context.operation else [])]:
            _save_draft(tx, operation, context.conversation.municipality)
        for operation, state in context.ended:
            if operations.get(tx, operation.id) is not None:
                operations.move(tx, operation.id, from_states=UNCONFIRMED, to_state=state, draft={})

    def _render(
        self, tx: Transaction, conversation: Conversation, language: Any, replies: Sequence[Reply]
    ) -> list[Rendered]:
        """Replies in words, each button with a token of its own."""
        municipality = self._catalogue.municipalities.get(conversation.municipality or "")
        presses: list[Press] = []

        def remember(press: Press) -> str:
            presses.append(press)
            return str(len(presses) - 1)

        carried = self._accepts.get(conversation.channel, frozenset())
        wording = Wording(self._catalogue, language, municipality, remember)
        drafts = [wording.render(_only(one, carried)) for one in replies]
        titles = {button.payload: button.title for draft in drafts for button in draft.presses()}
        meant = [{"press": asdict(press), "title": titles[str(n)]} for n, press in enumerate(presses)]
        tokens = buttons.issue(tx, conversation.id, meant) if meant else []
        return [draft.with_payloads(lambda number: f"b:{tokens[int(number)]}") for draft in drafts]

    def _say(self, conversation_id: str, tx: Transaction, replies: Sequence[Reply]) -> list[OutboxRow]:
        """Stores what the assistant says by itself."""
        conversation = conversations.get(tx, conversation_id)
        if conversation is None:
            return []
        language = conversation.language or DEFAULT
        rendered = self._render(tx, conversation, language, replies)
        citizen = citizens.peek(tx, conversation_id, now=_now())
        return record.store_announcement(tx, conversation, rendered, citizen.person_hash if citizen else None)

    async def _fail(
        self, row: InboxRow, turn: Turn, conversation: Conversation, held: HeldConversation, error: Exception
    ) -> list[OutboxRow]:
        """A turn that fails is tried again; one that keeps failing is given up with an apology."""
        log.error("turn.failed", turn=row.id, attempts=row.attempts + 1, exc_info=error)

        def work() -> list[OutboxRow]:
            with held.transaction() as tx:
                if inbox.count_attempt(tx, row.id) < MOST_ATTEMPTS:
                    return []
                language = conversation.language or DEFAULT
                apology = _apology(tx, conversation, row, error)
                rendered = self._render(tx, conversation, language, [apology])
                inbox.bury(tx, row.id)
                return record.store_failure(tx, conversation, turn, rendered, language)

        return await asyncio.to_thread(work)


def _said_last(context: TurnContext) -> list[Rendered]:
    """What was said last, unless it was for the eyes of somebody who is not identified any more."""
    seen_by = context.memory.get("last_seen_by")
    if seen_by is not None and seen_by != context.person_hash:
        return []
    return [Rendered.from_json(one) for one in context.memory.get("last", [])]


def _load(conversation_id: str, held: HeldConversation) -> Loaded | None:
    """The oldest message that waits, with all that its turn needs to know."""
    with held.statements() as tx:
        found = turns.next_pending(tx, conversation_id)
        if found is None:
            return None
        row, conversation, active = found
        conversation, operation = _under_way(conversation, active, row)
        if _now() - row.received_at > LATE:
            row = replace(row, attempts=inbox.count_attempt(tx, row.id))
        return *_pressed(tx, row, conversation), operation


def _pressed(
    tx: Transaction, row: InboxRow, conversation: Conversation
) -> tuple[InboxRow, Conversation, Press | None]:
    """What the message pressed: a button by its token, or one of the last reply's by typing its title."""
    body = row.body or {}
    token = body.get("value") if body.get("kind") == "button" else _typed_title(body, conversation)
    found = buttons.redeem(tx, conversation.id, token) if token else None
    if found is None:
        return row, conversation, None
    pressed = {**body, "kind": "button", "text": found["title"]}
    return replace(row, body=pressed), conversation, Press(**found["press"])


def _typed_title(body: Mapping[str, Any], conversation: Conversation) -> str | None:
    """Token of the button of the last replies whose title was typed word for word."""
    if body.get("kind") != "text":
        return None
    typed = str(body["text"]).strip(" .!").casefold()
    for reply in conversation.memory.get("last", []):
        for button in reply["buttons"]:
            if button["title"].casefold() == typed:
                return str(button["payload"]).removeprefix("b:")
    return None


def _under_way(
    conversation: Conversation, operation: Operation | None, row: InboxRow
) -> tuple[Conversation, Operation | None]:
    """The operation that the dialogue is about, and the conversation, which begins anew without one."""
    if operation is None or operation.state in UNCONFIRMED or operation.confirmed_by == row.id:
        return conversation, operation
    # Its confirming turn was given up after it had been sent: it is not the dialogue's any more.
    return replace(conversation, snapshot={}, active_operation=None), None


def _apology(tx: Transaction, conversation: Conversation, row: InboxRow, error: Exception) -> Reply:
    """What is said of a turn that was given up: the truth about what it has sent, else that it failed."""
    active = operations.get(tx, conversation.active_operation) if conversation.active_operation else None
    _, operation = _under_way(conversation, active, row)
    if operation is not None and operation.confirmed_by == row.id and operation.state not in UNCONFIRMED:
        return outcome_of(operation)
    return Reply(error.text_key if isinstance(error, AkkunaError) else "error.unexpected")


def _as_the_page_says(conversation: Conversation, turn: Turn) -> Conversation:
    """The conversation with what the page tells of itself, where the citizen has not said otherwise."""
    by_page = conversation.language_source != "chosen" and turn.page_language is not None
    return replace(
        conversation,
        memory=dict(conversation.memory),
        language=turn.page_language if by_page else conversation.language,
        language_source="page" if by_page else conversation.language_source,
        municipality=conversation.municipality or turn.page_municipality,
        last_active_at=_now(),
    )


def _save_draft(tx: Transaction, operation: Operation, municipality: str | None) -> None:
    operations.put(tx, replace(operation, municipality=municipality, updated_at=_now()))


def _only(reply: Reply, carried: frozenset[str]) -> Reply:
    """The reply, offering besides text only what the channel carries."""
    return replace(reply, accepts=tuple(each for each in reply.accepts if each in carried))


def _now() -> datetime:
    return datetime.now(timezone.utc)
