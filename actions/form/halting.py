"""A service that finds it cannot go on: why is told, and the draft ends or is put aside."""

from dataclasses import replace

from actions.form.state import FormTurn
from actions.handlers import handler_of
from akkuna.replies import Button, Press, Term


async def halts(form: FormTurn) -> bool:
    """Whether the service goes no further; that has been said then, and no draft is under way any more."""
    context, draft = form.context, form.draft
    halt = await handler_of(draft.service).halt(draft, context)
    if halt is None or context.operation is None:
        return False
    replies = list(halt.replies)
    if halt.may_go_on:
        again = Button(Term("button.resume"), Press("resume", context.operation.id), primary=True)
        replies[-1] = replace(replies[-1], buttons=(again, *replies[-1].buttons))
        context.set_aside(replace(context.operation, draft=draft.as_json()))
    else:
        context.end_operation("cancelled")
    context.replies.extend(replies)
    return True
