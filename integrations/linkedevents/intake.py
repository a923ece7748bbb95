"""What the stand-in takes as a sign-up, and what it refuses.

Rules: registrations/serializers.py of https://github.com/City-of-Helsinki/linkedevents . Unlike a real server
it refuses fields that it does not know, so that a slip of the caller's is seen.
"""

import re
from datetime import date, datetime
from typing import Any

from integrations.linkedevents import calendar
from integrations.linkedevents.calendar import REGISTRATIONS, Row
from integrations.sandbox.django_rest import Complaints, Refusal, Said, invalid
from integrations.tolerant import HELSINKI

PERSON = {
    "first_name": 50, "last_name": 50, "phone_number": 18, "street_address": 500, "zipcode": 10, "city": 50,
    "extra_info": 5000,
}  # fmt: skip
CONTACT = {"first_name": 50, "last_name": 50, "email": 254, "phone_number": 18}
_CHOICES = {
    "notifications": ("none", "sms", "email", "sms and email"),
    "service_language": ("fi", "sv", "en"),
    "native_language": ("fi", "sv", "en"),
}
_GROUP_ONLY = {"contact_person", "extra_info", "create_payment"}
_SINGLE_ONLY = {"contact_person", "create_payment"}
_EMPTY = ("", None)

Wrong = dict[str, Complaints]


def registration_of(body: Row) -> Row:
    """The registration that a body names, by a number.

    Raises:
        Refusal: there is none.
    """
    number = body.get("registration")
    if isinstance(number, bool) or not isinstance(number, int):
        raise invalid("registration", "number" if "registration" in body else "required")
    if str(number) not in REGISTRATIONS:
        raise invalid("registration", "no_such", id=number)
    return REGISTRATIONS[str(number)]


def check_open(registration: Row) -> None:
    """Whether one can enrol now.

    Raises:
        Refusal: 409.
    """
    opens, closes = calendar.enrolment(registration)
    now = datetime.now(HELSINKI)
    if now < opens:
        raise Refusal(409, Said("not_yet_open"))
    if now > closes:
        raise Refusal(409, Said("closed"))


def read_people(body: Row, registration: Row, group: bool) -> list[Row]:
    """The participants of a sign-up, and for a single one its contact person.

    Raises:
        Refusal: with all that is wrong with each; of those with whom nothing is, an empty object.
    """
    people = body.get("signups")
    if not isinstance(people, list) or not all(isinstance(person, dict) for person in people):
        raise invalid("signups", "required")
    if not people:
        raise invalid("signups", "empty")
    wrong = [_person_problems(person, registration, group) for person in people]
    top: Wrong = {}
    if any(wrong):
        top["signups"] = list(wrong)
    known = {"registration", "reservation_code", "signups"} | (_GROUP_ONLY if group else set())
    top |= {name: Said("unknown") for name in body.keys() - known}
    if "reservation_code" not in body:
        top["reservation_code"] = Said("required")
    if group:
        top |= _group_problems(body)
    if not registration.get("prices") and any(one.get("create_payment") for one in (body, *people)):
        top["create_payment"] = Said("no_price_group")
    if top:
        raise Refusal(400, top)
    return people


def _group_problems(body: Row) -> Wrong:
    contact = body.get("contact_person")
    if not contact:
        return {"contact_person": Said("contact_for_group" if contact == {} else "required")}
    problems = _contact_problems(contact)
    if not problems and body.get("create_payment") and not _named(contact):
        return {"contact_person": Said("contact_for_payment")}
    return {"contact_person": problems} if problems else {}


def _person_problems(person: Row, registration: Row, group: bool) -> Wrong:
    wrong = _text_problems(person, PERSON)
    known = {*PERSON, "date_of_birth", "user_consent", "price_group"} | (set() if group else _SINGLE_ONLY)
    wrong |= {name: Said("unknown") for name in person.keys() - known}
    wrong |= {name: Said("specified") for name in registration["asks"] if person.get(name) in _EMPTY}
    if not isinstance(person.get("user_consent", False), bool):
        wrong["user_consent"] = Said("boolean")
    if problem := _birth_problem(person, registration):
        wrong["date_of_birth"] = problem
    if problem := _price_problem(person, registration):
        wrong["price_group"] = problem
    if contact := person.get("contact_person"):
        if problems := _contact_problems(contact):
            wrong["contact_person"] = problems
        elif person.get("create_payment") and not _named(contact):
            wrong["contact_person"] = Said("contact_for_payment")
    return wrong


def _birth_problem(person: Row, registration: Row) -> Said | None:
    stated, ages = person.get("date_of_birth"), registration["event"].get("ages", {})
    if stated in _EMPTY:
        return Said("specified") if ages else None
    try:
        birth = date.fromisoformat(str(stated))
    except ValueError:
        return Said("date")
    day = max(datetime.now(HELSINKI).date(), calendar.begins(registration["event"]).date())
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    if age < ages.get("youngest", age):
        return Said("too_young")
    return Said("too_old") if age > ages.get("oldest", age) else None


def _price_problem(person: Row, registration: Row) -> Said | None:
    prices, chosen = registration.get("prices", []), person.get("price_group")
    if not chosen:
        return Said("price_group") if prices else None
    if not prices:
        return Said("no_price_group")
    number = chosen.get("registration_price_group") if isinstance(chosen, dict) else None
    return None if any(price["number"] == number for price in prices) else Said("no_price_group")


def _contact_problems(contact: Any) -> Wrong:
    if not isinstance(contact, dict):
        return {"first_name": Said("text")}
    wrong = _text_problems(contact, CONTACT)
    wrong |= {name: Said("unknown") for name in contact.keys() - {*CONTACT, *_CHOICES}}
    for name, choices in _CHOICES.items():
        if contact.get(name, choices[0]) not in choices:
            wrong[name] = Said("choice", {"value": contact[name]})
    if "email" in contact and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", str(contact["email"])):
        wrong["email"] = Said("email")
    return wrong


def _text_problems(given: Row, lengths: dict[str, int]) -> Wrong:
    wrong: Wrong = {}
    for name, most in lengths.items():
        value = given.get(name, "")
        if not isinstance(value, str):
            wrong[name] = Said("text")
        elif len(value) > most:
            wrong[name] = Said("too_long_text", {"most": most})
    return wrong


def _named(contact: Row) -> bool:
    return bool(contact.get("first_name") and contact.get("last_name"))
