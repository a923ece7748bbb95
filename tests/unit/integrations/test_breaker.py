"""When a system is left alone, and when it is tried again."""

import asyncio

import pytest

from akkuna.errors import BadAnswer, OutcomeUnknown, RequestRefused, SystemUnavailable
from integrations.breaker import Breaker


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker("system", failures=3, seconds=15, clock=clock)


def fail(breaker: Breaker, error: Exception | None = None) -> None:
    with pytest.raises(type(error or SystemUnavailable("system"))), breaker.guard():
        raise error or SystemUnavailable("system")


def is_open(breaker: Breaker) -> bool:
    try:
        with breaker.guard():
            return False
    except SystemUnavailable:
        return True


def test_failures_in_a_row_open_it(breaker: Breaker) -> None:
    for error in (OutcomeUnknown("system"), BadAnswer("system"), SystemUnavailable("system")):
        fail(breaker, error)
    with pytest.raises(SystemUnavailable) as raised, breaker.guard():
        pytest.fail("the call was let through")
    assert raised.value.retry_after == 15


def test_a_success_between_keeps_it_closed(breaker: Breaker) -> None:
    for _ in range(5):
        fail(breaker)
        fail(breaker)
        assert not is_open(breaker)


def test_a_refusal_is_a_living_system(breaker: Breaker) -> None:
    for _ in range(5):
        fail(breaker)
        fail(breaker)
        fail(breaker, RequestRefused("system", 400))
    assert not is_open(breaker)


def test_one_call_is_let_through_after_a_while(breaker: Breaker, clock: Clock) -> None:
    for _ in range(3):
        fail(breaker)
    clock.now = 15
    with breaker.guard():
        assert is_open(breaker)
    assert not is_open(breaker)


def test_a_failed_trial_opens_it_again(breaker: Breaker, clock: Clock) -> None:
    for _ in range(3):
        fail(breaker)
    clock.now = 15
    fail(breaker)
    assert is_open(breaker)
    clock.now = 30
    assert not is_open(breaker)


def test_a_cancelled_trial_leaves_room_for_another(breaker: Breaker, clock: Clock) -> None:
    for _ in range(3):
        fail(breaker)
    clock.now = 15
    with pytest.raises(asyncio.CancelledError), breaker.guard():
        raise asyncio.CancelledError
    assert not is_open(breaker)
