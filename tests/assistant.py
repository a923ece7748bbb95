"""The whole assistant in the tests' own process: model, database, real sandboxes over HTTP."""

from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from actions.registration import register_handlers
from actions.systems import Systems
from akkuna.catalogue import SERVICES, load_catalogue
from akkuna.citizen import Level
from akkuna.replies import Language, Press, Rendered
from akkuna.settings import Authorisations
from bot.assistant import Assistant
from bot.engine import Engine
from bot.jobs import Jobs
from bot.secure_window import open_window
from bot.service_finder import ServiceFinder
from channels.app import ACCEPTS
from channels.intake import Incoming, Intake
from integrations.database import Database, buttons, citizens, outbox
from integrations.http import Http, Limits
from tests.citizens import choose_principal, log_in

PATIENT_SECONDS = 60
IMPATIENT = Limits(read=1.0, write=1.0, whole_read=2.0, whole_write=2.0, pause=0.01, open_seconds=0.05)
"""As in production, but soon tired of what is slow, so that tests of slowness are quick."""


class World:
    """An assistant with its database, as one serving process has it.

    Args:
        engine: the model.
        database: migrated.
        municipalities: folder of municipalities.
        authorisations: where mandates are asked for; None where nobody can act for another.
        services: folder of services.
        finder: the search over the service catalogue; None where nothing has been imported.
    """

    def __init__(
        self,
        engine: Engine,
        database: Database,
        municipalities: Path,
        authorisations: Authorisations | None = None,
        services: Path = SERVICES,
        finder: ServiceFinder | None = None,
    ) -> None:
        self.catalogue = load_catalogue(municipalities, services)
        self.database = database
        self._http = Http(IMPATIENT)
        self.systems = systems = Systems(
            self._http, can_log_in=True, authorisations=authorisations, services=finder or ServiceFinder()
        )
        register_handlers(systems)
        self.intake = Intake(database, self.catalogue)
        self.assistant = Assistant(engine, self.catalogue, database, systems, self.intake.replied, ACCEPTS)
        self.intake.serve(self.assistant)
        self.jobs = Jobs(self.assistant, self.catalogue, database, systems)

    def chat(
        self, channel: str = "web", municipality: str | None = None, language: Language = "fi"
    ) -> "Chat":
        """A new citizen's window."""
        return Chat(self, channel, municipality, language)

    async def pass_time(self) -> None:
        """Lets the time come when waiting operations are due, and the jobs take them up."""
        later = datetime.now(timezone.utc) + timedelta(hours=2)
        await self.jobs.take_pending(later)
        await self.jobs.follow_operations(later)
        await self.jobs.tell_handovers()

    def end_sessions(self) -> None:
        """Lets the time of every identification run out."""
        with self.database.transaction() as tx:
            citizens.end_expired(tx, now=datetime.now(timezone.utc) + timedelta(hours=1))

    async def close(self) -> None:
        """Lets the connections go."""
        await self.intake.finish()
        await self._http.aclose()


class Chat:
    """One citizen's conversation, as a channel drives it.

    Attributes:
        replies: the replies to the last message.
        history: everything that the window has shown, the citizen's own messages included.
        kept: payload of a button that will be pressed later.
        remembered: a number that the assistant gave and that will be asked about.
    """

    def __init__(
        self, world: World, channel: str, municipality: str | None, language: Language | None
    ) -> None:
        self._world, self._channel, self._municipality = world, channel, municipality
        self._language, self._sender = language, uuid4().hex
        self.replies: list[Rendered] = []
        self.history: list[Rendered] = []
        self._seen = 0
        self.kept = self.remembered = ""

    @property
    def keys(self) -> list[str]:
        """Text keys of the last replies."""
        return [one.key or "" for one in self.replies]

    async def say(self, text: str) -> list[Rendered]:
        """Types a message."""
        return await self._send(Incoming(**self._envelope("text"), text=text))

    async def press(self, title: str) -> list[Rendered]:
        """Presses the newest button, or "change" of a line, whose title begins so.

        Raises:
            AssertionError: there is no such button.
        """
        return await self._send(Incoming(**self._envelope("button"), value=self.payload(title)[2:]))

    async def begin(self, service: str) -> list[Rendered]:
        """Presses a button that begins a service, whether it was shown or not."""
        conversation = await self._world.intake.conversation(
            self._channel, self._sender, municipality=self._municipality, language=self._language
        )
        meant = {"press": asdict(Press("start_service", service)), "title": service}
        with self._world.database.transaction() as tx:
            [token] = buttons.issue(tx, conversation.id, [meant])
        return await self.press_payload(token)

    async def press_payload(self, payload: str) -> list[Rendered]:
        """Presses a button by what it carries."""
        return await self._send(Incoming(**self._envelope("button"), value=payload.removeprefix("b:")))

    async def photo(self, content: bytes) -> list[Rendered]:
        """Sends a photo."""
        conversation = await self._world.intake.conversation(
            self._channel, self._sender, municipality=self._municipality, language=self._language
        )
        envelope = self._envelope("photo")
        photo = await self._world.intake.store_photo(conversation.id, envelope["external_id"], content)
        return await self._send(Incoming(**envelope, value=photo))

    async def location(self, lat: float, lon: float) -> list[Rendered]:
        """Shares a location."""
        return await self._send(Incoming(**self._envelope("location"), lat=lat, lon=lon))

    async def choose_language(self, language: Language) -> list[Rendered]:
        """Switches the page's language by hand."""
        return await self._send(Incoming(**self._envelope("language"), value=language))

    async def open(self) -> list[Rendered]:
        """Opens the window."""
        return await self._send(Incoming(**self._envelope("start")))

    async def log_in(self, person: str, level: Level = "substantial") -> list[Rendered]:
        """Comes back from Suomi.fi identified as one of the invented people."""
        conversation = await self._world.intake.conversation(self._channel, self._sender)
        log_in(self._world.database, conversation.id, person, level)
        return await self.come_back("logged_in")

    async def choose_principal(self, key: str) -> list[Rendered]:
        """Follows the newest link to Valtuudet, chooses a person or an organisation there, and comes back."""
        links = [link.href for reply in self.history for link in reply.links]
        path = [href for href in links if href.startswith("/suomifi/authorise")][-1]
        await choose_principal(self._world.database, self._world.systems, path, key)
        return await self.come_back("mandate")

    async def secure_window(self) -> "Chat | None":
        """Follows the newest link to the secure window; None where it is of no use any more."""
        links = [link.href for reply in self.history for link in reply.links]
        path = [href for href in links if href.startswith("/chat/secure/")][-1]
        token = urlsplit(path).path.removeprefix("/chat/secure/")
        window = Chat(self._world, "web", self._municipality, self._language)
        sender_hash = self._world.intake.sender_hash("web", window._sender)
        with self._world.database.transaction() as tx:
            now = datetime.now(timezone.utc)
            opened = open_window(tx, token, channel="web", sender_hash=sender_hash, now=now)
        return window if opened else None

    async def come_back(self, how: str) -> list[Rendered]:
        """Comes back from Suomi.fi."""
        return await self._send(Incoming(**self._envelope("login"), value=how))

    async def news(self) -> list[Rendered]:
        """What has come since, without a message of the citizen's."""
        self.replies = [one for one in await self._after() if one.kind != "citizen"]
        return self.replies

    def payload(self, title: str) -> str:
        """Payload of the newest button, or "change" of a line, whose title begins so."""
        for message in reversed(self.history):
            for button in (*message.buttons, *(one for card in message.cards for one in card.buttons)):
                if button.title.startswith(title):
                    return button.payload
            for line in message.lines:
                if line.change and line.label.startswith(title):
                    return line.change
        raise AssertionError(f"no button {title!r} in {[b.title for m in self.history for b in m.buttons]}")

    async def _send(self, incoming: Incoming) -> list[Rendered]:
        inbox_id = await self._world.intake.accept(incoming)
        await self._world.intake.replies_to(inbox_id, PATIENT_SECONDS)
        return await self.news()

    async def _after(self) -> list[Rendered]:
        conversation = await self._world.intake.conversation(self._channel, self._sender)
        shown = []
        with self._world.database.transaction() as tx:
            for row in outbox.after(tx, conversation.id, self._seen):
                shown.append(Rendered.from_json(row.reply))
                self._seen = row.id
        self.history += shown
        return shown

    def _envelope(self, kind: str) -> dict[str, object]:
        return {
            "channel": self._channel,
            "sender": self._sender,
            "kind": kind,
            "external_id": uuid4().hex,
            "municipality": self._municipality,
            "language": self._language,
        }
