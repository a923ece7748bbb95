"""Begins a service, takes one up again, and puts one aside for another."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from actions.fields import MUNICIPALITY
from actions.form.answering import read_given_before, read_volunteered
from actions.form.changing import ask_again
from actions.form.draft import Draft
from actions.form.opening import understood_from, values_of
from actions.form.state import FormTurn, Step
from actions.form.steps import spec_of
from actions.handlers import handler_of
from actions.turn import UNCLEAR_WORDS, TurnContext
from akkuna.replies import Press, Term
from akkuna.service import ServiceSpec
from integrations.database import Operation, operations
from integrations.database.operations import UNCONFIRMED


def service_begun_by(context: TurnContext) -> ServiceSpec | None:
    """The service that the turn's button or words begin."""
    press = context.understood.press
    if press and press.intent == "start_service":
        return context.catalogue.services.get(str(press.argument))
    if context.understood.begins:
        return context.catalogue.services[context.understood.begins]
    return context.catalogue.service_of_intent(context.understood.intent)


async def begin(context: TurnContext) -> tuple[Step, Draft | None]:
    """Begins the service, with all that the words already say."""
    press = context.understood.press
    if press and press.intent == "resume":
        return await _resume(str(press.argument), context)
    spec = service_begun_by(context)
    if spec is None:
        return Step.LET_GO, None
    unclear = context.memory.pop(UNCLEAR_WORDS, None)
    if unclear and press:
        _as_if_said(context, spec.service, unclear)
    if not context.catalogue.offered(spec, context.municipality):
        context.say("service.not_offered", {"service": Term("title", service=spec.service)})
        return Step.CANCELLED, None
    draft = Draft(spec.service, opening=context.turn.text, opening_values=values_of(context.understood))
    context.operation = _new_operation(draft, context)
    if spec.fields:
        context.say("start", service=spec.service)
    form = FormTurn(context, draft)
    _note_municipality(form)
    await read_volunteered(form)
    await read_given_before(form)
    return Step.ASK, draft


async def switch(form: FormTurn, service: str, opening: dict[str, Any]) -> tuple[Step, Draft | None]:
    """Puts this draft aside and begins the other service.

    Args:
        form: the turn that agreed to it.
        service: what to begin.
        opening: words and values of the message that asked for it.
    """
    context = form.context
    form.draft.pending = None
    if context.operation and form.draft.answers:
        context.set_aside(replace(context.operation, draft=form.draft.as_json()))
    elif context.operation:
        await handler_of(form.draft.service).let_go(form.draft, context)
        context.end_operation("cancelled")
    _as_if_said(context, service, opening)
    return await begin(context)


async def restart(form: FormTurn) -> tuple[Step, Draft | None]:
    """Drops the draft and begins the same service with no answers."""
    service, context = form.draft.service, form.context
    await handler_of(service).let_go(form.draft, context)
    context.end_operation("cancelled")
    _as_if_said(context, service, {"text": "", "values": {}})
    return await begin(context)


async def choose_anew(form: FormTurn) -> Step:
    """Takes what a button of a list has chosen, which begins the service that is under way already."""
    draft = form.draft
    first = spec_of(draft, form.context).fields[0]
    draft.forget(first.name)
    draft.editing = None
    await read_volunteered(form)
    return Step.ASK


def _as_if_said(context: TurnContext, service: str, opening: dict[str, Any]) -> None:
    """Lets the turn begin the service with words that were said before."""
    context.turn = replace(context.turn, kind="text", text=opening["text"])
    understood = understood_from(opening["values"])
    context.understood = replace(understood, intent="start_service", press=Press("start_service", service))


async def _resume(operation_id: str, context: TurnContext) -> tuple[Step, Draft | None]:
    """Takes up a draft that was put aside, or one that the system refused, at what it complained of."""
    found = await context.store(lambda tx: operations.get(tx, operation_id))
    if found is None or found.conversation_id != context.conversation.id or found.state not in UNCONFIRMED:
        context.say("button.outdated")
        return Step.CANCELLED, None
    context.operation, draft = found, Draft.from_json(found.draft)
    if found.municipality not in (None, context.conversation.municipality):
        # Its answers are that municipality's: its fault types, a place there.
        context.change_conversation(municipality=found.municipality)
        name = context.catalogue.municipalities[str(found.municipality)].form("of")
        context.say("municipality.changed", {"municipality": name})
    if found.state == "refused" and found.result.get("field") in draft.answers:
        ask_again(draft, found.result["field"])
    return Step.ASK, draft


def _note_municipality(form: FormTurn) -> None:
    """Takes the municipality from the words; asks where they contradict the page, tells of one not served."""
    context, draft = form.context, form.draft
    named = [one.normalized for one in context.understood.values("municipality")]
    served = [code for code in named if code in context.catalogue.municipalities]
    if named and not served:
        _tell_not_served(context)
    if not served or served[0] == context.conversation.municipality:
        return
    if context.municipality is None:
        context.change_conversation(municipality=served[0])
    elif spec_of(draft, context).fields:
        draft.pending = {"kind": "switch_municipality", "municipality": served[0]}
        draft.asking = MUNICIPALITY.name


def _tell_not_served(context: TurnContext) -> None:
    here = context.municipality
    if here is None:
        context.say("municipality.not_served")
    else:
        context.say("municipality.not_served_here", {"here": here.form("in")})


def _new_operation(draft: Draft, context: TurnContext) -> Operation:
    return Operation(
        id=uuid4().hex,
        reference=None,
        conversation_id=context.conversation.id,
        municipality=context.conversation.municipality,
        service=draft.service,
        state="draft",
        draft=draft.as_json(),
        result={},
        external_id=None,
        confirmed_by=None,
        attempts=0,
        next_attempt_at=None,
        lease_until=None,
        created_at=context.now,
        updated_at=context.now,
        confirmed_at=None,
        settled_at=None,
    )
