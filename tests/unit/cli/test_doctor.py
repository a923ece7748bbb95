"""`akkuna doctor` says what is missing, ends with 1 only for what is needed, and tells no secret."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from channels.login import description
from cli.doctor.finding import Finding
from integrations.database import Database
from tests.servers import free_port
from tests.unit.cli.conftest import Akkuna

SECRET = "a secret that must never be printed"


@pytest.fixture
def healthy(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that has everything, with a database at the newest version; returns its file."""
    file = tmp_path / "akkuna.db"
    database = Database(f"sqlite:///{file}", SECRET)
    database.migrate()
    database.dispose()
    monkeypatch.setenv("AKKUNA_DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setenv("AKKUNA_SECRET_KEY", SECRET)
    monkeypatch.setenv("AKKUNA_PORT", str(free_port()))
    monkeypatch.delenv("AKKUNA_REDIS_URL", raising=False)
    monkeypatch.setattr("cli.doctor.model.model", lambda: Finding.ok("model: current"))
    return file


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port on which something listens that is no assistant: it closes every connection."""
    with closing(socket.socket()) as listener:
        listener.bind(("", 0))
        listener.listen()
        port = int(listener.getsockname()[1])
        yield port


def line_of(output: str, word: str) -> str:
    """The one line that tells of `word`."""
    found = [line for line in output.splitlines() if word in line]
    assert len(found) == 1, output
    return found[0]


def test_all_is_there(healthy: Path, akkuna: Akkuna) -> None:
    result = akkuna("doctor")
    assert result.exit_code == 0, result.stdout
    assert "missing" not in {line.split()[0] for line in result.stdout.splitlines()}
    assert line_of(result.stdout, "database").startswith("ok ")
    assert line_of(result.stdout, "secret key") == "ok       secret key: set"


def test_no_secret_is_told(healthy: Path, akkuna: Akkuna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AKKUNA_TICKETS_KEY", SECRET)
    monkeypatch.setenv("AKKUNA_REST_TOKEN", SECRET)
    monkeypatch.setenv("AKKUNA_REDIS_URL", f"redis://:{SECRET.replace(' ', '_')}@127.0.0.1:{free_port()}/0")
    monkeypatch.setenv("AKKUNA_DATABASE_URL", f"postgresql://akkuna:{SECRET}@127.0.0.1:{free_port()}/none")
    output = akkuna("doctor").output
    assert "secret that" not in output
    assert "secret_that" not in output


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("AKKUNA_SECRET_KEY", "", "AKKUNA_SECRET_KEY is not set"),
        ("AKKUNA_DATABASE_URL", "mysql://localhost/akkuna", "neither a SQLite file nor PostgreSQL"),
        ("AKKUNA_DATABASE_URL", "postgresql://akkuna@127.0.0.1:9/none", "postgresql does not answer"),
        ("AKKUNA_REDIS_URL", "redis://127.0.0.1:9/0", "Redis: does not answer"),
        ("AKKUNA_REDIS_URL", "nonsense", "Redis: AKKUNA_REDIS_URL is no address"),
    ],
)
def test_what_is_needed_and_missing(
    healthy: Path, akkuna: Akkuna, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    monkeypatch.setenv(variable, value)
    result = akkuna("doctor")
    assert result.exit_code == 1
    assert line_of(result.stdout, told).startswith("missing ")


def test_a_damaged_database_file(healthy: Path, akkuna: Akkuna) -> None:
    healthy.write_bytes(b"no database at all" * 100)
    result = akkuna("doctor")
    assert result.exit_code == 1
    assert line_of(result.stdout, "database").startswith("missing ")


def test_looking_makes_no_database(healthy: Path, akkuna: Akkuna) -> None:
    for file in healthy.parent.glob("akkuna.db*"):
        file.unlink()
    result = akkuna("doctor")
    assert result.exit_code == 0
    assert "the first start makes it" in line_of(result.stdout, "database")
    assert not healthy.exists()


def test_old_tables_are_brought_up_at_the_next_start(
    healthy: Path, akkuna: Akkuna, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = healthy.with_name("empty.db")
    fresh.touch()
    monkeypatch.setenv("AKKUNA_DATABASE_URL", f"sqlite:///{fresh}")
    result = akkuna("doctor")
    assert result.exit_code == 0
    assert "newest version" in line_of(result.stdout, "database: ")
    assert line_of(result.stdout, "database: ").startswith("note ")


def test_data_to_mend(healthy: Path, root: Path, akkuna: Akkuna) -> None:
    (root / "nlu_data" / "sv" / "ask.yml").unlink()
    result = akkuna("doctor")
    assert result.exit_code == 1
    assert line_of(result.stdout, "data:") == "missing  data: 1 to mend; `akkuna check` tells them."


def test_a_port_that_another_program_has(
    healthy: Path, akkuna: Akkuna, monkeypatch: pytest.MonkeyPatch, taken_port: int
) -> None:
    monkeypatch.setenv("AKKUNA_PORT", str(taken_port))
    monkeypatch.setattr("cli.doctor.machine.WAIT_SECONDS", 0.2)
    result = akkuna("doctor")
    assert result.exit_code == 1
    assert line_of(result.stdout, f"port {taken_port}:").startswith("missing ")


def test_a_number_that_is_none(healthy: Path, akkuna: Akkuna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AKKUNA_PORT", "many")
    result = akkuna("doctor")
    assert (result.exit_code, result.stderr) == (
        1,
        "AKKUNA_PORT and AKKUNA_PROCESSES must be whole numbers.\n",
    )


def test_online_asks_each_address_once(
    healthy: Path, root: Path, akkuna: Akkuna, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("here", "there"):
        path = root / "bot" / "municipalities" / folder / "municipality.yml"
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole.replace("localhost:5100", f"127.0.0.1:{free_port()}"), encoding="utf-8")
    assert akkuna("doctor").exit_code == 0
    result = akkuna("doctor", "--online")
    assert result.exit_code == 1
    lines = [line for line in result.stdout.splitlines() if "tickets at" in line]
    assert [line.split()[0] for line in lines] == ["missing", "missing"]
    assert "(Täällä): does not answer." in lines[0] + lines[1]


@pytest.mark.parametrize(
    ("status", "body", "state", "told"),
    [
        (200, b"[]", "ok", "(Tuolla, Täällä): answers"),
        (401, b"{}", "note", "refuses a call without a key (status 401)."),
        (200, b"<html>", "missing", "answers something that its contract does not know."),
    ],
)
def test_online_tells_how_a_system_answers(
    healthy: Path, root: Path, akkuna: Akkuna, status: int, body: bytes, state: str, told: str
) -> None:
    with answering(status, body) as port:
        for path in (root / "bot" / "municipalities").glob("*/municipality.yml"):
            whole = path.read_text(encoding="utf-8").replace("localhost:5100", f"127.0.0.1:{port}")
            path.write_text(whole, encoding="utf-8")
        line = line_of(akkuna("doctor", "--online").stdout, "tickets at")
    assert line.split()[0] == state
    assert line.endswith(told)


def test_the_running_assistant_is_no_fault(
    healthy: Path, akkuna: Akkuna, monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering(200, b"") as port:
        monkeypatch.setenv("AKKUNA_PORT", str(port))
        result = akkuna("doctor")
    assert result.exit_code == 0
    assert line_of(result.stdout, f"port {port}:").endswith("the assistant is running there")


@contextmanager
def answering(status: int, body: bytes) -> Iterator[int]:
    """The port of a server that answers every GET in the same way."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def test_files_of_suomifi(
    healthy: Path, akkuna: Akkuna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert line_of(akkuna("doctor").stdout, "Suomi.fi:").startswith("note ")
    for name, file in (("SP_KEY", "sp.key"), ("SP_CERT", "sp.crt"), ("IDP_METADATA", "idp.xml")):
        if name == "IDP_METADATA":
            assert line_of(akkuna("doctor").stdout, "Suomi.fi:").startswith("note ")
        monkeypatch.setenv(f"AKKUNA_SUOMIFI_{name}", str(tmp_path / file))
        (tmp_path / file).touch()
    assert line_of(akkuna("doctor").stdout, "Suomi.fi:").startswith("ok ")
    (tmp_path / "sp.crt").unlink()
    result = akkuna("doctor")
    assert result.exit_code == 1 and line_of(result.stdout, "Suomi.fi:").startswith("missing ")


def test_metadata_that_would_tell_suomifi_something_untrue(
    healthy: Path, akkuna: Akkuna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SP_KEY", "SP_CERT", "IDP_METADATA"):
        monkeypatch.setenv(f"AKKUNA_SUOMIFI_{name}", str(tmp_path / name))
        (tmp_path / name).touch()
    told = akkuna("doctor")
    assert told.exit_code == 1
    assert "set AKKUNA_BASE_URL to the chat's address" in told.stdout
    assert "write the real ones in channels/login/provider.yml" in " ".join(told.stdout.split())
    provider = tmp_path / "provider.yml"
    provider.write_text(description.FILE.read_text().replace("sample: true", "sample: false"))
    monkeypatch.setattr(description, "FILE", provider)
    monkeypatch.setenv("AKKUNA_BASE_URL", "https://chat.example.org")
    told = akkuna("doctor")
    assert "AKKUNA_BASE_URL" not in told.stdout and "provider.yml" not in told.stdout
