"""What words mean beyond the model's intents: a wish to be called, and being fed up."""

import re
from dataclasses import replace

from actions.find_service.handler import asks_on
from actions.identity.hearing import about_identity
from actions.linkedevents.words import hears, hears_only, names_audience
from actions.other_authorities import authority_in
from actions.phrases import PARTS_OF_DAY, is_all, is_heard, phrases
from actions.turn import (
    BEGUN_BY,
    EVENTS_ASKED,
    LAST_CALL,
    LAST_REFERENCE,
    LAST_SERVICE,
    LAST_STATUS,
    UNCLEAR,
    TurnContext,
    Understood,
)
from akkuna.intents import topics
from akkuna.replies import Press

CALL_BACK, FIND_EVENTS = "call_back", "find_events"
BOOKS = ("book_space", "move_booking")
"""Services after which "cancel it" is about the booking."""
SURE = 0.6
"""Confidence in "wants a person" from which words that ask for a call begin the call-back."""
MAY_BE_PERSON = 0.2
"""The same where the words ask to be called about some matter, and sound like that matter."""
LONGEST_FURTHER = 6
"""Most words of a question that goes on from the one before."""
SOUND_LIKE_STATUS = ("ask_fault_status", "explain", "list_bookings", "my_matters")
"""Intents that asking how "it" is sounds like, whatever "it" is."""
SOUND_LIKE_TAKING_BACK = ("cancel", "cancel_booking", "cancel_enrolment", "erase_my_data")
"""Intents that taking a report back sounds like: "anmälan" is an enrolment, too."""
SHORT_IN_SERVICE = 10
"""Most words that ask for a call in the middle of another service: more may be a description."""
REFUSAL = ("gives_not", "giving", "contact")
"""Groups of which a phrase each stands in a sentence that refuses to tell how one may be reached."""
_CLAUSES = re.compile(r"[,.;!?\n]|\b(?:mutta|men)\b")
WHEN = ("date", "time", "phone")
"""Kinds of values that tell when, or where, to call."""
NO_CALL = ("report_fault", "ask_fault_status")
"""Matters beside which words that ask for a call belong to them."""
_LIVES = re.compile(rf"(?:{phrases('lives_at').pattern})\W+$")
MAY_BE_FED_UP = ("report_fault", "help", "explain", "give_feedback", "cancel", "skip", "deny", "out_of_scope")
"""Intents that words of being fed up are mistaken for."""


def as_heard(understood: Understood, context: TurnContext) -> Understood:
    """The same, or the wish to be called as the service that it begins, or being fed up as small talk.

    A wish not to be called refuses, in the middle of a service, to tell how one may be reached.
    """
    under_way = context.operation.draft.get("service") if context.operation else None
    if not under_way:
        understood = _without_home(understood, context.turn.text)
    asked_status = context.memory.pop(LAST_STATUS, False)
    if of_identity := about_identity(understood, context, under_way):
        return of_identity
    if of_events := _about_events(understood, context, under_way):
        return of_events
    if under_way and understood.intent == "contact_human" and is_heard("call_me_not", context.turn.text):
        return _refusal(understood, context)
    if under_way == CALL_BACK and _tells_of_call(understood, context):
        return replace(understood, intent="inform", ranking=())
    if not under_way and LAST_CALL in context.memory and is_heard("about_the_call", context.turn.text):
        return replace(understood, intent="contact_human", confidence=1.0, ranking=())
    if not under_way and _takes_report_back(understood, context):
        return replace(understood, intent="cancel", confidence=1.0, ranking=())
    if understood.intent == "my_matters" and is_heard("others", context.turn.text):
        return replace(understood, intent="ask_fault_status", confidence=1.0, ranking=())
    if not under_way and asks_on(understood, context):
        return replace(understood, intent="find_service", confidence=1.0, ranking=())
    if asked_status and not under_way and _asks_further(understood, context):
        return replace(understood, intent="ask_fault_status", confidence=1.0, ranking=())
    if not under_way and understood.intent == "cancel" and context.memory.get(LAST_SERVICE) in BOOKS:
        understood = replace(understood, intent="cancel_booking", confidence=1.0, ranking=())
    if understood.intent == "cancel_booking" and is_heard("moving_booking", context.turn.text):
        return replace(understood, intent="start_service", begins="move_booking", ranking=())
    if _begins_call_back(understood, context, under_way):
        return replace(understood, intent="start_service", begins=CALL_BACK, ranking=())
    if is_fed_up(understood, context):
        return replace(understood, intent="out_of_scope", confidence=1.0, ranking=())
    if understood.intent == "out_of_scope" and is_heard("frustration", context.turn.text):
        return _without_oath(understood, context)
    return understood


def _takes_report_back(understood: Understood, context: TurnContext) -> bool:
    """Whether the words take back what was reported here rather than a booking or a place."""
    reported = LAST_REFERENCE in context.memory and is_heard("reported", context.turn.text)
    return reported and understood.intent in SOUND_LIKE_TAKING_BACK


def _about_events(understood: Understood, context: TurnContext, under_way: str | None) -> Understood | None:
    """The words that go on from a list of events: "more", "and next week?"; None for others."""
    asked, text = context.memory.pop(EVENTS_ASKED, False), context.turn.text
    asks = hears("asks_whether", text) and not hears("takes_part", text)
    likeliest = {name for name, _ in understood.ranking[:2]} or {understood.intent}
    about_events = understood.intent == "enrol_event" or likeliest == {FIND_EVENTS, "enrol_event"}
    if about_events and asks and not under_way:
        return replace(understood, intent=FIND_EVENTS, ranking=())
    if not asked or FIND_EVENTS not in context.catalogue.services:
        return None
    if hears_only("more", text):
        return replace(understood, intent=FIND_EVENTS, ranking=(), press=Press(FIND_EVENTS, "more"))
    goes_on = hears("further", text.split(" ")[0]) or understood.intent == "inform"
    says = any(map(understood.values, ("date", "age", "municipality", "topic"))) or names_audience(text)
    if under_way or len(text.split()) > LONGEST_FURTHER or not (goes_on and says):
        return None
    return replace(understood, intent=FIND_EVENTS, ranking=(), press=Press(FIND_EVENTS, "further"))


def _without_oath(understood: Understood, context: TurnContext) -> Understood:
    """An oath makes no matter another's: "jävla hundskit överallt" tells of a fault."""
    if authority_in(context.turn.text, understood.lemmas) is not None:
        return understood
    if understood.values("fault_type"):
        return replace(understood, intent=BEGUN_BY["fault_type"], ranking=())
    return understood.without("out_of_scope") if understood.ranking else replace(understood, intent=UNCLEAR)


def _asks_further(understood: Understood, context: TurnContext) -> bool:
    """Whether a few words ask on about reports: "248414", "and on Kauppakatu?", "how is it now"."""
    text = context.turn.text.strip(" .?!#")
    place = understood.values("place") and not understood.values("fault_type")
    how_it_is = understood.intent in SOUND_LIKE_STATUS and is_heard("it", text)
    return text.isdigit() or bool((place or how_it_is) and len(text.split()) <= LONGEST_FURTHER)


def _without_home(understood: Understood, text: str) -> Understood:
    """Where one lives is not where the matter is, unless that is asked for."""
    places = [one for one in understood.entities if one.entity == "place"]
    homes = [one for one in places if _LIVES.search(text.partition(one.value)[0].casefold())]
    kept = tuple(one for one in understood.entities if one not in homes)
    return replace(understood, entities=kept) if homes else understood


def refuses_contact(text: str) -> bool:
    """Whether the words refuse to be called, or to tell how one may be reached."""
    return not is_heard("text_message", text) and any(
        is_heard("call_me_not", clause) or all(is_heard(group, clause) for group in REFUSAL)
        for clause in _CLAUSES.split(text)
    )


def wish_of_text_message(text: str) -> tuple[str, str]:
    """The wish for a text message rather than a call, and the rest of the words."""
    if not is_heard("text_message", text):
        return "", text
    wish: list[str] = []
    rest: list[str] = []
    for clause in filter(None, map(str.strip, _CLAUSES.split(text))):
        wishes = is_heard("text_message", clause) or is_heard("call_me_not", clause)
        (wish if wishes else rest).append(clause)
    return ", ".join(wish), ", ".join(rest)


def _refusal(understood: Understood, context: TurnContext) -> Understood:
    """Not wanting to be called: a refusal, unless another way to be reached is told or wished for."""
    other_way = is_heard("text_message", context.turn.text)
    if other_way or understood.values("phone") or understood.values("email"):
        return replace(understood, intent="inform", ranking=())
    return replace(understood, intent="skip", confidence=1.0, ranking=())


def is_fed_up(understood: Understood, context: TurnContext) -> bool:
    """Whether the words tell of nothing but being fed up."""
    return understood.intent in MAY_BE_FED_UP and sounds_fed_up(context.turn.text)


def sounds_fed_up(text: str) -> bool:
    """Whether the words are oaths, complaints that nothing works, and what stands beside these: no matter."""
    return is_heard("frustration", text) and is_all(("frustration", "beside_frustration"), text)


def _begins_call_back(understood: Understood, context: TurnContext, under_way: str | None) -> bool:
    if not context.catalogue.offered(context.catalogue.services[CALL_BACK], context.municipality):
        return False
    phones = understood.values("phone")
    if under_way:
        # A number that is given in the middle of a service belongs to it.
        short = len(context.turn.text.split()) <= SHORT_IN_SERVICE
        return short and not phones and _asks_for_a_call(understood, context)
    bare = understood.intent == "inform" and bool(phones) and len(phones) == len(understood.told)
    return bare or _asks_for_a_call(understood, context) or _asks_and_tells_when(understood, context)


def _tells_of_call(understood: Understood, context: TurnContext) -> bool:
    """Whether words in the middle of a call-back ask for it once more, or tell what it is about."""
    return _asks_for_a_call(understood, context) or is_heard("topic_is", context.turn.text)


def _asks_for_a_call(understood: Understood, context: TurnContext) -> bool:
    wants_person = understood.intent == "contact_human" and understood.confidence >= SURE
    return wants_person and _has_words_for_it(understood, context)


def _asks_and_tells_when(understood: Understood, context: TurnContext) -> bool:
    """ "Soittakaa keskiviikkona klo 10 rakennusluvasta": what it is about does not make it another matter."""
    told = [kind for kind in WHEN if understood.values(kind)]
    if understood.intent == "contact_human":
        return bool(told) and _has_words_for_it(understood, context)
    of_a_report = understood.values("place") or (understood.values("fault_type") and told == ["phone"])
    of_a_matter = understood.intent in topics().difference(NO_CALL)
    sounds = told if understood.intent == "inform" else told or _sounds_like_person(understood)
    may_ask = sounds and (of_a_matter or understood.intent == "inform") and not of_a_report
    return bool(may_ask) and _has_words_for_it(understood, context)


def _sounds_like_person(understood: Understood) -> bool:
    return dict(understood.ranking).get("contact_human", 0.0) >= MAY_BE_PERSON


def _has_words_for_it(understood: Understood, context: TurnContext) -> bool:
    text = context.turn.text.casefold()
    if is_heard("call_me_not", text):
        return False
    return is_heard("call_me", text) or _says_when_to_call(understood, text)


def _says_when_to_call(understood: Understood, text: str) -> bool:
    """Whether "call" is followed by when or where: "soittakaa vaikka huomenna", not "… kelloja hiljempaa"."""
    call = phrases("call_now").search(text)
    if call is None:
        return False
    rest = text[call.end() :]
    values = [value.value.casefold() for kind in WHEN for value in understood.values(kind)]
    starts = [rest.find(value) for value in values if value in rest]
    starts += [found.start() for part in PARTS_OF_DAY if (found := phrases(part).search(rest))]
    return any(len(rest[:start].split()) <= 1 for start in starts)
