"""For whom the citizen acts: chosen in Suomi.fi e-Authorizations, and checked there at the time of acting."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Literal

import structlog

from actions.identity.citizen import citizen_of, note
from actions.systems import Systems
from actions.turn import TurnContext
from akkuna.citizen import Citizen, Principal, mandate_path
from akkuna.errors import RequestRefused, SystemFailure
from akkuna.replies import Button, Link, Press, Reply, Term
from akkuna.service import OnBehalf
from integrations.database import citizens, mandates
from integrations.suomifi.authorisations.client import SessionExpired
from integrations.suomifi.authorisations.models import Access, Mode, Organisation, Registration
from integrations.suomifi.authorisations.models import Principal as Listed

log = structlog.get_logger()

MODES: dict[str, Mode] = {"person": "hpa", "organisation": "ypa"}
AWAITED = "mandate_awaited"
"""In the memory, to the end of the turn: the citizen is shown the way to Valtuudet, and will come back."""
MYSELF = "myself"
"""Argument of a button, or of words, by which one acts for oneself again."""
OWN = Button(Term("button.own_name"), Press("choose_principal", MYSELF))
AGAIN = Button(Term("button.choose_principal"), Press("start_service", "act_for_other"))
Missing = Literal["lost", "over", "unavailable"]


async def way_to_valtuudet(kind: str, citizen: Citizen, context: TurnContext) -> Reply:
    """Begins a session in Valtuudet and gives the link by which the citizen chooses a principal there."""
    if not citizen.has_identity_code:
        return Reply("no_identity_code", service="act_for_other")
    try:
        state = await _begin(MODES[kind], citizen, context)
    except RequestRefused as error:
        # Only the citizen's own state can be told of; our credentials are ours to mend.
        key = "refused" if error.field == "identity_code" else "unavailable"
        return Reply(key, service="act_for_other")
    except SystemFailure:
        return Reply("unavailable", service="act_for_other")
    context.memory[AWAITED] = True
    link = Link(Term("link", service="act_for_other"), "/", mandate_path(state).removeprefix("/"))
    return Reply(f"go.{kind}", service="act_for_other", links=(link,))


async def came_back(context: TurnContext) -> None:
    """Takes the principal that was chosen in Valtuudet, or lets the citizen say which of several."""
    citizen = await citizen_of(context)
    if citizen is None:
        context.say("login.expired")
        return
    if context.turn.value != "mandate":
        key = "mandate.cancelled" if context.turn.value == "mandate_cancelled" else "mandate.failed"
        context.say(key, buttons=(AGAIN,))
        return
    try:
        listed = await _listed(citizen, context)
    except SystemFailure:
        context.say("mandate.failed", buttons=(AGAIN,))
        return
    if len(listed) == 1:
        await _take(listed[0], citizen, context)
    elif listed:
        buttons = tuple(Button(one.name, Press("choose_principal", _mark(one, context))) for one in listed)
        context.say("mandate.which", kind="question", buttons=buttons)
    else:
        context.say("mandate.none", buttons=(AGAIN,))


async def choose(context: TurnContext) -> None:
    """Takes the principal of the pressed button, if Valtuudet still lists them; or ends the acting."""
    citizen, press = await citizen_of(context), context.understood.press
    if press and press.argument == MYSELF:
        await _act_for_oneself(citizen, context)
        return
    if citizen is None:
        context.say("login.expired")
        return
    try:
        listed = await _listed(citizen, context)
    except SystemFailure:
        context.say("mandate.failed", buttons=(AGAIN,))
        return
    chosen = [one for one in listed if press and _mark(one, context) == press.argument]
    if chosen:
        await _take(chosen[0], citizen, context)
    else:
        context.say("mandate.none", buttons=(AGAIN,))


async def _act_for_oneself(citizen: Citizen | None, context: TurnContext) -> None:
    if citizen is None or citizen.acting_for is None:
        context.say("mandate.nobody")
        return
    await end(citizen, context)
    context.say("own_name", {"name": citizen.person.display_name}, service="act_for_other", kind="notice")


async def end(citizen: Citizen, context: TurnContext) -> None:
    """The citizen acts for themselves again; the session in Valtuudet is closed soon."""
    await context.store(lambda tx: citizens.clear_principal(tx, citizen.session_id, now=context.now))
    await context.store(lambda tx: mandates.forget(tx, citizen.session_id, now=context.now))


async def close(registration: Mapping[str, str], systems: Systems) -> None:
    """Closes a session in Valtuudet, if it can be.

    Args:
        registration: as `mandates.claim_over` gives it.
    """
    try:
        await systems.authorisations().unregister(Registration.from_json(registration))
    except SystemFailure:
        # It ends by itself within minutes, and nothing is asked with it any more.
        log.info("mandate.not_unregistered")


async def missing(rule: OnBehalf, citizen: Citizen, context: TurnContext) -> Missing | None:
    """Why the citizen may not act for their principal now; None where they may.

    Asked of Valtuudet each time something is done: a mandate may have been withdrawn since it was chosen.
    """
    access = await _access(citizen, context)
    principal = await context.store(lambda tx: citizens.principal_id(tx, citizen.session_id, now=context.now))
    if access is None or principal is None or citizen.acting_for is None:
        return "over"
    client = context.systems.authorisations
    try:
        if citizen.acting_for.kind == "person":
            held = await client().is_allowed(access, principal, issue=rule.issue)
        else:
            held = await client().holds_role(access, principal, rule.roles)
    except SessionExpired:
        return "over"
    except SystemFailure:
        return "unavailable"
    if held:
        return None
    await note("mandate_missing", citizen, context, kind=citizen.acting_for.kind)
    return "lost"


async def _begin(mode: Mode, citizen: Citizen, context: TurnContext) -> str:
    """A session in Valtuudet, kept; gives the state that comes back with the browser."""
    session, now = citizen.session_id, context.now
    code = await context.store(lambda tx: citizens.identity_code(tx, session, now=now))
    if code is None:
        raise RequestRefused("suomifi/authorisations", 403, "identity_code")
    await note("identity_code_sent", citizen, context, to="suomifi/authorisations")
    registration = await context.systems.authorisations().register(mode, code, end_user=session)
    kept = {**asdict(registration), "language": context.language}
    return await context.store(lambda tx: mandates.begin(tx, session, registration=kept, now=now))


async def _access(citizen: Citizen, context: TurnContext) -> Access | None:
    kept = await context.store(lambda tx: mandates.access_of(tx, citizen.session_id, now=context.now))
    return Access(**kept) if kept else None


async def _listed(citizen: Citizen, context: TurnContext) -> list[Listed] | list[Organisation]:
    """Whom the citizen has chosen in Valtuudet.

    Raises:
        SystemFailure: they cannot be asked for, or the session there is over.
    """
    access, client = await _access(citizen, context), context.systems.authorisations()
    if access is None:
        raise SessionExpired("suomifi/authorisations")
    return await client.principals(access) if access.mode == "hpa" else await client.organisations(access)


async def _take(one: Listed | Organisation, citizen: Citizen, context: TurnContext) -> None:
    kind: Literal["person", "organisation"] = "organisation" if isinstance(one, Organisation) else "person"
    principal = Principal(kind, one.name)
    await context.store(
        lambda tx: citizens.choose_principal(tx, citizen.session_id, principal, one.id, now=context.now)
    )
    context.acts_for_other = True
    await note("mandate_chosen", citizen, context, kind=kind)
    key = "mandate.chosen" if kind == "person" else "mandate.chosen_organisation"
    context.say(key, {"name": one.name}, kind="notice", buttons=(OWN,))


def _mark(one: Listed | Organisation, context: TurnContext) -> str:
    """Tells a listed principal from the others in a button, which must not hold an identity code."""
    return context.database.hash("principal button", f"{context.conversation.id}:{one.id}")
