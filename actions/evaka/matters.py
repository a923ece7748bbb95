"""What a citizen has under way in early education: applications, and decisions that wait for an answer."""

from dataclasses import dataclass

from actions.evaka.decisions import waiting
from actions.evaka.guardian import person_id_by
from actions.systems import Systems
from akkuna.citizen import Citizen
from akkuna.municipality import Municipality
from integrations.evaka.models import Application, Decision


@dataclass(frozen=True)
class EarlyEducationMatters:
    """What eVaka tells of a guardian's children.

    Attributes:
        applications: the newest change first; drafts of eVaka's own page too.
        decisions: those that the guardian may answer, each with the days on which it may begin.
    """

    applications: tuple[Application, ...] = ()
    decisions: tuple[Decision, ...] = ()


async def early_education_matters(
    citizen: Citizen, identity_code: str, municipality: Municipality, systems: Systems
) -> EarlyEducationMatters:
    """Applications and waiting decisions of the citizen's children.

    Texts: ``state.<application.state>`` of `apply_early_education`, ``type.<type>`` of `answer_decision`;
    a decision is answered by `decision_button`.

    Args:
        identity_code: of the citizen, as their session keeps it.

    Raises:
        SystemFailure: eVaka cannot be asked.
    """
    evaka = systems.evaka(municipality)
    guardian = evaka.citizen(await person_id_by(evaka, citizen, identity_code))
    applications = sorted(await guardian.applications(), key=_age)
    return EarlyEducationMatters(tuple(applications), tuple(await waiting(guardian)))


def _age(one: Application) -> float:
    moment = one.changed or one.created
    return -moment.timestamp() if moment else 0.0
