"""Who is identified in the conversation, at this moment."""

from actions.turn import TurnContext
from akkuna.citizen import Citizen
from integrations.database import audit, citizens

WEB = "web"
"""The channel whose conversations are each one browser's: nobody is identified in any other."""
LOGGED_IN = "logged_in"
"""In the memory: somebody has identified in this conversation. It spares looking, and allows nothing."""


async def citizen_of(context: TurnContext) -> Citizen | None:
    """Who is identified now; None for nobody, and when the time of the identification is over."""
    context.person_hash, context.acts_for_other = None, False
    if context.conversation.channel != WEB or not context.memory.get(LOGGED_IN):
        return None
    conversation, now = context.conversation.id, context.now
    citizen = await context.store(lambda tx: citizens.of_conversation(tx, conversation, now=now))
    context.person_hash = citizen.person_hash if citizen else None
    context.acts_for_other = citizen is not None and citizen.acting_for is not None
    return citizen


async def note(event: audit.Event, citizen: Citizen, context: TurnContext, **details: str) -> None:
    """Writes to the audit log what the citizen did, or what was looked at for them.

    Args:
        details: codes of ours, such as the purpose: the name of the service that needs personal data.
    """
    await context.store(
        lambda tx: audit.record(
            tx,
            event,
            conversation_id=context.conversation.id,
            person_hash=citizen.person_hash,
            municipality=context.conversation.municipality,
            details=details,
            now=context.now,
        )
    )
