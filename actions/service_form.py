"""The service form as Rasa knows it: one form with one slot, for every service.

Rasa's form asks `validate_service_form` what became of the turn and `action_ask_service_step` for the
next question; when the slot is filled the form ends and `action_submit_service` acts.
"""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.aside import offer_aside
from actions.form.draft import Draft
from actions.form.form import ServiceForm, Step
from actions.form.steps import spec_of
from actions.handlers import Receipt, handler_of
from actions.hearing import CALL_BACK
from actions.identity.citizen import citizen_of
from actions.identity.mandates import AWAITED
from actions.operations import Operations
from actions.receipts.offer import SEND_RECEIPT, offered
from actions.turn import LAST_CALL, LAST_REFERENCE, LAST_SERVICE, TurnContext
from actions.turn_action import Events, TurnAction
from akkuna.replies import Button, Line, Press, Reply, Term, Value
from integrations.database import Operation

STEP = "service_step"
"""The form's only slot: empty while something is to be asked."""
LONGEST_SAYABLE = 10
"""Characters of a number that can be said on the telephone; beside a longer one stands our reference."""


class ValidateServiceForm(TurnAction):
    """Reads the turn. Sets nothing to let it go, so that rules hear a digression."""

    def name(self) -> str:
        """Rasa's name for a form's validation."""
        return "validate_service_form"

    async def act(self, context: TurnContext, tracker: Tracker) -> Events:
        """Sets the slot when the form is done; empties it to ask on."""
        step = await ServiceForm(context).take()
        if step is Step.LET_GO:
            return []
        return [SlotSet(STEP, None if step is Step.ASK else step.name.lower())]


class AskServiceStep(TurnAction):
    """Asks the question that waits."""

    def name(self) -> str:
        """Rasa's name for asking a form's slot."""
        return f"action_ask_{STEP}"

    async def act(self, context: TurnContext, tracker: Tracker) -> Events:
        """Adds the question to the turn's replies."""
        await ServiceForm(context).ask()
        return []


class SubmitService(TurnAction):
    """Acts when the form has ended: answers, carries out, or drops the draft."""

    def name(self) -> str:
        """Name in the rules."""
        return "action_submit_service"

    async def act(self, context: TurnContext, tracker: Tracker) -> Events:
        """Empties the slot for the next service."""
        if tracker.get_slot(STEP) == "done":
            await _complete(context)
        else:
            await _drop(context)
        return [SlotSet(STEP, None)]


async def _complete(context: TurnContext) -> None:
    operation = context.operation
    if operation is None:
        return
    draft = Draft.from_json(operation.draft)
    if spec_of(draft, context).effect == "read":
        context.replies.extend(await handler_of(draft.service).answer(draft, context))
        context.end_operation("done")
    else:
        await _carry_out(draft, context)
    if not context.memory.pop(AWAITED, False):
        await offer_aside(context)


async def _carry_out(draft: Draft, context: TurnContext) -> None:
    assert context.operation is not None
    work = Operations(context.catalogue, context.store)
    citizen = await citizen_of(context)
    # What nobody can do for another is one's own, also while one acts for somebody.
    on_behalf = spec_of(draft, context).on_behalf is not None
    whose = (citizen.subject_hash if on_behalf else citizen.person_hash) if citizen else None
    theirs = replace(context.operation, municipality=context.conversation.municipality, person_hash=whose)
    confirmed = await work.confirm(theirs, context.turn.id)
    operation = await work.carry_out(confirmed)
    _say_outcome(operation, offered(operation, citizen, context), context)
    if operation.person_hash and operation.state != "refused":
        principal = citizen.acting_for if citizen and on_behalf else None
        key = f"own_matters_for.{principal.kind}" if principal else "own_matters"
        context.say(key, {"name": principal.name if principal else ""})
    # What is asked about afterwards is the matter, not its receipt.
    about = spec_of(draft, context).system and draft.service != SEND_RECEIPT
    if about and operation.state != "refused":
        context.memory[LAST_REFERENCE] = operation.reference
        context.memory[LAST_SERVICE] = draft.service
    if draft.service == CALL_BACK:
        context.memory[LAST_CALL] = operation.reference
    # What happens to it from here on is not this turn's to store.
    context.operation = None


def _say_outcome(operation: Operation, further: tuple[Button, ...], context: TurnContext) -> None:
    outcome = outcome_of(operation)
    context.replies.append(replace(outcome, buttons=(*outcome.buttons, *further)))
    if operation.state == "refused":
        if reason := operation.result.get("reason"):
            about = handler_of(operation.service).about_refusal(operation)
            context.say(f"refused.{reason}", about, service=operation.service)
        again = Button(Term("button.mend"), Press("resume", operation.id), primary=True)
        context.say("refused_offer", service=operation.service, buttons=(again,))


def outcome_of(operation: Operation) -> Reply:
    """Tells truly what is known of an operation, with the number or code to keep."""
    number, reference = operation.external_id or "", operation.reference or ""
    values: dict[str, Value] = {
        "reference": reference,
        "number": number,
        "notice": str(operation.result.get("notice") or ""),
    }
    lines = [Line(Term("receipt_line.number"), number)] if number else []
    sayable = 0 < len(number) <= LONGEST_SAYABLE
    if reference and not sayable and operation.state != "refused":
        lines.append(Line(Term("receipt_line.reference"), reference))
    done = operation.state == "done"
    more = handler_of(operation.service).receipt(operation) if done else Receipt()
    return Reply(
        _outcome_key(operation),
        {**values, **more.values},
        service=operation.service,
        kind="receipt",
        lines=(*lines, *more.lines),
        links=more.links,
        buttons=more.buttons,
    )


def _outcome_key(operation: Operation) -> str:
    if operation.state == "done" and operation.result.get("state"):
        return f"receipt.{operation.result['state']}"
    if operation.state == "done" and operation.external_id is None:
        return "receipt_number_later"
    if operation.state == "with_staff" and operation.attempts == 0:
        return "receipt_staff"
    keys = {
        "done": "receipt",
        "waiting": "receipt_waiting",
        "confirmed": "receipt_waiting",
        "checking": "receipt_checking",
        "sending": "receipt_checking",
        "with_staff": "receipt_checking",
        "refused": "receipt_refused",
    }
    return keys[operation.state]


async def _drop(context: TurnContext) -> None:
    if context.operation is not None:
        draft = Draft.from_json(context.operation.draft)
        await handler_of(draft.service).let_go(draft, context)
        context.end_operation("cancelled")
        context.say("cancel.done")
