"""A server of the web channel with the scripted assistant behind it, for tests of the channel.

``python -m tests.unit.web.scripted_server --port N`` runs it.
"""

import argparse
import asyncio
import hashlib
import itertools
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from types import SimpleNamespace
from typing import Any

from sanic import Sanic

from akkuna.catalogue import load_catalogue
from akkuna.errors import InputRejected
from akkuna.municipality import load_municipalities
from akkuna.replies import Rendered, Term
from akkuna.settings import ROOT, Settings
from channels.intake import LONGEST_TEXT, Incoming
from channels.web import blueprint
from channels.web.limits import Limiter, Limits

from .scripted_assistant import Talk, echo, turn
from .scripted_words import WORDS

PAUSE = 0.05
"""Seconds that the script takes for a turn."""

MUNICIPALITIES = load_municipalities(ROOT / "bot" / "municipalities")
IMAGE_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")


@dataclass
class Conversation:
    """All that is known of one conversation."""

    id: str
    talk: Talk
    sender_hash: str = ""
    session_ends_at: datetime | None = None
    rows: list[SimpleNamespace] = field(default_factory=list)
    ratings: list[tuple[int, str]] = field(default_factory=list)
    messages: list[SimpleNamespace] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    news: asyncio.Condition = field(default_factory=asyncio.Condition)
    turns: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def language(self) -> str:
        return self.talk.language

    @property
    def municipality(self) -> str | None:
        return self.talk.municipality


class ScriptedIntake:
    """Keeps everything in memory; does what the channel may expect of an intake."""

    def __init__(self) -> None:
        self.conversations: dict[str, Conversation] = {}
        self.failure: Exception | None = None
        self._numbers = itertools.count(1)
        self._running: set[asyncio.Task[None]] = set()

    async def conversation(
        self, channel: str, sender: str, *, municipality: str | None = None, language: Any = None
    ) -> Conversation:
        self._fail()
        if sender not in self.conversations:
            names = {code: each.names.fi for code, each in MUNICIPALITIES.items()}
            talk = Talk(language or "fi", municipality, names)
            self.conversations[sender] = Conversation(f"conversation-{len(self.conversations)}", talk)
        return self.conversations[sender]

    async def find(self, channel: str, sender: str) -> Conversation | None:
        self._fail()
        return self.conversations.get(sender)

    async def open(self, channel: str, sender: str, *, until: datetime, **opening: Any) -> Conversation:
        found = await self.conversation(channel, sender, **opening)
        found.session_ends_at = until
        return found

    async def rate(self, conversation: Conversation, stars: int, words: str) -> None:
        self._fail()
        conversation.ratings.append((stars, words))

    async def accept(self, incoming: Incoming) -> int:
        self._fail()
        conversation = await self.conversation(incoming.channel, incoming.sender)
        if incoming.kind == "text" and not incoming.text.strip():
            raise InputRejected("error.empty")
        if len(incoming.text) > LONGEST_TEXT:
            raise InputRejected("error.too_long")
        if incoming.external_id not in conversation.seen:
            conversation.seen.add(incoming.external_id)
            task = asyncio.create_task(self._turn(conversation, incoming))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return len(conversation.seen)

    async def logged_in(self, conversation_id: str) -> None:
        return None

    async def use_identity(self, conversation_id: str) -> None:
        self._fail()

    async def happen(self, work: Any) -> None:
        """Stores nothing: nobody is logged in here, so that nobody's login ends."""
        self._fail()

    async def stream(
        self, conversation_id: str, after: int, sender_hash: str
    ) -> AsyncGenerator[SimpleNamespace, None]:
        found = next(each for each in self.conversations.values() if each.id == conversation_id)
        while True:
            for row in [row for row in found.rows if row.id > after]:
                after = row.id
                yield row
            async with found.news:
                while not found.rows or found.rows[-1].id <= after:
                    await found.news.wait()

    async def store_photo(self, conversation_id: str, external_id: str, content: bytes) -> str:
        self._fail()
        if not content.startswith(IMAGE_STARTS):
            raise InputRejected("error.photo.type")
        return "photo-1"

    async def transcript(self, conversation_id: str) -> list[SimpleNamespace]:
        return next(each for each in self.conversations.values() if each.id == conversation_id).messages

    def say(self, key: str, language: Any, **values: Any) -> str:
        said = {
            name: self.say(one.key, language, **one.values) if isinstance(one, Term) else one
            for name, one in values.items()
        }
        return WORDS[language][key].format(**said)

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure

    async def _turn(self, conversation: Conversation, incoming: Incoming) -> None:
        async with conversation.turns:
            titles = {
                button["payload"].removeprefix("b:"): button["title"]
                for row in conversation.rows
                for button in [*row.reply["buttons"], *_changes(row.reply)]
            }
            said = echo(conversation.talk, incoming, titles)
            await asyncio.sleep(PAUSE)
            async with conversation.news:
                for each in [*([said] if said else []), *turn(conversation.talk, incoming)]:
                    self._add(conversation, each)
                conversation.news.notify_all()

    def _add(self, conversation: Conversation, reply: Rendered) -> None:
        now = datetime.now(timezone.utc)
        row = SimpleNamespace(id=next(self._numbers), reply=reply.as_json(), created_at=now, person_hash=None)
        direction = "in" if reply.kind == "citizen" else "out"
        message = SimpleNamespace(
            direction=direction, at=now, language=reply.lang, text=reply.text, kind=reply.key or reply.kind
        )
        conversation.rows.append(row)
        conversation.messages.append(message)


def _changes(reply: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {"payload": line["change"], "title": f"{line['change_title']}: {line['label']}"}
        for line in reply["lines"]
        if line["change"]
    ]


def _hash(purpose: str, value: str) -> str:
    return hashlib.sha256(f"{purpose}:{value}".encode()).hexdigest()


def scripted_app(base_url: str, name: str = "scripted", limits: Limits | None = None) -> Sanic:
    """The application; `name` must be new in the process."""
    app = Sanic(name, configure_logging=False)
    app.ctx.intake = ScriptedIntake()
    app.ctx.catalogue = load_catalogue(ROOT / "bot" / "municipalities")
    app.ctx.municipalities = MUNICIPALITIES
    app.ctx.database = SimpleNamespace(hash=_hash)
    app.ctx.limits = limits or Limits()
    app.ctx.limiter = Limiter(app.ctx.limits, str)
    app.ctx.settings = Settings(
        base_url=base_url,
        port=0,
        processes=1,
        database_url="",
        redis_url=None,
        municipalities=ROOT,
        secret_key=None,
        rest_token=None,
        sandbox=True,
    )
    app.blueprint(blueprint)
    return app


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    scripted_app(f"http://localhost:{port}").run("127.0.0.1", port, access_log=False)
