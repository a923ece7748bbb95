"""From the answers of a draft to what Linked Events takes, and back from what it refuses."""

from typing import Any, Literal

from actions.fields.postal_address import parts_of
from actions.form.draft import Draft
from actions.linkedevents.people import Someone, from_json
from actions.linkedevents.terms import Terms
from akkuna.errors import RequestRefused
from integrations.django_rest import Problem, Refused
from integrations.linkedevents.sending import Contact, EnrolmentToSend, Participant

SYSTEM = "linkedevents"
PRICE = "attribute_price_"
"""Name of a field for somebody's price; their position follows."""
CONTACT_PERSON = "contact_person"
"""Key of the draft's answers: the citizen's name and language."""

CONFLICT = 409
_OF_THE_WHOLE = ("full", "waiting_list_full", "group_too_large", "not_open_yet", "closed")
"""Reasons that are about the enrolment as it stands now, whatever the server's status says."""
_FIELDS = {
    "first_name": "participants",
    "last_name": "participants",
    "date_of_birth": "participants",
    "phone_number": "phone",
    "street_address": "address",
    "zipcode": "address",
    "extra_info": "extra_info",
}


def enrolment_of(draft: Draft, terms: Terms, code: str, reference: str) -> EnrolmentToSend:
    """The enrolment as it will be sent."""
    people = from_json(draft.value("participants"))
    prices = [chosen_price(draft, terms, at) for at in range(len(people))]
    return EnrolmentToSend(
        registration=terms.registration,
        code=code,
        participants=tuple(
            _participant(one, draft, price) for one, price in zip(people, prices, strict=True)
        ),
        contact=_contact(draft),
        reference=reference,
        pay=sum(terms.price_of(price) for price in prices if price) > 0,
    )


def chosen_price(draft: Draft, terms: Terms, at: int) -> str | None:
    """Id of the price of somebody; the only one needs no choosing."""
    if len(terms.prices) == 1:
        return terms.prices[0][0]
    chosen = draft.value(f"{PRICE}{at}")
    return str(chosen["code"]) if chosen else None


def refused(error: Refused) -> RequestRefused:
    """The refusal as our form knows it: at the field and the participant that it is about."""
    problem = error.problems[0]
    if problem.reason in _OF_THE_WHOLE:
        return RequestRefused(SYSTEM, CONFLICT, None, problem.reason)
    field = _field_of(problem)
    if field is None:
        return RequestRefused(SYSTEM, error.status)
    return RequestRefused(
        SYSTEM, error.status, field, f"{problem.reason}_{_about(field)}", problem.participant
    )


def _field_of(problem: Problem) -> str | None:
    if problem.field is None:
        return None
    if problem.field.startswith(CONTACT_PERSON):
        return "contact"
    if problem.field == "price_group":
        return f"{PRICE}{problem.participant or 0}"
    return _FIELDS.get(problem.field, problem.field)


def _about(field: str) -> str:
    return "price" if field.startswith(PRICE) else field


def _participant(one: Someone, draft: Draft, price: str | None) -> Participant:
    address: dict[str, Any] = parts_of(str(draft.value("address") or "")) or {}
    return Participant(
        first_name=one.first_name or None,
        last_name=one.last_name or None,
        date_of_birth=one.birth_date,
        phone_number=draft.value("phone"),
        street_address=address.get("street"),
        zipcode=address.get("postcode"),
        city=address.get("town") or draft.value("city"),
        extra_info=draft.value("extra_info"),
        user_consent=True,
        price_group=price,
    )


def _contact(draft: Draft) -> Contact:
    person, given = draft.value(CONTACT_PERSON) or {}, draft.value("contact") or {}
    language: Literal["fi", "sv"] = "sv" if person.get("language") == "sv" else "fi"
    email = given.get("email")
    return Contact(
        first_name=person.get("first_name", ""),
        last_name=person.get("last_name", ""),
        email=email,
        phone_number=given.get("phone") or draft.value("phone"),
        language=language,
        notifications="email" if email else "sms",
    )
