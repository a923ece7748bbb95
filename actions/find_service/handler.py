"""Answers what is asked about services: searches the catalogue, asks back, goes on about what was shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.contacts import contact_card, hours
from actions.find_service.answers import SERVICE, answers
from actions.find_service.card import card_of, price_of
from actions.find_service.content import distance, opening_channels, places_of
from actions.find_service.question import Aspect, Question, question_in
from actions.find_service.search import Hit, ServiceSearch
from actions.form.draft import Draft
from actions.handlers import Handler, register
from actions.turn import UNCLEAR, TurnContext, Understood
from akkuna.municipality import Municipality
from akkuna.replies import Button, Link, Press, Reply, Term, Value
from akkuna.times import HELSINKI

SHOWN = "services_shown"
"""Key of a conversation's memory: the services that were shown last, and what had been asked."""
ASKED = "service_asked"
"""The same: the question that waits for its municipality to be told."""
AS_GOOD = 0.8
"""Share of the best one's score that a service needs to be shown beside the answer about the best one."""
SURE, CERTAIN = 0.5, 0.75
"""Scores from which a service is shown to words that do not surely ask for one, and shown without a doubt."""
MOST, SEARCHED = 3, 9
"""Services that are shown, and those of which they are the nearest."""


class FindService(Handler):
    """Answers with services of the catalogue, or with the municipality's contacts while there is none."""

    async def answer(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """The answer; a question back where it cannot be told what or where is meant."""
        return answer(context)


def register_find_service() -> None:
    """Registers the service."""
    register("find_service", FindService())


def answer(context: TurnContext) -> list[Reply]:
    """Answers the words of the turn."""
    asked, search = context.memory.pop(ASKED, None), context.systems.services
    municipality = _municipality(context)
    question = _question(context)
    if search is None or not search.is_ready(municipality):
        return _without_catalogue(question, context)
    if asked and not question.need and context.municipality:
        question = Question.from_json(asked)
    shown = context.memory.get(SHOWN)
    if shown and not question.need:
        return _go_on(question, shown, search, context)
    if not question.need:
        return [Reply("ask_which" if question.aspects else "ask", service=SERVICE)]
    if shown and question.goes_on and not question.aspects:
        before = Question.from_json(shown["question"])
        question = replace(question, aspects=before.aspects, days=before.days)
    return _search(question, municipality, search, context)


def answer_asked(context: TurnContext) -> list[Reply]:
    """Answers the question that waited for the municipality, now that it is known; nothing where none did."""
    asked, search = context.memory.pop(ASKED, None), context.systems.services
    if not asked or context.municipality is None:
        return []
    question = Question.from_json(asked)
    if search is None or not search.is_ready(context.municipality):
        return _without_catalogue(question, context)
    return _search(question, context.municipality, search, context)


def guess(context: TurnContext, *, least: float = SURE, most: int = MOST) -> list[Reply]:
    """Answers words that were not surely taken for a question about services; nothing where none fits them.

    Args:
        least: score from which a service fits.
        most: services to show.
    """
    search, question = context.systems.services, _question(context)
    municipality = _municipality(context)
    if search is None or not search.is_ready(municipality):
        return []
    if context.operation or context.turn.kind != "text":
        return []
    if not question.need:
        unclear = context.understood.decided == UNCLEAR and question.aspects
        return [Reply("ask_which", service=SERVICE)] if unclear else []
    hits = _nearest_first(search.find(question.need, municipality, limit=SEARCHED), municipality, context)
    hits = [hit for hit in hits if hit.score >= AS_GOOD * hits[0].score][:most]
    if not hits or hits[0].score < least or (municipality is None and not _is_everywhere(hits[0], context)):
        return []
    if hits[0].score >= CERTAIN:
        return _tell(question, hits, municipality, context)
    _remember(question, hits, context)
    cards = tuple(card_of(hit.service, _where(hit, municipality, context), context) for hit in hits)
    return [Reply("guess", service=SERVICE, kind="list", cards=cards)]


def asks_on(understood: Understood, context: TurnContext) -> bool:
    """Whether the words ask on about the services that were shown: "entä lauantaina", "var finns det".

    Once something else is talked about, what was shown is forgotten.
    """
    if SHOWN not in context.memory or context.operation or context.turn.kind != "text":
        return False
    on = _is_asked_on(understood, context)
    if not on and understood.decided not in ("find_service", "thank"):
        del context.memory[SHOWN]
    return on


def _is_asked_on(understood: Understood, context: TurnContext) -> bool:
    today = context.now.astimezone(HELSINKI).date()
    question = question_in(context.turn.text, understood, today)
    if not question.need:
        return bool(question.aspects or (question.goes_on and understood.values("municipality")))
    search = context.systems.services
    if not question.goes_on or search is None:
        return False
    hits = search.find(question.need, context.municipality, limit=1)
    return bool(hits) and hits[0].score >= SURE


def _question(context: TurnContext) -> Question:
    today = context.now.astimezone(HELSINKI).date()
    return question_in(context.turn.text, context.understood, today)


def _municipality(context: TurnContext) -> Municipality | None:
    """The one that the words name, else the conversation's."""
    named = [one.normalized for one in context.understood.values("municipality")]
    served = (context.catalogue.municipalities.get(code) for code in named)
    return next((one for one in served if one is not None), context.municipality)


def _search(
    question: Question, municipality: Municipality | None, search: ServiceSearch, context: TurnContext
) -> list[Reply]:
    found = search.find(question.need, municipality, limit=SEARCHED) or search.find(
        context.turn.text, municipality, limit=SEARCHED
    )
    hits = _nearest_first(found, municipality, context)[:MOST]
    if not hits:
        return _nothing(municipality, context)
    if municipality is None and not _is_everywhere(hits[0], context):
        return _which_municipality(question, context)
    return [*_tell(question, hits, municipality, context), *_staff(municipality, context)]


def _tell(
    question: Question, hits: Sequence[Hit], municipality: Municipality | None, context: TurnContext
) -> list[Reply]:
    """What was asked, and the services as cards."""
    if question.aspects:
        near = [hit for hit in hits if hit.score >= AS_GOOD * hits[0].score]
        hits = sorted(near, key=lambda hit: not _knows(question.aspects[0], hit, municipality, context))
    first = hits[0]
    if question.aspects == ("where",) and not _knows("where", first, municipality, context):
        question = replace(question, aspects=())
    replies = answers(question, first.service, _where(first, municipality, context), context)
    if not replies:
        replies = [Reply("found.one" if len(hits) == 1 else "found.several", service=SERVICE)]
    shown = hits[:1] if _is_aside(context) else hits
    cards = tuple(
        card_of(
            hit.service,
            _where(hit, municipality, context),
            context,
            in_full=hit is first and not question.aspects,
        )
        for hit in shown
    )
    replies[-1] = replace(replies[-1], cards=cards, kind="list")
    _remember(question, hits, context)
    if first.where != "own" and municipality is not None:
        replies.insert(0, Reply(f"elsewhere.{first.where}", {"in": municipality.form("in")}, service=SERVICE))
    return replies


def _nearest_first(hits: Sequence[Hit], municipality: Municipality | None, context: TurnContext) -> list[Hit]:
    """Of what other municipalities offer equally well, what is nearest."""
    if municipality is None:
        return list(hits)

    def order(hit: Hit) -> tuple[float, float]:
        places = places_of(hit.service, _where(hit, municipality, context))
        far = min((distance(place, municipality) for place in places), default=0.0)
        return -round(hit.score, 1), far if hit.where != "own" else -hit.score

    return sorted(hits, key=order)


def _go_on(
    question: Question, shown: dict[str, Any], search: ServiceSearch, context: TurnContext
) -> list[Reply]:
    """Answers about the service that was shown first, or the same of another municipality."""
    before = Question.from_json(shown["question"])
    question = Question(
        before.need, question.aspects or before.aspects, question.days or _days_kept(question, before)
    )
    municipality = _municipality(context)
    here = municipality.code if municipality else None
    service = search.service(shown["ids"][0])
    if service is None or here != shown["municipality"]:
        return _search(question, municipality, search, context)
    hit = Hit(service, 1.0, shown["where"])
    if not question.aspects:
        return _tell(question, [hit], municipality, context)
    context.memory[SHOWN] = {**shown, "question": question.as_json()}
    return answers(question, service, _where(hit, municipality, context), context)


def _days_kept(question: Question, before: Question) -> tuple[Any, ...]:
    """ "And what about the number?" forgets the day; "and in Ylivieska?" does not."""
    return before.days if not question.aspects else ()


def _remember(question: Question, hits: Sequence[Hit], context: TurnContext) -> None:
    municipality = _municipality(context)
    context.memory[SHOWN] = {
        "ids": [hit.service.id for hit in hits],
        "question": question.as_json(),
        "municipality": municipality.code if municipality else None,
        "where": hits[0].where,
    }


def _where(hit: Hit, municipality: Municipality | None, context: TurnContext) -> Municipality | None:
    """Whose places of a service are meant: another's where it was found there."""
    if hit.where == "own":
        return municipality
    others = (context.catalogue.municipalities.get(code) for code in hit.service.municipalities)
    return next((one for one in others if one is not None), municipality)


def _knows(aspect: Aspect, hit: Hit, municipality: Municipality | None, context: TurnContext) -> bool:
    """Whether the catalogue tells that of the service."""
    where = _where(hit, municipality, context)
    if aspect == "open":
        return bool(opening_channels(hit.service, where))
    if aspect == "cost":
        return price_of(hit.service) is not None
    return aspect != "where" or bool(places_of(hit.service, where))


def _is_everywhere(hit: Hit, context: TurnContext) -> bool:
    """Whether a service is the same in all our municipalities: it need not be known which is meant."""
    for_all = set(context.catalogue.municipalities) <= set(hit.service.municipalities)
    return hit.service.everywhere or for_all


def _is_aside(context: TurnContext) -> bool:
    """Whether it is asked in the middle of another service, which goes on after the answer."""
    return context.operation is not None and context.operation.service != SERVICE


def _staff(municipality: Municipality | None, context: TurnContext) -> list[Reply]:
    """Whom to ask if that was no help; not in the middle of something else."""
    if municipality is None or _is_aside(context):
        return []
    phone = municipality.contact.phone
    values: dict[str, Value] = {
        "of": municipality.form("of"),
        "phone": phone,
        "hours": hours(municipality),
    }
    person = Button(Term("button.person"), Press("contact_human"))
    call = Link(Term("link.call", {"number": phone}), "tel:", phone)
    return [Reply("staff", values, service=SERVICE, links=(call,), buttons=(person,))]


def _nothing(municipality: Municipality | None, context: TurnContext) -> list[Reply]:
    """No service fits: whom to ask."""
    if municipality is None:
        return [Reply("nothing_anywhere", service=SERVICE, buttons=_municipalities(context))]
    return [_contacts("nothing", municipality, context)]


def _without_catalogue(question: Question, context: TurnContext) -> list[Reply]:
    municipality = context.municipality
    if municipality is None:
        return _which_municipality(question, context)
    return [_contacts("answer", municipality, context)]


def _which_municipality(question: Question, context: TurnContext) -> list[Reply]:
    context.memory[ASKED] = question.as_json()
    return [Reply("which_municipality", service=SERVICE, buttons=_municipalities(context))]


def _contacts(key: str, municipality: Municipality, context: TurnContext) -> Reply:
    person = Button(Term("button.person"), Press("contact_human"))
    return Reply(
        key,
        {"of": municipality.form("of"), "in": municipality.form("in")},
        service=SERVICE,
        kind="list",
        cards=(contact_card(municipality),),
        buttons=() if _is_aside(context) else (person,),
    )


def _municipalities(context: TurnContext) -> tuple[Button, ...]:
    everyone = context.catalogue.by_name()
    return tuple(Button(one.names.words, Press("change_municipality", one.code)) for one in everyone)
