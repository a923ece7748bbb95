"""Deletion of what need not be kept any longer."""

from datetime import datetime

from sqlalchemy import bindparam, delete, exists, or_

from integrations.database.operations import UNDER_WAY
from integrations.database.tables import (
    citizen_session,
    conversation,
    lease,
    login,
    logout,
    operation,
    used_message,
)
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


_PASSED = [
    delete(login).where(login.c.expires_at < _MOMENT),
    delete(logout).where(logout.c.expires_at < _MOMENT),
    delete(used_message).where(used_message.c.keep_until < _MOMENT),
    delete(citizen_session).where(citizen_session.c.expires_at < _MOMENT),
]


def delete_logins_passed_before(tx: Transaction, moment: datetime) -> None:
    """Deletes what was left of logins, sessions and logouts that could not be used after ``moment``.

    Marks of used messages stay as long as the message would be believed for its times.
    """
    for statement in _PASSED:
        tx.execute(statement, {"moment": moment})
