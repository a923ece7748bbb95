"""In whose name the reservation system is called."""

from typing import Any
from uuid import UUID, uuid5

from actions.form.draft import Draft
from akkuna.citizen import Citizen
from akkuna.errors import RequestRefused
from akkuna.municipality import Municipality
from integrations.database import Operation
from integrations.respa.sending import Citizen as Reserver

SPACE = UUID("5b0f8f5e-1d0a-4c43-9c1e-6d3f7f1f2a77")
"""Of our subjects in reservation systems; it must never change."""
KNOWN_AS = "known_as"
"""Under which the draft keeps the names that go with the token, beside its answers."""


def subject_of(subject_hash: str, municipality: Municipality) -> UUID:
    """Stands for a person, or whom they act for, in a municipality's system: always the same in it.

    Args:
        subject_hash: keyed hash of who it is; no identity code can be computed from it.
    """
    return uuid5(SPACE, f"{municipality.code}:{subject_hash}")


def reserver(citizen: Citizen, municipality: Municipality) -> Reserver:
    """Who is identified now, or whom they act for."""
    return _made(subject_of(citizen.subject_hash, municipality), names_of(citizen))


def reserver_of(operation: Operation, draft: Draft, municipality: Municipality) -> Reserver:
    """Who confirmed an operation.

    Raises:
        RequestRefused: nobody was identified then.
    """
    if operation.person_hash is None:
        raise RequestRefused("respa", 403)
    return _made(subject_of(operation.person_hash, municipality), draft.answers.get(KNOWN_AS) or {})


def names_of(citizen: Citizen) -> dict[str, str]:
    """What the server is told of who it is: of whom one acts for, the name only."""
    person, principal = citizen.person, citizen.acting_for
    told = (
        {"family_name": principal.name}
        if principal
        else {
            "given_name": person.given_names or person.calling_name,
            "family_name": person.family_name,
            "email": person.email,
        }
    )
    return {name: value for name, value in told.items() if value}


def _made(subject: UUID, names: dict[str, Any]) -> Reserver:
    return Reserver(subject, names.get("given_name"), names.get("family_name"), names.get("email"))
