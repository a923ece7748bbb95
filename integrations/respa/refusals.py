"""What Respa complains of, in our words.

Reasons: ``taken`` · ``closed`` (outside opening hours) · ``slot`` (not on the grid) · ``too_short`` ·
``too_long`` · ``past`` · ``too_early`` and ``too_late`` (outside the time in which it can be reserved) ·
``too_many`` (the citizen has as many reservations as the resource allows) · ``too_many_people`` ·
``required`` · ``invalid`` · ``unauthorised`` · ``forbidden`` · ``not_found`` · ``other``.

The words come in English, Finnish or Swedish, whatever `Accept-Language` says.
"""

import re

from integrations.django_rest import Complaint, Problem, is_missing, last_number
from integrations.respa.sending import EXTRA_FIELDS

_TIME = "begin"
"""The field of ours that a complaint about the time belongs to."""

# In this order: "already reserved for some of the period" says "reservation" too.
_WORDS = (
    ("too_many", None, r"maximum number of active|enimmäismäärä|liian monta|maxantal|för många bokningar"),
    ("too_many_people", "number_of_participants", r"people capacity|henkilömäär|personkapacitet"),
    ("taken", _TIME, r"already reserved|overlap|\bvarattu|redan (?:bokad|reserverad)|upptagen"),
    ("closed", _TIME, r"opening hours|multi day|aukiolo|auki\b|öppettid|öppethåll"),
    ("slot", _TIME, r"time slots?|aikaväl|aikajako|tidsintervall|tidslucka"),
    ("too_short", _TIME, r"minimum|vähimmäis|lyhin|minsta|kortast"),
    ("too_long", _TIME, r"maximum|enimmäis|pisin|maximi|längst"),
    ("past", _TIME, r"in the past|menneisyy|mennyt|förflut|passerat"),
    ("too_late", _TIME, r"only before|vain ennen|endast före|bara före"),
    ("too_early", _TIME, r"only after|vain jälkeen|jälkeen|endast efter|bara efter"),
    ("slot", _TIME, r"end .*after it has begun|päättyä .*alku|sluta efter"),
)
_BY_STATUS = {401: "unauthorised", 403: "forbidden", 404: "not_found"}


def explain(status: int, complaints: tuple[Complaint, ...]) -> tuple[Problem, ...]:
    """The problems of a refusal, at least one; see the reasons above."""
    if status in _BY_STATUS:
        return (Problem(_BY_STATUS[status]),)
    return tuple(_problem(one) for one in complaints) or (Problem("other"),)


def _problem(complaint: Complaint) -> Problem:
    field = next((name for name in reversed(complaint.path) if name in (*EXTRA_FIELDS, "begin", "end")), None)
    if field in EXTRA_FIELDS:
        return Problem("required" if is_missing(complaint) else "invalid", field)
    for reason, about, words in _WORDS:
        if re.search(words, complaint.said, re.IGNORECASE):
            limit = last_number(complaint.said) if reason == "too_many_people" else None
            return Problem(reason, about, limit=limit)
    if field is not None:
        return Problem("required" if is_missing(complaint) else "invalid", _TIME)
    return Problem("other")
