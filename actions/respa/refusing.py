"""What the reservation system refuses, as the form tells and mends it."""

from collections.abc import Iterator
from contextlib import contextmanager

from akkuna.errors import RequestRefused
from integrations.django_rest import Refused
from integrations.respa.sending import EXTRA_FIELDS

TOLD = (
    "taken", "closed", "slot", "too_short", "too_long", "past", "too_early", "too_late", "too_many",
    "too_many_people", "required", "invalid", "forbidden", "not_found",
)  # fmt: skip
"""Reasons that have a text of their own: ``refused.<reason>``."""
OF_THE_TIME = ("taken", "closed", "slot", "too_short", "too_long", "past", "too_early", "too_late")
PEOPLE, NUMBER, SLOT = "people", "number_of_participants", "slot"


@contextmanager
def told(answers: dict[str, object]) -> Iterator[None]:
    """Turns a refusal into one that names the form's field and a reason of which the service has a text.

    Args:
        answers: of the draft, for which of two fields the number of people was told in.
    """
    try:
        yield
    except Refused as error:
        raise RequestRefused(error.system, error.status, _field(error, answers), reason_of(error)) from error


def reason_of(error: Refused) -> str:
    """Why, for the text that tells it."""
    return error.reason if error.reason in TOLD else "other"


def _field(error: Refused, answers: dict[str, object]) -> str | None:
    problem = error.problems[0]
    if problem.reason in OF_THE_TIME:
        return SLOT
    if problem.field == NUMBER and NUMBER not in answers:
        return PEOPLE
    return problem.field if problem.field in EXTRA_FIELDS else None
