"""Whoever gets round the database's refusal to change the audit log is found out."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from integrations.database import Database, audit
from tests.conftest import SECRET
from tests.unit.database.conftest import NOW


@pytest.mark.parametrize(
    ("tampering", "broken_at"),
    [
        ("UPDATE audit SET event = 'login_failed' WHERE id = 3", 3),
        ('UPDATE audit SET details = \'{"reason": "other"}\' WHERE id = 2', 2),
        ("UPDATE audit SET at = '2020-01-01 00:00:00' WHERE id = 4", 4),
        ("DELETE FROM audit WHERE id = 2", 3),
        ("DELETE FROM audit WHERE id = 1", 2),
        ("UPDATE audit SET id = 99 WHERE id = 5", 99),
    ],
)
def test_tampering_is_found(tmp_path: Path, tampering: str, broken_at: int) -> None:
    database = _log_of_five(tmp_path)
    with create_engine(_url(tmp_path)).begin() as connection:
        for trigger in ("audit_no_update", "audit_no_delete"):
            connection.execute(text(f"DROP TRIGGER {trigger}"))
        connection.execute(text(tampering))
    with database.transaction() as tx:
        assert audit.verify(tx).broken_at == broken_at


def test_what_is_cut_off_shows_by_the_last_digest(tmp_path: Path) -> None:
    database = _log_of_five(tmp_path)
    with database.transaction() as tx:
        whole = audit.verify(tx)
        noted = (whole.entries, whole.last)
        assert audit.verify(tx, noted) == whole
        assert audit.verify(tx, (4, whole.last)).broken_at == 4, "another digest"
    with create_engine(_url(tmp_path)).begin() as connection:
        connection.execute(text("DROP TRIGGER audit_no_delete"))
        connection.execute(text("DELETE FROM audit WHERE id = 5"))
    with database.transaction() as tx:
        cut = audit.verify(tx)
        assert audit.verify(tx, noted).broken_at == 5
    assert (whole.entries, cut.entries) == (5, 4) and whole.last != cut.last


def test_another_secret_makes_no_log_of_ours(tmp_path: Path) -> None:
    _log_of_five(tmp_path).dispose()
    with Database(_url(tmp_path), "another secret").transaction() as tx:
        assert audit.verify(tx).broken_at == 1


def _log_of_five(folder: Path) -> Database:
    database = Database(_url(folder), SECRET)
    database.migrate()
    for _ in range(5):
        with database.transaction() as tx:
            audit.record(tx, "login_succeeded", details={"level": "high"}, now=NOW)
    return database


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / 'akkuna.db'}"
