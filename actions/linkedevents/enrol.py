"""Enrols the citizen, or those for whom they may act, in an event."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from actions.contacts import contact_card
from actions.fields.base import Answer, Pending, label_of
from actions.fields.participants import MOST_WITHOUT_NAMES, ParticipantsReader, settled
from actions.form.draft import Draft
from actions.form.opening import understood_from
from actions.handlers import Commission, Done, Halt, Handler, Option, Receipt
from actions.identity.citizen import citizen_of
from actions.linkedevents import receipts, words
from actions.linkedevents.born import birth_date_of, birth_date_of_principal
from actions.linkedevents.calendar import Calendar, Listed
from actions.linkedevents.cards import TEXTS, ages_of, enrolling, euros, short_name, when, words_of
from actions.linkedevents.hold import HOLD, Hold
from actions.linkedevents.own import enrolments_of, operations_of
from actions.linkedevents.people import Someone, from_json, named, own_self
from actions.linkedevents.search import search
from actions.linkedevents.sending import (
    CONFLICT,
    CONTACT_PERSON,
    PRICE,
    SYSTEM,
    chosen_price,
    enrolment_of,
    refused,
)
from actions.linkedevents.terms import TERMS, Terms
from actions.linkedevents.wishes import wish_of
from actions.systems import Systems
from actions.turn import LAST_EVENTS, TurnContext, Understood
from akkuna.citizen import Citizen
from akkuna.errors import OutcomeUnknown, RequestRefused, SystemFailure, SystemUnavailable
from akkuna.municipality import Municipality
from akkuna.replies import LANGUAGES, Button, Line, Moment, Press, Reply, Term, Value, Words
from akkuna.service import FieldSpec
from akkuna.times import HELSINKI
from integrations.database import Operation
from integrations.django_rest import Refused
from integrations.linkedevents.client import LinkedEvents
from integrations.linkedevents.enrolments import Enrolment
from integrations.linkedevents.models import Event, Registration

SERVICE = "enrol_event"
YES, NO = "yes", "no"
FOR_OTHER, ALREADY_SAID, ASKED = "for_other", "already_said", "asked_people"
"""Keys of the draft's answers: it is done for another; what was told, or asked, once is not said again."""
ADDRESS = ("street_address", "zipcode")
MOST_GUESSES = 6
SHORT = 3
"""Letters of a word that names no price by itself."""


class EnrolEvent(Handler):
    """Finds the event, learns who takes part, holds the seats, enrols once."""

    tells_updates_in_full = True

    def __init__(self, calendar: Calendar, systems: Systems) -> None:
        self._calendar, self._systems = calendar, systems

    # ---- which event, which price

    async def options(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """Events in which one can enrol now; a yes or no; prices."""
        if field.name == "waiting_list":
            return [_own_option(code, f"waiting_list.{code}", context) for code in (YES, NO)]
        if field.name.startswith(PRICE):
            terms = Terms.of(draft)
            return [_price_option(one) for one in terms.prices] if terms else []
        return [_option(one) for one in await self._open(context)]

    async def guess(self, field: FieldSpec, draft: Draft, context: TurnContext) -> list[Option]:
        """The event that a button or the words mean; a plain yes or no."""
        if field.name == "waiting_list":
            said = {"affirm": YES, "deny": NO}.get(context.understood.intent)
            return [_own_option(said, f"waiting_list.{said}", context)] if said else []
        if field.name.startswith(PRICE):
            told = context.turn.text.casefold().split()
            return [one for one in await self.options(field, draft, context) if _is_said(one, told)]
        press = context.understood.press
        if press and press.intent == SERVICE and press.argument:
            found = await self._listed(str(press.argument), context)
            return [_option(found)] if found else []
        if press or context.municipality is None or context.turn.kind != "text":
            return []
        if pointed := await self._pointed_at(context):
            return [_option(pointed)]
        return [_option(one) for one in (await self._named(context))[:MOST_GUESSES]]

    async def more_fields(self, draft: Draft, context: TurnContext) -> tuple[FieldSpec, ...]:
        """What the chosen event asks beside its participants."""
        terms = Terms.of(draft)
        if terms is None:
            return ()
        fields = [FieldSpec(name="waiting_list", type="choice", follows="event")] if terms.is_queue else []
        own = not draft.value(FOR_OTHER)
        if any(name in terms.asks for name in ADDRESS):
            prefill = "address" if own else None
            fields.append(_asked("address", "postal_address", prefill=prefill))
        elif "city" in terms.asks:
            fields.append(_asked("city", "text", prefill="home_municipality" if own else None))
        if "phone_number" in terms.asks:
            fields.append(_asked("phone", "phone"))
        people = from_json(draft.value("participants"))
        if len(terms.prices) > 1:
            fields += [
                _asked(f"{PRICE}{at}", "choice", _whose(one, context)) for at, one in enumerate(people)
            ]
        return tuple(fields)

    # ---- what follows from the answers

    async def halt(self, draft: Draft, context: TurnContext) -> Halt | None:
        """Looks at the event as soon as it is chosen, and at who takes part as soon as they are known."""
        if context.municipality is None:
            return None
        try:
            if _declined_queue(draft):
                _forget_event(draft)
                context.say("queue_declined", service=SERVICE)
            elif draft.value("event") and Terms.of(draft) is None:
                await self._take_up(draft, context)
            if draft.value("event") is None:
                return await self._can_choose(draft, context)
        except SystemFailure:
            return _end("unavailable", context)
        return await self._review_people(draft, context)

    async def _can_choose(self, draft: Draft, context: TurnContext) -> Halt | None:
        """Whether there is anything to enrol in; says what was looked for in vain."""
        if not await self._open(context):
            return _end("nothing_open", context)
        wanted = wish_of(draft.opening, understood_from(draft.opening_values)).named
        if wanted and not draft.value(ALREADY_SAID):
            draft.answers[ALREADY_SAID] = True
            context.say("event_not_found", {"subject": wanted}, service=SERVICE)
        return None

    async def _take_up(self, draft: Draft, context: TurnContext) -> None:
        """Learns the terms of the chosen event, or says why one cannot enrol in it now."""
        draft.answers[ALREADY_SAID] = True
        listed = await self._listed(draft.value("event")["code"], context)
        if listed is None:
            draft.forget("event")
            return
        if listed.municipality != context.municipality:
            context.change_conversation(municipality=listed.municipality.code)
            context.say("municipality.changed", {"municipality": listed.municipality.form("of")})
        event = listed.event
        registration = await self._registration(event, listed.municipality)
        state = enrolling(event, registration, context.now)
        values: dict[str, Value] = {"event": words_of(event.name), "when": when(event)}
        if registration is None or state not in ("open", "waiting_list"):
            _forget_event(draft)
            context.say(f"event_{state}", {**values, **_moments(registration)}, service=SERVICE)
            return
        for key in [one for one in draft.answers if one.startswith(PRICE)]:
            draft.forget(key)
        draft.answers.pop(HOLD, None)
        Terms.told_by(draft.value("event")["code"], event, registration, state == "waiting_list").keep(draft)
        key = "event_queue" if state == "waiting_list" else "event_chosen"
        queue = registration.current_attendee_count
        context.say(key, {**values, "count": queue or 0}, service=SERVICE)
        _warn_of_age(draft, context)

    async def _review_people(self, draft: Draft, context: TurnContext) -> Halt | None:
        terms, citizen = Terms.of(draft), await citizen_of(context)
        if terms is None or citizen is None:
            return None
        if citizen.person.is_protected and any(name in terms.asks for name in (*ADDRESS, "city")):
            return _end("protected", context)
        draft.answers[FOR_OTHER] = citizen.acting_for is not None
        if "participants" not in draft.answers and draft.editing is None:
            await _fill_in_people(draft, terms, citizen, context)
        await self._check_people(draft, terms, citizen, context)
        return None

    async def _check_people(self, draft: Draft, terms: Terms, citizen: Citizen, context: TurnContext) -> None:
        """Takes out those who cannot take part, and says why."""
        people, today = from_json(draft.value("participants")), context.now.astimezone(HELSINKI).date()
        if not people:
            return
        if terms.most is not None and len(people) > terms.most:
            context.say("too_many", {"most": terms.most}, service=SERVICE)
            draft.forget("participants")
            return
        taken = await _names_enrolled(terms, citizen, context)
        kept: list[Someone] = []
        for one in people:
            born = one.birth_date
            if born and not terms.suits(born, today):
                age = terms.age_at(born, today)
                key = "too_young" if terms.youngest is not None and age < terms.youngest else "too_old"
                context.say(key, {"name": one.name, "age": age, "ages": _ages(terms)}, service=SERVICE)
            elif one.name and one.name.casefold() in taken:
                context.say("enrolled_already", {"name": one.name}, service=SERVICE)
            else:
                kept.append(one)
        if not kept:
            draft.forget("participants")
        elif len(kept) < len(people):
            draft.note("participants", [one.as_json() for one in kept])
        for name in [one for one in draft.answers if one.startswith(PRICE)]:
            if int(name.removeprefix(PRICE)) >= len(kept):
                draft.forget(name)

    # ---- seats

    async def prepare(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """Holds the seats, anew where the hold has expired or there are more people now."""
        terms, people, citizen = (
            Terms.of(draft),
            from_json(draft.value("participants")),
            await citizen_of(context),
        )
        if terms is None or not people or citizen is None or context.municipality is None:
            return []
        own = own_self(citizen, None)
        draft.answers[CONTACT_PERSON] = {
            "first_name": own.first_name,
            "last_name": own.last_name,
            "language": context.language,
        }
        earlier = Hold.of(draft)
        if earlier and earlier.serves(terms.registration, len(people), context.now):
            return []
        server = self._systems.linkedevents(context.municipality)
        try:
            fresh = await server.registration(terms.registration)
            held = await server.reserve_seats(terms.registration, len(people))
        except Refused as error:
            draft.answers.pop(HOLD, None)
            return _not_held(error, draft)
        except SystemFailure:
            draft.answers.pop(HOLD, None)
            return [Reply("hold_unavailable", service=SERVICE)]
        hold = Hold.told_by(held, terms.registration)
        if fresh and fresh.asked_fields != terms.asks:
            terms = replace(terms, asks=fresh.asked_fields)
        hold.keep(draft)
        renewed = earlier is not None and earlier.is_over(context.now) and not hold.in_waitlist
        said = [Reply("hold_renewed", service=SERVICE)] if renewed else []
        return [*said, *_settle_queue(draft, terms, hold)]

    def summary_lines(self, draft: Draft, context: TurnContext) -> tuple[Line, ...]:
        """What it costs, and until when the seats are held."""
        terms, hold = Terms.of(draft), Hold.of(draft)
        if terms is None:
            return ()
        lines = []
        people = from_json(draft.value("participants"))
        if terms.prices:
            prices = [chosen_price(draft, terms, at) for at in range(len(people))]
            total = sum(terms.price_of(price) for price in prices if price)
            lines.append(Line(Term("label.total"), euros(total)))
        if hold:
            label = Term("label.held_in_queue" if hold.in_waitlist else "label.held")
            lines.append(Line(label, Term("held_until", {"when": Moment(hold.expiration)})))
        return tuple(lines)

    # ---- carrying out

    async def commit(self, commission: Commission) -> Done:
        """Enrols with the held seats; holds them anew once where the hold is over."""
        draft, server = commission.draft, self._systems.linkedevents(commission.municipality)
        terms, hold = Terms.of(draft), Hold.of(draft)
        if terms is None:
            raise RequestRefused(SYSTEM, CONFLICT, "event", "not_found_event")
        self._calendar.forget(commission.municipality)
        reference = commission.operation.reference or ""
        if hold is None or hold.is_over(datetime.now(HELSINKI)):
            hold = await _held_anew(server, draft, terms)
        try:
            made = await server.enrol(enrolment_of(draft, terms, hold.code, reference))
        except Refused as error:
            if error.reason != "hold_expired":
                raise refused(error) from error
            made = await _after_expiry(server, draft, terms, reference)
        return receipts.done(made, draft, terms)

    async def look_up(self, commission: Commission) -> Done | None:
        """Looks for our reference among the enrolments of the event."""
        terms = Terms.of(commission.draft)
        if terms is None:
            return None
        server = self._systems.linkedevents(commission.municipality)
        found = await server.find_by_reference(terms.registration, commission.operation.reference or "")
        return receipts.done(found, commission.draft, terms) if found else None

    def receipt(self, operation: Operation) -> Receipt:
        """When it is, who has a place, where to pay, what the organiser wishes."""
        return receipts.receipt(operation)

    def about_refusal(self, operation: Operation) -> Mapping[str, Value]:
        """Whom the refusal is about, and for which ages the event is."""
        draft = Draft.from_json(operation.draft)
        people, at, terms = (
            from_json(draft.value("participants")),
            operation.result.get("at"),
            Terms.of(draft),
        )
        known = at is not None and at < len(people) and bool(people[at].name)
        name: Value = people[at or 0].name if known else Term("somebody", service=SERVICE)
        ages = _ages(terms) if terms else ""
        return {"name": name, "ages": ages, "most": (terms.most if terms else None) or 1}

    # ---- the calendar

    async def _open(self, context: TurnContext) -> list[Listed]:
        """Events of the municipality in which one can enrol now, if only in the waiting list."""
        assert context.municipality is not None
        return [
            one
            for one in await self._calendar.of(context.municipality)
            if enrolling(one.event, one.event.registration, context.now) in ("open", "waiting_list")
        ]

    async def _named(self, context: TurnContext) -> list[Listed]:
        """Events whose name or subject the words hold; with days and ages where they fit."""
        assert context.municipality is not None
        wish = wish_of(context.turn.text, context.understood)
        events = await self._calendar.of(context.municipality)
        by_name = search(
            replace(wish.at_any_time(), ages=(), audience=None, free=False, language=None), events
        )
        if not wish.subjects or len(by_name) == len(events):
            return []
        exact = search(replace(wish, part=None, audience=None), by_name)
        return exact or by_name

    async def _pointed_at(self, context: TurnContext) -> Listed | None:
        """The event of the list just shown that "the second one" or "that one" means."""
        shown = context.memory.get(LAST_EVENTS)
        if not shown or wish_of(context.turn.text, context.understood).named:
            return None
        keys, text = shown["keys"][: shown["shown"]], context.turn.text.casefold()
        at = next((at for at, one in enumerate(words.ordinals()) if one.search(text)), None)
        if at is None and words.hears("last_one", text):
            at = len(keys) - 1
        if at is None and len(keys) == 1 and words.hears("that_one", text):
            at = 0
        return await self._listed(keys[at], context) if at is not None and at < len(keys) else None

    async def _listed(self, key: str, context: TurnContext) -> Listed | None:
        """The event that a key names; None where there is none any more."""
        municipality = context.catalogue.municipalities.get(key.partition(" ")[0])
        if municipality is None:
            return None
        return next((one for one in await self._calendar.of(municipality) if one.key == key), None)

    async def _registration(self, event: Event, municipality: Municipality) -> Registration | None:
        """How one enrols, with the seats that are left now, or a while ago if the server is silent now."""
        if event.registration is None:
            return None
        try:
            return await self._systems.linkedevents(municipality).registration(event.registration.id)
        except RequestRefused:
            raise
        except SystemFailure:
            return event.registration


async def _held_anew(server: LinkedEvents, draft: Draft, terms: Terms) -> Hold:
    """Seats for everybody, of the kind that was agreed to.

    Raises:
        SystemUnavailable: none could be had now; nothing was done.
        RequestRefused: there are none any more.
    """
    people = from_json(draft.value("participants"))
    try:
        held = await server.reserve_seats(terms.registration, len(people))
    except Refused as error:
        raise refused(error) from error
    except OutcomeUnknown as error:
        # A hold that nobody uses ends by itself.
        raise SystemUnavailable(SYSTEM) from error
    if held.in_waitlist and not _agreed_to_queue(draft):
        raise RequestRefused(SYSTEM, CONFLICT, None, "full_meanwhile")
    return Hold.told_by(held, terms.registration)


async def _after_expiry(server: LinkedEvents, draft: Draft, terms: Terms, reference: str) -> Enrolment:
    """Enrols once more with new seats, unless the hold was used up by this very enrolment."""
    try:
        found = await server.find_by_reference(terms.registration, reference)
    except SystemFailure as error:
        raise OutcomeUnknown(SYSTEM) from error
    if found:
        return found
    hold = await _held_anew(server, draft, terms)
    try:
        return await server.enrol(enrolment_of(draft, terms, hold.code, reference))
    except Refused as error:
        raise refused(error) from error


def _not_held(error: Refused, draft: Draft) -> list[Reply]:
    """Says why there are no seats, and has asked anew what could be answered otherwise."""
    left = error.problems[0].limit or 0
    if error.reason == "group_too_large":
        draft.forget("participants")
        return [Reply("too_many", {"most": left}, service=SERVICE)]
    if error.reason == "full" and left > 0:
        draft.forget("participants")
        return [Reply("few_left", {"count": left}, service=SERVICE)]
    keys = {
        "full": "all_held",
        "waiting_list_full": "queue_full",
        "not_open_yet": "not_open_any_more",
        "closed": "not_open_any_more",
    }
    if error.reason not in keys:
        return [Reply("hold_unavailable", service=SERVICE)]
    _forget_event(draft)
    return [Reply(keys[error.reason], service=SERVICE)]


def _settle_queue(draft: Draft, terms: Terms, hold: Hold) -> list[Reply]:
    """Has the waiting list agreed to where there is nothing else; tells of a seat where there is one."""
    if hold.in_waitlist:
        replace(terms, is_queue=True).keep(draft)
        return [] if _agreed_to_queue(draft) else [Reply("queue_now", service=SERVICE)]
    replace(terms, is_queue=False).keep(draft)
    agreed = draft.answers.pop("waiting_list", None)
    return [Reply("seat_after_all", service=SERVICE)] if agreed else []


def _forget_event(draft: Draft) -> None:
    draft.forget("event")
    for key in (TERMS, HOLD, "waiting_list"):
        draft.answers.pop(key, None)


def _declined_queue(draft: Draft) -> bool:
    return (draft.value("waiting_list") or {}).get("code") == NO


def _agreed_to_queue(draft: Draft) -> bool:
    return (draft.value("waiting_list") or {}).get("code") == YES


async def _fill_in_people(draft: Draft, terms: Terms, citizen: Citizen, context: TurnContext) -> None:
    """Answers who takes part by the mandate or by the words that began this."""
    people = await _people_known(draft, terms, citizen, context)
    outcome = settled(people, draft) if people else None
    if isinstance(outcome, Answer):
        draft.note("participants", outcome.value)
        field = context.catalogue.services[SERVICE].field("participants")
        if field and any(one.name for one in people):
            shown = ParticipantsReader().show(outcome.value)
            context.say("noted", {"field": label_of(field), "value": shown}, service=SERVICE)
    elif isinstance(outcome, Pending) and not draft.value(ASKED):
        draft.answers[ASKED] = True
        draft.pending, draft.asking = outcome.state, "participants"


async def _people_known(draft: Draft, terms: Terms, citizen: Citizen, context: TurnContext) -> list[Someone]:
    if citizen.acting_for is not None:
        born = await birth_date_of_principal(citizen, context) if terms.asks_birth_date else None
        return [named(citizen.acting_for.name, born)]
    if draft.value(ASKED):
        return []
    understood, text = understood_from(draft.opening_values), draft.opening
    people = [named(_name(one.value), None) for one in understood.values("person_name")]
    counts = [int(one.normalized) for one in understood.values("count") if one.normalized.isdecimal()]
    if not terms.asks_names and counts and 0 < counts[0] <= MOST_WITHOUT_NAMES:
        return [own_self(citizen, None), *([Someone()] * (counts[0] - 1))]
    own = words.hears("enrol_myself", text) and (people or not words.hears("my_child", text))
    if own and not _says_several(understood):
        born = await birth_date_of(citizen, context) if terms.asks_birth_date else None
        if born and not terms.suits(born, context.now.astimezone(HELSINKI).date()):
            context.say("age_warning", {"ages": _ages(terms)}, service=SERVICE)
            draft.answers[ASKED] = True
        else:
            people.insert(0, own_self(citizen, born))
    if not people and words.hears("my_child", text) and not _says_several(understood):
        people = [Someone()]
    if len(people) == 1 and not people[0].born:
        people = [replace(people[0], born=_born_in(understood, context))]
    return people


def _says_several(understood: Understood) -> bool:
    return any(one.normalized.isdecimal() and int(one.normalized) > 1 for one in understood.values("count"))


def _born_in(understood: Understood, context: TurnContext) -> str:
    """A day of the past among the words that began it is a birth date."""
    today = context.now.astimezone(HELSINKI).date().isoformat()
    return next((one.normalized for one in understood.values("date") if one.normalized < today), "")


def _name(value: str) -> str:
    """A name as it is written, also where it was typed in small letters."""
    return value if any(letter.isupper() for letter in value) else value.title()


def _warn_of_age(draft: Draft, context: TurnContext) -> None:
    """Says at once that an age that was told does not fit."""
    terms = Terms.of(draft)
    understood = understood_from(draft.opening_values)
    told = [one.normalized.removesuffix("m") for one in understood.values("age")]
    limits = terms and (terms.youngest is not None or terms.oldest is not None)
    if terms is None or not limits or not told or not all(age.isdecimal() for age in told):
        return
    youngest, oldest = terms.youngest or 0, terms.oldest if terms.oldest is not None else 200
    if not any(youngest <= int(age) <= oldest for age in told):
        context.say("age_warning", {"ages": _ages(terms)}, service=SERVICE)


async def _names_enrolled(terms: Terms, citizen: Citizen, context: TurnContext) -> set[str]:
    """Names of those whom the citizen has enrolled in the same event already."""
    found = enrolments_of(await operations_of(citizen, context))
    return {name.casefold() for one in found if one.registration == terms.registration for name in one.names}


def _end(key: str, context: TurnContext) -> Halt:
    """Why it cannot be gone on with here, and who helps."""
    cards = (contact_card(context.municipality),) if context.municipality and key == "protected" else ()
    buttons = (
        Button(Term("button", service=TEXTS), Press("start_service", TEXTS)),
        Button(Term("button.person"), Press("contact_human")),
    )
    return Halt((Reply(key, service=SERVICE, cards=cards, buttons=buttons),))


def _moments(registration: Registration | None) -> dict[str, Value]:
    if registration is None:
        return {"opens": "", "closed": "", "website": ""}
    opens, closes = registration.enrolment_start_time, registration.enrolment_end_time
    return {
        "opens": Moment(opens.isoformat()) if opens else "",
        "closed": Moment(closes.isoformat()) if closes else "",
        "website": words_of(registration.signup_url),
    }


def _ages(terms: Terms) -> Value:
    return ages_of(terms.youngest, terms.oldest) or ""


def _is_said(option: Option, said: list[str]) -> bool:
    """Whether one of the words begins a word of the option's name."""
    names = f"{option.fi} {option.sv}".casefold().split()
    return any(name.startswith(word) for word in said if len(word) > SHORT for name in names)


def _option(one: Listed) -> Option:
    name = short_name(one.event)
    return Option(one.key, name.fi, name.sv, name.source)


def _price_option(price: tuple[str, str, str, int]) -> Option:
    id, finnish, swedish, cents = price
    told = f"{cents // 100},{cents % 100:02} €"
    return Option(id, f"{finnish} {told}", f"{swedish} {told}")


def _own_option(code: str, key: str, context: TurnContext) -> Option:
    texts = context.catalogue.texts
    finnish, swedish = (texts.find(key, one, service=SERVICE, municipality=None) for one in LANGUAGES)
    return Option(code, finnish, swedish)


def _whose(one: Someone, context: TurnContext) -> Words:
    texts = context.catalogue.texts
    finnish, swedish = (
        texts.find("price_for", language, service=SERVICE, municipality=None).format(name=one.name)
        for language in LANGUAGES
    )
    return Words(finnish, swedish)


def _asked(name: str, type: Any, asked: Words | None = None, *, prefill: Any = None) -> FieldSpec:
    return FieldSpec(
        name=name, type=type, personal=True, prefill=prefill, follows="participants", asked_by_system=asked
    )
