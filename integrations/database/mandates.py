"""Sessions in Valtuudet, where a citizen chooses for whom to act: each from its beginning until it is closed.

    begun ─ the browser comes back ─▶ taken ─┬─▶ over ─▶ claimed, to be closed there
      └──── nobody comes back ───────────────┘

Over are all of a citizen whose own session has ended, in whatever way that happened.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select, text, update

from integrations.database import tokens
from integrations.database.citizens import IDLE, LONGEST, OPEN
from integrations.database.statements import insert_rows
from integrations.database.tables import citizen_session, mandate_choice
from integrations.database.transaction import Transaction

OFFERED_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Choice:
    """A session in Valtuudet that goes on.

    Attributes:
        state_hash: names it here.
        session_id: of the citizen's session.
        registration: the session there, as JSON.
    """

    state_hash: str
    session_id: str
    registration: dict[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Chooser:
    """Who chooses.

    Attributes:
        conversation_id: in which the citizen is logged in.
        browser_hash: of the cookie of the browser that logged in; None where it is not known.
    """

    conversation_id: str
    browser_hash: str | None


_MOMENT = mandate_choice.c.expires_at.type
_NOW = bindparam("now", type_=_MOMENT)
_COLUMNS = tuple(mandate_choice.c[name] for name in Choice.__slots__)
_NAMES = ", ".join(Choice.__slots__)
_TAKE = (
    text(
        "UPDATE mandate_choice SET state_hash = :new_hash, expires_at = :until"
        f" WHERE state_hash = :hash AND expires_at > :now RETURNING {_NAMES}"
    )
    .bindparams(_NOW, bindparam("until", type_=_MOMENT))
    .columns(*_COLUMNS)
)
_BEGUN = select(*_COLUMNS).where(
    mandate_choice.c.state_hash == bindparam("hash"), mandate_choice.c.expires_at > _NOW
)
_END = update(mandate_choice).values(expires_at=_NOW)
_END_ONE = _END.where(mandate_choice.c.state_hash == bindparam("hash"))
_END_OTHERS = _END.where(
    mandate_choice.c.session_id == bindparam("of_session"), mandate_choice.c.state_hash != bindparam("hash")
)
_CLAIM_OVER = (
    text(
        f"DELETE FROM mandate_choice WHERE expires_at <= :now OR session_id NOT IN"
        " (SELECT id FROM citizen_session"
        " WHERE ended_at IS NULL AND expires_at > :now AND last_used_at > :since)"
        f" RETURNING {_NAMES}"
    )
    .bindparams(_NOW, bindparam("since", type_=_MOMENT))
    .columns(*_COLUMNS)
)
_THIS_SESSION = (citizen_session.c.id == bindparam("session_id"), *OPEN)
_SESSION = select(
    citizen_session.c.conversation_id, citizen_session.c.browser_hash, citizen_session.c.access
).where(*_THIS_SESSION)
_SET_ACCESS = update(citizen_session).where(*_THIS_SESSION).values(access=bindparam("new_access"))


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


def begun(tx: Transaction, state: str, *, now: datetime) -> Choice | None:
    """The choice that has begun with a state; None for any other state."""
    row = tx.execute(_BEGUN, {"hash": tokens.hash_of(state), "now": now}).first()
    return Choice(*row) if row else None


def take(tx: Transaction, state: str, *, now: datetime) -> Choice | None:
    """The choice that came back, its state used up; None for any other state."""
    values = {"hash": tokens.hash_of(state), "new_hash": tokens.hash_of(tokens.new()), "now": now}
    row = tx.execute(_TAKE, {**values, "until": now + LONGEST}).first()
    return Choice(*row) if row else None


def drop(tx: Transaction, choice: Choice, *, now: datetime) -> None:
    """Ends a choice of which nothing came."""
    tx.execute(_END_ONE, {"hash": choice.state_hash, "now": now})


def keep(tx: Transaction, choice: Choice, access: dict[str, Any], *, now: datetime) -> bool:
    """Keeps what Valtuudet is asked with from now on, in place of what was before.

    Args:
        access: as JSON, stored encrypted.

    Returns:
        False where the citizen's session has ended.
    """
    return _set_access(tx, choice.session_id, access, choice.state_hash, now)


def forget(tx: Transaction, session_id: str, *, now: datetime) -> None:
    """Ends every choice of a session: the citizen acts for themselves."""
    _set_access(tx, session_id, None, "", now)


def chooser_of(tx: Transaction, choice: Choice, *, now: datetime) -> Chooser | None:
    """Who chooses; None where their session has ended."""
    row = tx.execute(_SESSION, _open(choice.session_id, now)).first()
    return Chooser(row[0], row[1]) if row else None


def access_of(tx: Transaction, session_id: str, *, now: datetime) -> dict[str, Any] | None:
    """What Valtuudet is asked with; None where the citizen has not chosen, or the session has ended."""
    row = tx.execute(_SESSION, _open(session_id, now)).first()
    access: dict[str, Any] | None = row[2] if row else None
    return access


def claim_over(tx: Transaction, *, now: datetime) -> list[dict[str, str]]:
    """Registrations of the sessions in Valtuudet that are over, to be closed there; each is given once."""
    rows = tx.execute(_CLAIM_OVER, {"now": now, "since": now - IDLE}).all()
    return [Choice(*row).registration for row in rows]


def _set_access(
    tx: Transaction, session_id: str, access: dict[str, Any] | None, kept: str, now: datetime
) -> bool:
    tx.execute(_END_OTHERS, {"of_session": session_id, "hash": kept, "now": now})
    return bool(tx.execute(_SET_ACCESS, {**_open(session_id, now), "new_access": access}).rowcount)


def _open(session_id: str, now: datetime) -> dict[str, object]:
    return {"session_id": session_id, "now": now, "since": now - IDLE}
