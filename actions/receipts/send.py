"""Sends the receipt of a matter to the citizen's mailbox in Suomi.fi messages, once."""

from actions.form.draft import Draft
from actions.form.opening import understood_from
from actions.handlers import Commission, Done, Halt, Handler, register
from actions.identity.citizen import citizen_of, note
from actions.receipts.message import facts_of, lines_of, message_of
from actions.receipts.offer import SEND_RECEIPT, Mailbox, mailbox_of
from actions.systems import Systems
from actions.turn import ABOUT, TurnContext
from akkuna.citizen import Citizen
from akkuna.errors import RequestRefused, SystemFailure, SystemUnavailable
from akkuna.replies import Button, Line, Press, Reply, Term
from integrations.database import Operation, citizens, operations
from integrations.suomifi.messages.client import SYSTEM, MailboxNotInUse
from integrations.suomifi.messages.models import MessageToSend

RECIPIENT, MATTER, MESSAGE = "recipient", "matter", "message"
"""In what a draft keeps: whose mailbox it goes to, what the summary tells, title and body as agreed to."""
REFUSED = 400
SAVE = Button(Term("do.save", service=SEND_RECEIPT), Press("save_conversation"))


class SendReceipt(Handler):
    """Sends the receipt that the button was on."""

    tells_updates_in_full = True

    def __init__(self, systems: Systems) -> None:
        self._systems = systems

    async def halt(self, draft: Draft, context: TurnContext) -> Halt | None:
        """That the matter is another's, that no mailbox is in use, or that Viestit is silent."""
        citizen = await citizen_of(context)
        if citizen is None:
            return None
        operation = await _operation(draft, context)
        mailbox = mailbox_of(citizen, operation) if operation else None
        if operation is None or mailbox is None:
            return Halt((Reply("not_own", service=SEND_RECEIPT),))
        _go_where_it_was_done(operation, context)
        try:
            in_use = await self._find_mailbox(mailbox, operation, citizen, draft, context)
        except SystemFailure:
            return Halt((Reply("unavailable", service=SEND_RECEIPT, buttons=(SAVE,)),), may_go_on=True)
        if in_use:
            return None
        return Halt((Reply(f"no_mailbox.{mailbox}", service=SEND_RECEIPT, buttons=(SAVE,)),))

    async def prepare(self, draft: Draft, context: TurnContext) -> list[Reply]:
        """Puts the receipt into words, in the language that the citizen reads now."""
        halt = await self.halt(draft, context)
        operation, here = await _operation(draft, context), context.municipality
        if halt or operation is None or here is None or RECIPIENT not in draft.kept:
            # Somebody else has identified meanwhile: nothing of the matter is shown, and nothing can be sent.
            draft.kept.clear()
            return list(halt.replies) if halt else []
        draft.kept[MATTER] = facts_of(operation)
        draft.kept[MESSAGE] = message_of(operation, here, context.catalogue, context.language)
        return []

    def summary_lines(self, draft: Draft, context: TurnContext) -> tuple[Line, ...]:
        """What is sent, and to whose mailbox."""
        here = context.municipality
        if here is None or MATTER not in draft.kept:
            return ()
        mailbox = Line(Term("label.mailbox"), draft.kept[RECIPIENT]["name"])
        return (*lines_of(draft.kept[MATTER], here), mailbox)

    async def commit(self, commission: Commission) -> Done:
        """Sends the message. Sent again under the same id it is not doubled."""
        try:
            await self._send(commission)
        except MailboxNotInUse as error:
            raise RequestRefused(SYSTEM, REFUSED, reason="mailbox_not_in_use") from error
        except RequestRefused as error:
            if error.field == "credentials":
                # Ours to mend, not the citizen's.
                raise SystemUnavailable(SYSTEM) from error
            raise RequestRefused(SYSTEM, REFUSED, reason="other") from error
        return _DONE

    async def look_up(self, commission: Commission) -> Done | None:
        """Sends the same once more: it is in the mailbox once, be it by this or by what came before.

        Raises:
            SystemFailure: Viestit does not answer.
        """
        try:
            await self._send(commission)
        except RequestRefused:
            # It proves nothing of what came before: staff see to it.
            return None
        return _DONE

    async def _send(self, commission: Commission) -> None:
        kept = commission.draft.kept
        if MESSAGE not in kept:
            raise RequestRefused(SYSTEM, REFUSED, reason="other")
        message = MessageToSend(
            external_id=commission.operation.id,
            recipient=kept[RECIPIENT]["id"],
            title=kept[MESSAGE]["title"],
            body=kept[MESSAGE]["body"],
        )
        await self._systems.messages(commission.municipality).send(message, patiently=False)

    async def _find_mailbox(
        self, mailbox: Mailbox, operation: Operation, citizen: Citizen, draft: Draft, context: TurnContext
    ) -> bool:
        """Whether the mailbox is in use; whose it is is kept then."""
        whose = citizen.subject_hash if mailbox == "organisation" else citizen.person_hash
        if draft.kept.get(RECIPIENT, {}).get("whose") == whose:
            return True
        draft.kept.clear()
        server = self._systems.messages(context.catalogue.municipalities[operation.municipality or ""])
        id = await _id_of(mailbox, citizen, context)
        if not await server.in_use([id]):
            return False
        principal = citizen.acting_for if mailbox == "organisation" else None
        name = principal.name if principal else citizen.person.display_name
        draft.kept[RECIPIENT] = {"whose": whose, "id": id, "name": name}
        return True


_DONE = Done(None, state="sent")


def register_receipts(systems: Systems) -> None:
    """Registers the service."""
    register("send_receipt", SendReceipt(systems))


async def _operation(draft: Draft, context: TurnContext) -> Operation | None:
    """The matter whose receipt the button was on, as it is now."""
    pressed = understood_from(draft.opening_values).values(ABOUT)
    if not pressed:
        return None
    id = pressed[0].normalized
    return await context.store(lambda tx: operations.get(tx, id))


async def _id_of(mailbox: Mailbox, citizen: Citizen, context: TurnContext) -> str:
    """Identity code or business id, for asking of the mailbox and sending to it.

    Raises:
        SystemUnavailable: the session has just ended.
    """
    session, now = citizen.session_id, context.now
    if mailbox == "organisation":
        id = await context.store(lambda tx: citizens.principal_id(tx, session, now=now))
    else:
        id = await context.store(lambda tx: citizens.identity_code(tx, session, now=now))
    if id is None:
        raise SystemUnavailable(SYSTEM)
    if mailbox == "person":
        await note("identity_code_sent", citizen, context, to=SYSTEM, purpose=SEND_RECEIPT)
    return id


def _go_where_it_was_done(operation: Operation, context: TurnContext) -> None:
    """The municipality whose matter it is sends the receipt."""
    if operation.municipality == context.conversation.municipality:
        return
    context.change_conversation(municipality=operation.municipality)
    if context.municipality:
        context.say("municipality.changed", {"municipality": context.municipality.form("of")})
