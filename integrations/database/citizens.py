"""Citizens' sessions: who is logged in in a conversation, and until when.

A session lasts as long as an identification does at Suomi.fi, and less where nobody uses it. When it ends,
all that tells who it was is emptied but keyed hashes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import bindparam, or_, select, text, update

from akkuna.citizen import Citizen, Level, Person, Principal
from integrations.database import logouts
from integrations.database.statements import insert_rows
from integrations.database.tables import citizen_session as table
from integrations.database.tables import conversation
from integrations.database.transaction import Transaction

LONGEST = timedelta(minutes=32)
"""As long as one identification is valid at Suomi.fi: https://www.suomi.fi/e-identification."""
IDLE = timedelta(minutes=15)

EndedBy = Literal["citizen", "identity_provider", "expired", "new_login"]

_MOMENT = table.c.expires_at.type
_NOW, _SINCE = bindparam("now", type_=_MOMENT), bindparam("since", type_=_MOMENT)
OPEN = (table.c.ended_at.is_(None), table.c.expires_at > _NOW, table.c.last_used_at > _SINCE)
"""Of a session that goes on at `now`, where `since` is `IDLE` before."""
_COLUMNS = (
    table.c.id,
    table.c.person_hash,
    table.c.person,
    table.c.level,
    table.c.identifier,
    table.c.authenticated_at,
    table.c.last_used_at,
    table.c.expires_at,
    table.c.principal,
)
_PEEK = select(*_COLUMNS).where(table.c.conversation_id == bindparam("conversation_id"), *OPEN)
_USE = (
    text(
        "UPDATE citizen_session SET last_used_at = :now WHERE conversation_id = :conversation_id"
        " AND ended_at IS NULL AND expires_at > :now AND last_used_at > :since"
        f" RETURNING {', '.join(column.name for column in _COLUMNS)}"
    )
    .bindparams(_NOW, _SINCE)
    .columns(*_COLUMNS)
)
_OF_SESSION = select(table.c.identifier, table.c.principal, table.c.access).where(
    table.c.id == bindparam("session_id"), *OPEN
)
# SQLite knows no row locks and needs none: its write transactions exclude each other.
_LOCK = select(conversation.c.id).where(conversation.c.id == bindparam("row_id")).with_for_update()
_EMPTIED = {name: None for name in ("identifier", "person", "saml", "principal", "access")}
_UNENDED = select(table.c.id, table.c.provider, table.c.saml).where(
    table.c.conversation_id == bindparam("conversation_id"), table.c.ended_at.is_(None)
)
_END = (
    update(table)
    .where(table.c.id == bindparam("session_id"), table.c.ended_at.is_(None))
    .values(ended_at=bindparam("now", type_=_MOMENT), ended_by=bindparam("by"), **_EMPTIED)
)
_NAMED = select(table.c.id, table.c.conversation_id, table.c.index_hash, table.c.ended_at).where(
    table.c.name_hash == bindparam("name_hash")
)
_EXPIRE = (
    update(table)
    .where(table.c.ended_at.is_(None), or_(table.c.expires_at <= _NOW, table.c.last_used_at <= _SINCE))
    .values(ended_at=_NOW, ended_by="expired", **_EMPTIED)
)
_SET_PRINCIPAL = (
    update(table).where(table.c.id == bindparam("session_id"), *OPEN).values(principal=bindparam("chosen"))
)


@dataclass(frozen=True, slots=True)
class NewSession:
    """What a session begins with.

    Attributes:
        municipality: controller of the row; None while the municipality is not known.
        provider: as in `logins.Login`.
        kind, identifier: what tells the person from all others; stored as keyed hash and encrypted.
        name_id, session_index: the identity provider's names for the login.
        browser_hash: of the cookie of the browser that logged in.
    """

    municipality: str | None
    provider: str
    kind: str
    identifier: str = field(repr=False)
    person: Person
    level: Level
    name_id: str = field(repr=False)
    session_index: str = field(repr=False)
    authenticated_at: datetime
    browser_hash: str | None = field(default=None, repr=False)


def begin(tx: Transaction, conversation_id: str, new: NewSession, *, now: datetime) -> str:
    """Logs a citizen in, in place of whoever was; call it in a `transaction`.

    Returns:
        The keyed hash of the person.
    """
    # Of several that log in at once, one after the other: each ends the one before.
    tx.execute(_LOCK, {"row_id": conversation_id})
    _end(tx, conversation_id, by="new_login", now=now)
    person_hash = _person_hash(tx, new.kind, new.identifier)
    row = {
        "id": uuid4().hex,
        "conversation_id": conversation_id,
        "municipality": new.municipality,
        "provider": new.provider,
        "person_hash": person_hash,
        "identifier": {"kind": new.kind, "value": new.identifier},
        "person": new.person.to_json(),
        "saml": {"name_id": new.name_id, "session_index": new.session_index},
        "name_hash": _name_hash(tx, new.provider, new.name_id),
        "index_hash": _index_hash(tx, new.session_index),
        "level": new.level,
        "browser_hash": new.browser_hash,
        "authenticated_at": new.authenticated_at,
        "created_at": now,
        "last_used_at": now,
        "expires_at": min(now, new.authenticated_at) + LONGEST,
    }
    insert_rows(tx, table, [row])
    return person_hash


def of_conversation(tx: Transaction, conversation_id: str, *, now: datetime) -> Citizen | None:
    """Who is logged in, at the time of acting; None for nobody. Asking counts as use of the session."""
    return _citizen(tx, _USE, conversation_id, now)


def peek(tx: Transaction, conversation_id: str, *, now: datetime) -> Citizen | None:
    """Does `of_conversation` for who only shows it: the session goes on growing old."""
    return _citizen(tx, _PEEK, conversation_id, now)


def identity_code(tx: Transaction, session_id: str, *, now: datetime) -> str | None:
    """The identity code, for the few calls that need it; None where the session has ended or has none."""
    identifier = _of_session(tx, session_id, now, "identifier")
    return str(identifier["value"]) if identifier and identifier["kind"] == "identity_code" else None


def end(tx: Transaction, conversation_id: str, *, by: EndedBy, now: datetime) -> str | None:
    """Ends the session at once.

    Returns:
        The handle for `akkuna.citizen.logout_path`, by which the browser goes on to end the session at
        Suomi.fi; None where nobody was logged in.
    """
    ended = _end(tx, conversation_id, by=by, now=now)
    return logouts.offer(tx, conversation_id, *ended, now=now) if ended else None


def end_named(
    tx: Transaction, provider: str, name_id: str, session_indexes: Sequence[str], *, now: datetime
) -> tuple[bool, list[str]]:
    """Ends the sessions that an identity provider names.

    Args:
        session_indexes: all of `name_id` where empty.

    Returns:
        Whether there were such sessions, be they ended now or before; conversations of those ended now.
    """
    indexes = {_index_hash(tx, one) for one in session_indexes}
    rows = tx.execute(_NAMED, {"name_hash": _name_hash(tx, provider, name_id)}).all()
    named = [row for row in rows if not indexes or row.index_hash in indexes]
    values = {"now": now, "by": "identity_provider"}
    ended = [row for row in named if tx.execute(_END, {"session_id": row.id, **values}).rowcount]
    return bool(named), [row.conversation_id for row in ended]


def end_expired(tx: Transaction, *, now: datetime) -> int:
    """Empties sessions that have run out; they were of no use already. Returns how many."""
    return int(tx.execute(_EXPIRE, {"now": now, "since": now - IDLE}).rowcount)


def choose_principal(
    tx: Transaction, session_id: str, principal: Principal, principal_id: str, *, now: datetime
) -> bool:
    """Notes for whom the citizen acts from now on; False where the session has ended.

    Args:
        principal_id: identity code or business id, as Valtuudet gave it; stored encrypted.
    """
    kind = "identity_code" if principal.kind == "person" else "organisation"
    subject_hash = _person_hash(tx, kind, principal_id)
    chosen = {"kind": principal.kind, "name": principal.name, "id": principal_id, "hash": subject_hash}
    return _set_principal(tx, session_id, chosen, now)


def clear_principal(tx: Transaction, session_id: str, *, now: datetime) -> bool:
    """Lets the citizen act for themselves again."""
    return _set_principal(tx, session_id, None, now)


def principal_id(tx: Transaction, session_id: str, *, now: datetime) -> str | None:
    """Id of whom the citizen acts for, for the calls that need it."""
    principal = _of_session(tx, session_id, now, "principal")
    return str(principal["id"]) if principal else None


def _set_principal(tx: Transaction, session_id: str, chosen: dict[str, str] | None, now: datetime) -> bool:
    values = {"session_id": session_id, "chosen": chosen, "now": now, "since": now - IDLE}
    return bool(tx.execute(_SET_PRINCIPAL, values).rowcount)


def _of_session(tx: Transaction, session_id: str, now: datetime, column: str) -> dict[str, Any] | None:
    row = tx.execute(_OF_SESSION, {"session_id": session_id, "now": now, "since": now - IDLE}).first()
    kept: dict[str, Any] | None = row[column] if row else None
    return kept


def _citizen(tx: Transaction, statement: Any, conversation_id: str, now: datetime) -> Citizen | None:
    values = {"conversation_id": conversation_id, "now": now, "since": now - IDLE}
    row = tx.execute(statement, values).first()
    if row is None:
        return None
    principal = row.principal
    return Citizen(
        session_id=row.id,
        person_hash=row.person_hash,
        person=Person.from_json(row.person),
        level=row.level,
        has_identity_code=row.identifier["kind"] == "identity_code",
        authenticated_at=row.authenticated_at,
        expires_at=row.expires_at,
        ends_at=min(row.expires_at, row.last_used_at + IDLE),
        acting_for=Principal(principal["kind"], principal["name"]) if principal else None,
        subject_hash=principal["hash"] if principal else row.person_hash,
    )


def _end(
    tx: Transaction, conversation_id: str, *, by: EndedBy, now: datetime
) -> tuple[str, dict[str, str]] | None:
    """Provider and the identity provider's names of the session that this call has ended."""
    row = tx.execute(_UNENDED, {"conversation_id": conversation_id}).first()
    if row is None or not tx.execute(_END, {"session_id": row.id, "by": by, "now": now}).rowcount:
        return None
    return row.provider, row.saml


def _person_hash(tx: Transaction, kind: str, identifier: str) -> str:
    return tx.hash("person", f"{kind}:{identifier}")


def _name_hash(tx: Transaction, provider: str, name_id: str) -> str:
    return tx.hash("saml name", f"{provider}:{name_id}")


def _index_hash(tx: Transaction, session_index: str) -> str:
    return tx.hash("saml session", session_index)
