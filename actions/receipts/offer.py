"""Whose receipt goes to which mailbox, and the button that offers it."""

from typing import Literal

from actions.turn import TurnContext
from akkuna.citizen import Citizen
from akkuna.replies import Button, Press, Term
from integrations.database import Operation

SEND_RECEIPT = "send_receipt"
TAKEN = ("done", "waiting", "checking", "with_staff")
"""States of an operation that there is a receipt of."""

Mailbox = Literal["person", "organisation"]


def mailbox_of(citizen: Citizen, operation: Operation) -> Mailbox | None:
    """Whose mailbox the receipt of one's own matter goes to; None where it is another's, or there is none.

    What is done for an organisation is told to it; what is done for a person, to who did it: a child has no
    mailbox, and of others one knows no more than that one may act for them.
    """
    if operation.state not in TAKEN or operation.person_hash is None:
        return None
    principal = citizen.acting_for
    if principal and principal.kind == "organisation" and operation.person_hash == citizen.subject_hash:
        return "organisation"
    is_own = operation.person_hash in (citizen.person_hash, citizen.subject_hash)
    return "person" if is_own and citizen.has_identity_code else None


def offered(operation: Operation, citizen: Citizen | None, context: TurnContext) -> tuple[Button, ...]:
    """The button that sends the receipt of an operation, where it can be sent."""
    spec = context.catalogue.services.get(SEND_RECEIPT)
    municipality = context.catalogue.municipalities.get(operation.municipality or "")
    if spec is None or municipality is None or not context.catalogue.offered(spec, municipality):
        return ()
    if citizen is None or operation.service == SEND_RECEIPT or mailbox_of(citizen, operation) is None:
        return ()
    return (
        Button(
            Term("do.send", service=SEND_RECEIPT),
            Press("start_service", SEND_RECEIPT, about=operation.id),
        ),
    )
