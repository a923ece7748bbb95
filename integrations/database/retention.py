"""Deletion of what need not be kept any longer."""

from datetime import datetime

from sqlalchemy import bindparam, delete, exists, or_

from integrations.database.operations import UNDER_WAY
from integrations.database.tables import conversation, lease, operation
from integrations.database.transaction import Transaction

IDLE_DAYS = 30
"""Days after which a conversation that nobody goes on with is deleted."""
_MOMENT = bindparam("moment", type_=conversation.c.last_active_at.type)
_IDLE = delete(conversation).where(
    conversation.c.last_active_at < _MOMENT,
    ~exists().where(
        operation.c.conversation_id == conversation.c.id,
        or_(
            operation.c.state.in_(sorted(UNDER_WAY)),
            (operation.c.state == "done") & operation.c.next_attempt_at.is_not(None),
        ),
    ),
)
_LEASES = delete(lease).where(lease.c.until < _MOMENT)


def delete_conversations_idle_since(tx: Transaction, moment: datetime) -> int:
    """Deletes conversations without a message since ``moment``, with all their rows; returns how many.

    A conversation with an operation under way, or one that is still followed up, stays whole until it is
    settled: the citizen is to hear how it ended. Leases that ran out before ``moment`` go too.
    """
    tx.execute(_LEASES, {"moment": moment})
    return int(tx.execute(_IDLE, {"moment": moment}).rowcount)
