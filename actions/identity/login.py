"""Asking the citizen to identify, and what is said when their browser comes back from Suomi.fi."""

from collections.abc import Sequence

from actions.contacts import contact_card
from actions.form.draft import LOGIN
from actions.identity.citizen import LOGGED_IN, WEB, citizen_of
from actions.identity.handover import link_to_secure_window
from actions.turn import TurnContext
from akkuna.citizen import Citizen, login_path
from akkuna.replies import Button, Card, Link, Press, Reply, Term
from akkuna.service import FieldSpec, ServiceSpec
from integrations.database import logins

PERSON = Button(Term("button.person"), Press("contact_human"))
EXPLAINED = "login.explain"
RETURNED = {
    "cancelled": "login.cancelled",
    "level_not_available": "login.level_not_available",
    "failed": "login.failed",
    "unavailable": "login.unavailable_now",
    "logged_out": "login.logged_out",
    "logged_out_there": "login.logged_out_there",
    "logged_out_everywhere": "login.logged_out_everywhere",
    "logged_out_partly": "login.logged_out_partly",
}
"""How the way to Suomi.fi ended, if not with an identification → what is said."""


async def login_question(
    spec: ServiceSpec, context: TurnContext, fields: Sequence[FieldSpec] | None = None
) -> Reply:
    """Asks to identify, tells why and what is read, and names the way without Suomi.fi.

    Args:
        fields: all that is asked; those of ``service.yml`` where nothing else is.
    """
    values = {"service": Term("title", service=spec.service)}
    told = any(reply.key == EXPLAINED for reply in context.replies)
    without = Button(Term("button.without_login"), Press("explain", LOGIN))
    buttons = (*_end(context), PERSON) if told else (without, PERSON)
    if context.conversation.channel != WEB:
        link = await link_to_secure_window(context)
        return Reply("login.elsewhere", values, kind="question", buttons=buttons, links=(link,))
    if not context.systems.can_log_in:
        return Reply("login.not_here", values, kind="question", buttons=buttons)
    card = Card(
        "service",
        Term("login.title"),
        text=_what_is_read(spec.service, spec.fields if fields is None else fields),
        links=(await _login_link(spec, context),),
    )
    asked = "login.ask" if spec.level == "substantial" else "login.ask_high"
    # Who has just said that they cannot is not told to do it once more.
    key = "login.ask_after_all" if told else asked
    return Reply(key, values, kind="question", buttons=buttons, cards=(card,))


def without_login(service: str, context: TurnContext) -> Reply:
    """Why the service needs to know who asks, and how the matter is handled without Suomi.fi."""
    cards = (contact_card(context.municipality),) if context.municipality else ()
    return Reply(EXPLAINED, service=service, cards=cards)


def _end(context: TurnContext) -> tuple[Button, ...]:
    return (Button(Term("button.cancel"), Press("cancel")),) if context.operation else ()


async def returned(context: TurnContext) -> Citizen | None:
    """Says how the way to Suomi.fi ended. The turn itself is not believed: the database knows.

    Returns:
        Who is identified now.
    """
    if context.turn.value == "logged_in":
        context.memory[LOGGED_IN] = True
    citizen = await citizen_of(context)
    key = RETURNED.get(context.turn.value or "", "login.failed")
    if citizen is None:
        context.memory.pop(LOGGED_IN, None)
        context.say(key)
    elif context.turn.value == "logged_in":
        context.say("login.welcome", {"name": citizen.person.display_name}, kind="notice")
    else:
        context.say(key)
    return citizen


async def _login_link(spec: ServiceSpec, context: TurnContext) -> Link:
    conversation, municipality = context.conversation, context.municipality
    own = municipality.code if municipality and municipality.suomifi else logins.SHARED
    handle = await context.store(
        lambda tx: logins.offer(
            tx,
            conversation.id,
            municipality=conversation.municipality,
            language=context.language,
            level=spec.level,
            purpose=spec.service,
            now=context.now,
            provider=own,
        )
    )
    return Link(Term("login.link"), "/", login_path(handle).removeprefix("/"))


def _what_is_read(service: str, fields: Sequence[FieldSpec]) -> Term:
    labels = tuple(Term(f"field.{field.name}.label", service=service) for field in fields if field.prefill)
    return Term("login.reads", {"fields": labels}, service=service) if labels else Term("login.reads_nothing")
