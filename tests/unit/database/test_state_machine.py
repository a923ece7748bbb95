"""Any order of deliveries, turns, crashes and jobs: nothing is lost, doubled or reordered.

The machine drives the inbox, the outbox and the operations as the application does, with a crash (a rollback,
and everything in memory forgotten) at every point where a process can die, and compares with plain lists.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from integrations.database import Database, Transaction, conversations, inbox, operations, outbox, turns
from tests.unit.database.conftest import NOW, new_operation

LEASE = 30
SENDERS = st.integers(0, 1)
CRASHES = st.booleans()


class Crash(Exception):
    """The process dies here."""


@dataclass
class Expected:
    """What one sender's conversation must hold."""

    conversation_id: str
    accepted: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    last_read: int = 0


class Machine(RuleBasedStateMachine):
    """Two senders, one database, any number of processes."""

    database: Database

    @initialize()
    def begin(self) -> None:
        # What an example that failed left behind is none of the next one's.
        with self.database.transaction() as tx:
            tx.execute(text("DELETE FROM conversation"))
        self.now: datetime = NOW
        self.ledger: Counter[str] = Counter()
        self.confirmed: set[str] = set()
        self.settled: set[str] = set()
        self.claims: dict[str, datetime] = {}
        self.senders = [Expected(self._create()) for _ in range(2)]

    @rule(sender=SENDERS, external_id=st.sampled_from("abcdef"), crash=CRASHES)
    def deliver(self, sender: int, external_id: str, crash: bool) -> None:
        """A platform delivers a message, perhaps not for the first time."""
        expected = self.senders[sender]
        unique = f"{expected.conversation_id}:{external_id}"
        try:
            with self.database.transaction() as tx:
                id = inbox.accept(
                    tx,
                    conversation_id=expected.conversation_id,
                    municipality=None,
                    channel="web",
                    external_id=unique,
                    body={"text": external_id},
                    now=self.now,
                )
                assert (id is None) == (external_id in expected.accepted)
                if crash:
                    raise Crash
        except Crash:
            return
        if id is not None:
            expected.accepted.append(external_id)

    @rule(
        sender=SENDERS, confirm=st.booleans(), crash=st.sampled_from(["never", "before", "within", "after"])
    )
    def take_turn(self, sender: int, confirm: bool, crash: str) -> None:
        """A process answers the oldest message, and the citizen may confirm an operation with it."""
        expected = self.senders[sender]
        hold = self.database.try_hold(expected.conversation_id, "process")
        assert hold is not None
        with hold:
            with hold.transaction() as tx:
                found = turns.next_pending(tx, expected.conversation_id)
                message = found[0] if found else None
                waiting = len(expected.accepted) > len(expected.answered)
                assert (message is not None) == waiting
                if message is None or message.body is None:
                    return
                inbox.count_attempt(tx, message.id)
            if crash == "before":
                return
            operation_id = uuid4().hex if confirm else None
            try:
                with hold.transaction() as tx:
                    self._answer(tx, expected, message, operation_id)
                    if crash == "within":
                        raise Crash
            except Crash:
                return
        expected.answered.append(message.body["text"])
        if operation_id:
            self.confirmed.add(operation_id)

    @rule(sender=SENDERS, limit=st.integers(1, 3), forget=st.booleans())
    def read(self, sender: int, limit: int, forget: bool) -> None:
        """The browser reads what is new; a new browser reads from the beginning."""
        expected = self.senders[sender]
        if forget:
            expected.read, expected.last_read = [], 0
        with self.database.transaction() as tx:
            rows = outbox.after(tx, expected.conversation_id, expected.last_read, limit)
        for row in rows:
            assert row.id > expected.last_read
            expected.last_read = row.id
            expected.read.append(row.reply["to"])

    @rule(crash=st.sampled_from(["never", "claimed", "written", "sent"]), limit=st.integers(1, 2))
    def follow_up(self, crash: str, limit: int) -> None:
        """A job claims what is due and carries it out; it may die at each step."""
        with self.database.transaction() as tx:
            claimed = operations.claim_due(tx, now=self.now, lease_seconds=LEASE, limit=limit)
        for operation in claimed:
            assert operation.id in self.confirmed - self.settled
            assert self.claims.get(operation.id, self.now) <= self.now, "two have it at once"
            self.claims[operation.id] = self.now + timedelta(seconds=LEASE)
        for operation in claimed:
            if crash == "claimed":
                return
            if operation.state == "confirmed":
                with self.database.transaction() as tx:
                    assert operations.move(tx, operation.id, from_states={"confirmed"}, to_state="sending")
                if crash == "written":
                    return
            # Anything but the first sending is preceded by looking whether it arrived.
            if operation.state == "confirmed" or not self.ledger[operation.id]:
                self.ledger[operation.id] += 1
            if crash == "sent":
                return
            with self.database.transaction() as tx:
                assert operations.move(
                    tx, operation.id, from_states={"sending"}, to_state="done", next_attempt_at=None
                )
            self.settled.add(operation.id)

    @rule(seconds=st.sampled_from([1, LEASE - 1, LEASE]))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @invariant()
    def replies_are_read_once_and_in_the_order_of_the_messages(self) -> None:
        for expected in getattr(self, "senders", ()):
            assert expected.answered == expected.accepted[: len(expected.answered)]
            replies = [reply for words in expected.answered for reply in (words, words.upper())]
            assert expected.read == replies[: len(expected.read)]

    @invariant()
    def an_effect_happens_at_most_once_and_is_never_claimed_falsely(self) -> None:
        if hasattr(self, "ledger"):
            assert all(count == 1 for count in self.ledger.values())
            assert self.settled <= set(self.ledger) <= self.confirmed

    def teardown(self) -> None:
        """Given time and no more crashes, everything that was accepted is answered and settled."""
        if not hasattr(self, "senders"):
            return
        for sender, expected in enumerate(self.senders):
            for _ in range(len(expected.accepted) - len(expected.answered)):
                self.take_turn(sender, False, "never")
            self.read(sender, 100, forget=False)
            assert expected.answered == expected.accepted
            assert len(expected.read) == 2 * len(expected.accepted)
        self.wait(LEASE)
        self.follow_up("never", 100)
        assert self.settled == self.confirmed == set(self.ledger)

    def _answer(
        self, tx: Transaction, expected: Expected, message: inbox.InboxRow, operation_id: str | None
    ) -> None:
        assert message.body is not None
        words = message.body["text"]
        replies = [{"to": words}, {"to": words.upper()}]
        outbox.add(
            tx,
            conversation_id=expected.conversation_id,
            inbox_id=message.id,
            replies=replies,
            now=self.now,
        )
        if operation_id:
            operation = new_operation(
                expected.conversation_id, id=operation_id, state="confirmed", next_attempt_at=self.now
            )
            operations.create(tx, operation)
        inbox.finish(tx, message.id)

    def _create(self) -> str:
        with self.database.transaction() as tx:
            made = conversations.create(
                tx,
                channel="web",
                sender_hash=uuid4().hex,
                municipality=None,
                language=None,
                language_source=None,
                now=self.now,
            )
        return made.id


def test_nothing_is_lost_doubled_or_reordered(database: Database) -> None:
    machine = type("MachineOnDatabase", (Machine,), {"database": database})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=15,
            stateful_step_count=30,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
