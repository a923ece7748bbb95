"""What stands between the beginning of a choice at Valtuudet and the acting for whom was chosen."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select, text, update

from integrations.database import tokens
from integrations.database.statements import insert_rows
from integrations.database.tables import citizen_session, mandate_choice
from integrations.database.transaction import Transaction

OFFERED_FOR = timedelta(minutes=15)

_MOMENT = mandate_choice.c.expires_at.type
_TAKE = (
    text(
        "DELETE FROM mandate_choice WHERE state_hash = :hash AND expires_at > :now"
        " RETURNING session_id, registration"
    )
    .bindparams(bindparam("now", type_=_MOMENT))
    .columns(mandate_choice.c.session_id, mandate_choice.c.registration)
)
_BEGUN = select(mandate_choice.c.session_id, mandate_choice.c.registration).where(
    mandate_choice.c.state_hash == bindparam("hash"),
    mandate_choice.c.expires_at > bindparam("now", type_=_MOMENT),
)
_OPEN = (
    citizen_session.c.id == bindparam("session_id"),
    citizen_session.c.ended_at.is_(None),
    citizen_session.c.expires_at > bindparam("now", type_=_MOMENT),
)
_SESSION = select(citizen_session.c.conversation_id, citizen_session.c.access).where(*_OPEN)
_SET_ACCESS = update(citizen_session).where(*_OPEN).values(access=bindparam("new_access"))


def begin(tx: Transaction, session_id: str, *, registration: dict[str, str], now: datetime) -> str:
    """Notes that the citizen's browser is sent to Valtuudet.

    Args:
        registration: the session there, as JSON; stored encrypted.

    Returns:
        The state that comes back, of one use.
    """
    state = tokens.new()
    row = {
        "state_hash": tokens.hash_of(state),
        "session_id": session_id,
        "registration": registration,
        "expires_at": now + OFFERED_FOR,
    }
    insert_rows(tx, mandate_choice, [row])
    return state


def begun(tx: Transaction, state: str, *, now: datetime) -> tuple[str, dict[str, str]] | None:
    """Session and registration of a choice that has begun; None for any other state."""
    row = tx.execute(_BEGUN, {"hash": tokens.hash_of(state), "now": now}).first()
    return (row[0], row[1]) if row else None


def take(tx: Transaction, state: str, *, now: datetime) -> tuple[str, dict[str, str]] | None:
    """Session and registration of the choice that came back, used up; None for any other state."""
    row = tx.execute(_TAKE, {"hash": tokens.hash_of(state), "now": now}).first()
    return (row[0], row[1]) if row else None


def conversation_of(tx: Transaction, session_id: str, *, now: datetime) -> str | None:
    """The conversation of a session that goes on; None where it has ended."""
    row = tx.execute(_SESSION, {"session_id": session_id, "now": now}).first()
    return str(row[0]) if row else None


def set_access(tx: Transaction, session_id: str, access: dict[str, Any] | None, *, now: datetime) -> bool:
    """Keeps what Valtuudet is asked with from now on; False where the session has ended.

    Args:
        access: as JSON, stored encrypted; None forgets it.
    """
    values = {"session_id": session_id, "new_access": access, "now": now}
    return bool(tx.execute(_SET_ACCESS, values).rowcount)


def access_of(tx: Transaction, session_id: str, *, now: datetime) -> dict[str, Any] | None:
    """What Valtuudet is asked with; None where the citizen has not chosen, or the session has ended."""
    row = tx.execute(_SESSION, {"session_id": session_id, "now": now}).first()
    access: dict[str, Any] | None = row[1] if row else None
    return access
