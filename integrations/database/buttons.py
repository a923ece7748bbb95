"""Buttons: what pressing one means is kept here; the citizen's side gets a token that cannot be guessed."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import bindparam, select

from integrations.database.columns import now_utc
from integrations.database.statements import insert_rows_later
from integrations.database.tables import button
from integrations.database.transaction import Transaction

_TOKEN_BYTES = 12

_PRESS = select(button.c.press).where(
    button.c.token_hash == bindparam("token_hash"),
    button.c.conversation_id == bindparam("conversation_id"),
)


def issue(tx: Transaction, conversation_id: str, presses: Sequence[Mapping[str, Any]]) -> list[str]:
    """Stores what each button means; returns their tokens in the same order.

    A token has 96 bits of chance, is safe in a URL, and only its hash is stored.
    """
    tokens = [secrets.token_urlsafe(_TOKEN_BYTES) for _ in presses]
    now = now_utc()
    rows = [
        {
            "token_hash": _hash(token),
            "conversation_id": conversation_id,
            "press": dict(press),
            "created_at": now,
        }
        for token, press in zip(tokens, presses, strict=True)
    ]
    insert_rows_later(tx, button, rows)
    return tokens


def redeem(tx: Transaction, conversation_id: str, token: str) -> dict[str, Any] | None:
    """What the button means; None for a token that was never issued in this conversation.

    A button may be pressed any number of times.
    """
    values = {"token_hash": _hash(token), "conversation_id": conversation_id}
    return cast(dict[str, Any] | None, tx.execute(_PRESS, values).scalar_one_or_none())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
