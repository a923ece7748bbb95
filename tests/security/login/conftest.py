"""The application with Suomi.fi's stand-in, over HTTP with real messages."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from akkuna.citizen import Citizen, Level, login_path
from integrations.database import Conversation, Database, audit, citizens, conversations, logins
from integrations.database.audit import Entry
from integrations.sandbox.keys import key_pair
from tests.conftest import SECRET
from tests.contract.server import Sandbox
from tests.resilience import server as servers
from tests.resilience.server import PRODUCTION, Server, until
from tests.security.login.browser import Browser
from tests.servers import PostgresqlServer, free_port

PROCESSES = 2
OWN = "kalajoki"
OWN_CODE = "208"
"""A municipality with a service provider of its own."""
_WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


class Site:
    """The application, and what its database holds."""

    def __init__(self, server: Server, database: Database, url: str) -> None:
        self.server, self.database, self._url = server, database, url
        self.address = server.address

    def conversation_of(self, browser: Browser) -> str:
        """Id of the conversation of a browser's cookie."""
        return self.conversation(browser).id

    def conversation(self, browser: Browser) -> Conversation:
        """The conversation of a browser's cookie."""
        value = next(value for name, value in browser.cookies.items() if name != "akkuna-login")
        with self.database.transaction() as tx:
            found = conversations.find(tx, "web", self.database.hash("sender", f"web:{value}"))
        assert found is not None
        return found

    def offer(
        self,
        browser: Browser,
        level: Level = "substantial",
        provider: str = "",
        age: timedelta = timedelta(),
    ) -> str:
        """What the dialogue offers: the path of a login in the browser's conversation."""
        conversation_id = self.conversation_of(browser)
        with self.database.transaction() as tx:
            handle = logins.offer(
                tx,
                conversation_id,
                municipality=provider or "535",
                language="fi",
                level=level,
                purpose="my_matters",
                provider=provider,
                now=datetime.now(timezone.utc) - age,
            )
        return login_path(handle)

    @contextmanager
    def held(self, browser: Browser) -> Iterator[Callable[[], int]]:
        """Nobody goes on with a login of the browser's conversation as long as this lasts.

        Gives what says how many wait to. SQLite lets nobody even look at anything meanwhile, and does not
        tell of who waits; there all are taken to wait, who come one after the other then.
        """
        id, postgresql = self.conversation_of(browser), self._url.startswith("postgresql")
        with self.database.transaction() as tx:
            tx.execute(text("UPDATE login SET state = state WHERE conversation_id = :id"), {"id": id})
            yield (lambda: int(tx.execute(_WAITING).scalar_one())) if postgresql else (lambda: 2)

    def who(self, conversation: Browser | str) -> Citizen | None:
        """Who is logged in in a conversation."""
        id = conversation if isinstance(conversation, str) else self.conversation_of(conversation)
        with self.database.transaction() as tx:
            return citizens.peek(tx, id, now=datetime.now(timezone.utc))

    def news(self, conversation_id: str) -> int:
        """How many logins and logouts the conversation has been told of."""
        sql = "SELECT count(*) FROM inbox WHERE conversation_id = :id AND external_id LIKE '%:login:%'"
        engine = create_engine(self._url)
        with engine.begin() as connection:
            count = connection.execute(text(sql), {"id": conversation_id}).scalar_one()
        engine.dispose()
        return int(count)

    def reasons(self) -> list[str]:
        """Why anything was rejected, as the log says, oldest first."""
        lines = [line for line in self.server.log.read_text().splitlines() if '"login.rejected"' in line]
        return [json.loads(line)["reason"] for line in lines]

    def audit(self) -> list[Entry]:
        """The audit log."""
        with self.database.transaction() as tx:
            assert audit.verify(tx).broken_at is None
            return audit.entries(tx)


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where everything that the application leaves behind is."""
    return tmp_path_factory.mktemp("login")


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, folder: Path) -> str:
    """A fresh database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{folder / 'akkuna.db'}"
    server: PostgresqlServer = request.getfixturevalue("postgresql_server")
    return server.create_database()


@pytest.fixture(scope="package")
def site(running_sandbox: Sandbox, municipalities: Path, folder: Path, database_url: str) -> Iterator[Site]:
    port, url = free_port(), database_url
    settings = suomifi(running_sandbox, "suomifi-sp") | own_provider("own-sp", running_sandbox)
    places = with_own_provider(municipalities, folder / f"municipalities-{port}", port)
    (folder / "log").unlink(missing_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(servers, "free_port", lambda: port)
        server = Server(folder, url, places, PRODUCTION, PROCESSES, **settings)
    # Metadata are read after the start, which waits for no other server.
    until(lambda: server.log.read_text().count("login.metadata_read") >= PROCESSES)
    database = Database(url, SECRET)
    yield Site(server, database, url)
    database.dispose()
    server.stop()


def suomifi(sandbox: Sandbox, name: str) -> dict[str, str]:
    """Settings that let people log in with the stand-in."""
    key, certificate = key_pair(sandbox.keys, name)
    signer = key_pair(sandbox.keys, "suomifi-idp-metadata")[1]
    return {
        "AKKUNA_SUOMIFI_IDP_METADATA": f"{sandbox.url}/suomifi-idp/metadata",
        "AKKUNA_SUOMIFI_METADATA_SIGNER": str(signer),
        "AKKUNA_SUOMIFI_SP_KEY": str(key),
        "AKKUNA_SUOMIFI_SP_CERT": str(certificate),
        "AKKUNA_AUTHORISATIONS_URL": f"{sandbox.url}/suomifi/authorisations",
        "AKKUNA_AUTHORISATIONS_CLIENT_ID": "sandbox1",
        "AKKUNA_AUTHORISATIONS_API_KEY": "sandbox-api-key",
        "AKKUNA_AUTHORISATIONS_OAUTH_PASSWORD": "sandbox-oauth-password",
    }


def own_provider(name: str, sandbox: Sandbox) -> dict[str, str]:
    """Variables with the keys of the municipality's own service provider."""
    key, certificate = key_pair(sandbox.keys, name)
    return {"OWN_SP_KEY": str(key), "OWN_SP_CERT": str(certificate)}


def with_own_provider(municipalities: Path, copy: Path, port: int) -> Path:
    """The municipalities, one of them with a service provider of its own."""
    shutil.copytree(municipalities, copy)
    path = copy / OWN / "municipality.yml"
    entity_id = f"http://127.0.0.1:{port}/suomifi/{OWN}/metadata"
    own = f"suomifi: {{entity_id: '{entity_id}', key: OWN_SP_KEY, certificate: OWN_SP_CERT}}\n"
    path.write_text(path.read_text(encoding="utf-8") + own, encoding="utf-8")
    return copy


@pytest.fixture
def citizen(site: Site, sandbox: Sandbox) -> Browser:
    """A browser with an open chat."""
    return Browser(site.address).open()


@pytest.fixture
def other(site: Site, sandbox: Sandbox) -> Browser:
    """Somebody else's browser with an open chat."""
    return Browser(site.address).open()


@pytest.fixture
def framed(site: Site, sandbox: Sandbox) -> Browser:
    """A browser with an open chat in a frame of another site."""
    return Browser(site.address, embedded=True).open()
