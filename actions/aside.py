"""Drafts that were put aside for something else, offered again when that is over."""

from functools import partial

from actions.turn import TurnContext
from akkuna.replies import Button, Press, Term
from integrations.database import Operation, Transaction, operations


async def offer_aside(context: TurnContext) -> None:
    """Offers to go on with the draft that was put aside last."""
    aside = list(context.memory.get("aside", []))
    while aside:
        operation_id = aside.pop()
        found = await context.store(partial(_existing, operation_id))
        if found is not None and found.state == "draft":
            button = Button(Term("button.resume"), Press("resume", found.id), primary=True)
            unfinished = Term("unfinished", service=found.service)
            context.say("aside.offer", {"unfinished": unfinished}, buttons=(button,))
            break
    context.memory["aside"] = aside


def _existing(operation_id: str, tx: Transaction) -> Operation | None:
    return operations.get(tx, operation_id)
