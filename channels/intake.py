"""Where every message comes in: stored, deduplicated and masked before it is acknowledged."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from functools import partial
from hashlib import sha256
from typing import Any, TypeAlias, TypeVar

import structlog

from akkuna.catalogue import Catalogue
from akkuna.citizen import Citizen
from akkuna.errors import InputRejected, NotAllowed, StorageUnavailable
from akkuna.masking import IDENTITY_ONLY, mask, split_over
from akkuna.replies import Language, Rendered
from akkuna.times import HELSINKI
from akkuna.turn import LoginNews, TurnKind
from bot.assistant import Assistant
from channels.photos import cleaned_photo
from integrations.database import (
    Attachment,
    Conversation,
    Database,
    Message,
    OutboxRow,
    Rating,
    Transaction,
    attachments,
    citizens,
    conversations,
    inbox,
    messages,
    outbox,
    ratings,
)

log = structlog.get_logger()
Result = TypeVar("Result")
Tell: TypeAlias = Callable[[str, LoginNews, str], None]
"""Tells a conversation, by its id, what has happened; the last is an id of ours, one for each such news."""

LONGEST_TEXT = 5000
"""Characters in one message."""
STORE_SECONDS = 10.0
"""How long a sender is kept waiting for the database, however many others wait for it too."""
LAST_TURNS_SECONDS = 5.0
"""How long turns may still take when the process is told to stop."""
STREAM_SECONDS = 5.0
"""How long an open stream relies on being woken before it looks for itself."""
POLL_SECONDS = 0.5
"""How often the outbox is looked at for replies that another process stored."""


@dataclass(frozen=True)
class Incoming:
    """A message as a channel parsed it.

    Attributes:
        channel: folder name of the channel.
        sender: the channel's own name for the sender; only its keyed hash is stored.
        external_id: the channel's id of the message, unique for the sender.
        municipality: code of the endpoint's or page's municipality, if it has one.
        language: the page's.
    """

    channel: str
    sender: str
    kind: TurnKind
    external_id: str
    text: str = ""
    value: str | None = None
    lat: float | None = None
    lon: float | None = None
    municipality: str | None = None
    language: Language | None = None


class Intake:
    """Accepts messages and gives replies.

    Args:
        database: where both are.
        catalogue: for the common texts.
    """

    def __init__(self, database: Database, catalogue: Catalogue) -> None:
        self._database, self._catalogue = database, catalogue
        self._assistant: Assistant | None = None
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns = Counter[int]()
        self._awaited: dict[int, asyncio.Future[list[OutboxRow]]] = {}
        self._unpacking = asyncio.Lock()
        self._lookout: asyncio.Task[None] | None = None

    def serve(self, assistant: Assistant) -> None:
        """Sets who answers. (It needs `wake` to tell of its replies, so it is made after the intake.)"""
        self._assistant = assistant

    async def finish(self) -> None:
        """Lets the turns under way end; those that take longer stay pending for whoever serves next."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=LAST_TURNS_SECONDS)

    async def conversation(
        self, channel: str, sender: str, *, municipality: str | None = None, language: Language | None = None
    ) -> Conversation:
        """The sender's conversation, begun if there is none.

        Raises:
            StorageUnavailable: the database cannot be used.
        """
        return await self._store(lambda tx: self._conversation(tx, channel, sender, municipality, language))

    async def find(self, channel: str, sender: str) -> Conversation | None:
        """The sender's conversation, if there is one.

        Raises:
            StorageUnavailable: the database cannot be used.
        """
        sender_hash = self.sender_hash(channel, sender)
        return await self._read(lambda tx: conversations.find(tx, channel, sender_hash))

    async def open(
        self,
        channel: str,
        sender: str,
        *,
        municipality: str | None,
        language: Language | None,
        until: datetime,
    ) -> Conversation:
        """Does `conversation`, for a browser whose cookie now lasts until then.

        Raises:
            StorageUnavailable: the database cannot be used.
        """

        def work(tx: Transaction) -> Conversation:
            found = self._conversation(tx, channel, sender, municipality, language)
            now = _now()
            conversations.prolong(tx, found.id, now=now, until=until)
            return replace(found, last_active_at=now, session_ends_at=until)

        return await self._store(work)

    async def rate(self, conversation: Conversation, stars: int, words: str) -> None:
        """Stores what the citizen thought of the conversation today, identity codes masked.

        Raises:
            StorageUnavailable: it was not stored.
        """
        now = _now()
        rating = Rating(
            conversation_id=conversation.id,
            day=now.astimezone(HELSINKI).date(),
            municipality=conversation.municipality,
            stars=stars,
            words=mask(words, kinds=IDENTITY_ONLY).text,
            at=now,
        )
        await self._store(lambda tx: ratings.put(tx, rating))

    async def accept(self, incoming: Incoming) -> int:
        """Stores a message and sets the assistant to work; a second delivery of it changes nothing.

        Returns:
            The inbox number.

        Raises:
            InputRejected: it is empty, or too long.
            StorageUnavailable: it was not stored; the sender must send it again.
        """
        if incoming.kind == "text":
            _check_text(incoming.text)
        store = partial(self._accept, incoming)
        if self._assistant is None:
            return (await self._in_time(store))[1]
        stored: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._take_in(self._assistant, store, stored))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            return await asyncio.wait_for(stored, STORE_SECONDS)
        except asyncio.TimeoutError as error:
            raise StorageUnavailable() from error

    async def replies_to(self, inbox_id: int, timeout: float) -> list[OutboxRow]:
        """The replies to a message, when its turn is over.

        Args:
            inbox_id: the message.
            timeout: seconds to wait at most.

        Raises:
            StorageUnavailable: the turn was not over in time.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        # The turn's own task brings them, unless it is over, or another process's.
        brought = (
            self._awaited.setdefault(inbox_id, loop.create_future()) if inbox_id in self._turns else None
        )
        try:
            while loop.time() < end:
                pause = min(POLL_SECONDS, max(0.0, end - loop.time()))
                if brought is not None and (await asyncio.wait([brought], timeout=pause))[0]:
                    return brought.result()
                conversation_id, replies = await self._read(partial(_replies_if_over, inbox_id))
                if replies is not None:
                    return replies
                if brought is None:
                    await self._wait(conversation_id, pause)
        finally:
            self._awaited.pop(inbox_id, None)
        raise StorageUnavailable()

    async def happen(self, work: Callable[[Transaction, Tell], Result]) -> Result:
        """Stores something that happened outside the conversation, together with the news of it.

        Args:
            work: stores it; what it tells is for the assistant to answer, once, whatever dies in between.

        Raises:
            StorageUnavailable: nothing was stored.
        """
        told: list[str] = []

        def store(tx: Transaction) -> Result:
            def tell(conversation_id: str, news: LoginNews, id: str) -> None:
                self._note(tx, conversation_id, news, id)
                told.append(conversation_id)

            return work(tx, tell)

        result = await self._store(store)
        if self._assistant is not None:
            for conversation_id in told:
                task = asyncio.create_task(self._take_up(self._assistant, conversation_id))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        return result

    async def logged_in(self, conversation_id: str) -> Citizen | None:
        """Who is logged in in a conversation, to be shown; actions ask by themselves."""
        return await self._read(lambda tx: citizens.peek(tx, conversation_id, now=_now()))

    async def use_identity(self, conversation_id: str) -> None:
        """Keeps whoever is logged in in a conversation from being taken for gone."""
        await self._store(lambda tx: citizens.of_conversation(tx, conversation_id, now=_now()))

    async def stream(self, conversation_id: str, after: int, sender_hash: str) -> AsyncIterator[OutboxRow]:
        """All replies with a number above `after`, then each as it comes. Never ends by itself.

        What was said while somebody was identified comes without its words as long as they are not.

        Raises:
            NotAllowed: the conversation belongs to another cookie by now; nothing more of it is given.
        """
        if self._lookout is None:
            self._lookout = asyncio.create_task(self._look_out())
        while True:
            rows = await self._read(partial(_after, conversation_id, after, sender_hash))
            for row, is_for_who_asks in rows:
                yield row if is_for_who_asks else self._without_words(row)
                after = row.id
            if not rows:
                await self._wait(conversation_id, STREAM_SECONDS)

    async def store_photo(self, conversation_id: str, external_id: str, content: bytes) -> str:
        """Stores a photo, freed of what its camera wrote into it; a second delivery of it changes nothing.

        Args:
            external_id: the channel's id of the message that the photo is.

        Returns:
            Its id, for a turn of kind "photo".

        Raises:
            InputRejected: it is no photo, or too large.
            StorageUnavailable: it was not stored.
        """
        # One at a time: a few kilobytes may unpack to a picture of hundreds of megabytes.
        async with self._unpacking:
            cleaned = await asyncio.to_thread(cleaned_photo, content)
        photo = Attachment(
            id=sha256(f"{conversation_id}:{external_id}".encode()).hexdigest()[:32],
            conversation_id=conversation_id,
            media_type="image/jpeg",
            size=len(cleaned),
            content=cleaned,
            created_at=_now(),
        )
        await self._store(lambda tx: attachments.store(tx, photo))
        return photo.id

    async def transcript(self, conversation_id: str) -> list[Message]:
        """The record of the conversation, oldest first, personal data masked; a word stands for all in a row
        that is not for the eyes of who is identified now."""
        said, person = await self._read(partial(_said_and_for_whom, conversation_id))
        shown: list[Message] = []
        was_hidden = False
        for one in said:
            is_hidden = not may_see(one, person)
            if not is_hidden:
                shown.append(one)
            elif not was_hidden:
                shown.append(replace(one, direction="out", kind="notice", text=self._hidden(one.language)))
            was_hidden = is_hidden
        return shown

    def _hidden(self, language: str | None) -> str:
        return self.say("login.hidden", "sv" if language == "sv" else "fi")

    def say(self, key: str, language: Language, **values: object) -> str:
        """A common text in words."""
        text = self._catalogue.texts.find(key, language, service=None, municipality=None)
        return text.format_map({name: str(value) for name, value in values.items()})

    def replied(self, conversation_id: str, rows: Sequence[OutboxRow]) -> None:
        """Tells all who wait for the conversation's replies that the assistant has stored these."""
        awaited = self._awaited.get(rows[0].inbox_id or 0) if rows else None
        if awaited is not None and not awaited.done():
            awaited.set_result(list(rows))
        self.wake(conversation_id)

    def wake(self, conversation_id: str) -> None:
        """Tells all who wait for the conversation's replies that there are some."""
        for event in self._waiting.get(conversation_id, ()):
            event.set()

    # ------------------------------------------------------------------ inside

    def _without_words(self, row: OutboxRow) -> OutboxRow:
        language: Language = row.reply["lang"]
        hidden = Rendered(self._hidden(language), language, "notice", key="login.hidden").as_json()
        return replace(row, reply={**hidden, "hidden": True})

    async def _look_out(self) -> None:
        """Wakes the streams whose replies another process stored: one look for all of them."""
        seen: dict[str, int] = {}
        while True:
            await asyncio.sleep(POLL_SECONDS)
            open_streams = list(self._waiting)
            if not open_streams:
                continue
            try:
                newest = await self._read(partial(_newest, open_streams))
            except StorageUnavailable:
                # The streams find out by themselves.
                continue
            for conversation_id, number in newest.items():
                if number > seen.get(conversation_id, 0):
                    self.wake(conversation_id)
            seen = newest

    def _conversation(
        self, tx: Transaction, channel: str, sender: str, municipality: str | None, language: Language | None
    ) -> Conversation:
        sender_hash = self.sender_hash(channel, sender)
        return conversations.find(tx, channel, sender_hash) or conversations.create(
            tx,
            channel=channel,
            sender_hash=sender_hash,
            municipality=municipality,
            language=language,
            language_source="page" if language else None,
            now=_now(),
        )

    def sender_hash(self, channel: str, sender: str) -> str:
        """What is stored of a channel's name for a sender."""
        return self._database.hash("sender", f"{channel}:{sender}")

    def _accept(self, incoming: Incoming) -> tuple[str, int]:
        with self._database.statements() as tx:
            conversation, waiting = self._sender(tx, incoming)
            # Only then can it end an identity code that the message before began.
            begun = waiting or bool(conversation.memory.get("code_begun"))
            if not (begun and incoming.text):
                return conversation.id, self._put(tx, conversation, incoming, _masked_alone(incoming.text))
        with self._database.transaction() as tx:
            return conversation.id, self._put(
                tx, conversation, incoming, _masked(tx, conversation.id, incoming)
            )

    def _sender(self, tx: Transaction, incoming: Incoming) -> tuple[Conversation, bool]:
        """The sender's conversation, and whether a message of it waits for its turn to end."""
        sender_hash = self.sender_hash(incoming.channel, incoming.sender)
        found, waiting = conversations.find_with_waiting(tx, incoming.channel, sender_hash)
        return found or self._conversation(
            tx, incoming.channel, incoming.sender, incoming.municipality, incoming.language
        ), waiting

    def _put(
        self, tx: Transaction, conversation: Conversation, incoming: Incoming, masked: tuple[str, bool]
    ) -> int:
        # The number is the conversation's own: whatever a client sends, it meets no other conversation.
        external_id = f"{conversation.id}:{incoming.external_id}"
        body: dict[str, Any] = {
            "kind": incoming.kind,
            "external_id": incoming.external_id,
            "text": masked[0],
            "value": incoming.value,
            "lat": incoming.lat,
            "lon": incoming.lon,
            "masked_identity": masked[1],
            "page_language": incoming.language,
            "page_municipality": incoming.municipality,
        }
        inbox_id = inbox.accept(
            tx,
            conversation_id=conversation.id,
            municipality=None,
            channel=incoming.channel,
            external_id=external_id,
            body=body,
            now=_now(),
        )
        if inbox_id is None:
            row = inbox.find(tx, municipality=None, channel=incoming.channel, external_id=external_id)
            if row is None:
                raise StorageUnavailable()
            inbox_id = row.id
        return inbox_id

    async def _take_in(
        self, assistant: Assistant, store: Callable[[], tuple[str, int]], stored: "asyncio.Future[int]"
    ) -> None:
        """Stores a message and takes its turn; what fails after that stays pending and is for `bot.jobs`."""
        under_way: list[int] = []

        def on_stored(inbox_id: int) -> None:
            under_way.append(inbox_id)
            self._turns[inbox_id] += 1
            if not stored.done():
                stored.set_result(inbox_id)

        try:
            await assistant.take_in(store, on_stored)
        except Exception as error:
            if not under_way and not stored.done():
                stored.set_exception(error)
            elif isinstance(error, StorageUnavailable):
                log.warning("turn.postponed", reason="storage_unavailable")
            else:
                raise
        finally:
            # A message delivered twice has two tasks.
            self._turns.subtract(under_way)
            self._turns = +self._turns

    def _note(self, tx: Transaction, conversation_id: str, news: LoginNews, id: str) -> None:
        found = conversations.get(tx, conversation_id)
        if found is None:
            raise StorageUnavailable()
        incoming = Incoming(
            channel=found.channel, sender="", kind="login", external_id=f"login:{id}", value=news
        )
        self._put(tx, found, incoming, ("", False))

    async def _take_up(self, assistant: Assistant, conversation_id: str) -> None:
        try:
            await assistant.take_up(conversation_id)
        except StorageUnavailable:
            # Pending: `bot.jobs` takes it up.
            log.warning("turn.postponed", reason="storage_unavailable")

    async def _wait(self, conversation_id: str, seconds: float) -> None:
        event = asyncio.Event()
        self._waiting[conversation_id].add(event)
        try:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(event.wait(), seconds)
        finally:
            self._waiting[conversation_id].discard(event)
            if not self._waiting[conversation_id]:
                del self._waiting[conversation_id]

    async def _store(self, work: Callable[[Transaction], Result]) -> Result:
        """Runs `work` in a transaction, in a thread."""

        def run() -> Result:
            with self._database.transaction() as tx:
                return work(tx)

        return await self._in_time(run)

    async def _read(self, work: Callable[[Transaction], Result]) -> Result:
        """Runs `work`, which only reads, in a thread."""

        def run() -> Result:
            with self._database.statements() as tx:
                return work(tx)

        return await self._in_time(run)

    async def _in_time(self, work: Callable[[], Result]) -> Result:
        try:
            return await asyncio.wait_for(asyncio.to_thread(work), STORE_SECONDS)
        except asyncio.TimeoutError as error:
            raise StorageUnavailable() from error


def _masked_alone(text: str) -> tuple[str, bool]:
    """The text without identity codes, and whether there were any."""
    masked = mask(text, kinds=IDENTITY_ONLY)
    return masked.text, bool(masked.found)


def _masked(tx: Transaction, conversation_id: str, incoming: Incoming) -> tuple[str, bool]:
    """Does `_masked_alone`, also for a code that began in the message before."""
    text, found = _masked_alone(incoming.text)
    if found:
        return text, True
    pending = [row for row in inbox.all_pending(tx, conversation_id) if row.body and row.body["text"]]
    if pending and pending[-1].body:
        # The message before waits for its turn, or is in the middle of it.
        waiting = pending[-1].body
        halves = split_over(waiting["text"], text) if waiting["external_id"] != incoming.external_id else None
        if halves is not None:
            inbox.replace_body(tx, pending[-1].id, {**waiting, "text": halves[0]})
        return (text, False) if halves is None else (halves[1], True)
    before = messages.last_incoming(tx, conversation_id)
    halves = split_over(before.text, text) if before else None
    if before is None or halves is None:
        return text, False
    messages.replace_text(tx, before.id, halves[0])
    return halves[1], True


def _replies_if_over(inbox_id: int, tx: Transaction) -> tuple[str, list[OutboxRow] | None]:
    """The message's conversation, and the replies to it; None while its turn is not over."""
    row = inbox.get(tx, inbox_id)
    if row is None or row.state == "pending":
        return row.conversation_id if row else "", None
    # Asked for after the mark: they are stored together with it, and the turn may end between two questions.
    return row.conversation_id, outbox.of_inbox(tx, inbox_id)


def _newest(conversation_ids: list[str], tx: Transaction) -> dict[str, int]:
    return outbox.newest_ids(tx, conversation_ids)


def may_see(said: OutboxRow | Message, person_hash: str | None) -> bool:
    """Whether something that was said is for the eyes of who is identified now."""
    return said.person_hash is None or said.person_hash == person_hash


def _said_and_for_whom(conversation_id: str, tx: Transaction) -> tuple[list[Message], str | None]:
    return messages.of_conversation(tx, conversation_id), _person(tx, conversation_id)


def _person(tx: Transaction, conversation_id: str) -> str | None:
    citizen = citizens.peek(tx, conversation_id, now=_now())
    return citizen.person_hash if citizen else None


def _after(
    conversation_id: str, number: int, sender_hash: str, tx: Transaction
) -> list[tuple[OutboxRow, bool]]:
    """The rows, and whether each is for the eyes of who is identified now."""
    rows = outbox.after(tx, conversation_id, number)
    if rows:
        # Login and logout give the browser a new cookie. Who knew the one before sees nothing from then on.
        owner = conversations.get(tx, conversation_id)
        if owner is None or owner.sender_hash != sender_hash:
            raise NotAllowed("web.session")
    person = _person(tx, conversation_id) if any(row.person_hash for row in rows) else None
    return [(row, may_see(row, person)) for row in rows]


def _check_text(text: str) -> None:
    if not text.strip():
        raise InputRejected("error.empty")
    if len(text) > LONGEST_TEXT:
        raise InputRejected("error.too_long", most=LONGEST_TEXT)


def _now() -> datetime:
    return datetime.now(timezone.utc)
