"""Messages of identity providers that have been used, so that none is used a second time, anywhere."""

from datetime import datetime, timedelta

from integrations.database.statements import IGNORE_DUPLICATES, insert_rows
from integrations.database.tables import used_message as table
from integrations.database.transaction import Transaction

CLOCK_DIFFERENCE = timedelta(minutes=5)
"""Between our clocks, at most: a message is remembered so much longer than it is believed."""


def use(tx: Transaction, issuer: str, message_id: str, keep_until: datetime) -> bool:
    """Marks a message as used; False where it was before, also by another process or before a restart.

    Args:
        keep_until: from then on the message is refused for its age.
    """
    digest = tx.hash("saml message", f"{len(issuer)}:{issuer}{message_id}")
    row = {"digest": digest, "keep_until": keep_until + CLOCK_DIFFERENCE}
    return bool(insert_rows(tx, table, [row], IGNORE_DUPLICATES))
