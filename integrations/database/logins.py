"""Logins under way: from the link that the conversation offers to the session that comes of it.

    offered ─ the browser starts ─▶ started ─ Suomi.fi answers ─▶ parked ─┬─▶ done
                 ▲        │                     │                         └─▶ claimable ─▶ done
                 └────────┘ started again       └─▶ ended                     (window of an embedded chat)

Each arrow is one compare-and-set, so that of two that come at once one gets nothing.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import bindparam, update

from akkuna.citizen import Level
from integrations.database import tokens
from integrations.database.statements import insert_rows, select_rows
from integrations.database.tables import login as table
from integrations.database.transaction import Transaction

OFFERED_FOR = timedelta(minutes=30)
"""How long the conversation's link can be followed."""
STARTED_FOR = timedelta(minutes=10)
"""How long a citizen may take at Suomi.fi."""
PARKED_FOR = timedelta(minutes=2)
"""How long a browser may take to come back from there; it does so by itself."""

State = Literal["offered", "started", "parked", "claimable", "done", "ended"]
SHARED = ""
"""The service provider of all municipalities that have none of their own."""


@dataclass(frozen=True, slots=True)
class Login:
    """A login under way.

    Attributes:
        id: 32 hex digits.
        conversation_id: which conversation offered it, and will go on with it.
        municipality: of the conversation when it was offered.
        language: of the conversation.
        level: the least level of assurance that is asked for.
        purpose: service or matter that it is for; a name of ours.
        state: see above.
        provider: code of the municipality whose own service provider it is; `SHARED` otherwise.
        in_window: whether a chat in a frame let it begin in a window beside it.
        browser_hash: of the cookie of the browser that started it, or whose window may.
        request: the pending request, as the caller gave it.
        result: what Suomi.fi told, until the browser has come back.
        expires_at: of its present state.
    """

    id: str
    conversation_id: str
    municipality: str | None
    language: Literal["fi", "sv"]
    level: Level
    purpose: str
    state: State
    provider: str
    in_window: bool
    browser_hash: str | None = field(repr=False)
    request: dict[str, Any] | None = field(repr=False)
    result: dict[str, Any] | None = field(repr=False)
    expires_at: datetime


_ROWS = select_rows(table, Login).where(table.c.expires_at > bindparam("now", type_=table.c.expires_at.type))
_BY_HANDLE = _ROWS.where(table.c.handle_hash == bindparam("hash"), table.c.state.in_(("offered", "started")))
_BY_RELAY = _ROWS.where(table.c.relay_hash == bindparam("hash"), table.c.state == "started")
_BY_CODE = _ROWS.where(table.c.code_hash == bindparam("hash"), table.c.state == bindparam("from_state"))
_THIS = update(table).where(table.c.id == bindparam("row_id"))
_START = _THIS.where(table.c.state.in_(("offered", "started"))).values(
    {name: bindparam(name) for name in ("in_window", "browser_hash", "relay_hash", "request", "expires_at")}
    | {"state": "started"}
)
_LET_BEGIN = _THIS.where(table.c.state.in_(("offered", "started"))).values(
    in_window=True, browser_hash=bindparam("browser_hash")
)
_PARK = _THIS.where(table.c.state == "started", table.c.relay_hash == bindparam("hash")).values(
    {name: bindparam(name) for name in ("result", "code_hash", "expires_at")} | {"state": "parked"}
)
_END = _THIS.where(table.c.state == "started", table.c.relay_hash == bindparam("hash")).values(state="ended")
_OPEN = _THIS.where(table.c.state == "parked", table.c.code_hash == bindparam("hash")).values(
    state="claimable", code_hash=bindparam("new_hash")
)
_TAKE = _THIS.where(table.c.state == bindparam("from_state"), table.c.code_hash == bindparam("hash")).values(
    state="done", result=None
)


def offer(
    tx: Transaction,
    conversation_id: str,
    *,
    municipality: str | None,
    language: Literal["fi", "sv"],
    level: Level = "substantial",
    purpose: str,
    provider: str = SHARED,
    now: datetime,
) -> str:
    """Offers a login in a conversation.

    Args:
        municipality: code of the conversation's, if it is known.
        level: the least level of assurance that will do.
        purpose: name of the service or matter that it is for; goes to the audit log.
        provider: code of the municipality whose own service provider is to be used.

    Returns:
        The handle for `akkuna.citizen.login_path`. Only the browser of the conversation can use it.
    """
    handle = tokens.new()
    row = {
        "id": uuid4().hex,
        "handle_hash": tokens.hash_of(handle),
        "conversation_id": conversation_id,
        "municipality": municipality,
        "language": language,
        "level": level,
        "purpose": purpose,
        "state": "offered",
        "provider": provider,
        "in_window": False,
        "expires_at": now + OFFERED_FOR,
    }
    insert_rows(tx, table, [row])
    return handle


def offered(tx: Transaction, handle: str, *, now: datetime) -> Login | None:
    """The login that a handle offers; None where it is used, too old or none of ours."""
    return _one(tx, _BY_HANDLE, {"hash": tokens.hash_of(handle), "now": now})


def let_begin(tx: Transaction, login: Login, browser_hash: str) -> bool:
    """Lets a window of this browser begin the login; its chat in a frame has asked for that.

    Returns:
        False where the login has ended meanwhile.
    """
    return bool(tx.execute(_LET_BEGIN, {"row_id": login.id, "browser_hash": browser_hash}).rowcount)


def start(
    tx: Transaction,
    login: Login,
    *,
    relay_state: str,
    request: dict[str, Any],
    browser_hash: str,
    in_window: bool,
    now: datetime,
) -> bool:
    """Notes that a browser goes to Suomi.fi. An attempt that was under way gives way to this one.

    Returns:
        False where the login has ended meanwhile.
    """
    values = {
        "row_id": login.id,
        "relay_hash": tokens.hash_of(relay_state),
        "request": request,
        "browser_hash": browser_hash,
        "in_window": in_window,
        "expires_at": now + STARTED_FOR,
    }
    return bool(tx.execute(_START, values).rowcount)


def started(tx: Transaction, relay_state: str, *, now: datetime) -> Login | None:
    """The login that waits for the answer with this relay state."""
    return _one(tx, _BY_RELAY, {"hash": tokens.hash_of(relay_state), "now": now})


def park(
    tx: Transaction, login: Login, relay_state: str, result: dict[str, Any], *, now: datetime
) -> str | None:
    """Keeps what Suomi.fi told until the browser that started comes for it.

    Returns:
        The code that the browser is sent on with; None where the login was answered or begun again meanwhile.
    """
    code = tokens.new()
    values = {
        "row_id": login.id,
        "hash": tokens.hash_of(relay_state),
        "result": result,
        "code_hash": tokens.hash_of(code),
        "expires_at": now + PARKED_FOR,
    }
    return code if tx.execute(_PARK, values).rowcount else None


def end(tx: Transaction, login: Login, relay_state: str) -> bool:
    """Ends a login of which nothing comes; False where it ended before."""
    return bool(tx.execute(_END, {"row_id": login.id, "hash": tokens.hash_of(relay_state)}).rowcount)


def parked(tx: Transaction, code: str, *, now: datetime) -> Login | None:
    """The login that the browser has come back for."""
    return _one(tx, _BY_CODE, {"hash": tokens.hash_of(code), "from_state": "parked", "now": now})


def claimable(tx: Transaction, code: str, *, now: datetime) -> Login | None:
    """The login that a chat in a frame claims."""
    return _one(tx, _BY_CODE, {"hash": tokens.hash_of(code), "from_state": "claimable", "now": now})


def open_to_claim(tx: Transaction, login: Login, code: str) -> str | None:
    """Lets the chat that opened the window claim what the window got; the code to claim it with."""
    new = tokens.new()
    values = {"row_id": login.id, "hash": tokens.hash_of(code), "new_hash": tokens.hash_of(new)}
    return new if tx.execute(_OPEN, values).rowcount else None


def take(tx: Transaction, login: Login, code: str) -> bool:
    """Uses a login up, for a session that is made in the same transaction; False for all but the first."""
    values = {"row_id": login.id, "hash": tokens.hash_of(code), "from_state": login.state}
    return bool(tx.execute(_TAKE, values).rowcount)


def _one(tx: Transaction, statement: Any, values: dict[str, Any]) -> Login | None:
    row = tx.execute(statement, values).first()
    return Login(*row) if row else None
