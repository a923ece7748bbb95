"""When somebody was born, by the identity code that the database keeps: told to nobody but the organiser."""

from datetime import date

from actions.turn import TurnContext
from akkuna.citizen import Citizen
from akkuna.identity_code import IdentityCode
from akkuna.times import HELSINKI
from integrations.database import citizens


async def birth_date_of(citizen: Citizen, context: TurnContext) -> date | None:
    """The citizen's own; None where identification tells none."""
    if citizen.person.birth_date:
        return citizen.person.birth_date
    session, now = citizen.session_id, context.now
    return _told_by(await context.store(lambda tx: citizens.identity_code(tx, session, now=now)), context)


async def birth_date_of_principal(citizen: Citizen, context: TurnContext) -> date | None:
    """Of the person for whom the citizen acts."""
    session, now = citizen.session_id, context.now
    return _told_by(await context.store(lambda tx: citizens.principal_id(tx, session, now=now)), context)


def _told_by(code: str | None, context: TurnContext) -> date | None:
    try:
        return IdentityCode.parse(code or "", context.now.astimezone(HELSINKI).date()).birth_date
    except ValueError:
        return None
