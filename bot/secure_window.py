"""The secure window: a conversation of the citizen's own browser, with a messaging channel's draft."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from actions.form.draft import Draft
from akkuna.replies import Reply
from bot.tracker import in_form
from integrations.database import (
    Conversation,
    Operation,
    Transaction,
    attachments,
    conversations,
    handovers,
    operations,
)
from integrations.database.handovers import Handover
from integrations.database.operations import UNCONFIRMED


def open_window(
    tx: Transaction, token: str, *, channel: str, sender_hash: str, now: datetime
) -> Conversation | None:
    """Begins the window's conversation with the draft that the link was given for, and uses the link up.

    Whoever has the link goes on as themselves: nothing that they do is told to the channel but that it is
    done, and nothing of the channel's conversation is shown to them but the draft.

    Args:
        token: of the link.
        channel: of the window.
        sender_hash: keyed hash of the browser's new cookie.

    Returns:
        None where the link is used, too old or none of ours.
    """
    handover = handovers.offered(tx, token, now=now)
    origin = conversations.get(tx, handover.conversation_id) if handover else None
    if handover is None or origin is None:
        return None
    window_operation = uuid4().hex
    if not handovers.open_as(tx, handover, window_operation):
        return None
    window = conversations.create(
        tx,
        channel=channel,
        sender_hash=sender_hash,
        municipality=origin.municipality,
        language=origin.language,
        language_source=origin.language_source,
        now=now,
    )
    found = operations.get(tx, handover.operation_id)
    if found is None or found.state not in UNCONFIRMED:
        return window
    _put_copy(tx, found, window_operation, window, now)
    window = replace(window, snapshot=in_form(), active_operation=window_operation)
    conversations.save(tx, window)
    return window


def close_draft(tx: Transaction, handover: Handover, *, now: datetime) -> bool:
    """Takes the draft away from the channel when it is done in the window; False where it was told before."""
    if not handovers.tell(tx, handover, now=now):
        return False
    operations.move(tx, handover.operation_id, from_states=UNCONFIRMED, to_state="cancelled", draft={})
    conversation = conversations.get(tx, handover.conversation_id)
    if conversation and conversation.active_operation == handover.operation_id:
        conversations.save(tx, replace(conversation, snapshot={}, active_operation=None))
    return True


def news_of(reference: str | None) -> Reply:
    """What the channel hears: that it is done, and by which reference it is asked after."""
    return Reply("handover.done", {"reference": reference}) if reference else Reply("handover.answered")


def _put_copy(tx: Transaction, found: Operation, new_id: str, window: Conversation, now: datetime) -> None:
    draft = Draft.from_json(found.draft)
    answers = {
        name: _own(tx, value, found.conversation_id, window.id) for name, value in draft.answers.items()
    }
    copy = replace(
        found,
        id=new_id,
        conversation_id=window.id,
        reference=None,
        state="draft",
        draft=replace(draft, answers=answers).as_json(),
        created_at=now,
        updated_at=now,
    )
    operations.create(tx, copy)


def _own(tx: Transaction, value: Any, origin: str, window: str) -> Any:
    """An answer in the window: photos belong to one conversation, so they are copied."""
    if not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        return value
    copies = []
    for photo in filter(None, (attachments.get(tx, origin, one) for one in value)):
        copy = replace(photo, id=uuid4().hex, conversation_id=window)
        attachments.store(tx, copy)
        copies.append(copy.id)
    return copies
