"""Logouts that we have begun: our session has ended, the browser goes on to end the one at Suomi.fi."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, text, update

from integrations.database import tokens
from integrations.database.statements import insert_rows, select_rows
from integrations.database.tables import logout as table
from integrations.database.transaction import Transaction

OFFERED_FOR = timedelta(minutes=32)
"""The session at Suomi.fi lasts no longer."""


@dataclass(frozen=True, slots=True)
class Logout:
    """A logout under way.

    Attributes:
        handle_hash: of the handle that began it.
        conversation_id: where the citizen was logged in.
        provider: as in `logins.Login`.
        saml: the identity provider's names for the login.
        request_id: of the request that was sent; None before.
    """

    handle_hash: str
    conversation_id: str
    provider: str
    saml: dict[str, str] = field(repr=False)
    request_id: str | None


_MOMENT = table.c.expires_at.type
_ROWS = select_rows(table, Logout).where(table.c.expires_at > bindparam("now", type_=_MOMENT))
_BY_HANDLE = _ROWS.where(table.c.handle_hash == bindparam("hash"), table.c.relay_hash.is_(None))
_START = (
    update(table)
    .where(table.c.handle_hash == bindparam("hash"), table.c.relay_hash.is_(None))
    .values(relay_hash=bindparam("new_relay"), request_id=bindparam("new_request"))
)
_NAMES = tuple(Logout.__slots__)
_TAKE = (
    text(f"DELETE FROM logout WHERE relay_hash = :hash AND expires_at > :now RETURNING {', '.join(_NAMES)}")
    .bindparams(bindparam("now", type_=_MOMENT))
    .columns(*(table.c[name] for name in _NAMES))
)


def offer(
    tx: Transaction, conversation_id: str, provider: str, saml: dict[str, str], *, now: datetime
) -> str:
    """Offers to end the session at Suomi.fi too; the handle for `akkuna.citizen.logout_path`."""
    handle = tokens.new()
    row = {
        "handle_hash": tokens.hash_of(handle),
        "conversation_id": conversation_id,
        "provider": provider,
        "saml": saml,
        "expires_at": now + OFFERED_FOR,
    }
    insert_rows(tx, table, [row])
    return handle


def offered(tx: Transaction, handle: str, *, now: datetime) -> Logout | None:
    """The logout that a handle offers; None where it is used, too old or none of ours."""
    return _one(tx.execute(_BY_HANDLE, {"hash": tokens.hash_of(handle), "now": now}).first())


def start(tx: Transaction, logout: Logout, *, relay_state: str, request_id: str) -> bool:
    """Notes the request that goes to Suomi.fi; False where one has gone already."""
    values = {
        "hash": logout.handle_hash,
        "new_relay": tokens.hash_of(relay_state),
        "new_request": request_id,
    }
    return bool(tx.execute(_START, values).rowcount)


def take(tx: Transaction, relay_state: str, *, now: datetime) -> Logout | None:
    """The logout that waits for the answer with this relay state, used up."""
    return _one(tx.execute(_TAKE, {"hash": tokens.hash_of(relay_state), "now": now}).first())


def _one(row: Any) -> Logout | None:
    return Logout(*row) if row else None
