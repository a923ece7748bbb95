"""Answers to everything that is no service: greetings, help, language, what others handle."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from rasa_sdk import Tracker

from actions.aside import offer_aside
from actions.find_service.handler import answer_asked, guess
from actions.form.draft import LOGIN, Draft
from actions.form.opening import values_of
from actions.handlers import handler_of
from actions.hearing import sounds_fed_up
from actions.identity import mandates
from actions.identity.citizen import WEB
from actions.identity.login import returned, without_login
from actions.other_authorities import answer_about, authority_in
from actions.phrases import is_heard
from actions.turn import GIVEN_BEFORE, LAST_REFERENCE, UNCLEAR, UNCLEAR_WORDS, TurnContext
from actions.turn_action import Events, TurnAction
from akkuna.intents import topics
from akkuna.replies import LANGUAGES, Button, Link, Press, Reply, Term, Value
from integrations.database import citizens
from integrations.database.retention import IDLE_DAYS

HELPFUL = 0.35
"""Score from which a service helps somebody whose matter is known and cannot be dealt with here yet."""


class Respond(TurnAction):
    """Answers a turn that the service form did not take."""

    def name(self) -> str:
        """Name in the rules."""
        return "action_respond"

    async def act(self, context: TurnContext, tracker: Tracker) -> Events:
        """Adds the answer to the turn's replies."""
        context.handled = True
        intent = context.understood.decided
        context.memory.pop(UNCLEAR_WORDS, None)
        if intent != UNCLEAR:
            context.memory.pop("unclear", None)
        answer = _ANSWERS.get(intent)
        if answer is not None:
            await answer(context)
        else:
            await _answer_service(intent, context)
        return []


async def _greet(context: TurnContext) -> None:
    if not any(reply.key == "first" for reply in context.replies):
        context.say("greet.again", buttons=_going_on(context))
        return
    # The assistant has said what it is already: every first reply begins with that.
    if not context.operation:
        context.say("greet.first", buttons=topic_buttons(context))


async def _help(context: TurnContext) -> None:
    context.say("help", buttons=_going_on(context))


async def _change_language(context: TurnContext) -> None:
    asked = [one.normalized for one in context.understood.values("language")]
    press = context.understood.press
    wanted = press.argument if press and press.argument else (asked[0] if asked else None)
    if wanted is None:
        wanted = "sv" if context.language == "fi" else "fi"
    language = next((one for one in LANGUAGES if one == wanted), None)
    if language is None:
        context.say("language.only_two")
        return
    context.language = language
    context.change_conversation(language=language, language_source="chosen")
    context.say("language.changed", buttons=_going_on(context))


async def _change_municipality(context: TurnContext) -> None:
    press = context.understood.press
    codes = [str(press.argument)] if press and press.argument else []
    codes += [one.normalized for one in context.understood.values("municipality")]
    served = [code for code in codes if code in context.catalogue.municipalities]
    if served:
        context.change_conversation(municipality=served[0])
        municipality = context.catalogue.municipalities[served[0]]
        name = municipality.form("of")
        answers = answer_asked(context)
        buttons = () if answers else _going_on(context)
        context.say("municipality.changed", {"municipality": name}, buttons=buttons)
        context.replies.extend(answers)
        return
    context.say("municipality.not_served" if codes else "municipality.ask", buttons=change_buttons(context))


async def _repeat(context: TurnContext) -> None:
    context.repeat_last = context.operation is None


async def _out_of_scope(context: TurnContext) -> None:
    authority = authority_in(context.turn.text, context.understood.lemmas)
    if authority is None and sounds_fed_up(context.turn.text):
        context.say("frustrated", buttons=_ways_on(context))
        return
    found = guess(context)
    if authority or not found:
        context.replies.append(answer_about(authority))
    context.replies.extend(found if authority else _with_buttons(found, _person()))


def _with_buttons(replies: list[Reply], buttons: tuple[Button, ...]) -> list[Reply]:
    """The replies, with buttons under the last of them."""
    return [*replies[:-1], replace(replies[-1], buttons=buttons)] if replies else []


def _person() -> tuple[Button, ...]:
    return (Button(Term("button.person"), Press("contact_human")),)


def _ways_on(context: TurnContext) -> tuple[Button, ...]:
    """A person, and what the assistant can do; in a service its own question follows."""
    person = Button(Term("button.person"), Press("contact_human"))
    return (person,) if context.operation else topic_buttons(context)


async def _unclear(context: TurnContext) -> None:
    """Offers the likeliest meanings; the second time in a row, help and a person."""
    count = int(context.memory.get("unclear", 0)) + 1
    context.memory["unclear"] = count
    meanings = likely_meanings(context)
    if context.operation:
        context.say("unclear.in_form")
    elif found := guess(context):
        context.memory[UNCLEAR_WORDS] = {"text": context.turn.text, "values": values_of(context.understood)}
        context.replies.extend(_with_buttons(found, (*meanings, *_person())))
    elif meanings and count == 1:
        words = {"text": context.turn.text, "values": values_of(context.understood)}
        context.memory[UNCLEAR_WORDS] = words
        none = Button(Term("button.none_of_these"), Press("help"))
        context.say("unclear.choose", buttons=(*meanings, none))
    else:
        context.say("unclear.again", buttons=topic_buttons(context))


async def _outside_form(context: TurnContext) -> None:
    """A yes, a value or a command while nothing is asked; or a button of what has ended."""
    if context.understood.press and context.understood.press.operation:
        context.say("button.outdated")
        return
    if _takes_back(context):
        context.say("sent_already", buttons=(Button(Term("button.person"), Press("contact_human")),))
        return
    context.say("nothing_under_way", buttons=topic_buttons(context))


def _takes_back(context: TurnContext) -> bool:
    """Whether the words want to undo a report that has been sent."""
    reported = LAST_REFERENCE in context.memory or is_heard("reported", context.turn.text)
    return context.understood.intent == "cancel" and not context.understood.press and reported


async def _explain(context: TurnContext) -> None:
    """Why one would identify, where that was asked by its button; else what can be done here."""
    press = context.understood.press
    if press and press.argument == LOGIN:
        context.replies.append(without_login("log_in", context))
    else:
        await _help(context)


async def _how_data_used(context: TurnContext) -> None:
    """What is stored of the citizen, for how long and who sees it, with the way to the whole notice."""
    municipality = context.conversation.municipality
    of = f"&municipality={municipality}" if municipality else ""
    notice = Link(Term("link.privacy"), "/", f"chat/privacy?lang={context.language}{of}")
    values: dict[str, Value] = {
        "days": IDLE_DAYS,
        "idle": citizens.IDLE // timedelta(minutes=1),
        "longest": citizens.LONGEST // timedelta(minutes=1),
    }
    buttons = () if context.operation else _person()
    # Suomi.fi is spoken of where somebody can identify.
    key = "how_data_used.with_login" if _may_identify(context) else "how_data_used.without_login"
    links = (notice,) if context.conversation.channel == WEB else ()
    context.replies.append(Reply(key, values, buttons=buttons, links=links))


def _may_identify(context: TurnContext) -> bool:
    return context.conversation.channel == WEB and context.systems.can_log_in


async def _login_returned(context: TurnContext) -> None:
    """The browser came back from Suomi.fi while nothing was asked here."""
    if str(context.turn.value).startswith("mandate"):
        await mandates.came_back(context)
        await offer_aside(context)
    elif await returned(context) is not None and context.turn.value == "logged_in":
        context.say("next", service="log_in", buttons=_matters_of_ones_own(context))


async def _choose_principal(context: TurnContext) -> None:
    await mandates.choose(context)
    if not context.operation:
        await offer_aside(context)


async def _inform(context: TurnContext) -> None:
    """A photo, a bare place or number: what should be done with it?"""
    turn = context.turn
    if turn.kind in ("photo", "location") and not context.operation:
        given = {"kind": turn.kind, "value": turn.value, "lat": turn.lat, "lon": turn.lon}
        context.memory[GIVEN_BEFORE] = [*context.memory.get(GIVEN_BEFORE, []), given]
        context.say(f"given_before.{turn.kind}", buttons=topic_buttons(context))
        return
    if context.understood.values("municipality") and not context.operation:
        await _change_municipality(context)
        return
    await _unclear(context)


def _plain(key: str) -> Callable[[TurnContext], Awaitable[None]]:
    async def answer(context: TurnContext) -> None:
        context.say(key)

    return answer


async def _answer_service(intent: str, context: TurnContext) -> None:
    """A service that answers in the middle of another, or that cannot be begun here."""
    spec = context.catalogue.service_of_intent(intent)
    if spec is None:
        _not_yet(intent, context)
    elif spec.digression and (spec.everywhere or context.municipality is not None):
        context.replies.extend(await handler_of(spec.service).answer(Draft(spec.service), context))
    elif context.municipality is None:
        context.say("municipality.first")
    else:
        # Words of a service that is under way, of which nothing could be made.
        await _unclear(context)


def _not_yet(intent: str, context: TurnContext) -> None:
    """What cannot be done here yet: how it is handled today, and whom to ask."""
    person = Button(Term("button.person"), Press("contact_human"))
    buttons = () if context.operation else (person,)
    context.say(f"not_yet.{intent}", {"days": IDLE_DAYS}, buttons=buttons)
    context.replies.extend(guess(context, least=HELPFUL, most=1))


def _going_on(context: TurnContext) -> tuple[Button, ...]:
    """What can be begun, where nothing is under way: the buttons that offered it before stand above."""
    return () if context.operation else topic_buttons(context)


def topic_buttons(context: TurnContext) -> tuple[Button, ...]:
    """A button for each service that can be begun here."""
    return tuple(
        Button(Term("button", service=spec.service), Press("start_service", spec.service))
        for spec in context.catalogue.topics(context.municipality)
        if spec.login != "always" or context.systems.can_log_in
    )


def _matters_of_ones_own(context: TurnContext) -> tuple[Button, ...]:
    """What one identifies for."""
    names = ("my_matters", *(("act_for_other",) if context.systems.can_act_for_others else ()))
    return tuple(Button(Term("button", service=name), Press("start_service", name)) for name in names)


def change_buttons(context: TurnContext) -> tuple[Button, ...]:
    """One button for each municipality."""
    everyone = context.catalogue.by_name()
    return tuple(Button(one.names.words, Press("change_municipality", one.code)) for one in everyone)


def likely_meanings(context: TurnContext) -> tuple[Button, ...]:
    """Buttons for the two or three likeliest meanings, where there are any."""
    buttons = []
    for intent, confidence in context.understood.ranking[:5]:
        spec = context.catalogue.service_of_intent(intent)
        if spec and confidence >= 0.1 and context.catalogue.offered(spec, context.municipality):
            press = Press("start_service", spec.service)
            buttons.append(Button(Term("button", service=spec.service), press))
        elif spec is None and intent in topics() | {"help"} and confidence >= 0.1:
            buttons.append(Button(Term(f"meaning.{intent}"), Press(intent)))
    return tuple(buttons[:3])


_ANSWERS: dict[str, Callable[[TurnContext], Awaitable[None]]] = {
    UNCLEAR: _unclear,
    "greet": _greet,
    "goodbye": _plain("goodbye"),
    "thank": _plain("thank"),
    "help": _help,
    "how_data_used": _how_data_used,
    "bot_challenge": _plain("bot_challenge"),
    "change_language": _change_language,
    "change_municipality": _change_municipality,
    "repeat": _repeat,
    "explain": _explain,
    "login_returned": _login_returned,
    "choose_principal": _choose_principal,
    "out_of_scope": _out_of_scope,
    "inform": _inform,
    **dict.fromkeys(("affirm", "deny", "cancel", "go_back", "correct_answer", "skip"), _outside_form),
    **dict.fromkeys(("resume", "start_service"), _plain("button.outdated")),
}
