"""From what Suomi.fi told to the session that we keep."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from akkuna.citizen import Person
from integrations.database.citizens import NewSession
from integrations.database.logins import Login as Attempt
from integrations.suomifi.identification import levels
from integrations.suomifi.identification.attributes import Identity
from integrations.suomifi.identification.models import Login


def as_kept(login: Login) -> dict[str, Any]:
    """As JSON, for an encrypted column."""
    kind, identifier = login.identity.identifier
    return {
        "kind": kind.value,
        "identifier": identifier,
        "person": person_of(login.identity).to_json(),
        "level": "high" if levels.is_high(login.identity.level) else "substantial",
        "name_id": login.session.name_id,
        "session_index": login.session.session_index,
        "authenticated_at": login.authenticated_at.isoformat(),
    }


def session_of(attempt: Attempt, kept: Mapping[str, Any]) -> NewSession:
    """The session that a parked login becomes."""
    return NewSession(
        municipality=attempt.municipality,
        provider=attempt.provider,
        kind=kept["kind"],
        identifier=kept["identifier"],
        person=Person.from_json(kept["person"]),
        level=kept["level"],
        name_id=kept["name_id"],
        session_index=kept["session_index"],
        authenticated_at=datetime.fromisoformat(kept["authenticated_at"]),
        browser_hash=attempt.browser_hash,
    )


def person_of(identity: Identity) -> Person:
    """What of an identity is kept and shown. Who is protected has no whereabouts there already."""
    home = identity.home
    return Person(
        display_name=_display_name(identity),
        full_name=identity.full_name,
        calling_name=identity.calling_name,
        family_name=identity.family_name,
        given_names=identity.given_names,
        birth_date=identity.birth_date,
        is_protected=identity.is_protected,
        address=identity.address or identity.temporary_address or identity.foreign_address,
        home_code=home.code if home else "",
        home_fi=home.fi if home else "",
        home_sv=home.sv if home else "",
        email=identity.email,
        is_verified=identity.is_verified,
    )


def _display_name(identity: Identity) -> str:
    if identity.display_name:
        return identity.display_name
    called = identity.calling_name or identity.given_names
    return f"{called} {identity.family_name}".strip() or identity.full_name
