"""What Linked Events complains of, in our words.

Reasons: ``required`` · ``too_young`` · ``too_old`` · ``invalid`` · ``full`` (too few seats; `limit` are left)
· ``waiting_list_full`` · ``group_too_large`` (at most `limit`) · ``hold_expired`` (expired, or used up: look
the enrolment up, then hold seats again) · ``not_open_yet`` · ``closed`` (enrolment is over) ·
``event_started`` ·
``cancelling`` (it is being cancelled already) · ``conflict`` · ``unauthorised`` · ``forbidden`` ·
``not_found`` · ``other``.

The words come in English, Finnish or Swedish, whatever `Accept-Language` says.
"""

import re

from integrations.django_rest import Complaint, Problem, is_missing, last_number

CONTACT_FIELDS = ("email", "phone_number", "first_name", "last_name", "notifications", "service_language")
PARTICIPANT_FIELDS = (
    "first_name", "last_name", "date_of_birth", "phone_number", "street_address", "zipcode", "city",
    "extra_info", "user_consent", "price_group",
)  # fmt: skip

# In this order: "not enough capacity in the waiting list" is about the waiting list.
_WORDS = (
    ("too_old", r"too old|liian vanha|för gammal"),
    ("too_young", r"too young|liian nuori|för ung"),
    (
        "group_too_large",
        r"group size|ryhmäkoko|ryhmän (?:enimmäis|suurin)|gruppstorlek",
    ),
    ("waiting_list_full", r"waiting list|jono|varasija|kölist|väntelist|köplats"),
    ("full", r"not enough seats|paikkoja ei ole|ei (?:ole )?riittävästi paikkoja|inte tillräckligt|platser"),
    (
        "hold_expired",
        r"reservation code|expired|varauskoodi|vanhentunut|bokningskod|gått ut",
    ),
    ("not_open_yet", r"not yet open|ei ole vielä|inte öppnat|ännu inte"),
    ("closed", r"already closed|sulkeutunut|päättynyt|avslutad|stängt|stängd"),
    ("event_started", r"has started|alkanut|alettua|har börjat"),
    ("cancelling", r"cancellation already exists|refund|hyvity|palautus|återbetal|perutaan|avbokas"),
)
_NUMBERED = ("full", "waiting_list_full", "group_too_large")
_BY_STATUS = {401: "unauthorised", 404: "not_found"}
_OTHERWISE = {403: "forbidden", 409: "conflict"}


def explain(status: int, complaints: tuple[Complaint, ...]) -> tuple[Problem, ...]:
    """The problems of a refusal, at least one; see the reasons above.

    A field of the contact person is named ``contact_person.email`` and the like.
    """
    if status in _BY_STATUS:
        return (Problem(_BY_STATUS[status]),)
    otherwise = _OTHERWISE.get(status, "other")
    return tuple(_problem(one, otherwise) for one in complaints) or (Problem(otherwise),)


def _problem(complaint: Complaint, otherwise: str) -> Problem:
    field, participant = _place(complaint.path)
    if field is not None and is_missing(complaint):
        return Problem("required", field, participant)
    for reason, words in _WORDS:
        if re.search(words, complaint.said, re.IGNORECASE):
            limit = last_number(complaint.said) if reason in _NUMBERED else None
            return Problem(reason, field, participant, limit)
    if "reservation_code" in complaint.path:
        return Problem("hold_expired")
    return Problem("invalid" if field else otherwise, field, participant)


def _place(path: tuple[str, ...]) -> tuple[str | None, int | None]:
    """Our field, and the position of the participant, of a path such as ``signups.0.last_name``."""
    position = next((int(part) for part in path if part.isdecimal() and len(part) < 4), None)
    if "contact_person" in path:
        named = next((name for name in CONTACT_FIELDS if name in path), None)
        return ("contact_person." + named if named else "contact_person"), None
    named = next((part for part in reversed(path) if part in PARTICIPANT_FIELDS), None)
    return named, position if named or "signups" in path else None
