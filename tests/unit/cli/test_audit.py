"""`akkuna audit verify`."""

from datetime import datetime, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from integrations.database import Database, audit
from tests.conftest import SECRET
from tests.unit.cli.conftest import Akkuna


@pytest.fixture
def url(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'akkuna.db'}"
    monkeypatch.setenv("AKKUNA_DATABASE_URL", url)
    monkeypatch.setenv("AKKUNA_SECRET_KEY", SECRET)
    database = Database(url, SECRET)
    database.migrate()
    with database.transaction() as tx:
        for _ in range(2):
            audit.record(tx, "logged_out", details={"by": "citizen"}, now=datetime.now(timezone.utc))
    database.dispose()
    return url


def test_a_log_in_order(url: str, akkuna: Akkuna) -> None:
    result = akkuna("audit", "verify")
    assert result.exit_code == 0 and result.stdout.startswith("In order: 2 entries.")


def test_a_log_that_was_changed(url: str, akkuna: Akkuna) -> None:
    with create_engine(url).begin() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET event = 'login_failed' WHERE id = 2"))
    result = akkuna("audit", "verify")
    assert (result.exit_code, result.stderr) == (
        1,
        "Entry 2 is not as it was written, or is missing. In order before it: 1.\n",
    )


def test_what_was_cut_off_shows_to_who_noted_what_was_printed(url: str, akkuna: Akkuna) -> None:
    noted = akkuna("audit", "verify").stdout.split()[-1]
    assert akkuna("audit", "verify", "--after", noted).exit_code == 0
    with create_engine(url).begin() as connection:
        connection.execute(text("DROP TRIGGER audit_no_delete"))
        connection.execute(text("DELETE FROM audit WHERE id = 2"))
    assert akkuna("audit", "verify").exit_code == 0
    result = akkuna("audit", "verify", "--after", noted)
    assert result.exit_code == 1 and result.stderr.startswith(
        "Entry 2 is not as it was written, or is missing."
    )


@pytest.mark.parametrize("noted", ["2", ":abc", "two:abc", "2:"])
def test_what_was_never_printed(url: str, akkuna: Akkuna, noted: str) -> None:
    assert akkuna("audit", "verify", "--after", noted).exit_code == 1


def test_without_the_secret(url: str, akkuna: Akkuna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AKKUNA_SECRET_KEY")
    assert akkuna("audit", "verify").exit_code == 1


def test_without_a_database(
    url: str, akkuna: Akkuna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AKKUNA_DATABASE_URL", f"sqlite:///{tmp_path / 'none' / 'akkuna.db'}")
    result = akkuna("audit", "verify")
    assert result.exit_code == 1 and "does not answer" in result.stderr
