"""Exactly once: how a confirmed operation is carried out, looked up and settled.

    draft ─ the citizen confirms ─▶ confirmed ─▶ sending ─┬─▶ done
                                                         ├─▶ waiting     surely not sent: sent again later
                                                         ├─▶ checking    may have been sent: looked up, never
                                                         │               sent again by itself
                                                         ├─▶ with_staff  looked up and not seen: staff decide,
                                                         │               look-ups go on
                                                         └─▶ refused     back to the citizen

Each arrow is committed before the next step is taken, by compare-and-set, so that two processes never
carry out the same operation.
"""

import secrets
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any, Protocol, TypeVar

from actions.form.draft import Draft
from actions.handlers import Commission, Done, handler_of
from akkuna.catalogue import Catalogue
from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused, SystemFailure, SystemUnavailable
from integrations.database import Attachment, Operation, Transaction, attachments, operations
from integrations.database.operations import State

REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
REFERENCE_LENGTH = 6
RETRY_AFTER = (10, 30, 60, 300, 900, 3600)
"""Seconds until the next try of something that waits; the last holds from then on."""
LONGEST_WAIT = 24 * 3600
"""Seconds that a system may ask us to wait at most; some ask for years."""
OUR_FAULT = (401, 403, 405, 407, 410, 415, 501)
"""Statuses by which a system refuses us, not the request."""
NO_SUCH_ADDRESS = 404
"""Refuses us too, unless the answer names a field: GeoReport says 404 of a service code that is gone."""
NUMBER_AFTER = 5
"""Seconds until a token is asked for its number the first time."""

Result = TypeVar("Result")


class Store(Protocol):
    """Runs work in a short database transaction of its own."""

    async def __call__(self, work: Callable[[Transaction], Result], /) -> Result: ...


class Operations:
    """Carries operations out.

    Args:
        catalogue: for the municipality that an operation belongs to.
        store: where the rows are.
        on_move: called in the transaction of each move with the row as it then is.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        store: Store,
        on_move: Callable[[Transaction, Operation], None] | None = None,
    ) -> None:
        self._catalogue, self._store, self._on_move = catalogue, store, on_move

    async def confirm(self, operation: Operation, confirmed_by: int) -> Operation:
        """Writes down that the citizen confirmed it, under a reference of ours.

        Args:
            operation: a draft, as the citizen saw it in the summary.
            confirmed_by: inbox number of the confirming message; a second delivery of it finds the row
                already confirmed and changes nothing.
        """
        confirmed = replace(
            operation,
            reference=operation.reference or new_reference(),
            confirmed_by=confirmed_by,
            confirmed_at=_now(),
            next_attempt_at=_now() + timedelta(seconds=RETRY_AFTER[0]),
        )

        return await self._store(lambda tx: operations.confirm(tx, confirmed))

    async def carry_out(self, operation: Operation) -> Operation:
        """Takes an operation as far as it goes now, from whatever state it is in."""
        if operation.state in ("confirmed", "waiting"):
            return await self._send(operation)
        if operation.state in ("sending", "checking", "with_staff"):
            return await self._look_up(operation)
        if operation.state == "done" and operation.result.get("token") and not operation.external_id:
            return await self._ask_number(operation)
        return operation

    async def _send(self, operation: Operation) -> Operation:
        if operation.municipality is None or staff_carry_out(operation, self._catalogue):
            return await self._settle(operation, {operation.state}, "with_staff", next_attempt_at=None)
        ours, moved = await self._move(
            operation, {"confirmed", "waiting"}, "sending", attempts=operation.attempts + 1
        )
        if not ours:
            return moved
        try:
            done = await handler_of(operation.service).commit(await self._commission(moved))
        except SystemUnavailable as error:
            later = _later(moved.attempts, error.retry_after)
            return await self._settle(moved, {"sending"}, "waiting", next_attempt_at=later)
        except BadAnswer:
            # Of a reading call that goes before the sending one: surely nothing was sent.
            return await self._settle(moved, {"sending"}, "waiting", next_attempt_at=_later(moved.attempts))
        except RequestRefused as error:
            if _is_our_fault(error):
                # Our key or address is wrong: the citizen can mend nothing, and the report must not be lost.
                later = _later(moved.attempts)
                return await self._settle(moved, {"sending"}, "waiting", next_attempt_at=later)
            result = {"field": error.field, "reason": error.reason, "at": error.at}
            return await self._settle(moved, {"sending"}, "refused", next_attempt_at=None, result=result)
        except OutcomeUnknown:
            return await self._look_up(moved)
        return await self._done(moved, done)

    async def _look_up(self, operation: Operation) -> Operation:
        """Asks the system whether it has the operation. Not seen is not "not there": staff decide."""
        later = _later(operation.attempts)
        attempts = operation.attempts + 1
        under_way: set[State] = {"sending", "checking", "with_staff"}
        try:
            done = await handler_of(operation.service).look_up(await self._commission(operation))
        except SystemFailure:
            state: State = "with_staff" if operation.state == "with_staff" else "checking"
            return await self._settle(operation, under_way, state, next_attempt_at=later, attempts=attempts)
        if done is None:
            return await self._settle(
                operation, under_way, "with_staff", next_attempt_at=later, attempts=attempts
            )
        return await self._done(operation, done)

    async def _ask_number(self, operation: Operation) -> Operation:
        later, attempts = _later(operation.attempts), operation.attempts + 1
        try:
            number = await handler_of(operation.service).number_of(
                await self._commission(operation), str(operation.result["token"])
            )
        except SystemFailure:
            number = None
        if number is None:
            return await self._settle(operation, {"done"}, "done", next_attempt_at=later, attempts=attempts)
        return await self._done(operation, Done(number, operation.result.get("token")))

    async def _done(self, operation: Operation, done: Done) -> Operation:
        waits_for_number = done.token is not None and done.external_id is None
        return await self._settle(
            operation,
            {"sending", "checking", "with_staff", "done"},
            "done",
            external_id=done.external_id,
            result={
                "token": done.token,
                "notice": done.notice,
                "state": done.state,
                "facts": dict(done.facts),
            },
            settled_at=_now(),
            next_attempt_at=_now() + timedelta(seconds=NUMBER_AFTER) if waits_for_number else None,
        )

    async def _settle(
        self, operation: Operation, from_states: Collection[State], to_state: State, **columns: Any
    ) -> Operation:
        """Moves the row if it still stands in one of `from_states`; the row as it then is."""
        _, current = await self._move(operation, from_states, to_state, **columns)
        return current

    async def _move(
        self, operation: Operation, from_states: Collection[State], to_state: State, **columns: Any
    ) -> tuple[bool, Operation]:
        """Does `_settle`; tells as well whether it was this call that moved the row."""

        def work(tx: Transaction) -> tuple[bool, Operation]:
            # A job keeps its claim until it knows the outcome, so that no other job waits for the same.
            claim = {} if to_state == "sending" else {"lease_until": None}
            moved = operations.move(
                tx, operation.id, from_states=from_states, to_state=to_state, **claim, **columns
            )
            if moved and self._on_move:
                self._on_move(tx, moved)
            return moved is not None, moved or _existing(tx, operation.id)

        return await self._store(work)

    async def _commission(self, operation: Operation) -> Commission:
        draft = Draft.from_json(operation.draft)
        photos = [photo for value in draft.answers.values() for photo in _photo_ids(value)]

        def work(tx: Transaction) -> tuple[Attachment, ...]:
            found = (attachments.get(tx, operation.conversation_id, photo) for photo in photos)
            return tuple(one for one in found if one is not None)

        stored = await self._store(work) if photos else ()
        municipality = self._catalogue.municipalities[operation.municipality or ""]
        return Commission(operation, draft, municipality, stored)


def staff_carry_out(operation: Operation, catalogue: Catalogue) -> bool:
    """Whether the municipality's staff carry it out: no system does, or the municipality has bound none."""
    system = catalogue.services[operation.service].system
    municipality = catalogue.municipalities.get(operation.municipality or "")
    return system is None or municipality is None or system not in municipality.systems


def _is_our_fault(error: RequestRefused) -> bool:
    return error.status in OUR_FAULT or (error.status == NO_SUCH_ADDRESS and error.field is None)


def new_reference() -> str:
    """A short reference of ours that is easy to say on the telephone: ``KA-7F3K2Q``.

    It always holds a digit, so that it neither spells a word nor is taken for one.
    """
    while True:
        code = "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(REFERENCE_LENGTH))
        if not code.isalpha():
            return f"KA-{code}"


def _later(attempts: int, asked: float | None = None) -> datetime:
    seconds = RETRY_AFTER[min(max(attempts - 1, 0), len(RETRY_AFTER) - 1)]
    return _now() + timedelta(seconds=max(seconds, min(asked or 0, LONGEST_WAIT)))


def _existing(tx: Transaction, operation_id: str) -> Operation:
    found = operations.get(tx, operation_id)
    if found is None:
        raise KeyError(operation_id)
    return found


def _photo_ids(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _now() -> datetime:
    return datetime.now(timezone.utc)
