"""From a channel in which nobody is ever identified to the secure window, where the same draft goes on."""

from actions.turn import TurnContext
from akkuna.replies import Link, Term
from integrations.database import handovers

WINDOW = "chat/secure/"
"""Path of the secure window's address, without its first slash; the token follows."""


async def link_to_secure_window(context: TurnContext) -> Link:
    """A link of one use to the window with the draft under way. Who follows it goes on as themselves: what
    they do there is never shown here."""
    conversation, operation = context.conversation.id, context.operation
    if operation is None:
        raise KeyError("operation")
    token = await context.store(lambda tx: handovers.offer(tx, conversation, operation.id, now=context.now))
    return Link(Term("login.window"), "/", f"{WINDOW}{token}?lang={context.language}")
