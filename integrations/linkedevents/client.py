"""Client of Linked Events: events, and enrolling in them.

Spec: https://api.hel.fi/linkedevents/v1/ and https://github.com/City-of-Helsinki/linkedevents .
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar
from urllib.parse import quote

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused
from integrations.django_rest import pages, refusals
from integrations.http import Http
from integrations.linkedevents.enrolments import Enrolment, SeatHold, Signup
from integrations.linkedevents.models import Event, Place, Registration
from integrations.linkedevents.refusals import explain
from integrations.linkedevents.sending import Contact, EnrolmentToSend, Participant
from integrations.tolerant import HELSINKI, TolerantModel, parse_rows, rows

_Model = TypeVar("_Model", bound=TolerantModel)

SYSTEM = "linkedevents"
PAGE_SIZE = 50
MOST = 300
"""Events of one search that are read; nobody looks through more in a chat."""

MOST_SIGNUPS = 10_000
"""Enrolments of one registration that are looked through for a reference."""

LONGEST_ID = 100
"""Of an id, in characters."""

KINDS = "General,Course"
"""Without it a server gives no courses; volunteering is left out."""


class LinkedEvents:
    """Finds events of one server and enrols people in them.

    Enrolling, and seeing enrolments, is done with the municipality's key: the server shows any enrolment to
    it. Whose an enrolment is, the caller must know; an id that a citizen typed proves nothing.

    Args:
        base_url: address of the API with its version, such as ``https://example.org/linkedevents/v1``.
        api_key: of the municipality's data source; None where nobody can be enrolled.
        http: shared by the process.

    Every method raises errors of `akkuna.errors`: SystemUnavailable, RequestRefused (of writing calls its
    subclass `django_rest.Refused`, with reasons of `linkedevents.refusals`), BadAnswer (reading) and
    OutcomeUnknown (writing).
    """

    def __init__(self, base_url: str, *, api_key: str | None, http: Http) -> None:
        self._client = http.client(SYSTEM, base_url)
        self._api_key = api_key

    async def events(
        self,
        *,
        text: str | None = None,
        municipality: str | None = None,
        start: date | None = None,
        end: date | None = None,
        age: int | None = None,
        language: str | None = None,
        keyword: str | None = None,
    ) -> list[Event]:
        """Events and courses, the earliest first; cancelled ones among them, by their `status`.

        Args:
            text: stands as it is, letter case aside, in a text of the event: better one stem than many words.
            municipality: its Finnish name.
            start, end: days between which some of it happens, both included; without `start` from today on.
            age: for whom it must be meant; an event without age limits is for everybody.
            language: in which it is held or told of.
            keyword: id of a subject, such as ``yso:p1808``.
        """
        conditions = {
            "text": text,
            "division": f"kunta:{municipality.lower()}" if municipality else None,
            "start": start.isoformat() if start else "today",
            "end": end.isoformat() if end else None,
            "language": language,
            "keyword": keyword,
        }
        params = {name: value for name, value in conditions.items() if value is not None}
        params |= {"include": "location,registration,keywords", "event_type": KINDS, "sort": "start_time"}
        found = self._parsed(Event, await self._list("/event/", params, MOST))
        # Servers may ignore any of the conditions; and asked for an age, they leave out what has no limits.
        return [
            event
            for event in found
            if _happens(event, start or datetime.now(HELSINKI).date(), end)
            and (age is None or event.suits(age))
            and (language is None or event.speaks(language))
            and (municipality is None or _may_be_in(event.location, municipality))
        ]

    async def event(self, event_id: str) -> Event | None:
        """One event; None if the server knows none by this id."""
        params = {"include": "location,registration,keywords"}
        return await self._one(Event, "/event", event_id, params, secret=False)

    async def registration(self, registration_id: str) -> Registration | None:
        """How one enrols, with the seats that are left now; None if the server knows none by this id."""
        return await self._one(Registration, "/registration", registration_id, {}, secret=False)

    async def reserve_seats(self, registration_id: str, seats: int) -> SeatHold:
        """Holds seats for a quarter of an hour or more. To renew: hold anew after the old hold has expired.

        After OutcomeUnknown it may simply be sent again: a hold that nobody uses expires by itself. Until
        then it keeps its seats, so the last seats may seem to be gone meanwhile.

        Raises:
            Refused: ``full``, ``waiting_list_full``, ``group_too_large``, ``not_open_yet``, ``closed``.
        """
        body = {"registration": _sent_id(registration_id), "seats": seats}
        held = parse_rows(SeatHold, await self._write("POST", "/seats_reservation/", json=body))
        if not held:
            raise OutcomeUnknown(SYSTEM)
        return held[0]

    async def enrol(self, enrolment: EnrolmentToSend) -> Enrolment:
        """Enrols, once: the hold's code is used up by it, so that nobody can be enrolled twice with it.

        After OutcomeUnknown, look with `find_by_reference` before anything else.

        Raises:
            Refused: ``required``, ``too_young``, ``too_old`` and ``invalid`` with field and participant;
                ``hold_expired``; ``waiting_list_full``; ``not_open_yet``, ``closed``.
        """
        if len(enrolment.participants) == 1:
            answer = await self._write("POST", "/signup/", json=_single(enrolment))
            made = _enrolment(parse_rows(Signup, answer, "signups"))
        else:
            answer = await self._write("POST", "/signup_group/", json=_group(enrolment))
            made = _group_enrolment(answer)
        if made is None:
            raise OutcomeUnknown(SYSTEM)
        return made

    async def find_by_reference(self, registration_id: str, reference: str) -> Enrolment | None:
        """The enrolment that holds a reference of ours.

        None means that it was not made, or not yet: a slow server may still be at it. To send the same again
        is safe then; an enrolment that came late has used up the code (``hold_expired``), and is found.

        Args:
            reference: looked for as a whole word, letter case aside.

        Raises:
            RequestRefused: the key may not list the registration's enrolments; whether it was made cannot be
                told, and staff must look.
        """
        wanted = re.compile(rf"(?<!\w){re.escape(reference)}(?!\w)", re.IGNORECASE)
        listed = await self._list("/signup/", {"registration": registration_id}, MOST_SIGNUPS, secret=True)
        if len(listed) >= MOST_SIGNUPS:
            raise BadAnswer(SYSTEM)
        found = [
            signup
            for signup in self._parsed(Signup, listed)
            if signup.extra_info
            and wanted.search(signup.extra_info)
            and signup.registration in (None, registration_id)
        ]
        if found and found[0].group and (whole := await self.group(found[0].group)):
            return whole
        return _enrolment(found)

    async def signup(self, signup_id: str) -> Signup | None:
        """One enrolment of one person; None if there is none by this id, also after it was cancelled."""
        return await self._one(Signup, "/signup", signup_id, {}, secret=True)

    async def group(self, group_id: str) -> Enrolment | None:
        """An enrolment of several; None if there is none by this id, also after it was cancelled."""
        answer = await self._object("/signup_group", group_id, {}, secret=True)
        if answer is None:
            return None
        made = _group_enrolment(answer)
        if made is None:
            raise BadAnswer(SYSTEM)
        return made

    async def cancel(self, signup_id: str) -> None:
        """Cancels one person's enrolment. One that is gone already is as good as cancelled.

        After OutcomeUnknown, `signup` tells: None, or `cancelling` while the money is on its way back.

        Raises:
            Refused: ``event_started``, ``cancelling``.
        """
        await self._delete("/signup", signup_id)

    async def cancel_group(self, group_id: str) -> None:
        """Cancels the enrolment of several; like `cancel`, with `group` to look."""
        await self._delete("/signup_group", group_id)

    async def _delete(self, path: str, id: str) -> None:
        try:
            await self._write("DELETE", f"{path}/{quote(id, safe='')}/")
        except RequestRefused as error:
            if error.status != 404:
                raise

    async def _list(
        self, path: str, params: Mapping[str, str | int], most: int, secret: bool = False
    ) -> list[dict[str, Any]]:
        async def read(number: int) -> Any:
            asked: dict[str, str | int | float] = {**params, "page_size": PAGE_SIZE, "page": number}
            return await self._client.read(path, asked, headers=self._headers(secret))

        return await pages(SYSTEM, read, most)

    async def _one(
        self, model: type[_Model], path: str, id: str, params: Mapping[str, str], secret: bool
    ) -> _Model | None:
        answer = await self._object(path, id, params, secret)
        return None if answer is None else self._parsed(model, [answer])[0]

    async def _object(
        self, path: str, id: str, params: Mapping[str, str], secret: bool
    ) -> dict[str, Any] | None:
        """The object of an id; None if there is none by it, or if it cannot be an id at all."""
        if not id.isprintable() or not 0 < len(id) <= LONGEST_ID:
            return None
        try:
            answer = await self._client.read(
                f"{path}/{quote(id, safe=':')}/", params, headers=self._headers(secret)
            )
        except RequestRefused as error:
            # 410: an event that was deleted.
            if error.status in (404, 410):
                return None
            raise
        found = rows(answer)
        if not found:
            raise BadAnswer(SYSTEM)
        return found[0]

    async def _write(self, method: str, path: str, **content: Any) -> Any:
        with refusals(explain) as hear:
            return await self._client.write(method, path, blame=hear, headers=self._headers(True), **content)

    def _headers(self, secret: bool) -> dict[str, str]:
        # Messages in English are the documented ones.
        headers = {"Accept-Language": "en"}
        if not secret:
            return headers
        if not self._api_key:
            raise RequestRefused(SYSTEM, 401)
        return headers | {"apikey": self._api_key}

    @staticmethod
    def _parsed(model: type[_Model], answered: list[dict[str, Any]]) -> list[_Model]:
        parsed = parse_rows(model, answered)
        if answered and not parsed:
            raise BadAnswer(SYSTEM)
        return parsed


def _happens(event: Event, start: date, end: date | None) -> bool:
    first, last = event.start_time, event.end_time or event.start_time
    begins = datetime.combine(start, time.min, HELSINKI)
    ends = datetime.combine(end, time.max, HELSINKI) if end else None
    return (last is None or last >= begins) and (first is None or ends is None or first <= ends)


def _may_be_in(place: Place | None, municipality: str) -> bool:
    named = {name.casefold() for name in place.municipalities} if place else set()
    return not named or municipality.casefold() in named


def _single(enrolment: EnrolmentToSend) -> dict[str, Any]:
    signup = _participant(enrolment.participants[0], enrolment.reference)
    signup["contact_person"] = _contact(enrolment.contact)
    if enrolment.pay:
        signup["create_payment"] = True
    return {**_envelope(enrolment), "signups": [signup]}


def _group(enrolment: EnrolmentToSend) -> dict[str, Any]:
    signups = [_participant(one, enrolment.reference) for one in enrolment.participants]
    payment = {"create_payment": True} if enrolment.pay else {}
    return {
        **_envelope(enrolment),
        "extra_info": enrolment.reference,
        "contact_person": _contact(enrolment.contact),
        "signups": signups,
        **payment,
    }


def _envelope(enrolment: EnrolmentToSend) -> dict[str, Any]:
    return {"registration": _sent_id(enrolment.registration), "reservation_code": enrolment.code}


def _participant(person: Participant, reference: str) -> dict[str, Any]:
    known = {
        "first_name": person.first_name,
        "last_name": person.last_name,
        "date_of_birth": person.date_of_birth.isoformat() if person.date_of_birth else None,
        "phone_number": person.phone_number,
        "street_address": person.street_address,
        "zipcode": person.zipcode,
        "city": person.city,
        "extra_info": "\n".join(said for said in (person.extra_info, reference) if said),
        "user_consent": person.user_consent,
    }
    price = {"registration_price_group": _sent_id(person.price_group)} if person.price_group else None
    return {name: value for name, value in {**known, "price_group": price}.items() if value is not None}


def _contact(contact: Contact) -> dict[str, Any]:
    known = {
        "first_name": contact.first_name,
        "last_name": contact.last_name,
        "email": contact.email,
        "phone_number": contact.phone_number,
        "notifications": contact.notifications,
        "service_language": contact.language,
    }
    return {name: value for name, value in known.items() if value is not None}


def _sent_id(id: str) -> int | str:
    """Ids of registrations and prices are numbers to the server, and text to us."""
    return int(id) if id.isascii() and id.isdecimal() else id


def _enrolment(signups: list[Signup]) -> Enrolment | None:
    """What single sign-ups make together."""
    if not signups:
        return None
    payment = next((signup.payment for signup in signups if signup.payment), None)
    cancelling = all(signup.cancelling for signup in signups)
    return Enrolment(signups=tuple(signups), payment=payment, cancelling=cancelling)


def _group_enrolment(answer: Any) -> Enrolment | None:
    """A group, which the server shows much like a sign-up of its own."""
    row = next(iter(rows(answer)), {})
    as_signup, signups = parse_rows(Signup, row), parse_rows(Signup, row.get("signups"))
    if not as_signup or not signups:
        return None
    (whole,) = as_signup
    return Enrolment(
        group=whole.id, signups=tuple(signups), payment=whole.payment, cancelling=whole.cancelling
    )
