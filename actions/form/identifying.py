"""The form and who is identified: waits for it, fills in what it tells, and forgets that when it ends."""

from dataclasses import replace

from actions.form.answering import read_opening_again
from actions.form.draft import LOGIN
from actions.form.state import FormTurn, Step
from actions.form.steps import explanation, must_log_in, spec_of
from actions.identity import mandates
from actions.identity.citizen import LOGGED_IN, citizen_of
from actions.identity.login import returned
from actions.identity.prefill import fill_in, forget_person
from actions.phrases import is_heard
from akkuna.replies import Button, Press, Term

LOOKED_AT = "mandate_looked_at"
"""In the memory: the draft and the principal for whom it has been seen to be allowed."""


async def follow_citizen(form: FormTurn, *, fills_in: bool = True) -> bool:
    """Fills in what identification tells; takes out what is about somebody who is identified no more.

    Args:
        fills_in: False where more may be known of what is asked before anything is filled in.

    Returns:
        Whether answers went away, so that the question that was asked may not be the next one any more.
    """
    context, draft, spec = form.context, form.draft, spec_of(form.draft, form.context)
    if not (draft.person or context.memory.get(LOGGED_IN)):
        return False
    citizen = await citizen_of(context)
    if citizen is None and context.memory.pop(LOGGED_IN, None):
        context.say("login.expired")
    changed = draft.person is not None and draft.person != (citizen.person_hash if citizen else None)
    if changed and forget_person(draft, await form.fields()):
        context.say("prefill.removed")
    if citizen is not None and fills_in and citizen.reaches(spec.level):
        await fill_in(draft, await form.fields(), citizen, context)
    return changed


async def came_back(form: FormTurn) -> Step:
    """The citizen's browser came back from Suomi.fi: the form goes on where it was."""
    if str(form.context.turn.value).startswith("mandate"):
        await mandates.came_back(form.context)
    else:
        waited = form.draft.asking == LOGIN
        citizen = await returned(form.context)
        changed = citizen is not None and await follow_citizen(form, fills_in=False)
        if citizen is not None and (waited or changed):
            # The words that began this may name what only the one who is identified has.
            await read_opening_again(form)
    return Step.ASK


def at_login(form: FormTurn) -> Step | None:
    """Reads what is said instead of identifying; None where it is read further."""
    intent = form.context.understood.intent
    if intent in ("deny", "skip"):
        form.context.replies.append(explanation(form.draft, form.context))
        return Step.ASK
    if intent == "log_in" and is_heard("who_am_i", form.context.turn.text):
        form.context.say("nobody", service="log_in")
    return Step.ASK if intent in ("affirm", "log_in") else None


async def may_begin_for(form: FormTurn) -> bool:
    """Looks, before questions are answered in vain, whether the citizen may do this for their principal.

    That is looked at once a draft and principal; `may_act` looks again before anything is done.

    Returns:
        False where they may not; that has been said then, and no draft is under way any more.
    """
    context, rule = form.context, spec_of(form.draft, form.context).on_behalf
    citizen = await citizen_of(context) if rule else None
    if rule is None or citizen is None or citizen.acting_for is None or context.operation is None:
        return True
    name = citizen.acting_for.name
    looked_at = [context.operation.id, name]
    if context.memory.get(LOOKED_AT) == looked_at:
        return True
    reason = await mandates.missing(rule, citizen, context)
    if reason == "over":
        await mandates.end(citizen, context)
    elif reason != "lost":
        context.memory[LOOKED_AT] = looked_at
        return True
    _put_aside(form)
    if reason == "lost":
        # What was put aside is offered when it is known for whom it may go on.
        context.say("mandate.not_this", {"name": name}, buttons=(mandates.OWN, mandates.AGAIN))
    else:
        context.say("mandate.over", {"name": name}, buttons=(mandates.AGAIN, *_resume(form)))
    return False


async def may_act(form: FormTurn) -> Step:
    """Looks once more, before anything is done, whether the right citizen is there and may do it."""
    context, draft, spec = form.context, form.draft, spec_of(form.draft, form.context)
    if await must_log_in(draft, context):
        draft.asking = LOGIN
        return Step.ASK
    citizen = await citizen_of(context) if spec.on_behalf else None
    if spec.on_behalf is None or citizen is None or citizen.acting_for is None:
        return Step.DONE
    reason = await mandates.missing(spec.on_behalf, citizen, context)
    if reason is None:
        return Step.DONE
    name = citizen.acting_for.name
    if reason != "unavailable":
        await mandates.end(citizen, context)
    _put_aside(form)
    context.say(f"mandate.{reason}", {"name": name}, buttons=(mandates.AGAIN, *_resume(form)))
    return Step.CANCELLED


def _put_aside(form: FormTurn) -> None:
    """Keeps a draft that has answers; it is gone on with when it is known again for whom."""
    context, draft = form.context, form.draft
    if context.operation and draft.answers:
        context.set_aside(replace(context.operation, draft=draft.as_json()))
    elif context.operation:
        context.end_operation("cancelled")


def _resume(form: FormTurn) -> tuple[Button, ...]:
    """Goes on with the draft in the citizen's own name, or for whom they have chosen by then."""
    kept = form.context.aside[-1:] if form.draft.answers else []
    return tuple(Button(Term("button.resume"), Press("resume", one.id)) for one in kept)
