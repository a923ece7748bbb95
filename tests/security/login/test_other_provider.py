"""Another identity provider is a matter of settings: its metadata in a file, with others, and its ciphers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from integrations.database import Database
from tests.conftest import SECRET
from tests.contract.server import Sandbox
from tests.resilience.server import PRODUCTION, Server, until
from tests.security.login.browser import Browser, told_by
from tests.security.login.conftest import Site, suomifi

CBC = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
GCM256 = "http://www.w3.org/2009/xmlenc11#aes256-gcm"


@pytest.fixture(scope="module")
def lenient(
    running_sandbox: Sandbox, municipalities: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """An application whose identity provider is one of several in a file, and may encrypt with AES-CBC."""
    folder = tmp_path_factory.mktemp("lenient")
    one = running_sandbox.get("/suomifi-idp/metadata").text.partition("?>")[2]
    another = one.replace("suomifi-idp", "another-idp")
    both = folder / "federation.xml"
    both.write_text(
        f'<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">{another}{one}'
        "</md:EntitiesDescriptor>"
    )
    settings = suomifi(running_sandbox, "suomifi-sp") | {
        "AKKUNA_SUOMIFI_IDP_METADATA": str(both),
        "AKKUNA_SUOMIFI_IDP_ENTITY_ID": f"{running_sandbox.url}/suomifi-idp/metadata",
        "AKKUNA_SUOMIFI_ALLOW_CBC": "1",
    }
    url = f"sqlite:///{folder / 'akkuna.db'}"
    server = Server(folder, url, municipalities, PRODUCTION, 1, **settings)
    until(lambda: "login.metadata_read" in server.log.read_text())
    database = Database(url, SECRET)
    yield Site(server, database, url)
    database.dispose()
    server.stop()


@pytest.mark.parametrize("encryption", [GCM256, CBC])
def test_it_may_encrypt_otherwise(lenient: Site, sandbox: Sandbox, encryption: str) -> None:
    sandbox.mode("suomifi-idp", encryption=encryption)
    citizen = Browser(lenient.address).open()
    citizen.log_in(lenient.offer(citizen))
    assert lenient.who(citizen) is not None


def test_cbc_is_refused_without_the_switch(site: Site, citizen: Browser, sandbox: Sandbox) -> None:
    sandbox.mode("suomifi-idp", encryption=CBC)
    assert citizen.log_in(site.offer(citizen)).status_code == 403
    assert site.reasons()[-1] == "encryption_algorithm"
    assert site.who(citizen) is None


@pytest.fixture(scope="module")
def alone(
    running_sandbox: Sandbox, municipalities: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """An application that cannot reach its identity provider."""
    folder = tmp_path_factory.mktemp("alone")
    unreachable = {"AKKUNA_SUOMIFI_IDP_METADATA": "http://127.0.0.1:1/metadata"}
    url = f"sqlite:///{folder / 'akkuna.db'}"
    settings = suomifi(running_sandbox, "suomifi-sp") | unreachable
    server = Server(folder, url, municipalities, PRODUCTION, 1, **settings)
    database = Database(url, SECRET)
    yield Site(server, database, url)
    database.dispose()
    server.stop()


def test_who_wants_to_log_in_while_suomifi_is_away_comes_back_to_the_chat(alone: Site) -> None:
    citizen = Browser(alone.address).open()
    path = alone.offer(citizen)
    back = citizen.follow(citizen.get(path))
    assert back.status_code == 200 and str(back.url) == f"{alone.address}/nivala?lang=fi"
    assert alone.news(alone.conversation_of(citizen)) == 1
    framed = Browser(alone.address, embedded=True).open()
    assert told_by(framed.open_window(alone.offer(framed))) == ""
    assert citizen.get("/suomifi/slo?SAMLRequest=x").status_code == 503


def test_many_attempts_are_slowed_down(alone: Site) -> None:
    citizen = Browser(alone.address).open()
    path = alone.offer(citizen)
    statuses = [citizen.get(path).status_code for _ in range(21)]
    assert statuses == [303] * 20 + [429]
