"""The service form: reads a turn as an answer, a correction, a command or something new."""

from dataclasses import replace

from actions.form import additions, beginning, changing
from actions.form.answering import change_municipality, do_without, names_answer, read_answer
from actions.form.commands import Command, command_in, named_municipality
from actions.form.details import hear_details
from actions.form.draft import LOGIN, SUMMARY, Draft
from actions.form.halting import halts
from actions.form.identifying import at_login, came_back, follow_citizen, may_act, may_begin_for
from actions.form.opening import values_of
from actions.form.sending import hear_sending
from actions.form.settling import settle
from actions.form.state import FormTurn, Step
from actions.form.steering import knows_not, steer
from actions.form.steps import explanation, next_step, question_of, spec_of
from actions.handlers import handler_of
from actions.phrases import is_heard
from actions.turn import TurnContext
from akkuna.errors import SystemFailure
from akkuna.replies import Press
from akkuna.service import FieldSpec

__all__ = ["ServiceForm", "Step"]

MAY_CHANGE = 0.2
"""Confidence in a correction from which words that name an answer at the summary are taken for one."""


class ServiceForm:
    """The form of one turn.

    Args:
        context: the turn; its operation holds the draft, if there is one.
    """

    def __init__(self, context: TurnContext) -> None:
        self._context = context
        operation = context.operation
        self._draft = Draft.from_json(operation.draft) if operation else None

    async def take(self) -> Step:
        """Takes the turn: begins a service, or reads the turn for the one that is under way."""
        if self._context.handled:
            return Step.ASK if self._draft else Step.CANCELLED
        if self._draft is None:
            step, self._draft = await beginning.begin(self._context)
        else:
            step = await self._continue(FormTurn(self._context, self._draft))
        self._context.handled = step is not Step.LET_GO
        if step is Step.ASK and self._draft:
            step = await self._go_on(self._draft)
        if step is Step.DONE and self._draft:
            step = await may_act(FormTurn(self._context, self._draft))
        self._keep()
        return step

    async def ask(self) -> None:
        """Asks the question that waits."""
        if self._draft is None:
            return
        form = FormTurn(self._context, self._draft)
        # A digression may have ended the identification.
        if await follow_citizen(form) or not form.draft.asking:
            form.draft.asking = await next_step(form.draft, self._context)
        if form.draft.asking == SUMMARY and not form.draft.pending:
            await self._prepare(form.draft)
        try:
            question = await question_of(form.draft, self._context)
        except SystemFailure:
            await do_without(form)
            question = await question_of(form.draft, self._context)
        self._context.replies.append(question)
        self._keep()

    async def _prepare(self, draft: Draft) -> None:
        """Has the service make sure of what the summary promises, or ask something anew where it cannot."""
        self._context.replies.extend(await handler_of(draft.service).prepare(draft, self._context))
        draft.asking = await next_step(draft, self._context)

    async def _go_on(self, draft: Draft) -> Step:
        """Moves to the next open question; done when a "read" service has all it needs."""
        form = FormTurn(self._context, draft)
        if draft.pending and draft.asking:
            await follow_citizen(form)
            return Step.ASK
        await follow_citizen(form, fills_in=False)
        if await halts(form):
            return Step.CANCELLED
        # What the service has found out may be asked of whom identification tells.
        await follow_citizen(form)
        if not draft.pending:
            draft.asking = draft.editing or await next_step(draft, self._context)
        if draft.asking and not await may_begin_for(form):
            return Step.CANCELLED
        return Step.ASK if draft.asking else Step.DONE

    async def _continue(self, form: FormTurn) -> Step:
        context, draft = form.context, form.draft
        if context.turn.kind == "login":
            return await came_back(form)
        press = context.understood.press
        if press and not self._is_current(press, draft):
            context.say("button.outdated")
            return Step.ASK
        if press and press.argument and self._chooses_anew(press, draft):
            return await beginning.choose_anew(form)
        if await hear_details(form):
            return Step.ASK
        if draft.pending and (step := await self._settle(form)):
            return step
        if draft.asking == LOGIN and (step := at_login(form)):
            return step
        asked = await form.field()
        if await names_answer(form, asked):
            return await read_answer(form)
        if context.turn.kind == "text" and (step := await self._steered(form, asked)):
            return step
        if (step := await hear_sending(form, asked)) or (step := await self._commanded(form, asked)):
            return step
        return await self._told(form, asked)

    async def _settle(self, form: FormTurn) -> Step | None:
        pending = form.draft.pending or {}
        step = await settle(form, pending)
        if step is None and form.draft.pending and pending["kind"] == "switch_service":
            step, self._draft = await beginning.switch(form, pending["service"], pending["opening"])
        if step is None and form.draft.pending and pending["kind"] == "restart":
            step, self._draft = await beginning.restart(form)
        return step

    async def _steered(self, form: FormTurn, asked: FieldSpec | None) -> Step | None:
        """Hears words that steer, whatever the model makes of them."""
        if await additions.obey_adding(form, asked) or await changing.leave_out(form):
            return Step.ASK
        return await changing.skip(form) if knows_not(form, asked) else steer(form, asked)

    async def _commanded(self, form: FormTurn, asked: FieldSpec | None) -> Step | None:
        """Carries out what the model surely takes for a command."""
        command = command_in(form.context, asked, form.draft)
        if command is Command.DIGRESSION:
            return Step.LET_GO
        return await self._obey(command, form) if command else None

    async def _told(self, form: FormTurn, asked: FieldSpec | None) -> Step:
        """Takes what the words tell: more of the matter, another matter, or an answer."""
        if await additions.take_addition(form, asked):
            return Step.ASK
        if additions.is_of_another_place(form, asked) or await changing.is_another_matter(form, asked):
            form.context.say("another_first", service=form.draft.service)
            return Step.ASK
        if form.draft.asking == SUMMARY:
            return await self._at_summary(form)
        if await changing.corrects_unasked(form, asked):
            return Step.ASK
        return await read_answer(form)

    async def _at_summary(self, form: FormTurn) -> Step:
        if await changing.at_summary(form) is Step.ASK:
            return Step.ASK
        understood, text = form.context.understood, form.context.turn.text
        changes = dict(understood.ranking).get("correct_answer", 0.0) >= MAY_CHANGE
        if changes and changing.named_fields(form) and await changing.correct(form):
            return Step.ASK
        agrees = understood.intent == "affirm"
        if not (agrees and is_heard("yes", text)) and additions.offer_addition(form):
            return Step.ASK
        if agrees:
            form.context.say("not_sent")
        return Step.ASK if agrees else Step.LET_GO

    def _chooses_anew(self, press: Press, draft: Draft) -> bool:
        """Whether a button of a list begins what is under way already, with something else chosen."""
        spec = spec_of(draft, self._context)
        return spec.effect == "write" and press.intent == spec.intent

    def _is_current(self, press: Press, draft: Draft) -> bool:
        """Whether a button belongs to this operation as it stands now, or to none."""
        operation = self._context.operation
        if press.operation is None:
            return True
        return bool(operation and press.operation == operation.id and press.revision == draft.revision)

    async def _obey(self, command: Command, form: FormTurn) -> Step | None:
        """Carries out a command; None where it turns out to be none."""
        if command is Command.CANCEL:
            form.draft.pending = {"kind": "cancel"}
            return Step.ASK
        if command is Command.GO_BACK:
            return await changing.go_back(form)
        if command is Command.SKIP:
            return await changing.skip(form)
        if command is Command.CORRECT:
            return await changing.correct(form)
        if command is Command.CHANGE_MUNICIPALITY:
            await change_municipality(form, str(named_municipality(form.context)))
            return Step.ASK
        if command is Command.EXPLAIN:
            form.context.replies.append(explanation(form.draft, form.context))
            return Step.ASK
        return await self._offer_switch(form)

    async def _offer_switch(self, form: FormTurn) -> Step | None:
        """Offers to begin the other service; begins it at once where nothing has been answered yet."""
        spec = beginning.service_begun_by(form.context)
        if spec is None:
            return None
        if spec.service == form.draft.service:
            # An old menu button of what is being done already.
            return Step.ASK
        opening = {"text": form.context.turn.text, "values": values_of(form.context.understood)}
        if not form.draft.answers:
            step, self._draft = await beginning.switch(form, spec.service, opening)
            return step
        form.draft.pending = {"kind": "switch_service", "service": spec.service, "opening": opening}
        return Step.ASK

    def _keep(self) -> None:
        if self._context.operation and self._draft:
            self._context.operation = replace(self._context.operation, draft=self._draft.as_json())
