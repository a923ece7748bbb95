"""Leases: a named job or thing belongs to one holder for a while."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, text

from integrations.database.tables import lease
from integrations.database.transaction import Transaction

_TAKE = text(
    "INSERT INTO lease (name, holder, until) VALUES (:name, :holder, :until)"
    " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until"
    " WHERE lease.until <= :now OR lease.holder = excluded.holder"
    " RETURNING name"
).bindparams(
    bindparam("until", type_=lease.c.until.type),
    bindparam("now", type_=lease.c.until.type),
)
_HOLDER = select(lease.c.holder).where(lease.c.name == bindparam("lease_name"))
_RELEASE = delete(lease).where(
    lease.c.name == bindparam("lease_name"), lease.c.holder == bindparam("lease_holder")
)


def try_lease(tx: Transaction, name: str, holder: str, seconds: float, now: datetime) -> bool:
    """Takes or prolongs a lease; False while another holder has it.

    Args:
        seconds: for how long, from ``now``; afterwards others may take it.
    """
    values = {"name": name, "holder": holder, "until": now + timedelta(seconds=seconds), "now": now}
    return tx.execute(_TAKE, values).first() is not None


def holder_of(tx: Transaction, name: str) -> str | None:
    """Who took the lease last and has not given it back, be it run out or not."""
    holder: str | None = tx.execute(_HOLDER, {"lease_name": name}).scalar_one_or_none()
    return holder


def release(tx: Transaction, name: str, holder: str) -> None:
    """Gives a lease back; nothing happens if it is another's by now."""
    tx.execute(_RELEASE, {"lease_name": name, "lease_holder": holder})
