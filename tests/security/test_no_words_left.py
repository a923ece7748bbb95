"""After a session with all that citizens should and should not write, nothing of it can be read anywhere.

The application runs as it does in production, over both databases; what it leaves behind is searched:
the database's files or dump, what all its processes have printed, its temporary files and the models.
"""

import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.engine import make_url

from akkuna.settings import ROOT
from tests.contract.server import Sandbox
from tests.conversations.pictures import CAMERA, photo_with_position
from tests.resilience.citizen import Citizen
from tests.resilience.server import PRODUCTION, Server
from tests.security.artefacts import files_in, leaks
from tests.security.conftest import RestCaller
from tests.servers import PostgresqlServer, postgresql_binaries

SENTENCE = "Meidän huvimajan takana katuvalo pimeänä ja naapurin Kaarlo-vainaan kontti edessä"
SWEDISH = "Gatlyktan bakom vårt lusthus är släckt och salig Karlssons container står framför"
ADDRESS = "Kalliontie 15"
UNKNOWN_ADDRESS = "Kukkulakuninkaanpolku 77 B"
EMAIL = "kaarlo.esimerkki@example.org"
PHONE = "0457 5550 123"
BROKEN = "Rikkinäisen viestin sana"
TOO_LONG = "Pitkänpuoleinen jaaritus "
HALVES = ("ja tunnukseni alku on 010594", "Y9032 siinä loput")
IDENTITY_CODES = [
    "010594Y9032",
    "010594y9032",
    "010594-9032",
    "010594+9032",
    "010594A9032",
    "010594X9032",
    "010594 Y 9032",
    "010594–9032",
    "０１０５９４Ｙ９０３２",
]
WORDS = [
    "huvimajan takana", "Kaarlo-vainaan", "lusthus", "Karlssons container",
    UNKNOWN_ADDRESS, "Kukkulakuninkaanpolku",
    EMAIL, PHONE, PHONE.replace(" ", ""), "+3584575550123", "4575550123",
    BROKEN, TOO_LONG.strip(), CAMERA,
    *IDENTITY_CODES, "Y9032", *HALVES,
]  # fmt: skip
IN_THE_MODEL_TOO = [ADDRESS, "katuvalo pimeänä"]
"""Examples that the model was trained with may hold these: they are looked for everywhere but there."""


@pytest.fixture
def server(database_url: str, municipalities: Path, tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "temporary").mkdir()
    server = Server(
        tmp_path,
        database_url,
        municipalities,
        PRODUCTION,
        TMPDIR=str(tmp_path / "temporary"),
        PYTHONWARNINGS="always",
    )
    yield server
    server.kill_everything()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A fresh database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('database') / 'akkuna.db'}"
    server: PostgresqlServer = request.getfixturevalue("postgresql_server")
    return server.create_database()


def test_nothing_can_be_read(server: Server, database_url: str, sandbox: Sandbox, tmp_path: Path) -> None:
    _session(server, sandbox)
    (effect,) = sandbox.ledger()
    assert "huvimajan takana" in effect["body"]["description"], "the words have gone through everything"
    while_it_runs = stored(database_url)
    server.stop()
    left = {**stored(database_url), **files_in(tmp_path)}
    for searched in (while_it_runs, left):
        assert leaks(["report_fault"], searched), "what stands there in plain words is found"
    assert leaks(["/webhooks/rest/webhook"], left), "the log is among what is searched"
    assert leaks([*WORDS, *IN_THE_MODEL_TOO], while_it_runs) == []
    assert leaks([*WORDS, *IN_THE_MODEL_TOO], left) == []
    assert leaks(WORDS, _models()) == []


def _session(server: Server, sandbox: Sandbox) -> None:
    """Everything that can be typed or sent, through what can go wrong on the way."""
    citizen = Citizen(server.address).open()
    for code in IDENTITY_CODES:
        citizen.say(f"hetuni on {code}")
        assert any(one["key"] == "identity_code" for one in citizen.shown), code
    for half in HALVES:
        citizen.say(half)
    assert citizen.keys.count("identity_code") >= 2
    _broken_messages(citizen)
    _report(citizen, sandbox, server)
    swedish = Citizen(server.address, "sv", municipality=None).open()
    swedish.say(SWEDISH)
    swedish.say(UNKNOWN_ADDRESS)
    rest = RestCaller(server.address)
    rest.say(EMAIL, f"{SENTENCE}, {UNKNOWN_ADDRESS}, {PHONE}")
    rest.post(content=f'{{"sender": "{EMAIL}", "message": "{BROKEN}'.encode())
    rating = {"stars": 2, "words": f"{SENTENCE}, {EMAIL}, {IDENTITY_CODES[0]}"}
    assert citizen.request("POST", "/chat/rating", json=rating).status_code == 204
    for form in ("html", "print"):
        citizen.request("GET", f"/chat/transcript?format={form}")


def _broken_messages(citizen: Citizen) -> None:
    headers = {"Content-Type": "application/json"}
    for content in (f'{{"text": "{BROKEN}', f'{{"id": 1, "kind": "text", "text": "{BROKEN}"}}'):
        citizen.request("POST", "/chat/messages", content=content.encode(), headers=headers)
    body = {"id": str(uuid4()), "kind": "text", "text": TOO_LONG * 400}
    assert citizen.request("POST", "/chat/messages", json=body).status_code == 413
    citizen.request("GET", "/chat/events", params={"after": BROKEN})
    citizen.request("GET", f"/{BROKEN}?lang={EMAIL}")
    citizen.request(
        "POST", "/chat/photos", files={"file": (EMAIL, BROKEN.encode())}, data={"id": str(uuid4())}
    )


def _report(citizen: Citizen, sandbox: Sandbox, server: Server) -> None:
    """A report with a photo and a contact, during which the system fails and a process dies."""
    citizen.say(SENTENCE)
    citizen.say(UNKNOWN_ADDRESS)
    citizen.say("ei")
    citizen.say(f"{ADDRESS} Nivala")
    photo, id = {"file": ("kuva.jpg", photo_with_position(), "image/jpeg")}, str(uuid4())
    assert citizen.request("POST", "/chat/photos", files=photo, data={"id": id}).status_code == 202
    citizen.replies_to(id)
    citizen.press("Kuvat riittävät")
    server.kill_one()
    assert citizen.say(f"{EMAIL}, {PHONE}")[-1]["key"] == "summary"
    sandbox.fault("open311", "garbage", methods=["POST"])
    assert citizen.replies_to(citizen.confirm())[0]["key"] == "receipt"


def stored(url: str) -> dict[str, bytes]:
    """All that the database holds, as it lies on the disk or as its own program writes it out."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return files_in(Path(parsed.database).parent)
    binaries = postgresql_binaries()
    assert binaries is not None
    dump = [str(binaries / "pg_dump"), "--inserts", "--dbname", url]
    return {"dump": subprocess.run(dump, check=True, capture_output=True).stdout}


def _models() -> dict[str, bytes]:
    found = {}
    for path in (ROOT / "models").glob("*.tar.gz"):
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile() and (file := archive.extractfile(member)):
                    found[f"{path.name}/{member.name}"] = file.read()
    assert found
    return found
