"""Carrying an operation out: by one process only, later where it must wait, by staff where no system is."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from actions import handlers
from actions.handlers import Commission, Done, Handler
from actions.operations import LONGEST_WAIT, Operations
from akkuna.catalogue import Catalogue
from akkuna.errors import SystemUnavailable
from integrations.database import Operation
from tests.unit.actions.conftest import NIVALA

NewProcess = Callable[[Catalogue], Operations]


class SlowSystem(Handler):
    """Takes what it is sent, slowly, and counts it."""

    def __init__(self) -> None:
        self.taken = 0

    async def commit(self, commission: Commission) -> Done:
        await asyncio.sleep(0.2)
        self.taken += 1
        return Done("1")


class BusySystem(Handler):
    """Wants to be left alone for longer than a calendar has years."""

    async def commit(self, commission: Commission) -> Done:
        raise SystemUnavailable("open311", retry_after=1e300)


async def test_two_processes_that_both_read_it_confirmed_send_it_once(
    new_process: NewProcess, catalogue: Catalogue, confirmed: Operation, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = SlowSystem()
    monkeypatch.setitem(handlers._HANDLERS, "report_fault", system)
    both = [new_process(catalogue).carry_out(confirmed) for _ in range(2)]
    first, second = await asyncio.gather(*both)
    assert system.taken == 1
    assert {first.state, second.state} == {"sending", "done"}


async def test_the_longest_wait_that_a_system_may_ask_for(
    new_process: NewProcess, catalogue: Catalogue, confirmed: Operation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(handlers._HANDLERS, "report_fault", BusySystem())
    operation = await new_process(catalogue).carry_out(confirmed)
    assert operation.state == "waiting"
    assert operation.next_attempt_at is not None
    assert operation.next_attempt_at <= datetime.now(timezone.utc) + timedelta(seconds=LONGEST_WAIT)


async def test_a_municipality_that_has_bound_no_system_leaves_it_to_its_staff(
    new_process: NewProcess, catalogue: Catalogue, confirmed: Operation
) -> None:
    without = catalogue.municipalities[NIVALA].copy(update={"systems": {}})
    smaller = replace(catalogue, municipalities={NIVALA: without})
    operation = await new_process(smaller).carry_out(confirmed)
    assert (operation.state, operation.attempts, operation.next_attempt_at) == ("with_staff", 0, None)
