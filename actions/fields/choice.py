"""A choice from options that the service's system gives."""

from typing import Any

from actions.fields.base import Answer, FieldReader, Outcome, Pending, chosen, problem, question
from actions.form.draft import Draft
from actions.handlers import Option, handler_of
from actions.turn import TurnContext
from akkuna.replies import Button, Press, Reply, Term, Value, Words
from akkuna.service import FieldSpec

MOST_BUTTONS = 6
"""More options than this are asked for in words, with "show all" behind a button."""


MOST_GUESSES = 3


class ChoiceReader(FieldReader):
    """Reads one of the options, by button, by name, or guessed from the words."""

    async def read(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """A pressed option, an option's name, or the one that the words fit."""
        options = await handler_of(draft.service).options(field, draft, context)
        by_code = {option.code: option for option in options}
        if chosen(context) == "show_all" or (draft.pending and context.understood.intent == "deny"):
            return _offer(options)
        if chosen(context) in by_code:
            return Answer(option_value(by_code[chosen(context)]))
        if context.turn.kind != "text":
            return None
        exact = [option for option in options if context.turn.text.casefold().strip() in _names(option)]
        if len(exact) == 1:
            return Answer(option_value(exact[0]))
        likely = await handler_of(draft.service).guess(field, draft, context)
        if len(likely) == 1:
            return Answer(option_value(likely[0]))
        if likely:
            return _offer(likely)
        return problem("error.choice", draft)

    async def volunteer(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The option that the words fit; two or three that they may fit are offered."""
        likely = await handler_of(draft.service).guess(field, draft, context)
        if len(likely) == 1:
            return Answer(option_value(likely[0]))
        return _offer(likely) if likely else None

    async def amend(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """Another option, if the words name what this field is about: what was chosen is not guessed away."""
        named = await handler_of(draft.service).names(field, draft, context)
        if not named and not context.understood.values(field.name):
            return None
        return await self.volunteer(field, draft, context)

    async def renew(self, value: Any, field: FieldSpec, draft: Draft, context: TurnContext) -> Outcome:
        """The option of the same code."""
        options = await handler_of(draft.service).options(field, draft, context)
        same = [option for option in options if option.code == value["code"]]
        return Answer(option_value(same[0])) if same else None

    async def question(self, field: FieldSpec, draft: Draft, context: TurnContext) -> Reply:
        """The question, with the options when they are few or were narrowed down."""
        if draft.pending and draft.pending.get("kind") == "options":
            options = [Option(**option) for option in draft.pending["options"]]
            return question(field, draft, _buttons(options, also_all=len(options) <= MOST_GUESSES))
        options = await handler_of(draft.service).options(field, draft, context)
        return question(field, draft, _buttons(options[:MOST_BUTTONS], also_all=len(options) > MOST_BUTTONS))

    def show(self, value: Any) -> Value:
        """The option's name."""
        return Words(value["fi"], value["sv"], value.get("source"))


def option_value(option: Option) -> dict[str, Any]:
    """The value that a draft keeps for an option."""
    return {"code": option.code, "fi": option.fi, "sv": option.sv, "source": option.source}


def title_of(option: Option) -> Value:
    """What stands on the option's button."""
    name = Words(option.fi, option.sv, option.source)
    return Term("option.beside", {"name": name, "beside": option.beside}) if option.beside else name


def _names(option: Option) -> set[str]:
    return {option.code.casefold(), option.fi.casefold(), option.sv.casefold()}


def _offer(options: list[Option]) -> Pending:
    return Pending({"kind": "options", "options": [option.as_json() for option in options]})


def _buttons(options: list[Option], also_all: bool) -> tuple[Button, ...]:
    buttons = [Button(title_of(option), Press("inform", option.code)) for option in options]
    if also_all:
        buttons.append(Button(Term("button.show_all"), Press("inform", "show_all")))
    return tuple(buttons)
